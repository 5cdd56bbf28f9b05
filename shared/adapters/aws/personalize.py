"""Personalize as sinks and as a ranking: what visitors and curators did goes in, pictures come out.

All calls may be repeated: a user or an item that is put again is the same one, and an event is
counted once by its id.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

from shared.adapters.aws.asking import asking
from shared.adapters.aws.client import Patience, code_of, make_client
from shared.adapters.aws.punctual import GRACE_S, Punctual
from shared.domain.emotion import Emotion
from shared.domain.errors import DeliveryRefusedError, RecommendationError, StoreError
from shared.domain.outbox import OutboxMessage
from shared.domain.personalize import (
    MOST_AT_ONCE,
    MOST_IMPRESSION_IDS,
    MOST_PROPERTIES,
    NEW_FOR_DAYS,
    NEW_PERCENT,
    Ranking,
    as_properties,
    item_columns,
    user_columns,
)
from shared.domain.visitor import Visitor

_MOST_ID = 256
_REFUSALS = ("InvalidInputException", "ValidationException")
_NOT_OF_THE_MESSAGE = ("tracking", "tracker", "dataset", "arn")
"""What a refusal speaks of when the settings are wrong and not the message."""


class PersonalizeVisits:
    """`EventSink` for visitors (PutUsers) and likes (PutEvents, by session).

    Messages of other topics are taken and go nowhere. `users_arn` None sends no visitors.
    """

    def __init__(
        self, tracking_id: str, users_arn: str | None, *, with_context: bool = False
    ) -> None:
        self._tracking_id = tracking_id
        self._users_arn = users_arn
        self._with_context = with_context
        self._client: Any = None

    def deliver(self, messages: Sequence[OutboxMessage]) -> None:
        visitors = [message for message in messages if message.topic == "visitor"]
        if self._users_arn is not None:
            for some in _tens([self._user(message) for message in visitors]):
                self._send("put_users", datasetArn=self._users_arn, users=some)
        likes = [message for message in messages if message.topic == "interaction"]
        for session_id, of_session in groupby(
            sorted(likes, key=lambda like: like.session_id), lambda like: like.session_id
        ):
            together = list(of_session)
            for some in _tens([self._event(like) for like in together]):
                self._send(
                    "put_events",
                    trackingId=self._tracking_id,
                    userId=_id(together[0], "user_id"),
                    sessionId=session_id,
                    eventList=some,
                )

    def _user(self, message: OutboxMessage) -> dict[str, Any]:
        columns = user_columns(message.payload, with_context=self._with_context)
        return {"userId": _id(message, "user_id"), "properties": as_properties(columns)}

    def _event(self, message: OutboxMessage) -> dict[str, Any]:
        payload = message.payload
        item_id, shown = _id(message, "item_id"), payload.get("shown")
        event: dict[str, Any] = {
            "eventId": _id(message, "event_id"),
            "eventType": str(payload.get("event_type")),
            "itemId": item_id,
            "sentAt": _moment(message),
        }
        if isinstance(shown, list) and item_id in shown:
            event["impression"] = shown[:MOST_IMPRESSION_IDS]
        if isinstance(payload.get("recommendation_id"), str):
            event["recommendationId"] = payload["recommendation_id"]
        if self._with_context:
            properties = as_properties(user_columns(payload, with_context=True))
            if len(properties) <= MOST_PROPERTIES:
                event["properties"] = properties
        return event

    def _send(self, call: str, **values: Any) -> None:
        self._client = self._client or events_client()
        deliver(self._client, call, values)


class PersonalizeItems:
    """`EventSink` for what came into the garden and what was withdrawn (PutItems)."""

    def __init__(self, items_arn: str) -> None:
        self._items_arn = items_arn
        self._client: Any = None

    def deliver(self, messages: Sequence[OutboxMessage]) -> None:
        """The last word about each item is enough: later messages stand for earlier ones."""
        items = {_id(message, "item_id"): _item(message) for message in messages}
        self._client = self._client or events_client()
        for some in _tens(list(items.values())):
            deliver(self._client, "put_items", {"datasetArn": self._items_arn, "items": some})


class PersonalizeRanking:
    """`Ranker` by GetRecommendations; belongs to one lane.

    Answers within `deadline_s` seconds or raises RecommendationError; asks once and never again.
    `new_filter_arn` mixes new pictures in, for a recipe that explores none by itself.
    """

    def __init__(
        self,
        campaign_arn: str,
        filter_arn: str | None,
        *,
        deadline_s: float,
        with_context: bool = False,
        new_filter_arn: str | None = None,
    ) -> None:
        self._campaign_arn = campaign_arn
        self._filter_arn = filter_arn
        self._new_filter_arn = new_filter_arn
        self._deadline_s = deadline_s
        self._with_context = with_context
        self._punctual = Punctual()
        self._client: Any = None

    def rank(self, visitor: Visitor, num_results: int) -> Ranking:
        request = self._request(visitor, num_results)
        with asking(RecommendationError, "personalize:GetRecommendations", self._campaign_arn):
            answer = self._punctual.call(lambda: self._ask(request), self._deadline_s)
            items = answer["itemList"]
            return Ranking(
                tuple(str(item["itemId"]) for item in items),
                _recommendation_id(answer.get("recommendationId")),
                tuple(item.get("score") for item in items),
            )

    def _request(self, visitor: Visitor, num_results: int) -> dict[str, Any]:
        request: dict[str, Any] = {
            "campaignArn": self._campaign_arn,
            "userId": visitor.user_id,
            "numResults": num_results,
        }
        if self._filter_arn is not None and visitor.emotion is not Emotion.UNKNOWN:
            request["filterArn"] = self._filter_arn
            request["filterValues"] = {"EMOTION": f'"{visitor.emotion.key}"'}
        if self._new_filter_arn is not None and visitor.emotion is not Emotion.UNKNOWN:
            request["promotions"] = [_new_pictures(self._new_filter_arn, visitor.emotion)]
        if self._with_context:
            known = {
                "EMOTION": visitor.emotion.key,
                "GENERATION": visitor.generation,
                "GENDER": visitor.gender,
            }
            request["context"] = {name: str(value) for name, value in known.items() if value}
        return request

    def _ask(self, request: Mapping[str, Any]) -> Any:
        if self._client is None:
            self._client = make_client(
                "personalize-runtime",
                patience=Patience.once(self._deadline_s + GRACE_S),
            )
        return self._client.get_recommendations(**request)


def _recommendation_id(value: object) -> str | None:
    if value is not None and not (isinstance(value, str) and len(value) <= _MOST_ID):
        raise ValueError("recommendationId is no short text")
    return value


def _new_pictures(filter_arn: str, emotion: Emotion) -> dict[str, Any]:
    """A promotion of what came lately; the other filter does not act on what is promoted."""
    since = datetime.now(UTC) - timedelta(days=NEW_FOR_DAYS)
    return {
        "name": "new",
        "percentPromotedItems": NEW_PERCENT,
        "filterArn": filter_arn,
        "filterValues": {"EMOTION": f'"{emotion.key}"', "DATE": str(int(since.timestamp()))},
    }


def events_client() -> Any:
    """Asks once and not for long: the outbox asks again, and who closes the app does not wait."""
    return make_client("personalize-events", patience=Patience(3.0, 10.0, 1))


def deliver(client: Any, call: str, values: Mapping[str, Any]) -> None:
    """One call; DeliveryRefusedError when it is about the messages, else the sink is away."""
    action = "personalize:" + "".join(word.capitalize() for word in call.split("_"))
    resource = values.get("datasetArn") or values.get("trackingId") or ""
    try:
        with asking(StoreError, action, str(resource)):
            getattr(client, call)(**values)
    except StoreError as error:
        cause = error.__cause__
        said = str(cause).lower()
        if (
            cause is not None
            and isinstance(cause, Exception)
            and code_of(cause) in _REFUSALS
            and not any(word in said for word in _NOT_OF_THE_MESSAGE)
        ):
            raise DeliveryRefusedError(str(error)) from error
        raise


def _item(message: OutboxMessage) -> dict[str, Any]:
    payload = message.payload
    item_id = _id(message, "item_id")
    try:
        columns = item_columns(
            item_id, int(payload["timestamp"]), withdrawn=bool(payload.get("withdrawn"))
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DeliveryRefusedError(f"message {message.message_id!r}: {error}") from error
    return {"itemId": item_id, "properties": as_properties(columns)}


def _id(message: OutboxMessage, name: str) -> str:
    value = message.payload.get(name)
    if not isinstance(value, str) or not 1 <= len(value) <= _MOST_ID:
        raise DeliveryRefusedError(
            f"message {message.message_id!r}: {name} does not have 1 to {_MOST_ID} characters"
        )
    return value


def _moment(message: OutboxMessage) -> datetime:
    try:
        return datetime.fromisoformat(str(message.payload.get("sent_at")))
    except ValueError as error:
        raise DeliveryRefusedError(f"message {message.message_id!r}: {error}") from error


def _tens(values: Sequence[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    for first in range(0, len(values), MOST_AT_ONCE):
        yield values[first : first + MOST_AT_ONCE]
