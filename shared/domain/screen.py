"""A screen after its visitor has left it: what hung there, and what was liked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Self, cast

from shared.domain.catalogue import ItemId
from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from shared.domain.face import GenderValue, Generation
from shared.domain.interaction import ShownItem

SCREEN_TOPIC = "screen"
"""The topic of the message that tells of a screen."""
DAYPARTS = ("night", "morning", "noon", "afternoon", "evening")
_UNTIL_HOUR = (5, 11, 14, 18, 24)
MAX_SHOWN = 10
_MAX_TEXT = 256
_POLICY = re.compile(r"[a-z0-9][a-z0-9+_.-]{0,39}")
_FIRST_YEAR = 2000
_MAX_CANDIDATES = 10_000_000


def daypart_of(moment: datetime) -> str:
    """The part of the day where this machine stands."""
    hour = moment.astimezone().hour
    return next(part for part, until in zip(DAYPARTS, _UNTIL_HOUR, strict=True) if hour < until)


@dataclass(frozen=True, slots=True)
class Screen:
    """One impression, whole.

    `examined` is False when the visitor walked away from it and liked nothing: they may not have
    seen it. `favorite` is what they had asked for by then. `candidates` is how many pictures the
    policy could choose from. `daypart` is the part of the day where the kiosk stands.
    `liked_before` are those of the shown that the visitor had liked earlier in the visit: they stay
    liked, so that they tell nothing new, and are not among `liked`.
    """

    impression_id: str
    session_id: str
    emotion: Emotion
    generation: Generation | None
    gender: GenderValue | None
    favorite: str | None
    daypart: str
    policy: str
    candidates: int
    shown: tuple[ShownItem, ...]
    liked: frozenset[str]
    examined: bool
    shown_at: datetime
    liked_before: frozenset[str] = frozenset()

    @property
    def item_ids(self) -> tuple[str, ...]:
        return tuple(item.item_id for item in self.shown)

    @property
    def told(self) -> tuple[ShownItem, ...]:
        """Those of the shown that could be liked here: each tells something."""
        return tuple(item for item in self.shown if item.item_id not in self.liked_before)

    @property
    def day(self) -> int:
        """A number that grows by one a day (UTC)."""
        return self.shown_at.toordinal()

    def to_json(self) -> dict[str, Any]:
        return {
            "impression_id": self.impression_id,
            "session_id": self.session_id,
            "emotion": self.emotion.value,
            "generation": self.generation.value if self.generation else None,
            "gender": self.gender.value if self.gender else None,
            "favorite": self.favorite,
            "daypart": self.daypart,
            "policy": self.policy,
            "candidates": self.candidates,
            "shown": [
                {"item_id": item.item_id, "slot": item.slot, "propensity": item.propensity}
                for item in self.shown
            ],
            "liked": [item_id for item_id in self.item_ids if item_id in self.liked],
            "liked_before": [key for key in self.item_ids if key in self.liked_before],
            "examined": self.examined,
            "shown_at": self.shown_at.astimezone(UTC).isoformat(timespec="microseconds"),
        }

    @classmethod
    def trusted(cls, fields: Mapping[str, Any]) -> Self:
        """A screen out of what `to_json` made, without looking twice; for our own rows."""
        generation, gender = fields["generation"], fields["gender"]
        return cls(
            impression_id=fields["impression_id"],
            session_id=fields["session_id"],
            emotion=Emotion(fields["emotion"]),
            generation=Generation(generation) if generation else None,
            gender=GenderValue(gender) if gender else None,
            favorite=fields["favorite"],
            daypart=fields["daypart"],
            policy=fields["policy"],
            candidates=fields["candidates"],
            shown=tuple(
                ShownItem(item["item_id"], item["slot"], item["propensity"])
                for item in fields["shown"]
            ),
            liked=frozenset(fields["liked"]),
            examined=fields["examined"],
            shown_at=datetime.fromisoformat(fields["shown_at"]),
            liked_before=frozenset(fields.get("liked_before", ())),
        )

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Self:
        """A screen that somebody else wrote; ValueError says which field is wrong."""
        for name in ("impression_id", "session_id"):
            _text(fields, name)
        _policy(fields.get("policy"))
        if fields.get("favorite") is not None:
            _text(fields, "favorite")
        if fields.get("daypart") not in DAYPARTS:
            raise ValueError("daypart is not one of " + ", ".join(DAYPARTS))
        if not isinstance(fields.get("examined"), bool):
            raise ValueError("examined is not true or false")
        item_ids = _shown(fields.get("shown"))
        _some_of(item_ids, fields.get("liked"), "liked")
        _some_of(item_ids, fields.get("liked_before", []), "liked_before")  # old kiosks tell none
        candidates = fields.get("candidates")
        if isinstance(candidates, bool) or not isinstance(candidates, int):
            raise ValueError("candidates is not a whole number")
        if not len(item_ids) <= candidates <= _MAX_CANDIDATES:
            raise ValueError("candidates is not as many as were shown, or too many")
        return cls._checked(fields)

    @classmethod
    def _checked(cls, fields: Mapping[str, Any]) -> Self:
        try:
            screen = cls.trusted(fields)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"a field is wrong: {error}") from error
        if screen.shown_at.tzinfo is None or screen.shown_at.year < _FIRST_YEAR:
            raise ValueError("shown_at has no time zone, or is of another century")
        if screen.emotion not in GARDEN_EMOTIONS:
            raise ValueError("emotion is one that no garden is of")
        liked = screen.liked - screen.liked_before
        return replace(screen, liked=liked, examined=screen.examined or bool(liked))


def _text(fields: Mapping[str, Any], name: str) -> None:
    value = fields.get(name)
    if not isinstance(value, str) or not 1 <= len(value) <= _MAX_TEXT or not value.isprintable():
        raise ValueError(f"{name} is not a text of 1 to {_MAX_TEXT} letters")


def _policy(value: object) -> None:
    if not isinstance(value, str) or not _POLICY.fullmatch(value):
        raise ValueError("policy is not a name of at most 40 small letters")


def _shown(value: object) -> list[str]:
    """The item ids of a list of shown items, each checked."""
    if not isinstance(value, list):
        raise ValueError("shown is not a list")
    rows = cast("list[object]", value)
    if not 1 <= len(rows) <= MAX_SHOWN:
        raise ValueError(f"shown is not a list of 1 to {MAX_SHOWN} pictures")
    item_ids = [_shown_item(row, slot) for slot, row in enumerate(rows)]
    if len(set(item_ids)) != len(item_ids):
        raise ValueError("a picture is shown twice")
    return item_ids


def _some_of(item_ids: list[str], value: object, name: str) -> None:
    if not isinstance(value, list) or not set(map(str, cast("list[object]", value))) <= set(
        item_ids
    ):
        raise ValueError(f"{name} is not a list of pictures that were shown")


def _shown_item(row: object, slot: int) -> str:
    if not isinstance(row, dict):
        raise ValueError("a shown picture is not a JSON object")
    fields = cast("dict[str, Any]", row)
    item_id, propensity = fields.get("item_id"), fields.get("propensity")
    if not isinstance(item_id, str) or not item_id.isprintable() or isinstance(propensity, bool):
        raise ValueError("a shown picture has no item_id or propensity")
    ItemId.parse(item_id)
    if not isinstance(propensity, int | float) or not 0 < propensity <= 1:
        raise ValueError(f"propensity of {item_id!r} is not above 0 and at most 1")
    if isinstance(fields.get("slot"), bool) or fields.get("slot") != slot:
        raise ValueError(f"slot of {item_id!r} is not its place in the list")
    return item_id
