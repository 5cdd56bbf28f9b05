"""The kinds of values that settings have; each says what is allowed when a value is not."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shared.domain.opening_hours import OpeningHours
from shared.domain.web_address import WebAddress

Parse = Callable[[object], Any]
"""Takes a TOML value or the text of an environment variable; ValueError says what is allowed."""


def text(pattern: str, allowed: str) -> Parse:
    def parse(value: object) -> str:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise ValueError(allowed)
        return value

    return parse


def one_of(*choices: str) -> Parse:
    return text("|".join(map(re.escape, choices)), "one of " + ", ".join(choices))


def number(kind: type[int] | type[float], least: float, most: float) -> Parse:
    allowed = f"a {'whole ' if kind is int else ''}number from {least:g} to {most:g}"

    def parse(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise ValueError(allowed)
        try:
            number = kind(value)
        except (ValueError, OverflowError):
            raise ValueError(allowed) from None
        if not least <= number <= most or (isinstance(value, float) and number != value):
            raise ValueError(allowed)
        return number

    return parse


def yes_or_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    answers = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
    if not isinstance(value, str) or value.lower() not in answers:
        raise ValueError("true or false")
    return answers[value.lower()]


def path(value: object) -> Path:
    if not isinstance(value, str) or not value or "\0" in value:
        raise ValueError("a path")
    return Path(value).expanduser()


def arn(resource: str) -> Parse:
    return text(
        rf"arn:[a-z0-9-]+:personalize:[a-z0-9-]*:\d*:{resource}/.{{1,200}}",
        f"the ARN of a Personalize {resource} (arn:aws:personalize:…:{resource}/…)",
    )


def size(value: object) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{2,4})[xX](\d{2,4})", value) if isinstance(value, str) else None
    sides = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(side % 8 == 0 and 64 <= side <= 4096 for side in sides):
        raise ValueError("WIDTHxHEIGHT in multiples of 8 from 64 to 4096, such as 768x512")
    return sides


@dataclass(frozen=True, slots=True)
class BucketAddress:
    """A store in S3: `s3://bucket[/prefix]`."""

    bucket: str
    prefix: str = ""

    def __str__(self) -> str:
        return f"s3://{self.bucket}" + (f"/{self.prefix}" if self.prefix else "")


_MOST_PREFIX = 512
"""Bytes, so that the keys below it have room in the 1,024 that S3 takes."""

_BUCKET = re.compile(
    r"s3://(?P<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(?P<prefix>[^\\\0\ud800-\udfff]*))?"
)


_NO_FOLDER = re.compile(r"s3:|[A-Za-z][A-Za-z0-9+.-]+://", re.IGNORECASE)


def store(value: object) -> Path | BucketAddress:
    if not isinstance(value, str) or not _NO_FOLDER.match(value):
        return path(value)
    found = _BUCKET.fullmatch(value)
    prefix = (found["prefix"] or "").removesuffix("/") if found else ""
    segments = set(prefix.split("/")) if prefix else set[str]()
    if not found or {"", ".", ".."} & segments or len(prefix.encode()) > _MOST_PREFIX:
        raise ValueError("a folder, or s3://bucket or s3://bucket/prefix")
    return BucketAddress(found["bucket"], prefix)


name = text(r"[A-Za-z0-9._-]{1,64}", "1 to 64 letters, digits, '.', '_' or '-'")

tracking_id = text(r"[A-Za-z0-9._-]{1,256}", "the id of a Personalize event tracker")
resource_name = text(
    r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}",
    "1 to 40 letters, digits, '_' or '-', a letter or digit first",
)
role_arn = text(
    r"arn:[a-z0-9-]+:iam::\d{12}:role/.{1,200}", "the ARN of a role (arn:aws:iam::…:role/…)"
)


def camera(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return str(value)
    if not isinstance(value, str) or not value:
        raise ValueError("a device number or name, a video file, an image folder, demo or none")
    return value


def hours(value: object) -> OpeningHours:
    example = "opening hours such as 'mon-fri 10:00-18:00, sat 11:00-17:00'"
    if not isinstance(value, str):
        raise ValueError(example)
    try:
        return OpeningHours.parse(value)
    except ValueError as error:
        raise ValueError(f"{example}: {error}") from None


def web_address(value: object) -> WebAddress:
    example = "a web address such as 'https://example.org/{language}/{item_id}'"
    if not isinstance(value, str):
        raise ValueError(example)
    try:
        return WebAddress.parse(value)
    except ValueError as error:
        raise ValueError(f"{example}: {error}") from None
