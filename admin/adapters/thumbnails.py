"""Small pictures for the review page."""

import io

from PIL import Image

from shared.domain.generation import GeneratedImage

LONG_SIDE = 320
_QUALITY = 80


class PillowThumbnailer:
    """`admin.services.doors.Thumbnailer`: JPEG, from the pixels and not from the file."""

    def thumbnail(self, image: GeneratedImage) -> bytes:
        picture = Image.frombytes("RGB", (image.width, image.height), image.pixels)
        scale = LONG_SIDE / max(image.width, image.height)
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        if scale < 1:
            picture = picture.resize(size, Image.Resampling.HAMMING)
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=_QUALITY)
        return out.getvalue()
