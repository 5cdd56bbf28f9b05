"""A visitor: nothing but what one visit needs, under ids that are made fresh each time."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from shared.domain.emotion import Emotion
from shared.domain.face import GenderValue, Generation


@dataclass(frozen=True, slots=True)
class Visitor:
    """One visit of one person; `emotion` was read from the face or chosen by hand (`by_hand`).

    `favorite` is the subject they asked for last in this visit; it is not part of their record.
    """

    user_id: str
    session_id: str
    emotion: Emotion
    arrived_at: datetime
    by_hand: bool = False
    generation: Generation | None = None
    gender: GenderValue | None = None
    favorite: str | None = None

    @classmethod
    def fresh(cls, emotion: Emotion, *, by_hand: bool = False) -> "Visitor":
        """A visitor with new random ids, arriving now (UTC)."""
        return cls(
            user_id=str(uuid.uuid4()),
            session_id=str(uuid.uuid4()),
            emotion=emotion,
            arrived_at=datetime.now(UTC),
            by_hand=by_hand,
        )

    @classmethod
    def of(cls, user_id: str, emotion: Emotion) -> "Visitor":
        """Somebody who is known by their id alone, in a session of their own."""
        return cls(user_id, str(uuid.uuid4()), emotion, datetime.now(UTC))
