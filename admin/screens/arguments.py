"""The command line: which commands there are and what they take."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from admin.services.garden import MAX_NUMBER
from admin.services.generation import BOTH, Wish
from admin.services.prompt_presets import PromptPreset
from admin.services.review import TRASH_DAYS
from shared.arguments import common_arguments
from shared.domain.catalogue import Orientation
from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from shared.domain.errors import SettingsError
from shared.domain.generation import DEFAULT_OTHERS
from shared.domain.generation_job import JobState
from shared.domain.pool import PoolFilter, PoolState

ENGINES = ("painter", "diffusers")
ORIENTATIONS = {
    "both": BOTH,
    "landscape": (Orientation.LANDSCAPE,),
    "portrait": (Orientation.PORTRAIT,),
}
_EMOTIONS = [emotion.key for emotion in GARDEN_EMOTIONS]


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line; wrong arguments end the program with exit code 2."""
    common = common_arguments()
    parser = argparse.ArgumentParser(
        prog="emotion-garden-admin",
        description="Grow pictures, look at them, keep the good ones, promote them.",
        parents=[common],
    )
    commands = parser.add_subparsers(dest="command", title="commands", metavar="COMMAND")

    def command(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[common], help=words, description=words)

    _generate(command("generate", "queue pictures and make them"))
    _queue(command("queue", "the generation queue"), common)
    _pool(command("pool", "the pictures that were made, and decisions about them"), common)
    promote = command("promote", "bring approved pictures into the garden, verified")
    promote.add_argument("keys", nargs="*", metavar="KEY")
    promote.add_argument("--all-approved", action="store_true")
    promote.add_argument("--dry-run", action="store_true", help="only say what would be done")
    _garden(command("garden", "what is served"), common)
    starter = command("starter-garden", "paint the starter garden into a folder")
    starter.add_argument("folder", type=Path, metavar="DIR")
    starter.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH")
    return parser.parse_args(arguments)


def wish_of(given: argparse.Namespace, presets: Mapping[str, PromptPreset]) -> Wish:
    """What `generate` asks for; words of the command line come before those of the preset."""
    preset = PromptPreset("", "", "", "", DEFAULT_OTHERS, "")
    if given.preset is not None:
        if given.preset not in presets:
            raise SettingsError(
                f"preset {given.preset!r} is not known; there are {', '.join(sorted(presets))}"
            )
        preset = presets[given.preset]

    def said(words: str | None, else_: str) -> str:
        return else_ if words is None else words

    width, height = given.size
    emotions = GARDEN_EMOTIONS if "all" in given.emotion else map(Emotion.from_key, given.emotion)
    return Wish(
        emotions=tuple(dict.fromkeys(emotions)),
        favorites=tuple(given.favorite or (None,)),
        words=tuple(given.words or ("",)),
        emotion_text=said(given.emotion_text, preset.emotion_text),
        others=said(given.others, preset.others),
        negative_prompt=said(given.negative_prompt, preset.negative_prompt),
        repeat=given.repeat,
        seed=given.seed,
        width=width,
        height=height,
        orientations=ORIENTATIONS[given.which],
        num_inference_steps=given.num_inference_steps,
        guidance_scale=given.guidance_scale,
        scheduler=given.scheduler,
        model=str(given.model.absolute()) if given.model else None,
    )


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


def _generate(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--emotion", action="append", required=True, choices=[*_EMOTIONS, "all"], type=str.lower,
        help="may be given several times: every combination is made")  # fmt: skip
    add("--repeat", type=int, default=1, metavar="N", help="pictures of each combination")
    add("--emotion-text", metavar="T", help="words for the emotion; else its English name")
    add("--favorite", action="append", metavar="F", help="the extra subject; several times")
    add("--words", action="append", metavar="T", help="season, weather, time; several times")
    add("--others", metavar="T", help="the rest of the prompt")
    add("--negative-prompt", metavar="T")
    add("--preset", metavar="NAME", help="a named prompt of prompts.toml")
    add("--size", type=_size, default=(768, 512), metavar="WxH", help="pixels, multiples of 8")
    add("--orientation", choices=list(ORIENTATIONS), default="both", dest="which")
    add("--engine", choices=ENGINES, default="painter")
    add("--model", type=Path, metavar="DIR", help="a model's folder or file (diffusers)")
    add("--num-inference-steps", type=int, metavar="K")
    add("--guidance-scale", type=float, metavar="G")
    add("--scheduler", metavar="NAME")
    add("--seed", type=int, metavar="S", help="the first; the next are S + 1, …; else by chance")
    add("--dry-run", action="store_true", help="only say how many, and how long it will take")


def _queue(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    verbs = _verbs(parser, common)
    listing = verbs("list", "the jobs, one JSON object a line")
    listing.add_argument("--state", action="append", choices=[s.value for s in JobState])
    listing.add_argument("--run", metavar="RUN")
    verbs("resume", "go on with everything that waits")
    verbs("pause", "begin no further picture")
    _jobs(verbs("cancel", "cancel jobs; without JOB everything that waits or executes"), "*")
    _jobs(verbs("retry", "failed jobs wait again; without JOB all of them"), "*")
    move = verbs("move", "put waiting jobs first, or before another one")
    _jobs(move, "+")
    move.add_argument("--before", type=int, metavar="JOB")


def _pool(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    verbs = _verbs(parser, common)
    listing = verbs("list", "the pictures, one JSON object a line")
    _filters(listing)
    listing.add_argument("--trash", action="store_true", help="what is in the trash")
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
        _filters(deciding)
    verbs("undo", "take the last decision back")
    verbs("redo", "do again what was undone")
    emptying = verbs("empty-trash", "delete for ever what has been in the trash for long")
    emptying.add_argument("--days", type=float, default=TRASH_DAYS, metavar="N")


def _garden(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    verbs = _verbs(parser, common)
    listing = verbs("list", "the items of the manifest, one JSON object a line")
    listing.add_argument("--emotion", choices=_EMOTIONS, type=str.lower)
    listing.add_argument("--favorite", metavar="F")
    listing.add_argument("--start", type=int, default=0, metavar="N", help="counted from 0")
    listing.add_argument("--number", type=int, default=MAX_NUMBER, metavar="N")
    withdrawing = verbs("withdraw", "take pictures off the manifest; the objects stay")
    withdrawing.add_argument("keys", nargs="+", metavar="ITEM_ID")
    withdrawing.add_argument("--allow-shrink", action="store_true", help="more than half is meant")
    verifying = verbs("verify", "hash the objects again")
    verifying.add_argument("keys", nargs="*", metavar="ITEM_ID")
    verifying.add_argument("--sample", type=int, metavar="N", help="so many, by chance")


def _verbs(
    parser: argparse.ArgumentParser, common: argparse.ArgumentParser
) -> Callable[[str, str], argparse.ArgumentParser]:
    verbs = parser.add_subparsers(dest="verb", required=True, title="commands")

    def verb(name: str, words: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, parents=[common], help=words, description=words)

    return verb


def _jobs(parser: argparse.ArgumentParser, number: str) -> None:
    parser.add_argument("jobs", nargs=number, type=int, metavar="JOB")


def _filters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--emotion", choices=_EMOTIONS, type=str.lower)
    parser.add_argument("--favorite", metavar="F")
    parser.add_argument("--orientation", choices=["landscape", "portrait"], dest="which")
    parser.add_argument("--state", action="append", choices=[s.value for s in PoolState])
    parser.add_argument("--run", metavar="RUN")
    parser.add_argument("--least-stars", type=int, default=0, metavar="N")


def _size(text: str) -> tuple[int, int]:
    width, separator, height = text.lower().partition("x")
    if not separator or not width.isdecimal() or not height.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not WIDTHxHEIGHT, such as 768x512")
    return int(width), int(height)
