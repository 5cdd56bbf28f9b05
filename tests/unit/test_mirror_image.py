"""The picture in the mirror: flipped, filling its place, lit in the middle."""

import numpy as np
import pytest
from PySide6.QtGui import QColor

from kiosk.presenters.mirror_image import MirrorSize, mirror_image
from kiosk.services.leaning_mirror import MirrorPart

RED, BLUE = (0, 0, 255), (255, 0, 0)
SIZE = MirrorSize(400, 300)


def two_halves(height: int, width: int) -> np.ndarray:
    """A frame that is red on the left and blue on the right (blue-green-red)."""
    frame = np.empty((height, width, 3), np.uint8)
    frame[:, : width // 2], frame[:, width // 2 :] = RED, BLUE
    return frame


def test_a_mirror_swaps_left_and_right() -> None:
    picture = mirror_image(two_halves(720, 1280), SIZE)
    left, right = picture.pixelColor(150, 150), picture.pixelColor(250, 150)
    assert left.blue() > 200 > 60 > left.red()
    assert right.red() > 200 > 60 > right.blue()


@pytest.mark.parametrize("size", [MirrorSize(400, 300), MirrorSize(300, 520), MirrorSize(1, 1)])
@pytest.mark.parametrize(("height", "width"), [(720, 1280), (1280, 720), (3, 5)])
def test_any_frame_fills_any_mirror(size: MirrorSize, height: int, width: int) -> None:
    picture = mirror_image(two_halves(height, width), size)
    assert (picture.width(), picture.height()) == (size.width, size.height)


def test_a_mirror_that_leans_shows_a_part_of_the_same_shape() -> None:
    frame = np.zeros((720, 1280, 3), np.uint8)
    frame[500:] = RED
    frame[:, 640:] = frame[:, 640:] // 2
    upright = mirror_image(frame, SIZE)
    leant = mirror_image(frame, SIZE, MirrorPart(top=0.48, height=0.52))
    assert upright.pixelColor(210, 150).red() == 0
    assert leant.pixelColor(210, 150).red() == 255
    assert leant.pixelColor(190, 150).red() == 127
    assert (leant.width(), leant.height()) == (400, 300)


def test_the_rim_fades_into_the_night() -> None:
    picture = mirror_image(two_halves(720, 1280), SIZE)
    assert picture.pixelColor(200, 150).alpha() == 255
    assert 0 < picture.pixelColor(60, 150).alpha() < 128
    assert picture.pixelColor(0, 0).alpha() == 0


def test_the_picture_outlives_the_frame() -> None:
    frame = two_halves(720, 1280)
    picture = mirror_image(frame, SIZE)
    before = QColor(picture.pixelColor(150, 150))
    frame[:] = 0
    assert picture.pixelColor(150, 150) == before
