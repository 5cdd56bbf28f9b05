"""What landmarks and blendshapes tell by themselves: smile, mouth, eyes, pose, confusion."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from kiosk.adapters.local_faces.age_gender import attribute_from, logistic
from kiosk.adapters.local_faces.emotions import SEVEN, Probabilities
from kiosk.adapters.local_faces.geometry import FaceMesh
from shared.domain.emotion import Emotion, EmotionScore
from shared.domain.face import FaceAttribute, Pose

_UPPER_LIP, _LOWER_LIP, _MOUTH_RIGHT, _MOUTH_LEFT = 13, 14, 61, 291

_CONFUSED_TAKES = {
    Emotion.CALM: 0.7,
    Emotion.ANGRY: 0.35,
    Emotion.SAD: 0.35,
    Emotion.FEAR: 0.2,
}
"""The largest part of each emotion that a confused brow takes away from it."""


def smile(mesh: FaceMesh) -> FaceAttribute:
    return attribute_from(logistic((_both(mesh.blendshapes, "mouthSmile") - 0.44) * 10))


def mouth_open(mesh: FaceMesh) -> FaceAttribute:
    """By the gap between the inner lips in proportion to the width of the mouth."""
    points = mesh.points
    gap = float(np.linalg.norm(points[_UPPER_LIP] - points[_LOWER_LIP]))
    width = float(np.linalg.norm(points[_MOUTH_RIGHT] - points[_MOUTH_LEFT]))
    return attribute_from(logistic((gap / max(width, 1e-6) - 0.12) * 25))


def eyes_open(mesh: FaceMesh) -> FaceAttribute:
    """By the wider of the two eyes; it sees fewer than half of closed pairs of eyes."""
    blink = min(mesh.blendshapes["eyeBlinkLeft"], mesh.blendshapes["eyeBlinkRight"])
    return attribute_from(1 - logistic((blink - 0.41) * 12))


def pose(rotation: NDArray[np.float64]) -> Pose:
    """The turn of the head in degrees."""
    return Pose(
        yaw=float(np.degrees(np.arctan2(rotation[0, 2], rotation[2, 2]))),
        pitch=float(np.degrees(np.arcsin(np.clip(-rotation[1, 2], -1, 1)))),
        roll=float(np.degrees(np.arctan2(rotation[1, 0], rotation[1, 1]))),
    )


def emotion_scores(
    probabilities: Probabilities, blendshapes: Mapping[str, float]
) -> tuple[EmotionScore, ...]:
    """Eight scores in percent, the highest first.

    CONFUSED is experimental: no public data set has it, so it is a rule on the brows that takes
    its part from the emotions a confused face is usually read as.
    """
    shares = dict(zip(SEVEN, probabilities.tolist(), strict=True))
    strength = confusion(blendshapes)
    taken = {e: part * strength * shares[e] for e, part in _CONFUSED_TAKES.items()}
    shares = {e: share - taken.get(e, 0.0) for e, share in shares.items()}
    shares[Emotion.CONFUSED] = sum(taken.values())
    ordered = sorted(shares.items(), key=lambda item: item[1], reverse=True)
    return tuple(EmotionScore(emotion, 100 * share) for emotion, share in ordered)


def confusion(blendshapes: Mapping[str, float]) -> float:
    """How confused the brows look, 0-1: lowered or uneven, no smile, mouth not wide open."""
    uneven = max(_difference(blendshapes, "browOuterUp"), _difference(blendshapes, "browDown"))
    brow = max(_both(blendshapes, "browDown"), 0.8 * uneven)
    parts = (
        (brow - 0.25) / 0.35,
        (0.35 - _both(blendshapes, "mouthSmile")) / 0.25,
        (0.5 - blendshapes["jawOpen"]) / 0.3,
    )
    return float(np.prod(np.clip(parts, 0, 1)))


def _both(blendshapes: Mapping[str, float], name: str) -> float:
    return (blendshapes[f"{name}Left"] + blendshapes[f"{name}Right"]) / 2


def _difference(blendshapes: Mapping[str, float], name: str) -> float:
    return abs(blendshapes[f"{name}Left"] - blendshapes[f"{name}Right"])
