"""The settings file that an app keeps itself, in TOML; whole or not at all."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from shared.adapters.files import write_whole
from shared.domain.errors import SettingsError
from shared.settings import read_toml

_HEADER = "# Written by the %s; change it in Settings, or here while the app is closed.\n"


class TomlSettingsFiles:
    """Files called `name`, one a folder; `writer` is the app that the file says it is of."""

    def __init__(self, name: str, writer: str = "admin app") -> None:
        self.name = name
        self._writer = writer

    def path(self, folder: Path) -> Path:
        return folder / self.name

    def read(self, folder: Path) -> dict[str, object] | None:
        path = self.path(folder)
        return read_toml(path) if path.exists() else None

    def write(self, folder: Path, document: Mapping[str, object]) -> None:
        path = self.path(folder)
        temporary = path.with_name(f"{self.name}.new")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            temporary.unlink(missing_ok=True)  # a crash may have left one
            write_whole(path, (_HEADER % self._writer + _toml(document)).encode(), temporary)
        except OSError as error:
            raise SettingsError(f"{path}: cannot be written: {error.strerror}") from error


def _toml(document: Mapping[str, object]) -> str:
    """Simple values first, then the tables of texts."""
    lines = [f"{key} = {_value(v)}" for key, v in document.items() if not isinstance(v, dict)]
    for name, table in document.items():
        if isinstance(table, dict) and table:
            values = cast("dict[str, object]", table)
            lines += ["", f"[{name}]", *(f"{key} = {_value(v)}" for key, v in values.items())]
    return "\n".join([*lines, ""])


def _value(value: object) -> str:
    if not isinstance(value, str | bool | int | float):
        raise SettingsError(f"{value!r} cannot be kept in a settings file")
    written = json.dumps(value, ensure_ascii=False)
    return written.replace("\x7f", "\\u007f")
