"""The curator's own files in memory."""

import tomllib
from collections.abc import Mapping

from shared.domain.errors import SettingsError


class FakeOwnFiles:
    """`admin.services.backup_doors.OwnFiles`; `prompts.toml` is the one file there may be."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def read(self) -> Mapping[str, bytes]:
        return dict(self.files)

    def write(self, name: str, data: bytes) -> None:
        if name != "prompts.toml":
            raise SettingsError(f"{name} is none of prompts.toml")
        try:
            tomllib.loads(data.decode())
        except ValueError as error:
            raise SettingsError(f"{name}: not a TOML file: {error}") from error
        self.files[name] = data
