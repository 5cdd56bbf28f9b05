"""Rows as lines of JSON, and back again from lines that nobody vouches for.

What reads a line raises ValueError, in words that follow a file name and line number.
"""

import json
import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_type_hints

from shared.domain.catalogue import SHA256, ItemId
from shared.domain.generation import GenerationRequest
from shared.domain.generation_job import (
    GenerationJob,
    JobState,
    request_from_json,
    request_to_json,
)
from shared.domain.pool import MAX_STARS, Marks, PastChange, PoolImage, PoolState

T = TypeVar("T")
MAX_PICTURE_BYTES = 64 * 1024 * 1024
MAX_SIDE = 16_384
"""Of a picture, in pixels."""

_MAX_LINE = 1024 * 1024
_MAX_TEXT = 8_000
_RUN_ID = "%Y%m%d-%H%M%S"
_REQUEST = get_type_hints(GenerationRequest)
_AHEAD = timedelta(days=1)
"""How much a clock may be ahead of ours; runs are named by their time, and new ones come later."""


def line_of(row: Mapping[str, Any]) -> bytes:
    """A row as a line."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def row_of(line: bytes) -> dict[str, Any]:
    """The JSON object of a line."""
    if len(line) > _MAX_LINE:
        raise ValueError(f"it has more than {_MAX_LINE} bytes")
    try:
        row: object = json.loads(line, parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
    if not isinstance(row, dict):
        raise ValueError("it is not a JSON object")
    json.dumps(row, ensure_ascii=False).encode()  # a lone surrogate has no bytes
    return cast("dict[str, Any]", row)


def image_to_json(image: PoolImage) -> dict[str, Any]:
    """A picture of the pool with its recipe and marks."""
    return {
        "key": image.key,
        "run_id": image.run_id,
        "sha256": image.sha256,
        "size": image.size,
        "width": image.width,
        "height": image.height,
        "engine": image.engine,
        "request": request_to_json(image.request),
        "made_at": _text_of(image.made_at),
        "recipe": dict(image.recipe),
        "marks": _marks_to_json(image.marks),
        "item_id": image.item_id,
    }


def image_from_json(row: Mapping[str, Any]) -> PoolImage:
    """A picture of the pool."""
    request = _request(row)
    sha256, recipe, item_id = row.get("sha256"), row.get("recipe"), row.get("item_id")
    if not isinstance(sha256, str) or not SHA256.fullmatch(sha256):
        raise ValueError("sha256 is not a SHA-256 in lower-case hex")
    if not isinstance(recipe, dict):
        raise ValueError("recipe is not a JSON object")
    return PoolImage(
        key=_key(row, request),
        run_id=_run_id(row),
        sha256=sha256,
        size=_whole(row, "size", 1, MAX_PICTURE_BYTES),
        width=_whole(row, "width", 1, MAX_SIDE),
        height=_whole(row, "height", 1, MAX_SIDE),
        engine=_text(row, "engine", 64),
        request=request,
        made_at=_moment(row, "made_at"),
        recipe=cast("dict[str, Any]", recipe),
        marks=_marks(row, "marks"),
        item_id=None if item_id is None else str(ItemId.parse(_text(row, "item_id"))),
    )


def change_to_json(change: PastChange) -> dict[str, Any]:
    """What a decision changed about one picture."""
    return {
        "decision": change.decision_id,
        "what": change.what,
        "decided_at": _text_of(change.decided_at),
        "undone": change.undone,
        "key": change.key,
        "old": _marks_to_json(change.old),
        "new": _marks_to_json(change.new),
    }


def change_from_json(row: Mapping[str, Any]) -> PastChange:
    """What a decision changed about one picture."""
    if not isinstance(row.get("undone"), bool):
        raise ValueError("undone is not true or false")
    return PastChange(
        decision_id=_whole(row, "decision", 0, 2**53),
        what=_text(row, "what", 64),
        decided_at=_moment(row, "decided_at"),
        undone=row["undone"],
        key=str(ItemId.parse(_text(row, "key"))),
        old=_marks(row, "old"),
        new=_marks(row, "new"),
    )


def job_to_json(job: GenerationJob) -> dict[str, Any]:
    """A picture of the queue."""
    return {
        "run_id": job.run_id,
        "key": job.key,
        "engine": job.engine,
        "request": request_to_json(job.request),
        "state": job.state.value,
        "queued_at": _text_of(job.queued_at),
        "attempts": job.attempts,
        "crashes": job.crashes,
        "reason": job.reason,
        "seconds": job.seconds,
    }


def job_from_json(row: Mapping[str, Any]) -> GenerationJob:
    """A picture of the queue; its number is given by the queue that takes it in."""
    request = _request(row)
    return GenerationJob(
        job_id=0,
        run_id=_run_id(row),
        key=_key(row, request),
        engine=_text(row, "engine", 64),
        request=request,
        state=_one_of(row, "state", JobState),
        queued_at=_moment(row, "queued_at"),
        attempts=_whole(row, "attempts", 0, 1_000_000),
        crashes=_whole(row, "crashes", 0, 1_000_000),
        reason=None if row.get("reason") is None else _text(row, "reason"),
        seconds=None if row.get("seconds") is None else _number(row, "seconds"),
    )


def _request(row: Mapping[str, Any]) -> GenerationRequest:
    given: object = row.get("request")
    if not isinstance(given, dict):
        raise ValueError("request is not a JSON object")
    values = cast("dict[str, Any]", given)
    for name in ("emotion", "seed"):
        if name not in values:
            raise ValueError(f"request has no {name}")
    for name, hint in _REQUEST.items():
        if values.get(name) is not None:
            _check_field(values, name, hint)
        elif name in values and NoneType not in get_args(hint):
            raise ValueError(f"{name} is not given")
    return request_from_json(values)


def _check_field(values: Mapping[str, Any], name: str, hint: Any) -> None:
    kinds = get_args(hint) or (hint,)
    if name in ("width", "height"):
        _whole(values, name, 1, MAX_SIDE)
    elif int in kinds:
        _whole(values, name, 0, 2**63 - 1)
    elif float in kinds:
        _number(values, name)
    else:
        _text(values, name)


def _key(row: Mapping[str, Any], request: GenerationRequest) -> str:
    """The place in the pool; it says what the request says."""
    parts = ItemId.parse(_text(row, "key"))
    if (parts.emotion, parts.favorite) != (request.emotion, request.favorite):
        raise ValueError("the key contradicts the request's emotion or favorite")
    return row["key"]


def _run_id(row: Mapping[str, Any]) -> str:
    run_id = _text(row, "run_id", 15)
    moment = datetime.strptime(run_id, _RUN_ID).replace(tzinfo=UTC)
    if moment > datetime.now(UTC) + _AHEAD or f"{moment:{_RUN_ID}}" != run_id:
        raise ValueError(f"run_id = {run_id!r} is not a time up to now")
    return run_id


def _marks_to_json(marks: Marks) -> dict[str, Any]:
    trashed_at = _text_of(marks.trashed_at) if marks.trashed_at else None
    return {"state": marks.state.value, "stars": marks.stars, "trashed_at": trashed_at}


def _marks(row: Mapping[str, Any], name: str) -> Marks:
    given: object = row.get(name)
    if not isinstance(given, dict):
        raise ValueError(f"{name} is not a JSON object")
    values = cast("dict[str, Any]", given)
    trashed_at = _moment(values, "trashed_at") if values.get("trashed_at") is not None else None
    state, stars = _one_of(values, "state", PoolState), _whole(values, "stars", 0, MAX_STARS)
    if trashed_at is not None and state is PoolState.PROMOTED:
        raise ValueError(f"{name} says that it is in the garden and in the trash")
    return Marks(state, stars, trashed_at)


def _text(row: Mapping[str, Any], name: str, most: int = _MAX_TEXT) -> str:
    value = row.get(name)
    if not isinstance(value, str) or len(value) > most or "\0" in value:
        raise ValueError(f"{name} is not a text of at most {most} characters")
    return value


def _whole(row: Mapping[str, Any], name: str, least: int, most: int) -> int:
    value = row.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(f"{name} is not a whole number from {least} to {most}")
    return value


def _number(row: Mapping[str, Any], name: str) -> float:
    value = row.get(name)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ValueError(f"{name} is not a number")
    if not abs(value) < 1e9 or not math.isfinite(value):
        raise ValueError(f"{name} is too large")
    return value


def _moment(row: Mapping[str, Any], name: str) -> datetime:
    moment = datetime.fromisoformat(_text(row, name, 64))
    if moment.tzinfo is None or not 1970 <= moment.year <= 9000:
        raise ValueError(f"{name} is not a time with its zone")
    return moment.astimezone(UTC)


def _one_of(row: Mapping[str, Any], name: str, kind: Callable[[str], T]) -> T:
    try:
        return kind(_text(row, name, 32))
    except ValueError as error:
        raise ValueError(f"{name} = {row.get(name)!r} is unknown") from error


def _text_of(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no JSON number")
