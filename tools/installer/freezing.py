"""Freezing an app: PyInstaller, one folder, from the environment made for it."""

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from tools.installer.environment import names_of, pins_of
from tools.installer.products import ROOT, Product
from tools.installer.running import BuildError, bare_environment, run
from tools.installer.texts import filled

_ENTRY = '''"""The program: {title}."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    from {key}.__main__ import main

    sys.exit(main())
'''


_ICONS = {"win32": ".ico", "darwin": ".icns"}


@dataclass(frozen=True, slots=True)
class Recipe:
    """What an app is frozen with: its environment and its date.

    `epoch` is the time of the last commit, in seconds: the same source gives the same files.
    """

    product: Product
    work: Path
    python: Path
    epoch: int


@dataclass(frozen=True, slots=True)
class Frozen:
    """A frozen app: its folder, and the distributions and modules that came into it."""

    folder: Path
    distributions: tuple[str, ...]
    modules: tuple[str, ...]

    @property
    def contents(self) -> Path:
        """The folder of everything but the program itself."""
        return self.folder / "_internal"


def frozen_before(product: Product, work: Path) -> Frozen | None:
    """The app as it was frozen last, if it was."""
    place = work / f"frozen-{product.key}"
    folder, inside = place / "dist" / product.package, place / "inside.json"
    if not (folder.is_dir() and inside.is_file()):
        return None
    told = json.loads(inside.read_text())
    return Frozen(folder, tuple(told["distributions"]), tuple(told["modules"]))


def freeze(recipe: Recipe) -> Frozen:
    """Freeze an app; BuildError."""
    product, work = recipe.product, recipe.work / f"frozen-{recipe.product.key}"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    entry = work / f"{product.package.replace('-', '_')}.py"
    entry.write_text(_ENTRY.format(title=product.title, key=product.key), encoding="utf-8")
    spec = Path(__file__).with_name("frozen.spec")
    icon = draw_icon(recipe, work) if sys.platform in _ICONS else None
    environment = bare_environment(
        EMOTION_GARDEN_SOURCE=str(ROOT),
        EMOTION_GARDEN_PRODUCT=product.key,
        EMOTION_GARDEN_ORDERS=json.dumps(_orders(recipe, entry, icon)),
        SOURCE_DATE_EPOCH=str(recipe.epoch),
    )
    command = [recipe.python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", work / "dist", "--workpath", work / "build"]
    run([*command, *places, spec], environment, folder=work)
    strip_symbols(work / "dist" / product.package)
    frozen = frozen_before(product, recipe.work)
    if frozen is None:
        raise BuildError("PyInstaller made nothing")
    return frozen


def draw_icon(recipe: Recipe, folder: Path) -> Path:
    """The icon of a program, as its platform wants it; Linux takes the drawing itself."""
    drawing, icon = folder / "icon.svg", folder / "dist" / f"icon{_ICONS[sys.platform]}"
    icon.parent.mkdir(parents=True, exist_ok=True)
    drawing.write_text(filled("emotion-garden.svg", {}), encoding="utf-8")
    command = [recipe.python, "-m", "tools.installer.draw_icon", drawing, icon]
    run(command, bare_environment(), folder=ROOT)
    return icon


def _orders(recipe: Recipe, entry: Path, icon: Path | None) -> dict[str, object]:
    pinned = (ROOT / "requirements" / "app.txt").read_text(encoding="utf-8")
    metadata = names_of("\n".join(pins_of(recipe.product, pinned)))
    return {
        "entry": str(entry),
        "icon": str(icon or ""),
        "inside": str(entry.with_name("inside.json")),
        "metadata": metadata if recipe.product.whole else [],
        "modules": whole_library() if recipe.product.whole else [],
    }


def whole_library() -> list[str]:
    """Every module of the standard library: a GPU pack may import any of them."""
    left_out = ("test", "idlelib", "turtledemo", "turtle", "tkinter", "lib2to3", "antigravity")
    skipped = {"this", "ensurepip", "msilib", "nt", "winreg", *left_out}
    return sorted(name for name in sys.stdlib_module_names if name.lstrip("_") not in skipped)


def strip_symbols(folder: Path) -> None:
    """Take the debugging symbols out of Python's own library and of MediaPipe's, where there are.

    The libraries that wheels bring in `….libs` were made by patchelf, and stay as they are.
    """
    if sys.platform != "linux" or shutil.which("strip") is None:
        return
    for pattern in (
        "libpython3*.so*",
        "libmediapipe.so",
        "_awscrt*.so",
        "lib-dynload/*.so",
        "*.cpython-*.so",
    ):
        for library in sorted(folder.rglob(pattern)):
            if not library.is_symlink() and library.read_bytes()[:4] == b"\x7fELF":
                run(["strip", "--strip-unneeded", library])
