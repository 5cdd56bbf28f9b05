"""The command `promote`: approved pictures into the garden, verified."""

import argparse
from collections.abc import Sequence
from contextlib import suppress

from admin.screens.console import INTERRUPTED, Console, pictures
from admin.screens.pool_commands import keys_of, need_keys
from admin.services.doors import ImagePool
from admin.services.item_registration import ItemRegistration
from admin.services.promotion import Outcome, Promotion, PromotionReport
from admin.services.review import images_of
from shared.domain.errors import ManifestError, NothingMatchedError, StoreError
from shared.domain.pool import PoolFilter, PoolImage, PoolState


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `promote` takes."""
    parser.add_argument("keys", nargs="*", metavar="KEY")
    parser.add_argument("--all-approved", action="store_true")
    parser.add_argument(
        "--again",
        action="store_true",
        help="those that were promoted into another store, and that this one does not have",
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    parser.add_argument(
        "--look-twice-ok",
        action="store_true",
        help="also those that a safety checker flagged: they have been looked at twice",
    )


class PromoteCommand:
    """Promotes from a terminal."""

    def __init__(
        self,
        pool: ImagePool,
        promotion: Promotion,
        console: Console,
        registration: ItemRegistration | None = None,
    ) -> None:
        self._pool = pool
        self._promotion = promotion
        self._console = console
        self._registration = registration
        self._look_twice_ok = False
        self._held = 0

    def run(self, given: argparse.Namespace) -> int:
        need_keys(given, given.all_approved or given.again, "--all-approved or --again")
        self._look_twice_ok = given.look_twice_ok
        keys = keys_of(self._pool, given.keys) if given.keys else []
        images = images_of(self._pool, keys)
        if given.all_approved:
            images += self._pool.find(PoolFilter(states=(PoolState.APPROVED,)))
        if given.again:
            images += self._promotion.elsewhere()
        if given.again and not (images or given.all_approved):
            self._console.say("nothing to do: what another store got is here too, or was withdrawn")
            code = 0
        else:
            code = self.promote(images, dry_run=given.dry_run)
        if not given.dry_run:
            tell_personalize(self._registration, self._console)
        return code

    def promote(self, images: Sequence[PoolImage], *, dry_run: bool) -> int:
        """Promote pictures; when there are none, say why."""
        if not images and self._pool.count(PoolFilter(states=(PoolState.PROMOTED,))):
            words = "nothing to do: every approved picture was promoted"
            with suppress(StoreError, ManifestError):
                if number := len(self._promotion.elsewhere()):
                    words += f"; {pictures(number)} into another store (--again: into this one)"
            self._console.say(words)
            return 0
        if not images:
            raise NothingMatchedError("no picture is approved")
        ok = self._look_twice_ok
        if dry_run:
            failed = sum(map(self._tell, self._promotion.dry_run(images, look_twice_ok=ok)))
            self._say_held()
            number = len(images) - failed - self._held
            self._console.say(f"{pictures(number)} would be in the garden")
            return 1 if failed or self._held else 0
        with self._console.listening():
            reports = self._promotion.promote(images, self._console.stopped, look_twice_ok=ok)
            failed = sum(map(self._tell, reports))
        self._say_held()
        if self._console.stopped():
            self._console.say("stopped; promoting again goes on where this ended")
            return INTERRUPTED
        number = len(images) - failed - self._held
        self._console.say(f"{pictures(number)} in the garden, {failed} failed")
        return 1 if failed or self._held else 0

    def _say_held(self) -> None:
        if self._held:
            self._console.say(
                f"{pictures(self._held)} held back: a safety checker flagged what is in them;"
                " look twice, then say --look-twice-ok or reject them"
            )

    def _tell(self, report: PromotionReport) -> bool:
        """Whether it failed."""
        self._console.line(
            key=report.key, item_id=report.item_id, outcome=report.outcome, failure=report.failure
        )
        self._held += report.outcome is Outcome.HELD
        return report.outcome is Outcome.FAILED


def tell_personalize(registration: ItemRegistration | None, console: Console) -> None:
    """Deliver what waits for Personalize; what can't be delivered now is, another time."""
    if registration is None:
        return
    drained = registration.deliver()
    if waiting := registration.waiting():
        why = f": {drained.away}" if drained.away else ""
        console.say(f"{waiting} messages about items wait for Personalize{why}")
    if drained.buried:
        console.say(
            f"{drained.buried} messages about items were refused and are kept aside:"
            f" {drained.refusal}"
        )
