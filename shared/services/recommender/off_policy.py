"""What if other pictures had been shown? Estimates from the log, by the recorded propensities.

Each picture shown is one observation with the probability that it was put there; a target policy
is what it would have put there. SNIPS weighs the likes by the ratio of the two; the doubly robust
estimate (DR) begins with expected likes and corrects them by the weighted surprises. Intervals are
bootstrapped over visits, because the screens of one visit are not independent. Like rates are per
picture shown.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from shared.domain.screen import Screen
from shared.services.recommender.like_rates import Estimate
from shared.services.recommender.shelves import Round, Shelves, garden_of
from shared.services.recommender.weights import Floats

Target = Callable[[Screen, Floats], Floats]
"""Takes a screen and what is expected of each of its candidates, in order of their ids; the
probability that each would be among those shown."""

_SHRINK = 20.0
_LARGEST_WEIGHT = 100.0
_RESAMPLES = 500
_ENOUGH = 200
_FEWEST_VISITS = 20
"""Samples of fewer are too like one another: an interval that they give is too narrow."""
_WIDEST = 0.4


@dataclass(frozen=True, slots=True)
class OffPolicy:
    """What was observed, and what a target policy would have got.

    `effective` is how many pictures shown the weighted ones are worth; below a few hundred the
    intervals say little. `lift` is the doubly robust estimate less what was observed.
    """

    shown: int
    effective: float
    observed: Estimate
    snips: Estimate
    doubly_robust: Estimate
    lift: Estimate

    @property
    def is_telling(self) -> bool:
        """Whether there is enough to tell anything: the intervals are not too wide."""
        found = self.doubly_robust
        return self.effective >= _ENOUGH and found.high - found.low <= _WIDEST * found.rate


def leaves_to_chance(screen: Screen) -> bool:
    """Whether something else could have hung there; if not, the screen tells of nothing else."""
    return len(screen.shown) == screen.candidates or all(i.propensity < 1 for i in screen.shown)


def at_random(screen: Screen, rates: Floats) -> Floats:
    """A target that shows any of the candidates, as many as the log says there were."""
    return np.full(len(rates), len(screen.shown) / screen.candidates)


def most_liked(screen: Screen, rates: Floats) -> Floats:
    """A target that shows those of which most is expected, the first of equals."""
    count = min(len(screen.shown), len(rates))
    least = np.partition(rates, -count)[-count]
    better, equal = np.flatnonzero(rates > least), np.flatnonzero(rates == least)
    shown = np.zeros(len(rates))
    shown[better] = shown[equal[: count - len(better)]] = 1.0
    return shown


def estimate(
    screens: Sequence[Screen], target: Target, rates_from: Sequence[Screen], seed: int = 0
) -> OffPolicy | None:
    """Judge a target on examined screens; `rates_from` are other screens, for what is expected.

    None when there is nothing to judge on. The candidates of a screen are the pictures of its
    emotion and orientation that the log shows within its life there, less what the visit has seen
    in this round of the garden.
    """
    examined = [screen for screen in screens if screen.examined]
    if not examined:
        return None
    rows, visits = _judged(examined, target, _LikeRates(rates_from), Shelves(examined))
    return _summed(rows, visits, seed) if rows else None


def cross_fitted(screens: Sequence[Screen], target: Target, seed: int = 0) -> OffPolicy | None:
    """Judge a target on every examined screen, with what the screens of other visits expect.

    The visits are dealt into two halves; each is judged by what the other half says. None when
    there is nothing to judge on.
    """
    examined = [screen for screen in screens if screen.examined]
    if not examined:
        return None
    halves: tuple[list[Screen], list[Screen]] = ([], [])
    for screen in examined:
        halves[zlib.crc32(screen.session_id.encode()) & 1].append(screen)
    shelves = Shelves(examined)
    rows: list[_Row] = []
    visits: list[str] = []
    for judged, others in (halves, halves[::-1]):
        more, whose = _judged(judged, target, _LikeRates(others), shelves)
        rows += more
        visits += whose
    return _summed(rows, visits, seed) if rows else None


_Row = tuple[float, float, float, float]
"""Of a picture shown: its weight, its like, what was expected of it, and of the target."""


def _judged(
    examined: Sequence[Screen], target: Target, rates: "_LikeRates", shelves: Shelves
) -> tuple[list[_Row], list[str]]:
    """A row for each picture that could be liked, and the visit that it belongs to.

    What a visit has liked stays liked: when it hangs again it is not asked, nor wanted.
    """
    rounds: dict[str, Round] = defaultdict(Round)
    hearts: dict[str, set[str]] = defaultdict(set)
    rows: list[_Row] = []
    visits: list[str] = []
    expected_on: dict[tuple[str, str], Floats] = {}
    for screen in sorted(examined, key=lambda screen: screen.shown_at):
        garden, shelf = garden_of(screen), shelves.of(screen)
        if garden not in expected_on:
            expected_on[garden] = np.array([rates.of(item_id) for item_id in shelf.places])
        candidates = shelf.candidates(screen, rounds[screen.session_id])
        liking = expected_on[garden][candidates]
        liked_before = hearts[screen.session_id] | screen.liked_before
        hearts[screen.session_id] = liked_before | screen.liked
        known = np.isin(candidates, [shelf.places.get(key, -1) for key in liked_before])
        wanted = np.where(known, 0.0, target(screen, liking))
        if known.any() and not wanted.any():
            continue
        told = [item for item in screen.shown if item.item_id not in liked_before]
        expected = float(wanted @ liking) / max(float(wanted.sum()), 1e-12)
        own = np.searchsorted(candidates, [shelf.places[item.item_id] for item in told])
        for item, chance, rate in zip(told, wanted[own], liking[own], strict=True):
            weight = min(chance / len(screen.shown) / item.propensity, _LARGEST_WEIGHT)
            rows.append((weight, float(item.item_id in screen.liked), rate, expected))
            visits.append(screen.session_id)
    return rows, visits


def _summed(rows: Sequence[_Row], visits: Sequence[str], seed: int) -> OffPolicy:
    """Sums for each visit, then estimates of whole samples of visits."""
    weight, liked, own, expected = np.array(rows).T
    columns = np.stack(
        [np.ones(len(rows)), liked, weight, weight * liked, expected + weight * (liked - own)]
    )
    _, number = np.unique(np.array(visits), return_inverse=True)
    sums = np.stack([np.bincount(number, column) for column in columns])
    random = np.random.default_rng(seed)
    size = sums.shape[1]
    samples = np.stack(
        [sums[:, random.integers(0, size, size)].sum(axis=1) for _ in range(_RESAMPLES)], axis=1
    )

    def estimated(rate: Floats, some: Floats, least: float = 0.0) -> Estimate:
        low, high = np.percentile(some, (2.5, 97.5)) if size >= _FEWEST_VISITS else (least, 1.0)
        return Estimate(float(rate), float(low), float(high))

    whole = sums.sum(axis=1)
    effective = float(weight.sum() ** 2 / max(float((weight**2).sum()), 1e-12))
    return OffPolicy(
        shown=len(rows),
        effective=effective,
        observed=estimated(whole[1] / whole[0], samples[1] / samples[0]),
        snips=estimated(_ratio(whole[3], whole[2]), _ratio(samples[3], samples[2])),
        doubly_robust=estimated(
            np.clip(whole[4] / whole[0], 0, 1), np.clip(samples[4] / samples[0], 0, 1)
        ),
        lift=estimated(
            (whole[4] - whole[1]) / whole[0], (samples[4] - samples[1]) / samples[0], least=-1.0
        ),
    )


def _ratio(likes: Floats, weights: Floats) -> Floats:
    """Weighted likes by weights; 0 where nothing has a weight."""
    return np.where(weights > 0, likes / np.maximum(weights, 1e-12), 0.0)


class _LikeRates:
    """Like rates by picture, shrunk to the mean."""

    def __init__(self, screens: Sequence[Screen]) -> None:
        self._shown: dict[str, int] = defaultdict(int)
        self._liked: dict[str, int] = defaultdict(int)
        for screen in screens:
            for item in screen.told if screen.examined else ():
                self._shown[item.item_id] += 1
                self._liked[item.item_id] += item.item_id in screen.liked
        self._mean = (sum(self._liked.values()) + 1) / (sum(self._shown.values()) + 20)

    def of(self, item_id: str) -> float:
        shown, liked = self._shown.get(item_id, 0), self._liked.get(item_id, 0)
        return (liked + _SHRINK * self._mean) / (shown + _SHRINK)
