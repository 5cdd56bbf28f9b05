"""How the kiosk is, in one light and one sentence for each part."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import (
    Property,
    QCoreApplication,
    QDateTime,
    QLocale,
    QObject,
    QTimer,
    Signal,
)

from kiosk.presenters.camera_presenter import CameraPresenter
from kiosk.presenters.camera_sentences import health_sentence
from kiosk.presenters.caretaker import Caretaker
from kiosk.presenters.garden_presenter import DATABASE_LANE
from kiosk.presenters.housekeeper import Housekeeper
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.staff_sentences import trouble_sentence
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.camera_health import CameraState
from kiosk.services.room import Space, space_of
from kiosk.services.stock import Stock, Stocktaking
from kiosk.services.tilt import Tilt
from shared.logs import Trouble
from shared.qt.task_runner import TaskRunner

LOOK_EVERY_MS = 2000
MANY_WAITING = 1000
"""Messages in the outbox after which staff should know."""

_LONGEST = 160
_log = logging.getLogger(__name__)


class Light(IntEnum):
    """What a light says; the worst is the highest."""

    GOOD = 0
    LOOK = 1
    BROKEN = 2


class _Said(NamedTuple):
    """A light, the sentence for it, and what a library said in its own words."""

    light: Light
    sentence: str
    detail: str = ""


_UNKNOWN = _Said(Light.GOOD, "…")
_OF_SPACE = {Space.ENOUGH: Light.GOOD, Space.LOW: Light.LOOK, Space.SCARCE: Light.BROKEN}


@dataclass(frozen=True, slots=True)
class Parts:
    """What is looked at. `troubles` are the last warnings and errors of the log."""

    visit: VisitPresenter
    camera: CameraPresenter
    housekeeper: Housekeeper
    caretaker: Caretaker
    stocktaking: Stocktaking
    troubles: Callable[[], tuple[Trouble, ...]]
    version: str


class HealthPresenter(QObject):
    """`rows` of `part`, `light` (0 good, 1 look, 2 broken), `sentence` and `detail`, which is a
    library's own words, in English; `worst` is of all.
    """

    changed = Signal()

    def __init__(self, parts: Parts, language: LanguagePresenter, runner: TaskRunner) -> None:
        super().__init__()
        self._parts = parts
        self._language = language
        self._runner = runner
        self._stock: Stock | None = None
        self._models: Exception | bool | None = None
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        parts.camera.health.changed.connect(self.changed)
        parts.visit.state_changed.connect(self.changed)
        language.language_changed.connect(self.changed)

    # --- what the screen binds to ---

    def _get_rows(self) -> list[dict[str, object]]:
        translate = QCoreApplication.translate
        found = [
            (translate("Staff", "Camera"), self._camera()),
            (translate("Staff", "Face models"), self._face_models()),
            (translate("Staff", "Store"), self._store()),
            (translate("Staff", "Pictures"), self._shelf()),
            (translate("Staff", "Waiting to be delivered"), self._outbox()),
            (translate("Staff", "Disk"), self._disk()),
            (translate("Staff", "Database"), self._database()),
            (translate("Staff", "Last visit"), self._last_visit()),
            (translate("Staff", "Version"), _Said(Light.GOOD, self._parts.version)),
        ]
        return [
            {
                "part": part,
                "light": said.light.value,
                "sentence": said.sentence,
                "detail": _short(said.detail),
            }
            for part, said in found
        ]

    def _get_worst(self) -> int:
        return max(int(str(row["light"])) for row in self._get_rows())

    def _get_troubles(self) -> list[dict[str, object]]:
        return [
            {
                "at": self._time(each.moment),
                "error": each.is_error,
                "sentence": _short(each.sentence),
            }
            for each in self._parts.troubles()
        ]

    rows = Property(list, _get_rows, notify=changed)
    worst = Property(int, _get_worst, notify=changed)
    troubles = Property(list, _get_troubles, notify=changed)

    def start(self) -> None:
        """Somebody looks."""
        self._timer.start()
        self._look()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._timer.stop()

    def models_are_ready(self) -> None:
        """The face models are loaded."""
        self._models = True
        self.changed.emit()

    def models_failed(self, error: Exception) -> None:
        """Faces cannot be read on this machine."""
        self._models = error
        self.changed.emit()

    # --- looking ---

    def _look(self) -> None:
        look = self._parts.stocktaking.look
        self._runner.run(DATABASE_LANE, look, self._looked, _not_looked)
        self.changed.emit()

    def _looked(self, stock: Stock) -> None:
        self._stock = stock
        self.changed.emit()

    # --- sentences ---

    def _camera(self) -> _Said:
        camera = self._parts.camera.health
        sentence = health_sentence(camera.health, camera.tilt)
        if camera.health.state is CameraState.TROUBLE:
            words = QCoreApplication.translate("Staff", "%1 (since %2)").replace("%1", sentence)
            return _Said(Light.BROKEN, words.replace("%2", self._time(camera.health.since)))
        return _Said(Light.GOOD if camera.tilt is Tilt.NONE else Light.LOOK, sentence)

    def _face_models(self) -> _Said:
        translate = QCoreApplication.translate
        if isinstance(self._models, Exception):
            words = translate("Staff", "Faces cannot be read; visitors choose by hand")
            return _Said(Light.BROKEN, words, str(self._models))
        if self._models is None:
            return _Said(Light.LOOK, translate("Staff", "Loading"))
        return _Said(Light.GOOD, translate("Staff", "Ready"))

    def _store(self) -> _Said:
        housekeeper, translate = self._parts.housekeeper, QCoreApplication.translate
        for work, detail in housekeeper.troubles.items():
            return _Said(Light.LOOK, trouble_sentence(work), detail)
        if housekeeper.fallback is not None:
            words = translate("Staff", "It gives no garden, so the starter garden is shown")
            return _Said(Light.LOOK, words, housekeeper.fallback)
        return _Said(Light.GOOD, translate("Staff", "Answers"))

    def _shelf(self) -> _Said:
        count = self._stock.shelf if self._stock else None
        if count is None:
            return _UNKNOWN
        words = QCoreApplication.translate("Staff", "%1 on the shelf")
        return _Said(Light.GOOD if count else Light.LOOK, words.replace("%1", self._number(count)))

    def _outbox(self) -> _Said:
        waiting = self._stock.waiting if self._stock else None
        if waiting is None:
            return _UNKNOWN
        return _Said(Light.LOOK if waiting > MANY_WAITING else Light.GOOD, self._number(waiting))

    def _disk(self) -> _Said:
        disk = self._stock.disk if self._stock else None
        if disk is None:
            return _UNKNOWN
        space = space_of(disk.free)
        locale, format_ = QLocale(self._language.current), QLocale.DataSizeFormat.DataSizeSIFormat
        size = locale.formattedDataSize(disk.free, 1, format_)
        words = QCoreApplication.translate("Staff", "%1 free").replace("%1", size)
        if space is not Space.ENOUGH:
            words += ". " + QCoreApplication.translate("Staff", "Please make room")
        return _Said(_OF_SPACE[space], words)

    def _database(self) -> _Said:
        translate, caretaker = QCoreApplication.translate, self._parts.caretaker
        if self._stock is not None and self._stock.trouble is not None:
            words = translate("Staff", "It cannot be read; start the kiosk again")
            return _Said(Light.BROKEN, words, str(self._stock.trouble))
        if caretaker.is_rebuilding:
            return _Said(
                Light.LOOK, translate("Staff", "Was damaged; is rebuilt from the event log")
            )
        if caretaker.rows is not None:
            words = translate("Staff", "Was damaged; %1 rows came back from the event log")
            return _Said(Light.LOOK, words.replace("%1", str(caretaker.rows)))
        return _Said(Light.GOOD, translate("Staff", "Sound"))

    def _last_visit(self) -> _Said:
        return _Said(Light.GOOD, self._time(self._parts.visit.last_visit))

    def _number(self, count: int) -> str:
        return QLocale(self._language.current).toString(count)

    def _time(self, moment: datetime | None) -> str:
        if moment is None:
            return QCoreApplication.translate("Staff", "None since the start")
        here = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
        return QLocale(self._language.current).toString(here, QLocale.FormatType.ShortFormat)


def _not_looked(error: Exception) -> None:
    _log.warning("health: %s", error)


def _short(sentence: str) -> str:
    """A sentence on one line, however long a library made it; the log has all of it."""
    words = " ".join(sentence.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
