"""The command `pool`: review from a terminal."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from admin.screens.arguments import add_filters, filter_of, verbs_of
from admin.screens.console import Console, pictures
from admin.screens.queue_commands import image_line
from admin.services.doors import ImagePool
from admin.services.review import Review
from shared.domain.errors import NothingMatchedError, SettingsError
from shared.domain.pool import Decision, PoolFilter, PoolOrder, PoolState

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


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """What `pool` takes."""
    verbs = verbs_of(parser, common)
    listing = verbs("list", "the pictures, one JSON object a line")
    add_filters(listing)
    listing.add_argument("--trash", action="store_true", help="what is in the trash")
    orders = [order.value for order in PoolOrder]
    listing.add_argument("--sort", choices=orders, default=PoolOrder.OLDEST.value)
    listing.add_argument("--start", type=int, default=0, metavar="N")
    listing.add_argument("--number", type=int, metavar="N")
    for verb, words in (
        ("approve", "keep pictures; --all: every undecided one"),
        ("reject", "do not keep pictures; --all: every undecided one"),
        ("unmark", "undecided again, without stars; --all: all that are not in the garden"),
        ("rate", "give stars"),
        ("remove", "into the trash; --all: all that are not in the garden"),
        ("restore", "out of the trash; --all: everything in it"),
    ):
        deciding = verbs(verb, words)
        if verb == "rate":
            deciding.add_argument("stars", type=int, choices=range(6), metavar="STARS")
        deciding.add_argument("keys", nargs="*", metavar="KEY", help="key or file name")
        deciding.add_argument("--all", action="store_true")
        add_filters(deciding)
    verbs("undo", "take the last decision back")
    verbs("redo", "do again what was undone")
    emptying = verbs("empty-trash", "delete for ever what has been in the trash for long")
    emptying.add_argument("--days", type=float, metavar="N", help="else the setting's")


class PoolCommands:
    """Reviews from a terminal."""

    def __init__(self, pool: ImagePool, review: Review, console: Console) -> None:
        self._pool = pool
        self._review = review
        self._console = console

    def run(self, given: argparse.Namespace) -> int:
        match given.verb:
            case "list":
                wanted = filter_of(given, trashed=given.trash)
                return self.show(wanted, PoolOrder(given.sort), given.start, given.number)
            case "undo":
                return self.undo()
            case "redo":
                return self.redo()
            case "empty-trash":
                return self.empty_trash(given.days)
            case verb:
                need_keys(given, given.all, "--all")
                wanted = narrowed(verb, filter_of(given)) if given.all else None
                return self.decide(verb, given.keys, wanted, vars(given).get("stars", 0))

    def show(self, wanted: PoolFilter, order: PoolOrder, start: int, number: int | None) -> int:
        for image in self._pool.find(wanted, order=order, start=start, number=number):
            self._console.line(**image_line(image, self._pool.path(image.key)))
        self._console.say(pictures(self._pool.count(wanted)))
        return 0

    def decide(self, verb: str, keys: Sequence[str], wanted: PoolFilter | None, stars: int) -> int:
        """Decide about the pictures named, or about all that `wanted` fits."""
        chosen = (
            keys_of(self._pool, keys)
            if wanted is None
            else [i.key for i in self._pool.find(wanted)]
        )
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

    def empty_trash(self, days: float | None) -> int:
        gone = self._review.empty_trash(None if days is None else timedelta(days=days))
        for key in gone:
            self._console.line(key=key, done="delete")
        self._console.say(f"{pictures(len(gone))} deleted for ever")
        return 0

    def _tell(self, decision: Decision | None, verb: str) -> int:
        if decision is None:
            turned = verb in ("undo", "redo")
            self._console.say(f"nothing to {verb}" if turned else "nothing to do: it is so already")
            return 0 if verb in ALL else NothingMatchedError.exit_code
        for key in decision.keys:
            marks = self._pool.get(key).marks
            self._console.line(key=key, done=verb, state=marks.state.value, stars=marks.stars)
        of = f" of “{decision.what}”" if verb not in ALL else ""
        back = "`pool redo` does it again" if verb == "undo" else "`pool undo` takes it back"
        self._console.say(f"{verb}{of}: {pictures(len(decision.keys))}; {back}")
        return 0


def keys_of(pool: ImagePool, given: Sequence[str]) -> list[str]:
    """Keys as given, or by the file name alone where that is enough."""
    known = [image.key for image in pool.find(PoolFilter(trashed=None))]
    keys: list[str] = []
    for name in given:
        fits = [key for key in known if key == name or key.endswith(f"/{name}")]
        if len(fits) > 1:
            raise SettingsError(f"{name!r} is the name of {len(fits)} pictures; give the key")
        keys += fits or [name]
    return keys


def need_keys(given: argparse.Namespace, everything: bool, flag: str) -> None:
    """Pictures are named, or all of them are meant; SettingsError when neither or both."""
    if bool(given.keys) == everything:
        raise SettingsError(f"name the pictures, or say {flag}")


def narrowed(verb: str, given: PoolFilter) -> PoolFilter:
    """What `--all` means for a verb, with the filters that were given."""
    usual = ALL[verb]
    return replace(given, states=given.states or usual.states, trashed=usual.trashed)
