"""Tries what a curator does in a bucket, and says what IAM has to allow."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from shared.ports import Store
from shared.services.doctor import Finding, examine
from shared.services.iam_policy import admin_policy, kiosk_policy
from shared.services.store_access import LIST, try_as_admin
from shared.settings import BucketAddress, Settings

KIOSK_ID = "KIOSK_ID"
"""Stands in a kiosk's policy for its name."""
_SERVICES = {"rekognition": "Rekognition", "personalize": "Personalize"}


@dataclass(frozen=True, slots=True)
class Trial:
    """How far a trial is, and what was refused so far."""

    done: int
    of: int
    refused: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """An IAM policy as JSON, and the services beside the bucket that it allows."""

    text: str
    services: tuple[str, ...]


class BucketTrial:
    """`open_bucket` opens a bucket that need not be the store of this start, as `settings` say."""

    def __init__(self, open_bucket: Callable[[BucketAddress], Store], settings: Settings) -> None:
        self._open_bucket = open_bucket
        self._settings = settings

    def run(self, address: BucketAddress) -> Iterator[Trial]:
        """Try each permission; a small object stays where nothing may be deleted.

        A bucket that cannot even be listed is not tried further.
        """
        checks = try_as_admin(self._open_bucket(address))
        checks.sort(key=lambda check: check.part != LIST)
        refused: list[Finding] = []
        for done, finding in enumerate(examine(checks), start=1):
            if not finding.works:
                refused.append(finding)
            cannot_list = not finding.works and finding.part == LIST
            yield Trial(len(checks) if cannot_list else done, len(checks), tuple(refused))
            if cannot_list:
                return

    def curator_policy(self, address: BucketAddress) -> Policy:
        """What is enough for a curator, with this bucket and what else the settings choose."""
        return _policy(admin_policy(replace(self._settings, store=address)))

    def kiosk_policy(self, address: BucketAddress) -> Policy:
        """The same for a kiosk, with `KIOSK_ID` for its name."""
        return _policy(kiosk_policy(replace(self._settings, store=address, kiosk_id=KIOSK_ID)))


def _policy(document: Mapping[str, Any]) -> Policy:
    text = json.dumps(document, indent=2)
    return Policy(text, tuple(name for key, name in _SERVICES.items() if f'"{key}:' in text))
