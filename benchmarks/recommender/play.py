"""Plays the stream of visitors to a policy and keeps what matters."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Protocol

import numpy as np

from benchmarks.recommender.world import World

CHECKPOINTS = (100, 1_000, 10_000)
_EARLY_DAYS = 5


class Policy(Protocol):
    """What is compared: ranks candidates for a context, and is told what was liked."""

    def rank(self, context: dict[str, Any], ids: Sequence[str], features: Any) -> list[str]: ...

    def observe(
        self, context: dict[str, Any], shown: Sequence[str], clicked: int | None, features: Any
    ) -> None: ...


@dataclass
class Outcome:
    """Expected likes per triple up to each checkpoint; redundancy; fresh pictures seen enough."""

    rate: dict[int, float]
    redundancy: float
    fresh_seen: float


class Oracle:
    """Knows the true tastes of segments, not of individuals, and where the best slot is."""

    def __init__(self, world: World) -> None:
        self._world = world

    def rank(self, context: dict[str, Any], ids: Sequence[str], features: Any) -> list[str]:
        w = self._world
        idx = np.array([w.index[i] for i in ids])
        u = w.utilities(context["_visitor"], idx, context["_day"], individual=False)
        slots = np.argsort(-np.array(w.s.position), kind="stable")
        shown = np.empty(3, int)
        shown[slots] = idx[np.argsort(-u)[:3]]
        return [w.ids[i] for i in shown]

    def observe(self, *_: Any) -> None:
        pass


def play(world: World, policy: Policy) -> Outcome:
    """Every visitor in turn; the metric is expected likes given the true choice model."""
    w, n = world, world.n_visitors
    likes, triples = np.zeros(n), np.zeros(n)
    early = np.zeros(len(w.items), int)
    alike: list[float] = []
    for v in range(n):
        day = v // w.s.visitors_per_day
        pool = w.pool_by_day[day][w.v_e[v]]
        seen: set[int] = set()
        for turn in range(int(w.v_t[v])):
            candidates = [w.ids[i] for i in pool if i not in seen]
            if len(candidates) < 3:
                break
            context = w.context(v, turn)
            shown = policy.rank(context, candidates, w.features)
            idx = np.array([w.index[i] for i in shown])
            p = w.choice_probs(v, idx, day)
            cumulated = np.cumsum(p)
            u = w.choice_u[v, turn]
            clicked = int(np.searchsorted(cumulated, u)) if u < cumulated[-1] else None
            policy.observe(context, shown, clicked, w.features)
            likes[v] += p.sum()
            triples[v] += 1
            seen.update(idx.tolist())
            early[idx[day - w.born[idx] < _EARLY_DAYS]] += 1
            alike.append(_redundancy(w, idx))
    rate = {c: float(likes[:c].sum() / triples[:c].sum()) for c in CHECKPOINTS if c <= n}
    return Outcome(rate, float(np.mean(alike)), _fresh_seen(w, early))


def _redundancy(w: World, idx: np.ndarray) -> float:
    """The mean Jaccard likeness of tags and style within a triple."""
    tags, style = w.tagmat[idx], w.style[idx]
    total = 0.0
    for x, y in combinations(range(len(idx)), 2):
        shared = (tags[x] * tags[y]).sum() + (style[x] == style[y])
        total += shared / (np.maximum(tags[x], tags[y]).sum() + 1 + (style[x] != style[y]))
    return total / 3


def _fresh_seen(w: World, early: np.ndarray) -> float:
    """The share of pictures that came and stayed five days which were seen ten times in them."""
    last = (w.n_visitors - 1) // w.s.visitors_per_day
    new = [
        i
        for i, it in enumerate(w.items)
        if 0 < it["day"] <= last - _EARLY_DAYS
        and i in set(w.pool_by_day[it["day"] + 4][it["e"]])
        and w.s.emotion_mix[it["e"]] >= 0.05
    ]
    return float((early[new] >= 10).mean()) if new else float("nan")
