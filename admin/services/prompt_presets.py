"""Named prompts that a curator picks by name; a curator's own file comes before the shipped one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from admin.services.generation import check_text
from shared.domain.errors import SettingsError
from shared.settings import read_toml

PRESETS_FILE = "prompts.toml"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
FIELDS = ("name_en", "name_ko", "emotion_text", "others", "negative_prompt")
MAX_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class PromptPreset:
    """A named prompt; `name_en` and `name_ko` are how people call it."""

    name: str
    name_en: str
    name_ko: str
    emotion_text: str
    others: str
    negative_prompt: str


def load_presets(shipped: Path, own: Path | None = None) -> dict[str, PromptPreset]:
    """Presets by name, the own file's in place of the shipped; SettingsError names file and key."""
    presets = _read(shipped)
    if own is not None and own.exists():
        presets |= _read(own)
    return presets


def _read(path: Path) -> dict[str, PromptPreset]:
    document = read_toml(path)
    unknown = set(document) - {"presets"}
    if unknown:
        raise SettingsError(f"{path}: unknown key '{sorted(unknown)[0]}'; allowed is presets")
    tables = _table(path, "presets", document.get("presets", {}))
    return {name: _preset(path, name, value) for name, value in tables.items()}


def _preset(path: Path, name: str, value: object) -> PromptPreset:
    place = f"presets.{name}"
    if not _NAME.fullmatch(name):
        raise SettingsError(f"{path}: {place}: a name is of a-z, 0-9 and -")
    fields = _table(path, place, value)
    for key in fields:
        if key not in FIELDS:
            allowed = ", ".join(FIELDS)
            raise SettingsError(f"{path}: {place}: unknown key '{key}'; allowed are {allowed}")
    texts = {key: _text(path, f"{place}.{key}", fields.get(key, "")) for key in FIELDS}
    return PromptPreset(**{"name": name, **texts, "name_en": texts["name_en"] or name})


def _table(path: Path, place: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise SettingsError(f"{path}: {place} is not a table")
    return cast("dict[str, Any]", value)


def _text(path: Path, place: str, value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_LENGTH:
        raise SettingsError(f"{path}: {place} is not a text of at most {MAX_LENGTH} characters")
    try:
        check_text(value)
    except SettingsError as error:
        raise SettingsError(f"{path}: {place}: {error}") from error
    return value
