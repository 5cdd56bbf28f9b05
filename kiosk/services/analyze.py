"""`python -m kiosk analyze`: pictures in, one answer each in the Emotion API's form."""

import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kiosk.services.doors import ImageReader
from shared.domain.errors import UnreadableImageError
from shared.domain.face import BoundingBox, FaceAttribute, FaceDetail, generation_of
from shared.ports import FaceAnalyzer

PICTURE_SUFFIXES = frozenset(
    (".jpg", ".jpeg", ".png", ".webp", ".avif", ".tif", ".tiff", ".bmp", ".gif", ".ppm", ".pgm")
)


def analyze(
    paths: Iterable[Path], analyzer: FaceAnalyzer, reader: ImageReader
) -> Iterator[dict[str, Any]]:
    """One JSON object for each picture; a folder stands for the pictures in it, by name.

    The face that is described is the nearest, the one that is largest in the picture.
    """
    for path in paths:
        for picture in pictures_in(path):
            yield _answer(picture, analyzer, reader)


def pictures_in(path: Path) -> list[Path]:
    """The picture files of a folder in order of name; any other path stands for itself."""
    if not path.is_dir():
        return [path]
    return sorted(
        file
        for file in path.iterdir()
        if file.suffix.lower() in PICTURE_SUFFIXES and file.is_file()
    )


def _answer(path: Path, analyzer: FaceAnalyzer, reader: ImageReader) -> dict[str, Any]:
    try:
        frame = reader.read(path)
    except UnreadableImageError:
        return {"path": str(path), "error": "unreadable"}
    faces = analyzer.detect_faces(frame)
    if not faces:
        return {"path": str(path), "error": "no_face"}
    return {
        "path": str(path),
        "id": str(uuid.uuid4()),
        **_described(faces[0]),
        "faces": len(faces),
        "backend": analyzer.backend,
    }


def _described(face: FaceDetail) -> dict[str, Any]:
    age, gender = face.age_range, face.gender
    return {
        "emotions": face.emotion.value,
        "emotionScores": [
            {"type": score.emotion.value, "confidence": round(score.confidence, 2)}
            for score in face.emotions
        ],
        "ageRange": {"Low": age.low, "High": age.high} if age else None,
        "gender": gender.value.value if gender else None,
        "genderConfidence": round(gender.confidence, 2) if gender else None,
        "generation": generation_of(age).value if age else None,
        "smile": _value(face.smile),
        "eyeglasses": _value(face.eyeglasses),
        "sunglasses": _value(face.sunglasses),
        "beard": _value(face.beard),
        "mustache": _value(face.mustache),
        "eyesOpen": _value(face.eyes_open),
        "mouthOpen": _value(face.mouth_open),
        "boundingBox": _box(face.bounding_box),
    }


def _value(attribute: FaceAttribute | None) -> bool | None:
    return None if attribute is None else attribute.value


def _box(box: BoundingBox) -> dict[str, float]:
    return {
        "Left": round(box.left, 4),
        "Top": round(box.top, 4),
        "Width": round(box.width, 4),
        "Height": round(box.height, 4),
    }
