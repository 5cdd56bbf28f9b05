"""The colours of the project: the night garden, and one palette for each emotion."""

from dataclasses import dataclass, replace

from shared.domain.emotion import Emotion

FONT_FAMILY = "Pretendard"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`.

    Behind everything lies a gradient from `top` to `bottom`; `ink` and the quieter `soft` are for
    words on it, `accent` for what asks to be touched. `petal` and `petal_deep` paint the flower,
    `on_accent` are words on an accent surface.
    """

    top: str
    bottom: str
    accent: str
    petal: str
    petal_deep: str
    ink: str = "#f8f3e9"
    soft: str = "#d3cfc4"
    on_accent: str = "#14130f"


NIGHT = Palette("#14302a", "#060d0c", "#f0dcae", "#e9d3a0", "#b98f52")
"""The garden before anybody stands in it."""

PALETTES: dict[Emotion, Palette] = {
    Emotion.HAPPY: Palette("#533a0a", "#170f03", "#ffd569", "#ffce55", "#ee8f2b"),
    Emotion.SURPRISED: Palette("#561f3d", "#190812", "#ffa0c6", "#ff93bd", "#d8487f"),
    Emotion.CALM: Palette("#0f4a45", "#04151a", "#8fe3d0", "#86dcc8", "#2f9a8d"),
    Emotion.ANGRY: Palette("#5c1a10", "#190604", "#ff9a80", "#ff7a5c", "#c22f1e"),
    Emotion.FEAR: Palette("#282863", "#090920", "#b1aeff", "#9794f2", "#5048b8"),
    Emotion.CONFUSED: Palette("#45245c", "#13081c", "#dcacff", "#cf98ee", "#8a4bb5"),
    Emotion.DISGUSTED: Palette("#38420f", "#0e1204", "#c9de6d", "#b5cf5a", "#6f8a24"),
    Emotion.SAD: Palette("#173a62", "#050f1e", "#93c5f7", "#7fb6f0", "#3568b0"),
}


def stark(palette: Palette) -> Palette:
    """The palette for those who need high contrast: black ground, white words, its own accent."""
    return replace(
        palette,
        top="#000000",
        bottom="#000000",
        ink="#ffffff",
        soft="#ffffff",
        on_accent="#000000",
    )


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
