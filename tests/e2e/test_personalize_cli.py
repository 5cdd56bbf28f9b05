"""`python -m admin personalize …` from set-up to recommendations, against an AWS over HTTP."""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from admin.__main__ import main
from admin.adapters.personalize_account import BotoPersonalizeAccount
from admin.adapters.personalize_desk import passing_csv_files
from admin.services.personalize_data import PersonalizeData
from admin.services.personalize_import import PersonalizeImport
from admin.services.shared_manifest import SharedManifest
from shared.adapters.folder_store import FolderStore
from shared.domain.errors import PersonalizeError, SettingsError
from shared.domain.outbox import OutboxMessage
from shared.domain.personalize_resources import Kind
from shared.services.event_log import StoreEventLog
from tests.fakes.aws_server import FakeAws, Fault
from tests.fakes.aws_server.server import EXPIRED

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SHOWN = [f"emotions/calm/img_20260101-120000_{number}h.jpeg" for number in range(3)]
ROLE = "arn:aws:iam::123456789012:role/personalize"


@dataclass
class Terminal:
    """The command line in a data folder of its own."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    @property
    def store(self) -> FolderStore:
        return FolderStore(self.folder / "store")

    def run(self, *arguments: str) -> tuple[int, list[dict[str, Any]], str]:
        code = main(["personalize", *arguments, "--data-dir", str(self.folder)])
        said = self.capsys.readouterr()
        return code, [json.loads(line) for line in said.out.splitlines()], said.err


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    (tmp_path / "store").mkdir()
    return Terminal(tmp_path, capsys)


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeAws]:
    with FakeAws() as aws:
        for name, value in aws.environment.items():
            monkeypatch.setenv(name, value)
        yield aws


def visits(store: FolderStore, number: int) -> None:
    """So many visitors with two likes each."""
    log = StoreEventLog(store, "hall-1")
    for start in range(0, number, 100):
        messages: list[OutboxMessage] = []
        for name in (f"u{n}" for n in range(start, min(start + 100, number))):
            who = {"user_id": name, "session_id": name, "emotion": "CALM"}
            messages.append(OutboxMessage(name, "visitor", name, who, NOON))
            for like in range(2):
                event = {
                    **who,
                    "event_id": f"{name}-{like}",
                    "item_id": SHOWN[like],
                    "event_type": "like",
                    "sent_at": NOON.isoformat(),
                    "shown": SHOWN,
                }
                messages.append(OutboxMessage(f"{name}-{like}", "interaction", name, event, NOON))
        log.deliver(messages)


def test_info_counts_against_what_personalize_needs(terminal: Terminal) -> None:
    visits(terminal.store, 30)
    code, (counts,), words = terminal.run("info")
    assert code == 0
    assert (counts["users"], counts["interactions"], counts["returning_users"]) == (30, 60, 30)
    assert counts["enough"] is False
    assert "1,000 interactions and 25 users with 2 or more; there are 60 and 30" in words
    visits(terminal.store, 500)
    code, (counts,), words = terminal.run("info")
    assert (counts["users"], counts["interactions"], counts["enough"]) == (500, 1000, True)


def test_export_writes_the_files_without_an_account(terminal: Terminal, tmp_path: Path) -> None:
    visits(terminal.store, 3)
    code, (answer,), _ = terminal.run("export", str(tmp_path / "out"))
    assert (code, answer["interactions"]) == (0, 6)
    files = {path.name for path in (tmp_path / "out/dataset").rglob("*.csv")}
    assert files == {"users-0001.csv", "items-0001.csv", "interactions-0001.csv"}


def test_set_up_makes_each_thing_once_and_says_what_to_set(
    terminal: Terminal, aws: FakeAws
) -> None:
    code, steps, words = terminal.run("setup", "--dry-run")
    assert code == 0
    assert [step["step"] for step in steps] == list(range(1, 18))
    assert Counter(step["outcome"] for step in steps) == {
        "would be made": 11,
        "left out, the store is a folder": 4,
        "looked at after the import": 1,
        "needs your consent": 1,
    }
    assert steps[-1]["billed"] == "every hour that it stands, asked or not"
    assert not aws.personalize.made
    code, steps, words = terminal.run("setup")
    assert (code, steps[-1]["kind"], steps[-1]["outcome"]) == (0, "readiness", "not enough yet")
    assert "there are 0 and 0. Run setup again then." in words
    assert [step["kind"] for step in steps if step["outcome"] == "made"] == [
        *["schema"] * 3,
        "dataset group",
        *["dataset"] * 3,
        "event tracker",
        "filter",
    ]
    assert 'personalize_tracking_id = "tracking-emotion-garden"' in words
    assert re.search(r'personalize_items_arn = "arn:aws:personalize:.*/ITEMS"', words)
    made = dict(aws.personalize.made)
    code, steps, again = terminal.run("setup")
    assert {step["outcome"] for step in steps[:9]} == {"already there"}
    assert (code, again) == (0, words)
    assert aws.personalize.made == made


def import_by_hand(aws: FakeAws) -> None:
    """Personalize has data that came another way than by an import of ours."""
    data_set = aws.personalize.of_kind("Dataset")[0]["datasetArn"]
    source = {"dataLocation": "s3://bucket/dataset/"}
    values = {"jobName": "x", "datasetArn": data_set, "dataSource": source, "roleArn": ROLE}
    BotoPersonalizeAccount().create(Kind.IMPORT_JOB, values)


def test_what_kiosks_sent_is_enough_where_the_store_is_a_folder(
    terminal: Terminal, aws: FakeAws
) -> None:
    visits(terminal.store, 500)
    code, _, words = terminal.run("setup")
    assert (code, "fewer than 1000 interactions" in words) == (1, True)
    import_by_hand(aws)
    code, steps, words = terminal.run("setup", "--train")
    assert (code, steps[-1]["kind"], steps[-1]["outcome"]) == (0, "campaign", "made")
    assert "billed for every hour" in words
    assert re.search(r'personalize_campaign_arn = "arn:aws:personalize:.*:campaign/', words)


def trained(terminal: Terminal, aws: FakeAws) -> None:
    """Everything is set up, a campaign too."""
    visits(terminal.store, 500)
    assert terminal.run("setup")[0] == 1
    import_by_hand(aws)
    assert terminal.run("setup", "--with-campaign")[0] == 0


def test_a_campaign_is_stopped_and_opened_again(terminal: Terminal, aws: FakeAws) -> None:
    trained(terminal, aws)
    before = dict(aws.personalize.made)
    code, steps, words = terminal.run("stop")
    assert (code, [(each["kind"], each["outcome"]) for each in steps]) == (
        0,
        [("campaign", "under way at AWS"), ("campaign", "deleted")],
    )
    assert "take the line personalize_campaign_arn out" in words
    assert [before[arn]["kind"] for arn in set(before) - set(aws.personalize.made)] == ["Campaign"]
    code, steps, words = terminal.run("stop")
    assert (code, steps[0]["outcome"]) == (4, "not there")
    assert "nothing of it is set up" in words
    assert terminal.run("setup", "--with-campaign")[1][-1]["outcome"] == "made"


def test_all_that_was_set_up_is_deleted_in_an_order_that_aws_allows(
    terminal: Terminal, aws: FakeAws, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("admin.services.personalize_waiting.LOOK_EVERY_S", 0.0)
    trained(terminal, aws)
    made = dict(aws.personalize.made)
    code, steps, _ = terminal.run("teardown", "--dry-run")
    assert (code, len(steps), aws.personalize.made) == (0, 13, made)
    aws.personalize.looks_until_active = 3
    aws.fail("DeleteEventTracker", "AccessDeniedException")
    code, steps, words = terminal.run("teardown")
    assert (code, len(words.splitlines())) == (1, 1)
    assert "do not allow personalize:DeleteEventTracker" in words
    aws.faults.clear()
    code, steps, words = terminal.run("teardown")
    assert (code, steps[0]["outcome"], steps[-1]["outcome"]) == (0, "not there", "deleted")
    assert "the event log" in words
    kinds = {made["kind"] for made in aws.personalize.made.values()}
    assert not kinds & {"Campaign", "Solution", "Filter", "Dataset", "Schema", "DatasetGroup"}
    assert terminal.run("teardown")[0] == 4


def test_a_deletion_that_takes_long_is_left_to_aws(
    terminal: Terminal, aws: FakeAws, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained(terminal, aws)
    monkeypatch.setattr("admin.services.personalize_waiting.LONGEST_WAIT_S", 0.0)
    aws.personalize.looks_until_active = 3
    code, steps, words = terminal.run("stop")
    assert (code, steps[-1]["outcome"]) == (1, "under way at AWS")
    assert "still deleting the campaign; run `personalize stop` again later" in words
    aws.personalize.looks_until_active = 0
    assert terminal.run("stop")[1][-1]["outcome"] in ("deleted", "not there")
    assert aws.personalize.of_kind("Campaign") == []


def test_resources_are_found_on_later_pages_too(terminal: Terminal, aws: FakeAws) -> None:
    aws.personalize.page = 2
    assert terminal.run("setup")[0] == 0
    _, steps, _ = terminal.run("setup")
    assert {step["outcome"] for step in steps[:9]} == {"already there"}


@pytest.mark.parametrize("operation", ["CreateDataset", "DescribeDatasetGroup", "ListSchemas"])
def test_a_set_up_cut_off_goes_on(terminal: Terminal, aws: FakeAws, operation: str) -> None:
    aws.fail(operation, "AccessDeniedException")
    code, _, words = terminal.run("setup")
    assert code == 1
    assert f"personalize:{operation}" in words
    assert len(words.splitlines()) == 1
    aws.faults.clear()
    assert terminal.run("setup")[0] == 0
    assert len(aws.personalize.made) == 9


def test_a_resource_that_fails_is_said_with_its_reason(terminal: Terminal, aws: FakeAws) -> None:
    aws.personalize.fails.add("DatasetGroup")
    code, _, words = terminal.run("setup")
    assert code == 1
    assert "dataset group emotion-garden: the role can not read the bucket" in words


ENDLESS = b'{"datasetGroups": [], "nextToken": "again"}'


@pytest.mark.parametrize("raw", [b"[]", b"{}", b"<html>", b'{"datasetGroups": 7}', ENDLESS])
def test_answers_that_are_none_are_one_sentence(
    terminal: Terminal, aws: FakeAws, raw: bytes
) -> None:
    for operation in ("CreateSchema", "ListDatasetGroups"):
        aws.faults = {operation: Fault(raw=raw)}
        if operation == "ListDatasetGroups" and raw in (b"{}", b"<html>"):
            continue  # says that there is none
        code, _, words = terminal.run("setup")
        assert (code, len(words.splitlines())) == (1, 1)
        assert f"personalize:{operation}" in words


@pytest.mark.parametrize("operation", ["ListDatasetGroups", "CreateSchema"])
def test_a_page_on_the_way_to_aws_is_said(terminal: Terminal, aws: FakeAws, operation: str) -> None:
    aws.faults = {operation: Fault(page=b"<html>")}
    code, _, words = terminal.run("setup")
    assert (code, len(words.splitlines())) == (1, 1)
    assert f"personalize:{operation}" in words
    assert "the answer is not AWS' own" in words


def test_an_expired_session_is_said(
    terminal: Terminal, aws: FakeAws, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SESSION_TOKEN", EXPIRED)
    code, _, words = terminal.run("setup")
    assert (code, "session token has expired" in words) == (1, True)


def test_an_import_needs_a_bucket_and_a_role(terminal: Terminal, aws: FakeAws) -> None:
    code, _, words = terminal.run("import")
    assert (code, "store is a folder" in words) == (2, True)
    assert aws.requests == []


def test_a_users_data_is_deleted_and_never_exported_again(terminal: Terminal, aws: FakeAws) -> None:
    store = terminal.store
    visits(store, 3)
    code, _, words = terminal.run("forget", "u1")
    assert (code, "store is a folder" in words) == (2, True)
    importing = PersonalizeImport(
        BotoPersonalizeAccount(),
        store,
        PersonalizeData(store, SharedManifest(store), with_context=False),
        open_files=passing_csv_files,
        name="emotion-garden",
        bucket="s3://garden",
        role_arn=ROLE,
    )
    with pytest.raises(PersonalizeError, match="no dataset group"):
        importing.forget("u1")
    assert terminal.run("info")[1][0]["users"] == 3
    terminal.run("setup")
    with pytest.raises(SettingsError, match="is not a user id"):
        importing.forget("../catalogue/manifest")
    importing.forget("u1")
    (job,) = aws.personalize.of_kind("DataDeletionJob")
    assert job["dataSource"]["dataLocation"] == "s3://garden/dataset/forgotten/u1.csv"
    found = store.get("dataset/forgotten/u1.csv")
    assert found is not None
    assert found.data == b"USER_ID\nu1\n"
    counts = terminal.run("info")[1][0]
    assert (counts["users"], counts["interactions"], counts["damaged"]) == (2, 4, 0)
    list(importing.export())
    users = store.get("dataset/users/users-0001.csv")
    assert users is not None
    assert b"u0," in users.data
    assert b"u1," not in users.data
    assert store.get("dataset/forgotten/u1.csv") is not None, "an import leaves the list"


def test_a_users_recommendations_are_listed(
    terminal: Terminal, aws: FakeAws, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _, words = terminal.run("recommend", "u1")
    assert (code, "personalize_campaign_arn is not set" in words) == (2, True)
    campaign = "arn:aws:personalize:ap-northeast-2:123456789012:campaign/garden"
    filter_arn = "arn:aws:personalize:ap-northeast-2:123456789012:filter/garden"
    aws.data.campaigns.add(campaign)
    aws.data.ranking = [SHOWN[2], "emotions/sad/img_20260101-120000_1h.jpeg", SHOWN[0]]
    monkeypatch.setenv("EMOTION_GARDEN_PERSONALIZE_CAMPAIGN_ARN", campaign)
    monkeypatch.setenv("EMOTION_GARDEN_PERSONALIZE_FILTER_ARN", filter_arn)
    code, lines, _ = terminal.run("recommend", "u1", "--number", "2")
    assert (code, [line["item_id"] for line in lines]) == (0, aws.data.ranking[:2])
    code, lines, _ = terminal.run("recommend", "u1", "--emotion", "calm")
    assert [line["item_id"] for line in lines] == [SHOWN[2], SHOWN[0]]
    assert "context" not in aws.calls("GetRecommendations")[-1]
    monkeypatch.setenv("EMOTION_GARDEN_PERSONALIZE_CONTEXT", "true")
    for ask in (["personalize", "recommend", "u1", "--emotion", "calm"], ["doctor"]):
        main([*ask, "--data-dir", str(terminal.folder)])
        context = aws.calls("GetRecommendations")[-1]["context"]
        assert context == {"EMOTION": "happy" if ask == ["doctor"] else "calm"}
    terminal.capsys.readouterr()
    aws.data.ranking = []
    assert terminal.run("recommend", "u1")[0] == 4
    assert terminal.run("recommend", "u1", "--number", "0")[0] == 2
    code, _, words = terminal.run("recommend", "a" * 300)
    assert (code, "is not a user id" in words) == (2, True)


def test_promoting_and_withdrawing_are_told_in_order_even_when_aws_is_away(
    terminal: Terminal, aws: FakeAws, monkeypatch: pytest.MonkeyPatch
) -> None:
    arn = "arn:aws:personalize:ap-northeast-2:123456789012:dataset/emotion-garden/ITEMS"
    monkeypatch.setenv("EMOTION_GARDEN_PERSONALIZE_ITEMS_ARN", arn)
    aws.data.datasets.add(arn)
    data_dir = ["--data-dir", str(terminal.folder)]
    wish = ["--emotion", "calm", "--repeat", "6", "--size", "256x256", "--seed", "1"]
    assert main(["generate", *wish, *data_dir]) == 0
    assert main(["pool", "approve", "--all", *data_dir]) == 0
    aws.fail("PutItems", "ThrottlingException")
    terminal.capsys.readouterr()
    assert main(["promote", "--all-approved", *data_dir]) == 0
    said = terminal.capsys.readouterr()
    assert "6 messages about items wait for Personalize" in said.err
    items = [json.loads(line)["item_id"] for line in said.out.splitlines()]
    aws.faults.clear()
    assert main(["garden", "withdraw", items[0], *data_dir]) == 0
    assert len(aws.data.items) == 6
    assert aws.data.items[items[0]]["emotion"] == "withdrawn"
    assert aws.data.items[items[1]]["emotion"] == "calm"
    assert all(len(call["items"]) <= 10 for call in aws.calls("PutItems"))
    terminal.capsys.readouterr()
    assert terminal.run("info")[1][0]["items_waiting"] == 0
    aws.fail("PutItems", "InvalidInputException")
    assert main(["garden", "withdraw", items[1], *data_dir]) == 0
    with closing(sqlite3.connect(terminal.folder / "admin.db")) as database, database:
        database.execute("UPDATE outbox SET attempts = 7, due_at = NULL")
    terminal.capsys.readouterr()
    assert main(["garden", "withdraw", items[2], *data_dir]) == 0
    refused = "1 messages about items were refused and are kept aside: personalize:PutItems on"
    assert refused in terminal.capsys.readouterr().err
    assert terminal.run("info")[1][0].items() >= {"items_waiting": 1, "items_set_aside": 1}.items()
