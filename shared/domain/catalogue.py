"""The garden that may be shown: items, their keys, and the manifest that lists them."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Self, cast

from shared.domain.emotion import Emotion
from shared.domain.errors import ManifestError
from shared.domain.picture_features import PictureFeatures

MANIFEST_KEY = "catalogue/manifest.json"
MANIFEST_VERSION = 1
MAX_MANIFEST_BYTES = 64 * 1024 * 1024
MAX_ITEM_ID_LENGTH = 256
"""Personalize's limit for an ITEM_ID."""

_MAX_SIDE = 16_384
_MAX_BYTES = 64 * 1024 * 1024
SHA256 = re.compile(r"[0-9a-f]{64}")
_ITEM_ID = re.compile(
    r"emotions/(?P<emotion>[a-z]+)(?:/(?P<favorite>[^/\\\x00-\x1f\ud800-\udfff]{1,80}))?"
    r"/img_(?P<time>\d{8}-\d{6})_(?P<number>\d{1,9})(?P<orientation>[hv])\.jpeg"
)


class Orientation(StrEnum):
    """The last letter of an image's file name."""

    LANDSCAPE = "h"
    PORTRAIT = "v"


@dataclass(frozen=True, slots=True)
class ItemId:
    """An item id taken apart.

    `emotions/<emotion>[/<favorite>]/img_YYYYMMDD-HHMMSS_<n><h|v>.jpeg`, the time in UTC.
    """

    emotion: Emotion
    favorite: str | None
    taken_at: datetime
    number: int
    orientation: Orientation

    def __str__(self) -> str:
        folder = f"emotions/{self.emotion.key}" + (f"/{self.favorite}" if self.favorite else "")
        return f"{folder}/img_{self.taken_at:%Y%m%d-%H%M%S}_{self.number}{self.orientation}.jpeg"

    @classmethod
    def parse(cls, item_id: str) -> Self:
        """Take an item id apart; ValueError names the id that does not have the form."""
        match = _ITEM_ID.fullmatch(item_id)
        if match is None or len(item_id) > MAX_ITEM_ID_LENGTH or match["favorite"] in (".", ".."):
            raise ValueError(f"{item_id[:MAX_ITEM_ID_LENGTH]!r} is not an item id")
        try:
            emotion = Emotion.from_key(match["emotion"])
            taken_at = _moment(match["time"])
        except ValueError as error:
            raise ValueError(f"{item_id!r} is not an item id: {error}") from error
        return cls(
            emotion=emotion,
            favorite=match["favorite"],
            taken_at=taken_at,
            number=int(match["number"]),
            orientation=Orientation(match["orientation"]),
        )


def _moment(text: str) -> datetime:
    """`YYYYMMDD-HHMMSS` in UTC; ValueError. Every id in a log is read: `strptime` takes long."""
    date, time = text.split("-")
    year, month, day = int(date[:4]), int(date[4:6]), int(date[6:])
    hour, minute, second = int(time[:2]), int(time[2:4]), int(time[4:])
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CatalogueItem:
    """A picture that may be shown; `size` in bytes, `width` and `height` in pixels.

    `features` are None when nobody has looked what is in the picture.
    """

    item_id: str
    sha256: str
    size: int
    emotion: Emotion
    favorite: str | None
    orientation: Orientation
    width: int
    height: int
    timestamp: datetime
    features: PictureFeatures | None = None

    @classmethod
    def of_file(
        cls, item_id: ItemId, data: bytes, size: tuple[int, int], features: PictureFeatures
    ) -> Self:
        """The item that a picture file is; `size` is its width and height in pixels."""
        return cls(
            item_id=str(item_id),
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            emotion=item_id.emotion,
            favorite=item_id.favorite,
            orientation=item_id.orientation,
            width=size[0],
            height=size[1],
            timestamp=item_id.taken_at,
            features=features,
        )

    def to_json(self) -> dict[str, Any]:
        row: dict[str, Any] = {
            "key": self.item_id,
            "sha256": self.sha256,
            "size": self.size,
            "emotion": self.emotion.key,
            "favorite": self.favorite,
            "orientation": self.orientation.value,
            "width": self.width,
            "height": self.height,
            "timestamp": int(self.timestamp.timestamp()),
        }
        return row if self.features is None else {**row, "features": self.features.to_json()}

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Self:
        """An item from a manifest row; ValueError says which field is wrong."""
        item_id = row.get("key")
        if not isinstance(item_id, str):
            raise ValueError("key is missing")
        parts = ItemId.parse(item_id)
        sha256 = row.get("sha256")
        if not isinstance(sha256, str) or not SHA256.fullmatch(sha256):
            raise ValueError(f"sha256 of {item_id!r} is not a SHA-256")
        expected = (parts.emotion.key, parts.favorite, parts.orientation.value)
        if (row.get("emotion"), row.get("favorite"), row.get("orientation")) != expected:
            raise ValueError(f"emotion, favorite or orientation of {item_id!r} contradicts its key")
        return cls(
            item_id=item_id,
            sha256=sha256,
            size=_whole_number(row, "size", item_id, _MAX_BYTES),
            emotion=parts.emotion,
            favorite=parts.favorite,
            orientation=parts.orientation,
            width=_whole_number(row, "width", item_id, _MAX_SIDE),
            height=_whole_number(row, "height", item_id, _MAX_SIDE),
            timestamp=datetime.fromtimestamp(
                _whole_number(row, "timestamp", item_id, 2**33), tz=UTC
            ),
            features=_features(row, item_id),
        )


def _features(row: Mapping[str, Any], item_id: str) -> PictureFeatures | None:
    if row.get("features") is None:  # a manifest that is older than features
        return None
    try:
        return PictureFeatures.from_json(row["features"])
    except ValueError as error:
        raise ValueError(f"{item_id!r}: {error}") from error


def _whole_number(row: Mapping[str, Any], field: str, item_id: str, most: int) -> int:
    value = row.get(field)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
        raise ValueError(f"{field} of {item_id!r} is not a whole number from 1 to {most}")
    return value


@dataclass(frozen=True, slots=True)
class Manifest:
    """What kiosks may show.

    `allow_shrink` is the curator's word that removing more than half of a shelf is meant.
    """

    items: tuple[CatalogueItem, ...]
    allow_shrink: bool = False

    def and_items(self, items: Iterable[CatalogueItem], *, replace: bool = False) -> Self:
        """With these, too, in order; what is listed already stays as it is unless `replace`."""
        later = (*self.items, *items) if replace else (*items, *self.items)
        both = {item.item_id: item for item in later}
        return type(self)(tuple(both[item_id] for item_id in sorted(both)))

    def to_bytes(self) -> bytes:
        """UTF-8 JSON, the same bytes for the same items, each item in a line of its own."""
        head = f'"version": {MANIFEST_VERSION}, "allow_shrink": {json.dumps(self.allow_shrink)}'
        rows = [item.to_json() for item in sorted(self.items, key=lambda item: item.item_id)]
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        return f'{{{head}, "items": [\n{lines}\n]}}\n'.encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read a manifest; ManifestError says in one sentence what is wrong with it."""
        if len(data) > MAX_MANIFEST_BYTES:
            raise ManifestError(f"{MANIFEST_KEY} is larger than {MAX_MANIFEST_BYTES} bytes")
        try:
            document: object = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise ManifestError(f"{MANIFEST_KEY} is not JSON: {error}") from error
        if not isinstance(document, dict):
            raise ManifestError(f"{MANIFEST_KEY} is not a JSON object")
        fields = cast("dict[str, Any]", document)
        if fields.get("version") != MANIFEST_VERSION:
            raise ManifestError(f"{MANIFEST_KEY} does not have version {MANIFEST_VERSION}")
        rows = fields.get("items")
        if not isinstance(rows, list):
            raise ManifestError(f"{MANIFEST_KEY} has no list of items")
        items = tuple(_item(row) for row in cast("list[object]", rows))
        if len({item.item_id for item in items}) != len(items):
            raise ManifestError(f"{MANIFEST_KEY} lists an item twice")
        return cls(items=items, allow_shrink=fields.get("allow_shrink") is True)


def _item(row: object) -> CatalogueItem:
    if not isinstance(row, dict):
        raise ManifestError(f"{MANIFEST_KEY} has an item that is not a JSON object")
    try:
        return CatalogueItem.from_json(cast("dict[str, Any]", row))
    except ValueError as error:
        raise ManifestError(f"{MANIFEST_KEY}: {error}") from error
