"""Wrong buckets, expired sessions and hostile objects from a terminal: one sentence, no change."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from admin.__main__ import main as admin
from kiosk.__main__ import main as kiosk
from shared.adapters.aws.s3 import S3Store
from shared.domain.catalogue import MANIFEST_KEY, Manifest
from tests.fakes.catalogue import make_items
from tests.fakes.fault_proxy import Trouble, fault_proxy
from tests.s3_servers import empty_store
from tests.unit.s3_drill import add_pictures

ITEMS = make_items(4)
COMMANDS = [
    ["promote", "--all-approved"],
    ["garden", "list"],
    ["garden", "verify"],
    ["garden", "withdraw", ITEMS[0].item_id],
    ["garden", "purge"],
    ["garden", "adopt"],
    ["personalize", "export", "OUT"],
]
WITHOUT_MANIFEST = [["personalize", "info"], ["backup", "OUT"]]


@dataclass
class Desk:
    """A curator's command line, approved pictures, and a store with a garden behind a proxy."""

    folder: Path
    store: S3Store
    trouble: Trouble
    capsys: pytest.CaptureFixture[str]

    def run(self, command: list[str], store: str | None = None) -> tuple[int, list[str]]:
        """Exit code and the sentences that were said."""
        self.capsys.readouterr()
        words = [str(self.folder / "out") if word == "OUT" else word for word in command]
        (self.folder / "admin.toml").write_text(f'store = "{store or self.store}"\n')
        config = ["--config", str(self.folder / "admin.toml")]
        code = admin([*words, *self._data_dir, *config])
        return code, self.capsys.readouterr().err.splitlines()

    @property
    def _data_dir(self) -> list[str]:
        return ["--data-dir", str(self.folder / "data")]

    def everything(self) -> dict[str, str]:
        """What is in the store and what the curator decided."""
        self.trouble.faults = []
        kept = {info.key: info.etag for info in self.store.list("")}
        self.capsys.readouterr()
        admin(["pool", "list", *self._data_dir])
        for line in self.capsys.readouterr().out.splitlines():
            picture = json.loads(line)
            kept[f"pool {picture['key']}"] = picture["state"]
        return kept


@pytest.fixture
def desk(
    seaweedfs: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Desk]:
    trouble = Trouble()
    with fault_proxy(seaweedfs, trouble) as address:
        store = empty_store(monkeypatch, address)
        for item in ITEMS:
            store.put(item.item_id, item.item_id.encode())
        store.put(MANIFEST_KEY, Manifest(tuple(ITEMS)).to_bytes())
        (tmp_path / "data").mkdir()
        add_pictures(tmp_path / "data", store, 0)
        yield Desk(tmp_path, store, trouble, capsys)


@pytest.mark.parametrize("command", [*COMMANDS, *WITHOUT_MANIFEST], ids=" ".join)
def test_a_wrong_bucket_is_said_and_nothing_changes(desk: Desk, command: list[str]) -> None:
    before = desk.everything()
    code, said = desk.run(command, "s3://no-such-bucket")
    assert (code, len(said)) == (1, 1), said
    assert "s3://no-such-bucket: there is no such bucket" in said[0]
    assert desk.everything() == before


@pytest.mark.parametrize("command", [*COMMANDS, *WITHOUT_MANIFEST], ids=" ".join)
def test_an_expired_session_is_said_and_nothing_changes(desk: Desk, command: list[str]) -> None:
    before = desk.everything()
    desk.trouble.faults, desk.trouble.every = ["expired"], 1
    code, said = desk.run(command)
    assert (code, len(said)) == (1, 1), said
    assert "the AWS session token has expired; sign in again" in said[0]
    assert desk.everything() == before


GOOD = Manifest(tuple(ITEMS)).to_bytes()
HOSTILE = {
    "up": GOOD.replace(b"emotions/happy/img_20260101-120000_000h", b"emotions/../../etc/img"),
    "type": GOOD.replace(b'"size"', b'"size": [], "sighs"'),
    "huge": GOOD.replace(b'"size": ', b'"size": 9' + b"9" * 5000),
    "long": GOOD.replace(b'"sha256": "', b'"sha256": "' + b"a" * 1_000_000),
    "endless": GOOD.replace(b"emotions/happy/img", b"x" * 200_000),
    "deep": b"[" * 100_000,
    "binary": b"\xff" * 100,
    "other": b'{"version": 1, "items": {"key": 1}}',
}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_hostile_manifest_is_said_and_nothing_changes(desk: Desk, command: list[str]) -> None:
    kinds = HOSTILE if command == ["garden", "list"] else ("up", "huge")
    for bad in map(HOSTILE.__getitem__, kinds):
        desk.store.put(MANIFEST_KEY, bad)
        before = desk.everything()
        code, said = desk.run(command)
        assert (code, len(said)) == (1, 1), said
        assert MANIFEST_KEY in said[0]
        assert len(said[0]) < 1000
        assert desk.everything() == before
        assert not (desk.folder / "out" / "dataset").exists()


WISHES = {"version": 1, "wishes": [{"key": "x" * 200_000}]}
ROW = {"key": ITEMS[0].item_id, "withdrawn_at": "x" * 200_000}
LISTS = [
    ("catalogue/wishes.json", WISHES, ["wish", "list"]),
    ("catalogue/wishes.json", WISHES, ["insights", "--json"]),
    ("catalogue/withdrawn.json", {"version": 1, "items": [ROW]}, ["garden", "purge"]),
    ("catalogue/withdrawn.json", {"version": 2}, ["garden", "hang", ITEMS[0].item_id]),
    ("catalogue/withdrawn.json", [], ["garden", "purge"]),
]


@pytest.mark.parametrize(("key", "bad", "command"), LISTS)
def test_a_hostile_list_is_said_and_nothing_changes(
    desk: Desk, key: str, bad: object, command: list[str]
) -> None:
    desk.store.put(key, json.dumps(bad).encode())
    before = desk.everything()
    code, said = desk.run(command)
    assert (code, len(said)) == (1, 1), said
    assert said[0].startswith(key)
    assert len(said[0]) < 1000
    assert "Error(" not in said[0] or not isinstance(bad, dict)
    assert desk.everything() == before


def test_the_doctors_say_it_too(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    config = desk.folder / "site.toml"
    config.write_text('store = "s3://no-such-bucket"\n')
    folder = ["--data-dir", str(desk.folder / "kiosk"), "--config", str(config)]
    assert kiosk(["doctor", "--camera", "none", *folder]) == 0  # it shows the starter garden
    assert "there is no such bucket" in capsys.readouterr().out
    config.write_text(f'store = "{desk.store}"\n')
    desk.trouble.faults, desk.trouble.every = ["expired"], 1
    assert admin(["doctor", *folder]) == 3
    assert "the AWS session token has expired" in capsys.readouterr().out
