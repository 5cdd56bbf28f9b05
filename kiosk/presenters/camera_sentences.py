"""What is said of the camera: to whoever stands before the mirror, and to staff."""

from PySide6.QtCore import QCoreApplication

from kiosk.services.camera_health import CameraHealth, CameraState
from kiosk.services.steady_face import FramingHint
from kiosk.services.tilt import Tilt
from shared.domain.camera_fault import CameraFault


def _framing() -> dict[FramingHint, str]:
    translate = QCoreApplication.translate
    return {
        FramingHint.NO_FACE: translate("Mirror", "Please look into the mirror"),
        FramingHint.COME_CLOSER: translate("Mirror", "Please come a little closer"),
        FramingHint.STEP_BACK: translate("Mirror", "Please step back a little"),
        FramingHint.CENTRE: translate("Mirror", "Please bring your face into the oval"),
        FramingHint.ONE_AT_A_TIME: translate("Mirror", "One at a time, please"),
        FramingHint.TOO_DARK: translate("Mirror", "It is rather dark. Please turn to the light"),
        FramingHint.TOO_BRIGHT: translate("Mirror", "It is very bright. Please step to one side"),
        FramingHint.HOLD_STILL: translate("Mirror", "Lovely. Stay just like that"),
        FramingHint.READY: translate("Mirror", "Lovely. Stay just like that"),
    }


def _faults() -> dict[CameraFault, str]:
    translate = QCoreApplication.translate
    return {
        CameraFault.GONE: translate("Camera", "The camera is not plugged in"),
        CameraFault.BUSY: translate(
            "Camera", "Another program uses the camera, or it is not a camera"
        ),
        CameraFault.FORBIDDEN: translate("Camera", "The kiosk is not allowed to use the camera"),
        CameraFault.SILENT: translate("Camera", "The camera gives no picture"),
        CameraFault.FROZEN: translate("Camera", "The camera's picture is frozen"),
        CameraFault.BLACK: translate("Camera", "The camera's picture is black: is it covered?"),
        CameraFault.CRASHED: translate("Camera", "The camera's driver crashed"),
    }


def _tilts() -> dict[Tilt, str]:
    translate = QCoreApplication.translate
    return {
        Tilt.DOWN: translate("Camera", "Faces are low in its picture: tilt it down a little"),
        Tilt.UP: translate("Camera", "Faces are high in its picture: tilt it up a little"),
    }


def framing_sentence(hint: FramingHint) -> str:
    """What a visitor in front of the mirror may do next, in the current language."""
    return _framing()[hint]


def moment_sentence() -> str:
    """Said while the mirror will probably be back soon."""
    return QCoreApplication.translate("Mirror", "One moment, please")


def resting_sentence() -> str:
    """Said when it has been away for a while."""
    return QCoreApplication.translate(
        "Mirror", "The mirror is resting. Please choose a garden by hand"
    )


def health_sentence(health: CameraHealth, tilt: Tilt) -> str:
    """How the camera is and what may be done for it, for staff, in the current language."""
    translate = QCoreApplication.translate
    if health.state is CameraState.NONE:
        return translate("Camera", "This kiosk is set to have no camera")
    if health.state is CameraState.TROUBLE:
        unknown = translate("Camera", "The camera does not work; the log says why")
        return _faults().get(health.fault or CameraFault.UNKNOWN, unknown)
    if tilt is not Tilt.NONE:
        return _tilts()[tilt]
    if health.state is CameraState.WORKS:
        return translate("Camera", "The camera works")
    return translate("Camera", "The camera is ready")
