"""One of the three places where a picture hangs."""

from pathlib import Path

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot

from kiosk.presenters.sentences import picture_name
from kiosk.services.gardener import Garden, Hanging
from shared.domain.catalogue import CatalogueItem


def url_of(path: Path) -> str:
    """What the screens know a file by."""
    return QUrl.fromLocalFile(str(path)).toString()


class CardPresenter(QObject):
    """A place on the wall: what hangs there, and whether the visitor likes it."""

    changed = Signal()
    liked_changed = Signal()
    touched = Signal(int)

    def __init__(self, slot: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slot = slot
        self._source = ""
        self._item_id = ""
        self._name = ""
        self._liked = False

    def _get_source(self) -> str:
        return self._source

    def _get_item_id(self) -> str:
        return self._item_id

    def _get_name(self) -> str:
        return self._name

    def _get_liked(self) -> bool:
        return self._liked

    source = Property(str, _get_source, notify=changed)
    item_id = Property(str, _get_item_id, notify=changed)
    name = Property(str, _get_name, notify=changed)
    liked = Property(bool, _get_liked, notify=liked_changed)

    @Slot()
    def like(self) -> None:
        """The heart was touched."""
        if self._source:
            self.touched.emit(self._slot)

    def hang(self, item: CatalogueItem, path: Path, *, liked: bool) -> None:
        """Show a picture, whose file is at `path`."""
        self._fill(url_of(path), picture_name(item.favorite), item.item_id, liked=liked)

    def hang_from(self, hanging: Hanging | None, garden: Garden | None) -> None:
        """Show what hangs in this place, or nothing."""
        if hanging is None or self._slot >= len(hanging.items):
            self.empty()
            return
        item = hanging.items[self._slot]
        liked = garden is not None and garden.likes.is_liked(item.item_id)
        self.hang(item, hanging.paths[self._slot], liked=liked)

    def empty(self) -> None:
        """Show nothing."""
        self._fill("", "", "", liked=False)

    def _fill(self, source: str, name: str, item_id: str, *, liked: bool) -> None:
        self.set_liked(liked)
        self._source, self._name, self._item_id = source, name, item_id
        self.changed.emit()

    def set_liked(self, liked: bool) -> None:
        if liked is not self._liked:
            self._liked = liked
            self.liked_changed.emit()
