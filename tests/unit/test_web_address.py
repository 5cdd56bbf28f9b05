"""The address that a site words itself: what is allowed, and how a picture fills it."""

import pytest

from shared.domain.errors import SettingsError
from shared.domain.web_address import MAX_LENGTH, WebAddress
from shared.settings import checked

PICTURE = "emotions/calm/cherry blossom/img_20260101-120000_1h.jpeg"


def test_places_are_filled_and_what_an_address_does_not_allow_is_spelled() -> None:
    address = WebAddress.parse("https://example.org/{language}/{emotion}/?p={item_id}#{item_id}")
    filled = address.fill(item_id=PICTURE, emotion="calm", language="ko")
    spelled = PICTURE.replace(" ", "%20")
    assert filled == f"https://example.org/ko/calm/?p={spelled}#{spelled}"


@pytest.mark.parametrize("picture", ["벚꽃", "a&b=c#d?e%f", "{emotion}", "x\u202ey"])
def test_a_favorite_can_not_break_out_of_its_place(picture: str) -> None:
    filled = WebAddress.parse("https://example.org/?p={item_id}&e={emotion}").fill(
        item_id=picture, emotion="calm", language="ko"
    )
    assert filled.isascii()
    assert filled.count("&") == filled.count("?") == 1
    assert "#" not in filled
    assert filled.endswith("&e=calm")


def test_an_address_without_places_is_the_same_for_every_picture() -> None:
    address = WebAddress.parse("http://garden.local:8080/")
    assert address.fill(item_id=PICTURE, emotion="calm", language="ko") == address.template


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("https://example.org/{picture}", "'{picture}' is none of {item_id}, {emotion}, {lang"),
        ("https://example.org/{}", "'{}' is none of"),
        ("https://example.org/{item_id", "a brace is left over"),
        ("ftp://example.org/{item_id}", "does not begin with https:// or http:// and a host"),
        ("javascript:alert(1)", "does not begin with"),
        ("https:///{item_id}", "does not begin with"),
        ("example.org/{item_id}", "does not begin with"),
        ("https://{emotion}.example.org/", "a place is in the name of the host"),
        ("https://example.org/a b", "without a space"),
        ("https://example.org/벚꽃", "letters of ASCII"),
        ("https://example.org:99999/", "Port out of range"),
        ("https://[example/", "Invalid IPv6"),
        ("", "it is not 1 to"),
        ("https://example.org/" + "x" * MAX_LENGTH, f"it is not 1 to {MAX_LENGTH}"),
        (7, "a web address such as"),
    ],
)
def test_a_wrong_address_is_refused_in_one_sentence(template: object, said: str) -> None:
    with pytest.raises(SettingsError) as error:
        checked({"take_home": template}, "kiosk.toml")
    sentence = str(error.value)
    assert sentence.startswith("kiosk.toml: take_home = ")
    assert said in sentence
    assert "\n" not in sentence
