"""The environment an installer is frozen from: the pinned lists, without what nothing needs."""

import hashlib
import os
import re
import sys
from pathlib import Path

from tools.installer.products import ROOT, Product
from tools.installer.running import bare_environment, run

LEFT_OUT = frozenset(
    (
        *("matplotlib", "contourpy", "cycler", "fonttools", "kiwisolver", "pyparsing"),
        *("sounddevice", "cffi", "pycparser"),
        "pip",
    )
)
"""What MediaPipe asks for to draw and to listen, with what that asks for."""

_NAME = re.compile(r"^\s*([A-Za-z0-9][A-Za-z0-9._-]*)")


def pins_of(product: Product, pinned: str) -> list[str]:
    """The lines of a pinned list that the product is frozen from, with its own cv2."""
    lines: list[str] = []
    for line in pinned.splitlines():
        name = _NAME.match(line)
        if name is None or name[1].lower() in LEFT_OUT:
            continue
        if name[1].startswith("opencv"):
            line = product.opencv + line[len(name[1]) :]
        lines.append(line)
    return lines


def names_of(pinned: str) -> list[str]:
    """The distributions that a pinned list names, in lower case."""
    return [name[1].lower() for line in pinned.splitlines() if (name := _NAME.match(line))]


def build_environment(product: Product, work: Path) -> Path:
    """The Python of an environment with exactly the pins; made when it is not there yet.

    Without dependencies: the lists are whole, and what is left out of them must stay out.
    """
    requirements = ROOT / "requirements"
    tools = (requirements / "installer.txt").read_text(encoding="utf-8")
    pins = pins_of(product, (requirements / "app.txt").read_text(encoding="utf-8"))
    return environment_of(work / f"environment-{product.key}", "\n".join([*pins, tools]))


def materials_environment(work: Path) -> Path:
    """The Python of the tool that writes bills of materials."""
    listed = ROOT / "requirements" / "materials.txt"
    return environment_of(work / "environment-materials", listed.read_text(encoding="utf-8"))


def environment_of(folder: Path, content: str) -> Path:
    """The Python of an environment with exactly this list; made when it is not there yet."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / f"installed-{hashlib.sha256((content + sys.version).encode()).hexdigest()}"
    if not stamp.exists():
        run([sys.executable, "-m", "venv", "--clear", folder], bare_environment())
        listed = folder / "pins.txt"
        listed.write_text(content, encoding="utf-8")
        pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        run([*pip, "--no-deps", "--no-compile", "-r", listed], bare_environment())
        stamp.touch()
    return python
