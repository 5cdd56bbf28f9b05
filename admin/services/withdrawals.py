"""When a picture was withdrawn: a list in the store that curators share and kiosks do not read.

`catalogue/withdrawn.json` is
`{"version", "items": [{"key", "withdrawn_at"[, "purging": true][, "purged": true]
[, "item": {…}]}]}`. A picture that is `purging` is about to be deleted by somebody: its name is
taken until it is gone. Of what was `purged` only the name stays: it is free, and nobody else's pool
brings the picture back unasked. `item` is its row of the manifest, by which it can hang again as it
was.
"""

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, cast

from admin.services.shared_object import SharedObject
from shared.domain.catalogue import CatalogueItem, ItemId
from shared.domain.checked_json import printable
from shared.domain.errors import ManifestError
from shared.ports import Store

WITHDRAWN_KEY = "catalogue/withdrawn.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """When it was taken off the manifest, and whether its object is being or was deleted.

    `item` is what the manifest said of it; None when that is not known.
    """

    withdrawn_at: datetime
    purging: bool = False
    purged: bool = False
    item: CatalogueItem | None = None


class Withdrawals:
    """The withdrawn pictures; ManifestError when the list is damaged, StoreError."""

    def __init__(self, store: Store, pause: Callable[[float], None] = time.sleep) -> None:
        self._object = SharedObject(store, WITHDRAWN_KEY, pause)

    def read(self) -> dict[str, Withdrawal]:
        """The withdrawals by item id, without what was purged."""
        return {key: each for key, each in self.read_all().items() if not each.purged}

    def read_all(self) -> dict[str, Withdrawal]:
        """The withdrawals by item id; of what was purged, too."""
        return withdrawals_from(self._object.read()[0])

    def note(self, withdrawn: Mapping[str, datetime], items: Sequence[CatalogueItem] = ()) -> None:
        """Remember when pictures were withdrawn; a later time takes the place of an earlier one.

        `items` is what the manifest said of them, as far as it is known.
        """
        said = {item.item_id: item for item in items}

        def noted(known: dict[str, Withdrawal]) -> None:
            for item_id, moment in withdrawn.items():
                before = known.get(item_id)
                if before is None or before.purged or before.withdrawn_at < moment:
                    known[item_id] = Withdrawal(moment, item=said.get(item_id))

        self._edit(noted)

    def reclaim(self, item_ids: Iterable[str]) -> set[str]:
        """Take pictures off the list, to promote them again; those that somebody deletes now."""
        wanted = set(item_ids)
        taken: set[str] = set()

        def without_them(known: dict[str, Withdrawal]) -> None:
            taken.clear()
            for item_id in wanted & known.keys():
                if known[item_id].purging:
                    taken.add(item_id)
                else:
                    del known[item_id]

        self._edit(without_them)
        return taken

    def hold(
        self, item_ids: Iterable[str], now: datetime
    ) -> tuple[dict[str, Withdrawal], set[str]]:
        """Begin the days of pictures anew, so that no purge takes them before they hang again.

        Those that are held, to be let go, and those that somebody deletes now.
        """
        wanted = set(item_ids)
        held: dict[str, Withdrawal] = {}
        taken: set[str] = set()

        def anew(known: dict[str, Withdrawal]) -> None:
            held.clear()
            taken.clear()
            for item_id in wanted & known.keys():
                if known[item_id].purging or known[item_id].purged:
                    taken.add(item_id)
                    continue
                moment = max(known[item_id].withdrawn_at, now.astimezone(UTC))
                known[item_id] = replace(known[item_id], withdrawn_at=moment.replace(microsecond=0))
                held[item_id] = known[item_id]

        self._edit(anew)
        return held, taken

    def let_go(self, held: Mapping[str, Withdrawal]) -> None:
        """They hang: take off the list what nobody withdrew again since."""

        def without_them(known: dict[str, Withdrawal]) -> None:
            for item_id, withdrawal in held.items():
                if known.get(item_id) == withdrawal:
                    del known[item_id]

        self._edit(without_them)

    def begin_purge(self, until: datetime, listed: Iterable[str]) -> list[str]:
        """Mark what was withdrawn until then and is not listed as being deleted; the item ids."""
        kept = set(listed)
        chosen: list[str] = []

        def mark(known: dict[str, Withdrawal]) -> None:
            chosen[:] = [
                item_id
                for item_id, withdrawal in sorted(known.items())
                if not (item_id in kept or withdrawal.purged)
                and (withdrawal.purging or withdrawal.withdrawn_at <= until)
            ]
            for item_id in chosen:
                known[item_id] = replace(known[item_id], purging=True)

        self._edit(mark)
        return chosen

    def end_purge(self, item_ids: Iterable[str]) -> None:
        """Their objects are gone; only their names stay."""
        gone = set(item_ids)

        def only_names(known: dict[str, Withdrawal]) -> None:
            for item_id in gone & known.keys():
                known[item_id] = Withdrawal(known[item_id].withdrawn_at, purged=True)

        self._edit(only_names)

    def _edit(self, change: Callable[[dict[str, Withdrawal]], None]) -> None:
        def edited(data: bytes | None) -> bytes | None:
            known = withdrawals_from(data)
            before = dict(known)
            change(known)
            return None if known == before else _to_bytes(known)

        self._object.edit(edited)


def withdrawals_from(data: bytes | None) -> dict[str, Withdrawal]:
    """The list as its object holds it; ManifestError says in one sentence what is wrong."""
    if data is None:
        return {}
    try:
        document: object = json.loads(data)
        fields = cast("dict[str, Any]", document)
        if fields["version"] != _VERSION:
            raise ValueError(f"it does not have version {_VERSION}")
        return dict(map(_withdrawal, cast("list[dict[str, Any]]", fields["items"])))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        said = str(error) if isinstance(error, ValueError) else repr(error)
        raise ManifestError(f"{WITHDRAWN_KEY} is damaged: {printable(said)}") from error


def _withdrawal(row: dict[str, Any]) -> tuple[str, Withdrawal]:
    ItemId.parse(row["key"])
    moment = datetime.fromisoformat(row["withdrawn_at"])
    if moment.tzinfo is None:
        raise ValueError(f"withdrawn_at of {row['key']!r} has no time zone")
    said = row.get("item")
    item = None if said is None else CatalogueItem.from_json(said)
    if item is not None and item.item_id != row["key"]:
        raise ValueError(f"the item of {row['key']!r} is another one")
    purging, purged = row.get("purging") is True, row.get("purged") is True
    return row["key"], Withdrawal(moment.astimezone(UTC), purging, purged, item)


def _to_bytes(known: Mapping[str, Withdrawal]) -> bytes:
    items = [
        {"key": item_id, "withdrawn_at": withdrawal.withdrawn_at.isoformat(timespec="seconds")}
        | ({"purging": True} if withdrawal.purging else {})
        | ({"purged": True} if withdrawal.purged else {})
        | ({"item": withdrawal.item.to_json()} if withdrawal.item else {})
        for item_id, withdrawal in sorted(known.items())
    ]
    return json.dumps({"version": _VERSION, "items": items}, ensure_ascii=False, indent=1).encode()
