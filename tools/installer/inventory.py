"""Lists of what was made: every file of an installer, and SHA256SUMS of the installers."""

import stat
from collections.abc import Iterable
from pathlib import Path

from shared.adapters.files import sha256_of

SUMS = "SHA256SUMS"


def file_list(folder: Path) -> str:
    """A line for each file below a folder, sorted: SHA-256, mode, size, name; links with their aim.

    The same source and the same pins give the same list.
    """
    lines: list[str] = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            lines.append(f"{'link':64}  l---  {0:>10}  {name} -> {path.readlink()}\n")
        elif path.is_file():
            status = path.stat()
            mode = f"{stat.S_IMODE(status.st_mode):04o}"
            lines.append(f"{sha256_of(path)}  {mode}  {status.st_size:>10}  {name}\n")
    return "".join(lines)


def write_sums(out: Path, made: Iterable[Path]) -> Path:
    """SHA256SUMS of what was made, with what the file says of others that are still there."""
    path = out / SUMS
    sums = {name: digest for name, digest in read_sums(path).items() if (out / name).is_file()}
    sums |= {file.name: sha256_of(file) for file in made}
    path.write_text("".join(f"{sums[name]}  {name}\n" for name in sorted(sums)))
    return path


def read_sums(path: Path) -> dict[str, str]:
    """What a SHA256SUMS says, by file name; nothing when there is none."""
    lines = path.read_text().splitlines() if path.exists() else []
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
