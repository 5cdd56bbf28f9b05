"""Pieces of the command line that several commands share."""

import argparse
from collections.abc import Callable
from typing import Protocol

from admin.services.generation import BOTH
from shared.domain.catalogue import Orientation
from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from shared.domain.pool import PoolFilter, PoolState

ORIENTATIONS = {
    "both": BOTH,
    "landscape": (Orientation.LANDSCAPE,),
    "portrait": (Orientation.PORTRAIT,),
}
EMOTION_KEYS = [emotion.key for emotion in GARDEN_EMOTIONS]


class Command(Protocol):
    """A word of `python -m admin`, on the curator's services."""

    def run(self, given: argparse.Namespace) -> int:
        """Do what the arguments say; the answer is the exit code."""
        ...


def verbs_of(
    parser: argparse.ArgumentParser, common: argparse.ArgumentParser
) -> Callable[[str, str], argparse.ArgumentParser]:
    """A function that adds a verb, with its help, to a command."""
    verbs = parser.add_subparsers(dest="verb", required=True, title="commands")

    def verb(name: str, words: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, parents=[common], help=words, description=words)

    return verb


def filter_of(given: argparse.Namespace, trashed: bool | None = False) -> PoolFilter:
    """Which pictures of the pool the arguments name."""
    return PoolFilter(
        emotion=Emotion.from_key(given.emotion) if given.emotion else None,
        favorite=given.favorite,
        orientation=ORIENTATIONS[given.which][0] if given.which else None,
        states=tuple(map(PoolState, given.state)) if given.state else None,
        run_id=given.run,
        least_stars=given.least_stars,
        trashed=trashed,
    )


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Which pictures of the pool are meant; read by `filter_of`."""
    parser.add_argument("--emotion", choices=EMOTION_KEYS, type=str.lower)
    parser.add_argument("--favorite", metavar="F")
    parser.add_argument("--orientation", choices=["landscape", "portrait"], dest="which")
    parser.add_argument("--state", action="append", choices=[s.value for s in PoolState])
    parser.add_argument("--run", metavar="RUN")
    parser.add_argument("--least-stars", type=int, default=0, metavar="N")


def size(text: str) -> tuple[int, int]:
    """An argument's type: width and height in pixels."""
    width, separator, height = text.lower().partition("x")
    if not separator or not width.isdecimal() or not height.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not WIDTHxHEIGHT, such as 768x512")
    return int(width), int(height)
