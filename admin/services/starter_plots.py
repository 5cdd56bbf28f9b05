"""What is planted in the starter garden; every seed was chosen by looking at the picture."""

from admin.services.starter_garden import Plot
from shared.domain.emotion import Emotion

_CHOSEN: dict[Emotion, tuple[tuple[str | None, int, int], ...]] = {
    Emotion.HAPPY: (
        (None, 1, 1),
        (None, 2, 2),
        (None, 4, 3),
        (None, 5, 4),
        ("rose", 6, 6),
        ("sunflower", 7, 7),
        ("daisy", 8, 8),
        ("tulip", 9, 9),
    ),
    Emotion.SURPRISED: (
        (None, 1, 1),
        (None, 2, 2),
        (None, 3, 3),
        (None, 4, 4),
        ("rose", 6, 6),
        ("lotus", 7, 7),
        ("cherry blossom", 8, 8),
        ("sunflower", 9, 9),
    ),
    Emotion.CALM: (
        (None, 1, 1),
        (None, 2, 2),
        (None, 3, 3),
        (None, 4, 4),
        ("rose", 6, 6),
        ("lotus", 7, 7),
        ("crane", 8, 8),
        ("iris", 9, 9),
    ),
    Emotion.ANGRY: (
        (None, 1, 1),
        (None, 2, 2),
        (None, 3, 3),
        (None, 4, 4),
        ("rose", 6, 6),
        ("poppy", 7, 7),
        ("cherry blossom", 8, 8),
        ("sunflower", 9, 9),
    ),
    Emotion.FEAR: (
        (None, 1, 1),
        (None, 2, 2),
        (None, 3, 3),
        (None, 4, 4),
        ("rose", 6, 6),
        ("lily", 7, 7),
        ("cherry blossom", 8, 8),
        ("sunflower", 9, 9),
    ),
    Emotion.CONFUSED: (
        (None, 1, 1),
        (None, 2, 2),
        (None, 3, 3),
        (None, 4, 4),
        ("rose", 6, 6),
        ("iris", 7, 7),
        ("cherry blossom", 8, 8),
        ("sunflower", 9, 9),
    ),
    Emotion.DISGUSTED: (
        (None, 1, 1),
        (None, 2, 2),
        (None, 3, 3),
        (None, 4, 4),
        ("rose", 6, 6),
        ("lily", 7, 7),
        ("cherry blossom", 8, 8),
        ("sunflower", 9, 9),
    ),
    Emotion.SAD: (
        (None, 1, 1),
        (None, 2, 2),
        (None, 3, 3),
        (None, 4, 4),
        ("rose", 6, 6),
        ("iris", 7, 7),
        ("cherry blossom", 8, 8),
        ("sunflower", 9, 9),
    ),
}

STARTER_PLOTS: tuple[Plot, ...] = tuple(
    Plot(emotion, favorite, landscape, portrait)
    for emotion, chosen in _CHOSEN.items()
    for favorite, landscape, portrait in chosen
)
