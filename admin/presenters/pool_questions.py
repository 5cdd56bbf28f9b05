"""What the review page asks the pool; each question belongs into the database's lane."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication

from admin.presenters.words import pictures
from admin.services.doors import ImagePool
from shared.domain.pool import Decision, PoolFilter, PoolImage, PoolOrder, PoolState


@dataclass(frozen=True, slots=True)
class PoolCounts:
    """`of` each state with the other wishes of a filter; None: in the trash.

    `favorites` and `runs` are of the whole pool.
    """

    of: Mapping[PoolState | None, int] = field(default_factory=dict[PoolState | None, int])
    favorites: Sequence[str] = ()
    runs: Sequence[str] = ()


def count(pool: ImagePool, wanted: PoolFilter) -> PoolCounts:
    """How many there are, and by what names they can be asked for."""
    inside = replace(wanted, trashed=False)
    counts: dict[PoolState | None, int] = {
        state: pool.count(replace(inside, states=(state,))) for state in PoolState
    }
    counts[None] = pool.count(replace(wanted, states=None, trashed=True))
    return PoolCounts(counts, *pool.names())


def place_of(pool: ImagePool, image: PoolImage, wanted: PoolFilter, order: PoolOrder) -> int:
    """Where this picture is, or the one that stands for its stack; 0 when neither is wanted."""
    place = pool.place(image.key, wanted, order)
    if place is None:
        shown = pool.find(replace(wanted, stack=image.advice.stack), order=order, number=1)
        place = pool.place(shown[0].key, wanted, order) if shown else None
    return place or 0


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about many, and how many of them hang in the garden or do not."""

    decision: Decision | None
    hanging: int
    outside: int


def decide_about(
    read: Callable[[], Sequence[PoolImage]],
    decide: Callable[[Sequence[str]], Decision | None],
    *,
    in_garden: bool,
) -> Decided:
    """Decide about pictures; `in_garden` says whether those that hang there are meant, too."""
    images = read()
    keys = [i.key for i in images if in_garden or i.marks.state is not PoolState.PROMOTED]
    return Decided(decide(keys) if keys else None, len(images) - len(keys), len(keys))


@dataclass(frozen=True, slots=True)
class Turned:
    """A decision that was undone or done again, its pictures, and whether one of them is wanted."""

    decision: Decision | None
    images: Sequence[PoolImage] = ()
    wanted: bool = False


def turn_back(pool: ImagePool, turn: Callable[[], Decision | None], wanted: PoolFilter) -> Turned:
    """Undo or redo by `turn`, while a filter is on."""
    decision = turn()
    if decision is None:
        return Turned(None)
    images = pool.find(PoolFilter(keys=decision.keys, trashed=None))
    return Turned(decision, images, pool.count(replace(wanted, keys=decision.keys)) > 0)


def hanging_words(hanging: int, outside: int) -> str:
    """That so many pictures stay as they are, because they hang in the garden."""
    words = (
        QCoreApplication.translate("Admin", "Left as they are, in the garden: {0}.")
        if outside
        else QCoreApplication.translate("Admin", "It is in the garden; withdraw it there.")
    )
    return words.format(pictures(hanging))
