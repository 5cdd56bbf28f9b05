"""Which pictures drift by: every emotion in its turn, and something bright first."""

from collections.abc import Callable

from shared.domain.emotion import GARDEN_EMOTIONS
from tests.gui.kiosk_in_hand import KioskInHand

BRIGHT = {"happy", "surprised", "calm"}


def _emotions(kiosk: KioskInHand) -> list[str]:
    pictures: list[str] = kiosk.shelf.property("pictures")
    return [url.partition("/emotions/")[2].partition("/")[0] for url in pictures]


def test_a_wait_begins_brightly_and_shows_every_emotion_in_turn(
    make_kiosk: Callable[..., KioskInHand],
) -> None:
    kiosk = make_kiosk()
    kiosk.catalogue.fill(
        *(
            f"emotions/{emotion.key}/img_20260101-120000_{number}h.jpeg"
            for emotion in GARDEN_EMOTIONS
            for number in range(3)
        )
    )
    kiosk.show()
    for _ in range(5):
        kiosk.shelf.refresh()
        kiosk.settle()
        shown = _emotions(kiosk)
        assert [emotion in BRIGHT for emotion in shown[:6]] == [True, False] * 3
        assert len(set(shown[:8])) == 8
        assert set(shown[8:]) == set(shown[:8])


def test_a_garden_of_one_emotion_is_shown_too(make_kiosk: Callable[..., KioskInHand]) -> None:
    kiosk = make_kiosk()
    kiosk.catalogue.fill(*(f"emotions/sad/img_20260101-120000_{n}h.jpeg" for n in range(3)))
    kiosk.show()
    kiosk.wait(lambda: _emotions(kiosk) == ["sad"] * 3)
