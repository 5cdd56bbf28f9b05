"""Korean is complete, and what is shipped is what is written."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from tools.translate import I18N, SOURCES, collect, release

APPS = sorted(SOURCES)


def messages(path: Path) -> dict[tuple[str, str], ET.Element]:
    return {
        (str(context.findtext("name")), str(message.findtext("source"))): message
        for context in ET.parse(path).iter("context")
        for message in context.iter("message")
    }


@pytest.mark.parametrize("app", APPS)
def test_every_sentence_has_its_korean(app: str) -> None:
    for key, message in messages(I18N / f"{app}_ko.ts").items():
        translation = message.find("translation")
        assert translation is not None, key
        assert translation.text, key
        assert translation.get("type") is None, key


@pytest.mark.parametrize("app", APPS)
def test_the_written_sentences_are_those_of_the_screens(app: str, tmp_path: Path) -> None:
    fresh = tmp_path / f"{app}_ko.ts"
    collect(app, fresh)
    assert set(messages(fresh)) == set(messages(I18N / f"{app}_ko.ts"))


@pytest.mark.parametrize("app", APPS)
def test_the_shipped_file_is_made_from_the_written_one(app: str, tmp_path: Path) -> None:
    fresh = tmp_path / f"{app}_ko.qm"
    release(I18N / f"{app}_ko.ts", fresh)
    assert fresh.read_bytes() == (I18N / f"{app}_ko.qm").read_bytes()


@pytest.mark.parametrize("emotion", ["happy", "surprised", "calm", "angry", "sad"])
def test_sentences_speak_of_the_expression_in_korean_too(emotion: str) -> None:
    message = messages(I18N / "kiosk_ko.ts")["Expression", f"Your expression looks {emotion}"]
    assert str(message.findtext("translation")).startswith("표정이")


@pytest.mark.parametrize("emotion", GARDEN_EMOTIONS)
def test_a_curator_reads_the_words_for_emotions_that_visitors_read(emotion: Emotion) -> None:
    curator = emotion.value.capitalize()
    visitor = "Afraid" if emotion is Emotion.FEAR else curator
    admin, kiosk = messages(I18N / "admin_ko.ts"), messages(I18N / "kiosk_ko.ts")
    assert admin["Admin", curator].findtext("translation") == (
        kiosk["EmotionPicker", visitor].findtext("translation")
    )


def test_the_kiosk_speaks_as_a_guide_does() -> None:
    """In 해요체 everywhere: one sheet in two voices sounds like two people."""
    formal = re.compile(r"니다(?:[.!?]|$|\s)")
    spoken = {
        key: text.findtext("translation") or ""
        for key, text in messages(I18N / "kiosk_ko.ts").items()
    }
    assert [text for text in spoken.values() if formal.search(text)] == []
