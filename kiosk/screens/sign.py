"""The sign for the hall: the notice on a sheet of A4, as a PDF to print and a PNG to show."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from kiosk.services.notice import NoticeText
from shared.qt.theme import FONT_FAMILY, NIGHT

WIDTH, HEIGHT = 2100.0, 2970.0
"""A4 in tenths of a millimetre, the unit of everything here."""

_MARGIN = 190.0
_PNG_DPI = 150
_PDF_DPI = 600
_INK = QColor("#14201d")
_SOFT = QColor("#3d4a46")
_PAPER = QColor("#fbf8f1")
_GOLD = QColor("#8a6420")
_LINES = 1.42
_NARROWER = 0.97
_SIZES = (1.3, 1.2, 1.1, 1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58)


@dataclass(frozen=True, slots=True)
class SignText:
    """The notice in one language, and the words of the sign around it."""

    notice: NoticeText
    by_hand: str
    title: str
    wording: str


class Sign:
    """A sheet with the notice in each of the given languages, one above the other.

    At least one. `flower` is the picture that adorns it. Needs a QGuiApplication that has the
    fonts.
    """

    def __init__(self, texts: Sequence[SignText], flower: Path) -> None:
        self._texts = texts
        self._flower = QImage(str(flower))

    def pdf(self) -> bytes:
        """The sheet to print, text as text."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                QMarginsF(0, 0, 0, 0),
            )
        )
        writer.setResolution(_PDF_DPI)
        writer.setTitle(self._texts[0].notice.heading)
        writer.setCreator("Emotion Garden")
        painter = QPainter(writer)
        painter.scale(writer.width() / WIDTH, writer.height() / HEIGHT)
        self._paint(painter)
        painter.end()
        buffer.close()
        return bytes(data.data())

    def png(self) -> bytes:
        """The sheet as a picture."""
        size = QSizeF(WIDTH, HEIGHT) * (_PNG_DPI / 254)
        image = QImage(size.toSize(), QImage.Format.Format_RGB32)
        image.setDotsPerMeterX(round(_PNG_DPI / 0.0254))
        image.setDotsPerMeterY(round(_PNG_DPI / 0.0254))
        painter = QPainter(image)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.scale(image.width() / WIDTH, image.height() / HEIGHT)
        self._paint(painter)
        painter.end()
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"PNG")).write(image)
        return bytes(data.data())

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), _PAPER)
        painter.setOpacity(0.34)
        painter.drawImage(QRectF(WIDTH - 760, -420, 1180, 1180), self._flower)
        painter.setOpacity(1)
        _paint_camera(painter, QPointF(_MARGIN, _MARGIN), 300)
        place = QRectF(_MARGIN, 620, WIDTH - 2 * _MARGIN, HEIGHT - 620 - 240)
        self._paint_blocks(painter, place)
        _paint_foot(painter, self._texts)

    def _paint_blocks(self, painter: QPainter, place: QRectF) -> None:
        gap = 130.0
        each = (place.height() - gap * (len(self._texts) - 1)) / len(self._texts)
        size = min(self._fitting(painter, text, place.width(), each) for text in self._texts)
        top = place.top()
        for number, text in enumerate(self._texts):
            if number:
                painter.setPen(QPen(_GOLD, 3))
                painter.drawLine(QPointF(_MARGIN, top), QPointF(_MARGIN + 240, top))
                top += gap
            block = QRectF(place.left(), top, place.width(), each)
            top += self._paint_block(painter, text, block, size, drawn=True) + gap

    def _fitting(self, painter: QPainter, text: SignText, width: float, height: float) -> float:
        """The largest size at which the text fits, the smallest when none does."""
        place = QRectF(0, 0, width, height)
        for size in _SIZES:
            if self._paint_block(painter, text, place, size, drawn=False) <= height:
                return size
        return _SIZES[-1]

    def _paint_block(
        self, painter: QPainter, text: SignText, place: QRectF, size: float, *, drawn: bool
    ) -> float:
        """Paint the notice from the top of `place`; answers its height."""
        pen = _Pen(painter, place.top(), drawn)
        font = _font(132 * size, QFont.Weight.Light)
        pen.write(text.notice.heading, place.left(), place.width(), font, _INK)
        pen.top += 70 * size
        for point in (*text.notice.points, text.by_hand):
            if drawn:
                bud = QRectF(place.left(), pen.top + 8 * size, 62 * size, 62 * size)
                painter.drawImage(bud, self._flower)
            indent = 110 * size
            font = _font(62 * size, QFont.Weight.Normal)
            pen.write(point, place.left() + indent, place.width() - indent, font, _INK)
            pen.top += 44 * size
        if text.notice.contact:
            font = _font(50 * size, QFont.Weight.DemiBold)
            pen.write(text.notice.contact, place.left(), place.width(), font, _GOLD)
        return pen.top - place.top()


class _Pen:
    """Writes paragraphs from the top downwards, or only measures them."""

    def __init__(self, painter: QPainter, top: float, drawn: bool) -> None:
        self._painter = painter
        self._drawn = drawn
        self.top = top

    def write(self, text: str, left: float, width: float, font: QFont, colour: QColor) -> None:
        self._painter.setFont(font)
        self._painter.setPen(colour)
        line = font.pixelSize() * _LINES
        for words in _broken(self._painter, text, width):
            if self._drawn:
                place = QRectF(left, self.top, width + 10, line)
                self._painter.drawText(place, Qt.AlignmentFlag.AlignLeft, words)
            self.top += line


def _broken(painter: QPainter, text: str, width: float) -> list[str]:
    """The text in as few lines as fit and nearly as long as each other, no word ever divided."""
    lines = _filled(painter, text, width)
    while len(narrower := _filled(painter, text, width * _NARROWER)) == len(lines):
        lines, width = narrower, width * _NARROWER
        if len(lines) == 1:
            break
    return lines


def _filled(painter: QPainter, text: str, width: float) -> list[str]:
    metrics = painter.fontMetrics()
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _font(size: float, weight: QFont.Weight) -> QFont:
    font = QFont(FONT_FAMILY)
    font.setPixelSize(max(1, round(size)))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _paint_camera(painter: QPainter, corner: QPointF, width: float) -> None:
    """A camera that anybody understands, drawn and not written."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(NIGHT.top))
    body = QRectF(corner.x(), corner.y() + 0.16 * width, width, 0.66 * width)
    bump = QRectF(corner.x() + 0.3 * width, corner.y() + 0.02 * width, 0.4 * width, 0.3 * width)
    painter.drawRoundedRect(bump, 0.07 * width, 0.07 * width)
    painter.drawRoundedRect(body, 0.12 * width, 0.12 * width)
    lens = QPointF(body.center().x(), body.center().y())
    for radius, colour in ((0.24, _PAPER), (0.185, QColor(NIGHT.top)), (0.1, QColor(NIGHT.accent))):
        painter.setBrush(colour)
        painter.drawEllipse(lens, radius * width, radius * width)


def _paint_foot(painter: QPainter, texts: Sequence[SignText]) -> None:
    titles = "  ·  ".join(text.title for text in texts)
    place = QRectF(_MARGIN, HEIGHT - 200, WIDTH - 2 * _MARGIN, 70)
    painter.setPen(_SOFT)
    painter.setFont(_font(44, QFont.Weight.Light))
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, titles)
    painter.setFont(_font(30, QFont.Weight.Normal))
    painter.drawText(
        place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, texts[0].wording
    )
