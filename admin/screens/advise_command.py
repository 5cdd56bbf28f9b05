"""The command `advise`: helpers look at pictures, and decide nothing."""

import argparse

from admin.screens.console import INTERRUPTED, Console, pictures
from admin.screens.queue_commands import advice_line
from admin.services.advising import Advised, Advising
from admin.services.doors import ImagePool
from shared.domain.advice import Helper
from shared.domain.pool import PoolFilter

HELPERS = {Helper.LOOKS: "looks and stacks", Helper.MATCH: "pictures and their prompts"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `advise` takes."""
    parser.add_argument("--all", action="store_true", help="look at every picture again")


class AdviseCommand:
    """Asks the helpers from a terminal."""

    def __init__(self, pool: ImagePool, advising: Advising, console: Console) -> None:
        self._pool = pool
        self._advising = advising
        self._console = console

    def run(self, given: argparse.Namespace) -> int:
        if given.all:
            self._advising.renew()
        off = set(self._advising.off)
        seen: set[str] = set()
        unread: set[str] = set()
        with self._console.listening():
            for advised in self._advising.run(self._console.stopped):
                self._tell(advised)
                seen |= set(advised.keys)
                unread |= set(advised.unread)
        for key in sorted(unread):
            self._console.say(f"{key}: no helper can read it")
        for helper, reason in self._advising.off.items():
            self._console.say(f"{HELPERS[helper]}: off, {reason}")
        stacked = self._pool.count(PoolFilter(stacked=True))
        self._console.say(f"{pictures(len(seen))} looked at; {pictures(stacked)} in stacks")
        if self._console.stopped():
            self._console.say("stopped; advising again goes on where this ended")
            return INTERRUPTED
        return 1 if unread or set(self._advising.off) - off else 0

    def _tell(self, advised: Advised) -> None:
        for image in self._pool.find(PoolFilter(keys=tuple(advised.keys), trashed=None)):
            self._console.line(
                key=image.key, helper=advised.helper.value, **advice_line(image.advice)
            )
        self._console.fleeting(f"{HELPERS[advised.helper]}: {advised.left} left")
