"""The insights page: figures from the event log, reasons, wishes and the way back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from admin.presenters.insight_words import group_name, left_out, passed_over
from admin.screens.plots import BarPlot
from admin.services.figures import Figures
from admin.services.insights import ReadingStep
from shared.adapters.folder_store import FolderStore
from shared.domain.wishes import WISHES_KEY, Wish, Wishes
from shared.settings import RESOURCES
from tests.fakes.event_logs import deliver, many_screens
from tests.gui.admin_in_hand import AdminInHand
from tests.patience import PATIENCE_MS

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
STARTER = FolderStore(RESOURCES / "starter_garden")
IDS = [info.key for info in STARTER.list("emotions/happy") if info.key.endswith("h.jpeg")]


@pytest.fixture
def admin(qtbot: QtBot, tmp_path: Path) -> Iterator[AdminInHand]:
    made = AdminInHand(qtbot, tmp_path)
    made.show()
    yield made
    made.close()


def text(admin: AdminInHand, name: str) -> str:
    label = admin.window.findChild(QLabel, name)
    assert label is not None, name
    return label.text()


def plot(admin: AdminInHand, name: str) -> BarPlot:
    found = admin.window.findChild(BarPlot, name)
    assert found is not None, name
    return found


def wishes(admin: AdminInHand) -> dict[str, Wish]:
    try:
        found = admin.store.get(WISHES_KEY)
    except Exception:  # noqa: BLE001  there is none yet
        return {}
    return dict(Wishes.from_bytes(found.data if found else b"").by_item)


def open_pictures(admin: AdminInHand) -> None:
    admin.click("page_insights")
    admin.wait(lambda: "60 screens" in text(admin, "insightSummary"), "nothing was read")
    admin.click("insightPicturesButton")
    admin.wait(lambda: "liked" in text(admin, "insightAbout"), "no picture is meant")


def test_before_the_first_visitor_the_page_says_what_is_missing(admin: AdminInHand) -> None:
    told: list[str] = []
    admin.program.presenters.insights.notice_raised.connect(lambda said, _: told.append(said))
    admin.click("page_insights")
    admin.wait(lambda: admin.program.presenters.insights.figures is not None, "not read")
    empty = admin.window.insights.findChild(QLabel, "title")
    assert empty is not None
    assert empty.isVisible()
    assert "No visitor" in empty.text()
    admin.click("insightPicturesButton")
    admin.wait(lambda: "Nobody has seen it" in text(admin, "insightAbout"), "no picture")
    admin.wait(lambda: admin.program.presenters.insights.why is not None, "not explained")
    assert told == []


def test_what_can_not_be_read_is_not_called_empty(admin: AdminInHand) -> None:
    (admin.folder / "store").rename(admin.folder / "away")
    admin.click("page_insights")
    admin.wait(lambda: "is not there" in text(admin, "insightNote"), "not said")
    empty = admin.window.insights.findChild(QLabel, "title")
    assert empty is not None
    assert empty.text() == "The event log could not be read"
    (admin.folder / "away").rename(admin.folder / "store")
    deliver(admin.store, "hall", many_screens(60, IDS))
    admin.store.put(WISHES_KEY, b"?")
    admin.click("refreshInsights")
    admin.wait(lambda: "60 screens" in text(admin, "insightSummary"), "nothing was read")
    assert WISHES_KEY in text(admin, "insightNote")


def test_the_overview_shows_what_is_liked_with_intervals_and_in_words(admin: AdminInHand) -> None:
    deliver(admin.store, "simulated-hall", many_screens(60, IDS))
    admin.store.put("events/hall.txt", b"?")
    admin.store.put("events/simulated-x/1.txt", b"?")
    admin.store.delete("events/hall.txt")
    admin.click("page_insights")
    admin.wait(lambda: "60 screens" in text(admin, "insightSummary"), "nothing was read")
    assert "Simulated" in text(admin, "insightNote")
    assert "Passed over: 1 file that is no event file" in text(admin, "insightSkipped")
    (happy,) = plot(admin, "emotionPlot").marks
    assert happy.name == "Happy"
    assert happy.rate.low < happy.rate.rate < happy.rate.high
    assert "180 shown in 20 visits" in plot(admin, "emotionPlot").accessibleDescription()
    assert len(plot(admin, "whatIfPlot").marks) == 5
    assert [mark.name for mark in plot(admin, "generationPlot").marks] == ["Adult (26-49)"]
    remarks = [label.text() for label in admin.window.insights.overview.findChildren(QLabel)]
    assert any("the interval is too wide" in remark for remark in remarks)
    admin.program.presenters.settings.change("language", "ko")
    assert plot(admin, "emotionPlot").marks[0].name != "Happy"
    admin.program.presenters.settings.change("theme", "dark")
    assert not admin.window.grab().isNull()


def test_one_visit_is_not_called_visits(admin: AdminInHand) -> None:
    deliver(admin.store, "hall", many_screens(1, IDS))
    admin.click("page_insights")
    admin.wait(lambda: "1 visit · 1 screen · " in text(admin, "insightSummary"), "not read so")
    assert "shown in 1 visit" in plot(admin, "emotionPlot").accessibleDescription()
    assert "estimated from 1 screen\n" in plot(admin, "whatIfPlot").accessibleDescription()
    admin.program.presenters.settings.change("language", "ko")
    assert text(admin, "insightSummary").startswith("관람 1회 · 화면 1개 · ")


def test_while_the_figures_are_worked_out_the_page_says_so(admin: AdminInHand) -> None:
    presenter = admin.program.presenters.insights
    words = admin.window.insights._words  # pyright: ignore[reportPrivateUsage]
    for done, said in ((3, "Reading the event log: 3 of 9 files"), (9, "Working out the figures…")):
        presenter.busy, presenter.done, presenter.of = True, done, 9
        presenter.progress_changed.emit()
        assert words.text() == said
        assert admin.button("cancelInsights").isEnabled() is (done < 9)


def test_who_stops_the_reading_is_told_how_far_it_came_in_any_language(
    admin: AdminInHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter = admin.program.presenters.insights

    def stopped_halfway(stopped: Callable[[], bool]) -> Iterator[ReadingStep]:
        yield ReadingStep(0, 9)
        yield ReadingStep(4, 9)
        presenter.stop()
        assert stopped()

    monkeypatch.setattr(admin.admin.parts.insights, "read", stopped_halfway)
    admin.click("page_insights")
    admin.wait(lambda: "Stopped after 4 of 9 files" in text(admin, "insightNote"), "not told")
    admin.program.presenters.settings.change("language", "ko")
    told = text(admin, "insightNote")
    assert "Stopped" not in told
    assert "9" in told


def test_what_personalize_chose_is_named(qapp: QApplication) -> None:
    assert group_name("personalize") == "Amazon Personalize"
    assert group_name("personalize+embedded").endswith("filled up by the kiosk")
    assert group_name("personalize+embedded-uniform").endswith("filled up by chance")
    assert group_name("newer") == "newer"


def test_of_rankings_alone_nothing_is_estimated(admin: AdminInHand) -> None:
    screens = [
        replace(
            screen,
            policy="personalize",
            shown=tuple(replace(item, propensity=1.0) for item in screen.shown),
        )
        for screen in many_screens(60, IDS)
    ]
    deliver(admin.store, "hall", screens)
    admin.click("page_insights")
    admin.wait(lambda: "60 screens" in text(admin, "insightSummary"), "nothing was read")
    overview = admin.window.insights.overview
    assert "chance had no part" in overview.what_if.remark.text()
    assert [mark.name for mark in overview.policies.plot.marks] == ["Amazon Personalize"]


def test_one_of_a_thing_is_not_said_as_of_many(qapp: QApplication) -> None:
    reasons = ["not an event file", "too large a file", "not an event", "not a screen"]
    reasons.append("from the future")
    assert passed_over(dict.fromkeys(reasons, 1)) == (
        "Passed over: 1 screen from the future · 1 screen with a wrong field"
        " · 1 line that is no event · 1 file that is no event file · 1 file that is too large"
    )
    assert passed_over({"too large a file": 1200}).endswith("1,200 files that are too large")
    assert left_out(1) == "1 file of simulated kiosks is left out."
    assert left_out(2) == "2 files of simulated kiosks are left out."
    assert passed_over({"new": 1}) == "Passed over: new (1)"


def test_a_picture_is_pinned_weighed_rested_and_let_be_again(admin: AdminInHand) -> None:
    deliver(admin.store, "hall", many_screens(60, IDS))
    open_pictures(admin)
    best = admin.window.insights.pictures.chosen[0]
    assert best.item_id == IDS[0], "the best one comes first"
    admin.click("pinButton")
    admin.wait(lambda: wishes(admin) == {IDS[0]: Wish(pinned=True)}, "not pinned")
    box = admin.window.findChild(QDoubleSpinBox, "weightBox")
    assert box is not None
    box.setValue(2.0)
    box.editingFinished.emit()
    admin.wait(lambda: wishes(admin) == {IDS[0]: Wish(pinned=True, weight=2.0)}, "not weighed")
    admin.click("restButton")
    admin.wait(lambda: wishes(admin)[IDS[0]].resting, "it does not rest")
    undo = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    admin.press(undo)
    admin.wait(lambda: wishes(admin)[IDS[0]].pinned, "not undone")
    admin.press(undo)
    admin.press(undo)
    admin.wait(lambda: wishes(admin) == {}, "not all undone")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    admin.press((Qt.Key.Key_Z, both))
    admin.wait(lambda: wishes(admin) == {IDS[0]: Wish(pinned=True)}, "not done again")
    admin.wait(lambda: admin.button("pinButton").isChecked(), "it is not shown")


def test_who_only_passes_by_the_weight_changes_none(admin: AdminInHand) -> None:
    deliver(admin.store, "hall", many_screens(60, IDS))
    both = {IDS[0]: Wish(weight=2.345), IDS[1]: Wish(weight=3.0)}
    admin.store.put(WISHES_KEY, Wishes(both).to_bytes())
    open_pictures(admin)
    box = admin.window.findChild(QDoubleSpinBox, "weightBox")
    assert box is not None
    box.editingFinished.emit()
    admin.window.insights.pictures.table.selectAll()
    box.editingFinished.emit()
    admin.click("pinButton")
    admin.wait(lambda: wishes(admin)[IDS[0]].pinned, "not pinned")
    assert wishes(admin)[IDS[0]].weight == 2.345
    assert wishes(admin)[IDS[1]].weight == 3.0


def test_what_is_wished_while_the_log_is_read_stays_wished(
    admin: AdminInHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(admin.store, "hall", many_screens(60, IDS))
    open_pictures(admin)
    presenter, insights = admin.program.presenters.insights, admin.admin.parts.insights
    figures, told, go = insights.figures, Event(), Event()

    def late() -> Figures:
        found = figures()
        told.set()
        go.wait(PATIENCE_MS / 1000)
        return found

    monkeypatch.setattr(insights, "figures", late)
    admin.click("refreshInsights")
    admin.wait(told.is_set, "not read")
    rows = presenter.table.rows
    admin.click("pinButton")
    admin.wait(lambda: presenter.table.wish(rows[0]).pinned, "not pinned")
    assert presenter.table.rows is rows, "pictures are what they were"
    go.set()
    admin.wait(lambda: not presenter.busy, "not read to its end")
    assert presenter.table.wish(rows[0]) == Wish(pinned=True)
    assert admin.button("pinButton").isChecked()


def test_a_wish_that_was_refused_does_not_look_granted(admin: AdminInHand) -> None:
    deliver(admin.store, "hall", many_screens(60, IDS))
    open_pictures(admin)
    admin.store.put(WISHES_KEY, b"?")
    told: list[str] = []

    def hear(said: str, remedy: object) -> None:
        told.append(said)

    admin.program.presenters.insights.notice_raised.connect(hear)
    admin.click("pinButton")
    admin.wait(lambda: bool(told), "nobody was told")
    assert WISHES_KEY in told[0]
    assert not admin.button("pinButton").isChecked()


def test_a_picture_is_explained_for_those_who_look(admin: AdminInHand) -> None:
    deliver(admin.store, "hall", many_screens(60, IDS))
    open_pictures(admin)
    admin.wait(lambda: len(plot(admin, "whyPlot").marks) > 2, "no reasons")
    assert "×" in plot(admin, "whyPlot").accessibleDescription()
    generation = admin.window.findChild(QComboBox, "whyGeneration")
    assert generation is not None
    generation.setCurrentIndex(1)
    generation.activated.emit(1)
    why = admin.program.presenters.insights.why
    admin.wait(lambda: admin.program.presenters.insights.why is not why, "not asked again")
    reasons = [mark.name for mark in plot(admin, "whyPlot").marks]
    assert any("for Adult" in reason for reason in reasons)
    admin.program.presenters.settings.change("language", "ko")
    admin.close()  # speaks its first language again, when nothing can be asked any more


def test_several_pictures_at_once_and_only_those_that_were_never_seen(admin: AdminInHand) -> None:
    deliver(admin.store, "hall", many_screens(60, IDS))
    open_pictures(admin)
    which = admin.window.findChild(QComboBox, "insightWhich")
    emotion = admin.window.findChild(QComboBox, "insightEmotion")
    assert which is not None
    assert emotion is not None
    which.setCurrentIndex(1)
    emotion.setCurrentIndex(1)
    which.activated.emit(1)
    pictures = admin.window.insights.pictures
    rows = admin.program.presenters.insights.table.rows
    assert rows
    assert all(not picture.seen for picture in rows)
    pictures.table.selectAll()
    admin.click("restButton")
    admin.wait(lambda: len(wishes(admin)) == len(rows), "they do not rest")
    admin.wait(lambda: admin.button("toastButton").isVisible(), "nothing takes it back")
    admin.click("toastButton")
    admin.wait(lambda: wishes(admin) == {}, "not undone")


def test_as_many_as_are_chosen_are_handled_at_once(admin: AdminInHand) -> None:
    deliver(admin.store, "hall", many_screens(60, IDS))
    open_pictures(admin)
    page = admin.window.insights.pictures
    page.table.selectAll()
    chosen = {picture.item_id for picture in page.chosen}
    assert len(chosen) == len(page.table.model().rows) > 100  # type: ignore[attr-defined]
    header = page.table.horizontalHeader().selectionModel()
    assert not header.hasSelection(), "it asks every row when anything is chosen"
    changes: list[str] = []
    page.table.selectionModel().selectionChanged.connect(lambda: changes.append("chosen"))
    page.table.model().dataChanged.connect(lambda: changes.append("said"))
    page.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert {picture.item_id for picture in page.chosen} == chosen
    assert len(changes) < 5, "not one by one"
    admin.click("restButton")
    admin.wait(lambda: len(wishes(admin)) == len(chosen), "they do not rest")
    admin.wait(lambda: "said" in changes, "not shown")
    assert len(changes) < 9


def test_a_store_that_is_away_is_said_and_what_was_read_stays(admin: AdminInHand) -> None:
    deliver(admin.store, "hall", many_screens(60, IDS))
    open_pictures(admin)
    (admin.folder / "store").rename(admin.folder / "away")
    admin.click("refreshInsights")
    admin.wait(lambda: "is not there" in text(admin, "insightNote"), "not said")
    assert "60 screens" in text(admin, "insightSummary")
    note = admin.window.findChild(QWidget, "insightNote")
    assert note is not None
    assert note.isVisible()
    (admin.folder / "away").rename(admin.folder / "store")
