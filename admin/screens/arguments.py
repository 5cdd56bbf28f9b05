"""Pieces of the command line that several commands share."""

import argparse
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from admin.services.generation import BOTH
from shared.domain.catalogue import Orientation
from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from shared.domain.pool import PoolFilter, PoolState, words_of

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
        since=given.since,
        until=given.until,
        least_score=given.least_score,
        most_score=given.most_score,
        look_twice=given.look_twice or None,
        almost_black=given.almost_black or None,
        stacked=given.stacked or None,
        stack=given.stack,
        collapsed=given.collapsed,
        words=words_of(given.words),
    )


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Which pictures of the pool are meant; read by `filter_of`."""
    parser.add_argument("--emotion", choices=EMOTION_KEYS, type=str.lower)
    parser.add_argument("--favorite", metavar="F")
    parser.add_argument("--words", default="", metavar="WORDS", help="all of them in the prompt")
    parser.add_argument("--orientation", choices=["landscape", "portrait"], dest="which")
    parser.add_argument("--state", action="append", choices=[s.value for s in PoolState])
    parser.add_argument("--run", metavar="RUN")
    parser.add_argument("--least-stars", type=int, default=0, metavar="N")
    parser.add_argument("--since", type=moment, metavar="WHEN", help="made then or later")
    parser.add_argument("--until", type=end_of, metavar="WHEN", help="made before, or that day")
    parser.add_argument("--least-score", type=int, metavar="N", help="technical score, 0 to 100")
    parser.add_argument("--most-score", type=int, metavar="N")
    parser.add_argument("--look-twice", action="store_true", help="flagged by a safety checker")
    parser.add_argument("--almost-black", action="store_true")
    parser.add_argument("--stacked", action="store_true", help="near-duplicates of others")
    parser.add_argument("--stack", type=int, metavar="N", help="the pictures of one stack")
    parser.add_argument("--collapsed", action="store_true", help="one picture of each stack")


def moment(text: str) -> datetime:
    """An argument's type: a day, or a time of it, on this machine's clock unless it says which."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a day or time, such as 2026-11-25 or 2026-11-25T14:30"
        ) from None


def end_of(text: str) -> datetime:
    """An argument's type: the end of a day, or the time itself."""
    found = moment(text)
    return found + timedelta(days=1) if len(text) <= len("2026-11-25") else found


def size(text: str) -> tuple[int, int]:
    """An argument's type: width and height in pixels."""
    width, separator, height = text.lower().partition("x")
    if not separator or not width.isdecimal() or not height.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not WIDTHxHEIGHT, such as 768x512")
    return int(width), int(height)
