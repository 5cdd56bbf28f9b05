"""The curator's decisions: keep, reject, stars, trash; all of them can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from admin.services.doors import ImagePool
from shared.domain.errors import PictureMissingError, PoolError
from shared.domain.pool import MAX_STARS, Decision, Marks, PoolFilter, PoolImage, PoolState

TRASH_DAYS = 30
"""How long the trash keeps a picture unless the settings say otherwise."""


class Review:
    """Decides about pictures of the pool.

    Each method answers the decision with the keys it changed, or None when all was so already.
    PictureMissingError names a picture that is not in the pool, PoolError one that is in the
    garden and can not be decided about before it is withdrawn; then nothing is changed.
    """

    def __init__(
        self,
        pool: ImagePool,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        trash_days: float = TRASH_DAYS,
    ) -> None:
        self._pool = pool
        self.trash_days = trash_days
        self._now = now

    def approve(self, keys: Sequence[str]) -> Decision | None:
        return self._decide("approve", keys, lambda m: replace(m, state=PoolState.APPROVED))

    def reject(self, keys: Sequence[str]) -> Decision | None:
        return self._decide("reject", keys, lambda m: replace(m, state=PoolState.REJECTED))

    def unmark(self, keys: Sequence[str]) -> Decision | None:
        """Pictures are undecided again and have no stars."""
        return self._decide("unmark", keys, lambda m: Marks(trashed_at=m.trashed_at))

    def rate(self, keys: Sequence[str], stars: int) -> Decision | None:
        """Give 0 to 5 stars; pictures of the garden too."""
        if not 0 <= stars <= MAX_STARS:
            raise PoolError(f"stars = {stars} is not 0 to {MAX_STARS}")
        return self._decide("rate", keys, lambda m: replace(m, stars=stars), in_garden=True)

    def remove(self, keys: Sequence[str]) -> Decision | None:
        """Into the trash, with a date."""
        now = self._now()
        return self._decide(
            "remove", keys, lambda m: m if m.trashed_at else replace(m, trashed_at=now)
        )

    def restore(self, keys: Sequence[str]) -> Decision | None:
        """Out of the trash, as they were."""
        return self._decide("restore", keys, lambda m: replace(m, trashed_at=None))

    def undo(self) -> Decision | None:
        """Take the last decision back; None when there is none left."""
        return self._pool.undo()

    def redo(self) -> Decision | None:
        """Do again what was undone last; None when there is nothing."""
        return self._pool.redo()

    def long_in_trash(self, older_than: timedelta) -> list[str]:
        """The keys of what has been in the trash for so long."""
        oldest = self._now() - older_than
        return [
            image.key
            for image in self._pool.find(PoolFilter(trashed=True))
            if image.marks.trashed_at is not None and image.marks.trashed_at <= oldest
        ]

    def empty_trash(self, older_than: timedelta | None = None) -> list[str]:
        """Remove for ever what has been in the trash for so long; the keys. Can't be undone."""
        days = timedelta(days=self.trash_days)
        old = self.long_in_trash(days if older_than is None else older_than)
        self._pool.delete(old)
        return old

    def _decide(
        self,
        what: str,
        keys: Sequence[str],
        change: Callable[[Marks], Marks],
        *,
        in_garden: bool = False,
    ) -> Decision | None:
        images = images_of(self._pool, keys)
        for image in images:
            if image.marks.state is PoolState.PROMOTED and not in_garden:
                raise PoolError(f"{image.key} is in the garden; withdraw it first")
        marks = {i.key: change(i.marks) for i in images if change(i.marks) != i.marks}
        return self._pool.decide(what, marks, self._now()) if marks else None


def images_of(pool: ImagePool, keys: Sequence[str]) -> list[PoolImage]:
    """The pictures in the order of their keys, each once.

    PictureMissingError names one that is not there.
    """
    wanted = tuple(dict.fromkeys(keys))
    found = {i.key: i for i in pool.find(PoolFilter(keys=wanted, trashed=None))}
    missing = [key for key in wanted if key not in found]
    if missing:
        raise PictureMissingError(f"the pool has no picture {missing[0]!r}")
    return [found[key] for key in wanted]
