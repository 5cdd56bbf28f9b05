"""Tries what a curator does in a bucket, and says what IAM has to allow."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from shared.ports import Store
from shared.services.doctor import Finding, examine
from shared.services.iam_policy import admin_in_bucket, kiosk_in_bucket, policy
from shared.services.store_access import LIST, try_as_admin
from shared.setting_kinds import BucketAddress

KIOSK_ID = "KIOSK_ID"
"""Stands in a kiosk's policy for its name."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How far a trial is, and what was refused so far."""

    done: int
    of: int
    refused: tuple[Finding, ...] = ()


class BucketTrial:
    """`open_bucket` opens a bucket that need not be the store of this start."""

    def __init__(self, open_bucket: Callable[[BucketAddress], Store]) -> None:
        self._open_bucket = open_bucket

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


def curator_policy_text(address: BucketAddress) -> str:
    """The IAM policy that is enough for a curator, as JSON."""
    return json.dumps(policy(admin_in_bucket(address)), indent=2)


def kiosk_policy_text(address: BucketAddress) -> str:
    """The IAM policy that is enough for a kiosk, as JSON, with `KIOSK_ID` for its name."""
    return json.dumps(policy(kiosk_in_bucket(address, KIOSK_ID)), indent=2)
