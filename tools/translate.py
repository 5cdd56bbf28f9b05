"""Brings the translations up to date with the words in the code, and makes what the apps load.

    python -m tools.translate

New sentences come into `resources/i18n/<app>_ko.ts` without Korean (Qt Linguist opens the file);
run it again after writing them. It says how many lack their Korean; exit code 1 while any does.
"""

import re
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
I18N = ROOT / "resources" / "i18n"
SOURCES = {
    "kiosk": ("kiosk/screens/*.qml", "kiosk/screens/*.py", "kiosk/presenters/*.py"),
    "admin": ("admin/screens/*.py", "admin/presenters/*.py"),
}


def main() -> int:
    lacking = 0
    for app in SOURCES:
        written = I18N / f"{app}_ko.ts"
        collect(app, written)
        release(written, written.with_suffix(".qm"))
        without = len(re.findall('type="unfinished"', written.read_text(encoding="utf-8")))
        print(f"{written.relative_to(ROOT)}: {without} sentences lack their Korean")
        lacking += without
    return 1 if lacking else 0


def collect(app: str, written: Path) -> None:
    """Bring the sentences of an app's sources into a file, and those that are gone out of it."""
    sources = sorted(path for pattern in SOURCES[app] for path in ROOT.glob(pattern))
    languages = ("-source-language", "en", "-target-language", "ko")
    _tool("lupdate", *sources, "-ts", written, *languages, "-no-obsolete", "-locations", "none")


def release(written: Path, shipped: Path) -> None:
    """Make the file that an app loads."""
    _tool("lrelease", written, "-qm", shipped)


def _tool(name: str, *arguments: object) -> None:
    suffix = ".exe" if sys.platform == "win32" else ""
    path = Path(sysconfig.get_path("scripts")) / f"pyside6-{name}{suffix}"
    subprocess.run([path, *map(str, arguments)], check=True, capture_output=True, timeout=60)


if __name__ == "__main__":
    sys.exit(main())
