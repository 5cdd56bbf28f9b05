"""How the kiosk is, in one light and one sentence for each part."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum

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
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.camera_health import CameraState
from kiosk.services.room import Space
from kiosk.services.tilt import Tilt
from kiosk.services.visit import VisitState
from shared.logs import Trouble
from shared.ports import Catalogue, Outbox
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


@dataclass(frozen=True, slots=True)
class Parts:
    """What is looked at. `troubles` are the last warnings and errors of the log."""

    visit: VisitPresenter
    camera: CameraPresenter
    housekeeper: Housekeeper
    caretaker: Caretaker
    catalogue: Catalogue
    outboxes: Sequence[Outbox]
    troubles: Callable[[], tuple[Trouble, ...]]
    version: str


class HealthPresenter(QObject):
    """`rows` of `part`, `light` (0 good, 1 look, 2 broken) and `sentence`; `worst` is of all."""

    changed = Signal()

    def __init__(self, parts: Parts, language: LanguagePresenter, runner: TaskRunner) -> None:
        super().__init__()
        self._parts = parts
        self._language = language
        self._runner = runner
        self._waiting: int | None = None
        self._models: Exception | bool | None = None
        self._last_visit: datetime | None = None
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        parts.camera.health.changed.connect(self.changed)
        parts.visit.state_changed.connect(self._watch_visit)
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
            (translate("Staff", "Last visit"), (Light.GOOD, self._time(self._last_visit))),
            (translate("Staff", "Version"), (Light.GOOD, self._parts.version)),
        ]
        return [
            {"part": part, "light": light.value, "sentence": sentence}
            for part, (light, sentence) in found
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
        self._runner.run(DATABASE_LANE, self._depth, self._counted, self._not_counted)
        self.changed.emit()

    def _depth(self) -> int:
        return sum(outbox.depth() for outbox in self._parts.outboxes)

    def _counted(self, waiting: int) -> None:
        self._waiting = waiting
        self.changed.emit()

    def _not_counted(self, error: Exception) -> None:
        _log.warning("health: %s", error)

    def _watch_visit(self) -> None:
        if self._parts.visit.visit.state is VisitState.GARDEN:
            self._last_visit = datetime.now(UTC)

    # --- sentences ---

    def _camera(self) -> tuple[Light, str]:
        camera = self._parts.camera.health
        sentence = health_sentence(camera.health, camera.tilt)
        if camera.health.state is CameraState.TROUBLE:
            words = QCoreApplication.translate("Staff", "%1 (since %2)").replace("%1", sentence)
            return Light.BROKEN, words.replace("%2", self._time(camera.health.since))
        return Light.GOOD if camera.tilt is Tilt.NONE else Light.LOOK, sentence

    def _face_models(self) -> tuple[Light, str]:
        translate = QCoreApplication.translate
        if isinstance(self._models, Exception):
            return Light.BROKEN, _short(str(self._models))
        if self._models is None:
            return Light.LOOK, translate("Staff", "Loading")
        return Light.GOOD, translate("Staff", "Ready")

    def _store(self) -> tuple[Light, str]:
        housekeeper = self._parts.housekeeper
        if housekeeper.troubles:
            return Light.LOOK, _short(next(iter(housekeeper.troubles.values())))
        if housekeeper.fallback is not None:
            words = QCoreApplication.translate("Staff", "The starter garden is shown: %1")
            return Light.LOOK, words.replace("%1", _short(housekeeper.fallback))
        return Light.GOOD, QCoreApplication.translate("Staff", "Answers")

    def _shelf(self) -> tuple[Light, str]:
        count = len(self._parts.catalogue.items())
        light = Light.GOOD if count else Light.LOOK
        return light, QCoreApplication.translate("Staff", "%1 on the shelf").replace(
            "%1", QLocale(self._language.current).toString(count)
        )

    def _outbox(self) -> tuple[Light, str]:
        if self._waiting is None:
            return Light.GOOD, "…"
        light = Light.LOOK if self._waiting > MANY_WAITING else Light.GOOD
        return light, QLocale(self._language.current).toString(self._waiting)

    def _disk(self) -> tuple[Light, str]:
        room = self._parts.caretaker.room
        if room is None:
            return Light.GOOD, "…"
        lights = {Space.ENOUGH: Light.GOOD, Space.LOW: Light.LOOK, Space.SCARCE: Light.BROKEN}
        locale, format_ = QLocale(self._language.current), QLocale.DataSizeFormat.DataSizeSIFormat
        size = locale.formattedDataSize(room.free, 1, format_)
        words = QCoreApplication.translate("Staff", "%1 free").replace("%1", size)
        if room.space is not Space.ENOUGH:
            words += ". " + QCoreApplication.translate("Staff", "Please make room")
        return lights[room.space], words

    def _database(self) -> tuple[Light, str]:
        translate, caretaker = QCoreApplication.translate, self._parts.caretaker
        if caretaker.is_rebuilding:
            return Light.LOOK, translate("Staff", "Was damaged; is rebuilt from the event log")
        if caretaker.rows is not None:
            words = translate("Staff", "Was damaged; %1 rows came back from the event log")
            return Light.LOOK, words.replace("%1", str(caretaker.rows))
        return Light.GOOD, translate("Staff", "Sound")

    def _time(self, moment: datetime | None) -> str:
        if moment is None:
            return QCoreApplication.translate("Staff", "None since the start")
        here = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
        return QLocale(self._language.current).toString(here, QLocale.FormatType.ShortFormat)


def _short(sentence: str) -> str:
    """A sentence on one line, however long a library made it; the log has all of it."""
    words = " ".join(sentence.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
