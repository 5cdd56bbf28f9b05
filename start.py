#!/usr/bin/env python3
"""Start Emotion Garden from a fresh clone: makes what is missing, then runs the app or the tests.

    python3 start.py kiosk [ARGS…]     the kiosk
    python3 start.py admin [ARGS…]     the admin app, or one of its commands
    python3 start.py setup             only the set-up
    python3 start.py test  [ARGS…]     format, lint, import rules, types, and the whole test suite

Needs Python 3.11 or 3.12 and nothing else: everything is installed into `.venv` from the pinned
lists in `requirements/`. `--with-diffusers` (setup, admin) adds torch and diffusers. Exit code 3
means that the machine lacks something; the last line on stderr says what to do about it.
"""

from __future__ import annotations  # so that an old Python can read the sentence for it

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
WITH_DIFFUSERS = "--with-diffusers"
REQUIREMENTS = {"kiosk": "app", "admin": "app", "setup": "app", "test": "dev"}

# Libraries that Qt, OpenCV and MediaPipe link to and no wheel brings, with Debian's packages.
SYSTEM_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLESv2.so.2": "libgles2",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# Programs of the end-to-end tests: a virtual screen, real clicks, screenshots.
TEST_PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool", "import": "imagemagick"}


def main() -> int:
    """Run one command; the answer is the exit code."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0] not in REQUIREMENTS:
        print(__doc__, file=sys.stderr)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    command, *rest = arguments
    diffusers = WITH_DIFFUSERS in rest and command in ("setup", "admin")
    rest = [argument for argument in rest if not (diffusers and argument == WITH_DIFFUSERS)]
    try:
        set_up(REQUIREMENTS[command], test=command == "test")
        if diffusers:
            install("diffusers")
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 3
    os.chdir(ROOT)
    if command == "setup":
        return 0
    if command == "test":
        return run_tests(rest)
    return run_app([str(PYTHON), "-m", command, *rest])


class Missing(Exception):
    """The machine lacks something; the text says what, and what to do."""


def set_up(requirements: str, *, test: bool) -> None:
    """Make `.venv` and install what the command needs, unless it is there already."""
    if not (3, 11) <= sys.version_info[:2] < (3, 13):
        raise Missing(f"Emotion Garden needs Python 3.11 or 3.12, this is {sys.version.split()[0]}")
    if not is_installed(requirements):
        install_system_packages(missing_libraries())
        install(requirements)
    if test and sys.platform == "linux":
        install_system_packages(
            [package for name, package in TEST_PROGRAMS.items() if not shutil.which(name)]
        )


def missing_libraries() -> list[str]:
    """The Debian packages of the shared libraries that can't be loaded here."""
    if sys.platform != "linux":
        return []
    missing: list[str] = []
    for library, package in SYSTEM_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def install_system_packages(packages: list[str]) -> None:
    """Install Debian packages when we are root; otherwise say the exact command."""
    if not packages:
        return
    install_command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        raise Missing("install these (Debian's names) and start again: " + " ".join(packages))
    if os.geteuid() != 0:
        raise Missing("run this and start again: sudo " + " ".join(install_command))
    say("installing " + " ".join(packages))
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], install_command):
        if subprocess.run(command, env=environment, stdout=subprocess.DEVNULL).returncode != 0:
            raise Missing("this failed, run it by hand to see why: " + " ".join(command))


def is_installed(requirements: str) -> bool:
    """Whether `.venv` has this list; the list for tests includes the one for the apps."""
    if stamp_of(requirements).exists():
        return True
    return requirements == "app" and stamp_of("dev").exists()


def install(requirements: str) -> None:
    """Install a pinned list into `.venv`, making it first."""
    if is_installed(requirements):
        return
    if not PYTHON.exists():
        make_virtual_environment()
    say(f"installing requirements/{requirements}.txt into .venv (once)")
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    if subprocess.run([*pip, "-r", f"{ROOT}/requirements/{requirements}.txt"]).returncode != 0:
        raise Missing("the installation failed; pip says above why (is there a network?)")
    stamp_of(requirements).touch()


def make_virtual_environment() -> None:
    """Make `.venv`; a Python without ensurepip can't (Debian packs it apart)."""
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        install_system_packages([f"python{version}-venv"])
    say("making .venv")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)


def stamp_of(requirements: str) -> Path:
    """The file that says a list is installed; another list or Python gives another name."""
    content = (ROOT / "requirements" / f"{requirements}.txt").read_bytes()
    digest = hashlib.sha256(content + sys.version.encode()).hexdigest()[:16]
    return VENV / f"installed-{requirements}-{digest}"


def run_app(command: list[str]) -> int:
    """Run an app in our place, so that signals and the exit code are its own."""
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.run(command).returncode


def run_tests(arguments: list[str]) -> int:
    """Every check of the project beside the tests; a failing one does not hide the others."""
    if arguments:
        return run_pytest(arguments)
    checks = {
        "ruff format": begin("ruff", "format", "--check", "--quiet", "."),
        "ruff check": begin("ruff", "check", "--quiet", "."),
        "lint-imports": begin("lint-imports", "--no-cache"),
        "pyright": begin("pyright"),
    }
    # Folder by folder: the many quick files of tests/unit fill the end, when cores would be idle.
    in_order = ["--dist=loadfile", "--no-loadscope-reorder"]
    tests = run_pytest(["--numprocesses=auto", *in_order, "--max-worker-restart=1"])
    failed = [name for name, check in checks.items() if not passes(name, check)]
    return tests or (1 if failed else 0)


def run_pytest(arguments: list[str]) -> int:
    return subprocess.run([str(PYTHON), "-m", "pytest", *arguments]).returncode


def begin(program: str, *arguments: str) -> subprocess.Popen[str]:
    say(program)
    return subprocess.Popen(
        [str(BIN / program), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def passes(name: str, check: subprocess.Popen[str]) -> bool:
    """Whether a check ended well; what it printed is shown only when it did not."""
    printed, _ = check.communicate()
    if check.returncode != 0:
        print(f"{printed}\nfailed: {name} (see above)", file=sys.stderr)
    return check.returncode == 0


def say(text: str) -> None:
    print(f"· {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
