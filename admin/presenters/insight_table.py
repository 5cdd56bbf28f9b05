"""The pictures of the garden as a table: how often seen, how well liked, what is wished."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from admin.presenters.insight_words import interval, wish_words
from admin.presenters.row_table import Index, RowTable
from admin.presenters.thumbnails import Thumbnails
from admin.presenters.words import QT_TRANSLATE_NOOP, emotion_name
from admin.services.figures import FEW_CHANCES, Picture
from shared.domain.emotion import Emotion
from shared.domain.wishes import NO_WISH, Wish

PICTURE_ROLE = Qt.ItemDataRole.UserRole + 1
_HEADERS = (
    QT_TRANSLATE_NOOP("Admin", "Picture"),
    QT_TRANSLATE_NOOP("Admin", "Emotion"),
    QT_TRANSLATE_NOOP("Admin", "Favorite"),
    QT_TRANSLATE_NOOP("Admin", "Seen"),
    QT_TRANSLATE_NOOP("Admin", "Liked"),
    QT_TRANSLATE_NOOP("Admin", "Expected likes of 100"),
    QT_TRANSLATE_NOOP("Admin", "Wish"),
)
WHICH: dict[str, Callable[[Picture, Wish], bool]] = {
    QT_TRANSLATE_NOOP("Admin", "All pictures"): lambda picture, wish: True,
    QT_TRANSLATE_NOOP("Admin", "Never seen"): lambda picture, wish: not picture.seen,
    QT_TRANSLATE_NOOP("Admin", "Hardly seen"): lambda picture, wish: picture.seen < FEW_CHANCES,
    QT_TRANSLATE_NOOP("Admin", "With a wish"): lambda picture, wish: wish != NO_WISH,
}
"""Which pictures may be asked for, by the words for it."""


class InsightColumn(IntEnum):
    """The columns, from left to right."""

    PICTURE = 0
    EMOTION = 1
    FAVORITE = 2
    SEEN = 3
    LIKED = 4
    EXPECTED = 5
    WISH = 6


_KEYS: dict[InsightColumn, Callable[[Picture, Wish], Any]] = {
    InsightColumn.PICTURE: lambda picture, wish: picture.item_id,
    InsightColumn.EMOTION: lambda picture, wish: picture.emotion.key,
    InsightColumn.FAVORITE: lambda picture, wish: picture.favorite or "",
    InsightColumn.SEEN: lambda picture, wish: picture.seen,
    InsightColumn.LIKED: lambda picture, wish: picture.liked,
    InsightColumn.EXPECTED: lambda picture, wish: picture.expected.rate,
    InsightColumn.WISH: lambda picture, wish: wish_words(wish),
}


class InsightTable(RowTable):
    """One row a picture; the view's header says in which order."""

    rows: list[Picture]

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__(_HEADERS)
        self._thumbnails = thumbnails
        self._all: Sequence[Picture] = ()
        self._wishes: dict[str, Wish] = {}
        self._emotion: Emotion | None = None
        self._which = next(iter(WHICH))
        self._order = (InsightColumn.EXPECTED, True)
        self._places: dict[str, int] = {}
        thumbnails.arrived.connect(self._arrived)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        picture = self.rows[index.row()]
        if role == PICTURE_ROLE:
            return picture
        if role == Qt.ItemDataRole.DecorationRole and index.column() == InsightColumn.PICTURE:
            return self._thumbnails.get(picture.item_id)
        if role == Qt.ItemDataRole.ToolTipRole:
            return picture.item_id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(picture, InsightColumn(index.column()), role)
        return None

    def wish(self, picture: Picture) -> Wish:
        """What is wished of a picture now."""
        return self._wishes.get(picture.item_id, NO_WISH)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (InsightColumn(column), order is Qt.SortOrder.DescendingOrder)
        self._arrange()

    def put(self, pictures: Sequence[Picture], wishes: Mapping[str, Wish]) -> None:
        """Show these, as far as they are asked for."""
        self._all = pictures
        self._wishes = dict(wishes)
        self._arrange()

    def ask(self, emotion: Emotion | None, which: str) -> None:
        """Show the pictures of an emotion (None: of all), and of a name of WHICH."""
        self._emotion, self._which = emotion, which
        self._arrange()

    def note(self, wishes: Mapping[str, Wish]) -> None:
        """Something else is wished of some pictures; the rows stay where they are."""
        self._wishes.update(wishes)
        if places := self.places(wishes):
            ends = (self.index(row, InsightColumn.WISH) for row in (places[0], places[-1]))
            self.dataChanged.emit(*ends)

    def places(self, item_ids: Iterable[str]) -> list[int]:
        """The rows of those pictures that are among them, from top to bottom."""
        return sorted(self._places[item_id] for item_id in item_ids if item_id in self._places)

    def _arrange(self) -> None:
        column, descending = self._order
        fits = WHICH[self._which]
        key, wishes = _KEYS[column], self._wishes
        asked = (p for p in self._all if self._emotion in (None, p.emotion))
        wished = ((picture, wishes.get(picture.item_id, NO_WISH)) for picture in asked)
        found = [each for each in wished if fits(*each)]
        found.sort(key=lambda each: key(*each), reverse=descending)
        rows = [picture for picture, _ in found]
        self._places = {picture.item_id: row for row, picture in enumerate(rows)}
        self.show_rows(rows)

    def _arrived(self, item_id: str) -> None:
        row = self._places.get(item_id)
        if row is not None:
            at = self.index(row, InsightColumn.PICTURE)
            self.dataChanged.emit(at, at, [Qt.ItemDataRole.DecorationRole])

    def _text(self, picture: Picture, column: InsightColumn, role: int) -> str:
        match column:
            case InsightColumn.PICTURE:
                return picture.item_id if role == Qt.ItemDataRole.AccessibleTextRole else ""
            case InsightColumn.EMOTION:
                return emotion_name(picture.emotion)
            case InsightColumn.FAVORITE:
                return picture.favorite or ""
            case InsightColumn.SEEN:
                return f"{picture.seen:,}"
            case InsightColumn.LIKED:
                return f"{picture.liked:,}"
            case InsightColumn.EXPECTED:
                return interval(picture.expected)
            case InsightColumn.WISH:
                return wish_words(self.wish(picture))
