"""What the curator wishes of single pictures, in the store; kiosks read it every two minutes."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from admin.services.shared_object import SharedObject
from shared.domain.catalogue import ItemId
from shared.domain.errors import SettingsError, WishesError
from shared.domain.wishes import MAX_WISHES, NO_WISH, WISHES_KEY, Wish, Wishes
from shared.ports import Store

Change = Callable[[Wish], Wish]
"""Makes the new wish of a picture out of the one it has."""


@dataclass(frozen=True, slots=True)
class Wished:
    """What was wished of pictures before and after a change, by item id; only what changed."""

    before: Mapping[str, Wish]
    after: Mapping[str, Wish]


class PictureWishes:
    """The wishes, which several curators may change at once.

    WishesError when the list is damaged: it is never overwritten. `pause` waits so many seconds
    before another attempt.
    """

    def __init__(self, store: Store, pause: Callable[[float], None] = time.sleep) -> None:
        self._object = SharedObject(store, WISHES_KEY, pause)

    def read(self) -> Wishes:
        """The wishes as they are now."""
        return _wishes(self._object.read()[0])

    def wish(self, item_ids: Iterable[str], change: Change) -> Wished:
        """Change what is wished of pictures; SettingsError names a key that is none."""
        wanted = list(dict.fromkeys(item_ids))
        for item_id in wanted:
            try:
                ItemId.parse(item_id)
            except ValueError as error:
                raise SettingsError(str(error)) from error
        return self._edit(lambda known: {key: change(known.of(key)) for key in wanted})

    def undo(self, wished: Wished) -> Wished:
        """Bring back what was, where it is still as the change left it."""

        def earlier(known: Wishes) -> dict[str, Wish]:
            return {
                key: before
                for key, before in wished.before.items()
                if known.of(key) == wished.after[key]
            }

        return self._edit(earlier)

    def _edit(self, change: Callable[[Wishes], Mapping[str, Wish]]) -> Wished:
        done = Wished({}, {})

        def edited(data: bytes | None) -> bytes | None:
            nonlocal done
            known = _wishes(data)
            after = {k: wish for k, wish in change(known).items() if wish != known.of(k)}
            done = Wished({key: known.of(key) for key in after}, after)
            if not after:
                return None
            merged = {**known.by_item, **after}
            kept = {key: wish for key, wish in merged.items() if wish != NO_WISH}
            if len(kept) > MAX_WISHES:
                raise WishesError(f"{WISHES_KEY} can not hold more than {MAX_WISHES} wishes")
            return Wishes(kept).to_bytes()

        self._object.edit(edited)
        return done


def pinned(wish: Wish) -> Wish:
    """Show it whenever it can be."""
    return replace(wish, pinned=True, resting=False)


def resting(wish: Wish) -> Wish:
    """Do not show it, unless nothing else is there."""
    return replace(wish, pinned=False, resting=True)


def usual(wish: Wish) -> Wish:
    """Neither pinned nor resting; a weight stays."""
    return replace(wish, pinned=False, resting=False)


def weighted(weight: float) -> Change:
    """Multiply its odds; SettingsError when the weight is not allowed."""
    try:
        Wish(weight=weight)
    except ValueError as error:
        raise SettingsError(str(error)) from error
    return lambda wish: replace(wish, weight=weight)


def nothing(wish: Wish) -> Wish:
    """Wish nothing of it any more."""
    return NO_WISH


def _wishes(data: bytes | None) -> Wishes:
    return Wishes() if data is None else Wishes.from_bytes(data)
