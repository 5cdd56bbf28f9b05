"""The curator's whole day: form, queue, review by keyboard, promotion, and then a kiosk shows it.

The window, the workers, the store and the kiosk are the real ones; once with the painter, once with
a tiny diffusion model that is built here.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from admin.adapters.engine_workers import open_workers
from shared.domain.pool import PoolState
from tests.e2e.conftest import RunningKiosk
from tests.e2e.test_a_visit_by_clicks import rows
from tests.gui.admin_in_hand import AdminInHand

ENGINES = {"painter": 1, "diffusers": 1}


@pytest.fixture
def admin(qtbot: QtBot, tmp_path: Path) -> Iterator[AdminInHand]:
    admin = AdminInHand(qtbot, tmp_path, open_workers=open_workers, engines=ENGINES)
    admin.show()
    yield admin
    admin.close()


def test_what_the_painter_grew_is_shown_on_the_kiosk(
    admin: AdminInHand, start_kiosk: Callable[..., RunningKiosk], tmp_path: Path
) -> None:
    _walk(admin, "painter")
    _assert_shown(admin, start_kiosk, tmp_path)


def test_what_a_diffusion_model_grew_is_shown_on_the_kiosk(
    admin: AdminInHand, start_kiosk: Callable[..., RunningKiosk], tmp_path: Path
) -> None:
    pytest.importorskip("torch", reason="torch is not installed (setup --with-diffusers)")
    from tests.tiny_models import build_sd1

    models, choice = admin.program.presenters.models, admin.window.generation.form.of_engine
    models.add(build_sd1(tmp_path / "meadow"))
    admin.wait(lambda: len(models.models) == 1, "the model is not listed")
    choice.box.setCurrentIndex(1)
    admin.wait(lambda: choice.of_model.chosen == "meadow", "the model is not offered")
    choice.of_model.steps.setValue(3)
    _walk(admin, "diffusers")
    _assert_shown(admin, start_kiosk, tmp_path)


def _walk(admin: AdminInHand, engine: str) -> None:
    """Two pictures of each orientation; the last is rejected, the others go into the garden."""
    form = admin.window.generation.form
    form._size.setCurrentIndex(form._size.count() - 1)
    for side, value in zip(form._size.sides, (384, 256), strict=True):
        side.setValue(value)
    admin.grow(2)
    assert {image.engine for image in admin.pool} == {engine}
    admin.review(4)
    admin.press(Qt.Key.Key_X, Qt.Key.Key_P, Qt.Key.Key_P, Qt.Key.Key_P)
    admin.wait(lambda: admin.states().count(PoolState.APPROVED) == 3, "not decided so")
    admin.click("page_garden")
    admin.wait(lambda: "3 pictures" in admin.button("promoteButton").text(), "no dry run")
    admin.click("promoteButton")
    admin.wait(lambda: admin.states().count(PoolState.PROMOTED) == 3, "not promoted")


def _assert_shown(
    admin: AdminInHand, start_kiosk: Callable[..., RunningKiosk], folder: Path
) -> None:
    """A visitor who picks happy by hand meets the landscape pictures of the walk, and no other."""
    promoted = [image for image in admin.pool if image.marks.state is PoolState.PROMOTED]
    landscape = {image.item_id for image in promoted if image.width > image.height}
    config, data = folder / "kiosk.toml", folder / "kiosk"
    config.write_text(f'store = "{folder / "store"}"\n', encoding="utf-8")
    kiosk = start_kiosk("--camera", "none", "--config", str(config), "--data-dir", str(data))
    shelf = data / "shelf"
    kiosk.wait_until(lambda: len(list(shelf.rglob("*.jpeg"))) == 3, "the shelf is filled")
    kiosk.touch("attractScreen")
    kiosk.touch("emotion_happy")
    kiosk.wait_for("like0")
    kiosk.touch("doneButton")
    kiosk.wait_for("attractScreen")
    assert kiosk.close() == 0
    shown = {row["item_id"] for row in rows(data, "impression_items")}
    assert shown
    assert shown <= landscape
