"""A simulated exhibition: pictures that come and go, visitors with tastes, one choice a screen.

Everything depends on (setting, seed) only, so every policy meets the same visitors, arrivals and
removals. The truth is in no policy's model class: individual taste, hidden factors that tags show
only partly, generation x gender, misread attributes, one multinomial choice of three with "none",
drifting appeal, a break in the trend. What is assumed and what is from data is in recommender.md.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

EMOTIONS = ["HAPPY", "CALM", "SAD", "ANGRY", "SURPRISED", "CONFUSED", "DISGUSTED", "FEAR"]
GENERATIONS = ["child", "teens", "20s", "30s", "40s", "50s", "60+"]
GENDERS = ["female", "male", "unknown"]
DAYPARTS = ["morning", "noon", "afternoon", "evening"]


@dataclass(frozen=True)
class Setting:
    """What is assumed; standard deviations in log-odds."""

    name: str
    world_seed: int
    emotion_mix: tuple[float, ...] = (0.42, 0.30, 0.08, 0.05, 0.06, 0.04, 0.02, 0.03)
    generation_mix: tuple[float, ...] = (0.08, 0.12, 0.27, 0.21, 0.15, 0.10, 0.07)
    gender_mix: tuple[float, ...] = (0.52, 0.43, 0.05)
    visitors_per_day: int = 200
    items_per_emotion: int = 60
    arrive_per_day: float = 0.02
    leave_per_day: float = 0.015
    mean_triples: float = 4.0
    max_triples: int = 12
    base_like: float = 0.20
    sd_quality: float = 0.55
    hit_share: float = 0.05
    hit_bonus: float = 0.8
    sd_segment: float = 0.55
    sd_individual: float = 0.50
    visible: float = 0.5
    word_share: float = 0.4
    word_bonus: float = 0.5
    sd_daypart: float = 0.15
    sd_visitor_level: float = 0.7
    position: tuple[float, ...] = (0.0, 0.2, 0.0)
    misdetect: float = 0.10
    drift_sd_day: float = 0.02
    trend_day: int = 25
    untagged: float = 0.05
    n_tags: int = 24
    n_styles: int = 6
    n_colours: int = 5
    n_latent: int = 6


SETTINGS = {
    # Whatever can be tuned, ours and theirs, is tuned on `dev` and `dev2` only.
    "dev": Setting("dev", world_seed=101),
    "dev2": Setting(
        "dev2",
        world_seed=303,
        base_like=0.12,
        sd_segment=0.8,
        sd_quality=0.4,
        visible=0.4,
        items_per_emotion=80,
        arrive_per_day=0.03,
        leave_per_day=0.025,
        mean_triples=3.5,
        misdetect=0.15,
        position=(0.1, 0.2, 0.0),
        emotion_mix=(0.35, 0.25, 0.1, 0.08, 0.08, 0.06, 0.03, 0.05),
    ),
    "public": Setting("public", world_seed=2024),
    # What Open Bandit's own effect sizes would give: near-hopeless for anyone at kiosk volumes.
    "zozo": Setting(
        "zozo",
        world_seed=555,
        base_like=0.012,
        sd_quality=0.18,
        hit_share=0.0,
        sd_segment=0.10,
        sd_individual=0.10,
        word_bonus=0.0,
        sd_daypart=0.0,
        sd_visitor_level=0.3,
        drift_sd_day=0.01,
        position=(0.0, 0.2, 0.05),
    ),
}


class World:
    """The truth, and the stream of visitors; a shorter run is a prefix of a longer one."""

    def __init__(self, setting: Setting, seed: int, n_visitors: int = 10_000) -> None:
        self.s = s = setting
        self.n_visitors = n_visitors
        n = max(n_visitors, 10_000)
        g = np.random.default_rng([s.world_seed, seed, 1])
        self._tastes(g)
        self._catalogue(g, n // s.visitors_per_day + 2)
        self._visitors(np.random.default_rng([s.world_seed, seed, 2]), n)

    def _tastes(self, g: np.random.Generator) -> None:
        s, k = self.s, self.s.n_latent
        self.tag_emb = g.normal(size=(s.n_tags, k))
        self.style_emb = g.normal(size=(s.n_styles, k))
        self.col_emb = g.normal(size=(s.n_colours, k))
        self.z_gen = g.normal(size=(7, k))
        self.z_sex = g.normal(size=(3, k))
        self.z_emo = g.normal(size=(8, k))
        self.z_gs = g.normal(size=(7, 3, k))
        self.style_eff = g.normal(0, 0.25, size=s.n_styles)
        fresh = g.normal(0, 0.25, size=s.n_styles)
        self.style_eff2 = 0.5 * self.style_eff + np.sqrt(0.75) * fresh
        self.day_col = g.normal(0, s.sd_daypart, size=(4, s.n_colours))

    def _catalogue(self, g: np.random.Generator, n_days: int) -> None:
        s = self.s
        self.items: list[dict[str, Any]] = []
        pool: list[list[int]] = [[] for _ in EMOTIONS]
        self.pool_by_day: list[list[list[int]]] = []
        for emotion in range(8):
            for _ in range(s.items_per_emotion):
                pool[emotion].append(self._add(g, emotion, 0))
        for day in range(n_days):
            for emotion in range(8) if day else ():
                keep = [i for i in pool[emotion] if g.random() >= s.leave_per_day]
                pool[emotion] = keep if len(keep) >= 12 else pool[emotion]
                for _ in range(g.poisson(s.arrive_per_day * s.items_per_emotion)):
                    pool[emotion].append(self._add(g, emotion, day))
            self.pool_by_day.append([list(p) for p in pool])
        self._tables(g, n_days)

    def _add(self, g: np.random.Generator, emotion: int, day: int) -> int:
        s = self.s
        n_tags = int(g.integers(1, 4))
        tags = sorted(g.choice(s.n_tags, size=n_tags, replace=False).tolist())
        style, colour = int(g.integers(s.n_styles)), int(g.integers(s.n_colours))
        seen = self.tag_emb[tags].mean(0) + self.style_emb[style] + self.col_emb[colour]
        seen = seen / np.sqrt(1.0 / n_tags + 2.0)
        hidden = g.normal(size=s.n_latent)
        y = np.sqrt(s.visible) * seen + np.sqrt(1 - s.visible) * hidden
        q = g.normal(0, s.sd_quality) + (s.hit_bonus if g.random() < s.hit_share else 0.0)
        tagged = bool(g.random() >= s.untagged)
        item = {"e": emotion, "tags": tags, "style": style, "col": colour, "y": y, "q": q}
        self.items.append({**item, "day": day, "tagged": tagged})
        return len(self.items) - 1

    def _tables(self, g: np.random.Generator, n_days: int) -> None:
        s, n = self.s, len(self.items)
        self.y = np.array([it["y"] for it in self.items])
        self.q = np.array([it["q"] for it in self.items])
        self.style = np.array([it["style"] for it in self.items])
        self.col = np.array([it["col"] for it in self.items])
        self.born = np.array([it["day"] for it in self.items])
        self.tagmat = np.zeros((n, s.n_tags))
        for i, it in enumerate(self.items):
            self.tagmat[i, it["tags"]] = 1
        self.drift = np.cumsum(g.normal(0, s.drift_sd_day, size=(n_days, n)), axis=0)
        self.ids = [
            f"emotions/{EMOTIONS[it['e']].lower()}/img_20260101-000000_{i}h.jpeg"
            for i, it in enumerate(self.items)
        ]
        self.index = {key: i for i, key in enumerate(self.ids)}
        self.features: dict[str, dict[str, tuple[str, ...]]] = {}
        for key, it in zip(self.ids, self.items, strict=True):
            seen = {
                "tag": tuple(f"t{t}" for t in it["tags"]),
                "style": (f"s{it['style']}",),
                "colour": (f"c{it['col']}",),
            }
            self.features[key] = seen if it["tagged"] else {}

    def _visitors(self, h: np.random.Generator, n: int) -> None:
        s = self.s
        self.v_e = h.choice(8, n, p=s.emotion_mix)
        self.v_g = h.choice(7, n, p=s.generation_mix)
        self.v_s = h.choice(3, n, p=s.gender_mix)
        self.v_d = h.choice(4, n, p=(0.2, 0.25, 0.35, 0.2))
        self.v_w = np.where(h.random(n) < s.word_share, h.integers(0, s.n_tags, n), -1)
        triples = np.minimum(1 + h.geometric(1 / s.mean_triples, n) - 1, s.max_triples)
        self.v_t = np.maximum(triples, 1)
        self.v_z = h.normal(size=(n, s.n_latent))
        self.v_lvl = h.normal(0, s.sd_visitor_level, n)
        self.o_g = np.where(h.random(n) < s.misdetect, h.integers(0, 7, n), self.v_g)
        self.o_s = np.where(h.random(n) < s.misdetect, h.integers(0, 3, n), self.v_s)
        self.choice_u = h.random((n, s.max_triples))
        self.b0 = 0.0
        self._calibrate(h)

    def _calibrate(self, h: np.random.Generator) -> None:
        """Find the level at which uniform screens get `base_like` likes each."""
        triples: list[tuple[int, np.ndarray, int]] = []
        for v in h.choice(len(self.v_e), 600, replace=False):
            day = int(v) // self.s.visitors_per_day
            pool = self.pool_by_day[day][self.v_e[v]]
            triples.append((int(v), np.array(h.choice(pool, 3, replace=False)), day))
        low, high = -9.0, 3.0
        for _ in range(40):
            self.b0 = (low + high) / 2
            mean = np.mean([self.choice_probs(*triple).sum() for triple in triples])
            low, high = (self.b0, high) if mean < self.s.base_like else (low, self.b0)

    def utilities(self, v: int, idx: np.ndarray, day: int, individual: bool = True) -> np.ndarray:
        """What visitor `v` thinks of pictures, in log-odds against liking none."""
        s, g, x, e = self.s, self.v_g[v], self.v_s[v], self.v_e[v]
        segment = self.z_gen[g] + 0.7 * self.z_sex[x] + 0.5 * self.z_emo[e]
        z = s.sd_segment / np.sqrt(s.n_latent) * ((segment + 0.6 * self.z_gs[g, x]) / 1.449)
        if individual:
            z = z + s.sd_individual / np.sqrt(s.n_latent) * self.v_z[v]
        style = self.style_eff2 if day >= s.trend_day else self.style_eff
        u = self.q[idx] + self.drift[day][idx] + self.y[idx] @ z + style[self.style[idx]]
        u = u + self.day_col[self.v_d[v], self.col[idx]]
        if self.v_w[v] >= 0:
            u = u + s.word_bonus * self.tagmat[idx, self.v_w[v]]
        return u + self.b0 + (self.v_lvl[v] if individual else 0.0)

    def choice_probs(self, v: int, shown: np.ndarray, day: int) -> np.ndarray:
        """The probability that each of the shown pictures is the one that is liked."""
        w = np.exp(self.utilities(v, shown, day) + np.array(self.s.position[: len(shown)]))
        return w / (1 + w.sum())

    def context(self, v: int, turn: int) -> dict[str, Any]:
        """What a kiosk would know; keys with `_` are for book-keeping."""
        context = {
            "emotion": EMOTIONS[self.v_e[v]],
            "generation": GENERATIONS[self.o_g[v]],
            "gender": GENDERS[self.o_s[v]],
            "daypart": DAYPARTS[self.v_d[v]],
            "_visitor": int(v),
            "_turn": int(turn),
            "_day": int(v // self.s.visitors_per_day),
        }
        if self.v_w[v] >= 0:
            context["word"] = f"t{self.v_w[v]}"
        return context
