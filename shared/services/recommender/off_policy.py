"""What if other pictures had been shown? Estimates from the log, by the recorded propensities.

Each picture shown is one observation with the probability that it was put there; a target policy
is what it would have put there. SNIPS weighs the likes by the ratio of the two; the doubly robust
estimate (DR) begins with expected likes and corrects them by the weighted surprises. Intervals are
bootstrapped over visits, because the screens of one visit are not independent. Like rates are per
picture shown.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from shared.domain.screen import Screen
from shared.services.recommender.like_rates import Estimate
from shared.services.recommender.weights import Floats

Target = Callable[[Screen, Sequence[str]], Mapping[str, float]]
"""Takes a screen and its candidates; the probability that each would be among those shown."""

_SHRINK = 20.0
_LARGEST_WEIGHT = 100.0
_RESAMPLES = 500
_ENOUGH = 200
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


def at_random(screen: Screen, candidates: Sequence[str]) -> Mapping[str, float]:
    """A target that shows any of the candidates."""
    chance = min(1.0, len(screen.shown) / max(len(candidates), 1))
    return dict.fromkeys(candidates, chance)


def most_liked(screens: Sequence[Screen]) -> Target:
    """A target that shows the best like rates in `screens`, shrunk to their mean.

    For an honest estimate these are other screens than those that it is judged on.
    """
    rates = _LikeRates(screens)

    def target(screen: Screen, candidates: Sequence[str]) -> Mapping[str, float]:
        best = sorted(candidates, key=lambda item_id: (-rates.of(item_id), item_id))
        return dict.fromkeys(best[: len(screen.shown)], 1.0)

    return target


def estimate(
    screens: Sequence[Screen], target: Target, rates_from: Sequence[Screen], seed: int = 0
) -> OffPolicy | None:
    """Judge a target on examined screens; `rates_from` are other screens, for what DR expects.

    None when there is nothing to judge on. The candidates of a screen are the pictures of its
    emotion and orientation that the log shows within its life there, less what the visit had seen.
    """
    examined = [screen for screen in screens if screen.examined]
    if not examined:
        return None
    rows, visits = _judged(examined, target, _LikeRates(rates_from), _Shelves(examined))
    return _summed(np.array(rows), visits, seed)


def cross_fitted(
    screens: Sequence[Screen], target_from: Callable[[Sequence[Screen]], Target], seed: int = 0
) -> OffPolicy | None:
    """Judge on every examined screen a target that was made from the screens of other visits.

    The visits are dealt into two halves; each is judged by what the other half says. None when
    there is nothing to judge on.
    """
    examined = [screen for screen in screens if screen.examined]
    if not examined:
        return None
    halves: tuple[list[Screen], list[Screen]] = ([], [])
    for screen in examined:
        halves[zlib.crc32(screen.session_id.encode()) & 1].append(screen)
    shelves = _Shelves(examined)
    rows: list[_Row] = []
    visits: list[str] = []
    for judged, others in (halves, halves[::-1]):
        more, whose = _judged(judged, target_from(others), _LikeRates(others), shelves)
        rows += more
        visits += whose
    return _summed(np.array(rows), visits, seed)


_Row = tuple[float, float, float, float]
"""Of a picture shown: its weight, its like, what was expected of it, and of the target."""


def _judged(
    examined: Sequence[Screen], target: Target, rates: "_LikeRates", shelves: "_Shelves"
) -> tuple[list[_Row], list[str]]:
    """A row for each picture shown, and the visit that it belongs to."""
    seen: dict[str, set[str]] = defaultdict(set)
    rows: list[_Row] = []
    visits: list[str] = []
    for screen in sorted(examined, key=lambda screen: screen.shown_at):
        candidates = shelves.candidates(screen, seen[screen.session_id])
        wanted = target(screen, candidates)
        expected = sum(p * rates.of(i) for i, p in wanted.items()) / len(screen.shown)
        for item in screen.shown:
            chance = wanted.get(item.item_id, 0.0) / len(screen.shown)
            weight = min(chance / item.propensity, _LARGEST_WEIGHT)
            liked = float(item.item_id in screen.liked)
            rows.append((weight, liked, rates.of(item.item_id), expected))
            visits.append(screen.session_id)
        seen[screen.session_id] |= set(screen.item_ids)
    return rows, visits


def _summed(rows: Floats, visits: Sequence[str], seed: int) -> OffPolicy:
    """Sums for each visit, then estimates of whole samples of visits."""
    weight, liked, own, expected = rows.T
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
    whole = sums.sum(axis=1)
    effective = float(weight.sum() ** 2 / max(float((weight**2).sum()), 1e-12))
    return OffPolicy(
        shown=len(rows),
        effective=effective,
        observed=_estimate(whole[1] / whole[0], samples[1] / samples[0]),
        snips=_estimate(_ratio(whole[3], whole[2]), _ratio(samples[3], samples[2])),
        doubly_robust=_estimate(whole[4] / whole[0], samples[4] / samples[0]),
        lift=_estimate((whole[4] - whole[1]) / whole[0], (samples[4] - samples[1]) / samples[0]),
    )


def _ratio(likes: Floats, weights: Floats) -> Floats:
    """Weighted likes by weights; 0 where nothing has a weight."""
    return np.where(weights > 0, likes / np.maximum(weights, 1e-12), 0.0)


def _estimate(rate: Floats, samples: Floats) -> Estimate:
    low, high = np.percentile(samples, (2.5, 97.5))
    return Estimate(float(rate), float(low), float(high))


class _LikeRates:
    """Like rates by picture, shrunk to the mean."""

    def __init__(self, screens: Sequence[Screen]) -> None:
        self._shown: dict[str, int] = defaultdict(int)
        self._liked: dict[str, int] = defaultdict(int)
        for screen in screens:
            for item_id in screen.item_ids if screen.examined else ():
                self._shown[item_id] += 1
                self._liked[item_id] += item_id in screen.liked
        self._mean = (sum(self._liked.values()) + 1) / (sum(self._shown.values()) + 20)

    def of(self, item_id: str) -> float:
        shown, liked = self._shown.get(item_id, 0), self._liked.get(item_id, 0)
        return (liked + _SHRINK * self._mean) / (shown + _SHRINK)


class _Shelves:
    """Which pictures could be shown when: from the first to the last time that a log shows them."""

    def __init__(self, screens: Sequence[Screen]) -> None:
        self._by_garden: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(dict)
        for screen in screens:
            garden = self._by_garden[_garden(screen)]
            for item_id in screen.item_ids:
                life = garden.setdefault(item_id, [screen.day, screen.day])
                life[0], life[1] = min(life[0], screen.day), max(life[1], screen.day)

    def candidates(self, screen: Screen, seen: set[str]) -> list[str]:
        garden = self._by_garden[_garden(screen)]
        own = set(screen.item_ids)
        return [
            item_id
            for item_id, (first, last) in garden.items()
            if item_id in own or (first <= screen.day <= last and item_id not in seen)
        ]


def _garden(screen: Screen) -> tuple[str, str]:
    """A screen's emotion and the orientation of its pictures (a letter before `.jpeg`)."""
    return screen.emotion.key, screen.item_ids[0][-6]
