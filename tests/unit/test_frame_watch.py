"""A camera that is blind is told from one that looks at a still room."""

from collections.abc import Iterator

import numpy as np
import pytest

from kiosk.adapters.frame_watch import BLIND_S, watched
from shared.domain.camera_fault import CameraFault
from shared.domain.errors import CameraError
from shared.ports import Frame
from tests.fakes.camera import plain_frame

STEP_S = 0.1
SHAPE = 180, 320, 3


class Clock:
    """Every frame takes a tenth of a second."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def pace(self, frames: list[Frame]) -> Iterator[Frame]:
        for frame in frames:
            self.now += STEP_S
            yield frame


def room(seed: int = 0) -> Frame:
    """A still room, in a sensor's noise."""
    return np.random.default_rng(seed).integers(120, 126, SHAPE, np.uint8)


def covered(seed: int = 0) -> Frame:
    """A covered lens: dark noise, and a few hot pixels."""
    frame = np.random.default_rng(seed).integers(0, 20, SHAPE, np.uint8)
    frame[::100, ::100] = 255
    return frame


def look(frames: list[Frame]) -> tuple[int, CameraError | None]:
    """How many frames came through, and what was said at last."""
    clock, through = Clock(), 0
    try:
        for _ in watched(clock.pace(frames), "0", clock):
            through += 1
    except CameraError as error:
        return through, error
    return through, None


def test_a_still_room_is_no_frozen_picture() -> None:
    assert look([room(seed) for seed in range(60)]) == (59, None)


@pytest.mark.parametrize(
    ("blind", "fault"),
    [
        ([room(7)] * 40, CameraFault.FROZEN),
        ([plain_frame(0)] * 40, CameraFault.BLACK),
        ([plain_frame(90)] * 40, CameraFault.BLACK),
        ([covered(seed) for seed in range(40)], CameraFault.BLACK),
    ],
    ids=["frozen", "black", "one colour", "covered"],
)
def test_a_camera_that_goes_blind_is_told_within_its_time(
    blind: list[Frame], fault: CameraFault
) -> None:
    through, error = look([room(seed) for seed in range(1, 6)] + blind)
    assert error is not None
    assert error.fault is fault
    assert "'0'" in str(error)
    assert (through - 4) * STEP_S <= BLIND_S + 2 * STEP_S


def test_a_camera_that_wakes_up_black_shows_nothing_until_it_sees() -> None:
    waking = [plain_frame(0)] * 8 + [room(seed) for seed in range(10)]
    assert look(waking) == (10, None)


def test_a_camera_that_opens_slowly_is_not_blind() -> None:
    clock = Clock()

    def slow() -> Iterator[Frame]:
        clock.now += 5
        yield from clock.pace([room(seed) for seed in range(10)])

    assert len(list(watched(slow(), "0", clock))) == 9


def test_one_frame_from_before_the_unplug_proves_nothing() -> None:
    through, error = look([room()] * 40)
    assert through == 0
    assert error is not None
    assert error.fault is CameraFault.FROZEN


def test_a_hand_before_the_lens_for_a_moment_is_nothing() -> None:
    seen = [room(seed) for seed in range(5)]
    assert look(seen + [covered(seed) for seed in range(15)] + seen)[1] is None
