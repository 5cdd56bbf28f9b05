"""What can be told of a face, in the terms of Amazon Rekognition DetectFaces."""

from dataclasses import dataclass
from enum import StrEnum

from shared.domain.emotion import Emotion, EmotionScore


@dataclass(frozen=True, slots=True)
class BoundingBox:
    """Where a face is, as ratios (0-1) of the width and height of the image."""

    left: float
    top: float
    width: float
    height: float

    @property
    def area(self) -> float:
        return self.width * self.height

    @property
    def centre(self) -> tuple[float, float]:
        return self.left + self.width / 2, self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class AgeRange:
    """Estimated age in whole years, both ends included."""

    low: int
    high: int

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


class GenderValue(StrEnum):
    """Rekognition `GenderType`: how a face is read, not who a person is."""

    MALE = "Male"
    FEMALE = "Female"


@dataclass(frozen=True, slots=True)
class Gender:
    """A gender as it is read from a face; `confidence` in percent (50-100)."""

    value: GenderValue
    confidence: float


@dataclass(frozen=True, slots=True)
class FaceAttribute:
    """A yes or no about a face (Smile, Beard, …); `confidence` in percent (50-100)."""

    value: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Pose:
    """Turn of the head in degrees; zero looks straight into the camera."""

    yaw: float
    pitch: float
    roll: float


class Generation(StrEnum):
    """The generation of a visitor (source document's `generation`)."""

    TODDLER = "toddler"
    CHILD = "child"
    TEENAGER = "teenager"
    YOUNG_ADULT = "young-adult"
    ADULT = "adult"
    MIDDLE_AGE = "middle-age"
    ELDER = "elder"


_OLDEST: tuple[tuple[float, Generation], ...] = (
    (5, Generation.TODDLER),
    (12, Generation.CHILD),
    (18, Generation.TEENAGER),
    (25, Generation.YOUNG_ADULT),
    (49, Generation.ADULT),
    (64, Generation.MIDDLE_AGE),
)


def generation_of(age_range: AgeRange) -> Generation:
    """The generation that the middle of an age range falls into; every age has one."""
    for oldest, generation in _OLDEST:
        if age_range.middle <= oldest:
            return generation
    return Generation.ELDER


@dataclass(frozen=True, slots=True)
class FaceDetail:
    """One face; what an analyser cannot tell honestly is None.

    `emotions` holds a score for each emotion the analyser knows, the highest first;
    `confidence` is the detector's, in percent.
    """

    bounding_box: BoundingBox
    confidence: float
    emotions: tuple[EmotionScore, ...]
    age_range: AgeRange | None = None
    gender: Gender | None = None
    smile: FaceAttribute | None = None
    eyeglasses: FaceAttribute | None = None
    sunglasses: FaceAttribute | None = None
    beard: FaceAttribute | None = None
    mustache: FaceAttribute | None = None
    eyes_open: FaceAttribute | None = None
    mouth_open: FaceAttribute | None = None
    pose: Pose | None = None

    @property
    def emotion(self) -> Emotion:
        """The emotion with the highest score; UNKNOWN when there are no scores."""
        return self.emotions[0].emotion if self.emotions else Emotion.UNKNOWN
