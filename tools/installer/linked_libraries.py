"""What a frozen app needs of the system: found by examining its binaries, not by guessing."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from tools.installer.running import BuildError, Lacking, run
from tools.installer.trimming import needed_names

OPENED_BY_NAME = {"libdbus-1.so.3": "libdbus-1-3"}
"""What Qt opens at run time and is linked to by nothing, with Debian's package."""

ASKED_TO_BE_HERE = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""What only the packages need and a developer's set-up does not bring; fetched when we are root."""


def elf_files(folder: Path) -> list[Path]:
    """Every program and library of a folder, sorted."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and _is_elf(path)
    ]


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def system_libraries(folder: Path) -> list[str]:
    """The names of the libraries that a frozen app is linked to and does not bring."""
    files = elf_files(folder)
    brought = {path.name for path in folder.rglob("*.so*")}
    return sorted({name for path in files for name in needed_names(str(path))} - brought)


def debian_packages(folder: Path) -> list[str]:
    """The packages that provide those; of the C library also the least version.

    Lacking names the libraries that this machine has not.
    """
    wanted = system_libraries(folder)
    known = places_of(run(["/sbin/ldconfig", "-p"]))
    fetched = [
        ASKED_TO_BE_HERE[name] for name in wanted if name not in known and name in ASKED_TO_BE_HERE
    ]
    if fetched and os.geteuid() == 0:
        run(["apt-get", "install", "--yes", "--no-install-recommends", *fetched])
        known = places_of(run(["/sbin/ldconfig", "-p"]))
    if missing := [name for name in wanted if name not in known]:
        raise Lacking(f"no package of this machine has {', '.join(missing)}")
    packages = {_package_of(known[name]) for name in wanted} | set(OPENED_BY_NAME.values())
    glibc = f"libc6 (>= {least_glibc(elf_files(folder))})"
    return sorted((packages - {"libc6"}) | {glibc})


def places_of(answer: str) -> dict[str, Path]:
    """Where the libraries of an answer of `ldconfig -p` are, by name; the first of a name wins."""
    found: dict[str, Path] = {}
    for name, place in re.findall(r"^\s*(\S+) \(libc6.*\) => (\S+)$", answer, flags=re.MULTILINE):
        found.setdefault(name, Path(place))
    return found


def _package_of(library: Path) -> str:
    """The package that a library belongs to; where /lib is /usr/lib, dpkg may know either name."""
    for place in (library, library.resolve(), Path("/usr", *library.parts[1:])):
        try:
            return run(["dpkg", "-S", place]).partition(":")[0]
        except BuildError:
            continue
    raise Lacking(f"{library} belongs to no package")


def least_glibc(files: Iterable[Path]) -> str:
    """The oldest version of the C library that has every symbol the files ask for."""
    versions = {
        tuple(int(part) for part in version.split("."))
        for path in files
        for version in re.findall(r"GLIBC_(\d+\.\d+)", run(["objdump", "-T", path]))
    }
    return ".".join(str(part) for part in max(versions, default=(2, 0)))
