"""A bucket in the first steps: tried permission by permission, with the policies it needs."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from shared.domain.errors import StoreError
from shared.domain.stored_object import ObjectInfo
from shared.setting_kinds import BucketAddress
from tests.fakes.store import FakeStore
from tests.gui.admin_in_hand import AdminInHand

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class GuardedBucket(FakeStore):
    """A store that lets nobody write under `shut` prefixes, nor list when `unlisted`."""

    def __init__(self) -> None:
        super().__init__()
        self.shut: tuple[str, ...] = ()
        self.unlisted = False

    def put(
        self,
        key: str,
        data: bytes,
        *,
        metadata: Mapping[str, str] | None = None,
        if_match: str | None = None,
        if_none_match: bool = False,
    ) -> str:
        if key.startswith(self.shut):
            raise StoreError(f"s3:PutObject is denied for {key!r}")
        return super().put(
            key, data, metadata=metadata, if_match=if_match, if_none_match=if_none_match
        )

    def list(self, prefix: str, *, without: str = "") -> Iterator[ObjectInfo]:
        if self.unlisted:
            raise StoreError("there are no AWS credentials here")
        return super().list(prefix, without=without)


@pytest.fixture
def bucket() -> GuardedBucket:
    return GuardedBucket()


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def admin(
    qtbot: QtBot, tmp_path: Path, bucket: GuardedBucket, opened: list[str]
) -> Iterator[AdminInHand]:
    def open_bucket(address: BucketAddress) -> GuardedBucket:
        opened.append(str(address))
        return bucket

    admin = AdminInHand(qtbot, tmp_path, open_bucket=open_bucket)
    admin.show()
    admin.window.open_wizard()
    for _ in range(3):
        admin.wait(admin.button("wizardNext").isEnabled, "one can not go on")
        admin.click("wizardNext")
    yield admin
    admin.close()


def line(admin: AdminInHand) -> QLineEdit:
    found = admin.window.findChild(QLineEdit, "wizard_store")
    assert found is not None
    return found


def words(admin: AdminInHand) -> str:
    found = admin.window.findChild(QLabel, "bucketWords")
    assert found is not None
    return found.text()


def test_only_a_bucket_can_be_tried_and_only_when_asked(
    admin: AdminInHand, opened: list[str], tmp_path: Path
) -> None:
    for text in ("", str(tmp_path), "s3://Garden"):
        line(admin).setText(text)
        assert not admin.button("bucketTry").isVisible()
    line(admin).setText("s3://garden/hall")
    assert admin.button("bucketTry").isVisible()
    assert opened == []
    admin.click("bucketTry")
    admin.wait(lambda: words(admin) == "All that a curator does is allowed there.", "not tried")
    assert opened == ["s3://garden/hall"]


def test_each_permission_that_is_missing_is_named(
    admin: AdminInHand, bucket: GuardedBucket
) -> None:
    bucket.shut = ("emotions/", "dataset/")
    line(admin).setText("s3://garden")
    admin.click("bucketTry")
    admin.wait(admin.button("bucketTry").isEnabled, "it does not end")
    assert words(admin).splitlines() == [
        "This is missing there:",
        "write dataset: s3:PutObject is denied for 'dataset/doctor.txt'",
        "write emotions: s3:PutObject is denied for 'emotions/doctor.txt'",
    ]
    assert admin.button("wizardNext").isEnabled(), "rights can be given later"
    line(admin).setText("s3://another")
    assert words(admin) == "", "what was found is of another bucket"


def test_a_bucket_that_cannot_be_listed_is_not_tried_further(
    admin: AdminInHand, bucket: GuardedBucket
) -> None:
    bucket.unlisted = True
    line(admin).setText("s3://garden")
    admin.click("bucketTry")
    admin.wait(lambda: "no AWS credentials" in words(admin), "it is not said")
    admin.wait(admin.button("bucketTry").isEnabled, "it does not end")
    assert bucket.gets == bucket.puts == []


def test_the_policies_are_copied(admin: AdminInHand) -> None:
    line(admin).setText("s3://garden/hall")
    clipboard = QGuiApplication.clipboard()
    admin.click("bucketCuratorPolicy")
    assert "for the bucket alone" in words(admin)
    assert "`admin doctor --policy` prints all that it needs" in words(admin)
    curator = json.loads(clipboard.text())
    assert {s["Sid"] for s in curator["Statement"]} == {
        "List",
        "GetObject",
        "PutObject",
        "DeleteObject",
    }
    admin.click("bucketKioskPolicy")
    assert "Rekognition or Personalize, `kiosk doctor --policy` prints" in words(admin)
    (written,) = [s for s in json.loads(clipboard.text())["Statement"] if s["Sid"] == "PutObject"]
    assert written["Resource"] == [
        "arn:aws:s3:::garden/hall/events/KIOSK_ID/*",
        "arn:aws:s3:::garden/hall/kiosks/KIOSK_ID/*",
    ]


def test_the_policies_have_what_else_the_settings_choose(admin: AdminInHand) -> None:
    trial = admin.admin.parts.bucket_trial
    trial._settings = replace(
        trial._settings,
        face_backend="rekognition",
        personalize_tracking_id="tracking-test",
        personalize_items_arn="arn:aws:personalize:ap-northeast-2:123456789012:dataset/g/ITEMS",
    )
    line(admin).setText("s3://garden")
    clipboard = QGuiApplication.clipboard()
    admin.click("bucketCuratorPolicy")
    assert '"personalize:PutItems"' in clipboard.text()
    assert words(admin).endswith("what the settings of this start choose (Personalize).")
    admin.click("bucketKioskPolicy")
    assert '"rekognition:DetectFaces"' in clipboard.text()
    assert '"personalize:PutEvents"' in clipboard.text()
    assert "arn:aws:s3:::garden/events/KIOSK_ID/*" in clipboard.text()
    assert words(admin).endswith("(Rekognition, Personalize).")
