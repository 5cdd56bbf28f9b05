"""The curator's own settings: read, checked by the parsers of the start, and kept in a file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from admin.services.settings_doors import SettingsFiles
from shared.domain.errors import SettingsError
from shared.settings import OwnFile, Settings, allowed, checked, checked_own, read_toml

LIVE = ("language", "theme", "engine", "size")
"""These act at once, the others after the next start."""

KEYS_TABLE = "keys"
OWN_FILE = OwnFile(
    "admin.toml",
    (
        "data_dir",
        "store",
        "engine",
        "size",
        "theme",
        "language",
        "trash_days",
        "gpu_pack",
        "models_dir",
        "preview_model",
        "model_memory",
        "compile_models",
        "allow_pickles",
        "advice",
        "clip_model",
    ),
    (KEYS_TABLE,),
)
_BY_HAND = re.compile(rb"^[ \t]*allow_pickles[ \t]*=.*\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting as text: what is kept, what is used without, and what this start counts with.

    `source` is where the last comes from: a file, the environment, the command line or `default`.
    `overruled` is the source that is stronger than the file, or None; `waits`: the kept text acts
    after the next start.
    """

    key: str
    text: str
    default: str
    started: str
    source: str
    overruled: str | None
    waits: bool


class OwnSettings:
    """The file of the data folder; `usual` is the folder where a start looks without being told.

    Which data folder to use is kept in the file of the usual one. `overruled` names the settings
    that this start was given otherwise, and by what.
    """

    def __init__(
        self, files: SettingsFiles, started: Settings, overruled: Mapping[str, str], usual: Path
    ) -> None:
        self._files = files
        self._usual = usual
        self.started = started
        given = {} if started.data_dir == self._next_folder() else {"data_dir": "command line"}
        self._overruled = {**given, **overruled}

    def is_new(self) -> bool:
        """Nothing was ever kept in this data folder."""
        return self._files.read(self.started.data_dir) is None

    def place(self) -> Path:
        """The file in which the settings are kept."""
        return self._files.path(self._folder())

    def rows(self) -> list[SettingRow]:
        """Every setting of the admin."""
        return [self.row(key) for key in OWN_FILE.allowed]

    def row(self, key: str) -> SettingRow:
        """One setting; SettingsError when there is none of this name."""
        _check_name(key)
        folder = self._usual if key == "data_dir" else self._folder()
        kept = self._document(folder).get(key)
        default = as_text(getattr(Settings(data_dir=self._usual), key))
        text = default if kept is None else as_text(kept)
        started = as_text(getattr(self.started, key))
        overruled = self._overruled.get(key)
        source = "default" if kept is None else str(self._files.path(folder))
        waits = key not in LIVE and overruled is None and text != started
        return SettingRow(key, text, default, started, overruled or source, overruled, waits)

    def allowed(self, key: str, text: str) -> str | None:
        """What a setting may be, when this text is not that; None when it is."""
        _check_name(key)
        return allowed(key, text)

    def set(self, key: str, text: str) -> None:
        """Keep a setting; SettingsError names the setting and what is allowed."""
        self.set_all({key: text})

    def unset(self, key: str) -> None:
        """Use the default again."""
        self.set_all({key: None})

    def set_all(self, texts: Mapping[str, str | None]) -> None:
        """Keep several settings at once; None is the default again. All are checked first."""
        values = {key: None if text is None else _kept(key, text) for key, text in texts.items()}
        if "data_dir" in values:
            self._move(values.pop("data_dir"))
        self._change(self._folder(), values)

    def keys(self) -> dict[str, str]:
        """The curator's own keys by the name of what they do."""
        table = self._document(self._folder()).get(KEYS_TABLE, {})
        return dict(cast("dict[str, str]", table))

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """Keep these keys and no others."""
        self._change(self._folder(), {KEYS_TABLE: dict(keys) or None})

    def _folder(self) -> Path:
        """The data folder of the next start; a start that was given one has it again."""
        return self.started.data_dir if "data_dir" in self._overruled else self._next_folder()

    def _next_folder(self) -> Path:
        return Path(str(self._document(self._usual).get("data_dir", self._usual)))

    def _move(self, data_dir: object) -> None:
        """Another data folder; a new one begins with the settings that are kept here."""
        target = self._usual if data_dir is None else Path(str(data_dir))
        if self._files.read(target) is None:
            kept = self._document(self._folder())
            self._files.write(target, {k: v for k, v in kept.items() if k != "data_dir"})
        self._change(self._usual, {"data_dir": None if target == self._usual else str(target)})

    def _change(self, folder: Path, changes: Mapping[str, object]) -> None:
        merged = {**self._document(folder), **changes}
        self._files.write(folder, {k: value for k, value in merged.items() if value is not None})

    def _document(self, folder: Path) -> dict[str, object]:
        """What a file says, checked: nothing we do not know is ever dropped."""
        document = dict(self._files.read(folder) or {})
        checked_own(OWN_FILE, document, str(self._files.path(folder)))
        return document


def carried(data: bytes) -> bytes:
    """What of a settings file may be carried elsewhere: not what is said by hand only."""
    return _BY_HAND.sub(b"", data)


def check_file(path: Path) -> None:
    """SettingsError when a file is not one of ours, or says what only the curator may say here.

    That is to look for everything in a folder elsewhere, or to open models that run programs.
    """
    document = read_toml(path)
    allowed = tuple(name for name in OWN_FILE.allowed if name != "data_dir")
    checked_own(replace(OWN_FILE, allowed=allowed), document, str(path))
    if document.get("allow_pickles"):
        raise SettingsError(f"{path}: allow_pickles is said by hand only, in the settings")


def as_text(value: object) -> str:
    """A setting as it is written in the file and on the command line."""
    if isinstance(value, tuple):
        return "x".join(map(str, cast("tuple[int, int]", value)))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _kept(key: str, text: str) -> object:
    """What the file shall say; a path counts from where the curator is now, so it is made whole."""
    _check_name(key)
    value = checked({key: text}, "settings", OWN_FILE.allowed)[key]
    if isinstance(value, Path):
        return str(value.absolute())
    return value if isinstance(value, int) else text


def _check_name(key: str) -> None:
    if key not in OWN_FILE.allowed:
        names = ", ".join(sorted(OWN_FILE.allowed))
        raise SettingsError(f"unknown setting '{key}'; allowed are {names}")
