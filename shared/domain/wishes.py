"""What a curator wishes of single pictures: pin them, let them rest, or give them more weight."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self, cast

from shared.domain.catalogue import CatalogueItem, ItemId
from shared.domain.errors import WishesError

WISHES_KEY = "catalogue/wishes.json"
WISHES_VERSION = 1
LEAST_WEIGHT, MOST_WEIGHT = 0.1, 10.0
MAX_WISHES = 100_000
MAX_WISHES_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish for one picture.

    `pinned`: shown whenever it can be. `resting`: not shown, unless nothing else is there.
    `weight`: what the odds of a like are multiplied by when pictures are compared, 0.1 to 10.
    """

    pinned: bool = False
    resting: bool = False
    weight: float = 1.0

    def __post_init__(self) -> None:
        if self.pinned and self.resting:
            raise ValueError("a picture cannot be pinned and rest")
        if not LEAST_WEIGHT <= self.weight <= MOST_WEIGHT:
            raise ValueError(f"weight is not a number from {LEAST_WEIGHT:g} to {MOST_WEIGHT:g}")


NO_WISH = Wish()


@dataclass(frozen=True, slots=True)
class Wishes:
    """The wishes by item id; a picture without one has `NO_WISH`."""

    by_item: Mapping[str, Wish] = field(default_factory=dict[str, Wish])

    def of(self, item_id: str) -> Wish:
        return self.by_item.get(item_id, NO_WISH)

    def awake(self, items: Iterable[CatalogueItem]) -> list[CatalogueItem]:
        """Those of them that do not rest, in their order."""
        return [item for item in items if not self.of(item.item_id).resting]

    def to_bytes(self) -> bytes:
        """UTF-8 JSON with a line for each, the same bytes for the same wishes."""
        rows = ",\n".join(
            json.dumps(
                {
                    "key": item_id,
                    "pinned": wish.pinned,
                    "resting": wish.resting,
                    "weight": wish.weight,
                },
                ensure_ascii=False,
            )
            for item_id, wish in sorted(self.by_item.items())
        )
        return f'{{"version": {WISHES_VERSION}, "wishes": [\n{rows}\n]}}\n'.encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read wishes; WishesError says in one sentence what is wrong with them."""
        if len(data) > MAX_WISHES_BYTES:
            raise WishesError(f"{WISHES_KEY} is larger than {MAX_WISHES_BYTES} bytes")
        try:
            document: object = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise WishesError(f"{WISHES_KEY} is not JSON: {error}") from error
        if not isinstance(document, dict):
            raise WishesError(f"{WISHES_KEY} is not a JSON object")
        fields = cast("dict[str, Any]", document)
        if fields.get("version") != WISHES_VERSION:
            raise WishesError(f"{WISHES_KEY} does not have version {WISHES_VERSION}")
        rows = fields.get("wishes")
        if not isinstance(rows, list) or len(cast("list[object]", rows)) > MAX_WISHES:
            raise WishesError(f"{WISHES_KEY} has no list of at most {MAX_WISHES} wishes")
        by_item: dict[str, Wish] = {}
        for row in cast("list[object]", rows):
            item_id, wish = _wish(row)
            if item_id in by_item:
                raise WishesError(f"{WISHES_KEY} has two wishes for {item_id!r}")
            by_item[item_id] = wish
        return cls(by_item)


NO_WISHES = Wishes()


def _wish(row: object) -> tuple[str, Wish]:
    if not isinstance(row, dict):
        raise WishesError(f"{WISHES_KEY} has a wish that is not a JSON object")
    fields = cast("dict[str, Any]", row)
    item_id = fields.get("key")
    if not isinstance(item_id, str):
        raise WishesError(f"{WISHES_KEY} has a wish without a key")
    pinned, resting = fields.get("pinned", False), fields.get("resting", False)
    weight = fields.get("weight", 1.0)
    try:
        ItemId.parse(item_id)
        if not isinstance(pinned, bool) or not isinstance(resting, bool):
            raise ValueError("pinned and resting are true or false")
        if isinstance(weight, bool) or not isinstance(weight, int | float):
            raise ValueError("weight is not a number")
        return item_id, Wish(pinned, resting, float(weight))
    except (ValueError, OverflowError) as error:
        raise WishesError(f"{WISHES_KEY}: {item_id[:80]!r}: {error}") from error
