"""When a face counts as framed and steady."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.services.steady_face import Framing, FramingHint, Steadiness, SteadyFace
from shared.domain.face import BoundingBox

FRAMED = BoundingBox(0.42, 0.3, 0.16, 0.3)
STEP_S = 0.1


def at(x: float = 0.5, y: float = 0.45, height: float = 0.3) -> BoundingBox:
    width = height * 0.53
    return BoundingBox(x - width / 2, y - height / 2, width, height)


def watch(steady: SteadyFace, *seen: BoundingBox | None, start: float = 100.0) -> list[Framing]:
    """Show one face, or none, every tenth of a second."""
    return [
        steady.observe(() if box is None else (box,), start + STEP_S * step)
        for step, box in enumerate(seen)
    ]


def test_an_empty_room_has_no_face() -> None:
    assert SteadyFace().observe((), 0.0) == Framing(FramingHint.NO_FACE)


def test_a_face_that_holds_still_becomes_ready_after_the_time_asked_for() -> None:
    steady = SteadyFace(Steadiness(hold_s=0.5))
    framings = watch(steady, *[FRAMED] * 8)
    assert [framing.hint for framing in framings[:5]] == [FramingHint.HOLD_STILL] * 5
    assert [framing.hint for framing in framings[6:]] == [FramingHint.READY] * 2
    assert math.isclose(framings[2].progress, 0.4)
    assert framings[-1] == Framing(FramingHint.READY, 1.0, FRAMED)


@pytest.mark.parametrize(
    ("box", "hint"),
    [
        (at(height=0.1), FramingHint.COME_CLOSER),
        (at(height=0.9), FramingHint.STEP_BACK),
        (at(x=0.1), FramingHint.CENTRE),
        (at(x=0.9), FramingHint.CENTRE),
        (at(y=0.05, height=0.2), FramingHint.CENTRE),
        (at(y=0.95, height=0.2), FramingHint.CENTRE),
        (at(y=0.05), FramingHint.STEP_BACK),
        (at(y=0.95), FramingHint.STEP_BACK),
    ],
)
def test_a_face_out_of_place_is_told_what_to_do(box: BoundingBox, hint: FramingHint) -> None:
    assert watch(SteadyFace(), *[box] * 30) == [Framing(hint, 0.0, box)] * 30


def test_a_gentle_sway_is_still_enough() -> None:
    swaying = [at(x=0.5 + 0.01 * math.sin(step)) for step in range(14)]
    assert watch(SteadyFace(), *swaying)[-1].hint is FramingHint.READY


def test_walking_past_never_becomes_ready() -> None:
    walking = [at(x=0.25 + 0.02 * step) for step in range(25)]
    assert all(f.hint is not FramingHint.READY for f in watch(SteadyFace(), *walking))


def test_coming_closer_starts_the_time_anew() -> None:
    steady = SteadyFace()
    framings = watch(steady, *[FRAMED] * 10, *[at(height=0.45)] * 2)
    assert framings[9].progress > 0.5
    assert framings[-1].progress < 0.2


def test_a_blink_of_the_detector_is_forgiven() -> None:
    framings = watch(SteadyFace(), *[FRAMED] * 6, None, None, *[FRAMED] * 6)
    assert framings[6] == framings[5]
    assert framings[-1].hint is FramingHint.READY


def test_who_leaves_is_forgotten() -> None:
    steady = SteadyFace()
    framings = watch(steady, *[FRAMED] * 10, *[None] * 6, FRAMED)
    assert framings[-2] == Framing(FramingHint.NO_FACE)
    assert framings[-1] == Framing(FramingHint.HOLD_STILL, 0.0, FRAMED)


def test_time_in_which_nobody_looked_does_not_count() -> None:
    steady = SteadyFace()
    steady.observe((FRAMED,), 10.0)
    assert steady.observe((FRAMED,), 20.0).progress == 0


def test_who_holds_still_is_read_on_a_slow_machine_too() -> None:
    steady = SteadyFace()
    hints = [steady.observe((FRAMED,), 10 + look * 0.8).hint for look in range(3)]
    assert hints == [FramingHint.HOLD_STILL, FramingHint.HOLD_STILL, FramingHint.READY]
    steady.observe((), 12)
    assert steady.observe((FRAMED,), 12.8).progress == 0


def test_reset_forgets_the_visitor() -> None:
    steady = SteadyFace()
    watch(steady, *[FRAMED] * 20)
    steady.reset()
    assert steady.observe((), 102.1) == Framing(FramingHint.NO_FACE)


def test_of_several_faces_the_nearest_is_meant() -> None:
    far = at(x=0.3, height=0.18)
    assert SteadyFace().observe((far, FRAMED), 1.0).face == FRAMED


def test_a_neighbour_of_about_the_same_size_does_not_take_over() -> None:
    steady = SteadyFace()
    watch(steady, *[FRAMED] * 5)
    neighbour = at(x=0.7, height=0.35)
    assert steady.observe((neighbour, FRAMED), 100.5).face == FRAMED


def test_two_who_stand_equally_near_are_asked_to_come_one_at_a_time() -> None:
    steady = SteadyFace()
    together = [steady.observe((FRAMED, at(x=0.7)), 100 + STEP_S * step) for step in range(30)]
    assert {framing.hint for framing in together} == {FramingHint.ONE_AT_A_TIME}
    assert {framing.face for framing in together} == {FRAMED}
    assert watch(steady, *[FRAMED] * 14, start=103.0)[-1].hint is FramingHint.READY


@pytest.mark.parametrize("other", [at(x=0.7, height=0.2), at(x=0.9)], ids=["behind", "beside"])
def test_who_stands_behind_or_beside_does_not_matter(other: BoundingBox) -> None:
    steady = SteadyFace()
    both = [steady.observe((FRAMED, other), 100 + STEP_S * step) for step in range(14)]
    assert both[-1].hint is FramingHint.READY


def test_a_face_at_the_border_does_not_flicker() -> None:
    steady = SteadyFace()
    swaying = [at(x=0.74 + 0.02 * math.sin(step)) for step in range(14)]
    assert steady.observe([at(x=0.76)], 99.0).hint is FramingHint.CENTRE
    hints = [framing.hint for framing in watch(steady, at(x=0.74), *swaying)]
    assert FramingHint.CENTRE not in hints


@pytest.mark.parametrize("y", [0.15, 0.84])
def test_who_is_small_or_tall_is_framed_too(y: float) -> None:
    assert watch(SteadyFace(), *[at(y=y)] * 14)[-1].hint is FramingHint.READY


def test_who_steps_right_before_the_mirror_takes_over() -> None:
    steady = SteadyFace()
    watch(steady, *[FRAMED] * 5)
    nearer = at(x=0.65, height=0.6)
    framing = steady.observe((nearer, FRAMED), 100.5)
    assert framing == Framing(FramingHint.HOLD_STILL, 0.0, nearer)


faces = st.lists(st.builds(at, st.floats(0, 1), st.floats(0, 1), st.floats(0.05, 1)), max_size=3)


@settings(max_examples=50)
@given(st.lists(st.tuples(faces, st.floats(0.01, 1)), max_size=40))
def test_progress_is_a_share_and_whole_only_when_ready(
    seen: list[tuple[list[BoundingBox], float]],
) -> None:
    steady, now = SteadyFace(), 0.0
    for boxes, pause in seen:
        now += pause
        framing = steady.observe(boxes, now)
        assert 0 <= framing.progress <= 1
        assert (framing.progress == 1) == (framing.hint is FramingHint.READY)
        assert (framing.face is None) == (framing.hint is FramingHint.NO_FACE)
