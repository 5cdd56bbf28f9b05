"""A pool in memory that keeps every promise of the door, and can be full."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from shared.domain.errors import PoolError
from shared.domain.pool import Decision, Marks, PoolFilter, PoolImage, PoolState


@dataclass
class _Made:
    decision: Decision
    old: dict[str, Marks]
    new: dict[str, Marks]
    undone: bool = False


class FakeImagePool:
    """`admin.services.doors.ImagePool`; `room` is how many bytes of files it takes."""

    def __init__(self) -> None:
        self.rows: dict[str, PoolImage] = {}
        self.files: dict[str, bytes] = {}
        self.thumbnails: dict[str, bytes] = {}
        self.room: int | None = None
        self._made: list[_Made] = []

    def add(self, image: PoolImage, data: bytes, thumbnail: bytes) -> None:
        if image.key in self.rows:
            return
        if self.room is not None and sum(map(len, self.files.values())) + len(data) > self.room:
            raise PoolError(f"{image.key}: the picture cannot be written: no space left")
        self.files[image.key] = data
        self.rows[image.key] = image
        self.thumbnails[image.key] = thumbnail

    def get(self, key: str) -> PoolImage:
        if key not in self.rows:
            raise PoolError(f"the pool has no picture {key!r}")
        return self.rows[key]

    def has(self, key: str) -> bool:
        return key in self.rows

    def find(
        self, wanted: PoolFilter, *, start: int = 0, number: int | None = None
    ) -> Sequence[PoolImage]:
        found = [image for image in self.rows.values() if _fits(image, wanted)]
        return found[start : None if number is None else start + number]

    def count(self, wanted: PoolFilter) -> int:
        return len(self.find(wanted))

    def read(self, key: str) -> bytes:
        image = self.get(key)
        data = self.files.get(key)
        if data is None:
            raise PoolError(f"{key}: cannot be read: no such file")
        if hashlib.sha256(data).hexdigest() != image.sha256:
            raise PoolError(f"{key}: is not the file that was kept (SHA-256)")
        return data

    def mend(self, key: str, data: bytes) -> None:
        if hashlib.sha256(data).hexdigest() != self.get(key).sha256:
            raise PoolError(f"{key}: this is not the file that was kept (SHA-256)")
        self.files[key] = data

    def thumbnail(self, key: str) -> bytes:
        self.get(key)
        return self.thumbnails[key]

    def path(self, key: str) -> Path:
        return Path("pool") / key

    def decide(self, what: str, marks: Mapping[str, Marks], now: datetime) -> Decision:
        known = {key: new for key, new in marks.items() if key in self.rows}
        self._made = [made for made in self._made if not made.undone]
        decision = Decision(len(self._made) + 1, what, now, tuple(marks))
        old = {key: self.rows[key].marks for key in known}
        self._made.append(_Made(decision, old, known))
        self._apply(old, known)
        return decision

    def undo(self) -> Decision | None:
        made = next((made for made in reversed(self._made) if not made.undone), None)
        if made is None:
            return None
        made.undone = True
        return replace(made.decision, keys=self._apply(made.new, made.old))

    def redo(self) -> Decision | None:
        made = next((made for made in self._made if made.undone), None)
        if made is None:
            return None
        made.undone = False
        return replace(made.decision, keys=self._apply(made.old, made.new))

    def _apply(self, found: Mapping[str, Marks], wanted: Mapping[str, Marks]) -> tuple[str, ...]:
        changed = [k for k in wanted if k in self.rows and self.rows[k].marks == found[k]]
        for key in changed:
            self.rows[key] = replace(self.rows[key], marks=wanted[key])
        return tuple(sorted(changed))

    def name(self, names: Mapping[str, str]) -> None:
        for key, item_id in names.items():
            self.rows[key] = replace(self.get(key), item_id=item_id)

    def promoted(self, keys: Sequence[str]) -> None:
        self._set_state([self.rows[key] for key in keys], PoolState.PROMOTED)

    def withdrawn(self, item_ids: Sequence[str]) -> None:
        rows = [
            row
            for row in self.rows.values()
            if row.item_id in item_ids and row.marks.state is PoolState.PROMOTED
        ]
        self._set_state(rows, PoolState.PENDING)

    def _set_state(self, rows: Sequence[PoolImage], state: PoolState) -> None:
        for row in rows:
            self.rows[row.key] = replace(row, marks=replace(row.marks, state=state))

    def delete(self, keys: Sequence[str]) -> None:
        for key in keys:
            if key in self.rows and self.rows[key].marks.trashed_at is not None:
                for kept in (self.rows, self.files, self.thumbnails):
                    kept.pop(key, None)
        for made in self._made:
            made.new = {key: new for key, new in made.new.items() if key in self.rows}
        self._made = [made for made in self._made if made.new]

    def reconcile(self) -> Sequence[str]:
        gone = [k for k, r in self.rows.items() if r.marks.trashed_at and k not in self.files]
        self.delete(gone)
        return sorted(set(self.files) - set(self.rows))

    def remove_stray(self, key: str) -> None:
        self.files.pop(key, None)


def _fits(image: PoolImage, wanted: PoolFilter) -> bool:
    def is_wanted(value: object, wish: object) -> bool:
        return wish is None or value == wish

    return (
        (wanted.keys is None or image.key in wanted.keys)
        and is_wanted(image.request.emotion, wanted.emotion)
        and is_wanted(image.request.favorite, wanted.favorite)
        and is_wanted(image.orientation, wanted.orientation)
        and (wanted.states is None or image.marks.state in wanted.states)
        and is_wanted(image.run_id, wanted.run_id)
        and image.marks.stars >= wanted.least_stars
        and is_wanted(image.marks.trashed_at is not None, wanted.trashed)
    )
