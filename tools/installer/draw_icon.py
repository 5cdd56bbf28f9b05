"""The icon of an app as Windows (.ico) and macOS (.icns) want it, from the drawing Linux takes.

    python -m tools.installer.draw_icon DRAWING.svg ICON.ico|ICON.icns

Run by the Python of the build's environment, which has Qt and Pillow.
"""

import io
import sys

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = [(side, side) for side in (16, 32, 48, 64, 128, 256)]
_LARGEST = 1024


def draw(drawing: str, icon: str) -> None:
    """Write the icon, in every size its platform asks for."""
    image = QImage(_LARGEST, _LARGEST, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(drawing).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue]
    picture = Image.open(io.BytesIO(buffer.data().data()))
    if icon.endswith(".ico"):
        picture.save(icon, sizes=SIZES)
    else:
        picture.save(icon)


if __name__ == "__main__":
    draw(*sys.argv[1:])
