"""What can be wrong with a camera, as far as it can be told."""

from enum import StrEnum


class CameraFault(StrEnum):
    """UNKNOWN is said by its sentence alone."""

    NONE_WANTED = "none_wanted"
    GONE = "gone"
    BUSY = "busy"
    FORBIDDEN = "forbidden"
    SILENT = "silent"
    FROZEN = "frozen"
    BLACK = "black"
    CRASHED = "crashed"
    UNKNOWN = "unknown"
