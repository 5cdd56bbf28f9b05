"""The command `wish`: pin single pictures, let them rest, or give them more or less weight."""

import argparse

from admin.screens.arguments import verbs_of
from admin.screens.console import Console, pictures
from admin.services.picture_wishes import (
    Change,
    PictureWishes,
    nothing,
    pinned,
    resting,
    weighted,
)
from admin.services.shared_manifest import SharedManifest
from shared.domain.errors import NothingMatchedError
from shared.domain.wishes import Wish

_CHANGES: dict[str, Change] = {"pin": pinned, "rest": resting, "clear": nothing}


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """What `wish` takes."""
    verbs = verbs_of(parser, common)
    verbs("list", "the pictures with a wish, one JSON object a line")
    for name, words in (
        ("pin", "show pictures whenever they can be"),
        ("rest", "do not show pictures, unless nothing else is there"),
        ("weight", "multiply the odds of pictures, 0.1 to 10"),
        ("clear", "wish nothing of pictures any more"),
    ):
        verb = verbs(name, words)
        if name == "weight":
            verb.add_argument("weight", type=float, metavar="W")
        verb.add_argument("keys", nargs="+", metavar="KEY")


class WishCommand:
    """What is wished is written at once; kiosks heed it within two minutes."""

    def __init__(self, wishes: PictureWishes, manifest: SharedManifest, console: Console) -> None:
        self._wishes = wishes
        self._manifest = manifest
        self._console = console

    def run(self, given: argparse.Namespace) -> int:
        if given.verb == "list":
            for item_id, wish in sorted(self._wishes.read().by_item.items()):
                self._print(item_id, wish)
            return 0
        change = weighted(given.weight) if given.verb == "weight" else _CHANGES[given.verb]
        wished = self._wishes.wish(given.keys, change)
        for item_id, wish in wished.after.items():
            self._print(item_id, wish)
        listed = {item.item_id for item in self._manifest.read().items}
        for item_id in wished.after:
            if listed and given.verb != "clear" and item_id not in listed:
                self._console.say(f"{item_id} is not in the garden; the wish waits for it")
        if not wished.after and given.verb == "clear":
            raise NothingMatchedError("nothing was wished of these pictures")
        self._console.say(f"wished of {pictures(len(wished.after))}")
        return 0

    def _print(self, item_id: str, wish: Wish) -> None:
        self._console.line(
            key=item_id, pinned=wish.pinned, resting=wish.resting, weight=wish.weight
        )
