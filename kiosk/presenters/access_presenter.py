"""How the screens are shown to this visitor: what the site has set, and what the visitor wishes."""

from collections.abc import Mapping

from PySide6.QtCore import Property, QObject, Signal, Slot

WISHES = ("high_contrast", "large_text", "low_reach", "reduced_motion")
"""What a visitor may switch, on every screen."""

SETTLE_MS = 350
"""A touch so soon after another is the same one: hands that are used to a double click."""

_MM_PER_INCH = 25.4
_LIKELY_DPI = (24.0, 400.0)
_USUAL_DPI = 96.0


class AccessPresenter(QObject):
    """Four switches that go back after each visit, and how many pixels a millimetre has.

    `first` are the switches as the site has set them. `keyboard` is true while somebody walks
    through the screens by keys, and then sees where they are. `settle_ms`: milliseconds for which
    what has just come up under a finger, or was just touched, is not touched again.
    """

    changed = Signal()
    millimetre_changed = Signal()

    def __init__(self, first: Mapping[str, bool], settle_ms: int = SETTLE_MS) -> None:
        super().__init__()
        self._settle_ms = settle_ms
        self._first = {wish: first.get(wish, False) for wish in WISHES}
        self._wishes = dict(self._first)
        self._keyboard = False
        self._millimetre = _USUAL_DPI / _MM_PER_INCH

    def _get_high_contrast(self) -> bool:
        return self._wishes["high_contrast"]

    def _get_large_text(self) -> bool:
        return self._wishes["large_text"]

    def _get_low_reach(self) -> bool:
        return self._wishes["low_reach"]

    def _get_reduced_motion(self) -> bool:
        return self._wishes["reduced_motion"]

    def _get_keyboard(self) -> bool:
        return self._keyboard

    high_contrast = Property(bool, _get_high_contrast, notify=changed)
    large_text = Property(bool, _get_large_text, notify=changed)
    low_reach = Property(bool, _get_low_reach, notify=changed)
    reduced_motion = Property(bool, _get_reduced_motion, notify=changed)
    keyboard = Property(bool, _get_keyboard, notify=changed)

    def has(self, wish: str) -> bool:
        """Whether one of WISHES is on."""
        return self._wishes[wish]

    @property
    def pixels_per_millimetre(self) -> float:
        return self._millimetre

    @property
    def settle_ms(self) -> int:
        return self._settle_ms

    def settle_within(self, milliseconds: int) -> None:
        """Take another time than SETTLE_MS, for hands that are not a visitor's."""
        self._settle_ms = milliseconds
        self.changed.emit()

    @property
    def walked_by_keys(self) -> bool:
        return self._keyboard

    @Slot(str)
    def switch(self, wish: str) -> None:
        """Turn one of WISHES on or off."""
        self._wishes[wish] = not self._wishes[wish]
        self.changed.emit()

    def set_first(self, wish: str, on: bool) -> None:
        """What the next visitors find, and who is there now."""
        self._first[wish] = self._wishes[wish] = on
        self.changed.emit()

    def used_keys(self, keyboard: bool) -> None:
        """Whether the last thing that was used is a key or the screen."""
        if keyboard is not self._keyboard:
            self._keyboard = keyboard
            self.changed.emit()

    def reset(self) -> None:
        """As the next visitor finds it."""
        self._keyboard = False
        self._wishes = dict(self._first)
        self.changed.emit()

    def measure(self, dots_per_inch: float) -> None:
        """How fine the screen is; one that says something unlikely is taken for a usual one."""
        least, most = _LIKELY_DPI
        likely = least <= dots_per_inch <= most
        millimetre = (dots_per_inch if likely else _USUAL_DPI) / _MM_PER_INCH
        if millimetre != self._millimetre:
            self._millimetre = millimetre
            self.millimetre_changed.emit()
