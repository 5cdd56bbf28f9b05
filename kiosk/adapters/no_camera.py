"""The camera of a kiosk that has none."""

from shared.domain.camera_fault import CameraFault
from shared.domain.errors import CameraError
from shared.ports import Frame


class NoCamera:
    """`shared.ports.Camera` that never opens."""

    def find(self) -> None:
        raise _none_wanted()

    def open(self) -> None:
        raise _none_wanted()

    def read(self, timeout_s: float) -> Frame:
        raise _none_wanted()

    def close(self) -> None:
        """Nothing is open."""


def _none_wanted() -> CameraError:
    sentence = "This kiosk is set to have no camera; visitors choose by hand."
    return CameraError(sentence, CameraFault.NONE_WANTED)
