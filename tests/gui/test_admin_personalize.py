"""The Personalize page, by mouse and keyboard, against an AWS over HTTP."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressBar,
)
from pytestqt.qtbot import QtBot

from admin.presenters.picture_list import KEY_ROLE
from admin.services.item_registration import ItemRegistration
from admin.services.personalize_data import DataSetCounts, PersonalizeData
from shared.adapters.aws.personalize import PersonalizeItems, PersonalizeRanking
from shared.domain.errors import StoreError
from shared.domain.outbox import OutboxMessage
from shared.services.event_log import StoreEventLog
from tests.fakes.aws_server import FakeAws, Fault
from tests.fakes.outbox import FakeOutbox
from tests.gui.admin_in_hand import AdminInHand
from tests.patience import PATIENCE_S

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CAMPAIGN = "arn:aws:personalize:ap-northeast-2:123456789012:campaign/garden"


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeAws]:
    with FakeAws() as aws:
        for name, value in aws.environment.items():
            monkeypatch.setenv(name, value)
        aws.data.campaigns.add(CAMPAIGN)
        yield aws


@pytest.fixture
def make_admin(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., AdminInHand]]:
    made: list[AdminInHand] = []

    def make(*, campaign: bool = False) -> AdminInHand:
        admin = AdminInHand(qtbot, tmp_path)
        made.append(admin)
        if campaign:
            desk = admin.admin.parts.personalize
            ranking = PersonalizeRanking(CAMPAIGN, None, deadline_s=PATIENCE_S)
            admin.program.presenters.personalize._personalize = replace(desk, ranker=ranking)
        admin.show()
        return admin

    yield make
    for admin in made:
        admin.close()


def likes(admin: AdminInHand, users: int, each: int) -> None:
    log = StoreEventLog(admin.store, "hall-1")
    messages: list[OutboxMessage] = []
    for name in (f"u{number}" for number in range(users)):
        who = {"user_id": name, "emotion": "CALM"}
        messages.append(OutboxMessage(name, "visitor", name, who, NOON))
        for number in range(each):
            event = {
                **who,
                "item_id": f"emotions/calm/img_20260101-120000_{number}h.jpeg",
                "event_type": "like",
                "sent_at": NOON.isoformat(),
            }
            messages.append(OutboxMessage(f"{name}-{number}", "interaction", name, event, NOON))
    log.deliver(messages)


def text_of(admin: AdminInHand, name: str) -> str:
    label = admin.window.findChild(QLabel, name)
    assert label is not None
    return label.text()


def bar_of(admin: AdminInHand, name: str) -> QProgressBar:
    bar = admin.window.findChild(QProgressBar, name)
    assert bar is not None
    return bar


def open_page(admin: AdminInHand) -> None:
    admin.click("page_personalize")
    presenter = admin.program.presenters.personalize
    admin.wait(lambda: presenter.counts is not None and not presenter.busy, "not counted")


def test_the_page_counts_against_what_is_needed(make_admin: Callable[..., AdminInHand]) -> None:
    admin = make_admin()
    likes(admin, users=10, each=3)
    open_page(admin)
    assert (bar_of(admin, "interactionsBar").value(), bar_of(admin, "interactionsBar").maximum()) \
        == (30, 1000)  # fmt: skip
    assert (bar_of(admin, "usersBar").value(), bar_of(admin, "usersBar").maximum()) == (10, 25)
    assert text_of(admin, "readinessSentence") == "Not enough yet to train a model."
    assert bar_of(admin, "interactionsBar").isVisible()
    assert not admin.button("recommendButton").isEnabled()
    assert "left out" not in text_of(admin, "personalizeTotals")
    likes(admin, users=400, each=3)
    admin.store.put("events/hall-1/2026/11/22/130000.000000-x.jsonl", b"{\nnothing\n")
    open_page(admin)
    admin.wait(
        lambda: text_of(admin, "readinessSentence") == "Enough for Personalize to train a model.",
        "not enough",
    )
    words = text_of(admin, "personalizeTotals")
    assert words.endswith("Damaged in the event log, and left out: 2.")


def test_a_count_that_fails_does_not_look_as_if_it_went_on(
    make_admin: Callable[..., AdminInHand], monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = make_admin()

    def away(*_: object) -> Iterator[DataSetCounts]:
        raise StoreError("the store is away")

    monkeypatch.setattr(PersonalizeData, "count", away)
    admin.click("page_personalize")
    admin.wait(
        lambda: text_of(admin, "readinessSentence") == "The likes could not be counted.",
        "it counts for ever",
    )
    assert not bar_of(admin, "interactionsBar").isVisible()


def test_pictures_that_personalize_refused_are_counted(
    make_admin: Callable[..., AdminInHand],
) -> None:
    admin = make_admin()
    outbox = FakeOutbox()
    for name in ("refused", "waits"):
        outbox.add(OutboxMessage(name, "item", name, {}, NOON))
    outbox.bury("refused", "no such column")
    presenter = admin.program.presenters.personalize
    desk = admin.admin.parts.personalize
    registration = ItemRegistration(outbox, PersonalizeItems("arn:none"))
    presenter._personalize = replace(desk, registration=registration)
    presenter._register()
    open_page(admin)
    words = "Pictures Personalize refused, kept aside (the log says why): 1"
    admin.wait(lambda: text_of(admin, "itemsSetAside") == words, "not said")


def test_why_personalize_is_not_told_of_pictures_is_said(
    make_admin: Callable[..., AdminInHand], aws: FakeAws
) -> None:
    admin = make_admin()
    outbox = FakeOutbox()
    item = {"item_id": "emotions/calm/img_20260101-120000_1h.jpeg", "timestamp": 1767268800}
    outbox.add(OutboxMessage("m", "item", "m", item, NOON))
    aws.faults["PutItems"] = Fault(page=b"<html>Welcome to the hotel.</html>")
    presenter = admin.program.presenters.personalize
    registration = ItemRegistration(outbox, PersonalizeItems("arn:none"))
    desk = admin.admin.parts.personalize
    presenter._personalize = replace(desk, registration=registration)
    presenter._register()
    open_page(admin)
    why = "Pictures Personalize is still to be told of: 1\npersonalize:PutItems on arn:none: the"
    admin.wait(lambda: text_of(admin, "itemsWaiting").startswith(why), "not said")


def test_export_writes_the_files_and_says_where(
    make_admin: Callable[..., AdminInHand], tmp_path: Path
) -> None:
    admin = make_admin()
    likes(admin, users=3, each=2)
    open_page(admin)
    presenter = admin.program.presenters.personalize
    notices: list[str] = []
    presenter.notice_raised.connect(lambda words, _: notices.append(words))
    presenter.export(str(tmp_path / "out"))
    admin.wait(lambda: bool(notices), "nothing was said")
    assert notices == [f"The CSV files are in {tmp_path / 'out'}."]
    assert (tmp_path / "out/dataset/interactions/interactions-0001.csv").is_file()


def begin_set_up(admin: AdminInHand, *boxes: str) -> None:
    """Press the one button, check boxes of its question, and begin."""
    admin.click("setupButton")
    question = admin.window.findChild(QDialog, "setupQuestion")
    assert question is not None
    for name in boxes:
        box = question.findChild(QCheckBox, name)
        assert box is not None
        assert not box.isChecked()
        box.click()
    begin = question.findChild(QAbstractButton, "setupBegin")
    assert begin is not None
    begin.click()


def use_bucket(admin: AdminInHand) -> None:
    """Let Personalize find the store, as if it were a bucket."""
    imports = admin.program.presenters.personalize._personalize.imports
    imports._bucket, imports._role_arn = "s3://garden", "arn:aws:iam::123456789012:role/import"


def test_one_button_goes_from_nothing_to_a_campaign(
    make_admin: Callable[..., AdminInHand], aws: FakeAws
) -> None:
    admin = make_admin()
    likes(admin, users=400, each=3)
    use_bucket(admin)
    open_page(admin)
    presenter = admin.program.presenters.personalize
    begin_set_up(admin)
    admin.wait(lambda: not presenter.busy and len(presenter.steps) == 17, "not set up")
    story = text_of(admin, "setupSteps")
    assert "1/17  Schema emotion-garden-users: made" in story
    assert "13/17  Import emotion-garden-interactions: made\n        billed: each gigabyte" in story
    assert "16/17  Model emotion-garden: made\n        billed: each training" in story
    assert "17/17  Campaign emotion-garden: needs your consent" in story
    assert "Set up again with a campaign" in story
    assert 'personalize_tracking_id = "tracking-emotion-garden"' in story
    admin.click("copyLinesButton")
    assert QGuiApplication.clipboard().text() == presenter.settings_lines()
    assert aws.personalize.of_kind("Campaign") == []
    begin_set_up(admin, "campaignBox")
    admin.wait(lambda: not presenter.busy and bool(aws.personalize.of_kind("Campaign")), "none")
    admin.wait(lambda: "personalize_campaign_arn" in text_of(admin, "setupSteps"), "no line")
    assert len(aws.personalize.of_kind("DatasetImportJob")) == 2  # the garden has no pictures


def test_a_set_up_is_stopped_and_goes_on(
    make_admin: Callable[..., AdminInHand], aws: FakeAws
) -> None:
    admin = make_admin()
    likes(admin, users=400, each=3)
    use_bucket(admin)
    open_page(admin)
    presenter = admin.program.presenters.personalize
    aws.personalize.looks_until_active = 10**6
    begin_set_up(admin)
    group = "4/17  Data set group emotion-garden: AWS is at work since "
    admin.wait(lambda: group in text_of(admin, "setupSteps"), "no step")
    assert not admin.button("setupButton").isEnabled()
    admin.click("personalizeStop")
    assert not presenter.busy
    aws.personalize.looks_until_active = 1
    begin_set_up(admin)
    admin.wait(lambda: not presenter.busy and len(presenter.steps) == 17, "it did not go on")
    assert "1/17  Schema emotion-garden-users: there already" in text_of(admin, "setupSteps")


def begin_import(admin: AdminInHand) -> None:
    admin.click("importButton")
    question = admin.window.findChild(QMessageBox, "teardownQuestion")
    assert question is not None
    assert "billed by the gigabyte" in question.informativeText()
    begin = question.findChild(QAbstractButton, "teardownButton")
    assert begin is not None
    assert begin.text() == "Import"
    begin.click()


def test_newest_events_are_imported_without_a_new_model(
    make_admin: Callable[..., AdminInHand], aws: FakeAws
) -> None:
    admin = make_admin()
    use_bucket(admin)
    likes(admin, users=400, each=3)
    open_page(admin)
    presenter = admin.program.presenters.personalize
    notices: list[str] = []
    presenter.notice_raised.connect(lambda words, _: notices.append(words))
    begin_import(admin)
    admin.wait(lambda: not presenter.busy, "it goes on")
    assert "there is no dataset group emotion-garden;" in text_of(admin, "setupSteps")
    begin_set_up(admin)
    admin.wait(lambda: not presenter.busy and len(presenter.steps) == 17, "not set up")
    likes(admin, users=500, each=3)
    notices.clear()
    aws.personalize.looks_until_active = 10**6
    begin_import(admin)
    under_way = "Import emotion-garden-users: AWS is at work since "
    admin.wait(lambda: under_way in text_of(admin, "setupSteps"), "no step")
    assert not admin.button("importButton").isEnabled()
    admin.click("personalizeStop")
    assert (presenter.busy, notices) == ("", [])
    aws.personalize.looks_until_active = 1
    begin_import(admin)
    admin.wait(lambda: bool(notices), "nothing was said")
    assert notices == ["Personalize has what kiosks told."]
    story = text_of(admin, "setupSteps")
    assert story.startswith("1/4  Files dataset/: there already")
    assert "4/4  Import emotion-garden-interactions: there already" in story
    assert len(aws.personalize.of_kind("DatasetImportJob")) == 4
    assert len(aws.personalize.of_kind("SolutionVersion")) == 1


def test_an_import_says_what_it_lacks(make_admin: Callable[..., AdminInHand], aws: FakeAws) -> None:
    admin = make_admin()
    open_page(admin)
    begin_import(admin)
    why = "store is a folder, and Personalize reads from a bucket"
    admin.wait(lambda: text_of(admin, "setupSteps").startswith(why), "not said")
    assert aws.requests == []


def test_an_import_of_few_likes_says_that_aws_takes_no_fewer(
    make_admin: Callable[..., AdminInHand], aws: FakeAws
) -> None:
    admin = make_admin()
    use_bucket(admin)
    likes(admin, users=3, each=3)
    open_page(admin)
    presenter = admin.program.presenters.personalize
    begin_set_up(admin)
    admin.wait(lambda: not presenter.busy and len(presenter.steps) == 14, "not set up")
    notices: list[str] = []
    presenter.notice_raised.connect(lambda words, _: notices.append(words))
    begin_import(admin)
    admin.wait(lambda: not presenter.busy and len(presenter.steps) == 4, "not imported")
    assert notices == []
    assert text_of(admin, "setupSteps").startswith("Personalize imports interactions only from")


def test_what_failed_at_aws_is_why_it_ended(
    make_admin: Callable[..., AdminInHand], aws: FakeAws, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("admin.services.personalize_waiting.LOOK_EVERY_S", 0.5)
    admin = make_admin()
    open_page(admin)
    presenter = admin.program.presenters.personalize
    aws.personalize.looks_until_active = 10**6
    begin_set_up(admin)
    group = "4/17  Data set group emotion-garden: AWS is at work since "
    admin.wait(lambda: group in text_of(admin, "setupSteps"), "no step")
    aws.personalize.fails.add("DatasetGroup")
    aws.personalize.looks_until_active = 1
    admin.wait(lambda: not presenter.busy, "it went on")
    story = text_of(admin, "setupSteps")
    why = "dataset group emotion-garden: the role can not read the bucket"
    assert story.startswith(f"{why}\n\n1/17 ")
    assert "4/17  Data set group emotion-garden: ended by an error" in story
    assert "AWS is" not in story
    presenter.recommend("u7", None)
    admin.wait(lambda: not presenter.busy, "nothing was said")
    assert presenter.failure == why, "what failed since is no part of the set-up"
    aws.personalize.fails.clear()
    begin_set_up(admin)
    admin.wait(lambda: not presenter.busy and len(presenter.steps) == 14, "not set up")
    assert why not in text_of(admin, "setupSteps")


def test_too_few_visitors_are_a_sentence(
    make_admin: Callable[..., AdminInHand], aws: FakeAws
) -> None:
    admin = make_admin()
    likes(admin, users=10, each=3)
    open_page(admin)
    presenter = admin.program.presenters.personalize
    begin_set_up(admin, "campaignBox", "retrainBox")
    admin.wait(lambda: not presenter.busy and len(presenter.steps) == 14, "not set up")
    story = text_of(admin, "setupSteps")
    assert "10/17  Files dataset/: left out, the store is a folder" in story
    assert "14/17  Visitors and likes: not enough yet" in story
    assert "from 1,000 interactions and 25 users with 2 or more. Set up again" in story


def test_what_was_set_up_is_deleted_after_a_question(
    make_admin: Callable[..., AdminInHand], aws: FakeAws
) -> None:
    admin = make_admin()
    open_page(admin)
    presenter = admin.program.presenters.personalize
    begin_set_up(admin)
    admin.wait(lambda: not presenter.busy and len(presenter.steps) == 14, "not set up")
    admin.click("takeDownButton")
    question = admin.window.findChild(QMessageBox, "teardownQuestion")
    assert question is not None
    delete = question.findChild(QAbstractButton, "teardownButton")
    assert delete is not None
    assert aws.personalize.made
    delete.click()
    admin.wait(lambda: not presenter.busy and len(presenter.steps) == 13, "not deleted")
    assert not aws.personalize.made
    steps = text_of(admin, "setupSteps")
    assert steps.startswith("Take the lines that the set-up gave (personalize_tracking_id,")
    assert "1/13  Campaign emotion-garden: not there" in steps
    assert "13/13  Data set group emotion-garden: deleted" in steps
    assert "For the settings file" not in steps


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ("setupButton", "AWS is still at work on this step. Set up again later."),
        ("stopCampaignButton", "AWS is still deleting the campaign. Delete it again later, to"),
        ("takeDownButton", "AWS is still deleting this. Delete everything again later; it goes"),
    ],
)
def test_what_takes_long_says_what_to_do_again(
    make_admin: Callable[..., AdminInHand],
    aws: FakeAws,
    monkeypatch: pytest.MonkeyPatch,
    act: str,
    sentence: str,
) -> None:
    admin = make_admin()
    likes(admin, users=400, each=3)
    use_bucket(admin)
    open_page(admin)
    presenter = admin.program.presenters.personalize
    if act != "setupButton":
        begin_set_up(admin, "campaignBox")
        admin.wait(lambda: not presenter.busy and len(presenter.steps) == 17, "not set up")
    monkeypatch.setattr("admin.services.personalize_waiting.LONGEST_WAIT_S", 0.0)
    aws.personalize.looks_until_active = 10**6
    if act == "setupButton":
        begin_set_up(admin)
    else:
        admin.click(act)
        question = admin.window.findChild(QMessageBox, "teardownQuestion")
        assert question is not None
        delete = question.findChild(QAbstractButton, "teardownButton")
        assert delete is not None
        delete.click()
    admin.wait(lambda: not presenter.busy, "it is waited for")
    assert text_of(admin, "setupSteps").startswith(sentence)


def test_a_users_data_is_deleted_after_a_question(
    make_admin: Callable[..., AdminInHand], aws: FakeAws
) -> None:
    admin = make_admin()
    open_page(admin)
    assert not admin.button("forgetButton").isEnabled()
    user = admin.window.findChild(QLineEdit, "userId")
    assert user is not None
    user.setText("u7")
    notices: list[str] = []
    presenter = admin.program.presenters.personalize
    presenter.notice_raised.connect(lambda words, _: notices.append(words))
    admin.click("forgetButton")
    question = admin.window.findChild(QMessageBox, "teardownQuestion")
    assert question is not None
    delete = question.findChild(QAbstractButton, "teardownButton")
    assert delete is not None
    delete.click()
    admin.wait(lambda: bool(notices), "nothing was said")
    assert "store is a folder" in notices[0]
    assert admin.button("forgetButton").isEnabled()


def test_what_aws_denies_is_one_sentence(
    make_admin: Callable[..., AdminInHand], aws: FakeAws
) -> None:
    admin = make_admin()
    open_page(admin)
    aws.denied.add("personalize:CreateSchema")
    notices: list[str] = []
    presenter = admin.program.presenters.personalize
    presenter.notice_raised.connect(lambda words, _: notices.append(words))
    begin_set_up(admin)
    admin.wait(lambda: bool(notices), "nothing was said")
    assert "do not allow personalize:CreateSchema" in notices[0]
    assert admin.button("setupButton").isEnabled()


def test_a_users_recommendations_are_pictures(
    make_admin: Callable[..., AdminInHand], aws: FakeAws
) -> None:
    admin = make_admin(campaign=True)
    admin.grow(2)
    keys = [image.key for image in admin.pool]
    aws.data.ranking = list(reversed(keys))
    open_page(admin)
    user = admin.window.findChild(QLineEdit, "userId")
    assert user is not None
    user.setText("u7")
    assert "billed for every hour" in text_of(admin, "campaignBilled")
    admin.click("recommendButton")
    page = admin.window.personalize
    admin.wait(lambda: page.grid.model().rowCount() == len(keys), "no pictures")
    model = page.grid.model()
    assert [model.index(row, 0).data(KEY_ROLE) for row in range(len(keys))] == aws.data.ranking
    admin.wait(lambda: page._pictures.data(model.index(0, 0), 1) is not None, "no thumbnail")
    emotion = admin.window.findChild(QComboBox, "recommendEmotion")
    assert emotion is not None
    assert emotion.count() == 9
    aws.faults["GetRecommendations"] = Fault(raw=b"<html>")
    notices: list[str] = []
    page._presenter.notice_raised.connect(lambda words, _: notices.append(words))
    admin.click("recommendButton")
    admin.wait(lambda: bool(notices), "nothing was said")
    assert "personalize:GetRecommendations" in notices[0]
    assert aws.calls("GetRecommendations")[0]["userId"] == "u7"
