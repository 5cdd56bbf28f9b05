"""After wrong PINs, nobody may try for a while; longer each time, and a restart is no way around.

Only stopwatches are asked, so a clock that jumps opens nothing and locks nobody out for ever.
"""

import json
import logging
import time
from collections.abc import Callable

from shared.domain.errors import ObjectMissingError, StoreError
from shared.ports import Store

LOCKOUT_KEY = "lockout.json"
FREE_TRIES = 3
"""Wrong PINs in a row before the first pause."""

FIRST_PAUSE_S = 30.0
LONGEST_PAUSE_S = 900.0
_log = logging.getLogger(__name__)


def pause_after(wrong: int) -> float:
    """Seconds to wait after so many wrong PINs in a row."""
    if wrong < FREE_TRIES:
        return 0.0
    return float(min(FIRST_PAUSE_S * 2 ** min(wrong - FREE_TRIES, 10), LONGEST_PAUSE_S))


class Lockout:
    """Counts wrong PINs in a row and keeps the count; a pause that was cut short begins anew.

    A count that cannot be kept, on a full disk for instance, still holds until the program ends.
    """

    def __init__(self, keep: Store, stopwatch: Callable[[], float] = time.monotonic) -> None:
        self._keep = keep
        self._stopwatch = stopwatch
        self._known = (0, True)
        self._until = 0.0
        self._is_kept = True

    def wait_s(self) -> float:
        """Seconds until a PIN may be tried; 0 when now."""
        kept = self._read() if self._is_kept else self._known
        if kept != self._known:
            wrong, served = self._known = kept
            self._until = self._stopwatch() + (0.0 if served else pause_after(wrong))
        wrong, served = self._known
        left = max(0.0, self._until - self._stopwatch())
        if not left and not served:
            self._note(wrong, served=True)
        return left

    def begin_try(self) -> None:
        """Count a try as wrong before it is looked at: no power cut makes it undone."""
        wrong = self._known[0] + 1
        pause = pause_after(wrong)
        self._until = self._stopwatch() + pause
        self._note(wrong, served=not pause)

    def forgive(self) -> None:
        """The PIN was right: all is forgotten."""
        self._until = 0.0
        self._note(0, served=True)

    def _note(self, wrong: int, *, served: bool) -> None:
        self._known = (wrong, served)
        try:
            document = {"wrong": wrong, "served": served}
            self._keep.put(LOCKOUT_KEY, json.dumps(document).encode())
            self._is_kept = True
        except StoreError as error:
            self._is_kept = False
            _log.warning("wrong PINs are only counted until the next start: %s", error)

    def _read(self) -> tuple[int, bool]:
        """The count, and whether its pause is over; a damaged one counts as a first pause."""
        try:
            found = self._keep.get(LOCKOUT_KEY)
            document = json.loads(found.data if found else b"")
            return int(document["wrong"]), bool(document["served"])
        except ObjectMissingError:
            return 0, True
        except StoreError:
            return self._known
        except (ValueError, KeyError, TypeError):
            return FREE_TRIES, False
