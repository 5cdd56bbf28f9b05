"""Brings the translations up to date with the words in the code, and makes what the apps load.

    python -m tools.translate

New sentences come into `resources/i18n/<app>_<language>.ts` without a translation; Qt Linguist
opens the file. Run it again after writing them. It says how many lack theirs;
exit code 1 while any does.
"""

import re
import subprocess
import sys
import sysconfig
from pathlib import Path

from shared.settings import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
SOURCE_LANGUAGE = "en"
I18N = ROOT / "resources" / "i18n"
SOURCES = {
    "kiosk": ("kiosk/screens/*.qml", "kiosk/screens/*.py", "kiosk/presenters/*.py"),
    "admin": ("admin/screens/*.py", "admin/presenters/*.py"),
}


def main() -> int:
    lacking = 0
    for app in SOURCES:
        for language in LANGUAGES:
            if language != SOURCE_LANGUAGE:
                lacking += translate(app, I18N / f"{app}_{language}.ts")
    return 1 if lacking else 0


def translate(app: str, written: Path) -> int:
    """Bring a language of an app up to date; answers how many sentences lack their translation."""
    collect(app, written)
    release(written, written.with_suffix(".qm"))
    without = len(re.findall('type="unfinished"', written.read_text(encoding="utf-8")))
    print(f"{written.relative_to(ROOT)}: {without} sentences lack their translation")
    return without


def collect(app: str, written: Path) -> None:
    """Bring the sentences of an app's sources into a file, and those that are gone out of it."""
    sources = sorted(path for pattern in SOURCES[app] for path in ROOT.glob(pattern))
    target = written.stem.removeprefix(f"{app}_")
    languages = ("-source-language", SOURCE_LANGUAGE, "-target-language", target)
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
