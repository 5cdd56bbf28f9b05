"""Picture files as frames."""

import random
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.adapters.image_files import LONGEST_SIDE, PillowImageReader
from shared.domain.errors import UnreadableImageError
from shared.ports import Frame
from tests.fakes.portraits import PORTRAIT_PATH

BLUE_LEFT = np.zeros((40, 60, 3), np.uint8)
BLUE_LEFT[:, :30] = (0, 0, 200)
BLUE_LEFT[:, 30:] = (210, 180, 0)
"""RGB: blue on the left, yellow on the right."""


def read(path: Path) -> Frame:
    return PillowImageReader().read(path)


def assert_blue_left(frame: Frame) -> None:
    assert frame.shape == (40, 60, 3)
    assert frame.dtype == np.uint8
    assert frame.flags.c_contiguous
    assert np.abs(frame[20, 10].astype(int) - (200, 0, 0)).max() < 12
    assert np.abs(frame[20, 50].astype(int) - (0, 180, 210)).max() < 12


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "bmp", "tif", "ppm"])
def test_pictures_of_every_usual_kind_become_blue_green_red(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"정원 그림.{suffix}"
    Image.fromarray(BLUE_LEFT).save(path, quality=95)
    assert_blue_left(read(path))


@pytest.mark.parametrize(
    ("orientation", "turn"),
    [
        (1, None),
        (2, Image.Transpose.FLIP_LEFT_RIGHT),
        (3, Image.Transpose.ROTATE_180),
        (6, Image.Transpose.ROTATE_90),
        (8, Image.Transpose.ROTATE_270),
    ],
)
def test_a_picture_is_turned_as_its_camera_was_held(
    tmp_path: Path, orientation: int, turn: Image.Transpose | None
) -> None:
    stored = Image.fromarray(BLUE_LEFT)
    stored = stored if turn is None else stored.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(tmp_path / "a.jpg", exif=exif, quality=95)
    assert_blue_left(read(tmp_path / "a.jpg"))


def test_transparency_is_dropped_and_palettes_are_looked_up(tmp_path: Path) -> None:
    Image.fromarray(BLUE_LEFT).convert("RGBA").save(tmp_path / "alpha.png")
    Image.fromarray(BLUE_LEFT).quantize(4).save(tmp_path / "palette.png")
    Image.fromarray(BLUE_LEFT).quantize(4).save(tmp_path / "palette.gif")
    for name in ("alpha.png", "palette.png", "palette.gif"):
        assert_blue_left(read(tmp_path / name))


def test_grey_pictures_of_eight_and_sixteen_bits_become_three_equal_channels(
    tmp_path: Path,
) -> None:
    ramp = np.linspace(0, 65535, 256).astype(np.uint16)[None, :].repeat(20, axis=0)
    Image.fromarray(ramp).save(tmp_path / "deep.png")
    Image.fromarray((ramp // 256).astype(np.uint8)).save(tmp_path / "plain.png")
    for name in ("deep.png", "plain.png"):
        frame = read(tmp_path / name)
        assert frame.shape == (20, 256, 3)
        assert np.abs(frame[0, :, 0].astype(int) - np.arange(256)).max() <= 1
        assert (frame[..., 0] == frame[..., 2]).all()


def test_a_colour_picture_of_print_becomes_three_channels(tmp_path: Path) -> None:
    Image.fromarray(BLUE_LEFT).convert("CMYK").save(tmp_path / "print.jpg", quality=95)
    assert read(tmp_path / "print.jpg").shape == (40, 60, 3)


def test_a_picture_of_one_hundred_megapixels_is_made_smaller(tmp_path: Path) -> None:
    Image.new("RGB", (12500, 8000), (20, 90, 160)).save(tmp_path / "huge.jpg", quality=50)
    frame = read(tmp_path / "huge.jpg")
    assert frame.shape == (round(LONGEST_SIDE * 8000 / 12500), LONGEST_SIDE, 3)
    assert np.abs(frame[5, 5].astype(int) - (160, 90, 20)).max() < 6


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1_000_000), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def test_a_decompression_bomb_is_refused_by_its_header(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(png_that_claims(60_000, 60_000))
    with pytest.raises(UnreadableImageError, match=r"bomb\.png cannot be read as a picture"):
        read(path)


PORTRAIT = PORTRAIT_PATH.read_bytes()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture\n" * 50,
        PORTRAIT[:200],
        PORTRAIT[: len(PORTRAIT) // 2],
        png_that_claims(800, 600)[:60],
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
    ],
    ids=["empty", "text", "header only", "half a jpeg", "half a png", "postscript"],
)
def test_what_is_no_whole_picture_is_named_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "그림.jpg"
    path.write_bytes(content)
    with pytest.raises(UnreadableImageError, match=r"그림\.jpg cannot be read as a picture: .*\."):
        read(path)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.png", tmp_path):
        with pytest.raises(UnreadableImageError) as caught:
            read(path)
        assert str(path) in str(caught.value)


def test_damaged_bytes_never_raise_anything_else(tmp_path: Path) -> None:
    path = tmp_path / "damaged.jpg"
    chance = random.Random(4)
    refused = 0
    for _ in range(60):
        data = bytearray(PORTRAIT)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(min(len(data), 2000))] = chance.randrange(256)
        path.write_bytes(data)
        try:
            assert read(path).ndim == 3
        except UnreadableImageError:
            refused += 1
    assert refused > 5
