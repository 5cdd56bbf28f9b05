"""The models page: listed, fetched, described, verified; and the choice in the forms."""

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from shared.domain.errors import MissingPartError
from shared.domain.image_model import HubFile, HubModel
from shared.ports import OnBytes
from tests.gui.admin_in_hand import AdminInHand
from tests.patience import PATIENCE_S


class FakeModelHub:
    """`admin.services.model_downloads.ModelHub` that has one model; `slow` ends never.

    A `silent` one takes the question and does not answer before `answers` is set.
    """

    def __init__(self) -> None:
        self.slow = False
        self.silent = False
        self.asked = threading.Event()
        self.answers = threading.Event()

    def look_up(self, hub_id: str) -> HubModel:
        if hub_id != "garden/meadow":
            raise MissingPartError(f"{hub_id} cannot be had from the hub: 404")
        return HubModel(hub_id, "0" * 40, "", (HubFile("model_index.json", 10, None, None),))

    def download(self, model: HubModel, folder: Path, on_bytes: OnBytes) -> None:
        if self.silent:
            self.asked.set()
            self.answers.wait(PATIENCE_S)
        while self.slow:
            on_bytes(1, 10)
        write_model(folder)
        on_bytes(10, 10)


def write_model(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    index = {"_class_name": "StableDiffusionPipeline"}
    (folder / "model_index.json").write_text(json.dumps(index))
    return folder


@pytest.fixture
def hub() -> FakeModelHub:
    return FakeModelHub()


@pytest.fixture
def admin(
    qtbot: QtBot, tmp_path: Path, hub: FakeModelHub, monkeypatch: pytest.MonkeyPatch
) -> Iterator[AdminInHand]:
    monkeypatch.setattr("admin.app.doors.is_here", lambda engine: True)
    admin = AdminInHand(qtbot, tmp_path, hub=hub, engines={"painter": 1, "diffusers": 1})
    admin.show()
    yield admin
    admin.close()


def test_a_model_is_added_described_verified_and_taken_off(
    admin: AdminInHand, tmp_path: Path
) -> None:
    models, page = admin.program.presenters.models, admin.window.models
    folder = write_model(tmp_path / "meadow")
    admin.click("page_models")
    models.add(folder)
    admin.wait(lambda: page.chosen is not None, "it is not listed")
    warning = page.details.findChild(QLabel, "fault")
    assert warning is not None
    assert "Nobody said" in warning.text()
    page.details.licence.setEditText("mit")
    page.details.steps.setValue(12)
    admin.click("saveModelButton")
    admin.wait(lambda: models.models[0].num_inference_steps == 12, "it was not saved")
    assert (models.models[0].licence, models.models[0].guidance_scale) == ("mit", None)
    assert page.details.findChild(QLabel, "fault") is None

    choice = admin.window.generation.form.of_engine
    choice.box.setCurrentIndex(1)
    assert choice.of_model.chosen == "meadow"
    assert admin.window.generation.form.wish().model == "meadow"
    for form in (admin.window.generation.form, admin.window.lab.form):
        form.of_engine.box.setCurrentIndex(1)
        form.layout().activate()
        assert form.minimumSizeHint().width() <= 318, "the form is wider than its panel"

    (folder / "model_index.json").write_text(json.dumps({"_class_name": "FluxPipeline"}))
    admin.click("verifyModelButton")
    admin.wait(lambda: "has changed" in admin.window.toast.findChild(QLabel).text(), "not told")
    admin.click("removeModelButton")
    admin.wait(lambda: models.models == (), "it is still listed")
    assert (folder / "model_index.json").is_file()


def test_a_download_can_be_stopped_and_a_failing_one_says_why(
    admin: AdminInHand, hub: FakeModelHub
) -> None:
    models, page = admin.program.presenters.models, admin.window.models
    admin.click("page_models")
    hub.slow = True
    page.hub_id.setText("garden/meadow")
    admin.click("downloadButton")
    admin.wait(lambda: models.bytes_done == (1, 10), "nothing came")
    admin.wait(lambda: admin.button("cancelModelButton").isVisible(), "it can not be stopped")
    assert not admin.button("downloadButton").isEnabled()
    admin.click("cancelModelButton")
    admin.wait(lambda: models.work is None, "it went on")
    assert models.models == ()
    hub.slow = False
    admin.click("downloadButton")
    admin.wait(lambda: len(models.models) == 1, "it was not listed")
    assert models.models[0].origin == f"garden/meadow@{'0' * 40}"
    page.hub_id.setText("garden/nowhere")
    admin.click("downloadButton")
    said = admin.window.toast.findChild(QLabel)
    admin.wait(lambda: "garden/nowhere cannot be had" in said.text(), "it was not said")


def test_a_hub_that_never_answers_holds_up_neither_the_list_nor_the_end(
    admin: AdminInHand, hub: FakeModelHub, tmp_path: Path
) -> None:
    models = admin.program.presenters.models
    models.add(write_model(tmp_path / "lawn"))
    admin.wait(lambda: len(models.models) == 1, "it is not listed")
    hub.silent = True
    models.download("garden/meadow")
    admin.wait(hub.asked.is_set, "nobody asked")
    models.change(replace(models.models[0], licence="mit"))
    admin.wait(lambda: models.models[0].licence == "mit", "the list waits for the hub")
    models.change(replace(models.models[0], licence="apache-2.0"))
    admin.close()  # one that waits for the hub ends with its answer, and lists the model
    hub.answers.set()
    (kept,) = admin.admin.parts.models.models()
    assert (kept.name, kept.licence) == ("lawn", "apache-2.0")
