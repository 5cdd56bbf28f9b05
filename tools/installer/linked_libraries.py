"""What a frozen app needs of the system: found by examining its binaries, not by guessing."""

import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tools.installer.running import BuildError, run
from tools.installer.trimming import needed_names

OPENED_BY_NAME = {"libdbus-1.so.3": "libdbus-1-3"}
"""What Qt opens at run time and is linked to by nothing, with Debian's package."""


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


def debian_packages(folder: Path, package: str) -> list[str]:
    """The packages that provide those, with their least versions (dpkg-shlibdeps).

    BuildError names the library that this machine lacks.
    """
    files = elf_files(folder)
    with tempfile.TemporaryDirectory() as place:
        control = Path(place, "debian", "control")
        control.parent.mkdir()
        control.write_text(f"Source: {package}\n\nPackage: {package}\nArchitecture: any\n")
        answer = run(
            [
                "dpkg-shlibdeps",
                "-O",
                "--ignore-missing-info",
                *(f"-l{path}" for path in sorted({file.parent for file in files})),
                *(f"-e{file}" for file in files),
            ],
            folder=Path(place),
        )
    return sorted({*parse_depends(answer), *OPENED_BY_NAME.values()})


def parse_depends(answer: str) -> list[str]:
    """The packages of an answer of dpkg-shlibdeps."""
    found = re.search(r"^shlibs:Depends=(.*)$", answer, flags=re.MULTILINE)
    if found is None:
        raise BuildError("dpkg-shlibdeps found no dependency, which can not be")
    return [each.strip() for each in found[1].split(",") if each.strip()]


def least_glibc(files: Iterable[Path]) -> str:
    """The oldest version of the C library that has every symbol the files ask for."""
    versions = {
        tuple(int(part) for part in version.split("."))
        for path in files
        for version in re.findall(r"GLIBC_(\d+\.\d+)", run(["objdump", "-T", path]))
    }
    return ".".join(str(part) for part in max(versions, default=(2, 0)))
