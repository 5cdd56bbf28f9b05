"""Tells Personalize of items that came into the garden or left it, as they wait in the outbox."""

from datetime import UTC, datetime

from shared.ports import EventSink, Outbox
from shared.services.outbox_dispatcher import Drained, OutboxDispatcher


class ItemRegistration:
    """Delivers in order of arrival; nothing is lost while Personalize is away."""

    def __init__(
        self,
        outbox: Outbox,
        sink: EventSink,
    ) -> None:
        self._outbox = outbox
        self._dispatcher = OutboxDispatcher(outbox, sink)

    def deliver(self) -> Drained:
        """Deliver what is due, at most 2,000 messages; DatabaseError."""
        return self._dispatcher.drain(datetime.now(UTC))

    def set_aside(self) -> int:
        """How many messages were refused too often, and are kept with the reason."""
        return self._outbox.tally().buried

    def waiting(self) -> int:
        """How many messages wait."""
        return self._outbox.depth()
