"""JPEG with the recipe inside, so that a picture says how it was made wherever it goes."""

import io
import json
import re
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from PIL import ExifTags, Image

from shared.domain.errors import GenerationError
from shared.domain.generation import GeneratedImage, GenerationRequest

SOURCE_TYPES: Mapping[str, str] = {
    "painter": "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia",
    "diffusers": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
}
"""IPTC Digital Source Type of each engine (cv.iptc.org/newscodes/digitalsourcetype)."""

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:garden="https://emotion-garden.invalid/ns/1.0/">
<Iptc4xmpExt:DigitalSourceType>{source}</Iptc4xmpExt:DigitalSourceType>
<xmp:CreatorTool>Emotion Garden ({engine})</xmp:CreatorTool>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{prompt}</rdf:li></rdf:Alt></dc:description>
<garden:recipe>{recipe}</garden:recipe>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_UNICODE = b"UNICODE\x00"


class JpegEncoder:
    """Encodes pictures as JPEG; `quality` as in libjpeg, 1 to 95.

    The same picture gives the same bytes with the same version of Pillow.
    """

    def __init__(self, quality: int = 86) -> None:
        self.quality = quality

    def encode(
        self, image: GeneratedImage, request: GenerationRequest, recipe: Mapping[str, Any]
    ) -> bytes:
        """The JPEG file of a picture.

        `recipe` (JSON values) goes whole into XMP; the `parameters` text that generation tools read
        goes into EXIF UserComment; `recipe["engine"]` chooses the IPTC Digital Source Type.
        GenerationError when they are too long for the format.
        """
        engine = str(recipe.get("engine", ""))
        picture = Image.frombytes("RGB", (image.width, image.height), image.pixels)
        exif = Image.Exif()
        exif[ExifTags.Base.Software] = f"Emotion Garden ({engine})"
        exif[ExifTags.Base.ImageDescription] = request.prompt.encode()
        comment = _UNICODE + parameters_text(request, recipe).encode("utf-16-be", "replace")
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.UserComment] = comment
        out = io.BytesIO()
        try:
            picture.save(
                out, "JPEG", quality=self.quality, subsampling="4:2:0", progressive=True,
                optimize=True, exif=exif.tobytes(), xmp=_xmp(request, engine, recipe),
            )  # fmt: skip
        except ValueError as error:  # a segment of a JPEG file holds 64 KiB
            raise GenerationError("its recipe is too long for a JPEG file") from error
        return out.getvalue()


def parameters_text(request: GenerationRequest, recipe: Mapping[str, Any]) -> str:
    """The recipe as AUTOMATIC1111's `parameters` text, which many tools read.

    What a request leaves open, the engine chose and noted in the recipe. Readers look for steps and
    a sampler, so an engine without any is its own sampler, of one step.
    """
    model: Mapping[str, Any] = recipe.get("model", {})
    fields = {
        "Steps": recipe.get("num_inference_steps", request.num_inference_steps) or 1,
        "Sampler": recipe.get("scheduler", request.scheduler) or recipe.get("engine"),
        "CFG scale": recipe.get("guidance_scale", request.guidance_scale),
        "Seed": request.seed,
        "Size": f"{request.width}x{request.height}",
        "Model hash": str(model.get("sha256", ""))[:10] or None,
        "Model": model.get("name"),
        "Engine": recipe.get("engine"),
        "Emotion": request.emotion.key,
    }
    given = {name: _quoted(str(value)) for name, value in fields.items() if value is not None}
    last = ", ".join(f"{name}: {value}" for name, value in given.items())
    negative = f"Negative prompt: {request.negative_prompt}\n" if request.negative_prompt else ""
    return f"{request.prompt}\n{negative}{last}"


def _quoted(value: str) -> str:
    """As AUTOMATIC1111 writes a value that would be taken for several."""
    if set(value) & set(",:\n"):
        return json.dumps(value, ensure_ascii=False)
    return value


def _xmp(request: GenerationRequest, engine: str, recipe: Mapping[str, Any]) -> bytes:
    text = json.dumps(_published(recipe), ensure_ascii=False, sort_keys=True)
    packet = _XMP.format(
        source=SOURCE_TYPES.get(engine, SOURCE_TYPES["diffusers"]),
        engine=escape(engine), prompt=escape(_printable(request.prompt)),
        recipe=escape(_printable(text)),
    )  # fmt: skip
    return packet.encode()


def _published(recipe: Mapping[str, Any]) -> dict[str, Any]:
    """The recipe without where a model lies on this machine: the last part of a path is enough."""
    request = recipe.get("request")
    if not isinstance(request, Mapping) or not request.get("model"):
        return dict(recipe)
    name = re.split(r"[/\\]", str(request["model"]).rstrip("/\\"))[-1]
    return {**recipe, "request": {**request, "model": name}}


def _printable(text: str) -> str:
    """Text without what XML and UTF-8 cannot carry (control characters, lone surrogates)."""
    kept = "".join(c if c >= " " or c in "\t\n" else " " for c in text)
    return kept.encode("utf-8", "replace").decode().replace("\ufffe", "").replace("\uffff", "")
