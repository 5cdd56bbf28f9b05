"""What is known of the camera: what a visitor before the mirror is told, and what staff are."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from shared.domain.camera_fault import CameraFault
from shared.domain.errors import CameraError

PATIENCE_S = 10.0
"""How long visitors are asked for a moment before the mirror is said to rest."""

_LATE_S = 2.5


class Sight(StrEnum):
    """The mirror as its visitor sees it."""

    SHUT = "shut"
    WAKING = "waking"
    LIVE = "live"
    MOMENT = "moment"
    RESTING = "resting"


class CameraState(StrEnum):
    """The camera as its staff know it; READY is closed, and as far as is known in order."""

    NONE = "none"
    READY = "ready"
    WORKS = "works"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class CameraHealth:
    """How the camera is, `since` when (UTC); of trouble its kind, and `detail` as the driver said.

    `detail` is an English sentence for the log.
    """

    state: CameraState
    since: datetime
    fault: CameraFault | None = None
    detail: str = ""


class CameraWatch:
    """Follows a camera from what it gives; `clock` in monotonic seconds, `now` for people.

    Trouble lasts until a picture comes, or a camera that was gone is plugged in again.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._clock = clock
        self._now = now
        self._heard_at = 0.0
        self._trouble_at = 0.0
        self.sight = Sight.SHUT
        self.health = CameraHealth(CameraState.READY, now())

    @property
    def troubled_s(self) -> float:
        """How long the trouble has lasted; 0 when there is none."""
        return self._clock() - self._trouble_at if self._is_troubled() else 0.0

    def opening(self) -> None:
        """Somebody stands in front of the mirror, and the camera is to open."""
        self.sight, self._heard_at = Sight.WAKING, self._clock()

    def saw(self) -> None:
        """A picture came."""
        self.sight, self._heard_at = Sight.LIVE, self._clock()
        self._be(CameraState.WORKS)

    def failed(self, error: CameraError) -> None:
        """There is no picture, and this is why."""
        self._be_troubled(error)
        self.sight = Sight.RESTING if self.troubled_s >= PATIENCE_S else Sight.MOMENT

    def look(self) -> None:
        """Time has passed: whoever was silent for too long has failed."""
        if self.sight in (Sight.WAKING, Sight.LIVE):
            if self._clock() - self._heard_at >= _LATE_S:
                sentence = f"The camera has given no picture for {_LATE_S:g} s."
                self.failed(CameraError(sentence, CameraFault.SILENT))
        elif self.sight is Sight.MOMENT and self.troubled_s >= PATIENCE_S:
            self.sight = Sight.RESTING

    def shut(self) -> None:
        """Nobody is there, and the camera is closed."""
        self.sight = Sight.SHUT
        if self.health.state is CameraState.WORKS:
            self._be(CameraState.READY)

    def found(self) -> None:
        """The closed camera is plugged in; whether it sees is known when it is opened."""
        if self._is_troubled() and self.health.fault is CameraFault.GONE:
            self._be(CameraState.READY)

    def not_found(self, error: CameraError) -> None:
        """The closed camera is not there."""
        self._be_troubled(error)

    def _is_troubled(self) -> bool:
        return self.health.state is CameraState.TROUBLE

    def _be(self, state: CameraState) -> None:
        if self.health.state is not state:
            self.health = CameraHealth(state, self._now())

    def _be_troubled(self, error: CameraError) -> None:
        if error.fault is CameraFault.NONE_WANTED:
            self._be(CameraState.NONE)
            return
        if not self._is_troubled():
            self._trouble_at = self._clock()
        since = self.health.since if self._is_troubled() else self._now()
        self.health = CameraHealth(CameraState.TROUBLE, since, error.fault, str(error))
