"""What a visitor is told before the camera may open: words of the site, under a version."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from shared.domain.errors import SettingsError
from shared.settings import LANGUAGES, read_toml

NOTICE_FILE = "notice.toml"

_VERSION = re.compile(r"[A-Za-z0-9._-]{1,32}")
_LONGEST = {
    "heading": 60,
    "purpose": 240,
    "picture": 240,
    "picture_sent": 240,
    "kept": 240,
    "kept_with_age_and_gender": 240,
    "contact": 160,
}
_MAY_LACK = ("contact",)


@dataclass(frozen=True, slots=True)
class NoticeText:
    """The notice in one language; `points` are its sentences, `contact` says whom to ask."""

    heading: str
    points: tuple[str, ...]
    contact: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A wording of the notice; `version` is kept with every answer to it."""

    version: str
    words: Mapping[str, Mapping[str, str]]

    def text(
        self, language: str, *, keeps_age_and_gender: bool = False, sends_pictures: bool = False
    ) -> NoticeText:
        """What is true of this kiosk, in a language; in English where there is no such wording."""
        words = self.words.get(language, self.words["en"])
        points = (
            words["purpose"],
            words["picture_sent" if sends_pictures else "picture"],
            words["kept_with_age_and_gender" if keeps_age_and_gender else "kept"],
        )
        return NoticeText(words["heading"], points, words.get("contact", ""))


def find_notice(set_path: Path | None, data_dir: Path, shipped: Path) -> Path:
    """The file that holds here: the one that is set, else the site's own, else the shipped one."""
    own = data_dir / NOTICE_FILE
    return set_path or (own if own.exists() else shipped)


def read_notice(path: Path) -> Notice:
    """The notice of a TOML file; SettingsError names the file, the key and what is allowed."""
    document = read_toml(path)
    version = document.pop("version", None)
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        allowed = "1 to 32 letters, digits, '.', '_' or '-', in quotes"
        raise SettingsError(f"{path}: version = {version!r} is not {allowed}")
    unknown = set(document) - set(LANGUAGES)
    if unknown:
        allowed = ", ".join(("version", *LANGUAGES))
        raise SettingsError(f"{path}: unknown key '{min(unknown)}'; allowed are {allowed}")
    return Notice(version, {each: _words(path, each, document.get(each)) for each in LANGUAGES})


def _words(path: Path, language: str, table: object) -> Mapping[str, str]:
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: there is no table [{language}]")
    words = cast("dict[str, object]", table)
    unknown = set(words) - set(_LONGEST)
    if unknown:
        allowed = ", ".join(_LONGEST)
        raise SettingsError(
            f"{path}: unknown key '{language}.{min(unknown)}'; allowed are {allowed}"
        )
    needed = [key for key in _LONGEST if key in words or key not in _MAY_LACK]
    return {key: _sentence(path, f"{language}.{key}", words.get(key), key) for key in needed}


def _sentence(path: Path, name: str, value: object, key: str) -> str:
    longest = _LONGEST[key]
    text = value.strip() if isinstance(value, str) else ""
    if not text or len(text) > longest or not text.isprintable():
        raise SettingsError(f"{path}: {name} is not one line of 1 to {longest} characters")
    return text
