"""The kiosk as it is, which also says where its named items are: a click needs a place.

    python -m tests.e2e.kiosk_with_map MAP_FILE [ARGUMENTS OF THE KIOSK…]

Every 100 ms the visible, enabled items with an object name are written to MAP_FILE as JSON,
`{name: [x, y]}`, the middle of each in pixels of the screen.
"""

import json
import sys
from pathlib import Path
from typing import Any


def main() -> int:
    from PySide6.QtCore import QTimer

    from kiosk import __main__, app

    map_file = Path(sys.argv[1])
    build = app.build

    def build_with_map(*parts: Any) -> app.Kiosk:
        kiosk = build(*parts)
        timer = QTimer(kiosk.window, interval=100)
        timer.timeout.connect(lambda: write_map(kiosk.window, map_file))
        timer.start()
        return kiosk

    app.build = build_with_map
    return __main__.main(sys.argv[2:])


def write_map(window: Any, map_file: Path) -> None:
    from PySide6.QtQuick import QQuickItem

    places: dict[str, tuple[float, float]] = {}
    root = window.rootObject()
    for item in root.findChildren(QQuickItem) if root else []:
        if item.objectName() and item.isVisible() and item.isEnabled():
            place = item.mapToGlobal(item.width() / 2, item.height() / 2)
            places[item.objectName()] = (place.x(), place.y())
    beside = map_file.with_suffix(".new")
    beside.write_text(json.dumps(places))
    beside.replace(map_file)


if __name__ == "__main__":
    sys.exit(main())
