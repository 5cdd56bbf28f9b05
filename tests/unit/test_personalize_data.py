"""Events of many kiosks as Personalize's data sets, whatever is in them."""

import csv
import io
import json
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from admin.adapters.csv_files import CsvDataSets
from admin.adapters.personalize_account import BotoPersonalizeAccount
from admin.services.personalize_data import DataSetCounts, PersonalizeData
from admin.services.personalize_import import PersonalizeImport
from admin.services.shared_manifest import SharedManifest
from shared.domain.catalogue import MANIFEST_KEY, Manifest
from shared.domain.errors import PersonalizeError
from shared.domain.outbox import OutboxMessage
from shared.domain.personalize import DataSet, columns_of, schema_of
from shared.services.event_log import StoreEventLog
from tests.fakes.catalogue import make_item
from tests.fakes.store import FakeStore

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SHOWN = [f"emotions/calm/img_20260101-120000_{number}h.jpeg" for number in range(3)]
WILD = '=HYPERLINK("http:x") a|b, 장미'
WILD_ID = f"emotions/happy/{WILD.replace('/', '')}/img_20260101-120000_7v.jpeg"


def visitor(name: str, **changed: object) -> OutboxMessage:
    payload = {
        "user_id": name,
        "session_id": f"s{name}",
        "emotion": "CALM",
        "by_hand": False,
        "generation": "young-adult",
        "gender": "Female",
        "arrived_at": NOON.isoformat(),
        **changed,
    }
    return OutboxMessage(name, "visitor", f"s{name}", payload, NOON)


def like(event_id: str, name: str, item_id: str = SHOWN[1], **changed: object) -> OutboxMessage:
    payload = {
        "event_id": event_id,
        "user_id": name,
        "session_id": f"s{name}",
        "impression_id": f"i{name}",
        "item_id": item_id,
        "event_type": "like",
        "sent_at": (NOON + timedelta(seconds=5)).isoformat(),
        "shown": SHOWN,
        "emotion": "CALM",
        "generation": "young-adult",
        "gender": "Female",
        **changed,
    }
    return OutboxMessage(event_id, "interaction", f"s{name}", payload, NOON)


@pytest.fixture
def store() -> FakeStore:
    store = FakeStore()
    items = (make_item(SHOWN[0]), make_item(WILD_ID))
    store.put(MANIFEST_KEY, Manifest(items).to_bytes())
    return store


def data_of(store: FakeStore, *, with_context: bool = False) -> PersonalizeData:
    return PersonalizeData(store, SharedManifest(store), with_context=with_context)


def exported(
    store: FakeStore, folder: Path, *, with_context: bool = False, part: int = 100
) -> tuple[DataSetCounts, dict[DataSet, list[dict[str, str]]]]:
    files = CsvDataSets(folder, part)
    *_, counts = data_of(store, with_context=with_context).export(files)
    rows = {
        each: [
            row
            for _, data in files.parts(each)
            for row in csv.DictReader(io.StringIO(data.decode()))
        ]
        for each in DataSet
    }
    return counts, rows


def test_the_files_have_the_headers_and_values_of_the_contract(
    store: FakeStore, tmp_path: Path
) -> None:
    StoreEventLog(store, "hall-1").deliver([visitor("u1"), like("e1", "u1")])
    StoreEventLog(store, "hall-2").deliver([visitor("u2"), like("e2", "u2"), like("e3", "u2")])
    counts, rows = exported(store, tmp_path)
    assert counts == DataSetCounts(users=2, items=2, interactions=3, returning_users=1)
    assert not counts.enough
    first = (tmp_path / "dataset/interactions/interactions-0001.csv").read_text()
    assert first.startswith("USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,IMPRESSION\n")
    assert rows[DataSet.INTERACTIONS][0] == {
        "USER_ID": "u1",
        "ITEM_ID": SHOWN[1],
        "TIMESTAMP": str(int(NOON.timestamp()) + 5),
        "EVENT_TYPE": "like",
        "IMPRESSION": "|".join(SHOWN),
    }
    assert rows[DataSet.USERS][0] == {
        "USER_ID": "u1",
        "GENERATION": "",
        "GENDER": "",
        "EMOTION": "calm",
    }
    assert {row["EMOTION"] for row in rows[DataSet.ITEMS]} == {"calm", "happy"}


def test_generation_and_gender_only_where_the_site_allows_them(
    store: FakeStore, tmp_path: Path
) -> None:
    StoreEventLog(store, "hall-1").deliver([visitor("u1"), like("e1", "u1")])
    _, rows = exported(store, tmp_path, with_context=True)
    assert rows[DataSet.USERS][0]["GENERATION"] == "young-adult"
    row = rows[DataSet.INTERACTIONS][0]
    assert (row["EMOTION"], row["GENERATION"], row["GENDER"]) == ("calm", "young-adult", "Female")


def test_a_cell_is_never_a_formula_and_quotes_are_right(store: FakeStore, tmp_path: Path) -> None:
    _, rows = exported(store, tmp_path)
    (wild,) = [row for row in rows[DataSet.ITEMS] if row["ITEM_ID"] == WILD_ID]
    assert wild["FAVORITE"] == "'" + WILD.replace("/", "").replace("|", " ")
    assert wild["CREATION_TIMESTAMP"] == wild["TIMESTAMP"]
    for data_set in DataSet:
        for name, data in CsvDataSets(tmp_path).parts(data_set):
            for row in csv.reader(io.StringIO(data.decode())):
                assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row), name


def test_an_event_that_came_twice_is_one_row(store: FakeStore, tmp_path: Path) -> None:
    log = StoreEventLog(store, "hall-1")
    log.deliver([visitor("u1"), like("e1", "u1"), like("e2", "u1")])
    log.deliver([like("e1", "u1")])
    log.deliver([visitor("u1"), like("e2", "u1"), like("e3", "u1")])
    counts, rows = exported(store, tmp_path)
    assert (counts.users, counts.interactions, counts.returning_users) == (1, 3, 1)
    assert len(rows[DataSet.INTERACTIONS]) == 3


@pytest.mark.parametrize(
    "bad",
    [
        like("e9", ""),
        like("e9", "=cmd()"),
        like("e9", "u" * 257),
        like("e9", "u1", item_id="../../etc/passwd"),
        like("e9", "u1", item_id="x" * 1000),
        like("e9", "u1", sent_at="yesterday"),
        like("e9", "u1", sent_at=None),
        like("e9", "u1", sent_at=20261130),
        like("e9", "u1", sent_at="2026-11-22T12:00:05"),
        like("e9", "u1", sent_at="0001-01-01T00:00:00+00:00"),
        like("e9", "u1", sent_at="9999-12-31T23:59:59+00:00"),
        like("e9", "u1", event_type=7),
        like("e9", "u1", user_id=["u1"]),
        visitor("@u"),
    ],
)
def test_what_makes_no_sense_is_left_out_and_counted(
    store: FakeStore, tmp_path: Path, bad: OutboxMessage
) -> None:
    StoreEventLog(store, "hall-1").deliver([visitor("u1"), bad, like("e1", "u1")])
    store.put("events/hall-1/2026/11/22/130000.000000-x.jsonl", b'{"half": ')
    counts, rows = exported(store, tmp_path)
    assert (counts.users, counts.interactions, counts.damaged) == (1, 1, 2)
    assert len(rows[DataSet.INTERACTIONS]) == 1


def test_a_log_with_strange_fields_stops_no_export(store: FakeStore, tmp_path: Path) -> None:
    store.put("dataset/forgotten/u9.csv", b"USER_ID\nu9\n")
    lone = "emotions/calm/\ud800/img_20260101-120000_1h.jpeg"
    strange = [
        like("e1", "u1", user_id=["u1"]),
        like("e2", "u1", user_id={"u1": 1}),
        like("e3", "u1", item_id=lone),
        like("e4", "u1", shown=[lone, SHOWN[1], 7, None]),
        like("e5", "u1", generation="\ud800", gender=["Male"], emotion={}),
    ]
    lines = [
        json.dumps(
            {
                "message_id": each.message_id,
                "topic": each.topic,
                "created_at": NOON.isoformat(),
                "payload": each.payload,
            }
        )
        for each in strange
    ]
    store.put("events/hall-1/2026/11/22/130000.000000-x.jsonl", "\n".join(lines).encode())
    counts, rows = exported(store, tmp_path, with_context=True)
    assert (counts.interactions, counts.damaged) == (2, 3)
    first, second = rows[DataSet.INTERACTIONS]
    assert first["IMPRESSION"] == SHOWN[1]
    assert (second["EMOTION"], second["GENERATION"], second["GENDER"]) == ("unknown", "", "")


def test_an_impression_has_at_most_a_thousand_characters_with_what_was_liked(
    store: FakeStore, tmp_path: Path
) -> None:
    long = [f"emotions/calm/{'rose' * 20}/img_20260101-120000_{n}h.jpeg" for n in range(25)]
    StoreEventLog(store, "h").deliver([like("e1", "u1", item_id=long[-1], shown=long)])
    _, rows = exported(store, tmp_path)
    (row,) = rows[DataSet.INTERACTIONS]
    assert len(row["IMPRESSION"]) <= 1000
    assert row["IMPRESSION"].split("|")[-1] == long[-1]
    assert len(row["IMPRESSION"].split("|")) == 1000 // (len(long[0]) + 2)


def test_a_like_of_an_older_kiosk_finds_what_was_shown_by_its_impression(
    store: FakeStore, tmp_path: Path
) -> None:
    cards = [{"item_id": name, "slot": slot, "propensity": 0.5} for slot, name in enumerate(SHOWN)]
    impression = OutboxMessage("iu1", "impression", "su1", {"shown": cards}, NOON)
    old = like("e1", "u1")
    payload = {k: v for k, v in old.payload.items() if k not in ("shown", "emotion")}
    StoreEventLog(store, "h").deliver([visitor("u1"), impression, replace(old, payload=payload)])
    _, rows = exported(store, tmp_path)
    assert rows[DataSet.INTERACTIONS][0]["IMPRESSION"] == "|".join(SHOWN)


def test_parts_are_cut_and_old_ones_go(store: FakeStore, tmp_path: Path) -> None:
    likes = [like(f"e{number}", "u1") for number in range(25)]
    StoreEventLog(store, "h").deliver([visitor("u1"), *likes])
    counts, rows = exported(store, tmp_path, part=10)
    assert counts.interactions == len(rows[DataSet.INTERACTIONS]) == 25
    folder = tmp_path / "dataset/interactions"
    assert sorted(path.name for path in folder.iterdir()) == [
        f"interactions-000{part}.csv" for part in (1, 2, 3)
    ]
    exported(store, tmp_path)
    assert [path.name for path in folder.iterdir()] == ["interactions-0001.csv"]


def test_who_stops_an_export_finds_the_old_files_as_they_were(
    store: FakeStore, tmp_path: Path
) -> None:
    exported(store, tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    StoreEventLog(store, "h").deliver([visitor("u1"), like("e1", "u1")])
    export = data_of(store).export(CsvDataSets(tmp_path))
    next(export)
    export.close()  # type: ignore[attr-defined]
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_folder_that_can_not_be_written_is_named(store: FakeStore, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(PersonalizeError, match="taken"):
        list(data_of(store).export(CsvDataSets(tmp_path / "taken")))


def test_a_schema_has_the_columns_of_its_file() -> None:
    for data_set in DataSet:
        for with_context in (False, True):
            schema = json.loads(schema_of(data_set, with_context=with_context))
            names = tuple(field["name"] for field in schema["fields"])
            assert names == columns_of(data_set, with_context=with_context)
            assert schema["name"] == data_set.value.capitalize()


def test_invented_visitors_teach_personalize_nothing(store: FakeStore, tmp_path: Path) -> None:
    before, _ = exported(store, tmp_path)
    StoreEventLog(store, "simulated-hall-1").deliver([visitor("s1"), like("se1", "s1")])
    StoreEventLog(store, "hall-9").deliver([visitor("real"), like("e9", "real")])
    counts, rows = exported(store, tmp_path)
    assert (counts.users, counts.interactions) == (before.users + 1, before.interactions + 1)
    assert {row["USER_ID"] for row in rows[DataSet.INTERACTIONS]} == {"real"}
    *_, last = data_of(store).count()
    assert last == counts


def test_invented_visitors_are_no_reason_to_import_anew(store: FakeStore, tmp_path: Path) -> None:
    imports = PersonalizeImport(
        BotoPersonalizeAccount(),  # nobody asks it
        store,
        data_of(store),
        open_files=lambda: nullcontext(CsvDataSets(tmp_path)),
        name="garden",
        bucket="s3://garden",
        role_arn="arn:aws:iam::123456789012:role/import",
    )
    list(imports.export())
    exported = imports.exported()
    assert exported is not None
    StoreEventLog(store, "simulated-hall-1").deliver([visitor("s1"), like("se1", "s1")])
    assert imports.is_newest(exported)
    StoreEventLog(store, "hall-1").deliver([visitor("u1"), like("e1", "u1")])
    assert not imports.is_newest(exported)
