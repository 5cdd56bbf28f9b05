"""Photograph every screen of the kiosk and its wall, on real windows of four sizes.

    python -m tools.make_screenshots [--into FOLDER] [--all] [--size 1280x800]

Only the walks are made that `docs/screenshots/` has pictures of; `--all` makes every walk, in both
languages and with the settings for access, `--size` those on a screen of this size. All pictures
stay in FOLDER, with a sheet of each walk to look at, and what is there already is not made again.
Needs Xvfb.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tools.virtual_screen import virtual_screen

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs/screenshots"
SIZES = {"1280x800": 10.1, "1920x1080": 24.0, "1080x1920": 27.0, "3840x2160": 43.0}
"""Screens, and their diagonals in inches."""

MODES = {"": (), "contrast": ("high_contrast", "large_text"), "low": ("low_reach",)}
LANGUAGES = ("en", "ko")
MOST_BYTES = 150_000
_WIDEST = 1280
_SHEET_ACROSS = 5
_SHEET_CELL = 480


@dataclass(frozen=True, slots=True, order=True)
class Sort:
    """One walk: the screen, the language, and what is set for access."""

    size: str
    language: str
    mode: str = ""

    @property
    def name(self) -> str:
        return "-".join(filter(None, (self.size, self.language, self.mode)))


_WIDE, _TALL = "1280x800", "1080x1920"
_VISIT = ("attract", "notice", "picker", "mirror", "reading", "garden", "access", "take_home")
_STAFF = ("wizard", "attendant", "paused", "technician", "health", "settings")
_MORE = (
    (Sort(_WIDE, "en", "contrast"), ("notice", "garden")),
    (Sort(_WIDE, "en"), ("camera_rests", "still_there", "closed", "safe_mode")),
    (Sort(_TALL, "ko"), ("attract", "mirror", "garden", "take_home")),
    (Sort(_TALL, "ko", "low"), ("picker", "garden")),
    (Sort("1920x1080", "en"), ("wall_buds", "wall")),
    (Sort(_TALL, "ko"), ("wall",)),
)


def kept() -> Iterator[tuple[Sort, str, str]]:
    """The walks, their screens, and the names that those have in `docs/screenshots/`."""
    for language, group, screens in (
        ("en", "", _VISIT),
        ("ko", "", _VISIT[:6]),
        ("en", "staff-", _STAFF),
    ):
        for number, screen in enumerate(screens, start=1):
            name = f"{language}-{group}{number}-{screen.replace('_', '-')}"
            yield Sort(_WIDE, language), screen, name
    for walk, screens in _MORE:
        where = "-portrait" if walk.size == _TALL else ""
        mode = f"-{walk.mode}" if walk.mode else ""
        for screen in screens:
            yield walk, screen, f"{walk.language}{where}{mode}-{screen.replace('_', '-')}"


def make(walk: Sort, folder: Path) -> None:
    """Walk once, in a window that fills a screen of this size."""
    diagonal, modes = str(SIZES[walk.size]), MODES[walk.mode]
    place = str(folder / walk.name)
    command = [sys.executable, "-m", "tools.kiosk_walk", place, diagonal, walk.language, *modes]
    with virtual_screen(f"{walk.size}x24") as screen:
        drawn = {"QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"}
        environment = os.environ | drawn | {"DISPLAY": screen.display}
        subprocess.run(command, cwd=ROOT, env=environment, check=True)


def make_sheet(walk: Sort, folder: Path) -> None:
    """All pictures of a walk beside each other, with their names in order of the alphabet."""
    pictures = sorted((folder / walk.name).glob("*.jpg"))
    width, height = map(int, walk.size.split("x"))
    across, down = _SHEET_CELL, round(_SHEET_CELL * height / width)
    rows = -(-len(pictures) // _SHEET_ACROSS)
    sheet = Image.new("RGB", (_SHEET_ACROSS * (across + 8), rows * (down + 8)), "#555")
    for number, path in enumerate(pictures):
        row, column = divmod(number, _SHEET_ACROSS)
        picture = Image.open(path).resize((across, down), Image.Resampling.LANCZOS)
        sheet.paste(picture, (column * (across + 8) + 4, row * (down + 8) + 4))
    sheet.save(folder / f"{walk.name}.jpg", quality=88)


def keep(source: Path, target: Path) -> None:
    """A copy for the manual, small enough to be read on a slow line."""
    picture = Image.open(source)
    picture.thumbnail((_WIDEST, _WIDEST), Image.Resampling.LANCZOS)
    for quality in range(86, 40, -4):
        picture.save(target, quality=quality, optimize=True, progressive=True)
        if target.stat().st_size <= MOST_BYTES:
            break
    sys.stdout.write(f"{target.relative_to(ROOT)} {target.stat().st_size // 1024} KiB\n")


def walks_of(sizes: Iterable[str]) -> list[Sort]:
    """Every walk there is on screens of these sizes."""
    return [Sort(size, each, mode) for size in sizes for mode in MODES for each in LANGUAGES]


def main() -> None:
    """Make the walks, and keep what the manual shows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--into", type=Path, metavar="FOLDER")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--size", choices=SIZES, action="append")
    given = parser.parse_args()
    wanted = [each for each in kept() if each[0].size in (given.size or SIZES)]
    walks = walks_of(given.size or SIZES) if given.all else sorted({walk for walk, _, _ in wanted})
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.into or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for walk in walks:
            if not (folder / f"{walk.name}.jpg").exists():  # the last thing that is made of a walk
                make(walk, folder)
                make_sheet(walk, folder)
        for walk, screen, name in wanted:
            keep(folder / walk.name / f"{screen}.jpg", DOCS / f"{name}.jpg")


if __name__ == "__main__":
    main()
