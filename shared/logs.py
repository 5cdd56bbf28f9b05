"""Logs for staff: one file that rotates, without anything about a visitor."""

import logging
import logging.handlers
import sys
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from shared.domain.errors import MissingPartError

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_MAX_BYTES = 2_000_000
_KEPT_FILES = 3
_KEPT_TROUBLES = 20
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A warning or an error of the log, without its traceback."""

    moment: datetime
    is_error: bool
    sentence: str


class Troubles(logging.Handler):
    """Remembers the last warnings and errors, the newest first."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._kept: deque[Trouble] = deque(maxlen=_KEPT_TROUBLES)

    def emit(self, record: logging.LogRecord) -> None:
        moment = datetime.fromtimestamp(record.created, UTC)
        is_error = record.levelno >= logging.ERROR
        self._kept.appendleft(Trouble(moment, is_error, record.getMessage()))

    def newest(self) -> tuple[Trouble, ...]:
        return tuple(self._kept)


def log_path(data_dir: Path, name: str) -> Path:
    """Where the log of a program is."""
    return data_dir / "logs" / f"{name}.log"


def start_logs(data_dir: Path, name: str) -> Troubles:
    """Log to stderr and to `<data_dir>/logs/<name>.log`; MissingPartError when that can't be.

    What nobody has caught is logged too. The answer remembers the last warnings and errors.
    """
    path, troubles = log_path(data_dir, name), Troubles()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        to_file = logging.handlers.RotatingFileHandler(
            path, maxBytes=_MAX_BYTES, backupCount=_KEPT_FILES, encoding="utf-8"
        )
    except OSError as error:
        raise MissingPartError(
            f"{data_dir}: the data folder cannot be written: {error.strerror}"
        ) from error
    logging.basicConfig(
        level=logging.INFO,
        format=_FORMAT,
        handlers=[to_file, logging.StreamHandler(sys.stderr), troubles],
        force=True,
    )
    sys.excepthook = _log_uncaught
    return troubles


def _log_uncaught(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, traceback)
    else:
        _log.critical("unexpected: %s", error, exc_info=(kind, error, traceback))
