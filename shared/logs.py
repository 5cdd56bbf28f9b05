"""Logs for staff: one file that rotates, without anything about a visitor."""

import logging
import logging.handlers
import sys
from pathlib import Path

from shared.domain.errors import MissingPartError

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_MAX_BYTES = 2_000_000
_KEPT_FILES = 3


def start_logs(data_dir: Path, name: str) -> None:
    """Log to stderr and to `<data_dir>/logs/<name>.log`; MissingPartError when that can't be."""
    folder = data_dir / "logs"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        to_file = logging.handlers.RotatingFileHandler(
            folder / f"{name}.log", maxBytes=_MAX_BYTES, backupCount=_KEPT_FILES, encoding="utf-8"
        )
    except OSError as error:
        raise MissingPartError(
            f"{data_dir}: the data folder cannot be written: {error.strerror}"
        ) from error
    logging.basicConfig(
        level=logging.INFO,
        format=_FORMAT,
        handlers=[to_file, logging.StreamHandler(sys.stderr)],
        force=True,
    )
