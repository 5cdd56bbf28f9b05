"""The manual's walk through the cloud, command by command, as it stands there."""

import csv
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from shared.adapters.aws.s3 import S3Store
from shared.services.event_log import read_events
from tests.cloud import cloud_here
from tests.e2e.conftest import ROOT, RunningKiosk
from tests.fakes.aws_server import FakeAws
from tests.patience import PATIENCE_S
from tests.s3_servers import use_server

PAGE = ROOT / "docs" / "manual" / "aws-walk.md"


@dataclass
class Walk:
    """The page's commands, its folder `/tmp/walk` being ours; each can be taken once."""

    text: str
    folder: Path

    def __post_init__(self) -> None:
        begins = r"^    (?:python3 start\.py|\.venv/bin/python -m(?! tests\.cloud)) (.*)$"
        found = re.findall(begins, self.text, re.MULTILINE)
        self.left = [command.replace("/tmp/walk", str(self.folder)) for command in found]

    def write_files(self) -> None:
        files = re.findall(r"`/tmp/walk/(\w+\.toml)`.*?```toml\n(.*?)```", self.text, re.DOTALL)
        assert [name for name, _ in files] == ["admin.toml", "kiosk.toml"]
        for name, content in files:
            (self.folder / name).write_text(content.replace("/tmp/walk", str(self.folder)))

    def take(self, begins: str) -> list[str]:
        """The page's next command, which begins so."""
        command = self.left.pop(0)
        assert command.startswith(begins)
        return command.split()

    def run(self, begins: str, **placed: str) -> tuple[list[dict[str, Any]], str]:
        """Run the next command; what it printed, and what it said."""
        app, *arguments = self.take(begins)
        arguments = [placed.get(argument, argument) for argument in arguments]
        done = subprocess.run(
            [sys.executable, "-m", app, *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        lines = done.stdout.splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")], done.stderr

    def add_to_both_files(self, said: str) -> list[str]:
        """The lines of settings that a command printed, those that are new."""
        lines = re.findall(r'^personalize_\w+ = ".*"$', said, re.MULTILINE)
        for path in (self.folder / "admin.toml", self.folder / "kiosk.toml"):
            known = path.read_text()
            new = [line for line in lines if line not in known]
            path.write_text(known + "".join(f"{line}\n" for line in new))
        return lines


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeAws]:
    with cloud_here() as (aws, environment):
        use_server(monkeypatch, environment["AWS_ENDPOINT_URL_S3"])
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield aws


@pytest.mark.slow
def test_the_manuals_walk_through_the_cloud(
    aws: FakeAws, start_kiosk: Callable[..., RunningKiosk], tmp_path: Path
) -> None:
    walk = Walk(PAGE.read_text(), tmp_path)
    walk.write_files()
    steps, said = walk.run("admin personalize setup")
    assert (steps[-1]["kind"], steps[-1]["outcome"]) == ("readiness", "not enough yet")
    assert len(walk.add_to_both_files(said)) == 4

    grown, _ = walk.run("admin generate")
    walk.run("admin pool approve")
    promoted, _ = walk.run("admin promote")
    item_ids = {line["item_id"] for line in promoted}
    assert len(item_ids) == len(grown) == 6
    assert {line["key"] for line in walk.run("admin garden list")[0]} == item_ids
    walk.run("admin garden verify")
    assert set(aws.data.items) == item_ids

    walk.run("kiosk doctor")
    likes = visit(walk, start_kiosk, tmp_path)
    check_what_was_kept(aws, item_ids, likes)

    counts, _ = walk.run("admin personalize info")
    assert (counts[0]["users"], counts[0]["interactions"]) == (1, 2)
    walk.run("admin personalize export")
    interactions = rows_of(tmp_path, "interactions")
    assert {row["ITEM_ID"] for row in interactions} == likes
    assert {row["ITEM_ID"] for row in rows_of(tmp_path, "items")} == item_ids
    (visitor,) = rows_of(tmp_path, "users")

    train(walk)
    recommended, _ = walk.run("admin personalize recommend", VISITOR=visitor["USER_ID"])
    assert {line["item_id"] for line in recommended} == item_ids
    take_down(walk)


def train(walk: Walk) -> None:
    """A crowd comes, and the set-up goes on from where it ended."""
    walk.run("tests.crowd")
    steps, said = walk.run("admin personalize setup")
    assert len([step for step in steps if step["kind"] == "dataset import job"]) >= 3
    assert (steps[-1]["kind"], steps[-1]["outcome"]) == ("campaign", "made")
    assert any("campaign_arn" in line for line in walk.add_to_both_files(said))


def take_down(walk: Walk) -> None:
    for begins, kind in (("stop", "campaign"), ("teardown", "dataset group")):
        *_, last = walk.run(f"admin personalize {begins}")[0]
        assert (last["kind"], last["outcome"]) == (kind, "deleted")
    assert walk.left == []


def visit(walk: Walk, start_kiosk: Callable[..., RunningKiosk], folder: Path) -> set[str]:
    """A visit by clicks; the item ids that were liked, which the kiosk's shelf has."""
    kiosk = start_kiosk(*walk.take("kiosk --windowed")[2:])
    shelf = folder / "kiosk" / "shelf"
    kiosk.wait_until(lambda: len(list(shelf.rglob("*.jpeg"))) == 6, "the garden is here")
    kiosk.touch("attractScreen")
    kiosk.touch("noticeAccept")
    kiosk.touch("like0")
    kiosk.touch("like1")
    kiosk.touch("doneButton")
    kiosk.wait_for("attractScreen")
    assert kiosk.close() == 0
    events = list(read_events(S3Store("garden")))
    told = Counter(event.topic for event in events)
    assert told == {"notice": 1, "visitor": 1, "impression": 1, "interaction": 2, "screen": 1}
    return {e.payload["item_id"] for e in events if e.topic == "interaction"}


def check_what_was_kept(aws: FakeAws, item_ids: set[str], likes: set[str]) -> None:
    """Rekognition read the face once; Personalize has the visitor and each like once."""
    assert len(likes) == 2
    assert likes <= item_ids
    assert len(aws.calls("DetectFaces")) >= 1
    (user,) = aws.data.users.values()
    assert user == {"emotion": "happy"}
    assert {event["itemId"] for event in aws.data.events.values()} == likes
    assert len(aws.data.events) == 2
    assert all(likes <= set(event["impression"]) for event in aws.data.events.values())
    assert len({event["sessionId"] for event in aws.data.events.values()}) == 1


def rows_of(folder: Path, data_set: str) -> list[dict[str, str]]:
    """The rows of an exported CSV file."""
    path = folder / "export" / "dataset" / data_set / f"{data_set}-0001.csv"
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_the_servers_start_by_hand_and_say_where_they_are() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.cloud"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as servers:
        assert servers.stdout is not None
        lines = [servers.stdout.readline() for _ in range(7)]
        servers.terminate()
        assert servers.wait(PATIENCE_S) == 0, "it ended without ending the servers"
    names = {line.removeprefix("export ").split("=")[0] for line in lines}
    assert {"AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_ACCESS_KEY_ID"} <= names
    assert os.environ.get("AWS_ENDPOINT_URL") is None
