"""From the source to the installers: environment, frozen app, papers, packages, sums."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.installer.debian import make_deb
from tools.installer.environment import build_environment, materials_environment
from tools.installer.freezing import Frozen, Recipe, freeze, frozen_before
from tools.installer.inventory import file_list, write_sums
from tools.installer.macos import make_image
from tools.installer.papers import NOTICES, make_papers
from tools.installer.portable import make_archive
from tools.installer.products import MODEL_LIBRARIES, ROOT, Product
from tools.installer.running import BuildError, Lacking, bare_environment, sign, step
from tools.installer.windows import make_setup

FORMATS = {"linux": ("deb", "tar"), "win32": ("inno",), "darwin": ("dmg",)}
"""What is made on a platform when nothing else is asked for."""

PLATFORMS = {"linux": "Linux", "win32": "Windows", "darwin": "macOS"}

_MAKERS = {"deb": make_deb, "tar": make_archive, "inno": make_setup, "dmg": make_image}
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the formats, the places, the version, and who signs.

    `sign` is a command that gets the path of each file that was made; None signs nothing.
    """

    product: Product
    formats: Sequence[str]
    out: Path
    work: Path
    version: str
    sign: str | None = None
    again: bool = False
    """Wrap the app as it was frozen last, and do not freeze it anew."""


def make(order: Order) -> list[Path]:
    """Make the installers; BuildError says what stood in the way."""
    check_formats(order.formats)
    order.out.mkdir(parents=True, exist_ok=True)
    order.work.mkdir(parents=True, exist_ok=True)
    product, epoch = order.product, source_epoch()
    with step("environment"):
        python = build_environment(product, order.work)
    frozen = frozen_before(product, order.work) if order.again else None
    papers = order.work / f"papers-{product.key}"
    if frozen is None:
        with step("freeze"):
            frozen = freeze(Recipe(product, order.work, python, epoch))
        shutil.rmtree(papers, ignore_errors=True)
    check_contents(product, frozen)
    if not papers.is_dir():
        with step("notices and bill of materials"):
            tool = materials_environment(order.work)
            make_papers(product, (python, tool), frozen.distributions, papers)
    shutil.copy(papers / NOTICES, frozen.contents / "resources" / NOTICES)
    made: list[Path] = []
    for form in order.formats:
        with step(form):
            how = {"version": order.version, "epoch": str(epoch), "sign": order.sign or ""}
            made.append(_MAKERS[form](product, frozen.folder, papers, order.out, order.work, **how))
        check_size(product, frozen.folder, made[-1])
    listed = order.out / f"{product.package}-{order.version}.files.txt"
    listed.write_text(file_list(frozen.folder), encoding="utf-8")
    sign(order.sign, made)  # before the sums: signatures of Windows and macOS lie in the file
    sums = write_sums(order.out, [*made, listed])
    if sys.platform == "linux":
        sign(order.sign, [sums])
    return [*made, listed, sums]


def check_formats(formats: Sequence[str]) -> None:
    """Lacking when a format can only be made on another platform: nothing is frozen across."""
    for form in formats:
        platform = next(name for name, forms in FORMATS.items() if form in forms)
        if platform != sys.platform:
            raise Lacking(f"--format {form} can only be made on {PLATFORMS[platform]}")


def check_contents(product: Product, frozen: Frozen) -> None:
    """BuildError when a model library came in: a kiosk never sees torch, an admin has its pack."""
    tops = {name.partition(".")[0] for name in frozen.modules}
    tops |= {path.name for path in frozen.contents.iterdir()}
    if found := sorted(tops & set(MODEL_LIBRARIES)):
        raise BuildError(f"{product.package} must not contain {', '.join(found)}")


def check_size(product: Product, folder: Path, package: Path) -> None:
    """BuildError when the app or its package is larger than it may be."""
    installed = sum(path.lstat().st_size for path in folder.rglob("*")) / _MEGABYTE
    packed = package.stat().st_size / _MEGABYTE
    print(f"  {package.name}: {packed:.0f} MB, installed {installed:.0f} MB", file=sys.stderr)
    for size, most, what in (
        (installed, product.most_installed_mb, "installed"),
        (packed, product.most_packed_mb, package.name),
    ):
        if size > most:
            raise BuildError(
                f"{product.package} is too large: {what} {size:.0f} MB, at most {most}"
            )


def source_epoch() -> int:
    """The time of the last commit, in seconds; SOURCE_DATE_EPOCH is stronger."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    answer = subprocess.run(command, env=bare_environment(), capture_output=True, text=True)
    return int(answer.stdout) if answer.returncode == 0 else int(time.time())
