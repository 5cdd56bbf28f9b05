"""Picture files as frames: upright, bounded in size, or one sentence about why not."""

import struct
import warnings
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from shared.domain.errors import UnreadableImageError
from shared.ports import Frame

LONGEST_SIDE = 4096
"""Pixels; larger pictures are made smaller while they are read."""

MOST_PIXELS = 200_000_000
"""A picture that claims more is refused before anything of it is decoded."""

# EPS and PDF, which Pillow hands to an outside interpreter, are left out on purpose.
_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "BMP", "GIF", "PPM", "JPEG2000")

_DECODER_ERRORS = (
    OSError,
    SyntaxError,  # Pillow's word for a broken PNG
    ValueError,
    EOFError,
    struct.error,
    MemoryError,
    Image.DecompressionBombError,
)


class PillowImageReader:
    """`ImageReader` for JPEG, PNG, WebP, AVIF, TIFF, BMP, GIF (first picture), PPM, JPEG 2000."""

    def read(self, path: Path) -> Frame:
        """The picture as it is meant to be seen (EXIF orientation), without transparency.

        At most LONGEST_SIDE pixels wide and high. A large JPEG is decoded at a fraction of its
        size. UnreadableImageError names the path when the file is missing, damaged or no picture.
        """
        try:
            with warnings.catch_warnings():
                # Oddities of a file that can be read all the same are nobody's concern here.
                warnings.simplefilter("ignore")
                return _read(path)
        except _DECODER_ERRORS as error:
            raise UnreadableImageError(f"{path} cannot be read as a picture: {error}.") from error


@cache
def _formats() -> tuple[str, ...]:
    """Those of _FORMATS that this build of Pillow knows."""
    Image.init()
    return tuple(name for name in _FORMATS if name in Image.OPEN)


def _read(path: Path) -> Frame:
    with Image.open(path, formats=_formats()) as image:
        if image.width * image.height > MOST_PIXELS:
            raise ValueError(f"{image.width} x {image.height} pixels are too many")
        # Decodes a JPEG at 1/2, 1/4 or 1/8 of its size where that is enough.
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(image)
        rgb = np.asarray(_eight_bit(upright).convert("RGB"))
    return np.ascontiguousarray(rgb[:, :, ::-1])


def _eight_bit(image: Image.Image) -> Image.Image:
    """Pillow clips deeper grey at 255 when it converts; keep its upper eight bits instead."""
    if image.mode.startswith("I"):
        return Image.fromarray((np.asarray(image).clip(0, 65535) // 256).astype(np.uint8))
    return image
