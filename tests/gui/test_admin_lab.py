"""The prompt lab and what is seen of a picture while it is made, by mouse and keyboard."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from shared.domain.emotion import Emotion
from shared.domain.generation_job import JobState
from tests.fakes.workers import FakeWorkers
from tests.gui.admin_in_hand import AdminInHand


def small_jpeg() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (96, 64), (200, 120, 90)).save(data, "JPEG")
    return data.getvalue()


@pytest.fixture
def make_admin(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., AdminInHand]]:
    made: list[AdminInHand] = []

    def make(workers: FakeWorkers | None = None) -> AdminInHand:
        made.append(AdminInHand(qtbot, tmp_path, workers))
        made[-1].show()
        return made[-1]

    yield make
    for admin in made:
        admin.close()


@pytest.fixture
def slow() -> FakeWorkers:
    """Workers that tell steps, show a preview, and never come to the last step by themselves."""
    workers = FakeWorkers()
    workers.steps, workers.preview, workers.held = 5, small_jpeg(), True
    return workers


def open_lab(admin: AdminInHand, prompt: str) -> None:
    admin.click("page_lab")
    admin.window.lab.form.prompt.setPlainText(prompt)


def states(admin: AdminInHand) -> list[JobState]:
    return [job.state for job in admin.admin.queue.jobs()]


def test_an_empty_prompt_is_a_hint_and_no_fault(make_admin: Callable[..., AdminInHand]) -> None:
    admin = make_admin()
    admin.click("page_lab")
    form, fault = admin.window.lab.form, admin.window.lab.findChild(QLabel, "fault")
    assert fault is not None
    assert not fault.isVisible()
    assert form.prompt.placeholderText() == "Write a prompt."
    form.prompt.setPlainText("a {pond|{reed}}")
    form.size_box.setCurrentIndex(3)
    form.size_box.sides[0].setValue(65)
    form.prompt.clear()
    assert not fault.isVisible()
    assert not admin.button("tryButton").isEnabled()


def test_before_the_first_try_a_hint_stands_where_the_picture_will_be(
    make_admin: Callable[..., AdminInHand], slow: FakeWorkers
) -> None:
    admin = make_admin(slow)
    open_lab(admin, "a quiet pond")
    hint = admin.window.lab.hint
    assert hint.isVisible()
    assert hint.text() == "Write a prompt and try it: the picture grows here."
    admin.click("languageButton")
    admin.wait(
        lambda: hint.text() == "프롬프트를 쓰고 그려 보세요. 그림이 여기에 나타납니다.", "English"
    )
    admin.click("tryButton")
    admin.wait(lambda: not hint.isVisible(), "it stands over the picture")
    slow.held = False


def test_a_prompt_is_tried_and_kept_with_its_seed(
    make_admin: Callable[..., AdminInHand],
) -> None:
    admin = make_admin()
    open_lab(admin, "a quiet pond, {lotus|reeds}")
    lab, page = admin.program.presenters.lab, admin.window.lab
    page.form.seed.setText("41")
    page.form.emotion.setCurrentText("Calm")
    admin.click("tryButton")
    admin.wait(lambda: bool(lab.tries) and not lab.open, "it was not made")
    (image,) = admin.pool
    assert (image.request.seed, image.request.emotion) == (41, Emotion.CALM)
    assert image.request.prompt == "a quiet pond, lotus"
    assert (image.width, image.height) == (768, 512)
    admin.wait(lambda: page.picture.image.width() == 768, "it is not shown large")

    page.form.prompt.setPlainText("a quiet pond at night")
    admin.click("tryButton")
    admin.wait(lambda: len(lab.tries) == 2 and not lab.open, "the second was not made")
    page.form.seed.clear()
    admin.click("varyButton")
    admin.wait(lambda: len(lab.tries) == 6 and not lab.open, "the four were not made")
    assert len({each.job.request.seed for each in lab.tries[:4]}) == 4

    admin.click_row(page.tries, 5)
    assert page.form.prompt.toPlainText() == "a quiet pond, {lotus|reeds}"
    assert page.form.seed.text() == "41"
    page.form.seed.clear()
    admin.click("sameSeedButton")
    assert page.form.seed.text() == "41"

    admin.click("sendButton")
    admin.wait(admin.window.generation.isVisible, "the generation page did not open")
    wish = admin.window.generation.form.wish()
    assert (wish.emotions, wish.emotion_text) == (
        (Emotion.CALM,),
        "a quiet pond, {lotus|reeds}",
    )
    assert (wish.others, wish.seed) == ("", 41)


def test_of_words_that_take_turns_each_picture_goes_back_to_its_own(
    make_admin: Callable[..., AdminInHand],
) -> None:
    admin = make_admin()
    open_lab(admin, "a pond, {lotus|reeds}")
    lab, page = admin.program.presenters.lab, admin.window.lab
    admin.click("varyButton")
    admin.wait(lambda: len(lab.tries) == 4 and not lab.open, "the four were not made")
    assert page.tries.currentIndex().row() == 0, "the one that is shown is not marked"
    admin.click_row(page.tries, 1)
    tried = lab.tries[1].job.request
    assert page.form.prompt.toPlainText() == tried.prompt == "a pond, reeds"
    admin.click("tryButton")
    admin.wait(lambda: len(lab.tries) == 5 and not lab.open, "it was not made again")
    assert lab.tries[0].job.request == tried
    assert page.tries.currentIndex().row() == 0
    admin.click_row(page.tries, 3)
    assert page.form.prompt.toPlainText() == "a pond, {lotus|reeds}"


def test_a_try_comes_before_what_waits_and_can_be_watched_and_cancelled(
    make_admin: Callable[..., AdminInHand], slow: FakeWorkers
) -> None:
    admin = make_admin(slow)
    admin.wait(lambda: "8 pic" in admin.button("queueButton").text(), "no estimate")
    admin.click("queueButton")
    admin.wait(lambda: JobState.EXECUTING in states(admin), "nothing began")
    under_way = admin.window.generation.queue.under_way
    admin.wait(
        lambda: bool(under_way.tiles) and not under_way.tiles[0].picture.image.isNull(),
        "the live thumbnail is not there",
    )
    assert under_way.tiles[0].findChild(QProgressBar, "imageSteps").maximum() == 5

    open_lab(admin, "a garden of glass")
    admin.click("tryButton")
    lab, page = admin.program.presenters.lab, admin.window.lab
    admin.wait(lambda: len(lab.tries) == 1, "it was not queued")
    first = admin.admin.queue.jobs()[0].job_id
    slow.held = False
    admin.wait(lambda: states(admin)[0] is JobState.FINISHED, "the first was not finished")
    slow.held = True
    admin.wait(lambda: lab.tries[0].job.state is JobState.EXECUTING, "the try did not come next")
    admin.wait(lambda: not page.picture.image.isNull(), "no preview")
    admin.wait(lambda: page.steps.maximum() == 5 and page.steps.value() >= 1, "no steps")
    admin.click("cancelTryButton")
    admin.wait(lambda: lab.tries[0].job.state is JobState.CANCELLED, "it was not cancelled")
    admin.wait(lambda: lab.tries[0].job.job_id in slow._dropped, "the worker was not told")
    slow.held = False
    admin.wait(lambda: states(admin).count(JobState.FINISHED) == 8, "the rest did not go on")
    assert first not in slow._dropped


def test_own_presets_are_kept_changed_and_forgotten(
    make_admin: Callable[..., AdminInHand],
) -> None:
    admin = make_admin()
    own = admin.folder / "data" / "prompts.toml"
    own.write_text('# mine\n[presets.rain]\nname_en = "Rain"\nothers = "rain"\n', encoding="utf-8")
    open_lab(admin, "glass roses")
    page, form = admin.window.lab, admin.window.generation.form
    page.presets.name.setText("유리 정원 1")
    admin.click("savePresetButton")
    admin.wait(lambda: page.presets.box.findText("★ 유리 정원 1") > 0, "it is not listed")
    assert form._preset.findText("유리 정원 1") > 0
    page.form.prompt.setPlainText('glass roses, "quoted"\nand lines')
    admin.click("savePresetButton")
    admin.wait(lambda: "quoted" in own.read_text("utf-8"), "it was not changed")
    text = own.read_text("utf-8")
    assert text.startswith("# mine\n[presets.rain]")
    assert text.count("[presets.") == 2
    presets = admin.admin.parts.presets.own()
    assert [p.emotion_text for p in presets.values()] == ["", 'glass roses, "quoted"\nand lines']

    page.presets.box.setCurrentIndex(page.presets.box.findText("★ 유리 정원 1"))
    page.presets.box.activated.emit(page.presets.box.currentIndex())
    admin.click("deletePresetButton")
    admin.wait(lambda: page.presets.box.findText("★ 유리 정원 1") < 0, "it is still listed")
    assert set(admin.admin.parts.presets.own()) == {"rain"}


def test_without_a_prompt_nothing_can_be_tried(make_admin: Callable[..., AdminInHand]) -> None:
    admin = make_admin()
    open_lab(admin, "")
    assert not admin.button("tryButton").isEnabled()
    assert not admin.button("savePresetButton").isEnabled()
    admin.window.lab.form.prompt.setPlainText("a rose")
    assert admin.button("tryButton").isEnabled()
