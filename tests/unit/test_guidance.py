"""What is said before the mirror is right, is one thing, and does not flicker."""

import itertools

import numpy as np
import pytest

from kiosk.services.guidance import CalmHint, Guidance
from kiosk.services.leaning_mirror import WHOLE, LeaningMirror, MirrorPart
from kiosk.services.light import Light, light_of
from kiosk.services.steady_face import FramingHint
from shared.domain.face import BoundingBox
from shared.ports import Frame
from tests.fakes.camera import plain_frame

STEP_S = 0.1
BOX = BoundingBox(0.4, 0.3, 0.2, 0.4)


def room(wall: int, face: tuple[int, int]) -> Frame:
    """A wall of one shade, and before it a face from its shadows to its highlights."""
    frame = plain_frame(wall, 320, 180)
    shades = np.linspace(*face, 64 * 72).reshape(72, 64, 1)
    frame[54:126, 128:192] = shades.astype(np.uint8)
    return frame


@pytest.mark.parametrize(
    ("frame", "box", "light"),
    [
        (room(120, (40, 200)), BOX, Light.GOOD),
        (room(120, (15, 90)), BOX, Light.GOOD),  # dark skin in fair light
        (room(250, (5, 40)), BOX, Light.TOO_DARK),  # a window behind
        (room(120, (240, 255)), BOX, Light.TOO_BRIGHT),
        (room(20, (5, 30)), None, Light.TOO_DARK),
        (room(250, (250, 255)), None, Light.TOO_BRIGHT),
        (room(120, (40, 200)), None, Light.GOOD),
        (room(120, (40, 200)), BoundingBox(1.1, 0.2, 0.1, 0.1), Light.GOOD),
    ],
)
def test_light_is_judged_where_the_face_is(
    frame: Frame, box: BoundingBox | None, light: Light
) -> None:
    assert light_of(frame, box) is light


def test_a_hint_that_comes_and_goes_is_not_shown() -> None:
    calm = CalmHint()
    wavering = itertools.cycle([FramingHint.CENTRE, FramingHint.COME_CLOSER])
    shown = {calm.offer(next(wavering), STEP_S * step) for step in range(50)}
    assert shown == {FramingHint.NO_FACE}
    shown = {calm.offer(FramingHint.CENTRE, 5 + STEP_S * step) for step in range(4)}
    assert shown == {FramingHint.NO_FACE}
    assert calm.offer(FramingHint.CENTRE, 5.7) is FramingHint.CENTRE


def test_praise_is_shown_at_once_and_stays_through_a_blink() -> None:
    calm = CalmHint()
    assert calm.offer(FramingHint.HOLD_STILL, 0.0) is FramingHint.HOLD_STILL
    assert calm.offer(FramingHint.NO_FACE, 0.1) is FramingHint.HOLD_STILL
    assert calm.offer(FramingHint.HOLD_STILL, 0.2) is FramingHint.HOLD_STILL
    calm.reset()
    assert calm.shown is FramingHint.NO_FACE


@pytest.mark.parametrize(
    ("faces", "light", "hint"),
    [
        ((), Light.TOO_DARK, FramingHint.TOO_DARK),
        ((BOX,), Light.TOO_DARK, FramingHint.TOO_DARK),
        ((BoundingBox(0.48, 0.5, 0.04, 0.05),), Light.TOO_DARK, FramingHint.COME_CLOSER),
        ((BOX,), Light.GOOD, FramingHint.HOLD_STILL),
    ],
)
def test_light_is_spoken_of_when_nothing_else_is_to_be_done(
    faces: tuple[BoundingBox, ...], light: Light, hint: FramingHint
) -> None:
    guidance = Guidance()
    for step in range(8):
        guidance.observe(faces, light, STEP_S * step)
    assert guidance.hint is hint


def test_bad_light_does_not_keep_anybody_from_being_read() -> None:
    guidance = Guidance()
    for step in range(14):
        guidance.observe((BOX,), Light.TOO_DARK, STEP_S * step)
    assert guidance.framing.hint is FramingHint.READY
    guidance.reset()
    assert guidance.framing.face is None


def lean(mirror: LeaningMirror, face: BoundingBox | None, start: float, end: float) -> MirrorPart:
    part = WHOLE
    for step in range(round((end - start) / STEP_S)):
        mirror.follow(face, start + STEP_S * step)
        part = mirror.part(start + STEP_S * step)
    return part


def at_height(y: float, height: float = 0.24) -> BoundingBox:
    return BoundingBox(0.44, y - height / 2, 0.12, height)


@pytest.mark.parametrize("y", [0.2, 0.85])
def test_the_mirror_leans_to_a_face_that_is_low_or_high_and_comes_back(y: float) -> None:
    mirror = LeaningMirror()
    part = lean(mirror, at_height(y), 0, 4)
    shown_at = (y - part.top) / part.height
    assert abs(shown_at - 0.5) < abs(y - 0.5) - 0.1
    assert -0.16 * part.height <= part.top <= 1 - 0.84 * part.height
    part = lean(mirror, at_height(0.5), 4, 8)
    assert part.height > 0.99
    mirror.reset()
    assert mirror.part(9.0) == WHOLE


def test_the_mirror_stands_still_for_everybody_else_and_for_who_passes() -> None:
    mirror = LeaningMirror()
    for step, y in enumerate([0.35, 0.5, 0.6, 0.85, 0.85, 0.85, 0.5, 0.45]):
        mirror.follow(at_height(y), STEP_S * step)
        assert mirror.part(STEP_S * step) == WHOLE


def test_the_mirror_moves_gently_and_stands_up_when_nobody_is_there() -> None:
    mirror = LeaningMirror()
    tops = [lean(mirror, at_height(0.85), 0.1 * step, 0.1 * (step + 1)).top for step in range(40)]
    steps = np.diff(tops)
    assert steps.max() < 0.1
    assert steps.min() > -1e-9
    assert lean(mirror, None, 4, 5.5).height < 0.7
    assert lean(mirror, None, 5.5, 9).height > 0.99


def test_a_mirror_for_those_who_want_less_motion_is_there_at_once() -> None:
    mirror = LeaningMirror()
    parts: list[MirrorPart] = []
    for step in range(20):
        mirror.follow(at_height(0.85), STEP_S * step)
        parts.append(mirror.part(STEP_S * step, still=True))
    assert parts[0] == WHOLE
    assert len(set(parts)) == 2
