"""What Personalize can learn from: the events of all kiosks as its three data sets."""

import hashlib
import re
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from admin.services.personalize_doors import DataSetFiles, DataSetRows
from admin.services.shared_manifest import SharedManifest
from shared.domain.catalogue import ItemId
from shared.domain.checked_json import moment
from shared.domain.personalize import (
    LEAST_INTERACTIONS,
    LEAST_PER_USER,
    LEAST_USERS,
    DataSet,
    columns_of,
    columns_of_item,
    user_columns,
)
from shared.ports import Store
from shared.services.event_log import LoggedEvent, read_events

FORGOTTEN = "dataset/forgotten/"
"""Under it a file of the store for each user who is to be left out, `<user_id>.csv`."""

MOST_IMPRESSION = 1000
"""Characters of the IMPRESSION of a row."""

_TELL_EVERY = 5000
_REMEMBERED_IMPRESSIONS = 20_000
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._:-]{0,255}")


@dataclass(frozen=True, slots=True)
class DataSetCounts:
    """How much there is; `returning_users` have at least two interactions each.

    `damaged` lines of the logs and rows could not be used.
    """

    users: int = 0
    items: int = 0
    interactions: int = 0
    returning_users: int = 0
    damaged: int = 0

    def rows_of(self, data_set: DataSet) -> int:
        """The rows of a data set."""
        return {
            DataSet.USERS: self.users,
            DataSet.ITEMS: self.items,
            DataSet.INTERACTIONS: self.interactions,
        }[data_set]

    def can_import(self, data_set: DataSet) -> bool:
        """Whether there are so many rows that Personalize imports them."""
        least = LEAST_INTERACTIONS if data_set is DataSet.INTERACTIONS else 1
        return self.rows_of(data_set) >= least

    @property
    def enough(self) -> bool:
        """Whether a model can be trained."""
        return self.interactions >= LEAST_INTERACTIONS and self.returning_users >= LEAST_USERS


class PersonalizeData:
    """Reads the store's event logs; `with_context` as the settings allow it."""

    def __init__(self, store: Store, manifest: SharedManifest, *, with_context: bool) -> None:
        self._store = store
        self._manifest = manifest
        self._with_context = with_context

    @property
    def header(self) -> str:
        """The columns of all data sets, one text."""
        columns = (columns_of(each, with_context=self._with_context) for each in DataSet)
        return "\n".join(map(",".join, columns))

    def count(self) -> Iterator[DataSetCounts]:
        """The counts so far, again and again; the last are those of everything."""
        yield from self._read(None)

    def export(self, files: DataSetFiles) -> Iterator[DataSetCounts]:
        """Write the three data sets; the counts so far, the last are those of everything.

        Who stops in between leaves the old files as they were. Each event is a row once, by its
        id. PersonalizeError when the files can not be written.
        """
        headers = {each: columns_of(each, with_context=self._with_context) for each in DataSet}
        with files.writing(headers) as rows:
            yield from self._read(rows)

    def _forgotten(self) -> frozenset[str]:
        keys = (info.key for info in self._store.list(FORGOTTEN))
        return frozenset(map(forgotten_user, keys))

    def _read(self, rows: DataSetRows | None) -> Iterator[DataSetCounts]:
        reading = _Reading(rows, self._with_context, self._forgotten())
        for item in self._manifest.read().items:
            reading.items += 1
            if rows is not None:
                columns = columns_of_item(item)
                names = columns_of(DataSet.ITEMS, with_context=self._with_context)
                rows.add(DataSet.ITEMS, [item.item_id, *(columns[name] for name in names[1:])])
        events = read_events(self._store, on_damaged=reading.skip, simulated=False)
        for number, event in enumerate(events, start=1):
            reading.take(event)
            if number % _TELL_EVERY == 0:
                yield reading.counts()
        yield reading.counts()


class _Reading:
    """One way through the events; those of `forgotten` users are passed over."""

    def __init__(
        self, rows: DataSetRows | None, with_context: bool, forgotten: frozenset[str]
    ) -> None:
        self._forgotten = forgotten
        self._rows = rows
        self._with_context = with_context
        self._likes_of: dict[bytes, int] = {}
        self._shown: OrderedDict[str, list[str]] = OrderedDict()
        self.users = self.items = self.interactions = self.damaged = self.returning = 0

    def counts(self) -> DataSetCounts:
        return DataSetCounts(
            self.users, self.items, self.interactions, self.returning, self.damaged
        )

    def skip(self, place: str) -> None:
        self.damaged += 1

    def take(self, event: LoggedEvent) -> None:
        user_id = event.payload.get("user_id")
        if isinstance(user_id, str) and user_id in self._forgotten:
            return
        if event.topic == "interaction":
            self._take_interaction(event.payload)
        elif event.topic == "visitor":
            self._take_visitor(event.payload)
        elif event.topic == "impression":
            self._remember(event)

    def _take_visitor(self, payload: Mapping[str, Any]) -> None:
        user_id = payload.get("user_id")
        if not is_id(user_id):
            self.damaged += 1
            return
        self.users += 1
        if self._rows is not None:
            columns = user_columns(payload, with_context=self._with_context)
            row = [user_id, columns["GENERATION"], columns["GENDER"], columns["EMOTION"]]
            self._rows.add(DataSet.USERS, row)

    def _take_interaction(self, payload: Mapping[str, Any]) -> None:
        user_id, item_id = payload.get("user_id"), payload.get("item_id")
        sent_at, event_type = _seconds(payload), payload.get("event_type")
        if not (is_id(user_id) and _is_item(item_id) and is_id(event_type) and sent_at):
            self.damaged += 1
            return
        self.interactions += 1
        self._count_user(str(user_id))
        if self._rows is None:
            return
        row: list[object] = [user_id, item_id, sent_at, event_type, self._impression(payload)]
        if self._with_context:
            columns = user_columns(payload, with_context=True)
            row += [columns[name] for name in ("EMOTION", "GENERATION", "GENDER")]
        self._rows.add(DataSet.INTERACTIONS, row)

    def _count_user(self, user_id: str) -> None:
        mark = hashlib.blake2b(user_id.encode(), digest_size=12).digest()
        likes = self._likes_of.get(mark, 0) + 1
        self._likes_of[mark] = likes
        if likes == LEAST_PER_USER:
            self.returning += 1

    def _remember(self, event: LoggedEvent) -> None:
        """Interactions name what was shown with them; those of older kiosks only the impression."""
        shown = event.payload.get("shown")
        if isinstance(shown, list):
            ids = [card.get("item_id") for card in shown if isinstance(card, dict)]
            self._shown[event.message_id] = [name for name in ids if isinstance(name, str)]
            if len(self._shown) > _REMEMBERED_IMPRESSIONS:
                self._shown.popitem(last=False)

    def _impression(self, payload: Mapping[str, Any]) -> str | None:
        """The item ids shown, joined by `|`: the one that was liked, and as many as have room."""
        shown = payload.get("shown")
        if not isinstance(shown, list):
            shown = self._shown.get(str(payload.get("impression_id")), [])
        liked = payload["item_id"]
        ids = [name for name in shown if _is_item(name) and "|" not in name]
        if liked not in ids:
            return None
        while len("|".join(ids)) > MOST_IMPRESSION:
            ids.pop(-1 if ids[-1] != liked else -2 if len(ids) > 1 else -1)
        return "|".join(ids) or None


def forgotten_user(key: str) -> str:
    """The user whom a file below `FORGOTTEN` is of."""
    return key.removeprefix(FORGOTTEN).removesuffix(".csv")


def forgotten_file(user_id: str) -> bytes:
    """What is in it, as Personalize reads it."""
    return f"USER_ID\n{user_id}\n".encode()


def is_id(value: object) -> bool:
    """Whether it can be the id of a user or an event type."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _is_item(value: object) -> bool:
    return isinstance(value, str) and _is_item_id(value)


@lru_cache(maxsize=20_000)
def _is_item_id(value: str) -> bool:
    try:
        ItemId.parse(value)
    except ValueError:
        return False
    return True


def _seconds(payload: Mapping[str, Any]) -> int | None:
    """Epoch seconds of the touch; None when it is no moment with a time zone."""
    try:
        return int(moment(payload, "sent_at").timestamp())
    except ValueError:
        return None
