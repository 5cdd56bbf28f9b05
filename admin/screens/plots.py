"""Plots: rates as bars with intervals, and rates by day; they can be heard as well as seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from admin.screens.look import Look
from admin.screens.plot_scale import Scale, from_zero
from shared.services.recommender.like_rates import Estimate

_ROW = 30
_BAR = 14
_AXIS = 36
_GAP = 10
_WIDEST_NAME = 0.5
_DAYS_HEIGHT = 190


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn: `value` beside the bar, `told` when it is pointed at or heard.

    `colour` is `#rrggbb`, or None for that of the theme.
    """

    name: str
    rate: Estimate
    value: str
    told: str
    colour: str | None = None


class _Plot(QWidget):
    """`axis` is what the axis is called."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._look = look
        self.marks: Sequence[Mark] = ()
        self._scale: Scale = from_zero((), str)
        self._axis = ""
        look.changed.connect(self.update)

    def put(self, marks: Sequence[Mark], scale: Scale, axis: str) -> None:
        """Draw these."""
        self.marks, self._scale, self._axis = marks, scale, axis
        self.setAccessibleDescription("\n".join([axis, *(mark.told for mark in marks)]))
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self._pointed(event.pos().x(), event.pos().y())
            told = self.marks[place].told if 0 <= place < len(self.marks) else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def _pointed(self, x: int, y: int) -> int:
        """The number of the mark at a point of the widget."""
        raise NotImplementedError

    def _pen(self, painter: QPainter, colour: str, width: float = 1.0) -> None:
        painter.setPen(QPen(QColor(colour), width))


class BarPlot(_Plot):
    """A row for each mark: its name, a bar from zero, a whisker for its interval, its value."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(420, _ROW * len(self.marks) + _AXIS)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self._room(painter)
        self._draw_axis(painter, room)
        for place, mark in enumerate(self.marks):
            self._draw_mark(painter, room, place, mark)
        painter.end()

    def _pointed(self, x: int, y: int) -> int:
        return y // _ROW

    def _room(self, painter: QPainter) -> QRectF:
        """Where the bars are: right of the names, left of the values, above the axis."""
        metrics = painter.fontMetrics()
        left = max([metrics.horizontalAdvance(mark.name) for mark in self.marks] or [0])
        right = max([metrics.horizontalAdvance(mark.value) for mark in self.marks] or [0])
        left = min(left + 2, int(self.width() * _WIDEST_NAME)) + _GAP
        width = max(40, self.width() - left - right - 2 * _GAP)
        return QRectF(left, 0, width, _ROW * len(self.marks))

    def _draw_axis(self, painter: QPainter, room: QRectF) -> None:
        colours, metrics = self._look.colours, painter.fontMetrics()
        for tick in self._scale.ticks:
            x = room.left() + room.width() * self._scale.place(tick)
            self._pen(painter, colours.soft if tick == 0 else colours.line)
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom() + 3))
            self._pen(painter, colours.soft)
            words = self._scale.write(tick)
            painter.drawText(
                QPointF(x - metrics.horizontalAdvance(words) / 2, room.bottom() + 16), words
            )
        words = metrics.elidedText(self._axis, Qt.TextElideMode.ElideRight, self.width())
        x = room.center().x() - metrics.horizontalAdvance(words) / 2
        x = max(0.0, min(x, self.width() - metrics.horizontalAdvance(words)))
        painter.drawText(QPointF(x, room.bottom() + 32), words)

    def _draw_mark(self, painter: QPainter, room: QRectF, place: int, mark: Mark) -> None:
        colours, metrics = self._look.colours, painter.fontMetrics()
        middle = _ROW * (place + 0.5)
        base = middle + metrics.ascent() / 2 - 1
        self._pen(painter, colours.ink)
        wide = int(room.left()) - _GAP
        name = metrics.elidedText(mark.name, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QPointF(0, base), name)
        painter.drawText(QPointF(room.right() + _GAP, base), mark.value)
        at = [
            room.left() + room.width() * self._scale.place(value)
            for value in (0.0, mark.rate.rate, mark.rate.low, mark.rate.high)
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mark.colour or colours.accent))
        painter.drawRoundedRect(
            QRectF(min(at[:2]), middle - _BAR / 2, abs(at[1] - at[0]), _BAR), 2, 2
        )
        self._pen(painter, colours.window, 3.5)
        painter.drawLine(QPointF(at[2], middle), QPointF(at[3], middle))
        self._pen(painter, colours.ink, 1.5)
        painter.drawLine(QPointF(at[2], middle), QPointF(at[3], middle))
        for end in at[2:]:
            painter.drawLine(QPointF(end, middle - 4), QPointF(end, middle + 4))


class DayPlot(_Plot):
    """A dot for each mark from left to right, with its interval; the axis is at the left."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(420, _DAYS_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self._room()
        self._draw_axis(painter, room)
        for place, mark in enumerate(self.marks):
            self._draw_mark(painter, room, place, mark)
        self._draw_names(painter, room)
        painter.end()

    def _pointed(self, x: int, y: int) -> int:
        room = self._room()
        return int((x - room.left()) // (room.width() / max(1, len(self.marks))))

    def _room(self) -> QRectF:
        metrics = self.fontMetrics()
        words = [self._scale.write(tick) for tick in self._scale.ticks]
        left = max(metrics.horizontalAdvance(word) for word in words) + _GAP
        return QRectF(left, 24, max(40, self.width() - left - _GAP), _DAYS_HEIGHT - 24 - 26)

    def _draw_axis(self, painter: QPainter, room: QRectF) -> None:
        colours, metrics = self._look.colours, painter.fontMetrics()
        for tick in self._scale.ticks:
            y = room.bottom() - room.height() * self._scale.place(tick)
            self._pen(painter, colours.soft if tick == 0 else colours.line)
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            self._pen(painter, colours.soft)
            words = self._scale.write(tick)
            x = room.left() - _GAP / 2 - metrics.horizontalAdvance(words)
            painter.drawText(QPointF(x, y + metrics.ascent() / 2 - 1), words)
        painter.drawText(QPointF(0, metrics.ascent()), self._axis)

    def _draw_mark(self, painter: QPainter, room: QRectF, place: int, mark: Mark) -> None:
        x = self._x(room, place)
        rate, low, high = (
            room.bottom() - room.height() * self._scale.place(value)
            for value in (mark.rate.rate, mark.rate.low, mark.rate.high)
        )
        self._pen(painter, self._look.colours.soft, 1.5)
        painter.drawLine(QPointF(x, low), QPointF(x, high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mark.colour or self._look.colours.accent))
        painter.drawEllipse(QPointF(x, rate), 3.5, 3.5)

    def _draw_names(self, painter: QPainter, room: QRectF) -> None:
        """The first and the last day, and those between that have room."""
        self._pen(painter, self._look.colours.soft)
        metrics, until = painter.fontMetrics(), -1e9
        for place, mark in enumerate(self.marks):
            wide = metrics.horizontalAdvance(mark.name)
            x = min(max(room.left(), self._x(room, place) - wide / 2), room.right() - wide)
            if x > until:
                painter.drawText(QPointF(x, room.bottom() + 18), mark.name)
                until = x + wide + 2 * _GAP

    def _x(self, room: QRectF, place: int) -> float:
        return room.left() + room.width() * (place + 0.5) / max(1, len(self.marks))
