"""The event log in the store: what visitors did, append-only, readable by anybody.

Each delivery is one object of JSON Lines,
`events/<kiosk_id>/<YYYY>/<MM>/<DD>/<HHMMSS.ffffff>-<digest>.jsonl`, named by the time of its first
message and by its content: names sort by time, and the same delivery again is the same object. A
line is `{"message_id", "topic", "created_at", "payload"}`; the payloads are described where they
are made, in the kiosk's visit log. A message may come twice in different deliveries, so readers
count a `message_id` once; `read_events` does.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from shared.domain.errors import ObjectConflictError, ObjectMissingError
from shared.domain.outbox import OutboxMessage
from shared.domain.stored_object import Fetched, ObjectInfo
from shared.ports import Store

EVENTS_PREFIX = "events/"
SIMULATED = "simulated-"
"""How the ids of kiosks begin that nobody ever stood in front of."""
MAX_FILE_BYTES = 8 * 1024 * 1024
_FILES_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """A line of the event log."""

    kiosk_id: str
    message_id: str
    topic: str
    created_at: datetime
    payload: Mapping[str, Any]


class StoreEventLog:
    """`shared.ports.EventSink` that writes into a store; away when the store is."""

    def __init__(self, store: Store, kiosk_id: str) -> None:
        self._store = store
        self._kiosk_id = kiosk_id

    def deliver(self, messages: Sequence[OutboxMessage]) -> None:
        if not messages:
            return
        data = b"".join(_line(message) for message in messages)
        first = messages[0].created_at.astimezone(UTC)
        digest = hashlib.sha256(data).hexdigest()[:16]
        key = f"{EVENTS_PREFIX}{self._kiosk_id}/{first:%Y/%m/%d/%H%M%S.%f}-{digest}.jsonl"
        with suppress(ObjectConflictError):  # this very delivery has arrived before
            self._store.put(key, data, if_none_match=True)


def read_events(
    store: Store,
    kiosk_id: str | None = None,
    on_damaged: Callable[[str], None] = lambda place: None,
    *,
    simulated: bool = True,
) -> Iterator[LoggedEvent]:
    """The events of one kiosk or of all, each once, in order of time for each kiosk.

    A line that can not be read is skipped, and `on_damaged` is called with its key and number; so
    is a file of more than `MAX_FILE_BYTES`, with its key alone. What was seen is remembered by 12
    bytes each, so that millions fit into memory. Several files are fetched at once. Without
    `simulated`, those of invented visitors are left out.
    """
    seen: set[bytes] = set()
    prefix = f"{EVENTS_PREFIX}{kiosk_id}/" if kiosk_id is not None else EVENTS_PREFIX
    listed = store.list(prefix, without="" if simulated else EVENTS_PREFIX + SIMULATED)
    for some in handfuls(_readable(listed, on_damaged)):
        answers = {answer.key: answer for answer in store.get_many(info.key for info in some)}
        for info in some:
            for event in events_in(answers[info.key], on_damaged):
                name = event.message_id.encode(errors="surrogatepass")
                mark = hashlib.blake2b(name, digest_size=12).digest()
                if mark not in seen:
                    seen.add(mark)
                    yield event


def _readable(
    listed: Iterable[ObjectInfo], on_damaged: Callable[[str], None]
) -> Iterator[ObjectInfo]:
    """The files of a kiosk each; one that no kiosk writes, it is so large, is not fetched."""
    for info in listed:
        if info.key.endswith(".jsonl") and info.key.count("/") > 1:
            if info.size > MAX_FILE_BYTES:
                on_damaged(info.key)
            else:
                yield info


def handfuls(infos: Iterable[ObjectInfo]) -> Iterator[list[ObjectInfo]]:
    """As many files as are fetched at once and kept in memory together."""
    some: list[ObjectInfo] = []
    size = 0
    for info in infos:
        some.append(info)
        size += info.size
        if len(some) == _FILES_AT_ONCE or size > MAX_FILE_BYTES:
            yield some
            some, size = [], 0
    if some:
        yield some


def _line(message: OutboxMessage) -> bytes:
    fields = {
        "message_id": message.message_id,
        "topic": message.topic,
        "created_at": message.created_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "payload": message.payload,
    }
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def events_in(answer: Fetched, on_damaged: Callable[[str], None]) -> Iterator[LoggedEvent]:
    """The events of one object of the log; none when it was removed since it was listed.

    `on_damaged` gets key and number of a damaged line. StoreError when it could not be had.
    """
    if answer.error is not None and not isinstance(answer.error, ObjectMissingError):
        raise answer.error
    lines = answer.found.data.split(b"\n") if answer.found else []
    kiosk_id = answer.key.split("/")[1]
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                event = _event(kiosk_id, line)
            except (ValueError, RecursionError):
                on_damaged(f"{answer.key}:{number}")
            else:
                yield event


def _event(kiosk_id: str, line: bytes) -> LoggedEvent:
    document: object = json.loads(line)
    if not isinstance(document, dict):
        raise ValueError("not a JSON object")
    fields = cast("dict[str, Any]", document)
    message_id, topic, created_at, payload = (
        fields.get(name) for name in ("message_id", "topic", "created_at", "payload")
    )
    if not (
        isinstance(message_id, str)
        and isinstance(topic, str)
        and isinstance(created_at, str)
        and isinstance(payload, dict)
    ):
        raise ValueError("a field is missing")
    return LoggedEvent(
        kiosk_id=kiosk_id,
        message_id=message_id,
        topic=topic,
        created_at=datetime.fromisoformat(created_at),
        payload=cast("dict[str, Any]", payload),
    )
