"""The zone of the hall a kiosk stands in: each kiosk tells it, and a display wall asks for it.

`kiosks/<kiosk_id>/zone.json` is `{"version": 1, "zone": "…"}`. Simulated kiosks are of no zone.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, cast

from shared.domain.errors import ObjectMissingError
from shared.domain.kiosk_status import KIOSKS_PREFIX
from shared.domain.outbox import OutboxMessage
from shared.ports import EventSink, Store
from shared.services.event_log import SIMULATED

MAX_ZONE_BYTES = 4096
_VERSION = 1


class ZoneSign:
    """`shared.ports.EventSink` in front of the event log: tells the zone before the first event.

    So a store that is away is asked again with the events, and no wall meets a like that is of no
    zone.
    """

    def __init__(self, store: Store, kiosk_id: str, zone: str, log: EventSink) -> None:
        self._log = log
        self._store = store
        self._key = f"{KIOSKS_PREFIX}{kiosk_id}/zone.json"
        self._data = json.dumps({"version": _VERSION, "zone": zone}).encode()
        self._told = False

    def deliver(self, messages: Sequence[OutboxMessage]) -> None:
        if messages and not self._told:
            self._store.put(self._key, self._data)
            self._told = True
        self._log.deliver(messages)


def zones_of_kiosks(store: Store) -> dict[str, str]:
    """The zone of every kiosk that tells one, by its id; StoreError when the store is away."""
    return dict(_zones(store))


def _zones(store: Store) -> Iterator[tuple[str, str]]:
    for info in store.list(KIOSKS_PREFIX):
        kiosk_id, _, name = info.key.removeprefix(KIOSKS_PREFIX).partition("/")
        if name != "zone.json" or kiosk_id.startswith(SIMULATED) or info.size > MAX_ZONE_BYTES:
            continue
        try:
            found = store.get(info.key)
        except ObjectMissingError:
            continue
        zone = _zone_in(found.data if found else b"")
        if zone is not None:
            yield kiosk_id, zone


def _zone_in(data: bytes) -> str | None:
    """The zone a file names; None when it names none."""
    try:
        document: object = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict):
        return None
    fields = cast("dict[str, Any]", document)
    zone = fields.get("zone")
    return zone if isinstance(zone, str) and fields.get("version") == _VERSION else None
