"""Which pictures stand side by side in the large view, and which of them is meant."""

from collections.abc import Sequence

from admin.presenters.pool_model import PoolModel
from shared.domain.pool import Marks, PoolImage

MOST = 4


class Comparison:
    """One picture, two or four in a row of the list, or two to four that were chosen.

    Of pictures in a row, one that was decided makes room for the next that was not shown yet. Those
    that were chosen stay as long as the list shows them. `keys` are what is shown, in order.
    """

    def __init__(self, model: PoolModel) -> None:
        self._model = model
        self._number = 1
        self._chosen = False
        self._meant = 0
        self._marks: dict[str, Marks] = {}
        self.keys: list[str] = []

    @property
    def number(self) -> int:
        """How many stand side by side; 1 is no comparison."""
        return self._number

    @property
    def lacks(self) -> bool:
        """Whether there is room for pictures that had not been read yet."""
        return len(self.keys) < self._number

    def begin(self, number: int, rows: Sequence[int]) -> int:
        """Compare the rows when they are two to four, else `number` pictures from the first one.

        The answer is the row of the picture that is meant.
        """
        self._chosen = 2 <= len(rows) <= MOST
        self._number = len(rows) if self._chosen else number
        self._meant = 0
        self.keys.clear()
        self._marks.clear()
        for row in rows if self._chosen else rows[:1]:
            self._show(row)
        return self.follow(rows[0]) if rows else -1

    def end(self) -> None:
        """Show one picture again."""
        self._number, self._chosen = 1, False
        self.keys.clear()

    def follow(self, row: int) -> int:
        """Fit to the picture of this row, now meant; the row that is, which may be another one."""
        image = self._model.image(row)
        if image is None:
            return row
        if self._number == 1:
            self.keys = [image.key]
            return row
        self._make_room()
        if image.key not in self.keys:
            if self._chosen:
                return self._another(row)
            self._replace(image)
        self._meant = self.keys.index(image.key)
        return row

    def step(self, row: int, step: int) -> int:
        """The row to the left or right: of those that were chosen, or of the list."""
        image = self._model.image(row)
        if not self._chosen or image is None or image.key not in self.keys:
            return row + step
        key = self.keys[(self.keys.index(image.key) + step) % len(self.keys)]
        found = self._model.row_of(key)
        return row if found is None else found

    def images(self) -> list[PoolImage]:
        """What is shown, as it is now."""
        return [image for key in self.keys if (image := self._image(key)) is not None]

    def _image(self, key: str) -> PoolImage | None:
        row = self._model.row_of(key)
        return None if row is None else self._model.image(row)

    def _make_room(self) -> None:
        """What is gone, or was decided, makes room; free places are filled."""
        for key in list(self.keys):
            image = self._image(key)
            if image is not None and (self._chosen or image.marks == self._marks.get(key)):
                continue
            following = None if self._chosen else self._following()
            place = self.keys.index(key)
            self.keys[place : place + 1] = [following] if following else []
        while not self._chosen and len(self.keys) < self._number and (key := self._following()):
            self.keys.append(key)

    def _following(self) -> str | None:
        """The first picture after all that are shown; None at the end, or when not read yet."""
        rows = [row for key in self.keys if (row := self._model.row_of(key)) is not None]
        row = max(rows, default=-1) + 1
        image = self._model.image(row)
        if image is None:
            return None
        self._marks[image.key] = image.marks
        return image.key

    def _replace(self, image: PoolImage) -> None:
        """Show it where the picture that was meant has been."""
        self._marks[image.key] = image.marks
        place = min(self._meant, len(self.keys))
        self.keys[place : place + 1] = [image.key]

    def _another(self, row: int) -> int:
        """The next of those that were chosen; this row, alone, when all of them are gone."""
        self._meant = max(0, min(self._meant, len(self.keys) - 1))
        found = self._model.row_of(self.keys[self._meant]) if self.keys else None
        if found is None or len(self.keys) == 1:
            self.end()
            return self.follow(row if found is None else found)
        return found

    def _show(self, row: int) -> None:
        image = self._model.image(row)
        if image is not None:
            self._marks[image.key] = image.marks
            self.keys.append(image.key)
