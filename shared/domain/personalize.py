"""What Amazon Personalize is told: its data sets, their columns, and what goes into them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from shared.domain.catalogue import CatalogueItem, ItemId
from shared.domain.emotion import Emotion
from shared.domain.face import GenderValue, Generation

MOST_AT_ONCE = 10
"""Users, items or events in one call."""

MOST_IMPRESSION_IDS = 25
MOST_PROPERTIES = 1024
"""Characters of an event's properties."""

LEAST_INTERACTIONS = 1000
LEAST_USERS = 25
LEAST_PER_USER = 2
"""What a model needs before it can be trained: so many users with so many interactions each."""

NEW_FOR_DAYS = 30
NEW_PERCENT = 30
"""How long pictures are new, and the share of them among what is recommended."""

WITHDRAWN = "withdrawn"
"""The EMOTION of an item that is not in the garden any more, which no visitor's filter asks for."""

_RISKY = ("=", "+", "-", "@", "\t", "\r")


class DataSet(StrEnum):
    """Personalize's names of its data sets, as folders and files are called after them."""

    USERS = "users"
    ITEMS = "items"
    INTERACTIONS = "interactions"


_CONTEXT = ("EMOTION", "GENERATION", "GENDER")
_NUMBERS = ("TIMESTAMP", "CREATION_TIMESTAMP")
_PLAIN = ("USER_ID", "ITEM_ID", "EVENT_TYPE", "IMPRESSION")
_NULLABLE = ("GENERATION", "GENDER", "FAVORITE", "IMPRESSION")
_COLUMNS = {
    DataSet.USERS: ("USER_ID", "GENERATION", "GENDER", "EMOTION"),
    DataSet.ITEMS: (
        "ITEM_ID",
        "TIMESTAMP",
        "EMOTION",
        "FAVORITE",
        "ORIENTATION",
        "CREATION_TIMESTAMP",
    ),
    DataSet.INTERACTIONS: ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "IMPRESSION"),
}


@dataclass(frozen=True, slots=True)
class Ranking:
    """Item ids, the best first, as one recommendation of Personalize."""

    item_ids: tuple[str, ...]
    recommendation_id: str | None
    scores: tuple[float | None, ...] = ()


def columns_of(data_set: DataSet, *, with_context: bool) -> tuple[str, ...]:
    """The header of a data set's CSV; `with_context` adds to interactions whose they were."""
    columns = _COLUMNS[data_set]
    return columns + _CONTEXT if with_context and data_set is DataSet.INTERACTIONS else columns


def schema_of(data_set: DataSet, *, with_context: bool) -> str:
    """The Avro schema of a data set, as CreateSchema takes it."""
    fields = [_field(name, data_set) for name in columns_of(data_set, with_context=with_context)]
    return json.dumps(
        {
            "type": "record",
            "name": data_set.value.capitalize(),
            "namespace": "com.amazonaws.personalize.schema",
            "fields": fields,
            "version": "1.0",
        }
    )


def _field(name: str, data_set: DataSet) -> dict[str, Any]:
    kind = "long" if name in _NUMBERS else "string"
    nullable = name in _NULLABLE or (name == "EMOTION" and data_set is DataSet.INTERACTIONS)
    field: dict[str, Any] = {"name": name, "type": [kind, "null"] if nullable else kind}
    return field if name in (*_NUMBERS, *_PLAIN) else {**field, "categorical": True}


def category(words: str | None) -> str | None:
    """Words as one categorical value.

    Personalize splits values at `|`, and spreadsheets run what begins like a formula.
    """
    if not words:
        return None
    value = words.replace("|", " ")
    return f"'{value}" if value.startswith(_RISKY) else value


def item_columns(item_id: str, timestamp: int, *, withdrawn: bool = False) -> dict[str, Any]:
    """The columns of an item by their names; ValueError when the id has not the form."""
    parts = ItemId.parse(item_id)
    return {
        "TIMESTAMP": timestamp,
        "EMOTION": WITHDRAWN if withdrawn else parts.emotion.key,
        "FAVORITE": category(parts.favorite),
        "ORIENTATION": parts.orientation.value,
        "CREATION_TIMESTAMP": timestamp,
    }


def columns_of_item(item: CatalogueItem) -> dict[str, Any]:
    """The columns of an item of the garden."""
    return item_columns(item.item_id, int(item.timestamp.timestamp()))


def user_columns(payload: Mapping[str, Any], *, with_context: bool) -> dict[str, Any]:
    """The columns of a visitor by their names, from what the kiosk noted of them.

    Generation and gender only `with_context`.
    """
    emotion = _emotion_key(payload.get("emotion"))
    if not with_context:
        return {"GENERATION": None, "GENDER": None, "EMOTION": emotion}
    return {
        "GENERATION": _one_of(Generation, payload.get("generation")),
        "GENDER": _one_of(GenderValue, payload.get("gender")),
        "EMOTION": emotion,
    }


def as_properties(columns: Mapping[str, Any]) -> str:
    """Columns as the JSON string that PutUsers, PutItems and PutEvents take."""
    known = {_camel(name): value for name, value in columns.items() if value is not None}
    return json.dumps(known, ensure_ascii=False)


def _camel(name: str) -> str:
    first, *rest = name.lower().split("_")
    return first + "".join(word.capitalize() for word in rest)


def _emotion_key(value: object) -> str:
    return (_one_of(Emotion, value) or "unknown").lower()


def _one_of(names: type[StrEnum], value: object) -> str | None:
    return value if isinstance(value, str) and value in set(names) else None
