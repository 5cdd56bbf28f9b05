"""Pictures from files that nobody vouches for, never larger than can be opened safely."""

import io
import struct

from PIL.JpegImagePlugin import JpegImageFile

from shared.domain.errors import UnreadableImageError
from shared.domain.generation import GeneratedImage

MAX_PIXELS = 64 * 1024 * 1024


class JpegReader:
    """`admin.services.backup_doors.PictureReader`; the size is known before a pixel is read."""

    def read(self, data: bytes, size: tuple[int, int] | None = None) -> GeneratedImage:
        try:
            picture = JpegImageFile(io.BytesIO(data))
            width, height = picture.size
            if width * height > MAX_PIXELS:
                raise UnreadableImageError(f"{width} x {height} pixels are too many to open safely")
            if size is not None and (width, height) != size:
                raise UnreadableImageError(
                    f"it has {width} x {height} pixels, not {size[0]} x {size[1]}"
                )
            pixels = picture.convert("RGB").tobytes()
        except (OSError, SyntaxError, ValueError, IndexError, TypeError, struct.error) as error:
            raise UnreadableImageError(f"it is not a whole JPEG picture: {error}") from error
        return GeneratedImage(width, height, pixels)
