"""The notice is the site's to word; a file that is none is named in one sentence."""

import re
from pathlib import Path

import pytest

from kiosk.services.notice import find_notice, read_notice
from shared.domain.errors import SettingsError
from shared.settings import LANGUAGES, RESOURCES

SHIPPED = RESOURCES / "notice.toml"


def changed(folder: Path, pattern: str, by: str) -> Path:
    """The shipped notice with something changed."""
    text, count = re.subn(pattern, by, SHIPPED.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert count
    path = folder / "notice.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_notice_speaks_every_language_and_says_what_is_so(language: str) -> None:
    notice = read_notice(SHIPPED)
    told = notice.text(language)
    sent = notice.text(language, sends_pictures=True)
    kept = notice.text(language, keeps_age_and_gender=True)
    assert notice.version == "1"
    assert len(told.points) == 3
    assert "AWS" in sent.points[1]
    assert "AWS" not in told.points[1]
    assert kept.points[2] != told.points[2]
    assert told.contact == ""


def test_a_language_without_a_wording_is_told_in_english() -> None:
    notice = read_notice(SHIPPED)
    assert notice.text("ar") == notice.text("en")


def test_a_site_words_its_own(tmp_path: Path) -> None:
    path = changed(tmp_path, r"^heading = .*", 'heading = "Hello"\ncontact = "Ask at the desk"')
    text = read_notice(path).text("en")
    assert (text.heading, text.contact) == ("Hello", "Ask at the desk")


def test_the_file_that_is_set_is_stronger_than_the_sites_own(tmp_path: Path) -> None:
    assert find_notice(None, tmp_path, SHIPPED) == SHIPPED
    own = tmp_path / "notice.toml"
    own.touch()
    assert find_notice(None, tmp_path, SHIPPED) == own
    assert find_notice(Path("elsewhere"), tmp_path, SHIPPED) == Path("elsewhere")


@pytest.mark.parametrize(
    ("pattern", "by", "said"),
    [
        (r'^version = "1"', "version = 1", "version = 1 is not 1 to 32 letters"),
        (r'^version = "1"', "", "version = None is not 1 to 32 letters"),
        (r'^version = "1"', 'version = "a b"', "version = 'a b' is not"),
        (r"^\[ko\]", "[fr]", "unknown key 'fr'; allowed are version, ko, en"),
        (r"^\[ko\](?s:.*?)(?=^\[en\])", "", "there is no table [ko]"),
        (r"^kept = .*", "", "ko.kept is not one line of 1 to 240 characters"),
        (r"^heading = .*", 'heading = " "', "ko.heading is not one line of 1 to 60"),
        (r"^heading = .*", f'heading = "{"a" * 61}"', "ko.heading is not one line of 1 to 60"),
        (r"^purpose = .*", r'purpose = "a\\nb"', "ko.purpose is not one line"),
        (r"^purpose = .*", "purpose = 3", "ko.purpose is not one line"),
        (
            r"^kept = .*",
            'kept = "a"\ncolour = "red"',
            "unknown key 'ko.colour'; allowed are heading",
        ),
        (r"^\[ko\]", "[ko", "not a TOML file"),
    ],
)
def test_a_wrong_notice_is_named_with_its_key_and_what_is_allowed(
    tmp_path: Path, pattern: str, by: str, said: str
) -> None:
    path = changed(tmp_path, pattern, by)
    with pytest.raises(SettingsError) as error:
        read_notice(path)
    assert str(error.value).startswith(f"{path}: ")
    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert error.value.exit_code == 2


def test_a_missing_notice_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml: cannot be read: No such file"):
        read_notice(tmp_path / "none.toml")
