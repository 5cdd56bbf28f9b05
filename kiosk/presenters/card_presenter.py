"""One of the three places where a picture hangs."""

from PySide6.QtCore import Property, QObject, Signal, Slot


class CardPresenter(QObject):
    """A place on the wall: what hangs there, and whether the visitor likes it."""

    changed = Signal()
    liked_changed = Signal()
    touched = Signal(int)

    def __init__(self, slot: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slot = slot
        self._source = ""
        self._name = ""
        self._liked = False

    def _get_source(self) -> str:
        return self._source

    def _get_name(self) -> str:
        return self._name

    def _get_liked(self) -> bool:
        return self._liked

    source = Property(str, _get_source, notify=changed)
    name = Property(str, _get_name, notify=changed)
    liked = Property(bool, _get_liked, notify=liked_changed)

    @Slot()
    def like(self) -> None:
        """The heart was touched."""
        if self._source:
            self.touched.emit(self._slot)

    def hang(self, source: str, name: str, *, liked: bool) -> None:
        """Show the picture at the URL `source`; an empty one leaves the place empty."""
        self.set_liked(liked)
        self._source, self._name = source, name
        self.changed.emit()

    def set_liked(self, liked: bool) -> None:
        if liked is not self._liked:
            self._liked = liked
            self.liked_changed.emit()
