"""Like rates with intervals that know that the screens of one visit are not independent."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Z = 1.959964
"""Standard deviations to each side of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A like rate per picture shown, or a difference of two, with its 95 % interval."""

    rate: float
    low: float
    high: float


def rate_of(visits: Sequence[tuple[int, int]]) -> Estimate | None:
    """The like rate of visits, each as (pictures shown, liked); None when nothing was shown.

    Wilson's interval for as many pictures as these are worth: the more alike the likes of one
    visit are, the fewer.
    """
    sums = np.array(visits, float).reshape(-1, 2)
    shown, liked = sums[:, 0], sums[:, 1]
    total = float(shown.sum())
    if not total:
        return None
    rate = float(liked.sum()) / total
    many = len(sums)
    spread = float(((liked - rate * shown) ** 2).sum()) * many / max(many - 1, 1)
    alone = total * rate * (1 - rate)
    worth = total / max(spread / alone, 1.0) if alone > 0 else total
    return _wilson(rate, worth)


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
