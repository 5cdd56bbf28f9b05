"""Looks at a folder on the disk: can it be written, and what is free."""

import shutil
import tempfile
from pathlib import Path

from shared.domain.folder import FolderReport


class DiskFolderLook:
    """Leaves the folder as it was; one that is not there is not made."""

    def look(self, folder: Path) -> FolderReport:
        try:
            there = _nearest(folder)
            with tempfile.TemporaryFile(dir=there) as trial:
                trial.write(b"may we?")
            missing = len(folder.parts) - len(there.parts)
            return FolderReport(shutil.disk_usage(there).free, missing)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            return FolderReport(fault=f"{folder} cannot be written: {reason}")


def _nearest(folder: Path) -> Path:
    """The folder itself, or the one that is there already and would hold it."""
    for place in (folder, *folder.parents):
        if place.exists():
            if not place.is_dir():
                raise NotADirectoryError(20, "it is a file")
            return place
    raise FileNotFoundError(2, "its disk is not there")
