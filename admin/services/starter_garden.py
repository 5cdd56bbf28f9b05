"""Grows the starter garden: the pictures that are there before a curator has made any."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from admin.services.picture_features import dominant_colours, words_of
from shared.domain.catalogue import MANIFEST_KEY, CatalogueItem, ItemId, Manifest, Orientation
from shared.domain.emotion import Emotion
from shared.domain.errors import StoreError
from shared.domain.generation import GenerationRequest
from shared.domain.generation_job import recipe_of
from shared.domain.picture_features import PictureFeatures
from shared.ports import ImageEncoder, ImageGenerator

RECIPES_KEY = "recipes.json"
LANDSCAPE_SIZE = (1280, 800)

# Fixed, so that growing the garden again gives the same keys and the same bytes.
_PLANTED_AT = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Plot:
    """One picture of the starter garden in both orientations, its seeds chosen by eye."""

    emotion: Emotion
    favorite: str | None
    landscape_seed: int
    portrait_seed: int
    others: str = ""


def grow_starter_garden(
    folder: Path,
    generator: ImageGenerator,
    encoder: ImageEncoder,
    plots: Sequence[Plot],
    *,
    size: tuple[int, int] = LANDSCAPE_SIZE,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Manifest:
    """Paint every plot into `folder`, laid out as a folder store, with manifest and recipes.

    `size` is width and height of the landscape pictures in pixels; portraits are turned.
    StoreError when the folder cannot be written.
    """
    requests = planned_requests(plots, size)
    items: list[CatalogueItem] = []
    recipes: dict[str, Any] = {}
    for done, (item_id, request) in enumerate(requests):
        progress(done, len(requests))
        image = generator.generate(request)
        recipe = recipe_of(generator.engine, request, image.recipe)
        data = encoder.encode(image, request, recipe)
        _write(folder / str(item_id), data)
        size = (request.width, request.height)
        features = PictureFeatures(words_of(request), dominant_colours(data))
        items.append(CatalogueItem.of_file(item_id, data, size, features))
        recipes[str(item_id)] = recipe
    manifest = Manifest(tuple(items))
    text = json.dumps(recipes, ensure_ascii=False, indent=1, sort_keys=True)
    _write(folder / RECIPES_KEY, text.encode())
    # The manifest comes last: what it lists is there.
    _write(folder / MANIFEST_KEY, manifest.to_bytes())
    progress(len(requests), len(requests))
    return manifest


def planned_requests(
    plots: Sequence[Plot], size: tuple[int, int] = LANDSCAPE_SIZE
) -> list[tuple[ItemId, GenerationRequest]]:
    """Every picture of the garden: its item id and what is asked of the engine."""
    planned: list[tuple[ItemId, GenerationRequest]] = []
    numbers: dict[Emotion, int] = {}
    for order, plot in enumerate(plots):
        numbers[plot.emotion] = numbers.get(plot.emotion, 0) + 1
        for orientation in Orientation:
            landscape = orientation is Orientation.LANDSCAPE
            width, height = size if landscape else size[::-1]
            item_id = ItemId(
                emotion=plot.emotion,
                favorite=plot.favorite,
                taken_at=_PLANTED_AT + timedelta(minutes=order),
                number=numbers[plot.emotion],
                orientation=orientation,
            )
            request = GenerationRequest(
                emotion=plot.emotion,
                seed=plot.landscape_seed if landscape else plot.portrait_seed,
                width=width,
                height=height,
                favorite=plot.favorite,
                others=plot.others,
            )
            planned.append((item_id, request))
    return planned


def _write(path: Path, data: bytes) -> None:
    beside = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}") from error
