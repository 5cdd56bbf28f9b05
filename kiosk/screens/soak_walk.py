"""Walks invented visitors through the window, one after the other."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickView

from kiosk.presenters.staff_presenter import TAPS
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.screens.hands import Hands
from kiosk.services.soak import Deed, Kind, SoakVisitor
from kiosk.services.visit import VisitState

_COME_S = 10.0
_LOOK_S = 0.06
_STRETCH_S = 0.01
_BLOWS = 15


@dataclass(frozen=True, slots=True)
class Times:
    """How long the kiosk waits for a visitor who does nothing, in seconds."""

    idle_s: float
    still_there_s: float

    @property
    def patience_s(self) -> float:
        """The longest a visit may last after its last touch, generously."""
        return 10 + self.idle_s + self.still_there_s


class SoakWalk:
    """Visitors at a kiosk's window. `unplug` takes the camera away (True) or gives it back.

    `ways` counts what they did; `stuck` are visits that did not begin or end.
    """

    def __init__(
        self,
        window: QQuickView,
        visit: VisitPresenter,
        times: Times,
        unplug: Callable[[bool], None],
    ) -> None:
        self._window = window
        self._visit = visit
        self._times = times
        self._unplug = unplug
        self.hands = Hands(window)
        self.ways: Counter[str] = Counter()
        self.stuck: list[str] = []

    def visit(self, chance: random.Random) -> None:
        """One visit, from the first touch until the kiosk waits for somebody again."""
        visitor = SoakVisitor(chance)
        begun = self.hands.wait(lambda: self._begin() or self._is_on(), _COME_S)
        while begun and self._is_on():
            self._do(visitor, visitor.next(self._visit.visit.state, self.hands.can_touch))
        self._unplug(False)
        if not begun:
            self.stuck.append("a touch began no visit")

    def look_for_staff(self) -> bool:
        """Open the staff's pad once and leave it again; False when it did not come."""
        for _ in range(TAPS):
            self.hands.touch("staffCorner")
        self.hands.wait(lambda: self.hands.can_touch("staffBack"), _COME_S)
        return self.hands.touch("staffBack")

    def _begin(self) -> bool:
        """Whoever finds the staff's pad, which somebody has hammered open, closes it first."""
        if self.hands.touch("staffBack"):
            self.ways["close the staff's pad"] += 1
        return self.hands.touch("attractScreen")

    def _is_on(self) -> bool:
        return self._visit.visit.state is not VisitState.ATTRACT

    def _do(self, visitor: SoakVisitor, deed: Deed) -> None:
        self.ways[deed.kind.name.lower().replace("_", " ")] += 1
        if deed.kind is Kind.TOUCH:
            self.hands.touch(deed.target)
            self.hands.pause(_STRETCH_S)
        elif deed.kind is Kind.TOUCH_ANYTHING:
            places = self.hands.touchable()
            if places:
                self.hands.press(places[visitor.among(len(places))].center())
            self.hands.pause(_STRETCH_S)
        elif deed.kind is Kind.HAMMER:
            self._hammer(visitor)
        elif deed.kind is Kind.WAIT:
            state = self._visit.visit.state
            self.hands.wait(lambda: self._visit.visit.state is not state, _LOOK_S)
        elif deed.kind is Kind.UNPLUG:
            self._unplug(True)
            self.hands.pause(_LOOK_S)
        else:
            self._stand_still(returns=deed.kind is Kind.HESITATE)

    def _hammer(self, visitor: SoakVisitor) -> None:
        for _ in range(_BLOWS):
            x = visitor.anywhere(self._window.width())
            y = visitor.anywhere(self._window.height())
            self.hands.press(QPointF(x, y))
        self.hands.pause(_STRETCH_S)

    def _stand_still(self, *, returns: bool) -> None:
        """Touch nothing until the kiosk asks, and answer it or not."""
        patience = self._times.patience_s
        asked = self.hands.wait(lambda: not self._is_on() or self._visit_is_asking(), patience)
        if asked and returns and self._is_on():
            self.hands.press(QPointF(self._window.width() / 2, self._window.height() / 2))
            return
        if not self.hands.wait(lambda: not self._is_on(), patience):
            self.stuck.append(f"{self._visit.visit.state.value} did not end by itself")
            self._visit.leave()

    def _visit_is_asking(self) -> bool:
        return bool(self._visit.asking)
