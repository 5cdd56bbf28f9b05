"""The theme as QML sees it: colours, sizes and durations, as this visitor needs them."""

from dataclasses import asdict
from typing import cast

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from kiosk.presenters.access_presenter import AccessPresenter
from shared.domain.emotion import Emotion
from shared.qt.theme import FONT_FAMILY, NIGHT, PALETTES, stark

QML_IMPORT_NAME = "EmotionGarden"
QML_IMPORT_MAJOR_VERSION = 1

MAIN_TOUCH_MM = 15.0
"""A control that a visit leads through is at least so wide and high."""

LEAST_TOUCH_MM = 10.0
LARGE_TEXT = 1.3


@QmlElement
@QmlSingleton
class Theme(QObject):
    """`brief`, `calm` and `slow` are durations in milliseconds, `settle` for how many what came up
    is not to be touched; `main_touch` and `least_touch` are pixels. `still`: nothing moves; `low`:
    every control is in the lower third; `keyboard`: whoever walks by keys sees where they are.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._access = AccessPresenter({})

    def _get_access(self) -> QObject:
        return self._access

    def _set_access(self, access: QObject) -> None:
        self._access = cast("AccessPresenter", access)
        self._access.changed.connect(self.changed)
        self._access.millimetre_changed.connect(self.changed)
        self.changed.emit()

    def _family(self) -> str:
        return FONT_FAMILY

    def _still(self) -> bool:
        return self._access.has("reduced_motion")

    def _stark(self) -> bool:
        return self._access.has("high_contrast")

    def _low(self) -> bool:
        return self._access.has("low_reach")

    def _keyboard(self) -> bool:
        return self._access.walked_by_keys

    def _text_scale(self) -> float:
        return LARGE_TEXT if self._access.has("large_text") else 1.0

    def _main_touch(self) -> float:
        return MAIN_TOUCH_MM * self._access.pixels_per_millimetre

    def _least_touch(self) -> float:
        return LEAST_TOUCH_MM * self._access.pixels_per_millimetre

    def _brief(self) -> int:
        return 0 if self._still() else 180

    def _calm(self) -> int:
        return 0 if self._still() else 420

    def _settle(self) -> int:
        return self._access.settle_ms

    def _slow(self) -> int:
        return 0 if self._still() else 1400

    access = Property(QObject, _get_access, _set_access, notify=changed)
    family = Property(str, _family, constant=True)
    still = Property(bool, _still, notify=changed)
    stark = Property(bool, _stark, notify=changed)
    low = Property(bool, _low, notify=changed)
    keyboard = Property(bool, _keyboard, notify=changed)
    text_scale = Property(float, _text_scale, notify=changed)
    main_touch = Property(float, _main_touch, notify=changed)
    least_touch = Property(float, _least_touch, notify=changed)
    brief = Property(int, _brief, notify=changed)
    calm = Property(int, _calm, notify=changed)
    slow = Property(int, _slow, notify=changed)
    settle = Property(int, _settle, notify=changed)

    @Slot(str, bool, result="QVariantMap")
    def palette(self, emotion: str, is_stark: bool) -> dict[str, str]:
        """The palette of an emotion key; the night's for anything else."""
        try:
            palette = PALETTES.get(Emotion.from_key(emotion), NIGHT)
        except ValueError:
            palette = NIGHT
        return asdict(stark(palette) if is_stark else palette)
