"""Fields of a JSON object that somebody else wrote, read strictly.

Each answers the field or raises ValueError with its name and what it should be.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar, cast

MAX_WORDS = 300
"""The longest text, in characters; longer ones are cut."""

MAX_COUNT = 10**18
_YEARS = range(2000, 2200)
E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


def words(fields: Mapping[str, Any], name: str) -> str:
    """A text as it can be shown anywhere: one line, printable, cut to `MAX_WORDS`."""
    found = fields.get(name)
    if not isinstance(found, str):
        raise ValueError(f"{name} is not a text")
    return printable(found)


def printable(text: str) -> str:
    """A text on one line without control characters, cut to `MAX_WORDS`."""
    return "".join(c if c.isprintable() else " " for c in text[:MAX_WORDS]).strip()


def count(fields: Mapping[str, Any], name: str) -> int:
    """A whole number from 0."""
    found = fields.get(name)
    if isinstance(found, bool) or not isinstance(found, int) or not 0 <= found <= MAX_COUNT:
        raise ValueError(f"{name} is not a whole number from 0")
    return found


def moment(fields: Mapping[str, Any], name: str) -> datetime:
    """A time in ISO 8601 with its time zone."""
    found = fields.get(name)
    try:
        at = datetime.fromisoformat(found) if isinstance(found, str) else None
    except ValueError:
        at = None
    if at is None or at.tzinfo is None or at.year not in _YEARS:
        raise ValueError(f"{name} is not a time with a time zone")
    return at


def one_of(kind: type[E], fields: Mapping[str, Any], name: str) -> E:
    """One of the words of an enumeration."""
    found = fields.get(name)
    if isinstance(found, str) and found in {each.value for each in kind}:
        return kind(found)
    raise ValueError(f"{name} is none of {', '.join(kind)}")


def record(fields: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A JSON object."""
    found = fields.get(name)
    if not isinstance(found, dict):
        raise ValueError(f"{name} is not a JSON object")
    return cast("dict[str, Any]", found)


def optional(
    read: Callable[[Mapping[str, Any], str], T], fields: Mapping[str, Any], name: str
) -> T | None:
    """What `read` answers, or None where the field is null or missing."""
    return None if fields.get(name) is None else read(fields, name)
