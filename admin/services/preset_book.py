"""The named prompts, and the curator's own among them, kept in the curator's own prompts.toml."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from admin.services.prompt_presets import FIELDS, MAX_LENGTH, PromptPreset, load_presets
from shared.domain.errors import NothingMatchedError, SettingsError

_HEADER = re.compile(r"^\s*\[")
_OURS = re.compile(r'^\s*\[\s*presets\s*\.\s*"?([a-z0-9-]+)"?\s*\]')
_LONGEST_NAME = 64


class PresetBook:
    """Shipped presets are read only; an own one of the same name takes a shipped one's place.

    `write` puts bytes into a file, whole or not at all (SettingsError).
    """

    def __init__(self, shipped: Path, own: Path, write: Callable[[Path, bytes], None]) -> None:
        self._shipped = shipped
        self._own = own
        self._write = write

    def all(self) -> dict[str, PromptPreset]:
        """Presets by name; SettingsError names the file and the key that is wrong."""
        return load_presets(self._shipped, self._own)

    def own(self) -> Mapping[str, PromptPreset]:
        """The curator's own presets by name."""
        return load_presets(self._own) if self._own.exists() else {}

    def save(self, called: str, emotion_text: str, negative_prompt: str) -> PromptPreset:
        """Keep a prompt under what it is called, in the place of an own one called the same."""
        called = called.strip()
        if not called:
            raise SettingsError("preset: it needs a name")
        if max(len(called), len(emotion_text), len(negative_prompt)) > MAX_LENGTH:
            raise SettingsError(f"preset: more than {MAX_LENGTH} characters")
        own = dict(self.own())
        same = next((p for p in own.values() if called in (p.name, p.name_en, p.name_ko)), None)
        made = same or PromptPreset(self._new_name(called), called, "", "", "", "")
        made = replace(made, emotion_text=emotion_text, others="", negative_prompt=negative_prompt)
        self._keep(own | {made.name: made}, made.name)
        return made

    def delete(self, name: str) -> PromptPreset:
        """Forget an own preset; NothingMatchedError when there is none of that name."""
        own = dict(self.own())
        gone = own.pop(name, None)
        if gone is None:
            raise NothingMatchedError(f"{self._own}: there is no preset {name!r}")
        self._keep(own, name)
        return gone

    def put_back(self, preset: PromptPreset) -> None:
        """Keep a preset that was deleted, as it was."""
        self._keep(dict(self.own()) | {preset.name: preset}, preset.name)

    def _new_name(self, called: str) -> str:
        """A key that nobody has: of the letters a-z and digits of what it is called."""
        plain = re.sub(r"[^a-z0-9]+", "-", called.lower()).strip("-")[: _LONGEST_NAME - 8]
        taken = self.all()
        names = (plain, *(f"{plain or 'own'}-{number}" for number in range(1, 10_000)))
        return next(name for name in names if name and name not in taken)

    def _keep(self, own: Mapping[str, PromptPreset], changed: str) -> None:
        """Change one table of the file and leave the rest, with its comments, as it is.

        A file in which that does not come out right (inline tables) is written anew.
        """
        text = self._own.read_text(encoding="utf-8") if self._own.exists() else ""
        kept = _without(text, changed).rstrip("\n")
        if changed in own:
            kept = "\n\n".join(filter(None, (kept, _table(own[changed]))))
        if not _says(kept, own):
            kept = "\n\n".join(map(_table, own.values()))
        self._write(self._own, f"{kept}\n".encode())


def _table(preset: PromptPreset) -> str:
    # A JSON text is a TOML text, but for DEL.
    lines = [
        f"{field} = {json.dumps(getattr(preset, field), ensure_ascii=False)}" for field in FIELDS
    ]
    return "\n".join([f"[presets.{preset.name}]", *lines]).replace("\x7f", "\\u007f")


def _without(text: str, name: str) -> str:
    """The text without the table of a preset."""
    kept: list[str] = []
    inside = False
    for line in text.splitlines():
        if _HEADER.match(line):
            found = _OURS.match(line)
            inside = found is not None and found[1] == name
        if not inside:
            kept.append(line)
    return "\n".join(kept)


def _says(text: str, own: Mapping[str, PromptPreset]) -> bool:
    try:
        presets = tomllib.loads(text).get("presets", {})
    except tomllib.TOMLDecodeError:
        return False
    return presets.keys() == own.keys() and all(
        presets[name].get(field, "") in (getattr(preset, field), "")
        for name, preset in own.items()
        for field in FIELDS
    )
