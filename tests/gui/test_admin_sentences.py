"""What the services say is said in the language of the window."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from admin.presenters.known_sentences import KNOWN
from admin.presenters.sentences import in_words, what_is_wrong
from shared.qt.language import Language
from shared.settings import RESOURCES

ROOT = Path(__file__).resolve().parents[2]
_OURS = ("known_sentences.py", "known_faults.py", "foreign_sentences.py")


@pytest.fixture
def korean(qapp: QApplication) -> Iterator[Language]:
    language = Language("admin", RESOURCES / "i18n")
    language.use("ko")
    yield language
    language.close()


def test_a_known_sentence_is_translated_with_what_it_tells_of(korean: Language) -> None:
    assert in_words("the file is missing") == "파일이 없습니다"
    assert (
        in_words("the object has 3 bytes, not 4") == "객체의 크기가 4바이트가 아니라 3바이트입니다"
    )
    nested = in_words("/a/b: cannot be read: No such file or directory")
    assert nested == "/a/b: 읽을 수 없습니다: 그런 파일이나 폴더가 없습니다"
    braces = in_words("'{a': a wildcard is written {one|two}, none inside another")
    assert braces == "'{a': 와일드카드는 {하나|둘}처럼 쓰고, 겹쳐 쓸 수 없습니다"
    assert in_words("whatever else") == "whatever else"
    korean.use("en")
    assert in_words("the file is missing") == "the file is missing"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "the engine was silent for 120 s and was stopped",
            "엔진이 120초 동안 응답하지 않아 멈추었습니다",
        ),
        (
            "the worker process ended over this picture (signal 9) twice; it was set aside",
            "두 번 일어나 따로 두었습니다: 이 그림을 만들다가 작업 프로세스가 끝났습니다(신호 9)",
        ),
        (
            "emotions/sad/a.jpeg is pending, not approved",
            "emotions/sad/a.jpeg의 상태가 ‘선택’이 아닙니다(미정)",
        ),
        (
            "/d/admin.toml: trash_days = '0' is not a whole number from 1 to 3650",
            "/d/admin.toml: trash_days = '0'은(는) 맞지 않는 값입니다: 1에서 3650까지의 정수",
        ),
        (
            "lists/pool.jsonl:3: stars is not a whole number from 0 to 5",
            "lists/pool.jsonl:3: stars이(가) 0~5의 정수가 아닙니다",
        ),
    ],
)
def test_what_goes_wrong_at_work_and_in_files_is_read_in_korean(
    korean: Language, sentence: str, said: str
) -> None:
    assert in_words(sentence) == said


def test_what_is_wrong_with_a_file_is_not_said_behind_the_path_to_it(korean: Language) -> None:
    name = "emotions/sad/img_1h.jpeg"
    full = f"/data/pool/{name}: the picture cannot be written: No space left on device"
    assert what_is_wrong(name, full) == "그림을 쓸 수 없습니다: 디스크에 남은 공간이 없습니다"
    gone = f"/data/pool/{name}: cannot be read: No such file or directory"
    assert what_is_wrong(f"pool/{name}", gone) == "읽을 수 없습니다: 그런 파일이나 폴더가 없습니다"
    assert what_is_wrong(name, "the file is missing") == "파일이 없습니다"


def test_what_qt_itself_says_is_translated_too(korean: Language) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "취소"


def test_every_known_sentence_is_still_said_somewhere() -> None:
    places = [path for at in ("admin", "kiosk", "shared") for path in (ROOT / at).rglob("*.py")]
    written = "\n".join(
        path.read_text(encoding="utf-8") for path in places if path.name not in _OURS
    )
    said = re.sub(r'"\s*\n\s*f?"', "", written)
    for known in KNOWN:
        parts = [part.strip(": ") for part in re.split(r"(?<!\{)\{\d\}(?!\})", known)]
        # `the file …` is put before what is wrong with it
        assert all(part.removeprefix("the file ") in said for part in parts), known
