"""The expression of a face: the mean of three small networks, or an HSEmotion file instead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.adapters.local_faces.geometry import aligned_crop
from kiosk.adapters.local_faces.model_files import ModelFiles
from kiosk.adapters.local_faces.onnx_model import (
    Batch,
    OnnxModel,
    rgb_planes,
    softmax,
    with_mirror,
)
from shared.domain.emotion import Emotion
from shared.domain.errors import MissingPartError
from shared.ports import Frame

SEVEN: tuple[Emotion, ...] = (
    Emotion.ANGRY,
    Emotion.DISGUSTED,
    Emotion.FEAR,
    Emotion.HAPPY,
    Emotion.SAD,
    Emotion.SURPRISED,
    Emotion.CALM,
)
"""The emotions networks are trained for, in FER2013's order (its neutral is our CALM)."""

_FACE_API_ORDER = (
    Emotion.CALM,
    Emotion.HAPPY,
    Emotion.SAD,
    Emotion.ANGRY,
    Emotion.FEAR,
    Emotion.DISGUSTED,
    Emotion.SURPRISED,
)
_HSEMOTION_ORDER = (
    Emotion.ANGRY,
    None,  # contempt: Rekognition has no such emotion, so the other seven share its part
    Emotion.DISGUSTED,
    Emotion.FEAR,
    Emotion.HAPPY,
    Emotion.CALM,
    Emotion.SAD,
    Emotion.SURPRISED,
)
_CROP_SCALE = 1.1
_HSEMOTION_SIZE = 224
_IMAGENET_MEAN = np.array((0.485, 0.456, 0.406), np.float32).reshape(1, 3, 1, 1)
_IMAGENET_STD = np.array((0.229, 0.224, 0.225), np.float32).reshape(1, 3, 1, 1)

Probabilities = NDArray[np.float64]
"""One value for each of SEVEN, adding up to 1."""


class EmotionModel(Protocol):
    def probabilities(self, frame: Frame, points: NDArray[np.float32]) -> Probabilities: ...


class MeanOfThree:
    """Two grey 64-pixel Xceptions (FER2013) and face-api's colour network, each with flip."""

    def __init__(self, files: ModelFiles, threads: int) -> None:
        def member(name: str, size: int, prepare: _Prepare, order: _Order) -> _Member:
            return _Member(OnnxModel(files.path(name), threads), size, prepare, order)

        self._members = (
            member("emotion_big_xception.onnx", 64, _grey_plane, SEVEN),
            member("emotion_mini_xception.onnx", 64, _grey_plane, SEVEN),
            member("emotion_faceapi.onnx", 112, rgb_planes, _FACE_API_ORDER),
        )

    def probabilities(self, frame: Frame, points: NDArray[np.float32]) -> Probabilities:
        crops = {size: aligned_crop(frame, points, size, _CROP_SCALE) for size in (64, 112)}
        return np.mean([each.probabilities(crops[each.size]) for each in self._members], axis=0)


class HsEmotion:
    """A site's own HSEmotion file (for instance `enet_b0_8_best_vgaf.onnx`), with flip.

    Its input is N x 3 x 224 x 224, RGB with ImageNet's mean and deviation; its first eight
    outputs are logits in HSEmotion's order (AffectNet-8).
    """

    def __init__(self, path: Path, threads: int) -> None:
        """MissingPartError when the file is not there or does not have that interface."""
        model = OnnxModel(path, threads)
        free_batch = (None, 3, _HSEMOTION_SIZE, _HSEMOTION_SIZE)
        for size, expected in zip(model.input_shape, free_batch, strict=False):
            if size is not None and expected is not None and size != expected:
                raise _not_hsemotion(path)
        blank = np.zeros((2, 3, _HSEMOTION_SIZE, _HSEMOTION_SIZE), np.float32)
        if len(model.input_shape) != 4 or model.run(blank)[0].shape[-1] < len(_HSEMOTION_ORDER):
            raise _not_hsemotion(path)
        self._member = _Member(model, _HSEMOTION_SIZE, _imagenet, _HSEMOTION_ORDER)

    def probabilities(self, frame: Frame, points: NDArray[np.float32]) -> Probabilities:
        crop = aligned_crop(frame, points, _HSEMOTION_SIZE, _CROP_SCALE)
        return self._member.probabilities(crop)


_Prepare = Callable[[Sequence[Frame]], Batch]
_Order = Sequence[Emotion | None]


@dataclass(frozen=True, slots=True)
class _Member:
    model: OnnxModel
    size: int
    prepare: _Prepare
    order: _Order

    def probabilities(self, crop: Frame) -> Probabilities:
        answers = self.model.run(self.prepare(with_mirror(crop)))[0][:, : len(self.order)]
        # The Xceptions end in a softmax of their own; the others answer with logits.
        rows = answers if self.order is SEVEN else softmax(answers)
        seven = rows.mean(axis=0, dtype=np.float64)[[self.order.index(e) for e in SEVEN]]
        return seven / seven.sum()


def _grey_plane(crops: Sequence[Frame]) -> Batch:
    grey = np.stack([cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY) for crop in crops])
    return grey.astype(np.float32)[:, None] / 127.5 - 1


def _imagenet(crops: Sequence[Frame]) -> Batch:
    scaled = rgb_planes(crops) / np.float32(255)
    return ((scaled - _IMAGENET_MEAN) / _IMAGENET_STD).astype(np.float32)


def _not_hsemotion(path: Path) -> MissingPartError:
    return MissingPartError(
        f"{path} is not an HSEmotion model: it must take N x 3 x 224 x 224 and answer 8 logits."
    )
