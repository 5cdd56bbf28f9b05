"""The store in S3 when the network or the account is in trouble: complete and exact in the end."""

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kiosk.adapters.rekognition_faces import RekognitionFaceAnalyzer
from kiosk.services.catalogue_sync import CatalogueSync
from shared.adapters.aws.client import make_client
from shared.adapters.aws.s3 import S3Store
from shared.adapters.aws.short_way import ShortWay
from shared.domain.catalogue import MANIFEST_KEY, Manifest
from shared.domain.errors import (
    EmotionGardenError,
    FaceAnalysisError,
    ManifestError,
    ObjectConflictError,
    ObjectMissingError,
    StoreError,
)
from shared.domain.pool import PoolState
from shared.ports import Store, WantedFile
from shared.services.doctor import examine
from shared.services.event_log import StoreEventLog, read_events
from shared.services.outbox_dispatcher import OutboxDispatcher
from shared.services.store_access import try_as_admin, try_as_kiosk
from tests.contracts.test_outbox import message
from tests.fakes.catalogue import FakeCatalogue, make_items
from tests.fakes.fault_proxy import FAULTS, Trouble, fault_proxy
from tests.fakes.outbox import FakeOutbox
from tests.s3_servers import empty_store, use_server
from tests.unit.test_promotion import Desk, outcomes, served

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def trouble() -> Trouble:
    return Trouble()


@pytest.fixture
def store(seaweedfs: str, trouble: Trouble, monkeypatch: pytest.MonkeyPatch) -> Iterator[S3Store]:
    """A store behind a proxy that makes no trouble yet."""
    with fault_proxy(seaweedfs, trouble) as address:
        yield empty_store(monkeypatch, address)


def publish(store: Store, number: int) -> Manifest:
    manifest = Manifest(tuple(make_items(number)))
    for item in manifest.items:
        store.put(item.item_id, item.item_id.encode())
    store.put(MANIFEST_KEY, manifest.to_bytes())
    return manifest


@pytest.mark.parametrize("fault", FAULTS)
def test_a_promotion_through_trouble_is_complete_and_exact(
    store: S3Store, trouble: Trouble, fault: str
) -> None:
    desk = Desk(store)
    images = desk.approve(12)
    trouble.faults = [fault]
    assert "failed" not in outcomes(desk.promote())
    trouble.faults = ()
    assert fault in trouble.met
    assert sorted(served(store)) == sorted(image.key for image in images)
    assert desk.states() == {PoolState.PROMOTED}
    assert {info.key for info in store.list("")} == {*served(store), MANIFEST_KEY}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_sync_through_trouble_is_complete_and_exact(
    store: S3Store, trouble: Trouble, fault: str
) -> None:
    manifest, catalogue = publish(store, 12), FakeCatalogue()
    trouble.faults = [fault]
    sync = CatalogueSync(store, catalogue)
    for _ in range(5):  # a kiosk asks again every minute
        with suppress(StoreError):
            assert sync.sync().skipped == ()
            break
    assert fault in trouble.met
    assert list(catalogue.items()) == list(manifest.items)


def test_an_outbox_drained_through_all_trouble_is_there_once_each(
    store: S3Store, trouble: Trouble
) -> None:
    outbox = FakeOutbox()
    for number in range(60):
        outbox.add(message(f"m{number:02}", session_id=f"s{number % 7}"))
    dispatcher = OutboxDispatcher(outbox, StoreEventLog(store, "k1"), batch_size=5)
    trouble.faults, trouble.every = (*FAULTS, "denied"), 2
    now = NOON
    while outbox.depth():
        now += timedelta(hours=1)
        dispatcher.drain(now)
    trouble.faults = ()
    logged = sorted(event.message_id for event in read_events(store))
    assert logged == [f"m{number:02}" for number in range(60)]


@pytest.mark.parametrize("fault", ["denied", "expired", "skewed"])
def test_a_promotion_refused_halfway_says_why_and_goes_on_later(
    store: S3Store, trouble: Trouble, fault: str
) -> None:
    desk = Desk(store)
    images = desk.approve(12)
    trouble.every = 1
    reports = desk.promotion.promote(images)
    next(reports)
    trouble.faults = [fault]
    with pytest.raises(StoreError, match=r"s3:GetObject on 'catalogue/manifest.json' in s3://"):
        list(reports)
    trouble.faults = ()
    assert desk.states() == {PoolState.APPROVED}
    assert "failed" not in outcomes(desk.promote())
    assert len(served(store)) == 12
    assert {info.key for info in store.list("")} == {*served(store), MANIFEST_KEY}


def test_a_sync_refused_halfway_leaves_the_shelf_and_goes_on_later(
    store: S3Store, trouble: Trouble
) -> None:
    catalogue = FakeCatalogue()
    sync = CatalogueSync(store, catalogue)
    old = publish(store, 4)
    sync.sync()
    publish(store, 12)
    trouble.faults = ["denied"]
    with pytest.raises(StoreError, match="denied"):
        sync.sync()
    assert list(catalogue.items()) == list(old.items)
    trouble.faults = ()
    sync.sync()
    assert len(catalogue.items()) == 12


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("denied", "denied; the AWS credentials do not allow s3:PutObject there"),
        ("expired", "the AWS session token has expired; sign in again"),
        ("region", "this is the wrong region; AWS_REGION must be eu-central-1"),
        ("skewed", "the clock of this machine is wrong; AWS refuses what it signs"),
        ("unknown", "AWS does not know this access key or session token"),
        ("503", r"AWS asks to be asked less often \(SlowDown\)"),
        ("reset", "AWS cannot be reached: Connection was closed before"),
    ],
)
def test_what_is_wrong_is_one_sentence_with_action_and_key(
    store: S3Store, trouble: Trouble, fault: str, said: str
) -> None:
    trouble.faults, trouble.every = [fault], 1
    with pytest.raises(StoreError, match=rf"^s3:PutObject on 'k' in s3://garden/.*: {said}") as got:
        store.put("k", b"x")
    assert "\n" not in str(got.value)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("page", "the answer of AWS can not be read"),
        ("page 403", r"the answer is not AWS' own \(HTTP status 403\)"),
    ],
)
def test_a_page_of_somebody_between_us_and_the_store_is_no_answer(
    store: S3Store, trouble: Trouble, fault: str, said: str
) -> None:
    store.put("k", b"x")
    trouble.faults, trouble.every = [fault], 1
    for action, ask in (
        ("GetObject", lambda: store.get("k")),
        ("PutObject", lambda: store.put("k", b"y")),
        ("ListBucket", lambda: list(store.list(""))),
    ):
        with pytest.raises(StoreError, match=rf"^s3:{action} on .* in s3://garden/.*: {said}"):
            ask()


def test_a_page_in_place_of_the_store_deletes_nothing(store: S3Store, trouble: Trouble) -> None:
    store.put("k", b"x")
    trouble.faults, trouble.every = ["page"], 1
    with pytest.raises(StoreError, match=r"^s3:DeleteObject on 'k' in .*: the answer is not AWS'"):
        store.delete("k")
    trouble.faults = ()
    store.delete("k")
    assert list(store.list("")) == []


def test_a_conditional_write_that_loses_a_race_is_a_conflict(
    store: S3Store, trouble: Trouble
) -> None:
    trouble.faults, trouble.every = ["raced"], 1
    with pytest.raises(ObjectConflictError):
        store.put("k", b"x", if_none_match=True)
    trouble.every = 2
    store.put("k", b"x", if_none_match=True)


def test_a_bucket_that_is_not_there_is_said(
    seaweedfs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_server(monkeypatch, seaweedfs)
    with pytest.raises(StoreError, match="there is no such bucket") as got:
        S3Store("no-such-bucket").get(MANIFEST_KEY)
    assert not isinstance(got.value, ObjectMissingError)


def test_no_credentials_are_one_sentence(seaweedfs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = empty_store(monkeypatch, seaweedfs)
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(StoreError, match="there are no AWS credentials here"):
        store.get(MANIFEST_KEY)


def test_no_region_is_a_sentence_that_says_where_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    use_server(monkeypatch, "http://127.0.0.1:9")
    monkeypatch.delenv("AWS_REGION")
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    with pytest.raises(EmotionGardenError, match="no AWS region is set here; `aws configure`"):
        make_client("personalize")


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("credential_process = /no/such/program", "/no/such/program cannot be used: No such file"),
        ("credential_process = /etc", "/etc cannot be used: Permission denied"),
        ("credential_process = echo []", "answers no JSON that AWS knows"),
        ("credential_process = echo hello", "answers no JSON that AWS knows"),
        (
            "role_arn = arn:aws:iam::1:role/a\nweb_identity_token_file = /no/token",
            "/no/token cannot",
        ),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="programs of a Unix")
def test_credentials_that_cannot_be_fetched_are_one_sentence(
    seaweedfs: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, config: str, said: str
) -> None:
    store = empty_store(monkeypatch, seaweedfs)
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    (tmp_path / "config").write_text(f"[default]\n{config}\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    with pytest.raises(StoreError, match=said) as got:
        store.get(MANIFEST_KEY)
    assert got.value.is_of_all
    (answer,) = store.get_many(["k"])
    assert said in str(answer.error)


def test_a_wrong_secret_is_one_sentence(seaweedfs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = empty_store(monkeypatch, seaweedfs)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
    with pytest.raises(StoreError, match="the secret access key does not belong to"):
        store.get(MANIFEST_KEY)


def test_a_server_that_is_not_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    store = empty_store(monkeypatch, "http://127.0.0.1:9")
    with pytest.raises(StoreError, match="AWS cannot be reached: Could not connect"):
        store.get(MANIFEST_KEY)


@pytest.mark.parametrize("endpoint", ["127.0.0.1:8333", "http://two words"])
def test_an_endpoint_that_is_no_address_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, endpoint: str
) -> None:
    store = empty_store(monkeypatch, endpoint)
    with pytest.raises(StoreError, match=re.escape(endpoint)):
        store.get(MANIFEST_KEY)
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    analyzer = RekognitionFaceAnalyzer(2)
    with pytest.raises(FaceAnalysisError, match=re.escape(endpoint)):
        analyzer.detect_faces(np.full((120, 160, 3), 128, np.uint8))


def test_a_manifest_beyond_reason_is_refused_before_it_is_read(
    store: S3Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = FakeCatalogue()
    sync = CatalogueSync(store, catalogue)
    old = publish(store, 3)
    sync.sync()
    monkeypatch.setattr("shared.adapters.aws.s3.MAX_BYTES", 1000)
    store.put(MANIFEST_KEY, b"[" * 1001)
    with pytest.raises(StoreError, match="larger than 1000 bytes"):
        sync.sync()
    assert list(catalogue.items()) == list(old.items)


def test_an_object_beyond_reason_leaves_no_file(
    store: S3Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("shared.adapters.aws.s3.MAX_BYTES", 1000)
    wanted: list[WantedFile] = []
    for key, size in (("large", 1001), ("fit", 1000)):
        store.put(key, b"." * size)
        wanted.append(WantedFile(key, hashlib.sha256(b"." * size).hexdigest()))
    answers = {answer.key: answer for answer in store.get_files(wanted, tmp_path)}
    assert "larger than 1000 bytes" in str(answers["large"].error)
    assert list(tmp_path.iterdir()) == [answers["fit"].path]


def test_what_the_short_way_does_not_answer_in_time_goes_the_long_way(
    store: S3Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keys = [str(number) for number in range(40)]
    for key in keys:
        store.put(key, key.encode())
    open_short_way = ShortWay.open

    def hasty(client: Any, bucket: str, **bounds: Any) -> ShortWay | None:
        return open_short_way(client, bucket, **bounds | {"timeout_s": 0.0})

    monkeypatch.setattr(ShortWay, "open", hasty)
    wanted = [WantedFile(key, hashlib.sha256(key.encode()).hexdigest()) for key in keys]
    found = {answer.key: answer.path for answer in store.get_files(wanted, tmp_path)}
    assert {key: path.read_text() for key, path in found.items() if path} == {k: k for k in keys}


def test_a_hostile_manifest_changes_nothing(store: S3Store) -> None:
    catalogue = FakeCatalogue()
    sync = CatalogueSync(store, catalogue)
    old = publish(store, 3)
    sync.sync()
    good = old.to_bytes()
    for bad in (
        good.replace(b"emotions/happy/img_20260101-120000_000h", b"emotions/../../etc/img"),
        good.replace(b'"size"', b'"size": [], "sighs"'),
        b"\xff" * 100,
        b"{" * 100_000,
    ):
        store.put(MANIFEST_KEY, bad)
        with pytest.raises(ManifestError):
            sync.sync()
        assert list(catalogue.items()) == list(old.items)


def test_the_doctor_tries_each_permission(store: S3Store, trouble: Trouble) -> None:
    findings = list(examine([*try_as_kiosk(store, "k1"), *try_as_admin(store)]))
    assert [str(finding) for finding in findings if not finding.works] == []
    left = {info.key for info in store.list("")}
    assert left == {"catalogue/doctor.txt", "events/k1/doctor.txt", "kiosks/k1/doctor.txt"}
    assert list(read_events(store)) == []
    trouble.faults, trouble.every = ["denied"], 1
    findings = list(examine(try_as_kiosk(store, "k1")))
    assert not any(finding.works for finding in findings)
    assert any("s3:PutObject on 'events/k1/doctor.txt'" in each.sentence for each in findings)


def test_an_object_carries_its_hash_where_other_tools_see_it(store: S3Store) -> None:
    store.put("k.jpeg", b"pixels", metadata={"origin": "화가 50%"})
    found = store.get("k.jpeg")
    assert found is not None
    sha256 = hashlib.sha256(b"pixels").hexdigest()
    assert found.metadata == {"origin": "화가 50%", "sha256": sha256}
    answer = store._client().head_object(  # pyright: ignore[reportPrivateUsage]
        Bucket=store._bucket,
        Key=f"{store._prefix}k.jpeg",  # pyright: ignore[reportPrivateUsage]
    )
    assert (answer["ContentType"], answer["Metadata"]["sha256"]) == ("image/jpeg", sha256)
    assert found.etag != sha256


def test_the_region_that_a_sentence_asks_for_is_the_one_that_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_server(monkeypatch, "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_REGION", "eu-central-1")
    assert make_client("s3").meta.region_name == "eu-central-1"
    monkeypatch.delenv("AWS_REGION")
    assert make_client("s3").meta.region_name == "us-east-1"


def test_nothing_is_asked_of_the_network_before_the_first_call(tmp_path: Path) -> None:
    assert "AWS_ACCESS_KEY_ID" not in os.environ
    assert str(S3Store("garden", "a/b")) == "s3://garden/a/b"
