"""The order of what waits in a queue, and how a hand changes it."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from shared.domain.errors import NothingMatchedError


class Move(StrEnum):
    """Where the chosen ones go; one up or down, each passes the next that was not chosen."""

    FRONT = "front"
    UP = "up"
    DOWN = "down"
    BACK = "back"


def reordered(waiting: Sequence[int], chosen: Collection[int], to: Move | int) -> list[int]:
    """What waits, after the chosen ones went somewhere, or before the one of that id.

    The chosen ones keep their order. NothingMatchedError when that one does not wait.
    """
    if isinstance(to, Move):
        return _MOVES[to](waiting, set(chosen))
    moved = set(chosen) - {to}
    rest = [each for each in waiting if each not in moved]
    if to not in rest:
        raise NothingMatchedError(f"job {to} does not wait in the queue")
    place = rest.index(to)
    return [*rest[:place], *(each for each in waiting if each in moved), *rest[place:]]


def _to_the_front(waiting: Sequence[int], chosen: Collection[int]) -> list[int]:
    return sorted(waiting, key=lambda each: each not in chosen)


def _to_the_back(waiting: Sequence[int], chosen: Collection[int]) -> list[int]:
    return sorted(waiting, key=lambda each: each in chosen)


def _up(waiting: Sequence[int], chosen: Collection[int]) -> list[int]:
    order = list(waiting)
    for place in range(1, len(order)):
        if order[place] in chosen and order[place - 1] not in chosen:
            order[place - 1], order[place] = order[place], order[place - 1]
    return order


def _down(waiting: Sequence[int], chosen: Collection[int]) -> list[int]:
    return _up(waiting[::-1], chosen)[::-1]


_MOVES = {
    Move.FRONT: _to_the_front,
    Move.BACK: _to_the_back,
    Move.UP: _up,
    Move.DOWN: _down,
}
