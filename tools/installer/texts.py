"""The text files of a package, from their templates in `resources/installer/`."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from tools.installer.products import ROOT, VERSION, Product

TEMPLATES = ROOT / "resources" / "installer"


def values_of(product: Product, version: str = VERSION) -> dict[str, str]:
    """What templates may name between two @."""
    watched = is_watched(ROOT / product.key)
    return {
        "key": product.key,
        "package": product.package,
        "title": product.title,
        "summary": product.summary,
        "version": version,
        "home": f"/opt/{product.package}",
        "watch": "Type=notify\nNotifyAccess=all\nWatchdogSec=30" if watched else "Type=exec",
        "supervised": " --supervised" if watched else "",
        "program": f"/usr/bin/{product.package}",
    }


def is_watched(room: Path) -> bool:
    """Whether the app has a supervisor that tells the service manager that it is alive."""
    return any("--supervised" in path.read_text("utf-8") for path in sorted(room.rglob("*.py")))


def filled(template: str, values: Mapping[str, str]) -> str:
    """A template with its words put in."""
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def put(path: Path, text: str, mode: int = 0o644) -> None:
    """Write a file of a package, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)


def put_plain_papers(papers: Path, folder: Path) -> None:
    """Licences, notices, the bill of materials and the changes, as files anybody can open."""
    for paper in sorted(papers.iterdir()):
        put(folder / paper.name, paper.read_text(encoding="utf-8"))
    put(folder / "LICENSE.txt", (ROOT / "LICENSE").read_text(encoding="utf-8"))
    put(folder / "CHANGES.txt", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))


def copy_tree(source: Path, target: Path) -> None:
    """A copy of a folder whose files are hard links, so that it costs no room."""
    shutil.copytree(source, target, symlinks=True, copy_function=os.link)
    for folder in (target, *(path for path in target.rglob("*") if path.is_dir())):
        folder.chmod(0o755)
