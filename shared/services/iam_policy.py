"""The IAM policies that are enough: for one kiosk, for a curator, as their settings are."""

from collections.abc import Mapping, Sequence
from typing import Any

from shared.domain.errors import SettingsError
from shared.services.store_access import (
    DELETED_BY_ADMIN,
    READ_BY_ADMIN,
    READ_BY_KIOSK,
    WRITTEN_BY_ADMIN,
    WRITTEN_BY_KIOSK,
)
from shared.settings import BucketAddress, Settings

Statement = Mapping[str, Any]
_PERSONALIZE = "arn:aws:personalize:*:*"
_KINDS = (
    *("Schema", "DatasetGroup", "Dataset", "EventTracker", "Filter", "Solution", "Campaign"),
    *("SolutionVersion", "DatasetImportJob", "DataDeletionJob"),
)
_NOT_DELETED = ("SolutionVersion", "DatasetImportJob", "DataDeletionJob")


def kiosk_policy(settings: Settings) -> Mapping[str, Any]:
    """All that a kiosk with these settings does at AWS; SettingsError when that is nothing."""
    statements = [
        *_kiosk_in_bucket(settings.bucket, settings.kiosk_id),
        *_of(settings.face_backend == "rekognition", "rekognition:DetectFaces", "*"),
        *_of(settings.personalize_users_arn, "personalize:PutUsers"),
        # AWS denies it to a policy that names a tracker.
        *_of(settings.personalize_tracking_id, "personalize:PutEvents", "*"),
        *_recommending(settings),
    ]
    return _policy(statements)


def admin_policy(settings: Settings) -> Mapping[str, Any]:
    """All that a curator with these settings does at AWS; SettingsError when that is nothing."""
    statements = [
        *_admin_in_bucket(settings.bucket),
        *_of(settings.personalize_items_arn, "personalize:PutItems"),
        *_recommending(settings),
        *_setting_up(settings),
    ]
    return _policy(statements)


def _policy(statements: Sequence[Statement]) -> Mapping[str, Any]:
    """The policy of some statements; SettingsError when there is none."""
    if not statements:
        raise SettingsError("store: is a folder; only what is at AWS needs an IAM policy")
    return {"Version": "2012-10-17", "Statement": list(statements)}


def _kiosk_in_bucket(address: BucketAddress | None, kiosk_id: str) -> list[Statement]:
    """What a kiosk does in the store, if that is a bucket."""
    written = [f"{folder}/{kiosk_id}" for folder in WRITTEN_BY_KIOSK]
    return _in_bucket(address, {"s3:GetObject": READ_BY_KIOSK, "s3:PutObject": written})


def _admin_in_bucket(address: BucketAddress | None) -> list[Statement]:
    """What a curator does in the store, if that is a bucket."""
    return _in_bucket(
        address,
        {
            "s3:GetObject": READ_BY_ADMIN,
            "s3:PutObject": WRITTEN_BY_ADMIN,
            "s3:DeleteObject": DELETED_BY_ADMIN,
        },
    )


def _in_bucket(
    address: BucketAddress | None, allowed: Mapping[str, Sequence[str]]
) -> list[Statement]:
    if address is None:
        return []
    bucket = f"arn:aws:s3:::{address.bucket}"
    root = f"{bucket}/{address.prefix}/" if address.prefix else f"{bucket}/"
    return [
        _allow("List", "s3:ListBucket", bucket),
        *(
            _allow(action.removeprefix("s3:"), action, [f"{root}{folder}/*" for folder in folders])
            for action, folders in allowed.items()
        ),
    ]


def _recommending(settings: Settings) -> list[Statement]:
    asked = (
        settings.personalize_campaign_arn,
        settings.personalize_filter_arn,
        settings.personalize_new_filter_arn,
    )
    arns = [arn for arn in asked if arn] if settings.personalize_campaign_arn else None
    return _of(arns, "personalize:GetRecommendations")


def _setting_up(settings: Settings) -> list[Statement]:
    """What `personalize setup` and its kin do, for a site that names the role of the import."""
    if settings.personalize_role_arn is None:
        return []
    name = settings.personalize_name
    actions = [f"personalize:{verb}{kind}" for verb in ("Create", "Describe") for kind in _KINDS]
    actions += [f"personalize:Delete{kind}" for kind in _KINDS if kind not in _NOT_DELETED]
    own = (
        *(f"schema/{name}-*", f"dataset-group/{name}", f"dataset/{name}/*", "event-tracker/*"),
        *(
            f"filter/{name}",
            f"filter/{name}-new",
            f"solution/{name}",
            f"solution/{name}/*",
            f"campaign/{name}",
        ),
        *(f"dataset-import-job/{name}-*", f"data-deletion-job/{name}-*"),
    )
    listed = [f"personalize:List{kind}s" for kind in _KINDS if kind != "DataDeletionJob"]
    return [
        _allow(
            "SetUp",
            [*actions, "personalize:UpdateCampaign", "personalize:UpdateSolution"],
            [f"{_PERSONALIZE}:{each}" for each in own],
        ),
        _allow("LookForIt", listed, "*"),
        _allow("LendTheRole", "iam:PassRole", settings.personalize_role_arn),
    ]


def _of(given: object, action: str, resource: str | Sequence[str] | None = None) -> list[Statement]:
    """A statement for what the settings name; none where they do not."""
    if not given:
        return []
    return [_allow(action.partition(":")[2], action, resource or given)]


def _allow(sid: str, action: str | Sequence[str], resource: object) -> Statement:
    return {"Sid": sid, "Effect": "Allow", "Action": action, "Resource": resource}
