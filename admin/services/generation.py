"""From a curator's wish to single pictures: the matrix, the wildcards, the number of them."""

import re
import secrets
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import product
from statistics import median

from admin.services.doors import JobQueue
from shared.domain.catalogue import ItemId, Orientation
from shared.domain.emotion import Emotion
from shared.domain.errors import SettingsError
from shared.domain.generation import DEFAULT_OTHERS, SIDES, GenerationRequest
from shared.domain.generation_job import PlannedImage

BOTH = (Orientation.LANDSCAPE, Orientation.PORTRAIT)
MAX_IMAGES = 20_000
MAX_SEED = 2**32 - 1
_MOST_WORDS = 4000
"""Letters of a prompt: so many fit into a picture's metadata, and more are read by no model."""
_LATELY = 50
_WILDCARD = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a curator asks for; every combination is made `repeat` times, each with its own seed.

    `favorites` that look the same are one. `words` are season, weather or time words, one variant
    each, put before `others`. Texts may hold wildcards `{rose|tulip}`, which take turns from
    picture to picture. `width` and `height` are of the landscape picture, in pixels, multiples of
    8. Without a seed one is drawn; pictures use seed, seed + 1, …, and a landscape and a portrait
    picture share theirs.
    """

    emotions: tuple[Emotion, ...]
    favorites: tuple[str | None, ...] = (None,)
    words: tuple[str, ...] = ("",)
    emotion_text: str = ""
    others: str = DEFAULT_OTHERS
    negative_prompt: str = ""
    repeat: int = 1
    seed: int | None = None
    width: int = 768
    height: int = 512
    orientations: tuple[Orientation, ...] = BOTH
    num_inference_steps: int | None = None
    guidance_scale: float | None = None
    scheduler: str | None = None
    model: str | None = None


def plan(wish: Wish, engine: str = "diffusers") -> list[PlannedImage]:
    """The pictures of a wish, in order; SettingsError names the field that is wrong."""
    wish = replace(wish, favorites=tuple(dict.fromkeys(map(_tidy, wish.favorites))))
    _check(wish, SIDES[engine])
    seed = secrets.randbelow(2**31) if wish.seed is None else wish.seed
    sizes = _sizes(wish)
    variants = list(product(wish.emotions, wish.favorites, wish.words))
    planned: list[PlannedImage] = []
    for turn, (repeat, variant) in enumerate(product(range(wish.repeat), variants)):
        request = _request(wish, *variant, seed=(seed + turn) % (MAX_SEED + 1), turn=repeat)
        _check_favorite(request)
        _check_length(request)
        planned += [
            PlannedImage(turn + 1, replace(request, width=width, height=height))
            for width, height in sizes
        ]
    return planned


def expected_seconds(
    planned: Sequence[PlannedImage], engine: str, queue: JobQueue, workers: int
) -> float | None:
    """How long a plan will take, from what the engine did lately; None when it never ran."""
    by_model: dict[str | None, float | None] = {}
    total = 0.0
    for image in planned:
        model = image.request.model
        if model not in by_model:
            by_model[model] = _pace(engine, model, queue)
        pace = by_model[model]
        if pace is None:
            return None
        total += pace * _effort(image.request)
    return total / workers


def _request(
    wish: Wish, emotion: Emotion, favorite: str | None, word: str, *, seed: int, turn: int
) -> GenerationRequest:
    texts = [wish.emotion_text, favorite or "", word, wish.others]
    emotion_text, chosen, word, others = _choose(texts, turn)
    return GenerationRequest(
        emotion=emotion,
        seed=seed,
        emotion_text=emotion_text,
        favorite=_tidy(chosen),
        others=", ".join(text for text in (word.strip(), others.strip()) if text),
        negative_prompt=wish.negative_prompt,
        num_inference_steps=wish.num_inference_steps,
        guidance_scale=wish.guidance_scale,
        scheduler=wish.scheduler,
        model=wish.model,
    )


def _tidy(favorite: str | None) -> str | None:
    """A favorite in one spelling of what looks the same: Unicode's NFC, single spaces."""
    return unicodedata.normalize("NFC", " ".join((favorite or "").split())) or None


def _choose(texts: Sequence[str], turn: int) -> list[str]:
    """Texts with every wildcard chosen; the turns walk through all combinations."""
    chosen: list[str] = []
    for text in texts:
        while match := _WILDCARD.search(text):
            choices = match[1].split("|")
            turn, choice = divmod(turn, len(choices))
            text = text[: match.start()] + choices[choice].strip() + text[match.end() :]
        chosen.append(text)
    return chosen


def _sizes(wish: Wish) -> list[tuple[int, int]]:
    long, short = max(wish.width, wish.height), min(wish.width, wish.height)
    sizes = {
        (long, short) if orientation is Orientation.LANDSCAPE else (short, long): None
        for orientation in wish.orientations
    }
    return list(sizes)  # a square has one orientation


def _check(wish: Wish, sides: tuple[int, int]) -> None:
    low, high = sides
    checks: Iterator[tuple[bool, str]] = iter(
        (
            (bool(wish.emotions), "emotion: name at least one"),
            (Emotion.UNKNOWN not in wish.emotions, "emotion: unknown has no garden"),
            (wish.repeat >= 1, f"repeat = {wish.repeat} is not 1 or more"),
            (
                all(side % 8 == 0 and low <= side <= high for side in (wish.width, wish.height)),
                f"size = {wish.width}x{wish.height} is not of multiples of 8 from {low} to {high}",
            ),
            (
                wish.seed is None or 0 <= wish.seed <= MAX_SEED,
                f"seed = {wish.seed} is not a whole number from 0 to {MAX_SEED}",
            ),
            (
                wish.num_inference_steps is None or 1 <= wish.num_inference_steps <= 500,
                f"num_inference_steps = {wish.num_inference_steps} is not 1 to 500",
            ),
            (
                wish.guidance_scale is None or 0 <= wish.guidance_scale <= 50,
                f"guidance_scale = {wish.guidance_scale} is not a number from 0 to 50",
            ),
        )
    )
    for holds, sentence in checks:
        if not holds:
            raise SettingsError(sentence)
    texts = (wish.emotion_text, wish.others, wish.negative_prompt, *wish.words)
    for text in (*texts, *filter(None, wish.favorites)):
        check_text(text)
    number = wish.repeat * len(wish.emotions) * len(wish.favorites) * len(wish.words)
    if number * len(_sizes(wish)) > MAX_IMAGES:
        raise SettingsError(f"that would be more than {MAX_IMAGES} pictures at once")


def check_text(text: str) -> None:
    """SettingsError when a text is not Unicode or a wildcard of it is not well formed."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise SettingsError(f"{text!r} is not valid Unicode") from error
    if re.search(r"[{}]", _WILDCARD.sub("", text)):
        raise SettingsError(f"{text!r}: a wildcard is written {{one|two}}, none inside another")


def _check_favorite(request: GenerationRequest) -> None:
    moment = datetime(2000, 1, 1, tzinfo=UTC)
    item_id = ItemId(request.emotion, request.favorite, moment, 10**8, Orientation.LANDSCAPE)
    try:
        parsed = ItemId.parse(str(item_id))
    except ValueError:
        parsed = None
    if parsed != item_id:
        raise SettingsError(
            f"favorite = {request.favorite!r} is not 1 to 80 characters without slashes"
        )


def _check_length(request: GenerationRequest) -> None:
    longest = max(len(request.prompt), len(request.negative_prompt))
    if longest > _MOST_WORDS:
        raise SettingsError(f"a prompt of {longest} letters is too long; {_MOST_WORDS} are allowed")


def _pace(engine: str, model: str | None, queue: JobQueue) -> float | None:
    """Seconds per unit of effort."""
    jobs = queue.lately(engine, model, _LATELY)
    paces = [job.seconds / _effort(job.request) for job in jobs if job.seconds]
    return median(paces) if paces else None


def _effort(request: GenerationRequest) -> float:
    return request.width * request.height * (request.num_inference_steps or 1)
