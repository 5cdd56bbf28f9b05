"""The camera of a kiosk that has none."""

from shared.domain.errors import CameraError
from shared.ports import Frame


class NoCamera:
    """`shared.ports.Camera` that never opens."""

    def open(self) -> None:
        raise CameraError("This kiosk is set to have no camera; visitors choose by hand.")

    def read(self, timeout_s: float) -> Frame:
        raise CameraError("This kiosk is set to have no camera.")

    def close(self) -> None:
        """Nothing is open."""
