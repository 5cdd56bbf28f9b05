"""Tries what Personalize lets us do, and leaves nothing there.

IAM is asked before a request is read: what is allowed but makes no sense is refused for its sense.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from shared.adapters.aws.personalize import PersonalizeRanking, deliver, events_client
from shared.domain.emotion import Emotion
from shared.domain.errors import DeliveryRefusedError
from shared.domain.visitor import Visitor
from shared.settings import Settings

Trials = dict[str, Callable[[], str]]
"""Each answers that it is allowed, or raises one sentence that names the action."""

_NOBODY = "doctor"
_NO_SENSE = "no JSON"
_PATIENCE_S = 10.0


def kiosk_trials(settings: Settings) -> Trials:
    """What a kiosk with these settings does."""
    trials: Trials = {}
    if settings.personalize_tracking_id is not None:
        like = {
            "eventType": "like",
            "sentAt": datetime.now(UTC),
            "itemId": _NOBODY,
            "properties": _NO_SENSE,
        }
        trials["tell likes"] = _telling(
            "put_events",
            trackingId=settings.personalize_tracking_id,
            userId=_NOBODY,
            sessionId=_NOBODY,
            eventList=[like],
        )
    if settings.personalize_users_arn is not None:
        user = {"userId": _NOBODY, "properties": _NO_SENSE}
        arn = settings.personalize_users_arn
        trials["tell visitors"] = _telling("put_users", datasetArn=arn, users=[user])
    return trials | _recommending(settings)


def admin_trials(settings: Settings) -> Trials:
    """What a curator with these settings does."""
    trials: Trials = {}
    if settings.personalize_items_arn is not None:
        item = {"itemId": _NOBODY, "properties": _NO_SENSE}
        arn = settings.personalize_items_arn
        trials["tell pictures"] = _telling("put_items", datasetArn=arn, items=[item])
    return trials | _recommending(settings)


def _telling(call: str, **values: Any) -> Callable[[], str]:
    action = "".join(word.capitalize() for word in call.split("_"))

    def tell() -> str:
        with suppress(DeliveryRefusedError):  # which is how it should be
            deliver(events_client(), call, values)
        return f"personalize:{action} is allowed"

    return tell


def _recommending(settings: Settings) -> Trials:
    arn, filter_arn = settings.personalize_campaign_arn, settings.personalize_filter_arn
    if arn is None:
        return {}

    def recommend() -> str:
        ranking = PersonalizeRanking(
            arn,
            filter_arn,
            deadline_s=_PATIENCE_S,
            with_context=settings.personalize_context,
            new_filter_arn=settings.personalize_new_filter_arn,
        )
        ranking.rank(Visitor.of(_NOBODY, Emotion.HAPPY), 1)
        return "personalize:GetRecommendations is allowed"

    return {"recommend": recommend}
