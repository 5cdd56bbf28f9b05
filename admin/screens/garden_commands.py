"""The command `garden`: what is served."""

import argparse
from collections.abc import Collection, Sequence

from admin.screens.arguments import EMOTION_KEYS, verbs_of
from admin.screens.console import INTERRUPTED, Console, pictures
from admin.screens.promote_command import tell_personalize
from admin.services.adoption import Adoption
from admin.services.garden import MAX_NUMBER, Garden
from admin.services.item_registration import ItemRegistration
from admin.services.purge import PURGE_DAYS, Fate, Purge
from shared.domain.catalogue import CatalogueItem
from shared.domain.emotion import Emotion
from shared.domain.errors import NothingMatchedError, SettingsError


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """What `garden` takes."""
    verbs = verbs_of(parser, common)
    listing = verbs("list", "the items of the manifest, one JSON object a line")
    listing.add_argument("--emotion", choices=EMOTION_KEYS, type=str.lower)
    listing.add_argument("--favorite", metavar="F")
    listing.add_argument("--start", type=int, default=0, metavar="N", help="counted from 0")
    listing.add_argument("--number", type=int, default=MAX_NUMBER, metavar="N")
    withdrawing = verbs("withdraw", "take pictures off the manifest; the objects stay")
    withdrawing.add_argument("keys", nargs="+", metavar="ITEM_ID")
    withdrawing.add_argument("--allow-shrink", action="store_true", help="more than half is meant")
    hanging = verbs("hang", "list withdrawn pictures again, as they were")
    hanging.add_argument("keys", nargs="+", metavar="ITEM_ID")
    adopting = verbs("adopt", "list pictures that other tools copied into the store")
    adopting.add_argument("keys", nargs="*", metavar="ITEM_ID", help="none: all of them")
    adopting.add_argument("--dry-run", action="store_true", help="only say what would be done")
    purging = verbs("purge", "delete for ever what was withdrawn long ago")
    purging.add_argument("--days", type=float, default=PURGE_DAYS, metavar="N")
    purging.add_argument("--dry-run", action="store_true", help="only say what would be deleted")
    verifying = verbs("verify", "hash the objects again")
    verifying.add_argument("keys", nargs="*", metavar="ITEM_ID")
    verifying.add_argument("--sample", type=int, metavar="N", help="so many, by chance")


class GardenCommands:
    """Looks after what is served, from a terminal."""

    def __init__(
        self,
        garden: Garden,
        purge: Purge,
        adoption: Adoption,
        console: Console,
        registration: ItemRegistration | None = None,
    ) -> None:
        self._garden = garden
        self._purge = purge
        self._adoption = adoption
        self._console = console
        self._registration = registration

    def run(self, given: argparse.Namespace) -> int:
        match given.verb:
            case "list":
                emotion = Emotion.from_key(given.emotion) if given.emotion else None
                return self.show(emotion, given.favorite, given.start, given.number)
            case "withdraw":
                return self.withdraw(given.keys, allow_shrink=given.allow_shrink)
            case "hang":
                return self.hang(given.keys)
            case "adopt":
                return self.adopt(given.keys, dry_run=given.dry_run)
            case "purge":
                return self.purge(given.days, dry_run=given.dry_run)
            case _:
                return self.verify(given.keys, given.sample)

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
        self._console.say(f"{pictures(len(gone))} withdrawn")
        tell_personalize(self._registration, self._console)
        return self._missing(item_ids, gone)

    def hang(self, item_ids: Sequence[str]) -> int:
        """List withdrawn pictures again; one line for each."""
        tried = self._garden.hang_again(item_ids)
        for each in tried:
            told = {"fault": each.fault} if each.fault else {"done": "hang"}
            self._console.line(item_id=each.item_id, **told)
        faults = sum(each.fault is not None for each in tried)
        self._console.say(f"back in the garden: {pictures(len(tried) - faults)}; refused: {faults}")
        tell_personalize(self._registration, self._console)
        seen = [each.item_id for each in tried]
        return self._ended(item_ids, seen, faults)

    def adopt(self, item_ids: Sequence[str], *, dry_run: bool) -> int:
        """List what other tools copied in, or say of each picture whether it could hang."""
        faults = 0
        seen: list[str] = []
        work, fit = (self._adoption.check, "would") if dry_run else (self._adoption.adopt, "done")
        with self._console.listening():
            for adopted in work(item_ids, self._console.stopped):
                seen.append(adopted.item_id)
                faults += adopted.fault is not None
                told = {"fault": adopted.fault} if adopted.fault else {fit: "adopt"}
                self._console.line(item_id=adopted.item_id, **told)
        came, not_fit = ("would come", "would not") if dry_run else ("came", "did not")
        self._console.say(
            f"{pictures(len(seen) - faults)} {came} into the garden, {faults} {not_fit} fit"
        )
        if not dry_run:
            tell_personalize(self._registration, self._console)
        if self._console.stopped():
            return INTERRUPTED
        return self._ended(item_ids, seen, faults)

    def purge(self, days: float, *, dry_run: bool) -> int:
        """Delete withdrawn pictures; one line for each object that nothing lists."""
        fates = dict.fromkeys(Fate, 0)
        with self._console.listening():
            stopped = self._console.stopped
            left = self._purge.look(days) if dry_run else self._purge.purge(days, stopped)
            for leftover in left:
                fates[leftover.fate] += 1
                self._console.line(
                    item_id=leftover.item_id,
                    size=leftover.size,
                    fate=leftover.fate.value,
                    withdrawn_at=leftover.withdrawn_at and leftover.withdrawn_at.isoformat(),
                )
        gone = f"{pictures(fates[Fate.DUE])} would be" if dry_run else pictures(fates[Fate.DELETED])
        self._console.say(
            f"{gone} deleted for ever, {fates[Fate.YOUNG]} withdrawn less than {days:g} days ago,"
            f" {fates[Fate.UNKNOWN]} that nobody withdrew here and that stay"
        )
        return INTERRUPTED if self._console.stopped() else 0

    def verify(self, item_ids: Sequence[str], sample: int | None) -> int:
        bad = total = 0
        seen = list(item_ids) if sample is not None else []
        for verdict in self._garden.verify(item_ids or None, sample):
            total += 1
            seen.append(verdict.item.item_id)
            bad += verdict.fault is not None
            if verdict.fault is not None:
                self._console.line(**_named(verdict.item), fault=verdict.fault)
        if not total:
            of = "none of these pictures is in the garden" if item_ids else "the garden is empty"
            raise NothingMatchedError(of)
        self._console.say(f"{pictures(total)} verified, {bad} not as promoted")
        return self._ended(item_ids, seen, bad)

    def _ended(self, item_ids: Sequence[str], found: Collection[str], faults: int) -> int:
        """The exit code; that one of those that were named is not there comes before a fault."""
        return self._missing(item_ids, found) or (1 if faults else 0)

    def _missing(self, item_ids: Sequence[str], found: Collection[str]) -> int:
        """Say which of the pictures that were named are not there; the exit code."""
        missing = [item_id for item_id in dict.fromkeys(item_ids) if item_id not in found]
        for item_id in missing:
            self._console.say(f"there is no {item_id} here")
        return NothingMatchedError.exit_code if missing else 0


def _named(item: CatalogueItem) -> dict[str, str]:
    return {"item_id": item.item_id, "sha256": item.sha256}
