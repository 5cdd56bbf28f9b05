"""Estimates of other policies: by hand on a small case, and what must hold for every log."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.domain.emotion import Emotion
from shared.domain.interaction import ShownItem
from shared.domain.screen import Screen
from shared.services.recommender.like_rates import Estimate, difference, rate_of
from shared.services.recommender.off_policy import (
    OffPolicy,
    at_random,
    cross_fitted,
    estimate,
    leaves_to_chance,
    most_liked,
)
from shared.services.recommender.shelves import Round, Shelves
from shared.services.recommender.weights import Floats

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
IDS = [f"emotions/happy/img_20260101-120000_{number}h.jpeg" for number in range(4)]


def screen(
    number: int, shown: Sequence[tuple[int, float]], liked: Sequence[int], visit: str = ""
) -> Screen:
    """A screen with pictures by place, each with its propensity."""
    return Screen(
        f"i{number}",
        visit or f"s{number}",
        Emotion.HAPPY,
        None,
        None,
        None,
        "noon",
        "embedded",
        4,
        tuple(ShownItem(IDS[p], slot, chance) for slot, (p, chance) in enumerate(shown)),
        frozenset(IDS[p] for p in liked),
        True,
        NOON + timedelta(seconds=number),
    )


def test_a_small_case_by_hand() -> None:
    """One picture a screen; the target always shows picture 0.

    Weights of the screens of picture 0: 1/0.5 and 1/0.25; of the other: 0. Likes: the first.
    SNIPS = 2 / (2 + 4). DR: rates from no screens are all 1/20, and the target expects as much of
    every screen; so DR = 1/20 + (2 (1 - 1/20) + 4 (0 - 1/20)) / 3.
    """
    screens = [
        screen(0, [(0, 0.5)], [0]),
        screen(1, [(0, 0.25)], []),
        screen(2, [(1, 0.5)], [1]),
    ]

    def first(screen: Screen, rates: Floats) -> Floats:
        return np.eye(len(rates))[0]

    found = estimate(screens, first, [])
    assert found is not None
    assert found.shown == 3
    assert found.observed.rate == pytest.approx(2 / 3)
    assert found.snips.rate == pytest.approx(2 / 6)
    assert found.doubly_robust.rate == pytest.approx(0.05 + (2 * 0.95 - 4 * 0.05) / 3)
    assert found.lift.rate == pytest.approx(found.doubly_robust.rate - 2 / 3)
    assert found.effective == pytest.approx(36 / 20)
    assert not found.is_telling


logs = st.lists(
    st.tuples(st.permutations(range(4)), st.sets(st.integers(0, 3))),
    min_size=1,
    max_size=25,
)


def uniform_log(drawn: Sequence[tuple[Sequence[int], set[int]]]) -> list[Screen]:
    """Three of four by pure chance, one screen a visit; every picture is shown at least once."""
    screens = [
        screen(
            number,
            [(place, 0.25) for place in places[:3]],
            [place for place in places[:3] if place in liked],
        )
        for number, (places, liked) in enumerate(drawn)
    ]
    return [screen(-1, [(0, 0.25), (1, 0.25), (2, 0.25)], []), *screens,
            screen(-2, [(3, 0.25), (1, 0.25), (2, 0.25)], [])]  # fmt: skip


@settings(max_examples=40)
@given(logs)
def test_what_was_dealt_by_chance_is_what_chance_would_have_brought(
    drawn: list[tuple[list[int], set[int]]],
) -> None:
    screens = uniform_log(drawn)
    for found in (
        estimate(screens, at_random, screens[:2]),
        cross_fitted(screens, at_random),
    ):
        assert found is not None
        assert found.snips.rate == pytest.approx(found.observed.rate)
        assert found.effective == pytest.approx(found.shown)
        assert found.doubly_robust.low - 1e-9 <= found.doubly_robust.rate
        assert found.doubly_robust.rate <= found.doubly_robust.high + 1e-9


@settings(max_examples=30)
@given(logs, st.randoms(use_true_random=False))
def test_the_order_of_the_log_changes_nothing(
    drawn: list[tuple[list[int], set[int]]], random: object
) -> None:
    screens = uniform_log(drawn)
    shuffled = list(screens)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = cross_fitted(screens, most_liked), cross_fitted(shuffled, most_liked)
    assert one is not None
    assert other is not None
    assert one.snips.rate == pytest.approx(other.snips.rate)
    assert one.doubly_robust.rate == pytest.approx(other.doubly_robust.rate)


def test_a_half_is_never_judged_by_its_own_likes() -> None:
    """All likes are of one visit: what judges it does not know of them."""
    screens = [screen(n, [(n % 4, 0.25)], []) for n in range(40)]
    screens.append(screen(99, [(3, 0.25)], [3], visit="lucky"))
    told: list[float] = []

    def remembering(screen: Screen, rates: Floats) -> Floats:
        if screen.session_id == "lucky":
            told.extend(rates.tolist())
        return most_liked(screen, rates)

    assert cross_fitted(screens, remembering) is not None
    assert len(told) == 4
    assert max(told) < 1 / 20, "only what was assumed beforehand, and nobody's likes"
    assert cross_fitted([], most_liked) is None


def whole_round(
    visit: str, first: int, places: Sequence[int], liked: Sequence[int]
) -> list[Screen]:
    """All four pictures by chance: three, then the last one."""
    shown = screen(first, [(place, 0.25) for place in places[:3]], liked, visit)
    last = screen(first + 1, [(places[3], 1.0)], [], visit)
    return [shown, replace(last, candidates=1)]


def test_who_has_seen_all_pictures_is_dealt_all_of_them_again() -> None:
    """Dealt by chance, so every picture weighs the same: in the second round, too."""
    screens = [
        *whole_round("a", 0, [0, 1, 2, 3], [0]),
        *whole_round("a", 2, [3, 1, 0, 2], [1]),
        *whole_round("b", 4, [2, 1, 0, 3], []),
    ]
    found = estimate(screens, at_random, screens)
    assert found is not None
    assert found.effective == pytest.approx(found.shown)
    assert found.snips.rate == pytest.approx(found.observed.rate)
    best = estimate(screens, most_liked, screens[:2])
    assert best is not None
    assert best.snips.rate > 0, "the best one may come in every round"


def test_who_asked_for_a_favorite_is_dealt_from_its_pictures_alone() -> None:
    roses = [f"emotions/happy/rose/img_20260101-120000_{number}h.jpeg" for number in range(3)]
    first = screen(0, [(place, 0.25) for place in range(3)], [])
    rose = replace(
        screen(1, [(0, 1 / 3)], []),
        shown=tuple(ShownItem(item_id, slot, 1 / 3) for slot, item_id in enumerate(roses)),
        candidates=3,
        favorite="rose",
    )
    assert len(Shelves([first, rose]).of(rose).candidates(rose, Round())) == 3
    other = replace(rose, candidates=6)
    assert len(Shelves([first, rose]).of(rose).candidates(other, Round())) == 6


def test_a_ranking_that_leaves_nothing_to_chance_tells_of_nothing_else() -> None:
    assert leaves_to_chance(screen(0, [(0, 0.4), (1, 0.25)], []))
    assert not leaves_to_chance(screen(0, [(0, 1.0), (1, 1.0), (2, 0.3)], []))
    assert leaves_to_chance(replace(screen(0, [(0, 1.0)], []), candidates=1)), "all that is left"


def test_no_estimate_of_a_rate_is_outside_of_0_to_1() -> None:
    """A rare picture is liked, and another one is not: alone they would be worth 2 and -2."""
    for liked in ([0], []):
        screens = [screen(n, [(0, 0.01)], liked) for n in range(9)]
        for believed in ([], screens):
            found = estimate(screens, at_random, believed)
            assert found is not None
            assert 0 <= found.doubly_robust.low <= found.doubly_robust.high <= 1


def test_a_wide_interval_is_called_so() -> None:
    rate, sure = Estimate(0.1, 0.02, 0.18), Estimate(0.1, 0.09, 0.11)
    assert not OffPolicy(3000, 1000, rate, rate, rate, rate).is_telling
    assert not OffPolicy(3000, 150, sure, sure, sure, sure).is_telling
    assert OffPolicy(3000, 1000, sure, sure, sure, sure).is_telling


def test_rates_of_visits_that_agree_with_themselves_are_less_sure() -> None:
    independent = rate_of([(1, n % 2) for n in range(100)])
    alike = rate_of([(10, 10 * (n % 2)) for n in range(10)])
    assert independent is not None
    assert alike is not None
    assert independent.rate == alike.rate == 0.5
    assert alike.high - alike.low > 2 * (independent.high - independent.low)
    assert rate_of([]) is None
    assert rate_of([(0, 0)]) is None
    nobody = rate_of([(10, 0)])
    assert nobody is not None
    assert (nobody.rate, nobody.low) == (0, 0)
    assert nobody.high > 0.2


@pytest.mark.parametrize("visits", [1, 3, 10, 60])
def test_intervals_hold_the_truth_as_often_as_they_say_also_for_a_few_visits(visits: int) -> None:
    random = np.random.default_rng(visits)
    moods = -0.5 + random.normal(0, 0.7, 100_000)
    truth = float((1 / (1 + np.exp(-moods))).mean())
    held = 0
    for _ in range(600):
        shown = 3 * random.geometric(0.25, visits)
        liked = random.binomial(shown, 1 / (1 + np.exp(-random.choice(moods, visits))))
        found = rate_of(list(zip(shown.tolist(), liked.tolist(), strict=True)))
        held += found is not None and found.low <= truth <= found.high
    assert held / 600 > 0.91


@settings(max_examples=60)
@given(st.lists(st.integers(0, 9).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))))
def test_a_rate_lies_in_its_interval(visits: list[tuple[int, int]]) -> None:
    found = rate_of(visits)
    if found is not None:
        assert 0 <= found.low <= found.rate + 1e-12
        assert found.rate - 1e-12 <= found.high <= 1


def test_a_difference_excludes_zero_only_when_both_are_sure() -> None:
    sure = difference(Estimate(0.3, 0.28, 0.32), Estimate(0.2, 0.18, 0.22))
    unsure = difference(Estimate(0.3, 0.1, 0.5), Estimate(0.2, 0.18, 0.22))
    assert sure.rate == unsure.rate == pytest.approx(0.1)
    assert sure.low > 0
    assert unsure.low < 0 < unsure.high
