"""Told before seen: what a visitor answers is kept without them, and the camera obeys it."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk.__main__ import main
from kiosk.services.notice import read_notice
from shared.settings import RESOURCES
from tests.gui.kiosk_in_hand import KioskInHand, Site

MakeKiosk = Callable[..., KioskInHand]


@pytest.mark.parametrize(("name", "accepted"), [("noticeAccept", True), ("noticeDecline", False)])
def test_only_the_wording_the_time_and_the_answer_are_kept(
    kiosk: KioskInHand, name: str, accepted: bool
) -> None:
    kiosk.touch("attractScreen")
    kiosk.touch(name)
    kiosk.wait(lambda: len(kiosk.log.answers) == 1)
    (answer,) = kiosk.log.answers.values()
    assert (answer.version, answer.accepted) == ("1", accepted)
    (message,) = kiosk.log.outbox.due(answer.answered_at, limit=9)
    assert set(message.payload) == {"version", "accepted", "answered_at"}


def test_who_leaves_the_notice_unanswered_has_not_answered(kiosk: KioskInHand) -> None:
    kiosk.touch("attractScreen")
    kiosk.wait(lambda: kiosk.sees("noticeScreen"))
    kiosk.visit.leave()
    kiosk.settle()
    assert not kiosk.log.answers
    assert kiosk.eyes.times_opened == 0


def test_the_sites_words_are_shown_in_the_visitors_language(
    make_kiosk: MakeKiosk, tmp_path: Path
) -> None:
    words = (RESOURCES / "notice.toml").read_text(encoding="utf-8")
    words = words.replace('version = "1"', 'version = "hall-2"')
    words = words.replace("[en]", '[en]\ncontact = "Ask at the desk"')
    path = tmp_path / "own.toml"
    path.write_text(words.replace("Before you look", "Please read"), encoding="utf-8")
    kiosk = make_kiosk(site=Site(notice=read_notice(path)))
    kiosk.show()
    kiosk.touch("attractScreen")
    kiosk.wait(lambda: kiosk.sees("noticeScreen"))
    assert kiosk.notice.heading == "Please read into the mirror"
    assert kiosk.item("noticeContact").property("text") == "Ask at the desk"
    kiosk.touch("languageButton")
    assert kiosk.notice.heading == "거울을 보기 전에 알려 드려요"
    assert not kiosk.item("noticeContact").isVisible()
    kiosk.touch("noticeDecline")
    kiosk.settle()
    assert [answer.version for answer in kiosk.log.answers.values()] == ["hall-2"]


def test_the_camera_is_shut_after_every_visit_however_it_went(kiosk: KioskInHand) -> None:
    """Sixty hurried visits by chance; after each, and before each answer, the camera is shut."""
    chance = random.Random(6)

    def look() -> None:
        kiosk.wait(lambda: kiosk.camera.picture is not None or kiosk.state != "mirror")

    for _ in range(60):
        kiosk.visit.begin()
        kiosk.settle()
        assert not kiosk.eyes.is_open
        chance.choice([kiosk.visit.agree, kiosk.visit.agree, kiosk.visit.decline])()
        for _ in range(chance.randrange(4)):
            chance.choice([look, kiosk.camera.read_expression, kiosk.visit.choose_by_hand])()
        kiosk.visit.leave()
        kiosk.settle()
        assert kiosk.state == "attract"
        assert not kiosk.eyes.is_open
        assert kiosk.camera.picture is None


@pytest.mark.parametrize(
    ("more", "names"),
    [
        ([], ["camera-sign", "camera-sign-en", "camera-sign-ko"]),
        (["--lang", "en"], ["camera-sign-en"]),
    ],
)
def test_the_sign_is_made_to_print_and_to_show(
    qapp: object, tmp_path: Path, more: list[str], names: list[str]
) -> None:
    folder = tmp_path / "signs"
    assert main(["sign", str(folder), "--data-dir", str(tmp_path / "data"), *more]) == 0
    assert sorted(path.stem for path in folder.glob("*.pdf")) == names
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        f"{name}.{suffix}" for name in names for suffix in ("pdf", "png")
    )
    for name in names:
        assert (folder / f"{name}.pdf").read_bytes().startswith(b"%PDF")
        assert (folder / f"{name}.pdf").stat().st_size > 20_000  # the fonts are in it
        picture = QImage(str(folder / f"{name}.png"))
        assert (picture.width(), picture.height()) == (1240, 1754)


def test_a_sign_of_a_wrong_notice_or_into_a_file_is_one_sentence(
    qapp: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notice.toml").write_text("version = 1\n")
    assert main(["sign", str(tmp_path / "signs"), "--data-dir", str(tmp_path)]) == 2
    assert main(["sign", str(tmp_path / "notice.toml"), "--data-dir", str(tmp_path / "data")]) == 3
    first, second = capsys.readouterr().err.splitlines()
    assert f"{tmp_path / 'notice.toml'}: version = 1 is not" in first
    assert "cannot be written" in second
