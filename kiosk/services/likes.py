"""Likes: what is liked stays liked; there is no unlike."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime

from shared.domain.interaction import LIKE, Impression, Interaction

_NAMESPACE = uuid.UUID("5e8d7d2c-7a55-4a56-9f0a-7c6a7c8b1f3e")


class Likes:
    """One visitor's likes."""

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._clock = clock
        self._liked: dict[str, str] = {}

    def is_liked(self, item_id: str) -> bool:
        """Whether the visitor has liked this picture, on whichever screen it was."""
        return item_id in self._liked

    def is_of(self, impression: Impression, item_id: str) -> bool:
        """Whether it was on this screen that the visitor liked this picture."""
        return self._liked.get(item_id) == impression.impression_id

    def like(self, impression: Impression, item_id: str) -> Interaction:
        """The record of a like of a picture of this impression.

        The event id follows from impression and picture, so that one touch and many are the same
        event wherever it goes.
        """
        self._liked.setdefault(item_id, impression.impression_id)
        event_id = str(uuid.uuid5(_NAMESPACE, f"{impression.impression_id} {LIKE} {item_id}"))
        return Interaction(
            event_id=event_id,
            user_id=impression.user_id,
            session_id=impression.session_id,
            impression_id=impression.impression_id,
            item_id=item_id,
            sent_at=self._clock(),
        )
