"""What keys do to pictures; on the review page by mouse, too: a menu with the keys beside it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from admin.presenters.key_names import native
from admin.presenters.keys_presenter import KeysPresenter
from admin.presenters.words import QT_TRANSLATE_NOOP, say
from admin.screens.keys import KEYS

_GROUPS = (
    ("keep", "reject", "unmark"),
    ("large", "compare", "compare4"),
    ("more", "again", "copy"),
    ("stack", "stacks"),
    ("remove",),
    ("undo", "redo"),
)
_ONCE = {"more", "again", "copy", "large", "zoom", "compare", "compare4", "stack", "stacks"}
"""What a key that is held down does once: it queues pictures, or turns a view."""
_STARS = tuple(f"stars{stars}" for stars in (1, 2, 3, 4, 5, 0))


class PictureKeys:
    """`acts` by the names of KEYS; the curator may change the keys while the page is open."""

    def __init__(
        self, page: QWidget, acts: Mapping[str, Callable[[], object]], keys: KeysPresenter
    ) -> None:
        self._page = page
        self._acts = acts
        self._keys = keys
        self._shortcuts = {name: QShortcut(page) for name in acts}
        for name, shortcut in self._shortcuts.items():
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(acts[name])
            shortcut.setAutoRepeat(name not in _ONCE)
        keys.keys_changed.connect(self._use_keys)
        self._use_keys()

    def _use_keys(self) -> None:
        for name, shortcut in self._shortcuts.items():
            key = self._keys.key(name)
            keys = [key, "Enter"] if key == "Return" else [key]
            shortcut.setKeys([QKeySequence(key) for key in keys])


class ReviewKeys(PictureKeys):
    """All of KEYS but that of the list, and a menu of what they do."""

    def offer_menu(self, view: QWidget) -> None:
        """Open the menu where the view is clicked with the other button."""
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(partial(self._open_menu, view))

    def menu(self) -> QMenu:
        """The acts as they are called now; it goes when it is closed."""
        menu = QMenu(self._page)
        menu.setObjectName("reviewMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, group in enumerate(_GROUPS):
            if place:
                menu.addSeparator()
            self._add(menu, group)
            if not place:
                self._add(menu.addMenu(say(QT_TRANSLATE_NOOP("Admin", "Stars"))), _STARS)
        return menu

    def _open_menu(self, view: QWidget, place: QPoint) -> None:
        self.menu().popup(view.mapToGlobal(_inside(view, place)))

    def _add(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            _, words = KEYS[name]
            action = menu.addAction(f"{say(words)}\t{native(self._keys.key(name))}")
            action.triggered.connect(self._acts[name])


def _inside(view: QWidget, place: QPoint) -> QPoint:
    """A scroll area tells the place in its viewport."""
    viewport = getattr(view, "viewport", None)
    return viewport().mapTo(view, place) if viewport else place
