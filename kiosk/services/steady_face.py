"""Tells when one person stands framed and still, so that a reading may begin by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiosk.services.face_reading import nearest_face, same_face
from shared.domain.face import BoundingBox

GUIDE = BoundingBox(left=0.25, top=0.08, width=0.5, height=0.84)
"""Where the centre of a face should be, as ratios of the frame; the mirror leans to high and low
ones."""

_FAR = 1.4
_CUT = 0.04


class FramingHint(StrEnum):
    """What a visitor may do next; READY asks for nothing more."""

    NO_FACE = "no_face"
    COME_CLOSER = "come_closer"
    STEP_BACK = "step_back"
    CENTRE = "centre"
    ONE_AT_A_TIME = "one_at_a_time"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    HOLD_STILL = "hold_still"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Framing:
    """How a face stands in the frame: `progress` (0-1) of holding still; `face` is who is meant."""

    hint: FramingHint
    progress: float = 0.0
    face: BoundingBox | None = None


@dataclass(frozen=True, slots=True)
class Steadiness:
    """What counts as framed and steady.

    A face is `min_height` to `max_height` high (ratios of the frame's height) with its centre in
    `guide`; at the border, one that was framed stays so by `slack`. No other face in `guide` has
    more than `rival` of its area. For `hold_s` seconds its centre moves by no more than `move` of
    its height and its height changes by no more than `grow` of itself. A face unseen for up to
    `gap_s` seconds is still there: detectors blink. So is one that was seen at two looks up to
    `late_s` seconds apart: a slow machine looks seldom.
    """

    hold_s: float = 1.2
    min_height: float = 0.16
    max_height: float = 0.75
    guide: BoundingBox = GUIDE
    slack: float = 0.03
    rival: float = 0.6
    move: float = 0.2
    grow: float = 0.2
    gap_s: float = 0.4
    late_s: float = 2.0


class SteadyFace:
    """Follows the nearest face from frame to frame; `aspect` is the frame's width by its height."""

    def __init__(self, limits: Steadiness | None = None, *, aspect: float = 16 / 9) -> None:
        self._limits = limits or Steadiness()
        self._aspect = aspect
        self._latest = Framing(FramingHint.NO_FACE)
        self._seen_at = float("-inf")
        self._was_missed = False
        self._anchor: BoundingBox | None = None
        self._still_since = 0.0

    def reset(self) -> None:
        """Forget the face; the next visitor begins anew."""
        self._latest, self._anchor = Framing(FramingHint.NO_FACE), None
        self._seen_at = float("-inf")

    def observe(self, faces: Sequence[BoundingBox], now: float) -> Framing:
        """What the faces located at `now` (monotonic seconds) mean for who stands nearest."""
        blinked = self._was_missed or not faces
        if now - self._seen_at > (self._limits.gap_s if blinked else self._limits.late_s):
            self.reset()
        self._was_missed = not faces
        face = self._follow(faces)
        if face is not None:
            self._seen_at = now
            others = [other for other in faces if other != face]
            self._latest = self._judge(face, others, now)
        return self._latest

    def _follow(self, faces: Sequence[BoundingBox]) -> BoundingBox | None:
        """The face followed so far, unless somebody stands clearly nearer."""
        nearest = nearest_face(faces)
        if nearest is None or self._latest.face is None:
            return nearest
        followed = same_face(faces, self._latest.face)
        return followed if followed is not None and followed.area > nearest.area / 2 else nearest

    def _judge(self, face: BoundingBox, others: Sequence[BoundingBox], now: float) -> Framing:
        hint = self._misplaced(face) or self._not_alone(face, others)
        if hint is not None:
            self._anchor = None
            return Framing(hint, face=face)
        if self._anchor is None or not self._is_still(face, self._anchor):
            self._anchor, self._still_since = face, now
        progress = min(1.0, (now - self._still_since) / self._limits.hold_s)
        hint = FramingHint.READY if progress >= 1 else FramingHint.HOLD_STILL
        return Framing(hint, progress, face)

    def _misplaced(self, face: BoundingBox) -> FramingHint | None:
        slack = self._limits.slack if self._anchor is not None else 0.0
        if face.height < self._limits.min_height - slack:
            return FramingHint.COME_CLOSER
        if face.height > self._limits.max_height + slack:
            return FramingHint.STEP_BACK
        if _is_cut(face):
            # From farther away a small visitor stands higher in the frame, and a tall one lower.
            far = face.height < _FAR * self._limits.min_height
            return FramingHint.CENTRE if far else FramingHint.STEP_BACK
        return None if self._is_in_guide(face, slack) else FramingHint.CENTRE

    def _not_alone(self, face: BoundingBox, others: Sequence[BoundingBox]) -> FramingHint | None:
        as_near = (other for other in others if other.area > self._limits.rival * face.area)
        together = any(self._is_in_guide(other) for other in as_near)
        return FramingHint.ONE_AT_A_TIME if together else None

    def _is_in_guide(self, face: BoundingBox, slack: float = 0.0) -> bool:
        guide = self._limits.guide
        x, y = face.centre
        return (
            -slack <= x - guide.left <= guide.width + slack
            and -slack <= y - guide.top <= guide.height + slack
        )

    def _is_still(self, face: BoundingBox, anchor: BoundingBox) -> bool:
        dx = (face.centre[0] - anchor.centre[0]) * self._aspect
        dy = face.centre[1] - anchor.centre[1]
        moved = (dx * dx + dy * dy) ** 0.5
        grown = abs(face.height - anchor.height)
        return (
            moved <= self._limits.move * anchor.height
            and grown <= self._limits.grow * anchor.height
        )


def _is_cut(face: BoundingBox) -> bool:
    return face.top < -_CUT or face.top + face.height > 1 + _CUT
