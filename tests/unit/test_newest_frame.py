"""The one slot between the camera and who looks at it."""

import pytest

from kiosk.adapters.newest_frame import NewestFrame
from shared.domain.camera_fault import CameraFault
from shared.domain.errors import CameraError
from tests.fakes.camera import plain_frame


def test_the_newest_frame_wins_and_is_given_once() -> None:
    slot = NewestFrame("0")
    for shade in (10, 20, 30):
        slot.put(plain_frame(shade))
    assert slot.take(0.0)[0, 0, 0] == 30
    with pytest.raises(CameraError, match=r"^The camera '0' gave no frame for 0 s\.$"):
        slot.take(0.0)


def test_waiting_for_the_first_frame_leaves_it_there() -> None:
    slot = NewestFrame("0")
    slot.put(plain_frame(10))
    slot.await_first()
    assert slot.take(0.0)[0, 0, 0] == 10


def test_a_frame_from_before_the_driver_hung_is_not_shown_as_now() -> None:
    now = [100.0]
    slot = NewestFrame("0", clock=lambda: now[0])
    slot.put(plain_frame(10))
    now[0] += 0.6
    with pytest.raises(CameraError, match="gave no frame"):
        slot.take(0.0)
    slot.put(plain_frame(20))
    assert slot.take(0.0)[0, 0, 0] == 20


def test_a_failure_is_told_to_everyone_who_asks_and_drops_the_frame() -> None:
    slot = NewestFrame("0")
    slot.put(plain_frame(10))
    slot.fail(CameraError("The camera '0' stopped giving frames."))
    for _ in range(2):
        with pytest.raises(CameraError, match="stopped giving frames"):
            slot.take(0.0)
    with pytest.raises(CameraError, match="stopped giving frames"):
        slot.await_first()


@pytest.mark.parametrize("timeout_s", [0.0, 5.0])
def test_whoever_waits_hears_that_the_device_was_unplugged(timeout_s: float) -> None:
    slot = NewestFrame("0", is_there=lambda: False)
    with pytest.raises(CameraError, match=r"^The camera '0' was unplugged\.$") as caught:
        slot.take(timeout_s)
    assert caught.value.fault is CameraFault.GONE
    with pytest.raises(CameraError, match="unplugged"):
        slot.await_first()
