"""The curator's own files in the data folder: each is read by the app before it is put in place."""

import uuid
from collections.abc import Callable, Mapping
from pathlib import Path

from shared.adapters.files import write_whole
from shared.domain.errors import SettingsError

Check = Callable[[Path], object]
"""Reads a file as the app would; SettingsError says what is wrong with it."""

Carried = Callable[[bytes], bytes]
"""What of a file's content may be carried to another place."""


class OwnFolder:
    """`admin.services.backup_doors.OwnFiles`; `checks` says which files there may be, by name.

    A file that is not among `carried` is carried whole.
    """

    def __init__(
        self, folder: Path, checks: Mapping[str, Check], carried: Mapping[str, Carried]
    ) -> None:
        self._folder = folder
        self._checks = checks
        self._carried = carried

    def read(self) -> Mapping[str, bytes]:
        found: dict[str, bytes] = {}
        for name in self._checks:
            path = self._folder / name
            try:
                if path.is_file():
                    found[name] = self._carried.get(name, bytes)(path.read_bytes())
            except OSError as error:
                raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
        return found

    def write(self, name: str, data: bytes) -> None:
        if name not in self._checks:
            raise SettingsError(f"{name} is none of {', '.join(self._checks)}")
        trial = self._folder / f".{name}.trial"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            trial.write_bytes(data)
            self._check(name, trial)
        except OSError as error:
            raise SettingsError(
                f"{self._folder / name}: cannot be written: {error.strerror}"
            ) from error
        finally:
            trial.unlink(missing_ok=True)
        write_own(self._folder / name, data)

    def _check(self, name: str, trial: Path) -> None:
        try:
            self._checks[name](trial)
        except (SettingsError, RecursionError) as error:
            raise SettingsError(str(error).replace(str(trial), name)) from error


def write_own(path: Path, data: bytes) -> None:
    """Make these bytes the file; SettingsError names it when it cannot be written."""
    temporary = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data, temporary)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written: {error.strerror}") from error
