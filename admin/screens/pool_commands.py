"""The commands `pool`, `promote` and `garden`."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from admin.screens.console import INTERRUPTED, Console, pictures
from admin.screens.queue_commands import image_line
from admin.services.doors import ImagePool
from admin.services.garden import MAX_NUMBER, Garden
from admin.services.promotion import Outcome, Promotion, PromotionReport
from admin.services.review import Review, images_of
from shared.domain.catalogue import CatalogueItem
from shared.domain.emotion import Emotion
from shared.domain.errors import NothingMatchedError, SettingsError
from shared.domain.pool import Decision, PoolFilter, PoolState

_UNDECIDED = (PoolState.PENDING,)
_NOT_IN_GARDEN = (PoolState.PENDING, PoolState.APPROVED, PoolState.REJECTED)
ALL: dict[str, PoolFilter] = {
    "approve": PoolFilter(states=_UNDECIDED),
    "reject": PoolFilter(states=_UNDECIDED),
    "unmark": PoolFilter(states=_NOT_IN_GARDEN),
    "rate": PoolFilter(),
    "remove": PoolFilter(states=_NOT_IN_GARDEN),
    "restore": PoolFilter(trashed=True),
}
"""What `--all` means for each verb, unless a filter says otherwise."""


class PoolCommands:
    """Reviews and promotes from a terminal."""

    def __init__(
        self, pool: ImagePool, review: Review, promotion: Promotion, console: Console
    ) -> None:
        self._pool = pool
        self._review = review
        self._promotion = promotion
        self._console = console

    def show(self, wanted: PoolFilter, start: int, number: int | None) -> int:
        for image in self._pool.find(wanted, start=start, number=number):
            self._console.line(**image_line(image, self._pool.path(image.key)))
        self._console.say(pictures(self._pool.count(wanted)))
        return 0

    def decide(self, verb: str, keys: Sequence[str], wanted: PoolFilter | None, stars: int) -> int:
        """Decide about the pictures named, or about all that `wanted` fits."""
        chosen = self._keys(keys) if wanted is None else [i.key for i in self._pool.find(wanted)]
        if not chosen:
            raise NothingMatchedError("no picture fits")
        verbs: dict[str, Callable[[Sequence[str]], Decision | None]] = {
            "approve": self._review.approve,
            "reject": self._review.reject,
            "unmark": self._review.unmark,
            "rate": lambda chosen: self._review.rate(chosen, stars),
            "remove": self._review.remove,
            "restore": self._review.restore,
        }
        return self._tell(verbs[verb](chosen), verb)

    def undo(self) -> int:
        return self._tell(self._review.undo(), "undo")

    def redo(self) -> int:
        return self._tell(self._review.redo(), "redo")

    def empty_trash(self, days: float) -> int:
        gone = self._review.empty_trash(timedelta(days=days))
        for key in gone:
            self._console.line(key=key, done="delete")
        self._console.say(f"{pictures(len(gone))} deleted for ever")
        return 0

    def promote(self, keys: Sequence[str], *, all_approved: bool, dry_run: bool) -> int:
        """Promote the pictures named, or all that are approved."""
        if all_approved:
            images = self._pool.find(PoolFilter(states=(PoolState.APPROVED,)))
        else:
            images = images_of(self._pool, self._keys(keys))
        if not images and self._pool.count(PoolFilter(states=(PoolState.PROMOTED,))):
            self._console.say("nothing to do: what is approved is in the garden")
            return 0
        if not images:
            raise NothingMatchedError("no picture is approved")
        if dry_run:
            failed = sum(map(self._tell_promotion, self._promotion.dry_run(images)))
            self._console.say(f"{pictures(len(images) - failed)} would be in the garden")
            return 1 if failed else 0
        with self._console.listening():
            reports = self._promotion.promote(images, self._console.stopped)
            failed = sum(map(self._tell_promotion, reports))
        if self._console.stopped():
            self._console.say("stopped; promoting again goes on where this ended")
            return INTERRUPTED
        self._console.say(f"{pictures(len(images) - failed)} in the garden, {failed} failed")
        return 1 if failed else 0

    def _tell_promotion(self, report: PromotionReport) -> bool:
        """Whether it failed."""
        self._console.line(
            key=report.key, item_id=report.item_id, outcome=report.outcome, failure=report.failure
        )
        return report.outcome is Outcome.FAILED

    def _tell(self, decision: Decision | None, verb: str) -> int:
        if decision is None:
            self._console.say("nothing to do: it is so already")
            return 0 if verb in ALL else NothingMatchedError.exit_code
        for key in decision.keys:
            marks = self._pool.get(key).marks
            self._console.line(key=key, done=verb, state=marks.state.value, stars=marks.stars)
        of = f" of “{decision.what}”" if verb not in ALL else ""
        self._console.say(f"{verb}{of}: {pictures(len(decision.keys))}; `pool undo` takes it back")
        return 0

    def _keys(self, given: Sequence[str]) -> list[str]:
        """Keys as given, or by the file name alone where that is enough."""
        known = [image.key for image in self._pool.find(PoolFilter(trashed=None))]
        keys: list[str] = []
        for name in given:
            fits = [key for key in known if key == name or key.endswith(f"/{name}")]
            if len(fits) > 1:
                raise SettingsError(f"{name!r} is the name of {len(fits)} pictures; give the key")
            keys += fits or [name]
        return keys


class GardenCommands:
    """Looks after what is served, from a terminal."""

    def __init__(self, garden: Garden, console: Console) -> None:
        self._garden = garden
        self._console = console

    def show(self, emotion: Emotion | None, favorite: str | None, start: int, number: int) -> int:
        """The source's viewer: so many from the one at `start`, counted from 0."""
        if start < 0 or not 1 <= number <= MAX_NUMBER:
            raise SettingsError(f"start is 0 or more, number is 1 to {MAX_NUMBER}")
        items = self._garden.items(emotion, favorite)
        for item in items[start : start + number]:
            self._console.line(**item.to_json())
        shown = len(items[start : start + number])
        self._console.say(f"{shown} of {pictures(len(items))}")
        return 0

    def withdraw(self, item_ids: Sequence[str], *, allow_shrink: bool) -> int:
        gone = self._garden.withdraw(item_ids, allow_shrink=allow_shrink)
        for item_id in gone:
            self._console.line(item_id=item_id, done="withdraw")
        missing = set(item_ids) - set(gone)
        self._console.say(
            f"{pictures(len(gone))} withdrawn"
            + (f", {len(missing)} not in the garden" if missing else "")
        )
        return 0

    def verify(self, item_ids: Sequence[str], sample: int | None) -> int:
        bad = total = 0
        for verdict in self._garden.verify(item_ids or None, sample):
            total += 1
            bad += verdict.fault is not None
            if verdict.fault is not None:
                self._console.line(**_named(verdict.item), fault=verdict.fault)
        if not total:
            raise NothingMatchedError("none of these pictures is in the garden")
        self._console.say(f"{pictures(total)} verified, {bad} not as promoted")
        return 1 if bad else 0


def _named(item: CatalogueItem) -> dict[str, str]:
    return {"item_id": item.item_id, "sha256": item.sha256}


def narrowed(verb: str, given: PoolFilter) -> PoolFilter:
    """What `--all` means for a verb, with the filters that were given."""
    usual = ALL[verb]
    return replace(given, states=given.states or usual.states, trashed=usual.trashed)
