"""What is planted in the starter garden; every seed was chosen by looking at the picture."""

from admin.services.starter_garden import Plot
from shared.domain.emotion import Emotion

STARTER_JPEG_QUALITY = 78
"""Keeps the whole garden near 20 MB."""

_CHOSEN: dict[Emotion, tuple[tuple[str | None, int, int], ...]] = {
    Emotion.HAPPY: (
        (None, 1, 1),
        (None, 2, 2),
        (None, 8, 8),
        (None, 16, 16),
        ("rose", 6, 6),
        ("sunflower", 10, 10),
        ("butterfly", 3, 3),
        ("deer", 12, 12),
    ),
    Emotion.SURPRISED: (
        (None, 4, 4),
        (None, 3, 3),
        (None, 9, 9),
        (None, 15, 15),
        ("lotus", 14, 14),
        ("sunflower", 7, 7),
        ("butterfly", 26, 26),
        ("tulip", 12, 12),
    ),
    Emotion.CALM: (
        (None, 5, 5),
        (None, 4, 4),
        (None, 6, 6),
        (None, 2, 2),
        ("crane", 1, 1),
        ("lotus", 3, 3),
        ("koi", 10, 10),
        ("cherry blossom", 11, 11),
    ),
    Emotion.ANGRY: (
        (None, 1, 1),
        (None, 2, 2),
        (None, 9, 9),
        (None, 8, 8),
        ("rose", 7, 7),
        ("poppy", 10, 10),
        ("raven", 5, 5),
        ("tulip", 11, 11),
    ),
    Emotion.FEAR: (
        (None, 2, 2),
        (None, 5, 5),
        (None, 3, 3),
        (None, 7, 7),
        ("owl", 12, 12),
        ("deer", 4, 4),
        ("raven", 9, 9),
        ("lily", 8, 8),
    ),
    Emotion.CONFUSED: (
        (None, 2, 2),
        (None, 4, 4),
        (None, 7, 7),
        (None, 6, 6),
        ("fox", 8, 8),
        ("butterfly", 12, 12),
        ("iris", 5, 5),
        ("rabbit", 3, 3),
    ),
    Emotion.DISGUSTED: (
        (None, 2, 2),
        (None, 1, 1),
        (None, 11, 11),
        (None, 8, 8),
        ("rose", 3, 3),
        ("raven", 7, 7),
        ("lily", 9, 9),
        ("dragonfly", 4, 4),
    ),
    Emotion.SAD: (
        (None, 9, 9),
        (None, 3, 3),
        (None, 10, 10),
        (None, 6, 6),
        ("cat", 1, 1),
        ("rose", 12, 12),
        ("crane", 8, 8),
        ("tulip", 18, 18),
    ),
}
"""For each emotion: favorite, seed of the landscape, seed of the portrait."""

STARTER_PLOTS: tuple[Plot, ...] = tuple(
    Plot(emotion, favorite, landscape, portrait)
    for emotion, chosen in _CHOSEN.items()
    for favorite, landscape, portrait in chosen
)
