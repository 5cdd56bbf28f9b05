"""Words can be read on every palette (WCAG 2.2 AA)."""

import pytest

from shared.domain.emotion import GARDEN_EMOTIONS
from shared.qt.theme import NIGHT, PALETTES, Palette, contrast

ALL = [NIGHT, *PALETTES.values()]
TEXT_AA = 4.5


def test_every_emotion_that_has_a_garden_has_its_own_palette() -> None:
    assert set(PALETTES) == set(GARDEN_EMOTIONS)
    assert len({palette.accent for palette in ALL}) == len(ALL)


@pytest.mark.parametrize("palette", ALL)
@pytest.mark.parametrize("ground", ["top", "bottom"])
@pytest.mark.parametrize("words", ["ink", "soft", "accent"])
def test_words_stand_out_from_the_ground(palette: Palette, ground: str, words: str) -> None:
    assert contrast(getattr(palette, words), getattr(palette, ground)) >= TEXT_AA


@pytest.mark.parametrize("palette", ALL)
def test_words_stand_out_from_an_accent_surface(palette: Palette) -> None:
    assert contrast(palette.on_accent, palette.accent) >= TEXT_AA


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#abcdef", "#abcdef", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)
