"""Why a picture is shown: the weights behind it, in words that can be checked against the log."""

import math
from dataclasses import dataclass, replace

import numpy as np

from shared.services.recommender.lesson import Viewer
from shared.services.recommender.like_rates import Estimate, Z
from shared.services.recommender.model import PreferenceModel
from shared.services.recommender.weights import (
    MOST_FEATURES,
    RATE,
    SLOT,
    SLOTS,
    WISH,
    Floats,
    Numbers,
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One weight: `of` the visitor (an attribute or empty), `on` the picture (a feature, or empty
    for the picture itself), `log_odds` for (positive) or against it, `sd` how uncertain."""

    of: str
    on: str
    log_odds: float
    sd: float


@dataclass(frozen=True, slots=True)
class Why:
    """A picture for a visitor, the strongest reason first.

    `like_rate` is the rate of likes to be expected in an average slot, with its 95 % interval;
    `log_odds` the sum of the reasons with its `sd`. `shown` and `liked` are how often it was, by
    anybody.
    """

    item_id: str
    shown: int
    liked: int
    like_rate: Estimate
    log_odds: float
    sd: float
    reasons: tuple[Reason, ...]


def explain(model: PreferenceModel, viewer: Viewer, item_id: str) -> Why:
    """Take apart what is thought of a picture that was met; KeyError when it was not."""
    row = model.rows([item_id])
    mean, variance = model.judge(viewer, row)
    reasons = _reasons(model, viewer, int(row[0]))
    return Why(
        item_id=item_id,
        shown=int(model.shown[row[0]]),
        liked=int(model.liked[row[0]]),
        like_rate=expected_rates(model, viewer, row)[0],
        log_odds=float(mean[0]),
        sd=math.sqrt(float(variance[0])),
        reasons=tuple(sorted(reasons, key=lambda reason: -abs(reason.log_odds))),
    )


def expected_rates(model: PreferenceModel, viewer: Viewer, rows: Numbers) -> list[Estimate]:
    """What part of visitors like this one would like each picture, in an average slot.

    A visitor's mood is not known beforehand, so the rate is that of all moods together; and of a
    field that the viewer does not tell, that of all its values, each as often as it was met.
    """
    weights, words = model.weights, model.attributes.all()
    base, base_variances = model.judge(viewer, rows)
    slots = np.arange(SLOT, SLOT + SLOTS)
    common = weights.mean[RATE] + weights.mean[weights.levels(model.of(viewer))].sum()
    means = common + weights.shares(slots) @ weights.mean[slots] + base
    variances, moods = base_variances.copy(), np.full(len(rows), model.beliefs.sd_mood**2)
    for field in dict.fromkeys(field for field, _ in words if field not in viewer.attributes):
        values = [number for number, word in enumerate(words) if word[0] == field]
        levels = weights.levels(np.array(values, np.intp))
        more = np.empty((len(values), len(rows)))
        shares = weights.shares(levels)
        for place, number in enumerate(values):
            told = replace(viewer, attributes={**viewer.attributes, field: words[number][1]})
            judged, its_variances = model.judge(told, rows)
            more[place] = weights.mean[levels[place]] + judged - base
            variances += shares[place] ** 2 * (its_variances - base_variances)
        mean = shares @ more
        means += mean
        moods += shares @ (more - mean) ** 2
    return _rates(means, variances, moods)


def _rates(means: Floats, variances: Floats, moods: Floats) -> list[Estimate]:
    """`variances` of what is not known, `moods` those between visitors; all in log-odds."""
    spread = Z * np.sqrt(variances)

    def rates(log_odds: Floats, variance: Floats) -> list[float]:
        return (1 / (1 + np.exp(-log_odds / np.sqrt(1 + math.pi * variance / 8)))).tolist()

    middle = rates(means, moods + variances)
    low, high = rates(means - spread, moods), rates(means + spread, moods)
    return [Estimate(*ends) for ends in zip(middle, low, high, strict=True)]


def _reasons(model: PreferenceModel, viewer: Viewer, row: int) -> list[Reason]:
    weights = model.weights
    words, attributes = model.features.all(), model.attributes.all()
    numbers = model.of(viewer)
    features = model.feature_rows[:, row]
    shares = model.feature_shares[features < MOST_FEATURES, row]
    features = features[features < MOST_FEATURES]
    picture = np.array([row], np.intp)

    def reason(of: str, on: str, where: int, share: float = 1.0) -> Reason:
        sd = math.sqrt(float(weights.variance[where]))
        return Reason(of, on, share * float(weights.mean[where]), share * sd)

    reasons = [reason("", "", int(weights.appeals(picture)[0]))]
    tastes = weights.tastes(numbers, picture)[0]
    crosses = weights.crosses(numbers, features[None, :]).reshape(len(numbers), len(features))
    for place, number in enumerate(numbers):
        of = _spoken(attributes[number])
        reasons.append(reason(of, "", int(tastes[place])))
        reasons += [
            reason(of, _spoken(words[feature]), int(where), float(share))
            for feature, where, share in zip(features, crosses[place], shares, strict=True)
        ]
    for feature, where, share in zip(features, weights.features(features), shares, strict=True):
        reasons.append(reason("", _spoken(words[feature]), int(where), float(share)))
        if words[feature] == ("favorite", viewer.wish):
            reasons.append(reason("wish", _spoken(words[feature]), WISH))
    return reasons


def _spoken(word: tuple[str, str]) -> str:
    return f"{word[0]}={word[1]}"
