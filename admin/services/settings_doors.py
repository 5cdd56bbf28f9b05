"""The doors that the curator's settings use: their files, and a look at folders."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from shared.domain.folder import FolderReport


class SettingsFiles(Protocol):
    """The app's own settings files, one a folder: settings, and tables of texts."""

    def path(self, folder: Path) -> Path:
        """Where the file of a folder is, or would be."""
        ...

    def read(self, folder: Path) -> Mapping[str, object] | None:
        """What the file says; None when there is none. SettingsError names a damaged file."""
        ...

    def write(self, folder: Path, document: Mapping[str, object]) -> None:
        """Replace the file whole, making the folder; SettingsError, and it is as it was."""
        ...


class FolderLook(Protocol):
    """Looks at a folder before anything is kept in it, and changes nothing."""

    def look(self, folder: Path) -> FolderReport:
        """Whether it can be written, or made where it is not yet; and the room there."""
        ...
