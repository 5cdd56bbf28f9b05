"""Three out of many: by chance within what is believed, not too alike, and a start for the new."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shared.services.recommender.beliefs import Manner
from shared.services.recommender.weights import Floats, Numbers

_BEST_OF_THE_DRAW = 24
_RIVALS = 104


@dataclass(frozen=True, slots=True)
class Candidates:
    """What is known of each candidate, in their order.

    `means` and `variances` of the log-odds, `shown` how often it was seen, `features` (features x
    candidates) the numbers of its features, with `nothing` where it has no more. `fixed` ones do
    not give way to a fresh picture.
    """

    means: Floats
    variances: Floats
    shown: Floats
    features: Numbers
    nothing: int
    fixed: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.means)


@dataclass(frozen=True, slots=True)
class Choice:
    """The places of the chosen in order of slot, the propensity of each, and whether by lot."""

    places: Numbers
    propensities: Floats
    uniform: bool


def choose(
    candidates: Candidates, count: int, manner: Manner, random: np.random.Generator
) -> Choice:
    """Choose `count` of the candidates, or all when there are fewer, in random order.

    A propensity is that of the whole policy: its share of uniform screens is exact, the rest is
    estimated from `manner.draws` further draws among the pictures that stand a chance.
    """
    count = min(count, len(candidates))
    rivals, draws = _draws(candidates, manner, random)
    hands = rivals[_hands(draws, _likeness(candidates, rivals), count, manner.redundancy)]
    fresh = _fresh(candidates, manner)
    makes_room = _chance_of_fresh(hands, candidates, fresh, manner)
    by_lot, for_fresh = random.random(2)
    hand = hands[0].copy()
    if fresh is not None and for_fresh < makes_room[0]:
        hand[-1] = fresh[0]
    uniform = bool(by_lot < manner.uniform_share)
    if uniform:
        hand = random.choice(len(candidates), count, replace=False)
    hand = random.permutation(hand)
    chosen = _inclusion(hand, hands, len(candidates), fresh, makes_room) / count
    share = manner.uniform_share
    return Choice(hand, share / len(candidates) + (1 - share) * chosen, uniform)


def _draws(
    candidates: Candidates, manner: Manner, random: np.random.Generator
) -> tuple[Numbers, Floats]:
    """The candidates that stand a chance, and draws of their worth: the first is the one dealt.

    Worth is the log of the odds to be expected, which half the variance adds to (likes are rare,
    and the odds of a Gaussian log-odds are log-normal): what is not known well may be very good.
    """
    size = len(candidates)
    spread = manner.boldness * np.sqrt(candidates.variances)
    worth = candidates.means + candidates.variances / 2
    dealt = worth + spread * random.standard_normal(size)
    rivals = np.arange(size)
    if size > _RIVALS + _BEST_OF_THE_DRAW:
        hopes = worth + 2 * spread
        best = np.argpartition(-dealt, _BEST_OF_THE_DRAW)[:_BEST_OF_THE_DRAW]
        rivals = np.union1d(np.argpartition(-hopes, _RIVALS)[:_RIVALS], best)
    draws = random.standard_normal((manner.draws + 1, len(rivals)))
    draws *= spread[rivals]
    draws += worth[rivals]
    draws[0] = dealt[rivals]
    return rivals, draws


def _likeness(candidates: Candidates, places: Numbers) -> Floats:
    """How alike two pictures are, 0 to 1: the cosine of their features."""
    words, numbers = np.unique(candidates.features[:, places], return_inverse=True)
    has = np.zeros((len(places), len(words)))
    has[np.arange(len(places)), numbers.reshape(-1, len(places))] = 1.0
    has[:, words == candidates.nothing] = 0.0
    has /= np.sqrt(np.maximum(has.sum(axis=1, keepdims=True), 1.0))
    likeness: Floats = has @ has.T
    return likeness


def _hands(draws: Floats, likeness: Floats, count: int, redundancy: float) -> Numbers:
    """Draws x places in, draws x chosen out: the best, then the best that is not too like it."""
    every = np.arange(len(draws))
    hands = np.empty((len(draws), count), np.intp)
    worth = draws.copy()
    alike = np.zeros_like(draws)
    for card in range(count):
        hands[:, card] = np.argmax(worth - redundancy * alike, axis=1)
        worth[every, hands[:, card]] = -np.inf
        np.maximum(alike, likeness[hands[:, card]], out=alike)
    return hands


def _fresh(candidates: Candidates, manner: Manner) -> Numbers | None:
    """What has hardly been seen, the most hopeful first, once the others have been."""
    if candidates.shown.mean() < manner.fresh_shows:
        return None
    fresh = np.flatnonzero(candidates.shown < manner.fresh_shows)
    if len(fresh) == 0:
        return None
    return fresh[np.argsort(-candidates.means[fresh], kind="stable")]


def _chance_of_fresh(
    hands: Numbers, candidates: Candidates, fresh: Numbers | None, manner: Manner
) -> Floats:
    """How likely the last of each hand gives way to the first fresh picture.

    Never when the hand has a fresh one already or its last is fixed; the likelier, the less would
    be lost: late in a visit, when the favorites have been seen, a start costs little.
    """
    if fresh is None:
        return np.zeros(len(hands))
    is_fresh = np.zeros(len(candidates), bool)
    is_fresh[fresh] = True
    last = hands[:, -1]
    lost = candidates.means[last] - candidates.means[fresh[0]]
    chance = np.minimum(manner.fresh_chance * np.exp(1 - lost / manner.fresh_price), 1.0)
    free = ~is_fresh[hands].any(axis=1) & ~candidates.fixed[last]
    likely: Floats = chance * free
    return likely


def _inclusion(
    hand: Numbers, hands: Numbers, size: int, fresh: Numbers | None, makes_room: Floats
) -> Floats:
    """How likely each of `hand` is to be chosen, whichever slot it then gets."""
    certain = np.ones(hands.shape)
    certain[:, -1] -= makes_room
    chance = np.zeros(size)
    if fresh is not None:
        chance[fresh[0]] = makes_room.sum()
    np.add.at(chance, hands.ravel(), certain.ravel())
    inclusion: Floats = np.minimum(chance[hand] / len(hands), 1.0)
    return inclusion
