"""The small Open Bandit logs (ZOZO; 10,000 rows for each campaign and policy), replayed off-policy.

A policy learns from the logs of Bernoulli Thompson sampling in their order, and is judged on the
uniformly random ones: the click rate of a shown slot when it fills three of them, by SNIPS. A row
is one slot of a page, so nothing about triples can be told; with 130 clicks in the random logs a
lift under about two can not be told from none.
"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.recommender.ours import Ours
from benchmarks.recommender.peers import PEERS, Counts, MabWiser, Popular
from shared.services.recommender.beliefs import Beliefs, Manner

CAMPAIGNS = ("all", "men", "women")
_FIELDS = tuple(f"user_feature_{i}" for i in range(4))
_DRAWS = 40
_RESAMPLES = 2000
# Clicks are ten times rarer than likes, so what is believed at first is scaled for every policy.
_BELIEFS = Beliefs(
    like_rate=0.004,
    sd_rate=0.5,
    sd_level=0.1,
    sd_mood=1e-6,
    sd_appeal=0.25,
    sd_feature=0.1,
    sd_of_pictures=0.05,
    sd_of_features=0.05,
    half_life_pictures=0,
    half_life_shared=0,
)
_MANNER = Manner(uniform_share=0.0, best_slot_share=0.0, fresh_chance=0.0, draws=0)
_MAKE: dict[str, Callable[[int], Any]] = {
    **PEERS,
    "popular": lambda seed: Popular(seed, 2000.0),
    "counts": lambda seed: Counts(seed, 2000.0, 8000.0, _FIELDS),
    "Bernoulli TS": lambda seed: PEERS["Bernoulli TS"](seed, 1.0, 250.0),  # type: ignore[call-arg]
    "MABWiser": lambda seed: MabWiser(seed, 500, "-"),
    "embedded": lambda seed: Ours(
        seed, beliefs=_BELIEFS, manner=_MANNER, attributes=_FIELDS, wish_field="-"
    ),
}


@dataclass
class Log:
    """One campaign under one policy; `context` numbers the distinct contexts."""

    item: np.ndarray
    slot: np.ndarray
    click: np.ndarray
    context: np.ndarray
    contexts: list[dict[str, Any]]
    ids: list[str]
    features: dict[str, dict[str, tuple[str, ...]]]


class Logs:
    """The folder `obd` of the obp wheel."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, policy: str, campaign: str) -> Log:
        folder = self._folder / policy / campaign
        ids, features = _items(folder / "item_context.csv")
        with (folder / f"{campaign}.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
        keys = [tuple(row[field][:8] for field in _FIELDS) for row in rows]
        numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
        return Log(
            item=np.array([int(row["item_id"]) for row in rows]),
            slot=np.array([int(row["position"]) - 1 for row in rows]),
            click=np.array([float(row["click"]) for row in rows]),
            context=np.array([numbers[key] for key in keys]),
            contexts=[dict(zip(_FIELDS, key, strict=True)) for key in numbers],
            ids=ids,
            features=features,
        )


def _items(path: Path) -> tuple[list[str], dict[str, dict[str, tuple[str, ...]]]]:
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    edges = np.quantile([float(row["item_feature_0"]) for row in rows], (0.25, 0.5, 0.75))
    features: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in rows:
        price = int(np.searchsorted(edges, float(row["item_feature_0"])))
        own = {f"item_feature_{k}": (row[f"item_feature_{k}"][:8],) for k in (1, 2, 3)}
        features[row["item_id"]] = {"price": (f"q{price}",), **own}
    return [row["item_id"] for row in rows], features


def compare(logs: Logs, names: Sequence[str]) -> dict[str, Any]:
    """SNIPS click rates with paired bootstrap intervals; ours minus each peer."""
    pairs = [(logs.read("bts", c), logs.read("random", c)) for c in CAMPAIGNS]
    random = np.random.default_rng(7)
    picks = [
        [random.integers(0, len(te.item), len(te.item)) for _, te in pairs]
        for _ in range(_RESAMPLES)
    ]
    found: dict[str, tuple[float, np.ndarray]] = {}
    for name in names:
        if name in _MAKE:
            weights = [_weights(_MAKE[name](0), train, test) for train, test in pairs]
            found[name] = _rates(weights, pairs, picks)
    answer: dict[str, Any] = {}
    for name, (rate, rates) in found.items():
        answer[name] = {"rate": rate, "interval": _interval(rates)}
        if "embedded" in found and name != "embedded":
            answer[name]["embedded_minus_it"] = _interval(found["embedded"][1] - rates)
    return answer


def _weights(policy: Any, train: Log, test: Log) -> np.ndarray:
    for n in range(len(train.item)):
        context = {**train.contexts[train.context[n]], "_visitor": n, "_turn": 0, "_day": 0}
        clicked = 0 if train.click[n] else None
        _observe(policy, context, train.ids[train.item[n]], int(train.slot[n]), clicked, train)
    inclusion = np.zeros((len(test.contexts), len(test.ids)))
    place = {item: number for number, item in enumerate(test.ids)}
    for number, seen in enumerate(test.contexts):
        for draw in range(_DRAWS):
            context = {**seen, "_visitor": 10**6 + number, "_turn": draw, "_day": 0}
            for item in policy.rank(context, test.ids, test.features):
                inclusion[number, place[item]] += 1 / _DRAWS
    weights: np.ndarray = inclusion[test.context, test.item] * len(test.ids) / 3
    return weights


def _observe(
    policy: Any, context: dict[str, Any], item: str, slot: int, clicked: int | None, log: Log
) -> None:
    if isinstance(policy, Ours):
        policy.observe_slot(context, item, slot, clicked is not None, log.features)
    else:
        policy.observe(context, [item], clicked, log.features)


def _rates(
    weights: list[np.ndarray], pairs: list[tuple[Log, Log]], picks: list[list[np.ndarray]]
) -> tuple[float, np.ndarray]:
    clicks = [test.click for _, test in pairs]

    def snips(chosen: Sequence[Any]) -> float:
        each = [
            float((w[k] * r[k]).sum() / max(w[k].sum(), 1e-12))
            for w, r, k in zip(weights, clicks, chosen, strict=True)
        ]
        return float(np.mean(each))

    return snips([slice(None)] * len(pairs)), np.array([snips(pick) for pick in picks])


def _interval(rates: np.ndarray) -> list[float]:
    low, high = np.percentile(rates, (2.5, 97.5))
    return [float(low), float(high)]
