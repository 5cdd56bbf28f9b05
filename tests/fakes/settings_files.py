"""Settings files in memory, and folders that are as a test says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shared.domain.errors import SettingsError
from shared.domain.folder import FolderReport


@dataclass
class FakeSettingsFiles:
    """`files` holds each file by its path; writing into a folder of `broken` fails."""

    name: str = "admin.toml"
    files: dict[Path, dict[str, object]] = field(default_factory=dict[Path, dict[str, object]])
    broken: set[Path] = field(default_factory=set[Path])

    def path(self, folder: Path) -> Path:
        return folder / self.name

    def read(self, folder: Path) -> Mapping[str, object] | None:
        return self.files.get(self.path(folder))

    def write(self, folder: Path, document: Mapping[str, object]) -> None:
        if folder in self.broken:
            raise SettingsError(f"{self.path(folder)}: cannot be written: No space left on device")
        self.files[self.path(folder)] = dict(document)


@dataclass
class FakeFolderLook:
    """Every folder can be written but those of `locked`."""

    locked: set[Path] = field(default_factory=set[Path])
    free_bytes: int = 100 * 2**30

    def look(self, folder: Path) -> FolderReport:
        if folder in self.locked:
            return FolderReport(fault=f"{folder} cannot be written: Permission denied")
        missing = sum(not place.exists() for place in (folder, *folder.parents))
        return FolderReport(self.free_bytes, missing)
