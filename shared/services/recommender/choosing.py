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
    candidates: Candidates,
    count: int,
    manner: Manner,
    random: np.random.Generator,
    slots: Floats,
) -> Choice:
    """Choose `count` of the candidates, or all when there are fewer, in random order.

    `slots` are what each slot adds to the log-odds. On `manner.best_slot_share` of the screens the
    most promising picture changes places with what hangs in the best slot.

    A propensity is that of the whole policy: its share of uniform screens is exact, the rest is
    estimated from `manner.draws` further draws among the pictures that stand a chance.
    """
    count = min(count, len(candidates))
    rivals, draws = _draws(candidates, manner, random)
    hands = rivals[_hands(draws, _likeness(candidates, rivals), count, manner.redundancy)]
    fresh = _fresh(candidates, manner)
    makes_room = _chance_of_fresh(hands, candidates, fresh, manner)
    by_lot, for_fresh, for_slot = random.random(3)
    hand = hands[0].copy()
    if fresh is not None and for_fresh < makes_room[0]:
        hand[-1] = fresh[0]
    uniform = bool(by_lot < manner.uniform_share)
    if uniform:
        hand = random.choice(len(candidates), count, replace=False)
    order = random.permutation(hand)
    best_slot = np.argmax(slots[:count])
    if not uniform and for_slot < manner.best_slot_share:
        best = np.flatnonzero(order == _best(hand, candidates))[0]
        order[[best, best_slot]] = order[[best_slot, best]]
    included, leading = _chances(order, hands, candidates, fresh, makes_room)
    placed = (included - leading) / max(count - 1, 1)
    placed[best_slot] = leading[best_slot]
    chosen = included / count + manner.best_slot_share * (placed - included / count)
    share = manner.uniform_share
    return Choice(order, share / len(candidates) + (1 - share) * chosen, uniform)


def _best(hands: Numbers, candidates: Candidates) -> Numbers:
    """The most promising of each hand (the last axis), the first of equals."""
    best = np.argmax(candidates.means[hands], axis=-1)
    one: Numbers = np.take_along_axis(hands, best[..., None], axis=-1)[..., 0]
    return one


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


def _chances(
    order: Numbers,
    hands: Numbers,
    candidates: Candidates,
    fresh: Numbers | None,
    makes_room: Floats,
) -> tuple[Floats, Floats]:
    """How likely each of `order` is to be chosen, and to be the most promising of the chosen."""
    certain = np.ones(hands.shape)
    certain[:, -1] -= makes_room
    included, leading = np.zeros(len(candidates)), np.zeros(len(candidates))
    np.add.at(included, hands.ravel(), certain.ravel())
    np.add.at(leading, _best(hands, candidates), certain[:, -1])
    if fresh is not None:
        refreshed = hands.copy()
        refreshed[:, -1] = fresh[0]
        included[fresh[0]] += makes_room.sum()
        np.add.at(leading, _best(refreshed, candidates), makes_room)
    likely, leads = included[order] / len(hands), leading[order] / len(hands)
    return np.minimum(likely, 1.0), np.minimum(leads, 1.0)
