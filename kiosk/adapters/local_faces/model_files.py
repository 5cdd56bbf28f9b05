"""The model files: there and unaltered, or one sentence about the file that is not."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

from shared.domain.errors import MissingPartError

LIST_NAME = "models.toml"
"""The list in the models folder: a table per file with `sha256` and `bytes`."""


class ModelFiles:
    """A folder of model files and the list of what they must be."""

    def __init__(self, folder: Path) -> None:
        """Read the list; MissingPartError when the folder or its list is missing or damaged."""
        self._folder = folder
        self._list = _read_list(folder / LIST_NAME)

    def path(self, name: str) -> Path:
        """The file, after its SHA-256 was checked; MissingPartError names the file otherwise."""
        path = self._folder / name
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise MissingPartError(
                f"The model file {path} cannot be read: {error.strerror}."
            ) from error
        if digest != self._list.get(name, {}).get("sha256"):
            raise MissingPartError(
                f"The model file {path} is damaged: its SHA-256 is not the one in {LIST_NAME}."
            )
        return path


def _read_list(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise MissingPartError(
            f"The list of model files {path} cannot be read: {error.strerror}."
        ) from error
    except ValueError as error:
        raise MissingPartError(f"The list of model files {path} is damaged: {error}.") from error
