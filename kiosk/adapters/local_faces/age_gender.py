"""Age, gender, glasses, beard and mustache of a face."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.adapters.local_faces.geometry import aligned_crop
from kiosk.adapters.local_faces.model_files import ModelFiles
from kiosk.adapters.local_faces.onnx_model import OnnxModel, rgb_planes, with_mirror
from shared.domain.face import AgeRange, FaceAttribute, Gender, GenderValue
from shared.ports import Frame

_AGE_CROP_SCALE = 1.0
_DESCRIPTOR_CROPS = ((1.2, 0.0), (1.4, 0.05))
"""Scale and lift of the two crops whose descriptors are averaged."""

_BALANCED_MALE = 0.64
"""Where the mean of the two networks is right as often for women as for men."""

LEAST_GENDER_CONFIDENCE = 65.0
"""Percent; below it the gender of a face is not known."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What the networks say of a face beside its expression."""

    age_range: AgeRange
    gender: Gender | None
    eyeglasses: FaceAttribute
    beard: FaceAttribute
    mustache: FaceAttribute


class TraitReader:
    """face-api's age and gender network, and faceres (gender, and a descriptor for the heads)."""

    def __init__(self, files: ModelFiles, threads: int) -> None:
        self._age_gender = OnnxModel(files.path("agegender_faceapi.onnx"), threads)
        self._faceres = OnnxModel(files.path("faceres.onnx"), threads)
        with np.load(files.path("attr_probe.npz"), allow_pickle=False) as heads:
            self._heads = {name: np.asarray(heads[name], np.float64) for name in heads.files}

    def read(self, frame: Frame, points: NDArray[np.float32]) -> Traits:
        crop = aligned_crop(frame, points, 112, _AGE_CROP_SCALE)
        ages, genders = self._age_gender.run(rgb_planes(with_mirror(crop)))
        crops = [aligned_crop(frame, points, 224, *where) for where in _DESCRIPTOR_CROPS]
        males, descriptors = self._faceres.run(rgb_planes(crops))
        descriptor = descriptors.mean(axis=0)
        male = (genders[:, 0].mean() + males.mean()) / 2
        return Traits(
            age_range=age_range_around(float(ages.mean())),
            gender=gender_from(float(male)),
            eyeglasses=self._attribute("glasses", descriptor),
            beard=self._attribute("beard", descriptor),
            mustache=self._attribute("mustache", descriptor),
        )

    def _attribute(self, name: str, descriptor: NDArray[np.float32]) -> FaceAttribute:
        head = self._heads[name]
        return attribute_from(logistic(float(descriptor @ head[:-1] + head[-1])))


def age_range_around(age: float) -> AgeRange:
    """The range that held the true age of 84-91 % of the faces it was measured on."""
    width = 4 + 0.15 * age
    return AgeRange(low=max(0, round(age - width)), high=max(0, round(age + width)))


def gender_from(male: float) -> Gender | None:
    """Gender by the mean male probability of the networks; None when they hardly know."""
    if male < _BALANCED_MALE:
        share = male / _BALANCED_MALE / 2
    else:
        share = 0.5 + (male - _BALANCED_MALE) / (1 - _BALANCED_MALE) / 2
    confidence = 100 * max(share, 1 - share)
    if confidence < LEAST_GENDER_CONFIDENCE:
        return None
    return Gender(GenderValue.MALE if share > 0.5 else GenderValue.FEMALE, confidence)


def attribute_from(probability: float) -> FaceAttribute:
    """Yes above one half; the confidence is that of the answer given."""
    return FaceAttribute(probability > 0.5, 100 * max(probability, 1 - probability))


def logistic(value: float) -> float:
    return float(1 / (1 + np.exp(-value)))
