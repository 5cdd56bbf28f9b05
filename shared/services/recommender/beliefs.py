"""What the embedded recommender takes for likely before it has seen anybody, and how it chooses."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def _of_pictures() -> dict[str, float]:
    return {"generation": 0.25, "gender": 0.2}


def _of_features() -> dict[str, float]:
    return {"generation": 0.16}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beliefs:
    """Standard deviations of the weights, in log-odds of a like; half-lives in days.

    Every weight is a Gaussian of mean 0, but for the rate of likes and for a picture that has the
    favorite its visitor wished for. `of_pictures` is the spread of what visitors of one attribute
    think of one picture, `of_features` that of what they think of one feature; `sd_of_pictures` and
    `sd_of_features` are those of an attribute that is not named. A picture hangs with one emotion
    only, so emotion x picture says hardly more than its appeal. 0 days is never.
    """

    like_rate: float = 0.06
    sd_rate: float = 1.0
    sd_level: float = 0.3
    sd_slot: float = 0.2
    sd_mood: float = 0.7
    wish: float = 0.3
    sd_wish: float = 0.4
    sd_appeal: float = 0.63
    sd_feature: float = 0.13
    of_pictures: Mapping[str, float] = field(default_factory=_of_pictures)
    of_features: Mapping[str, float] = field(default_factory=_of_features)
    sd_of_pictures: float = 0.05
    sd_of_features: float = 0.1
    half_life_pictures: float = 200.0
    half_life_shared: float = 200.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How pictures are chosen.

    `uniform_share` of the screens are dealt by pure chance. On `best_slot_share` of the others the
    most promising picture hangs in the slot that is liked best, else anywhere. `boldness` tempers
    the spread of a Thompson draw (1 draws from the whole belief, 0 is greedy). `redundancy` is the
    log-odds that a picture loses for being like another of its screen. Once the others have been
    seen, a picture that was seen fewer than `fresh_shows` times comes in with probability
    `fresh_chance` a screen where it costs `fresh_price` of log-odds, less where it costs more.
    `draws` is how many draws a propensity is estimated from.
    """

    uniform_share: float = 0.02
    best_slot_share: float = 0.8
    boldness: float = 0.08
    redundancy: float = 0.2
    fresh_shows: float = 10
    fresh_chance: float = 0.7
    fresh_price: float = 0.25
    draws: int = 63
