"""A Debian of its own in a folder, with nothing of the developer's: a package is tried in it."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.installer.running import BuildError, Lacking, run
from tools.virtual_screen import wait_until

USER = "visitor"
_ENVIRONMENT = {
    "HOME": f"/home/{USER}",
    "USER": USER,
    "LANG": "C.UTF-8",
    "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
    "DEBIAN_FRONTEND": "noninteractive",
}
_PROXIES = ("http_proxy", "https_proxy", "no_proxy")
ENTER = """set -e
root=$1; shift
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p "$root/tmp/.X11-unix"
if [ -d /tmp/.X11-unix ]; then mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"; fi
exec "$@"
"""


class CleanRoot:
    """A root file system; every command in it has its own mounts, which end with the command."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def home(self) -> Path:
        """The home of the only user, seen from outside."""
        return self.folder / "home" / USER

    def command(
        self, *words: str, network: bool = False, user: str = USER, **more: str
    ) -> list[str]:
        """The command that runs another one inside; `more` is added to its environment."""
        alone = ["unshare", "--mount", *([] if network else ["--net"])]
        inside = ["chroot", f"--userspec={user}:{user}", str(self.folder)]
        environment = _ENVIRONMENT | ({"HOME": "/root"} if user == "root" else {}) | more
        if network:
            environment |= {name: os.environ[name] for name in _PROXIES if name in os.environ}
        pairs = [f"{name}={value}" for name, value in environment.items()]
        enter = ["sh", "-c", ENTER, "enter", str(self.folder)]
        return [*alone, *enter, *inside, "/usr/bin/env", "-i", *pairs, *words]

    def run(self, *words: str, network: bool = False, user: str = USER) -> str:
        """Run a command inside and answer its output; BuildError."""
        return run(self.command(*words, network=network, user=user))

    def install(self, package: Path, *how: str) -> None:
        """`apt-get install` a package file, with what it depends on and recommends nothing."""
        place = self._bring(package)
        apt = ["apt-get", "install", "--yes", "--no-install-recommends", *how]
        self.run(*apt, f"/var/tmp/{package.name}", network=True, user="root")
        place.unlink()

    def interrupt_install(self, package: Path, at_work: Callable[[], bool]) -> None:
        """Let dpkg begin to install a package, and kill it as soon as it is `at_work`."""
        place = self._bring(package)
        command = self.command("dpkg", "--install", f"/var/tmp/{package.name}", user="root")
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            wait_until(at_work, "dpkg is at work")
        finally:
            process.kill()
            process.wait()
        place.unlink()

    def repair(self, package: Path) -> None:
        """Install a package file by dpkg alone: apt does nothing after a dpkg that was killed."""
        place = self._bring(package)
        self.run("dpkg", "--install", f"/var/tmp/{package.name}", user="root")
        place.unlink()

    def _bring(self, package: Path) -> Path:
        place = self.folder / "var" / "tmp" / package.name
        shutil.copy(package, place)
        return place

    def purge(self, package: str) -> None:
        """Take a package away with what only it needed."""
        for command in (["purge", package], ["autoremove", "--purge"]):
            self.run("apt-get", "--yes", *command, user="root")

    def files(self) -> set[str]:
        """The name of everything there is, without what packages' own book-keeping changes."""
        found: set[str] = set()
        for folder, folders, files in os.walk(self.folder):
            inside = "/" + os.path.relpath(folder, self.folder).removeprefix(".")
            folders[:] = [name for name in folders if f"{inside.rstrip('/')}/{name}" not in _BOOKS]
            found.update(f"{inside.rstrip('/')}/{name}" for name in (*folders, *files))
        return found


_BOOKS = {
    *("/proc", "/sys", "/dev", "/run", "/tmp", "/var/tmp", "/var/log"),
    *("/var/lib/dpkg", "/var/lib/apt", "/var/cache", "/var/lib/systemd", "/var/lib/pam"),
}


def make_root(work: Path, name: str) -> CleanRoot:
    """A new root with apt in it, unpacked from one that is made once; Lacking as `make_base`."""
    base = make_base(work)
    root = CleanRoot(work / name)
    remove_root(root)
    root.folder.mkdir(parents=True)
    run(["tar", "-xpf", base, "-C", root.folder, "--exclude=./dev/*"])
    shutil.copy("/etc/resolv.conf", root.folder / "etc" / "resolv.conf")
    root.run("apt-get", "update", network=True, user="root")
    root.run("useradd", "--create-home", "--shell", "/bin/sh", USER, user="root")
    return root


def make_base(work: Path) -> Path:
    """The archive of a root with nothing but apt, made by mmdebstrap when it is not there yet.

    Lacking says what this machine has not: the rights of root, or mmdebstrap.
    """
    if os.geteuid() != 0:
        raise Lacking("a clean root can only be made and entered by root")
    if shutil.which("mmdebstrap") is None:
        run(["apt-get", "install", "--yes", "--no-install-recommends", "mmdebstrap"])
    base = work / f"clean-{codename()}.tar"
    if not base.exists():
        beside = base.with_suffix(".new.tar")
        sources = Path("/etc/apt/sources.list.d/debian.sources")
        given = [sources] if sources.is_file() else []
        run(["mmdebstrap", "--variant=apt", "--mode=root", codename(), beside, *given])
        beside.rename(base)
    return base


def remove_root(root: CleanRoot) -> None:
    """Delete a root; BuildError when something is mounted in it."""
    mounts = Path("/proc/mounts").read_text().splitlines()
    if any(str(root.folder) in line for line in mounts):
        raise BuildError(f"something is still mounted below {root.folder}")
    shutil.rmtree(root.folder, ignore_errors=True)


def codename() -> str:
    """The release of the Debian that this is, such as `bookworm`."""
    for line in Path("/etc/os-release").read_text().splitlines():
        if line.startswith("VERSION_CODENAME="):
            return line.partition("=")[2].strip('"')
    raise Lacking("this is no Debian with a name")


def start(root: CleanRoot, words: Sequence[str], said: Path, **more: str) -> subprocess.Popen[str]:
    """Start a program inside and go on; what it says goes to a file."""
    with said.open("w") as file:
        command = root.command(*words, **more)
        return subprocess.Popen(
            command, stdout=file, stderr=file, stdin=subprocess.DEVNULL, text=True
        )
