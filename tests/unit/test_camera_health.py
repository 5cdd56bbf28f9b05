"""What visitors and staff are told of a camera, from what it gives."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.services.camera_health import PATIENCE_S, CameraState, CameraWatch, Sight
from kiosk.services.supervision import supervised
from kiosk.services.tilt import Tilt, TiltAdvice
from shared.domain.camera_fault import CameraFault
from shared.domain.errors import CameraError
from shared.ports import Frame
from tests.fakes.camera import FakeCamera

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
FROZEN = CameraError("The camera '0' gives the same picture.", CameraFault.FROZEN)
GONE = CameraError("There is no camera '0'.", CameraFault.GONE)


class Hall:
    """A camera watched on a clock of its own."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.watch = CameraWatch(
            lambda: self.seconds, lambda: NOON + timedelta(seconds=self.seconds)
        )

    def after(self, seconds: float) -> CameraWatch:
        self.seconds += seconds
        self.watch.look()
        return self.watch

    def told(self) -> tuple[Sight, CameraState, CameraFault | None]:
        return self.watch.sight, self.watch.health.state, self.watch.health.fault


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_a_visit_with_a_camera_in_order(hall: Hall) -> None:
    assert hall.told() == (Sight.SHUT, CameraState.READY, None)
    hall.watch.opening()
    assert hall.told() == (Sight.WAKING, CameraState.READY, None)
    hall.seconds = 1.0
    hall.watch.saw()
    assert hall.told() == (Sight.LIVE, CameraState.WORKS, None)
    assert hall.watch.health.since == NOON + timedelta(seconds=1)
    hall.watch.shut()
    assert hall.told() == (Sight.SHUT, CameraState.READY, None)


def test_trouble_is_a_moment_and_then_a_rest_until_a_picture_comes(hall: Hall) -> None:
    hall.watch.opening()
    hall.watch.saw()
    hall.seconds = 5.0
    hall.watch.failed(FROZEN)
    assert hall.told() == (Sight.MOMENT, CameraState.TROUBLE, CameraFault.FROZEN)
    hall.seconds = 8.0
    hall.watch.failed(GONE)
    assert hall.told() == (Sight.MOMENT, CameraState.TROUBLE, CameraFault.GONE)
    assert hall.watch.health.since == NOON + timedelta(seconds=5)
    assert hall.watch.health.detail == str(GONE)
    hall.after(PATIENCE_S - 3)
    assert hall.watch.sight is Sight.RESTING
    hall.watch.saw()
    assert hall.told() == (Sight.LIVE, CameraState.WORKS, None)
    assert hall.watch.troubled_s == 0


@pytest.mark.parametrize("has_seen", [False, True])
def test_silence_is_noticed_within_three_seconds(hall: Hall, has_seen: bool) -> None:
    hall.watch.opening()
    if has_seen:
        hall.watch.saw()
    hall.after(2.4)
    assert hall.watch.sight is not Sight.MOMENT
    hall.after(0.3)
    assert hall.told() == (Sight.MOMENT, CameraState.TROUBLE, CameraFault.SILENT)


def test_the_next_visitor_does_not_wait_as_long_again(hall: Hall) -> None:
    hall.watch.opening()
    hall.watch.failed(FROZEN)
    hall.watch.shut()
    assert hall.told() == (Sight.SHUT, CameraState.TROUBLE, CameraFault.FROZEN)
    hall.after(60)
    hall.watch.opening()
    assert hall.watch.sight is Sight.WAKING
    hall.watch.failed(FROZEN)
    assert hall.watch.sight is Sight.RESTING


def test_between_visits_only_the_plug_is_known(hall: Hall) -> None:
    hall.watch.not_found(GONE)
    assert hall.told() == (Sight.SHUT, CameraState.TROUBLE, CameraFault.GONE)
    hall.watch.found()
    assert hall.told() == (Sight.SHUT, CameraState.READY, None)
    hall.watch.opening()
    hall.watch.failed(FROZEN)
    hall.watch.shut()
    hall.watch.found()
    assert hall.watch.health.fault is CameraFault.FROZEN


def test_a_kiosk_without_a_camera_is_not_in_trouble(hall: Hall) -> None:
    hall.watch.not_found(CameraError("No camera.", CameraFault.NONE_WANTED))
    assert hall.told() == (Sight.SHUT, CameraState.NONE, None)


def test_a_camera_is_opened_again_until_it_sees() -> None:
    camera, seconds = FakeCamera(), [0.0]

    def pause(duration: float) -> None:
        seconds[0] += duration

    def see(frame: Frame) -> int:
        return int(frame[0, 0, 0])

    seen = supervised(camera, see, clock=lambda: seconds[0], pause=pause)
    assert next(seen) == 128
    camera.silent = "The camera gave no frame."
    failures = [next(seen) for _ in range(4)]
    assert all(isinstance(failure, CameraError) for failure in failures)
    assert not camera.is_open
    assert 0 < seconds[0] < 1
    camera.silent = None
    assert 128 in (next(seen) for _ in range(9))
    assert camera.times_opened == 2
    assert seconds[0] < 1


def test_staff_are_told_to_tilt_the_camera_when_most_faces_are_low_or_high() -> None:
    tilt = TiltAdvice()
    for y in [0.8] * 7:
        tilt.add(y)
    assert tilt.advice is Tilt.NONE
    for y in [0.5, 0.8]:
        tilt.add(y)
    assert tilt.advice is Tilt.DOWN
    for y in [0.5] * 20:
        tilt.add(y)
    assert tilt.advice is Tilt.NONE
    for y in [0.2] * 30:
        tilt.add(y)
    assert tilt.advice is Tilt.UP
