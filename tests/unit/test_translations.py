"""Korean is complete, and what is shipped is what is written."""

import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WRITTEN = ROOT / "resources/i18n/kiosk_ko.ts"
SHIPPED = ROOT / "resources/i18n/kiosk_ko.qm"
SOURCES = [*ROOT.glob("kiosk/screens/*.qml"), *ROOT.glob("kiosk/presenters/*.py")]


def tool(name: str, *arguments: object) -> None:
    """Run one of Qt's translation tools."""
    suffix = ".exe" if sys.platform == "win32" else ""
    path = Path(sysconfig.get_path("scripts")) / f"pyside6-{name}{suffix}"
    subprocess.run([path, *map(str, arguments)], check=True, capture_output=True, timeout=60)


def messages(path: Path) -> dict[tuple[str, str], ET.Element]:
    return {
        (str(context.findtext("name")), str(message.findtext("source"))): message
        for context in ET.parse(path).iter("context")
        for message in context.iter("message")
    }


def test_every_sentence_has_its_korean() -> None:
    for key, message in messages(WRITTEN).items():
        translation = message.find("translation")
        assert translation is not None, key
        assert translation.text, key
        assert translation.get("type") is None, key


def test_the_written_sentences_are_those_of_the_screens(tmp_path: Path) -> None:
    fresh = tmp_path / "kiosk_ko.ts"
    tool("lupdate", *sorted(SOURCES), "-ts", fresh, "-source-language", "en", "-locations", "none")
    assert set(messages(fresh)) == set(messages(WRITTEN))


def test_the_shipped_file_is_made_from_the_written_one(tmp_path: Path) -> None:
    fresh = tmp_path / "kiosk_ko.qm"
    tool("lrelease", WRITTEN, "-qm", fresh)
    assert fresh.read_bytes() == SHIPPED.read_bytes()


@pytest.mark.parametrize("emotion", ["happy", "surprised", "calm", "angry", "sad"])
def test_sentences_speak_of_the_expression_in_korean_too(emotion: str) -> None:
    message = messages(WRITTEN)["Expression", f"Your expression looks {emotion}"]
    assert str(message.findtext("translation")).startswith("표정이")
