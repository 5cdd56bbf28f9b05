"""The curator's own files in the data folder: written whole, or left as they were."""

import uuid
from pathlib import Path

from shared.adapters.files import write_whole
from shared.domain.errors import SettingsError


def write_own(path: Path, data: bytes) -> None:
    """Make these bytes the file; SettingsError names it when it cannot be written."""
    temporary = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data, temporary)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written: {error.strerror}") from error
