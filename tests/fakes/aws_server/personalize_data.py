"""Personalize's data: users, items and events as they arrive, and recommendations of them."""

import json
from collections.abc import Callable
from typing import Any

from tests.fakes.aws_server.answers import AwsError
from tests.fakes.aws_server.personalize import Personalize

_MOST_RESULTS = 500


class PersonalizeData:
    """`ranking` scripts what is recommended (None: the items put, newest last).

    `trackers` and `campaigns` are known besides those that were set up.
    """

    def __init__(self, control: Personalize) -> None:
        self._control = control
        self.users: dict[str, dict[str, Any]] = {}
        self.items: dict[str, dict[str, Any]] = {}
        self.events: dict[str, dict[str, Any]] = {}
        self.sessions: list[tuple[str, str, list[str]]] = []
        self.ranking: list[str] | None = None
        self.trackers = {"tracking-test"}
        self.campaigns: set[str] = set()
        self.datasets: set[str] = set()
        self.answered = 0

    def operations(self) -> dict[str, Callable[[dict[str, Any]], dict[str, Any]]]:
        return {
            "PutEvents": self._put_events,
            "PutUsers": self._put_users,
            "PutItems": self._put_items,
            "GetRecommendations": self._recommend,
        }

    def _put_events(self, sent: dict[str, Any]) -> dict[str, Any]:
        known = {made["trackingId"] for made in self._control.of_kind("EventTracker")}
        if sent["trackingId"] not in self.trackers | known:
            raise AwsError("InvalidInputException", "The tracking id is not valid")
        for event in sent["eventList"]:
            properties = _properties(event)
            unknown = set(properties) - {"emotion", "generation", "gender"}
            if unknown:
                raise AwsError("InvalidInputException", f"properties have {sorted(unknown)}")
            if event.get("impression") and event["itemId"] not in event["impression"]:
                raise AwsError("InvalidInputException", "the item is not in its impression")
        ids: list[str] = []
        for event in sent["eventList"]:
            whole = {**event, "userId": sent.get("userId"), "sessionId": sent["sessionId"]}
            event_id = event.get("eventId") or f"made-{len(self.events)}"
            self.events.setdefault(event_id, whole)
            ids.append(event_id)
        self.sessions.append((sent["sessionId"], sent.get("userId", ""), ids))
        return {}

    def _put_users(self, sent: dict[str, Any]) -> dict[str, Any]:
        self._check_dataset(sent["datasetArn"], "USERS")
        for user in sent["users"]:
            self.users[user["userId"]] = _properties(user)
        return {}

    def _put_items(self, sent: dict[str, Any]) -> dict[str, Any]:
        self._check_dataset(sent["datasetArn"], "ITEMS")
        for item in sent["items"]:
            properties = _properties(item)
            if "emotion" not in properties:
                raise AwsError("InvalidInputException", "the item has no emotion")
            self.items[item["itemId"]] = properties
        return {}

    def _check_dataset(self, arn: str, kind: str) -> None:
        if arn in self.datasets:
            return
        if self._control.active(arn, "Dataset")["datasetType"].upper() != kind:
            raise AwsError("InvalidInputException", f"{arn} is not a dataset of {kind}")

    def _recommend(self, sent: dict[str, Any]) -> dict[str, Any]:
        arn = sent.get("campaignArn")
        if arn not in self.campaigns:
            self._control.active(arn or "", "Campaign")
        if not 0 <= sent.get("numResults", 25) <= _MOST_RESULTS:
            raise AwsError("InvalidInputException", f"numResults is more than {_MOST_RESULTS}")
        wanted = _quoted(sent.get("filterValues", {}).get("EMOTION"))
        if sent.get("filterValues") and not sent.get("filterArn"):
            raise AwsError("InvalidInputException", "filter values without a filter")
        for promotion in sent.get("promotions", []):
            values = promotion.get("filterValues", {})
            if not promotion.get("filterArn") or not values.get("DATE", "").isdigit():
                raise AwsError("InvalidInputException", "the promotion lacks a filter or a value")
            _quoted(values.get("EMOTION", ""))
        names = list(self.items) if self.ranking is None else self.ranking
        names = [n for n in names if not wanted or f"/{wanted}/" in n]
        self.answered += 1
        return {
            "itemList": [
                {"itemId": name, "score": round(1 / (place + 1), 7)}
                for place, name in enumerate(names[: sent.get("numResults", 25)])
            ],
            "recommendationId": f"RID-{self.answered:036d}",
        }


def _properties(sent: dict[str, Any]) -> dict[str, Any]:
    try:
        properties = json.loads(sent.get("properties") or "{}")
    except ValueError as error:
        raise AwsError("InvalidInputException", f"properties are not JSON: {error}") from error
    if not isinstance(properties, dict):
        raise AwsError("InvalidInputException", "properties are not a JSON object")
    if any("_" in name or not name[:1].islower() for name in properties):
        raise AwsError("InvalidInputException", "the names of properties are camelCase")
    return properties


def _quoted(value: str | None) -> str | None:
    if value is None:
        return None
    if len(value) < 3 or value[0] != '"' or value[-1] != '"':
        raise AwsError("InvalidInputException", f"the filter value {value} is not quoted")
    return value[1:-1]
