"""A screen log in memory."""

from collections.abc import Iterator, Mapping, Sequence

from shared.domain.errors import DatabaseError
from shared.domain.screen import Screen


class FakeScreenLog:
    """`kiosk.services.doors.ScreenLog` in lists; `open_ones` are not known to be left."""

    def __init__(self) -> None:
        self.rows: list[Screen] = []
        self.told: list[Screen] = []
        self.open_ones: list[Screen] = []
        self.files: set[str] = set()
        self.met: dict[str, Mapping[str, tuple[str, ...]]] = {}
        self.broken: str | None = None

    def add(self, screen: Screen) -> None:
        if self.broken is not None:
            raise DatabaseError(self.broken)
        if self._keep(screen):
            self.told.append(screen)

    def add_heard(self, key: str, kiosk_id: str, screens: Sequence[Screen]) -> int:
        self.files.add(key)
        return sum(self._keep(screen) for screen in screens)

    def unheard(self, keys: Sequence[str]) -> frozenset[str]:
        return frozenset(keys) - frozenset(self.files)

    def screens(self, after: int = 0) -> Iterator[tuple[int, Screen]]:
        after = max(after, 0)
        yield from enumerate(self.rows[after:], start=after + 1)

    def unfinished(self) -> Sequence[Screen]:
        kept = {screen.impression_id for screen in self.rows}
        return [screen for screen in self.open_ones if screen.impression_id not in kept]

    def meet(self, pictures: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        for item_id, features in pictures.items():
            self.met.setdefault(item_id, {f: tuple(v) for f, v in features.items()})

    def pictures(self) -> Iterator[tuple[str, Mapping[str, tuple[str, ...]]]]:
        yield from self.met.items()

    def _keep(self, screen: Screen) -> bool:
        new = all(screen.impression_id != kept.impression_id for kept in self.rows)
        if new:
            self.rows.append(screen)
        return new
