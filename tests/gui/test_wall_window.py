"""The display wall on a screen: pictures that were liked, and buds where none hangs yet."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.app.wall import DisplayWall
from shared.adapters.folder_store import FolderStore
from shared.domain.catalogue import CatalogueItem, Manifest
from shared.domain.opening_hours import OpeningHours
from shared.domain.wishes import WISHES_KEY, Wish, Wishes
from shared.settings import Settings
from tests.fakes.catalogue import make_item
from tests.gui.letting_go import let_go, let_go_of_qml
from tests.patience import PATIENCE_MS
from tests.unit.test_wall import Site, picture

NOW = datetime.now(UTC)
MakeWall = Callable[..., "WallInHand"]


class WallInHand:
    """A wall on a store in a folder, and kiosks that fill it."""

    def __init__(self, qtbot: QtBot, folder: Path, slots: int, **settings: object) -> None:
        self._qtbot = qtbot
        self.site = Site()
        self.site.store = FolderStore(folder / "store")  # type: ignore[assignment]
        self.items: list[CatalogueItem] = []
        self.grow(*(picture(n, each) for n in range(10) for each in "hv"))
        given = Settings(data_dir=folder, language="en", windowed=True, **settings)  # type: ignore[arg-type]
        self.wall = DisplayWall(self.site.store, given, "main", slots)

    def grow(self, *item_ids: str) -> None:
        """Promote pictures."""
        for item_id in item_ids:
            image = QImage(60, 40, QImage.Format.Format_RGB32)
            image.fill(QColor.fromHsv(len(self.items) * 18 % 360, 200, 220))
            path = self.site.store.root / item_id  # type: ignore[attr-defined]
            path.parent.mkdir(parents=True, exist_ok=True)
            assert image.save(str(path), "JPEG")
            self.items.append(make_item(item_id, path.read_bytes()))
        self.promote(self.items)

    def promote(self, items: list[CatalogueItem]) -> None:
        self.site.store.put("catalogue/manifest.json", Manifest(tuple(items), True).to_bytes())

    def show(self, width: int = 960, height: int = 540) -> None:
        self.wall.start()
        self.wall.window.resize(width, height)
        self.wait(lambda: self.wall.wall._filled)

    def like(self, *numbers: int, orientation: str = "h", seconds: int = 0) -> None:
        at = NOW + timedelta(seconds=seconds)
        self.site.like("hall-1", *(picture(n, orientation) for n in numbers), at=at)
        self.wall.wall._listen()

    def wish(self, *numbers: int) -> None:
        """Let these rest, and no others."""
        keys = [picture(n, each) for n in numbers for each in "hv"]
        wishes = Wishes(dict.fromkeys(keys, Wish(resting=True)))
        self.site.store.put(WISHES_KEY, wishes.to_bytes())

    def turn_until(self, true: Callable[[], bool]) -> None:
        """Without waiting for each turn."""

        def turned() -> bool:
            self.wall.wall._turn()
            return true()

        self.wait(turned)

    def hung(self) -> list[str]:
        return [str(place.property("source")) for place in self.wall.wall.places]

    def numbers(self) -> set[str]:
        """The number and orientation of what hangs."""
        return {source.rpartition("_")[2].removesuffix(".jpeg") for source in self.hung() if source}

    def item(self, name: str) -> QQuickItem:
        waiting = [self.wall.window.rootObject()]
        while waiting and waiting[-1].objectName() != name:
            waiting += waiting.pop().childItems()
        assert waiting, name
        return waiting[-1]

    def wait(self, true: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(true, timeout=PATIENCE_MS)

    def close(self) -> None:
        self.wall.stop()
        let_go([self.wall.window])
        let_go_of_qml(vars(self.wall).values())


@pytest.fixture
def make_wall(qtbot: QtBot, tmp_path: Path) -> Iterator[MakeWall]:
    made: list[WallInHand] = []

    def make(slots: int = 8, **settings: object) -> WallInHand:
        made.append(WallInHand(qtbot, tmp_path, slots, **settings))
        return made[-1]

    yield make
    for wall in made:
        wall.close()


def test_an_empty_wall_is_a_bed_of_buds_and_says_what_will_bloom(make_wall: MakeWall) -> None:
    wall = make_wall()
    wall.show()
    assert not any(wall.hung())
    assert wall.wall.wall.bare
    assert "will bloom" in wall.item("wallCaption").property("text")
    wall.wall.language.use("ko")
    assert "피어나" in wall.item("wallCaption").property("text")


def test_what_is_liked_at_a_kiosk_is_painted_on_the_wall(make_wall: MakeWall) -> None:
    wall = make_wall()
    wall.show()
    wall.like(1, 2)
    wall.wait(lambda: wall.numbers() == {"1h", "2h"})
    assert "Pictures that visitors liked" in wall.item("wallCaption").property("text")
    wall.wait(lambda: sum(bool(wall.item(f"place{n}").property("covered")) for n in range(8)) == 2)
    wall.like(3, seconds=60)  # one at a time, in its turn
    wall.wall.wall._turn()
    wall.wait(lambda: "3h" in wall.numbers())


def test_an_upright_screen_gets_the_upright_pictures_of_the_same_motifs(
    make_wall: MakeWall,
) -> None:
    wall = make_wall(slots=2)
    wall.show(400, 700)
    wall.like(1, 2)
    wall.wait(lambda: wall.numbers() == {"1v", "2v"})


def test_what_is_withdrawn_comes_down(make_wall: MakeWall) -> None:
    wall = make_wall(slots=2)
    wall.show()
    wall.like(1, 2)
    wall.wait(lambda: wall.numbers() == {"1h", "2h"})
    wall.promote(
        [item for item in wall.items if not item.item_id.endswith(("_2h.jpeg", "_2v.jpeg"))]
    )
    wall.wall.wall._fill_shelf()
    wall.wall.wall._turning.stop()
    wall.wait(lambda: wall.numbers() == {"1h"})


def test_what_rests_does_not_hang_and_comes_back_when_it_may(make_wall: MakeWall) -> None:
    wall = make_wall(slots=2)
    wall.wish(1, 2)
    wall.show()
    wall.like(1, 3)
    wall.wait(lambda: wall.numbers() == {"3h"})
    wall.wish(3)
    wall.wall.wall._fill_shelf()
    wall.wait(lambda: "3h" not in wall.numbers())
    wall.site.store.put(WISHES_KEY, b"[")  # the last good wishes stay
    wall.wall.wall._fill_shelf()
    wall.wait(lambda: "wishes" in wall.wall.wall._said)
    assert "3h" not in wall.numbers()
    wall.wish()
    wall.wall.wall._fill_shelf()
    wall.turn_until(lambda: wall.numbers() == {"1h", "3h"})


def test_a_wall_changes_nothing_in_the_store(make_wall: MakeWall) -> None:
    wall = make_wall(slots=3)
    wall.show()
    wall.like(1)
    before = {(info.key, info.etag) for info in wall.site.store.list("")}
    wall.wait(lambda: wall.numbers() == {"1h"})
    wall.wall.wall._fill_shelf()
    wall.wall.wall._listen()
    wall.wait(lambda: wall.wall.wall._listening.isActive())
    assert {(info.key, info.etag) for info in wall.site.store.list("")} == before


@pytest.mark.parametrize("slots", [1, 3, 8, 24])
@pytest.mark.parametrize("size", [(960, 540), (540, 960)])
def test_places_and_words_fill_the_screen_and_do_not_overlap(
    make_wall: MakeWall, slots: int, size: tuple[int, int]
) -> None:
    wall = make_wall(slots=slots)
    wall.show(*size)
    tiles = [wall.item(f"place{n}") for n in range(slots)] + [wall.item("wallWords")]
    areas = [tile.mapRectToScene(tile.boundingRect()).toRect() for tile in tiles]
    assert not any(a.intersects(b) for i, a in enumerate(areas) for b in areas[:i])
    covered = sum(area.width() * area.height() for area in areas)
    assert covered > 0.9 * size[0] * size[1]
    assert all(wall.wall.window.geometry().size().width() >= area.right() for area in areas)


def test_the_words_change_places_with_a_picture_now_and_then(make_wall: MakeWall) -> None:
    wall = make_wall(slots=8)
    wall.show()
    root = wall.wall.window.rootObject()
    words, place = wall.item("wallWords"), wall.item("place2")
    before = (words.x(), words.y()), (place.x(), place.y())
    root.setProperty("wanderer", 2)
    root.metaObject().invokeMethod(root, "wander")
    assert ((place.x(), place.y()), (words.x(), words.y())) == before


def test_out_of_hours_the_wall_sleeps_as_the_kiosk_does(make_wall: MakeWall) -> None:
    never = (datetime.now(UTC).astimezone() + timedelta(days=3)).strftime("%a").lower()
    wall = make_wall(opening_hours=OpeningHours.parse(f"{never} 10:00-11:00"))
    wall.show()
    wall.wait(lambda: wall.item("closedScreen").isVisible())


def test_escape_closes_the_wall(make_wall: MakeWall) -> None:
    wall = make_wall(slots=1)
    wall.show()
    QTest.keyClick(wall.wall.window, Qt.Key.Key_Escape)
    assert not wall.wall.window.isVisible()
