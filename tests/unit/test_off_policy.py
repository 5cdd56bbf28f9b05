"""Estimates of what other policies would have got, where the truth is known."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from shared.domain.emotion import Emotion
from shared.domain.interaction import ShownItem
from shared.domain.screen import Screen
from shared.services.recommender.off_policy import at_random, estimate, most_liked
from shared.services.recommender.weights import Floats

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
IDS = [f"emotions/happy/img_20260101-120000_{number}h.jpeg" for number in range(8)]
TRUTH = np.array([0.4, 0.35, 0.3, 0.1, 0.1, 0.05, 0.05, 0.05])


def log(count: int, seed: int, chances: Sequence[float]) -> list[Screen]:
    """One screen a visit, its three drawn with these chances; the propensities are exact."""
    random = np.random.default_rng(seed)
    chance = np.array(chances) / sum(chances)
    inclusion = _inclusion(chance)
    screens: list[Screen] = []
    for number in range(count):
        places = random.permutation(random.choice(8, 3, replace=False, p=chance))
        liked = [IDS[p] for p in places if random.random() < TRUTH[p]]
        shown = [ShownItem(IDS[p], slot, inclusion[p] / 3) for slot, p in enumerate(places)]
        screens.append(
            Screen(
                f"{seed}-{number}",
                f"{seed}-s{number}",
                Emotion.HAPPY,
                None,
                None,
                None,
                "noon",
                "embedded",
                8,
                tuple(shown),
                frozenset(liked),
                True,
                NOON + timedelta(seconds=number),
            )
        )
    return screens


def _inclusion(chance: np.ndarray) -> np.ndarray:
    """How likely each of eight is among three drawn without replacement."""
    inclusion = np.zeros(8)
    for a, b, c in itertools.permutations(range(8), 3):
        p = chance[a] * chance[b] / (1 - chance[a]) * chance[c] / (1 - chance[a] - chance[b])
        inclusion[[a, b, c]] += p
    return inclusion


@pytest.mark.parametrize("chances", [[1.0] * 8, [4, 1, 1, 1, 1, 1, 1, 4]])
def test_both_estimates_find_what_would_have_happened(chances: list[float]) -> None:
    screens, others = log(6000, 1, chances), log(2000, 2, chances)
    uniform = estimate(screens, at_random, others)
    best = estimate(screens, most_liked, others)
    assert uniform is not None
    assert best is not None
    for found, truth in ((uniform, TRUTH.mean()), (best, TRUTH[:3].mean())):
        for guess in (found.snips, found.doubly_robust):
            assert guess.low < truth < guess.high
            assert guess.rate == pytest.approx(truth, abs=0.02)
    assert best.effective < uniform.effective


def test_no_screens_no_estimate_and_a_target_that_was_never_shown_has_no_likes() -> None:
    assert estimate([], at_random, []) is None

    def elsewhere(screen: Screen, rates: Floats) -> Floats:
        return np.zeros(len(rates))

    found = estimate(log(20, 3, [1.0] * 8), elsewhere, [])
    assert found is not None
    assert found.snips.rate == 0
    assert found.effective == 0


@pytest.mark.parametrize("told", [True, False])
def test_hearts_that_hang_again_make_nothing_look_better(told: bool) -> None:
    """Visits of six rounds of the same three; old kiosks did not tell what was liked before."""
    random = np.random.default_rng(4)
    screens: list[Screen] = []
    for visit in range(1500):
        hearts: frozenset[str] = frozenset()
        for turn in range(6):
            first = replace(log(1, 0, [1.0] * 8)[0], candidates=3, session_id=f"s{visit}")
            new = {key for key in IDS[:3] if key not in hearts and random.random() < 0.2}
            screens.append(
                replace(
                    first,
                    impression_id=f"{visit} {turn}",
                    shown=tuple(ShownItem(key, slot, 1 / 3) for slot, key in enumerate(IDS[:3])),
                    liked=frozenset(new if told else new | hearts),
                    liked_before=hearts if told else frozenset(),
                    shown_at=NOON + timedelta(seconds=10 * visit + turn),
                )
            )
            hearts |= new
    found = estimate(screens, at_random, [])
    assert found is not None
    for rate in (found.observed, found.snips, found.doubly_robust):
        assert rate.rate == pytest.approx(0.2, abs=0.02)


def test_a_handful_of_visits_has_no_narrow_interval() -> None:
    one = [replace(screen, session_id="s") for screen in log(3, 1, [1.0] * 8)]
    found = estimate(one, at_random, [])
    assert found is not None
    for rate in (found.observed, found.snips, found.doubly_robust):
        assert (rate.low, rate.high) == (0, 1)
    assert (found.lift.low, found.lift.high) == (-1, 1)
