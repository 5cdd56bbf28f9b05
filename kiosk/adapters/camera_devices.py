"""Which cameras a machine has, by names that outlive a reboot; nothing is opened to find out."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from shared.domain.camera_fault import CameraFault
from shared.domain.errors import CameraError

DEMO = "demo"
_STABLE_END = "-video-index0"


@dataclass(frozen=True, slots=True)
class CameraDevice:
    """A camera: its node, what it calls itself, and its name with serial number ("" for none)."""

    node: Path
    label: str
    stable_name: str = ""

    def __str__(self) -> str:
        stable = f", {self.stable_name}" if self.stable_name else ""
        return f"{self.label} ({self.node}{stable})"

    def is_called(self, name: str) -> bool:
        return name.casefold() in (self.label.casefold(), self.stable_name.casefold())

    def is_called_like(self, name: str) -> bool:
        return any(name.casefold() in own.casefold() for own in (self.label, self.stable_name))


@dataclass(frozen=True, slots=True)
class CameraDevices:
    """The cameras of a Linux machine; elsewhere only their numbers are known."""

    classes: Path = Path("/sys/class/video4linux")
    nodes: Path = Path("/dev")
    are_listed: bool = sys.platform == "linux"

    def plugged_in(self) -> list[CameraDevice]:
        """Every camera, by number; a camera's further nodes (metadata) are none."""
        stable = self._stable_names()
        found: list[CameraDevice] = []
        for entry in sorted(self.classes.glob("video*"), key=_number):
            node = self.nodes / entry.name
            if _text(entry / "index") in ("", "0") and node.exists():
                label = _text(entry / "name") or entry.name
                found.append(CameraDevice(node, label, stable.get(entry.name, "")))
        return found

    def find(self, source: str) -> str | None:
        """What a driver opens for a source (a number or node), or None for the demo and for files.

        A number that is not there means the machine's only camera: numbers change with a reboot.
        CameraError when there is no such camera, file or folder, or it may not be used.
        """
        if source.isdecimal():
            return self._numbered(source) if self.are_listed else source
        if Path(source).is_char_device():
            return _usable(source, Path(source))
        if source == DEMO or Path(source).exists():
            return None
        return self._named(source)

    def _numbered(self, number: str) -> str:
        node = self.nodes / f"video{number}"
        if not node.exists() or _text(self.classes / node.name / "index") not in ("", "0"):
            cameras = self.plugged_in()
            if len(cameras) != 1:
                raise CameraError(f"There is no camera {number!r}.", CameraFault.GONE)
            node = cameras[0].node
        return _usable(number, node)

    def _named(self, name: str) -> str:
        cameras = self.plugged_in()
        called = [camera for camera in cameras if camera.is_called(name)]
        called = called or [camera for camera in cameras if camera.is_called_like(name)]
        if not called:
            sentence = f"There is no camera, file or folder {name!r}."
            raise CameraError(sentence, CameraFault.GONE)
        if len(called) > 1:
            names = ", ".join(map(str, called))
            raise CameraError(f"More than one camera is called {name!r}: {names}.")
        return _usable(name, called[0].node)

    def _stable_names(self) -> dict[str, str]:
        links = (self.nodes / "v4l" / "by-id").glob(f"*{_STABLE_END}")
        return {link.resolve().name: link.name.removesuffix(_STABLE_END) for link in links}


class DeviceNode:
    """A device's node as it was when it was found; `stays` as long as it is not unplugged."""

    def __init__(self, device: str | None) -> None:
        self._path = Path(device) if device is not None and not device.isdecimal() else None
        self._identity = self._look()

    def stays(self) -> bool:
        return self._look() == self._identity

    def _look(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat() if self._path else None
        except OSError:
            return None
        return (found.st_ino, found.st_ctime_ns) if found else None


def _usable(source: str, node: Path) -> str:
    if not os.access(node, os.R_OK | os.W_OK):
        sentence = f"The camera {source!r} may not be used: no permission for {node}."
        raise CameraError(sentence, CameraFault.FORBIDDEN)
    return str(node)


def _number(entry: Path) -> int:
    number = entry.name.removeprefix("video")
    return int(number) if number.isdecimal() else sys.maxsize


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
