"""What a visitor answered to the notice: nothing but the wording, the time and yes or no."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class NoticeAnswer:
    """An answer to the wording `version`; `answer_id` is its own and leads to nobody."""

    answer_id: str
    version: str
    accepted: bool
    answered_at: datetime

    @classmethod
    def fresh(cls, version: str, *, accepted: bool) -> "NoticeAnswer":
        """An answer given now (UTC), in whole seconds, under a new random id."""
        now = datetime.now(UTC).replace(microsecond=0)
        return cls(str(uuid.uuid4()), version, accepted, now)
