"""The starter garden: grown as it is planned, and shipped as it says."""

import hashlib
import io
import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from admin.adapters.image_encoder import JpegEncoder
from admin.adapters.painter import Painter
from admin.services.starter_garden import (
    RECIPES_KEY,
    Plot,
    grow_starter_garden,
    planned_requests,
)
from admin.services.starter_plots import STARTER_PLOTS
from shared.domain.catalogue import MANIFEST_KEY, ItemId, Manifest, Orientation
from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from shared.domain.errors import StoreError
from shared.domain.generation import GeneratedImage, GenerationRequest
from shared.domain.generation_job import recipe_of, request_from_json

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "starter_garden"
PLOTS = (
    Plot(Emotion.CALM, None, 1, 2),
    Plot(Emotion.CALM, "cherry blossom", 3, 4),
    Plot(Emotion.SAD, "나비", 5, 6),
)
SIZE = (320, 256)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Manifest]:
    folder = tmp_path_factory.mktemp("garden")
    return folder, grow_starter_garden(folder, Painter(), JpegEncoder(80), PLOTS, size=SIZE)


def shipped_manifest() -> Manifest:
    return Manifest.from_bytes((SHIPPED / MANIFEST_KEY).read_bytes())


def pixels(data: bytes) -> NDArray[np.int64]:
    with Image.open(io.BytesIO(data)) as picture:
        return np.asarray(picture.convert("RGB"), int)


def test_a_garden_has_each_plot_in_both_orientations(grown: tuple[Path, Manifest]) -> None:
    folder, manifest = grown
    assert len(manifest.items) == 6
    assert {item.orientation for item in manifest.items} == set(Orientation)
    assert manifest.items[0].item_id == "emotions/calm/img_20261101-000000_1h.jpeg"
    assert Manifest.from_bytes((folder / MANIFEST_KEY).read_bytes()).items != ()


def test_the_files_are_what_the_manifest_says(grown: tuple[Path, Manifest]) -> None:
    folder, manifest = grown
    for item in manifest.items:
        data = (folder / item.item_id).read_bytes()
        assert hashlib.sha256(data).hexdigest() == item.sha256
        assert len(data) == item.size
        assert pixels(data).shape == (item.height, item.width, 3)
    assert not list(folder.rglob("*.part"))


def test_growing_again_gives_the_same_bytes(grown: tuple[Path, Manifest], tmp_path: Path) -> None:
    folder, manifest = grown
    again = grow_starter_garden(tmp_path, Painter(), JpegEncoder(80), PLOTS[:1], size=SIZE)
    assert again.items == manifest.items[:2]
    key = again.items[0].item_id
    assert (tmp_path / key).read_bytes() == (folder / key).read_bytes()


def test_a_recipe_grows_its_picture_again(grown: tuple[Path, Manifest]) -> None:
    folder, manifest = grown
    recipes = json.loads((folder / RECIPES_KEY).read_bytes())
    assert set(recipes) == {item.item_id for item in manifest.items}
    key = manifest.items[-1].item_id
    request = request_from_json(recipes[key]["request"])
    image = Painter().generate(request)
    assert JpegEncoder(80).encode(image, request, recipes[key]) == (folder / key).read_bytes()


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    grow_starter_garden(tmp_path, _Grey(), JpegEncoder(), PLOTS, progress=tell)
    assert told == [(done, 6) for done in range(7)]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "emotions").write_text("a file where a folder should be")
    with pytest.raises(StoreError, match="emotions"):
        grow_starter_garden(tmp_path, _Grey(), JpegEncoder(), PLOTS)


def test_a_recipe_holds_the_whole_request() -> None:
    request = GenerationRequest(Emotion.SAD, 9, 640, 400, favorite="rose", others="rain, 비")
    recipe = recipe_of("painter", request, {"painter_version": 1})
    assert request_from_json(json.loads(json.dumps(recipe))["request"]) == request


class _Grey:
    engine = "painter"

    def generate(self, request: GenerationRequest) -> GeneratedImage:
        size = request.width * request.height * 3
        return GeneratedImage(request.width, request.height, bytes([128]) * size)


# --- what is shipped ---------------------------------------------------------------------------


def test_the_shipped_garden_is_what_was_planted() -> None:
    planned = {str(item_id) for item_id, _ in planned_requests(STARTER_PLOTS)}
    assert {item.item_id for item in shipped_manifest().items} == planned


def test_every_emotion_has_at_least_six_pictures_in_both_orientations() -> None:
    counts = Counter((i.emotion, i.orientation) for i in shipped_manifest().items)
    assert all(counts[e, o] >= 6 for e in GARDEN_EMOTIONS for o in Orientation)


def test_every_emotion_has_pictures_with_and_without_a_favorite() -> None:
    for emotion in GARDEN_EMOTIONS:
        favorites = [i.favorite for i in shipped_manifest().items if i.emotion is emotion]
        assert favorites.count(None) >= 8
        assert len({f for f in favorites if f}) >= 3


def test_the_shipped_files_are_what_the_manifest_says() -> None:
    items = shipped_manifest().items
    for item in items:
        data = (SHIPPED / item.item_id).read_bytes()
        assert hashlib.sha256(data).hexdigest() == item.sha256, item.item_id
        assert len(data) == item.size
        with Image.open(io.BytesIO(data)) as picture:
            assert picture.size == (item.width, item.height)
        landscape = item.orientation is Orientation.LANDSCAPE
        assert (item.width, item.height) == ((1280, 800) if landscape else (800, 1280))
        assert ItemId.parse(item.item_id).emotion is item.emotion
    on_disk = {p.relative_to(SHIPPED).as_posix() for p in SHIPPED.rglob("*.jpeg")}
    assert on_disk == {item.item_id for item in items}


def test_the_shipped_garden_is_small_enough() -> None:
    total = sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file())
    assert total <= 25_000_000


def test_no_two_shipped_pictures_are_the_same() -> None:
    hashes = [item.sha256 for item in shipped_manifest().items]
    assert len(set(hashes)) == len(hashes)


def test_a_shipped_picture_can_be_grown_again_from_its_recipe() -> None:
    recipes = json.loads((SHIPPED / RECIPES_KEY).read_bytes())
    item = next(i for i in shipped_manifest().items if i.emotion is Emotion.CALM)
    image = Painter().generate(request_from_json(recipes[item.item_id]["request"]))
    again = np.frombuffer(image.pixels, np.uint8).reshape(image.height, image.width, 3)
    # Within what JPEG loses; another picture differs by tens.
    assert np.abs(again - pixels((SHIPPED / item.item_id).read_bytes())).mean() < 6
