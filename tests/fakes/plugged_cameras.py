"""Cameras that a test plugs into a folder, and what their drivers do; works in a child process."""

import itertools
import time
from collections.abc import Generator
from pathlib import Path

import numpy as np

from kiosk.adapters.camera_devices import CameraDevices
from kiosk.adapters.frame_watch import watched
from shared.domain.camera_fault import CameraFault
from shared.domain.errors import CameraError
from shared.ports import Frame

_FPS = 25


class PluggedCameras:
    """A folder that looks like /sys and /dev to CameraDevices.

    A file beside a node says what its driver does: `sees`, `freezes` (the last picture for ever),
    `is_black`, `blocks` (for ever) or `stops`; it may change at any time.
    """

    def __init__(self, folder: Path) -> None:
        self.devices = CameraDevices(folder / "class", folder / "dev", are_listed=True)
        (folder / "dev" / "v4l" / "by-id").mkdir(parents=True)

    def plug_in(self, number: int, label: str, *, serial: str = "", does: str = "sees") -> Path:
        """A camera under a number, with the second node (for metadata) that webcams have."""
        for place, index in ((number, "0"), (number + 1, "1")):
            entry = self.devices.classes / f"video{place}"
            entry.mkdir(parents=True, exist_ok=True)
            (entry / "name").write_text(label + "\n")
            (entry / "index").write_text(index + "\n")
            (self.devices.nodes / entry.name).touch()
        self.let(number, does)
        if serial:
            self._link(number, f"usb-{label}_{serial}".replace(" ", "_"))
        return self.devices.nodes / f"video{number}"

    def unplug(self, number: int) -> None:
        for place in (number, number + 1):
            entry = self.devices.classes / f"video{place}"
            (self.devices.nodes / entry.name).unlink()
            for file in ("name", "index"):
                (entry / file).unlink()
            entry.rmdir()
        for link in (self.devices.nodes / "v4l" / "by-id").iterdir():
            if not link.exists():
                link.unlink()

    def let(self, number: int, does: str) -> None:
        """Change what the driver does from its next frame on."""
        _script(self.devices.nodes / f"video{number}").write_text(does)

    def _link(self, number: int, name: str) -> None:
        link = self.devices.nodes / "v4l" / "by-id" / f"{name}-video-index0"
        link.symlink_to(f"../../video{number}")


def scripted_frames(source: str, device: str) -> Generator[Frame, None, None]:
    """What `frame_sources.device_frames` is for a real device, on a node of PluggedCameras."""
    yield from watched(_captured(source, Path(device)), source)


def _captured(source: str, node: Path) -> Generator[Frame, None, None]:
    noise = np.random.default_rng(1)
    last = _seen(noise)
    for _ in itertools.count():
        does = _script(node).read_text() if node.exists() else "freezes"  # as after an unplug
        if does == "stops":
            raise CameraError(f"The camera {source!r} stopped giving frames.", CameraFault.SILENT)
        if does == "blocks":
            time.sleep(600)
        if does == "sees":
            last = _seen(noise)
        yield last * 0 if does == "is_black" else last
        time.sleep(1 / _FPS)


def _script(node: Path) -> Path:
    return node.with_suffix(".does")


def _seen(noise: np.random.Generator) -> Frame:
    return noise.integers(100, 140, (720, 1280, 3), np.uint8)
