"""What the painter hears in a prompt, in English and Korean."""

import pytest

from admin.adapters.painter.blooms import BLOOMS
from admin.adapters.painter.words import read_wishes
from shared.domain.generation import DEFAULT_OTHERS


@pytest.mark.parametrize(
    ("text", "season"),
    [("a spring morning", "spring"), ("Summer", "summer"), ("AUTUMN leaves", "autumn"),
     ("wintry", "winter"), ("봄", "spring"), ("여름밤", "summer"), ("가을 하늘", "autumn"),
     ("겨울 정원", "winter"), ("단풍", "autumn"), ("offspring", None), ("봄을 기다리며", "spring")],
)  # fmt: skip
def test_seasons(text: str, season: str | None) -> None:
    assert read_wishes(None, text).season == season


@pytest.mark.parametrize(
    ("text", "weather"),
    [("rainy day", "rain"), ("비 오는 날", "rain"), ("snow", "snow"), ("눈", "snow"),
     ("foggy", "fog"), ("안개 낀 숲", "fog"), ("thunder", "storm"), ("바람", "wind"),
     ("sunny", "clear"), ("train", None), ("비밀", None), ("눈물", None), ("rainbow", None)],
)  # fmt: skip
def test_weather(text: str, weather: str | None) -> None:
    assert read_wishes(None, text).weather == weather


@pytest.mark.parametrize(
    ("text", "hour"),
    [("dawn", "dawn"), ("golden hour", "sunset"), ("노을", "sunset"), ("한밤", "night"),
     ("midnight", "night"), ("정오", "noon"), ("nightingale", None)],
)  # fmt: skip
def test_hours(text: str, hour: str | None) -> None:
    assert read_wishes(None, text).hour == hour


@pytest.mark.parametrize(
    ("favorite", "flower"),
    [("rose", "rose"), ("Roses", "rose"), ("장미", "rose"), ("해바라기", "sunflower"),
     ("water lilies", "lotus"), ("연꽃", "lotus"), ("sakura", "cherry blossom"),
     ("수국", "hydrangea"),
     ("white lily", "lily"), ("국화", "chrysanthemum"), ("tulip field", "tulip")],
)  # fmt: skip
def test_flowers(favorite: str, flower: str) -> None:
    assert read_wishes(favorite).flowers[0] == flower


@pytest.mark.parametrize(
    ("favorite", "animal"),
    [("butterfly", "butterfly"), ("나비", "butterfly"), ("고양이", "cat"), ("새", "bird"),
     ("학", "crane"), ("개", "dog"), ("말", "horse"), ("a red fox", "fox"), ("부엉이", "owl"),
     ("goldfish", "koi"), ("토끼와 함께", "rabbit")],
)  # fmt: skip
def test_animals(favorite: str, animal: str) -> None:
    assert read_wishes(favorite).animals[0] == animal


@pytest.mark.parametrize(
    "favorite", ["category", "dogma", "개나리", "말씀", "학교", "새벽", "primrosed"]
)
def test_a_word_inside_another_is_not_heard_as_an_animal(favorite: str) -> None:
    assert read_wishes(favorite).animals == ()


def test_the_favorite_comes_before_the_other_words() -> None:
    assert read_wishes("tulip", "roses and daisies").flowers == ("tulip",)


def test_several_favorites_are_heard_in_their_order() -> None:
    wishes = read_wishes("cat and rose with a butterfly")
    assert wishes.animals == ("cat", "butterfly")
    assert wishes.flowers == ("rose",)


def test_the_default_words_wish_for_nothing() -> None:
    wishes = read_wishes(None, "", DEFAULT_OTHERS)
    assert (wishes.season, wishes.weather, wishes.hour) == (None, None, None)
    assert wishes.flowers == wishes.animals == ()
    assert wishes.accent is None


def test_an_unknown_favorite_has_a_mark_of_its_own() -> None:
    first, again, other = read_wishes("quokka"), read_wishes("Quokka "), read_wishes("wombat")
    assert first.accent is not None
    assert first == again
    assert (first.accent, first.mark) != (other.accent, other.mark)


def test_a_known_favorite_leaves_no_mark() -> None:
    for favorite in ("rose", "나비", "winter", "rain", "night"):
        assert read_wishes(favorite).accent is None


@pytest.mark.parametrize("text", ["", "\x00", "\udc80", "🌸" * 9000, "(" * 300, "a\\", "[a-"])
def test_no_text_is_an_error(text: str) -> None:
    wishes = read_wishes(text, text)
    assert wishes == read_wishes(text, text)


def test_every_flower_that_is_heard_can_be_painted() -> None:
    heard = {name for name in BLOOMS if read_wishes(name).flowers[:1] == (name,)}
    assert heard == set(BLOOMS)
