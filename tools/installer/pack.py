"""The GPU pack: torch, diffusers and what they need, in an archive of their own.

Which build of torch comes in (for a version of CUDA, or for the processor) is what pip is set to
find: its index and its constraints are the builder's.
"""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from shared.domain.generation_extra import PACK, PACK_FACTS
from tools.installer.environment import build_environment, names_of
from tools.installer.inventory import file_list, write_sums
from tools.installer.papers import normal
from tools.installer.products import ADMIN, ROOT, VERSION
from tools.installer.running import BuildError, Lacking, bare_environment, run, step

MOST_IN_A_FILE = 1_900_000_000
"""Bytes of one file: many a stick and many a release page take no 2 GB."""

PACKAGES = "site-packages"
_BLOCK = 1 << 24


def make_pack(out: Path, work: Path, epoch: int) -> list[Path]:
    """The archive of the pack, in parts if it must be, with its list and SHA256SUMS."""
    if sys.platform != "linux":
        raise Lacking("the GPU pack can only be made on Linux")
    out.mkdir(parents=True, exist_ok=True)
    work.mkdir(parents=True, exist_ok=True)
    python = build_environment(ADMIN, work)
    folder = work / "pack" / PACK
    shutil.rmtree(folder, ignore_errors=True)
    with step("choose packages"):
        chosen = choose(python, work)
    with step("fill the pack"):
        fill(folder, python, chosen)
    name = f"{PACK}-{VERSION}-torch-{chosen['torch']}-linux-{run(['uname', '-m']).strip()}"
    archive = out / f"{name}.tar.xz"
    with step("archive"):
        same = ["--sort=name", f"--mtime=@{epoch}", "--owner=0", "--group=0", "--numeric-owner"]
        run(["tar", *same, "-C", folder.parent, "-I", "xz -T0 -2", "-cf", archive, PACK])
    listed = out / f"{name}.files.txt"
    listed.write_text(file_list(folder), encoding="utf-8")
    made = [*in_parts(archive, MOST_IN_A_FILE), listed]
    return [*made, write_sums(out, made)]


def choose(python: Path, work: Path) -> dict[str, str]:
    """Names and versions that pip takes for the pinned list, without what the admin brings."""
    requirements, report = ROOT / "requirements", work / "pack-report.json"
    pip = [python, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet"]
    lists = ["-r", requirements / "diffusers.txt", "-c", requirements / "app.txt"]
    run([*pip, *lists, "--report", report], bare_environment())
    return chosen_of(json.loads(report.read_text()), brought())


def brought() -> set[str]:
    """The distributions that an installed admin has itself."""
    pinned = (ROOT / "requirements" / "app.txt").read_text(encoding="utf-8")
    return {normal(name) for name in names_of(pinned)}


def chosen_of(report: dict[str, Any], without: set[str]) -> dict[str, str]:
    """Names and versions in a report of pip, sorted; BuildError when there is no torch."""
    found = {each["metadata"]["name"]: each["metadata"]["version"] for each in report["install"]}
    kept = {name: found[name] for name in sorted(found) if normal(name) not in without}
    if "torch" not in kept:
        raise BuildError("pip's answer for requirements/diffusers.txt has no torch")
    return kept


def fill(folder: Path, python: Path, chosen: dict[str, str]) -> None:
    """Install exactly these into the folder of the pack, and say in it what they are."""
    packages = folder / PACKAGES
    pip = [python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile"]
    pins = [f"{name}=={version}" for name, version in chosen.items()]
    run([*pip, "--target", packages, *pins], bare_environment())
    shutil.rmtree(packages / "bin", ignore_errors=True)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    facts = {"version": 1, "python": version, "packages": chosen}
    (folder / PACK_FACTS).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


def in_parts(file: Path, most: int) -> list[Path]:
    """A file as it is, or in parts of at most `most` bytes that follow one another by name."""
    if file.stat().st_size <= most:
        return [file]
    parts: list[Path] = []
    with file.open("rb") as source:
        left = file.stat().st_size
        while left > 0:
            parts.append(file.with_name(f"{file.name}.{len(parts) + 1:02}"))
            with parts[-1].open("wb") as part:
                room = min(most, left)
                left -= room
                while room > 0:
                    room -= part.write(source.read(min(_BLOCK, room)))
    file.unlink()
    return parts
