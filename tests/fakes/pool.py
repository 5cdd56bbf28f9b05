"""A pool in memory that keeps every promise of the door, and can be full."""

import hashlib
import weakref
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from shared.domain.advice import Advice, Fingerprint, Helper, Looks
from shared.domain.errors import PictureMissingError, PoolError
from shared.domain.object_key import file_of
from shared.domain.pool import Decision, Marks, PoolFilter, PoolImage, PoolOrder, PoolState


@dataclass
class _Made:
    decision: Decision
    old: dict[str, Marks]
    new: dict[str, Marks]
    undone: bool = False


class FakeImagePool:
    """`admin.services.doors.ImagePool`; `room` is how many bytes of files it takes.

    A file comes to the disk when its `path` is asked for.
    """

    def __init__(self) -> None:
        self.rows: dict[str, PoolImage] = {}
        self.numbers: dict[str, int] = {}
        self.hashes: dict[str, int] = {}
        self.looked: dict[Helper, set[str]] = {helper: set() for helper in Helper}
        self.files: dict[str, bytes] = {}
        self.thumbnails: dict[str, bytes] = {}
        self.room: int | None = None
        self._made: list[_Made] = []
        self._folder = Path(mkdtemp())
        weakref.finalize(self, rmtree, self._folder)

    def add(self, image: PoolImage, data: bytes, thumbnail: bytes) -> None:
        if image.key in self.rows:
            return
        if self.room is not None and sum(map(len, self.files.values())) + len(data) > self.room:
            raise PoolError(f"{image.key}: the picture cannot be written: no space left")
        self.files[image.key] = data
        self.rows[image.key] = image
        self.numbers[image.key] = 1 + len(self.numbers)
        self.thumbnails[image.key] = thumbnail

    def get(self, key: str) -> PoolImage:
        if key not in self.rows:
            raise PictureMissingError(f"the pool has no picture {key!r}")
        return next(image for image in self._seen() if image.key == key)

    def has(self, key: str) -> bool:
        return key in self.rows

    def find(
        self,
        wanted: PoolFilter,
        *,
        order: PoolOrder = PoolOrder.OLDEST,
        start: int = 0,
        number: int | None = None,
    ) -> Sequence[PoolImage]:
        fitting = [image for image in self._seen() if self._fits(image, wanted)]
        if wanted.collapsed or wanted.but:
            fitting = [image for image in fitting if self._is_open(image, fitting, wanted)]
        found = self._sorted(fitting, order)
        return found[start : None if number is None else start + number]

    def place(self, key: str, wanted: PoolFilter, order: PoolOrder) -> int | None:
        keys = [image.key for image in self.find(wanted, order=order)]
        return keys.index(key) if key in keys else None

    def _seen(self) -> list[PoolImage]:
        """Every picture, with the size of its stack as it is now."""
        sizes = Counter(i.advice.stack for i in self.rows.values() if i.marks.trashed_at is None)
        return [
            replace(i, advice=replace(i.advice, stack_size=sizes[i.advice.stack]))
            if i.advice.stack is not None
            else i
            for i in self.rows.values()
        ]

    def _is_open(self, image: PoolImage, fitting: Sequence[PoolImage], wanted: PoolFilter) -> bool:
        stack = image.advice.stack
        if stack is None or (stack in wanted.but) is wanted.collapsed:
            return True
        return image == max(
            (other for other in fitting if other.advice.stack == stack),
            key=lambda other: (
                other.marks.stars,
                -1 if other.advice.score is None else other.advice.score,
                self.numbers[other.key],
            ),
        )

    def _sorted(self, images: list[PoolImage], order: PoolOrder) -> list[PoolImage]:
        def worth(image: PoolImage) -> float:
            advice = image.advice
            found = {
                PoolOrder.STARS: image.marks.stars,
                PoolOrder.SCORE: advice.score,
                PoolOrder.MATCH: advice.similarity,
                PoolOrder.STACK: advice.stack or self.numbers[image.key],
            }.get(order, 0)
            return -2 if found is None else found

        if order is PoolOrder.OLDEST:
            return images
        return sorted(images, key=lambda i: (worth(i), self.numbers[i.key]), reverse=True)

    def count(self, wanted: PoolFilter) -> int:
        return len(self.find(wanted))

    def names(self) -> tuple[Sequence[str], Sequence[str]]:
        favorites = {image.request.favorite for image in self.rows.values()}
        runs = {image.run_id for image in self.rows.values()}
        return sorted(filter(None, favorites)), sorted(runs, reverse=True)

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
        path = self._folder / file_of(key)
        path.unlink(missing_ok=True)
        if key in self.files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.files[key])
        return path

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

    def marks(self, keys: Sequence[str]) -> Mapping[str, tuple[Marks, str]]:
        found = self.find(PoolFilter(keys=tuple(keys), trashed=None))
        return {image.key: (image.marks, image.item_id or image.key) for image in found}

    def in_garden(self) -> Mapping[str, tuple[str, str]]:
        promoted = self.find(PoolFilter(states=(PoolState.PROMOTED,), trashed=None))
        return {image.key: (image.item_id or image.key, image.sha256) for image in promoted}

    def withdrawn(self, item_ids: Sequence[str]) -> None:
        rows = [
            row
            for row in self.rows.values()
            if row.item_id in item_ids and row.marks.state is PoolState.PROMOTED
        ]
        self._set_state(rows, PoolState.PENDING)

    def adopted(self, item_ids: Sequence[str]) -> None:
        rows = [row for row in self.rows.values() if row.item_id in item_ids]
        for row in rows:
            marks = replace(row.marks, state=PoolState.PROMOTED, trashed_at=None)
            self.rows[row.key] = replace(row, marks=marks)

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

    def note_looks(self, looks: Mapping[str, Looks | None]) -> None:
        for key, found in looks.items():
            self.looked[Helper.LOOKS].add(key)
            old = self.rows[key].advice
            if found is None:
                self.hashes.pop(key, None)
                self._advise(key, replace(Advice(), similarity=old.similarity))
                continue
            same = self.hashes.get(key) == found.fingerprint
            self.hashes[key] = found.fingerprint
            advice = replace(
                old,
                sharpness=found.sharpness,
                exposure=found.exposure,
                score=found.score,
                almost_black=found.almost_black,
                stack=old.stack if same else None,
            )
            self._advise(key, advice)

    def note_matches(self, matches: Mapping[str, float | None]) -> None:
        for key, similarity in matches.items():
            self.looked[Helper.MATCH].add(key)
            self._advise(key, replace(self.rows[key].advice, similarity=similarity))

    def make_due(self, helper: Helper) -> None:
        self.looked[helper].clear()

    def fingerprints(self, after: int, number: int) -> Sequence[Fingerprint]:
        found = [
            Fingerprint(self.numbers[key], self.hashes[key], image.advice.stack)
            for key, image in self.rows.items()
            if key in self.hashes and self.numbers[key] > after
        ]
        return found[:number]

    def note_stacks(self, stacks: Mapping[int, int | None]) -> None:
        for key in self.rows:
            if self.numbers[key] in stacks:
                stack = stacks[self.numbers[key]]
                self._advise(key, replace(self.rows[key].advice, stack=stack))

    def _advise(self, key: str, advice: Advice) -> None:
        self.rows[key] = replace(self.rows[key], advice=advice)

    def _fits(self, image: PoolImage, wanted: PoolFilter) -> bool:
        return (
            _fits(image, wanted)
            and _has_advice(image, wanted)
            and (wanted.due is None or image.key not in self.looked[wanted.due])
        )


def _has_advice(image: PoolImage, wanted: PoolFilter) -> bool:
    advice, least, most = image.advice, wanted.least_score, wanted.most_score
    score = advice.score
    return (
        (least is None or (score is not None and score >= least))
        and (most is None or (score is not None and score <= most))
        and wanted.look_twice in (None, image.look_twice)
        and wanted.almost_black in (None, advice.almost_black)
        and wanted.stacked in (None, advice.stack is not None)
        and wanted.stack in (None, advice.stack)
    )


def _fits(image: PoolImage, wanted: PoolFilter) -> bool:
    def is_wanted(value: object, wish: object) -> bool:
        return wish is None or value == wish

    return (
        (wanted.keys is None or image.key in wanted.keys)
        and is_wanted(image.request.emotion, wanted.emotion)
        and is_wanted(image.request.favorite, wanted.favorite)
        and is_wanted(image.orientation, wanted.orientation)
        and all(word.lower() in image.request.prompt.lower() for word in wanted.words)
        and (wanted.states is None or image.marks.state in wanted.states)
        and is_wanted(image.run_id, wanted.run_id)
        and image.marks.stars >= wanted.least_stars
        and is_wanted(image.marks.trashed_at is not None, wanted.trashed)
        and (wanted.since is None or image.made_at >= wanted.since)
        and (wanted.until is None or image.made_at < wanted.until)
    )
