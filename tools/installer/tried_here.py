"""What CI does with the installers: make and try all of them, where the machine lets it.

    python3 -m tools.installer.tried_here

A clean root asks for rights that many a container has not. Where something is missing, one
sentence says what, and the exit code is 0; what is tried and does not hold ends with another.
"""

import argparse
import os
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.installer.clean_root import ENTER, make_root, remove_root
from tools.installer.command_line import main
from tools.installer.products import ROOT
from tools.installer.running import BuildError, Lacking, bare_environment, run, step

WORK = ROOT / "build" / "installer"
_PROGRAMS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "mmdebstrap": "mmdebstrap",
    "objdump": "binutils",
    "xz": "xz-utils",
}
_ORDERS = (
    ["kiosk", "--format", "deb", "--smoke"],
    ["admin", "--format", "deb", "--smoke"],
    ["admin", "--gpu-pack", "--smoke"],
)


def prepare(work: Path) -> None:
    """Install what the trials need; Lacking says in one sentence what this machine has not."""
    if sys.platform != "linux" or shutil.which("apt-get") is None:
        raise Lacking("this is no Debian")
    if os.geteuid() != 0:
        raise Lacking("only root can make and enter a clean root")
    check_rights()
    _or_lacking("apt-get could not fetch what the trials need", install_programs)
    work.mkdir(parents=True, exist_ok=True)
    _or_lacking("no clean root could be made", lambda: remove_root(make_root(work, "root-first")))


def check_rights() -> None:
    """Try in a folder what a clean root asks of the system; Lacking."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("proc", "dev", "tmp"):
            Path(folder, name).mkdir()
        enter = ["unshare", "--mount", "--net", "sh", "-c", ENTER, "enter", folder]
        said = "this system lets nobody mount, which a clean root needs"
        _or_lacking(said, lambda: run([*enter, "chroot", "/", "true"]))
        said = "this system lets nobody make devices, which a clean root needs"
        _or_lacking(said, lambda: run(["mknod", Path(folder, "null"), "c", "1", "3"]))


def install_programs() -> None:
    """Fetch the programs that are not here, and Python's library, which Debian packs apart."""
    wanted = [package for name, package in _PROGRAMS.items() if shutil.which(name) is None]
    if sys.base_prefix == "/usr" and not any(Path("/usr/lib").glob(f"*/{_library_name()}")):
        wanted.append(f"libpython{sys.version_info.major}.{sys.version_info.minor}")
    if wanted:
        quiet = bare_environment(DEBIAN_FRONTEND="noninteractive")
        run(["apt-get", "update"], quiet)
        run(["apt-get", "install", "--yes", "--no-install-recommends", *wanted], quiet)


def _library_name() -> str:
    return sysconfig.get_config_var("INSTSONAME") or "libpython3.so"


def _or_lacking(sentence: str, action: Callable[[], object]) -> None:
    try:
        action()
    except BuildError as error:
        raise Lacking(f"{sentence} ({str(error).splitlines()[-1]})") from error


def try_all(out: Path, work: Path) -> int:
    """Make and try each installer; the answer is the exit code of the first that fails, or 0."""
    for order in _ORDERS:
        with step(" ".join(order)):
            code = main([*order, "--out", str(out), "--work", str(work)])
        if code:
            return code
    return 0


def run_here(arguments: Sequence[str] = ()) -> int:
    """Prepare and try; the answer is the exit code. `--help` only tells; nothing else is taken."""
    told = (__doc__ or "").splitlines()[0]
    argparse.ArgumentParser("tools.installer.tried_here", description=told).parse_args(arguments)
    try:
        prepare(WORK)
    except Lacking as lacking:
        print(f"the installers are not tried here: {lacking}", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as out:
        return try_all(Path(out), WORK)


if __name__ == "__main__":
    sys.exit(run_here(sys.argv[1:]))
