"""Brings what waits in an outbox to its sink: at least once, in order within each session.

Two things can go wrong, and they are not the same. A sink that is *away* (no network, a full disk)
takes nothing from anybody: the messages stay as they are, none is ever given up, and the dispatcher
asks again after a growing pause. A message that is *refused* waits by itself, with its session
behind it, while the others go on; after `max_attempts` it is buried with the reason.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from shared.domain.errors import DeliveryRefusedError, EmotionGardenError
from shared.domain.outbox import OutboxMessage
from shared.ports import EventSink, Outbox

FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Drained:
    """What one `drain` did: how many messages were delivered, put back and buried.

    `away` is the sentence of a sink that could not be reached, `refusal` why the last message was
    buried.
    """

    delivered: int
    put_back: int
    buried: int
    away: str | None = None
    refusal: str | None = None


class OutboxDispatcher:
    """Drains an outbox into its sink.

    Belongs to one lane. `random_source` spreads the pauses of many kiosks.
    """

    def __init__(
        self,
        outbox: Outbox,
        sink: EventSink,
        *,
        batch_size: int = 100,
        batches_per_drain: int = 20,
        max_attempts: int = 8,
        random_source: random.Random | None = None,
    ) -> None:
        self._outbox = outbox
        self._sink = sink
        self._batch_size = batch_size
        self._batches_per_drain = batches_per_drain
        self._max_attempts = max_attempts
        self._random = random_source or random.Random()
        self._times_away = 0
        self._away_until: datetime | None = None
        self._away: str | None = None

    def drain(self, now: datetime) -> Drained:
        """Deliver what is due, at most `batches_per_drain` batches; DatabaseError."""
        tally = _Tally()
        # A pause that ends later than any pause can was begun before the clock was set back.
        if self._away_until is not None and now < self._away_until <= now + LONGEST_PAUSE:
            return tally.as_drained(self._away)
        for _ in range(self._batches_per_drain):
            batch = self._outbox.due(now, self._batch_size)
            if not batch:
                break
            try:
                self._deliver(batch, now, tally)
            except _AwayError as error:
                self._away = str(error)
                self._away_until = now + self._pause(self._times_away)
                self._times_away += 1
                return tally.as_drained(self._away)
            self._times_away, self._away_until, self._away = 0, None, None
        return tally.as_drained()

    def _deliver(self, batch: Sequence[OutboxMessage], now: datetime, tally: "_Tally") -> None:
        """Deliver a batch; halves find the message that is refused, and the others still go."""
        try:
            self._send(batch)
        except DeliveryRefusedError as error:
            if len(batch) == 1:
                self._refused(batch[0], str(error), now, tally)
                return
            middle = len(batch) // 2
            self._deliver(batch[:middle], now, tally)
            behind = [m for m in batch[middle:] if m.session_id not in tally.held_sessions]
            if behind:
                self._deliver(behind, now, tally)
        else:
            self._outbox.delivered([message.message_id for message in batch])
            tally.delivered += len(batch)

    def _send(self, batch: Sequence[OutboxMessage]) -> None:
        try:
            self._sink.deliver(batch)
        except DeliveryRefusedError:
            raise
        except EmotionGardenError as error:
            raise _AwayError(str(error)) from error

    def _refused(self, message: OutboxMessage, reason: str, now: datetime, tally: "_Tally") -> None:
        if message.attempts + 1 >= self._max_attempts:
            self._outbox.bury(message.message_id, reason)
            tally.buried += 1
            tally.refusal = reason
        else:
            due_at = now + self._pause(message.attempts)
            self._outbox.put_back(message.message_id, due_at, reason)
            tally.put_back += 1
            tally.held_sessions.add(message.session_id)

    def _pause(self, times: int) -> timedelta:
        """Twice as long each time up to a longest, less up to a half by chance."""
        longest = min(FIRST_PAUSE * 2 ** min(times, 20), LONGEST_PAUSE)
        return longest * self._random.uniform(0.5, 1.0)


class _AwayError(Exception):
    """The sink could not be reached."""


@dataclass(slots=True)
class _Tally:
    delivered: int = 0
    put_back: int = 0
    buried: int = 0
    refusal: str | None = None
    held_sessions: set[str] = field(default_factory=set[str])

    def as_drained(self, away: str | None = None) -> Drained:
        return Drained(self.delivered, self.put_back, self.buried, away, self.refusal)
