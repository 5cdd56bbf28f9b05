"""What was shown and what was liked."""

from dataclasses import dataclass
from datetime import datetime

LIKE = "like"
"""The event type of a touch on the heart."""


@dataclass(frozen=True, slots=True)
class ShownItem:
    """A picture in an impression.

    `slot` is its 0-based place, left to right. `propensity` is the probability (0-1] that the
    policy put this item into this slot (Open Bandit's pscore).
    """

    item_id: str
    slot: int
    propensity: float


@dataclass(frozen=True, slots=True)
class Impression:
    """The ordered cards a visitor saw together; `policy` names what chose them.

    `candidates` is how many pictures it chose from, 0 when nobody counted; `favorite` is what the
    visitor had asked for by then.
    """

    impression_id: str
    user_id: str
    session_id: str
    shown: tuple[ShownItem, ...]
    shown_at: datetime
    policy: str
    recommendation_id: str | None = None
    candidates: int = 0
    favorite: str | None = None

    @property
    def item_ids(self) -> tuple[str, ...]:
        return tuple(item.item_id for item in self.shown)


@dataclass(frozen=True, slots=True)
class Interaction:
    """Something a visitor did with a picture; `event_id` makes its delivery idempotent."""

    event_id: str
    user_id: str
    session_id: str
    impression_id: str
    item_id: str
    sent_at: datetime
    event_type: str = LIKE
