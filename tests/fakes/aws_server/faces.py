"""Rekognition DetectFaces: looks at a real picture and tells what the test scripted."""

import base64
import copy
import io
from collections.abc import Callable
from typing import Any

from PIL import Image, UnidentifiedImageError

from tests.fakes.aws_server.answers import AwsError

_LEAST_SIDE = 80
_OTHERS = ("SURPRISED", "CALM", "ANGRY", "FEAR", "CONFUSED", "DISGUSTED", "SAD")


def a_face_detail(
    emotion: str = "HAPPY", confidence: float = 86.0, **changed: Any
) -> dict[str, Any]:
    """A FaceDetail as Rekognition answers it with Attributes=ALL."""
    others = [name for name in ("HAPPY", *_OTHERS) if name != emotion]
    rest = (100 - confidence) / len(others)
    no = {"Value": False, "Confidence": 97.0}
    return {
        "BoundingBox": {"Left": 0.4, "Top": 0.3, "Width": 0.2, "Height": 0.3},
        "AgeRange": {"Low": 26, "High": 38},
        "Smile": {"Value": emotion == "HAPPY", "Confidence": 99.0},
        "Eyeglasses": no,
        "Sunglasses": no,
        "Gender": {"Value": "Female", "Confidence": 93.0},
        "Beard": no,
        "Mustache": no,
        "EyesOpen": {"Value": True, "Confidence": 99.0},
        "MouthOpen": no,
        "Emotions": [
            {"Type": emotion, "Confidence": confidence},
            *({"Type": name, "Confidence": rest} for name in others),
        ],
        "Landmarks": [{"Type": "eyeLeft", "X": 0.45, "Y": 0.4}],
        "Pose": {"Roll": 0.5, "Yaw": -3.0, "Pitch": 2.0},
        "Quality": {"Brightness": 80.0, "Sharpness": 90.0},
        "Confidence": 99.9,
        **changed,
    }


class Faces:
    """`details` are the faces in every picture that is not of one flat colour; None: one."""

    def __init__(self) -> None:
        self.details: list[dict[str, Any]] | None = None
        self.sizes: list[tuple[int, int]] = []

    def operations(self) -> dict[str, Callable[[dict[str, Any]], dict[str, Any]]]:
        return {"DetectFaces": self._detect}

    def _detect(self, sent: dict[str, Any]) -> dict[str, Any]:
        image = sent["Image"]
        if "S3Object" in image or "Bytes" not in image:
            raise AwsError("InvalidS3ObjectException", "there is no such object")
        try:
            picture = Image.open(io.BytesIO(base64.b64decode(image["Bytes"])))
            picture.load()
        except (UnidentifiedImageError, OSError) as error:
            message = "Request has invalid image format"
            raise AwsError("InvalidImageFormatException", message) from error
        if picture.format not in ("JPEG", "PNG"):
            raise AwsError("InvalidImageFormatException", "Request has invalid image format")
        if min(picture.size) < _LEAST_SIDE:
            raise AwsError("InvalidParameterException", "Request has invalid parameters")
        self.sizes.append(picture.size)
        low, high = picture.convert("L").getextrema()
        details = [] if high - low < 8 else self.details
        wanted = [a_face_detail()] if details is None else copy.deepcopy(details)
        if "ALL" not in sent.get("Attributes", []):
            wanted = [_default(detail) for detail in wanted]
        return {"FaceDetails": wanted}


def _default(detail: dict[str, Any]) -> dict[str, Any]:
    names = ("BoundingBox", "Confidence", "Pose", "Quality", "Landmarks")
    return {name: detail[name] for name in names if name in detail}
