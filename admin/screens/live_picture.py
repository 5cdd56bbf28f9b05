"""A picture while it is made: what it looks like so far, and its steps."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from admin.screens.layouts import named
from admin.screens.look import Look
from shared.domain.generation_job import JobProgress

_BUSY = (0, 0)
"""The range of a progress bar that tells no more than that something goes on."""


class LivePicture(QWidget):
    """A picture as it looks so far; decoded once for each new JPEG."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._data: bytes | None = None
        self.image = QImage()
        look.changed.connect(self.update)

    def put(self, data: bytes | None) -> None:
        """Show this JPEG; None is an empty place."""
        if data is not self._data:
            self._data = data
            self.image = QImage.fromData(data) if data else QImage()
            self.update()

    def show_image(self, image: QImage) -> None:
        """Show a picture that is decoded already."""
        if image.cacheKey() != self.image.cacheKey():
            self._data, self.image = None, image
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colours.wall)
        if not self.image.isNull():
            size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            room = self.rect()
            room.setSize(size)
            room.moveCenter(self.rect().center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(room, self.image)
        painter.end()


def steps_bar() -> QProgressBar:
    """A bar for `show_steps`."""
    return named(QProgressBar(textVisible=False), "imageSteps")


def show_steps(bar: QProgressBar, how_far: JobProgress | None) -> None:
    """Steps on a bar; one that only moves when the engine tells none."""
    needed = how_far.needed if how_far else 0
    bar.setRange(*((0, needed) if needed else _BUSY))
    if how_far and needed:
        bar.setValue(how_far.done)
