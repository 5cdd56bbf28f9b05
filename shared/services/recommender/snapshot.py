"""What was learned, as bytes that can be thrown away: the log says it all again, only slower.

An .npz file of plain arrays, never pickled, with one JSON text. It is taken only when it was made
by the same beliefs and the same form, and every array has the shape that its pictures need.
"""

import dataclasses
import io
import json
import zipfile
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from shared.domain.errors import SnapshotError
from shared.services.recommender.beliefs import Beliefs
from shared.services.recommender.model import PreferenceModel
from shared.services.recommender.weights import MOST_FEATURES, Weights
from shared.services.recommender.words import Words

FORM = 2
MAX_BYTES = 1024 * 1024 * 1024
_WRONG = (ValueError, KeyError, TypeError, OSError, zipfile.BadZipFile, EOFError, OverflowError)


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """How far in the log a snapshot reaches: the number and the impression of its last screen."""

    sequence: int
    impression_id: str


def snapshot_of(model: PreferenceModel, place: Place) -> bytes:
    """The model as it is after the lesson at `place`."""
    facts = {
        "form": FORM,
        "beliefs": dataclasses.asdict(model.beliefs),
        "sequence": place.sequence,
        "impression_id": place.impression_id,
        "day": model.day,
        "visit": model.visit,
        "attributes": model.attributes.all(),
        "features": model.features.all(),
        "pictures": list(model.pictures),
    }
    file = io.BytesIO()
    np.savez(
        file,
        facts=np.frombuffer(json.dumps(facts, ensure_ascii=False).encode(), np.uint8),
        mean=model.weights.mean,
        variance=model.weights.variance,
        rows=model.feature_rows,
        shares=model.feature_shares,
        shown=model.shown,
        liked=model.liked,
    )
    return file.getvalue()


def restored(data: bytes, beliefs: Beliefs) -> tuple[PreferenceModel, Place]:
    """The model of a snapshot; SnapshotError when it is damaged or was made by other beliefs."""
    try:
        return _restored(data, beliefs)
    except _WRONG as error:
        raise SnapshotError(f"the snapshot cannot be used: {error}") from error


def _restored(data: bytes, beliefs: Beliefs) -> tuple[PreferenceModel, Place]:
    if len(data) > MAX_BYTES:
        raise ValueError("it is too large")
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        facts: dict[str, Any] = json.loads(arrays["facts"].tobytes())
        if facts["form"] != FORM or facts["beliefs"] != dataclasses.asdict(beliefs):
            raise ValueError("it was made by another version or by other beliefs")
        model = PreferenceModel(beliefs)
        for attribute in facts["attributes"]:
            model.meet_attribute(_word(attribute))
        model.features = Words(MOST_FEATURES, map(_word, facts["features"]))
        model.pictures = {str(key): row for row, key in enumerate(facts["pictures"])}
        weights = model.weights
        weights.grow(len(model.pictures))
        rows = _like(arrays["rows"], (len(arrays["rows"]), weights.room), np.dtype(np.intp))
        if rows.size and not 0 <= int(rows.min()) <= int(rows.max()) <= MOST_FEATURES:
            raise ValueError("a feature is none")
        _take(weights, arrays["mean"], arrays["variance"])
        model.feature_rows = cast("NDArray[np.intp]", rows)
        model.feature_shares = _like(arrays["shares"], rows.shape, np.dtype(float))
        model.shown = _like(arrays["shown"], (weights.room,), np.dtype(float))
        model.liked = _like(arrays["liked"], (weights.room,), np.dtype(float))
    day, visit = facts["day"], facts["visit"]
    model.day = None if day is None else int(day)
    model.visit = None if visit is None else str(visit)
    return model, Place(int(facts["sequence"]), str(facts["impression_id"]))


def _take(weights: Weights, mean: NDArray[Any], variance: NDArray[Any]) -> None:
    shape = weights.mean.shape
    weights.mean = _like(mean, shape, np.dtype(float))
    weights.variance = _like(variance, shape, np.dtype(float))
    if weights.variance.min() < 0:
        raise ValueError("a variance is negative")


def _like(array: NDArray[Any], shape: tuple[int, ...], kind: np.dtype[Any]) -> NDArray[Any]:
    if array.shape != shape or array.dtype != kind or not np.isfinite(array).all():
        raise ValueError("an array does not have the form it should have")
    return array.copy()


def _word(value: object) -> tuple[str, str]:
    field, word = cast("list[str]", value)
    return str(field), str(word)
