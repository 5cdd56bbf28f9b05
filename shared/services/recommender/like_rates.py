"""Like rates with intervals that know that the screens of one visit are not independent."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shared.services.recommender.beliefs import Beliefs

Z = 1.959964
"""Standard deviations to each side of a 95 % interval."""
_VISITS_BEFOREHAND = 10
"""Chosen so that intervals of 3 visits, too, hold the truth 93 to 96 times of 100."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A like rate per picture shown, or a difference of two, with its 95 % interval."""

    rate: float
    low: float
    high: float


def rate_of(visits: Sequence[tuple[int, int]]) -> Estimate | None:
    """The like rate of visits, each as (pictures shown, liked); None when nothing was shown.

    Wilson's interval for as many pictures as these are worth: the more alike the likes of one
    visit are, the fewer. How alike is not known from a few visits: what the recommender takes for
    likely counts as `_VISITS_BEFOREHAND` more.
    """
    sums = np.array(visits, float).reshape(-1, 2)
    sums = sums[sums[:, 0] > 0]
    shown, liked = sums[:, 0], sums[:, 1]
    total = float(shown.sum())
    if not total:
        return None
    rate = float(liked.sum()) / total
    likely = (float(liked.sum()) + 1) / (total + 2)
    alone = likely * (1 - likely)
    expected = 1 + (float((shown**2).sum()) / total - 1) * Beliefs().sd_mood ** 2 * alone
    told = len(sums) - 1
    spread = float(((liked - rate * shown) ** 2).sum()) * len(sums) / max(told, 1)
    effect = _VISITS_BEFOREHAND * expected + told * spread / (total * alone)
    return _wilson(rate, total / max(effect / (_VISITS_BEFOREHAND + told), 1.0))


def difference(one: Estimate, other: Estimate) -> Estimate:
    """The first rate less the second (Newcombe's interval for two independent rates)."""
    between = one.rate - other.rate
    below = math.hypot(one.rate - one.low, other.high - other.rate)
    above = math.hypot(one.high - one.rate, other.rate - other.low)
    return Estimate(between, between - below, between + above)


def _wilson(rate: float, worth: float) -> Estimate:
    room = Z**2 / worth
    middle = (rate + room / 2) / (1 + room)
    half = math.sqrt(room * (rate * (1 - rate) + room / 4)) / (1 + room)
    return Estimate(rate, max(0.0, middle - half), min(1.0, middle + half))
