"""A hundred visits of a whole kiosk in one process, by its presenters, as fast as it goes.

    python -m tests.e2e.a_hundred_visits DATA_DIR VISITS CAMERA

Every second visitor agrees to the camera, which is read by the real process and model. Prints JSON:
pieces of the faces that were shown, what the visits came to, and what is open at the end.
"""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.patience import PATIENCE_S


def main() -> None:
    from PySide6.QtGui import QGuiApplication

    from kiosk.app import build, real_doors
    from shared.logs import start_logs
    from shared.settings import Settings

    QGuiApplication(sys.argv[:1])
    settings = Settings(data_dir=Path(sys.argv[1]), camera=sys.argv[3], automatic_capture=False)
    start_logs(settings.data_dir, "kiosk")
    doors = real_doors(settings)
    kiosk = build(doors, settings)
    kiosk.start()
    wait(lambda: bool(kiosk.shelf.pictures))
    pieces: set[str] = set()
    ways = Counter(visit(kiosk, number, pieces) for number in range(int(sys.argv[2])))
    open_now = [name for pid in pids(doors) for name in written_files(pid)]
    kiosk.stop()
    sys.stdout.write(json.dumps({"pieces": sorted(pieces), "ways": ways, "open": open_now}))


def visit(kiosk: Any, number: int, pieces: set[str]) -> str:
    """One visit; answers the way it took."""
    kiosk.visit.begin()
    way = "declined"
    if number % 2:
        kiosk.visit.agree()
        wait(lambda: kiosk.camera.live or kiosk.camera.out_of_order)
        if kiosk.camera.picture is not None:
            pieces |= samples(kiosk.camera.picture)
        kiosk.camera.read_expression()
        wait(lambda: kiosk.visit.state != "reading")
        way = "read" if kiosk.visit.state == "garden" else "not read"
        kiosk.visit.choose_by_hand()
    else:
        kiosk.visit.decline()
    kiosk.garden.choose("calm")
    wait(lambda: kiosk.visit.state == "garden" and kiosk.garden.cards[0].source)
    kiosk.garden.cards[0].like()
    kiosk.garden.next()
    kiosk.visit.leave()
    return way


def wait(true: Callable[[], bool]) -> None:
    from PySide6.QtCore import QCoreApplication

    deadline = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < deadline
        QCoreApplication.processEvents()
        time.sleep(0.002)


def samples(picture: Any) -> set[str]:
    """Pieces of rows from the middle of what the mirror shows, as hexadecimal text."""
    rows = range(picture.height() // 3, 2 * picture.height() // 3, 8)
    depth = picture.depth() // 8
    middle = picture.width() // 2 * depth
    lines = (bytes(picture.constScanLine(y))[middle : middle + 24 * depth] for y in rows)
    return {line.hex() for line in lines if len(set(line)) > 12}


def pids(doors: Any) -> list[int]:
    return [pid for pid in (os.getpid(), doors.camera.pid, doors.analyzer.pid) if pid]


def written_files(pid: int) -> list[str]:
    """Regular files that a process has open for writing, deleted ones included."""
    found: list[str] = []
    for handle in Path(f"/proc/{pid}/fd").iterdir():
        if handle.is_file():
            flags = Path(f"/proc/{pid}/fdinfo/{handle.name}").read_text().split("flags:")[1]
            if int(flags.split()[0], 8) & os.O_ACCMODE != os.O_RDONLY:
                found.append(str(handle.readlink()))
    return found


if __name__ == "__main__":
    main()
