"""A visit, screen by screen, with a finger on the glass."""

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from shared.domain.errors import DatabaseError
from tests.fakes.face_analyzer import a_face
from tests.gui.kiosk_in_hand import KioskInHand, accessible_name

MakeKiosk = Callable[..., KioskInHand]


def to_the_mirror(kiosk: KioskInHand) -> None:
    kiosk.touch("attractScreen")
    kiosk.touch("noticeAccept")
    kiosk.wait_for("mirror")


def to_the_garden(kiosk: KioskInHand, emotion: str = "calm") -> None:
    kiosk.touch("attractScreen")
    kiosk.touch("noticeDecline")
    kiosk.touch(f"emotion_{emotion}")
    kiosk.wait_for("garden")
    kiosk.settle()


def look_into_the_mirror(kiosk: KioskInHand) -> None:
    to_the_mirror(kiosk)
    kiosk.wait(lambda: kiosk.camera.picture is not None)
    kiosk.touch("emotionButton")


def message(kiosk: KioskInHand) -> str:
    return str(kiosk.item("gardenMessage").property("text"))


def test_the_camera_stays_shut_until_the_visitor_agrees(kiosk: KioskInHand) -> None:
    kiosk.touch("attractScreen")
    kiosk.wait(lambda: kiosk.sees("noticeScreen"))
    kiosk.settle()
    assert kiosk.eyes.times_opened == 0
    kiosk.touch("noticeAccept")
    kiosk.wait(lambda: kiosk.eyes.is_open)


def test_a_visit_leads_from_the_mirror_to_a_like(kiosk: KioskInHand) -> None:
    look_into_the_mirror(kiosk)
    kiosk.wait_for("garden")
    kiosk.touch("like0")
    kiosk.wait(lambda: len(kiosk.log.interactions) == 1)
    kiosk.settle()

    (visitor,) = kiosk.log.visitors.values()
    (impression,) = kiosk.log.impressions.values()
    (liked,) = kiosk.log.interactions.values()
    assert visitor.emotion is Emotion.HAPPY
    assert not visitor.by_hand
    assert visitor.generation is None  # kept only when the site says so
    assert list(impression.item_ids) == kiosk.cards()
    assert liked.item_id == kiosk.cards()[0]
    assert kiosk.item("like0").property("liked")


def test_the_camera_is_shut_as_soon_as_the_burst_is_taken(kiosk: KioskInHand) -> None:
    look_into_the_mirror(kiosk)
    kiosk.wait_for("garden")
    kiosk.settle()
    assert not kiosk.eyes.is_open
    assert kiosk.camera.picture is None


def test_a_face_that_holds_still_is_read_without_a_touch(make_kiosk: MakeKiosk) -> None:
    kiosk = make_kiosk(automatic=True)
    kiosk.catalogue.fill("emotions/happy/img_20260101-120000_1h.jpeg")
    kiosk.show()
    to_the_mirror(kiosk)
    kiosk.wait_for("garden")


def test_without_a_camera_there_is_a_way_through(kiosk: KioskInHand) -> None:
    to_the_garden(kiosk, "calm")
    (visitor,) = kiosk.log.visitors.values()
    assert visitor.by_hand
    assert visitor.emotion is Emotion.CALM
    assert kiosk.eyes.times_opened == 0
    assert len(kiosk.cards()) == 3


def test_pictures_are_painted(kiosk: KioskInHand) -> None:
    to_the_garden(kiosk)
    for slot in range(3):
        kiosk.wait(lambda slot=slot: bool(kiosk.item(f"card{slot}").property("ready")))


def test_next_deals_the_other_pictures_and_goes_round(kiosk: KioskInHand) -> None:
    to_the_garden(kiosk, "calm")
    rounds = [kiosk.cards()]
    for _ in range(3):
        kiosk.touch("nextButton")
        kiosk.settle()
        rounds.append(kiosk.cards())
    first_round = [card for hand in rounds[:3] for card in hand]
    assert sorted(first_round) == sorted(set(first_round))
    assert len(first_round) == 7  # the whole shelf once
    assert set(rounds[3]) <= set(first_round)
    assert len(kiosk.log.impressions) == 4


def test_a_like_stays_and_counts_once(kiosk: KioskInHand) -> None:
    to_the_garden(kiosk, "happy")
    liked = kiosk.cards()[1]
    kiosk.touch("like1")
    kiosk.touch("like1")
    kiosk.settle()
    kiosk.touch("like1")
    kiosk.settle()
    assert [each.item_id for each in kiosk.log.interactions.values()] == [liked]
    for _ in range(4):  # until the picture comes again
        kiosk.touch("nextButton")
        kiosk.settle()
        if liked in kiosk.cards():
            break
    assert kiosk.item(f"like{kiosk.cards().index(liked)}").property("liked")


def test_a_like_on_a_full_disk_stays_and_is_written_later(kiosk: KioskInHand) -> None:
    to_the_garden(kiosk)
    kiosk.log.broken = "database or disk is full"
    kiosk.touch("like0")
    kiosk.wait(lambda: bool(kiosk.item("like0").property("liked")))
    assert not kiosk.log.interactions
    kiosk.log.broken = None
    kiosk.touch("like1")
    kiosk.wait(lambda: len(kiosk.log.interactions) == 2)


def test_what_could_not_be_noted_is_noted_later(kiosk: KioskInHand) -> None:
    kiosk.log.broken = "database or disk is full"
    to_the_garden(kiosk)
    assert not kiosk.log.visitors
    kiosk.log.broken = None
    kiosk.touch("like2")
    kiosk.wait(lambda: len(kiosk.log.interactions) == 1)
    assert len(kiosk.log.visitors) == len(kiosk.log.impressions) == 1


def test_a_favorite_shows_its_pictures(kiosk: KioskInHand) -> None:
    to_the_garden(kiosk, "happy")
    kiosk.touch("favorite_rose")
    kiosk.wait(lambda: kiosk.cards() == ["emotions/happy/rose/img_20260101-120000_8h.jpeg"])
    assert not kiosk.item("card1").isVisible()
    kiosk.touch("favorite_all")
    kiosk.wait(lambda: len(kiosk.cards()) == 3)


def test_a_wish_that_nobody_has_painted_says_no_images(kiosk: KioskInHand) -> None:
    to_the_garden(kiosk, "calm")
    assert not kiosk.has("favorite_cat")
    kiosk.touch("favoriteWish")
    kiosk.touch("wish_cat")
    kiosk.wait(lambda: message(kiosk) == "No images")
    assert not kiosk.cards()
    assert kiosk.item("favorite_cat").property("chosen")
    kiosk.garden.choose_favorite("a word that is nowhere")
    kiosk.settle()
    assert message(kiosk) == "No images"
    kiosk.touch("favorite_all")
    kiosk.wait(lambda: message(kiosk) == "" and len(kiosk.cards()) == 3)
    assert not kiosk.has("favorite_cat")


def test_the_next_visitor_does_not_find_an_open_sheet(kiosk: KioskInHand) -> None:
    to_the_garden(kiosk, "calm")
    kiosk.touch("favoriteWish")
    kiosk.wait(lambda: kiosk.sees("wishSheet"))
    kiosk.visit.leave()
    to_the_garden(kiosk, "calm")
    kiosk.wait(lambda: not kiosk.item("wishSheet").isVisible())
    kiosk.touch("nextButton")


def test_an_empty_shelf_is_a_calm_screen(make_kiosk: MakeKiosk) -> None:
    kiosk = make_kiosk()
    kiosk.show()
    to_the_garden(kiosk, "sad")
    assert message(kiosk) == "This garden is still growing"
    kiosk.touch("doneButton")
    kiosk.wait_for("attract")


def test_nobody_in_the_mirror_is_asked_to_try_once_more(kiosk: KioskInHand) -> None:
    kiosk.analyzer.faces = ()
    look_into_the_mirror(kiosk)
    kiosk.wait(lambda: kiosk.camera.hint == "I could not find a face. Shall we try once more?")
    assert kiosk.state == "mirror"
    kiosk.analyzer.faces = (a_face(Emotion.CALM),)
    kiosk.wait(lambda: kiosk.camera.picture is not None)
    kiosk.touch("emotionButton")
    kiosk.wait_for("garden")


def test_an_analyser_that_fails_leaves_the_way_by_hand(kiosk: KioskInHand) -> None:
    kiosk.analyzer.broken = "the analyser missed its deadline"
    look_into_the_mirror(kiosk)
    kiosk.wait(lambda: str(kiosk.camera.hint).startswith("That did not work"))
    kiosk.touch("chooseByHand")
    kiosk.touch("emotion_happy")
    kiosk.wait_for("garden")


def test_a_missing_camera_leaves_the_way_by_hand(kiosk: KioskInHand) -> None:
    kiosk.eyes.missing = "There is no camera 0."
    to_the_mirror(kiosk)
    kiosk.wait(lambda: kiosk.camera.hint == "One moment, please")
    kiosk.touch("chooseByHand")
    kiosk.wait_for("picker")


def test_a_camera_that_falls_silent_is_said_calmly(kiosk: KioskInHand) -> None:
    to_the_mirror(kiosk)
    kiosk.wait(lambda: kiosk.camera.picture is not None)
    kiosk.eyes.silent = "The camera gave no frame."
    kiosk.wait(lambda: kiosk.camera.hint == "One moment, please")
    assert kiosk.camera.picture is None
    kiosk.eyes.silent = None
    kiosk.wait(lambda: kiosk.camera.picture is not None)


def test_who_walks_away_while_being_read_leaves_nothing(kiosk: KioskInHand) -> None:
    look_into_the_mirror(kiosk)
    assert kiosk.state == "reading"
    kiosk.visit.leave()
    kiosk.settle()
    assert kiosk.state == "attract"
    assert not kiosk.log.visitors
    assert not kiosk.eyes.is_open


def test_a_late_answer_never_reaches_the_next_visitor(kiosk: KioskInHand) -> None:
    look_into_the_mirror(kiosk)
    kiosk.visit.leave()
    kiosk.analyzer.faces = (a_face(Emotion.CALM),)
    look_into_the_mirror(kiosk)
    kiosk.wait_for("garden")
    kiosk.settle()
    assert [v.emotion for v in kiosk.log.visitors.values()] == [Emotion.CALM]


def test_done_forgets_everything_about_the_visitor(kiosk: KioskInHand) -> None:
    look_into_the_mirror(kiosk)
    kiosk.wait_for("garden")
    kiosk.touch("like0")
    kiosk.settle()
    kiosk.touch("languageButton")
    kiosk.touch("doneButton")
    kiosk.wait_for("attract")
    assert kiosk.cards() == []
    assert kiosk.garden.sentence == ""
    assert kiosk.garden.coming == []
    assert kiosk.camera.picture is None
    assert kiosk.camera.face is None
    assert kiosk.language.language == "en"
    assert not kiosk.item("like0").property("liked")


def test_the_next_visitor_is_somebody_else(kiosk: KioskInHand) -> None:
    for _ in range(2):
        to_the_garden(kiosk)
        kiosk.touch("doneButton")
        kiosk.wait_for("attract")
    first, second = kiosk.log.visitors.values()
    assert first.user_id != second.user_id
    assert first.session_id != second.session_id


def test_who_touches_nothing_has_left(make_kiosk: MakeKiosk) -> None:
    kiosk = make_kiosk(idle_s=0.8, still_there_s=0.4)
    kiosk.show()
    kiosk.touch("attractScreen")
    kiosk.wait_for("notice")
    kiosk.wait_for("attract")


def test_the_language_changes_at_a_touch_and_in_the_middle_of_a_visit(kiosk: KioskInHand) -> None:
    to_the_garden(kiosk, "calm")
    cards = kiosk.cards()
    assert kiosk.garden.sentence == "A garden of calm for you"
    kiosk.touch("languageButton")
    assert kiosk.garden.sentence == "평온의 정원이에요"
    assert kiosk.item("nextButton").property("text") == "다음"
    assert kiosk.cards() == cards
    kiosk.touch("languageButton")
    assert kiosk.item("nextButton").property("text") == "Next"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "Your expression looks calm"), ("ko", "표정이 평온해 보여요")],
)
def test_the_sentence_speaks_of_the_expression(
    make_kiosk: MakeKiosk, language: str, sentence: str
) -> None:
    kiosk = make_kiosk(language=language)
    kiosk.analyzer.faces = (a_face(Emotion.CALM),)
    kiosk.show()
    look_into_the_mirror(kiosk)
    kiosk.wait_for("garden")
    assert kiosk.garden.sentence == sentence


@pytest.mark.parametrize(
    ("width", "height", "letter"), [(960, 600, "h"), (600, 960, "v")], ids=["landscape", "portrait"]
)
def test_pictures_fit_the_screen(
    make_kiosk: MakeKiosk, width: int, height: int, letter: str
) -> None:
    kiosk = make_kiosk()
    kiosk.catalogue.fill(
        *(f"emotions/sad/img_20260101-120000_{n}{o}.jpeg" for n in range(5) for o in "hv")
    )
    kiosk.show(width, height)
    to_the_garden(kiosk, "sad")
    assert {Path(card).stem[-1] for card in kiosk.cards()} == {letter}
    kiosk.touch("like2")
    kiosk.touch("nextButton")
    kiosk.touch("doneButton")


NAMES = (
    *("attractScreen", "noticeScreen", "noticeAccept", "noticeDecline", "mirrorScreen"),
    *("emotionButton", "emotionPicker", "readingScreen", "gardenScreen", "nextButton"),
    *("favoriteBar", "doneButton", "languageButton"),
    *(f"emotion_{emotion.key}" for emotion in GARDEN_EMOTIONS),
    *(f"{what}{slot}" for what in ("card", "like") for slot in range(3)),
)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_everything_has_a_name_in_the_visitors_language(
    make_kiosk: MakeKiosk, language: str
) -> None:
    kiosk = make_kiosk(language=language)
    kiosk.catalogue.fill(*(f"emotions/calm/img_20260101-120000_{n}h.jpeg" for n in range(3)))
    kiosk.show()
    to_the_garden(kiosk)
    for name in NAMES:
        spoken = accessible_name(kiosk.item(name))
        assert spoken, name
        if language == "ko" and name != "languageButton":
            assert re.search("[가-힣]", spoken), (name, spoken)


def test_two_quick_touches_are_one(kiosk: KioskInHand) -> None:
    kiosk.touch("attractScreen")
    kiosk.visit.begin()
    assert kiosk.state == "notice"
    kiosk.touch("noticeDecline")
    kiosk.touch("emotion_calm")
    kiosk.garden.choose("sad")
    kiosk.wait_for("garden")
    kiosk.settle()
    assert [v.emotion for v in kiosk.log.visitors.values()] == [Emotion.CALM]


def test_the_last_visitors_face_is_never_seen_again(kiosk: KioskInHand) -> None:
    magenta = (220, 20, 220)
    frame = np.full((72, 128, 3), magenta, np.uint8)
    frame[0, 0] = 0
    kiosk.eyes.show(frame)
    to_the_mirror(kiosk)
    kiosk.wait(lambda: _shows(kiosk, magenta))
    kiosk.touch("emotionButton")
    kiosk.wait_for("garden")
    kiosk.touch("doneButton")
    kiosk.wait_for("attract")
    kiosk.eyes.awake.clear()  # the camera of the next visitor takes its time
    to_the_mirror(kiosk)
    kiosk.wait(lambda: kiosk.item("mirrorScreen").opacity() == 1)
    assert kiosk.item("mirrorScreen").isVisible()
    seen_again = _shows(kiosk, magenta)
    kiosk.eyes.awake.set()
    assert not seen_again


def _shows(kiosk: KioskInHand, bgr: tuple[int, int, int]) -> bool:
    """Whether the middle of the window has this colour, nearly."""
    picture = kiosk.window.grabWindow()
    middle = picture.pixelColor(picture.width() // 2, picture.height() // 2)
    seen = (middle.blue(), middle.green(), middle.red())
    return all(abs(one - other) < 30 for one, other in zip(seen, bgr, strict=True))


def test_what_hangs_stays_where_no_more_can_be_dealt_and_next_tries_again(
    kiosk: KioskInHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_the_garden(kiosk)
    with monkeypatch.context() as broken:
        broken.setattr(kiosk.catalogue, "path", _unreadable)
        kiosk.touch("nextButton")  # what was dealt before
        kiosk.settle()
        hanging = kiosk.cards()
        assert len(hanging) == 3
        kiosk.touch("nextButton")
        kiosk.settle()
        assert kiosk.cards() == hanging
    kiosk.touch("nextButton")
    kiosk.settle()
    assert kiosk.cards() != hanging


def _unreadable(item: object) -> Path:
    raise DatabaseError("database is locked")
