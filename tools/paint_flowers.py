"""Paints `resources/flowers`, a flower for each emotion and one for the night garden.

    .venv/bin/python -m tools.paint_flowers

The screens show files rather than an image provider in Python: Qt calls a provider from a thread
of its own, which would wait for the interpreter while the interpreter waits for Qt.
"""

import math
import random
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
)

from shared.domain.emotion import Emotion
from shared.qt.theme import NIGHT, PALETTES, Palette
from shared.settings import RESOURCES

FOLDER = RESOURCES / "flowers"
NIGHT_FLOWER = "night"
_SIDE = 640


@dataclass(frozen=True, slots=True)
class _Whorl:
    """A ring of petals; lengths as parts of the flower's radius, `tip` 0 (round) to 1 (pointed)."""

    petals: int
    length: float
    width: float
    tip: float
    turn: float = 0.0


_CORE = 0.15
_FORMS: dict[Emotion | None, tuple[_Whorl, ...]] = {
    None: (_Whorl(8, 0.96, 0.36, 0.45), _Whorl(8, 0.62, 0.27, 0.45, 22.5)),
    Emotion.HAPPY: (_Whorl(18, 0.97, 0.17, 0.25), _Whorl(18, 0.74, 0.15, 0.25, 10)),
    Emotion.SURPRISED: (_Whorl(8, 0.97, 0.46, 0.0), _Whorl(5, 0.44, 0.22, 0.1, 20)),
    Emotion.CALM: (
        _Whorl(10, 0.97, 0.30, 0.75),
        _Whorl(10, 0.76, 0.26, 0.75, 18),
        _Whorl(8, 0.52, 0.22, 0.75),
    ),
    Emotion.ANGRY: (
        _Whorl(14, 0.98, 0.20, 1.0),
        _Whorl(14, 0.80, 0.19, 1.0, 13),
        _Whorl(12, 0.60, 0.18, 1.0),
        _Whorl(9, 0.40, 0.15, 1.0, 15),
    ),
    Emotion.FEAR: (_Whorl(5, 0.98, 0.27, 1.0), _Whorl(5, 0.70, 0.30, 0.55, 36)),
    Emotion.CONFUSED: (_Whorl(3, 0.97, 0.56, 0.0, 60), _Whorl(4, 0.72, 0.44, 0.1, 18)),
    Emotion.DISGUSTED: (_Whorl(6, 0.93, 0.48, 0.35), _Whorl(11, 0.50, 0.12, 0.9, 9)),
    Emotion.SAD: (_Whorl(5, 0.92, 0.52, 0.05, 8), _Whorl(5, 0.34, 0.14, 0.6, 44)),
}


def flower_image(emotion_key: str, side: int) -> QImage:
    """A flower on nothing, `side` pixels wide and high; the same one for the same emotion."""
    emotion = Emotion.__members__.get(emotion_key.upper())
    emotion = emotion if emotion in PALETTES else None
    palette = PALETTES[emotion] if emotion else NIGHT
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(side / 2, side / 2)
    painter.scale(side / 2, side / 2)
    leaning = random.Random(emotion_key)
    for depth, whorl in enumerate(_FORMS[emotion]):
        _paint_whorl(painter, whorl, palette, depth, leaning)
    _paint_core(painter, palette, leaning)
    painter.end()
    return image


def _paint_whorl(
    painter: QPainter, whorl: _Whorl, palette: Palette, depth: int, leaning: random.Random
) -> None:
    light = QLinearGradient(0, 0, 0, -whorl.length)
    light.setColorAt(0.05, QColor(palette.petal_deep).darker(125 + 20 * depth))
    light.setColorAt(0.55, QColor(palette.petal_deep).lighter(104 + 6 * depth))
    light.setColorAt(1.0, QColor(palette.petal).lighter(100 + 3 * depth))
    edge = QColor(palette.petal).lighter(118)
    edge.setAlpha(150)
    for number in range(whorl.petals):
        painter.save()
        painter.rotate(whorl.turn + 360 * number / whorl.petals + leaning.uniform(-2.5, 2.5))
        painter.scale(1.0, leaning.uniform(0.94, 1.0))
        painter.setBrush(light)
        painter.setPen(QPen(edge, 0.008))
        painter.drawPath(_petal(whorl))
        _paint_veins(painter, whorl, palette)
        painter.restore()


def _petal(whorl: _Whorl) -> QPainterPath:
    """A petal that grows upwards from the middle of the flower."""
    length, width, tip = whorl.length, whorl.width, whorl.tip
    shoulder = width * (1.05 - 0.95 * tip)
    fullness = length * (1.02 - 0.22 * tip)
    path = QPainterPath(QPointF(0, 0))
    path.cubicTo(width * 0.75, -length * 0.28, shoulder, -fullness, 0, -length)
    path.cubicTo(-shoulder, -fullness, -width * 0.75, -length * 0.28, 0, 0)
    return path


def _paint_veins(painter: QPainter, whorl: _Whorl, palette: Palette) -> None:
    vein = QColor(palette.petal_deep).darker(120)
    vein.setAlpha(70)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(vein, 0.006))
    for bend in (-0.24, 0.0, 0.24):
        path = QPainterPath(QPointF(0, -whorl.length * 0.12))
        path.quadTo(
            whorl.width * bend * 1.4, -whorl.length * 0.5, whorl.width * bend, -whorl.length * 0.8
        )
        painter.drawPath(path)


def _paint_core(painter: QPainter, palette: Palette, leaning: random.Random) -> None:
    light = QRadialGradient(QPointF(0, 0), _CORE)
    light.setColorAt(0, QColor(palette.petal).lighter(125))
    light.setColorAt(1, QColor(palette.petal_deep).darker(150))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(light)
    painter.drawEllipse(QPointF(0, 0), _CORE, _CORE)
    painter.setBrush(QColor(palette.ink))
    golden_angle = math.pi * (3 - math.sqrt(5))
    for seed in range(34):
        away = _CORE * 1.25 * math.sqrt(seed / 34)
        angle = seed * golden_angle
        dot = leaning.uniform(0.006, 0.013)
        painter.drawEllipse(QPointF(away * math.cos(angle), away * math.sin(angle)), dot, dot)


def main() -> None:
    """Paint them all."""
    FOLDER.mkdir(exist_ok=True)
    for name in (NIGHT_FLOWER, *(emotion.key for emotion in PALETTES)):
        flower_image(name, _SIDE).save(str(FOLDER / f"{name}.png"))


if __name__ == "__main__":
    main()
