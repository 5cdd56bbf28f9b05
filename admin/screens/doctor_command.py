"""The command `doctor`: what works here, and the IAM policy that a curator needs."""

import argparse
import json
from collections.abc import Callable, Mapping

from admin.screens.console import Console
from shared.domain.catalogue import MANIFEST_KEY
from shared.domain.errors import ObjectMissingError
from shared.ports import Store
from shared.services.doctor import (
    STORE,
    Check,
    examine_folder,
    examine_garden,
    of_personalize,
    tell,
)
from shared.services.iam_policy import admin_policy
from shared.services.store_access import try_as_admin
from shared.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `doctor` takes."""
    parser.add_argument(
        "--policy", action="store_true", help="print the IAM policy that a curator needs"
    )


class DoctorCommand:
    """Examines a curator's machine from a terminal.

    `diffusion` answers what paints with models here, or raises why nothing does; so does each of
    `trials` of what AWS allows.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        engines: Mapping[str, int],
        diffusion: Callable[[], str],
        trials: Mapping[str, Callable[[], str]],
        console: Console,
    ) -> None:
        self._settings = settings
        self._store = store
        self._engines = engines
        self._diffusion = diffusion
        self._trials = trials
        self._console = console

    def run(self, given: argparse.Namespace) -> int:
        if given.policy:
            document = admin_policy(self._settings)
            self._console.text(json.dumps(document, indent=2))
            return 0
        return tell(self._checks(), self._console.text)

    def _checks(self) -> list[Check]:
        checks = [
            Check("data folder", True, lambda: examine_folder(self._settings.data_dir)),
            Check("engines", True, lambda: ", ".join(self._engines)),
            Check("diffusion", False, self._diffusion),
            Check("store", True, self._garden, STORE),
        ]
        if self._settings.bucket is not None:
            checks += try_as_admin(self._store)
        return checks + of_personalize(self._trials)

    def _garden(self) -> str:
        try:
            return examine_garden(self._store)
        except ObjectMissingError:
            return f"{MANIFEST_KEY} is not there yet: nothing was promoted"
