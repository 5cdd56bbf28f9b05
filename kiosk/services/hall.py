"""What staff have decided about the hall, paused or closed before its time; outlives restarts."""

import json
import logging
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from shared.domain.errors import ObjectMissingError, StoreError
from shared.domain.opening_hours import OpeningHours
from shared.ports import Store

HALL_KEY = "hall.json"
_log = logging.getLogger(__name__)


class Hold(StrEnum):
    """Why no visit begins although the hall would be open."""

    NONE = "none"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class _Kept:
    hold: Hold = Hold.NONE
    until: datetime | None = None


class Hall:
    """A pause lasts until somebody ends it; a closing until then, or until the next opening."""

    def __init__(self, keep: Store, hours: OpeningHours) -> None:
        self._keep = keep
        self._hours = hours
        self._kept = self._read()

    def hold(self, now: datetime) -> Hold:
        """What holds at a moment of the place's own time."""
        until = self._kept.until
        if until is not None and now >= until:
            self._change(_Kept())
        return self._kept.hold

    def pause(self) -> None:
        """Nobody begins a visit until `open`."""
        self._change(_Kept(Hold.PAUSED))

    def close(self, now: datetime) -> None:
        """The hall is closed from now until its next opening by the hours, or until `open`."""
        self._change(_Kept(Hold.CLOSED, self._hours.next_opening(now)))

    def open(self) -> None:
        """The hours alone decide again."""
        self._change(_Kept())

    def _change(self, kept: _Kept) -> None:
        self._kept = kept
        document = {"hold": kept.hold, "until": kept.until and kept.until.isoformat()}
        try:
            self._keep.put(HALL_KEY, json.dumps(document).encode())
        except StoreError as error:
            _log.warning("what the staff decided holds only until the next start: %s", error)

    def _read(self) -> _Kept:
        try:
            found = self._keep.get(HALL_KEY)
            document = json.loads(found.data if found else b"")
            until = document["until"]
            moment = datetime.fromisoformat(until) if until else None
            if moment is not None and moment.tzinfo is None:
                raise ValueError("a moment without a time zone")
            return _Kept(Hold(document["hold"]), moment)
        except (ValueError, KeyError, TypeError, StoreError) as error:
            if not isinstance(error, ObjectMissingError):
                _log.warning("what the staff decided cannot be read, so the hours count: %s", error)
            return _Kept()
