"""One to four pictures, large, that zoom and move together."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from admin.presenters.comparison import MOST
from admin.presenters.thumbnails import Thumbnails
from admin.screens.large_view import LargeView
from admin.screens.layouts import named
from admin.screens.look import Look
from shared.domain.pool import PoolImage


class CompareView(QWidget):
    """`key_pressed` takes the key of a picture that was clicked while several are shown."""

    key_pressed = Signal(str)
    asked_back = Signal()

    def __init__(
        self,
        pictures: Thumbnails,
        thumbnails: Thumbnails,
        look: Look,
        caption: Callable[[PoolImage], str],
    ) -> None:
        super().__init__()
        self._caption = caption
        self.views = [LargeView(pictures, thumbnails, look) for _ in range(MOST)]
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        for place, view in enumerate(self.views):
            named(view, f"pane{place}")
            self._layout.addWidget(view, place // 2, place % 2)
            view.moved.connect(partial(self._follow, view))
            view.asked_back.connect(self.asked_back)
            view.pressed.connect(partial(self._press, view))
            view.setVisible(place == 0)

    @property
    def meant(self) -> LargeView:
        """The view of the picture that is meant."""
        return next((view for view in self.views if view.meant), self.views[0])

    def show_images(self, images: Sequence[PoolImage], meant: PoolImage | None) -> None:
        """Show these side by side, with a frame around the one that is meant."""
        several = len(images) > 1
        for place, view in enumerate(self.views):
            image = images[place] if place < len(images) else None
            view.meant = several and image is not None and image == meant
            view.caption = self._caption(image) if several and image is not None else ""
            view.show_image(image)
            view.setVisible(image is not None or place == 0)

    def zoom(self) -> None:
        """Between the whole pictures and their pixels, all at the same place."""
        self.meant.zoom()

    def _follow(self, leader: LargeView) -> None:
        for view in self.views:
            if view is not leader:
                view.follow(leader)

    def _press(self, view: LargeView) -> None:
        if view.image is not None and not view.meant:
            self.key_pressed.emit(view.image.key)
