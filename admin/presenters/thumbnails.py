"""Small pictures for the views: read and decoded on a lane, the last ones kept."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from shared.domain.errors import EmotionGardenError
from shared.qt.task_runner import TaskRunner

_KEPT = 400
_WAITING = 300
_AT_ONCE = 12


class Thumbnails(QObject):
    """`get` answers what is there, and fetches what is not: the last asked for comes first.

    `read` gives the bytes of a picture by its key, on `lane` (EmotionGardenError). A picture that
    can not be read is a null image. With `side`, pictures are made to fit that many pixels.
    """

    arrived = Signal(str)

    def __init__(
        self,
        runner: TaskRunner,
        read: Callable[[str], bytes],
        lane: str,
        *,
        side: int | None = None,
        kept: int = _KEPT,
    ) -> None:
        super().__init__()
        self._runner = runner
        self._read = read
        self._lane = lane
        self._side = side
        self._most = kept
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._waiting: OrderedDict[str, None] = OrderedDict()
        self._at_work = False

    def get(self, key: str) -> QImage | None:
        """The picture, or None while it is on its way."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._waiting[key] = None
        self._waiting.move_to_end(key)
        if len(self._waiting) > _WAITING:
            self._waiting.popitem(last=False)
        self._fetch()
        return None

    def _fetch(self) -> None:
        if self._at_work or not self._waiting:
            return
        self._at_work = True
        keys = [
            self._waiting.popitem(last=True)[0] for _ in range(min(_AT_ONCE, len(self._waiting)))
        ]
        self._runner.run(
            self._lane, lambda: [(key, self._decode(key)) for key in keys], self._keep, self._stop
        )

    def _decode(self, key: str) -> QImage:
        try:
            image = QImage.fromData(self._read(key))
        except EmotionGardenError:
            return QImage()
        if self._side and max(image.width(), image.height()) > self._side:
            image = image.scaled(
                QSize(self._side, self._side),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return image

    def _keep(self, images: list[tuple[str, QImage]]) -> None:
        self._at_work = False
        for key, image in images:
            self._kept[key] = image
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        self._fetch()
        for key, _ in images:
            self.arrived.emit(key)

    def _stop(self, error: Exception) -> None:
        self._at_work = False
