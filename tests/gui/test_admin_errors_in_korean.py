"""Errors as they are really raised are read in Korean: no word of English but names and keys."""

import errno
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from botocore import exceptions as aws
from PIL import Image
from PySide6.QtWidgets import QApplication

from admin.adapters.backup_directory import BackupDirectory
from admin.adapters.diffusers_generator.loading import read_index
from admin.adapters.model_files import inspect_model
from admin.adapters.model_shelf import JsonModelShelf
from admin.adapters.picture_reader import JpegReader
from admin.presenters.sentences import in_words
from admin.services.backup_list import list_from_bytes
from admin.services.generation import check_text
from admin.services.personalize_import import PersonalizeImport
from admin.services.personalize_waiting import failure_of
from admin.services.prompt_presets import load_presets
from admin.services.withdrawals import withdrawals_from
from kiosk.services.catalogue_sync import CatalogueSync
from shared.adapters.aws.asking import asking
from shared.adapters.aws.client import in_our_words
from shared.adapters.aws.punctual import LateError
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.database import Database
from shared.domain.catalogue import MANIFEST_KEY, MANIFEST_VERSION, CatalogueItem, Manifest
from shared.domain.errors import EmotionGardenError, PersonalizeError, StoreError
from shared.domain.kiosk_status import KioskStatus
from shared.domain.personalize_resources import Kind, Resource
from shared.domain.wishes import Wishes
from shared.qt.language import Language
from shared.settings import RESOURCES, read_toml
from tests.fakes.catalogue import FakeCatalogue, make_items
from tests.fakes.store import FakeStore

FULL_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO)
ADDRESS = "https://garden.s3.amazonaws.com/"
ITEM = make_items(1)[0].to_json()
_QUOTED = re.compile(r"""'[^']*'|"[^"]*"|`[^`]*`|“[^”]*”""")
_NAMES = re.compile(
    r"https?://[!-~]+|s3://[!-~]+|arn:[!-~]+|\w*/[!-~]+|\b[a-z0-9-]+:[A-Z]\w+|\w+\.(?:json|toml)\b"
    r"|0x\w+|\b[A-Za-z]+(?:_[A-Za-z]+)+|\b[A-Z][a-z]+[A-Z]\w+|\w+-\w+(?:-\w+)*",
    re.ASCII,
)
_PROPER = re.compile(
    r"\b(?:AWS|JSON|TOML|JPEG|SHA|UTF|SSO|NUL|Personalize|sha256|sso|env|hall|ACTIVE|MB"
    r"|version|camera|troubles|shelf)\b",  # fields of a status
    re.ASCII,
)


def english_in(sentence: str) -> list[str]:
    """Words of English that are left in a sentence, beside names, keys and paths."""
    bare = _PROPER.sub("", _NAMES.sub("", _QUOTED.sub("", sentence)))
    return re.findall(r"[A-Za-z]{2,}", bare)


@pytest.fixture
def korean(qapp: QApplication) -> Iterator[None]:
    language = Language("admin", RESOURCES / "i18n")
    language.use("ko")
    yield
    language.close()


def of_aws(code: str, **more: object) -> Exception:
    answer = {"Error": {"Code": code, "Message": "Nobody reads this"} | more}
    return aws.ClientError(answer, "PutObject")  # pyright: ignore[reportArgumentType]


AT_AWS: dict[str, Exception] = {
    "expired": of_aws("ExpiredToken"),
    "denied": of_aws("AccessDenied"),
    "clock": of_aws("RequestTimeTooSkewed"),
    "unknown key": of_aws("InvalidAccessKeyId"),
    "wrong secret": of_aws("SignatureDoesNotMatch"),
    "wrong region": of_aws("PermanentRedirect"),
    "right region": of_aws("AuthorizationHeaderMalformed", Region="eu-west-1"),
    "bucket": of_aws("NoSuchBucket"),
    "throttled": of_aws("SlowDown"),
    "no credentials": aws.NoCredentialsError(),
    "half": aws.PartialCredentialsError(provider="env", cred_var="AWS_SECRET_ACCESS_KEY"),
    "no region": aws.NoRegionError(),
    "profile": aws.ProfileNotFound(profile="hall"),
    "sso": aws.UnauthorizedSSOTokenError(),
    "token": aws.TokenRetrievalError(
        provider="sso", error_msg="Token has expired and refresh failed"
    ),
    "away": aws.EndpointConnectionError(endpoint_url=ADDRESS),
    "late to connect": aws.ConnectTimeoutError(endpoint_url=ADDRESS),
    "late to answer": aws.ReadTimeoutError(endpoint_url=ADDRESS),
    "broken off": aws.ConnectionClosedError(endpoint_url=ADDRESS),
    "certificate": aws.SSLError(endpoint_url=ADDRESS, error="self-signed certificate"),
    "proxy": aws.ProxyConnectionError(proxy_url="http://proxy:3128"),
}


@pytest.mark.parametrize("error", AT_AWS.values(), ids=AT_AWS)
@pytest.mark.parametrize(
    ("action", "resource"),
    [
        ("s3:PutObject", "'emotions/happy/img_20260101-120000_1h.jpeg' in s3://garden/hall"),
        ("personalize:CreateSchema", "arn:aws:personalize:eu-west-1:1:schema/garden-users"),
        ("s3", "the AWS configuration"),
    ],
)
def test_what_aws_answers_is_read_in_korean(
    korean: None, error: Exception, action: str, resource: str
) -> None:
    with pytest.raises(StoreError) as raised, in_our_words(StoreError, action, resource):
        raise error
    said = in_words(str(raised.value))
    assert english_in(said) in ([], [action] if action == "s3" else []), said
    assert action in said


@pytest.mark.parametrize("number", FULL_DISK, ids=map(os.strerror, FULL_DISK))
def test_a_store_that_can_not_be_written_is_told_in_korean(
    korean: None, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("shared.adapters.folder_store.write_whole", refuse)
    monkeypatch.setattr("admin.adapters.backup_directory.write_whole", refuse)
    writes = FolderStore(tmp_path).put, BackupDirectory(tmp_path / "backup").write
    for write, key in zip(writes, (MANIFEST_KEY, "backup.json"), strict=True):
        with pytest.raises(EmotionGardenError) as raised:
            write(key, b"?")
        said = in_words(str(raised.value))
        assert english_in(said) == [], said


def manifest(**changes: object) -> bytes:
    return json.dumps({"version": MANIFEST_VERSION, "items": [ITEM]} | changes).encode()


def jpeg() -> bytes:
    data = BytesIO()
    Image.effect_noise((64, 64), 50).convert("RGB").save(data, "JPEG")
    return data.getvalue()


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def late() -> None:
    with asking(PersonalizeError, "personalize:PutEvents", "arn:aws:personalize:x"):
        raise LateError("no answer within 0.8 s")


def unreadable() -> None:
    with asking(PersonalizeError, "personalize:PutEvents", "arn:aws:personalize:x"):
        raise KeyError("itemList")


def failed(kind: Kind) -> None:
    raise failure_of(Resource(kind, "emotion-garden", "arn", "CREATE FAILED", failure="'by AWS'"))


def imports(folder: Path, bucket: str | None) -> PersonalizeImport:
    nothing: object = None
    return PersonalizeImport(
        nothing,  # type: ignore[arg-type]
        FolderStore(folder),
        nothing,  # type: ignore[arg-type]
        open_files=lambda: nothing,  # type: ignore[arg-type,return-value]
        name="garden",
        bucket=bucket,
        role_arn=None,
    )


def damaged_database(folder: Path) -> None:
    path = folder / "garden.db"
    whole = Database.open(path)
    with whole.write() as tables:
        tables.execute("CREATE TABLE t (words TEXT)")
        tables.execute("INSERT INTO t VALUES (?)", ["x" * 100_000])
    whole.close()
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    opened = Database.open(path)
    try:
        with opened.read() as tables:
            tables.execute("SELECT * FROM t").fetchall()
    finally:
        opened.close()


def stored(folder: Path) -> FolderStore:
    store = FolderStore(folder / "store")
    store.put("a/b", b"1")
    return store


def kiosk_syncs(items: list[CatalogueItem], free: int | None = None) -> None:
    """What a kiosk with four pictures says of another garden, as it tells it the store."""
    store, catalogue = FakeStore(), FakeCatalogue()
    for item in make_items(9):
        store.put(item.item_id, item.item_id.encode())
    store.put(MANIFEST_KEY, Manifest(tuple(make_items(4))).to_bytes())
    CatalogueSync(store, catalogue).sync()
    store.put(MANIFEST_KEY, Manifest(tuple(items)).to_bytes())
    (sentence,) = CatalogueSync(store, catalogue, free=lambda: free).sync().skipped
    raise StoreError(sentence)


STATUS: dict[str, object] = {
    "kiosk_id": "hall-1",
    "written_at": "2026-11-30T12:00:00+00:00",
    "started_at": "2026-11-30T12:00:00+00:00",
    "state": "waiting",
    "version": "1",
    "camera": {"state": "works", "fault": ""},
    "troubles": [],
    "shelf": 1,
}


def status_without(name: str) -> None:
    fields = STATUS | {"format": 1, name: -1}
    KioskStatus.from_bytes(json.dumps(fields).encode())


RAISED: dict[str, Callable[[Path], object]] = {
    "store folder": lambda to: list(FolderStore(to / "away").list("")),
    "object": lambda to: stored(to).get("a/c"),
    "already there": lambda to: stored(to).put("a/b", b"2", if_none_match=True),
    "changed": lambda to: stored(to).put("a/b", b"2", if_match="0"),
    "above others": lambda to: stored(to).put("a", b"2"),
    "key": lambda to: stored(to).get("../x"),
    "long key": lambda to: stored(to).get("x" * 2000),
    "long name": lambda to: stored(to).get("x" * 300),
    "backslash": lambda to: stored(to).get("a\\b"),
    "manifest, no JSON": lambda to: Manifest.from_bytes(b"{"),
    "manifest, no text": lambda to: Manifest.from_bytes(b"\xff\xfe\xfa"),
    "manifest, a list": lambda to: Manifest.from_bytes(b"[]"),
    "manifest, version": lambda to: Manifest.from_bytes(manifest(version=99)),
    "manifest, no items": lambda to: Manifest.from_bytes(manifest(items=7)),
    "manifest, twice": lambda to: Manifest.from_bytes(manifest(items=[ITEM, ITEM])),
    "manifest, item": lambda to: Manifest.from_bytes(manifest(items=[7])),
    "manifest, hash": lambda to: Manifest.from_bytes(manifest(items=[ITEM | {"sha256": "x"}])),
    "manifest, emotion": lambda to: Manifest.from_bytes(
        manifest(items=[ITEM | {"emotion": "sad"}])
    ),
    "manifest, size": lambda to: Manifest.from_bytes(manifest(items=[ITEM | {"size": 0}])),
    "wishes, no JSON": lambda to: Wishes.from_bytes(b"{"),
    "wishes, version": lambda to: Wishes.from_bytes(b"{}"),
    "withdrawn": lambda to: withdrawals_from(b"{"),
    "status": lambda to: KioskStatus.from_bytes(b"{"),
    "status, format": lambda to: KioskStatus.from_bytes(b"{}"),
    "no database": lambda to: Database.open(written(to / "garden.db", b"?" * 9000)),
    "damaged database": damaged_database,
    "no picture": lambda to: JpegReader().read(b"<html>"),
    "cut picture": lambda to: JpegReader().read(jpeg()[:700]),
    "another size": lambda to: JpegReader().read(jpeg(), (32, 32)),
    "no backup": lambda to: BackupDirectory(to).read("backup.json", 100),
    "another file": lambda to: BackupDirectory(written(to / "file", b"")).read("backup.json", 9),
    "large backup": lambda to: BackupDirectory(written(to / "backup.json", b"123").parent).read(
        "backup.json", 2
    ),
    "list of a backup": lambda to: list_from_bytes(b"{"),
    "version of a backup": lambda to: list_from_bytes(b'{"version": 9}'),
    "model": lambda to: inspect_model(to / "none"),
    "empty model": lambda to: inspect_model(to),
    "index": lambda to: inspect_model(written(to / "model_index.json", b"{").parent),
    "index of a pipeline": lambda to: read_index(written(to / "model_index.json", b"{}").parent),
    "damaged index": lambda to: read_index(written(to / "model_index.json", b"{").parent),
    "no index": lambda to: read_index(to / "none"),
    "models": lambda to: JsonModelShelf(written(to / "models.json", b"{")).load(),
    "settings": lambda to: read_toml(written(to / "admin.toml", b"store")),
    "presets": lambda to: load_presets(written(to / "presets.toml", b"[a")),
    "wildcard": lambda to: check_text("{a"),
    "late": lambda to: late(),
    "answer": lambda to: unreadable(),
    "garden that shrinks": lambda to: kiosk_syncs([]),
    "garden that has no room": lambda to: kiosk_syncs(make_items(9), free=0),
    "unfit picture": lambda to: kiosk_syncs(
        [*make_items(8), replace(make_items(9)[8], sha256="0" * 64)]
    ),
    **{
        f"status, {name}": lambda to, name=name: status_without(name)
        for name in STATUS
        if name != "state"
    },
    "import": lambda to: imports(to, None).place(),
    "role": lambda to: imports(to, "s3://garden").place(),
    **{kind.value: lambda to, kind=kind: failed(kind) for kind in Kind},
}


@pytest.mark.parametrize("act", RAISED.values(), ids=RAISED)
def test_what_the_services_raise_is_read_in_korean(
    korean: None, act: Callable[[Path], object], tmp_path: Path
) -> None:
    with pytest.raises(EmotionGardenError) as raised:
        act(tmp_path)
    said = in_words(str(raised.value))
    assert english_in(said) == [], (str(raised.value), said)
    assert re.search("[가-힣]", said), said
