"""The errors a person may read: one sentence each, naming the file, key or field."""

from typing import ClassVar, Self

from shared.domain.camera_fault import CameraFault


class EmotionGardenError(Exception):
    """Something that can be said in one sentence; a command ends with `exit_code`."""

    exit_code: ClassVar[int] = 1
    is_of_all: bool = False
    """Whether whatever else is asked there fails as this did: nobody answers, no credentials, …"""

    @classmethod
    def told(cls, sentence: str, *, is_of_all: bool) -> Self:
        """An error that says whether it is of all that is asked there."""
        error = cls(sentence)
        error.is_of_all = is_of_all
        return error


class SettingsError(EmotionGardenError):
    """A wrong key or value in the settings, or wrong arguments."""

    exit_code: ClassVar[int] = 2


class MissingPartError(EmotionGardenError):
    """The machine lacks something: a model file, a device, a writable folder."""

    exit_code: ClassVar[int] = 3


class NothingMatchedError(EmotionGardenError):
    """No face, no picture, nothing to do."""

    exit_code: ClassVar[int] = 4


class UnreadableImageError(EmotionGardenError):
    """A file that is not a picture, or one too large to open safely."""


class CameraError(EmotionGardenError):
    """The camera cannot be opened or has stopped giving frames; `fault` says why."""

    def __init__(self, sentence: str, fault: CameraFault = CameraFault.UNKNOWN) -> None:
        super().__init__(sentence)
        self.fault = fault


class FaceAnalysisError(EmotionGardenError):
    """The face analyser failed or missed its deadline."""


class StoreError(EmotionGardenError):
    """The store cannot be read or written."""


class ObjectMissingError(StoreError):
    """There is no object under this key."""


class ObjectDamagedError(StoreError):
    """The object under this key is another one than was asked for."""


class ObjectConflictError(StoreError):
    """A conditional write found another object than the one it expected."""


class ManifestError(EmotionGardenError):
    """The manifest is damaged, or would do what a kiosk refuses to do."""


class WishesError(EmotionGardenError):
    """The curator's wishes are damaged or ask for what is not allowed."""


class SnapshotError(EmotionGardenError):
    """A snapshot of what was learned cannot be used; the log is read instead."""


class StatusError(EmotionGardenError):
    """A kiosk's status cannot be read."""


class DatabaseError(EmotionGardenError):
    """The local database cannot be opened or written."""


class DatabaseDamagedError(DatabaseError):
    """The local database's file is damaged; what it held has to come from elsewhere."""


class DeliveryRefusedError(EmotionGardenError):
    """A sink does not take a message as it is; trying again will hardly help."""


class RecommendationError(EmotionGardenError):
    """A service did not recommend pictures, or not in time."""


class PersonalizeError(EmotionGardenError):
    """Personalize could not be set up, or refused what it was asked."""


class GenerationError(EmotionGardenError):
    """A picture could not be made, or is none that can be shown."""


class GenerationInterruptedError(GenerationError):
    """A picture was not finished because somebody asked to stop."""


class PoolError(EmotionGardenError):
    """The pool of pictures cannot be read or written, or a picture is not in it."""


class PictureMissingError(PoolError):
    """The pool has no picture of this key."""

    exit_code = NothingMatchedError.exit_code


class BackupError(EmotionGardenError):
    """A backup cannot be written or read, or a file of it is not what it should be."""


class AdviceError(EmotionGardenError):
    """A helper can not look at pictures."""
