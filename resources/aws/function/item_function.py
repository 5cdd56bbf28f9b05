"""A function of AWS Lambda: tells Personalize and the catalogue table what is in the bucket.

A message of the queue only says at which object to look. What is done follows from what is in the
bucket now, so messages that come twice, late or in another order do no harm.
"""

import json
import logging
import os
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast

import boto3
from boto3.dynamodb.types import TypeSerializer
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from shared.domain.catalogue import ItemId
from shared.domain.personalize import MOST_AT_ONCE, as_properties, item_columns

_REFUSALS = ("InvalidInputException", "ValidationException")
_MISSING = ("404", "NoSuchKey", "NotFound")
_PATIENCE = Config(
    connect_timeout=3, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 3}
)
_log = logging.getLogger(__name__)


def handler(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    """What Lambda calls with up to ten messages; answers which of them have to come again."""
    failed = _function().take(event["Records"])
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failed]}


class ItemFunction:
    """Looks at objects of one bucket. `items_arn` empty tells Personalize nothing."""

    def __init__(self, bucket: str, table: str, items_arn: str) -> None:
        self._bucket = bucket
        self._table = table
        self._items_arn = items_arn
        self._s3: Any = boto3.client("s3", config=_PATIENCE)
        self._tables: Any = boto3.client("dynamodb", config=_PATIENCE)
        self._personalize: Any = boto3.client("personalize-events", config=_PATIENCE)

    def take(self, records: Sequence[Mapping[str, Any]]) -> list[str]:
        """Bring both in line with the bucket; the ids of messages that could not be dealt with."""
        failed: list[str] = []
        messages: dict[str, list[str]] = {}
        for record in records:
            try:
                key = self._key(record["body"])
            except ValueError as error:
                _log.error("message %s: %s", record["messageId"], error)
                failed.append(record["messageId"])
                continue
            if _is_item(key):
                messages.setdefault(key, []).append(record["messageId"])
            else:
                _log.info("%r is not an item of the garden; left alone", key)
        for key in set(messages) - self._bring_in_line(list(messages)):
            failed += messages[key]
        return failed

    def _key(self, body: str) -> str:
        """The object an event of EventBridge is about; ValueError when it is not such an event."""
        try:
            detail = json.loads(body)["detail"]
            bucket, key = detail["bucket"]["name"], detail["object"]["key"]
        except (KeyError, RecursionError, TypeError) as error:
            raise ValueError(f"is not an event of S3: {error!r}") from error
        if bucket != self._bucket or not isinstance(key, str):
            raise ValueError(f"is about {bucket!r}, not about {self._bucket!r}")
        return key

    def _bring_in_line(self, keys: Sequence[str]) -> set[str]:
        """The keys that Personalize and the table now know as they are in the bucket."""
        rows: dict[str, Mapping[str, Any]] = {}
        for key in keys:
            try:
                rows[key] = self._row(key)
            except (BotoCoreError, ClientError) as error:
                _log.error("s3:GetObject on %r: %s", key, error)
        done: set[str] = set()
        for key in self._registered(rows):
            try:
                self._tables.put_item(TableName=self._table, Item=_attributes(key, rows[key]))
                done.add(key)
            except (BotoCoreError, ClientError) as error:
                _log.error("dynamodb:PutItem for %r: %s", key, error)
        return done

    def _row(self, key: str) -> Mapping[str, Any]:
        """The columns of an item as its object is now, `OBJECT` what S3 says of it."""
        found = self._head(key)
        taken_at = int(ItemId.parse(key).taken_at.timestamp())
        return {**item_columns(key, taken_at, withdrawn=found is None), "OBJECT": found}

    def _head(self, key: str) -> Mapping[str, Any] | None:
        try:
            return cast("Mapping[str, Any]", self._s3.head_object(Bucket=self._bucket, Key=key))
        except ClientError as error:
            if _code(error) in _MISSING:
                return None
            raise

    def _registered(self, rows: Mapping[str, Mapping[str, Any]]) -> list[str]:
        """The keys that Personalize took; all of them where it is not used."""
        keys = list(rows)
        if not self._items_arn:
            return keys
        taken: list[str] = []
        for first in range(0, len(keys), MOST_AT_ONCE):
            taken += self._put({key: rows[key] for key in keys[first : first + MOST_AT_ONCE]})
        return taken

    def _put(self, rows: Mapping[str, Mapping[str, Any]]) -> list[str]:
        """One call; when Personalize refuses it, one for each, so that one hinders no other."""
        items = [{"itemId": key, "properties": _properties(row)} for key, row in rows.items()]
        try:
            self._personalize.put_items(datasetArn=self._items_arn, items=items)
        except ClientError as error:
            if len(rows) > 1 and _code(error) in _REFUSALS:
                return [taken for key, row in rows.items() for taken in self._put({key: row})]
            _log.error("personalize:PutItems for %s: %s", list(rows), error)
            return []
        except BotoCoreError as error:
            _log.error("personalize:PutItems for %s: %s", list(rows), error)
            return []
        return list(rows)


@cache
def _function() -> ItemFunction:
    _log.setLevel(logging.INFO)
    return ItemFunction(os.environ["BUCKET"], os.environ["TABLE"], os.environ["ITEMS_ARN"])


def _is_item(key: str) -> bool:
    try:
        ItemId.parse(key)
    except ValueError:
        return False
    return True


def _properties(row: Mapping[str, Any]) -> str:
    return as_properties({name: value for name, value in row.items() if name != "OBJECT"})


def _attributes(key: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the table: the item's columns, with the favorite as it is in the key."""
    found = row["OBJECT"] or {}
    values = {
        "item_id": key,
        **{name.lower(): value for name, value in row.items() if name != "OBJECT"},
        "favorite": ItemId.parse(key).favorite,
        "size": found.get("ContentLength"),
        "sha256": found.get("Metadata", {}).get("sha256"),
    }
    serialize = TypeSerializer().serialize
    return {name: serialize(value) for name, value in values.items() if value is not None}


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))
