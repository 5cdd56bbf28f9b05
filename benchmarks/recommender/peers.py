"""What the recommender is compared with; each learns from the same screens, in its own way.

All but Vowpal Wabbit, which fills the slots itself, give a score to each candidate and show the
best three in random order. MABWiser, LightFM and Vowpal Wabbit are their own packages
(requirements/bench.txt); the others are a few lines of numpy. What could be tuned was tuned on the
settings `dev` and `dev2` only.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

Context = dict[str, Any]


def _attributes(context: Context) -> list[tuple[str, str]]:
    return [(k, v) for k, v in context.items() if not k.startswith("_") and k != "word"]


def _tokens(context: Context) -> list[str]:
    return [f"{k}={v}" for k, v in context.items() if not k.startswith("_")]


class Uniform:
    """Any three, in any order."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)

    def rank(self, context: Context, ids: Sequence[str], features: Any) -> list[str]:
        return [ids[i] for i in self.random.permutation(len(ids))[:3]]

    def observe(self, *_: Any) -> None:
        pass


class Scored(Uniform):
    """The three of the highest score, in random order."""

    def score(self, context: Context, ids: Sequence[str], features: Any) -> Any:
        raise NotImplementedError

    def learn(self, context: Context, item: str, liked: float, features: Any) -> None:
        raise NotImplementedError

    def rank(self, context: Context, ids: Sequence[str], features: Any) -> list[str]:
        scores = np.asarray(self.score(context, ids, features), float)
        scores = scores + 1e-9 * self.random.random(len(scores))
        return [ids[i] for i in self.random.permutation(np.argsort(-scores)[:3])]

    def observe(
        self, context: Context, shown: Sequence[str], clicked: int | None, features: Any
    ) -> None:
        for place, item in enumerate(shown):
            self.learn(context, item, float(place == clicked), features)


class MostLiked(Scored):
    """The most likes so far: what a table of likes without impressions can tell."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.likes: dict[str, float] = {}

    def score(self, context: Context, ids: Sequence[str], features: Any) -> Any:
        return [self.likes.get(i, 0.0) for i in ids]

    def learn(self, context: Context, item: str, liked: float, features: Any) -> None:
        self.likes[item] = self.likes.get(item, 0.0) + liked


class Counts(Scored):
    """Like rates, shrunk to the mean, corrected by each attribute's own rate shrunk to that."""

    def __init__(
        self,
        seed: int,
        shrink: float = 20.0,
        shrink_by: float = 200.0,
        fields: Sequence[str] = ("generation", "gender"),
    ) -> None:
        super().__init__(seed)
        self.shrink, self.shrink_by, self.fields = shrink, shrink_by, fields
        self.counts: dict[Any, tuple[float, float]] = {}

    def score(self, context: Context, ids: Sequence[str], features: Any) -> Any:
        shown, liked = self.counts.get("all", (0.0, 0.0))
        base = (liked + 1) / (shown + 15)
        scores: list[float] = []
        for i in ids:
            shown, liked = self.counts.get(i, (0.0, 0.0))
            rate = (liked + self.shrink * base) / (shown + self.shrink)
            score = np.log(rate)
            for field in self.fields:
                n, k = self.counts.get((i, field, context.get(field)), (0.0, 0.0))
                score += np.log((k + self.shrink_by * rate) / (n + self.shrink_by) / rate)
            scores.append(score)
        return scores

    def learn(self, context: Context, item: str, liked: float, features: Any) -> None:
        for key in ["all", item, *((item, f, context.get(f)) for f in self.fields)]:
            n, k = self.counts.get(key, (0.0, 0.0))
            self.counts[key] = (n + 1, k + liked)


class Popular(Counts):
    """Like rates, shrunk to the mean."""

    def __init__(self, seed: int, shrink: float = 20.0) -> None:
        super().__init__(seed, shrink, fields=())


class Bernoulli(Scored):
    """Bernoulli Thompson sampling: a Beta for each picture."""

    def __init__(self, seed: int, alpha: float = 1.0, beta: float = 15.0) -> None:
        super().__init__(seed)
        self.prior = (alpha, beta)
        self.counts: dict[str, list[float]] = {}

    def score(self, context: Context, ids: Sequence[str], features: Any) -> Any:
        counts = np.array([self.counts.get(i, self.prior) for i in ids])
        return self.random.beta(counts[:, 0], counts[:, 1])

    def learn(self, context: Context, item: str, liked: float, features: Any) -> None:
        count = self.counts.setdefault(item, list(self.prior))
        count[0] += liked
        count[1] += 1 - liked


class OneHot:
    """Attributes as a vector of fixed width: first a one, unknown values beyond it left out."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.places: dict[tuple[str, str], int] = {}

    def __call__(self, context: Context) -> np.ndarray:
        x = np.zeros(self.width)
        x[0] = 1
        for word in _attributes(context):
            place = self.places.setdefault(word, len(self.places) + 1)
            if place < self.width:
                x[place] = 1
        return x


class LinUcb(Scored):
    """Disjoint LinUCB: a ridge regression for each picture, and a bonus for what is uncertain."""

    def __init__(self, seed: int, bonus: float = 0.03, width: int = 28) -> None:
        super().__init__(seed)
        self.bonus, self.encode, self.width = bonus, OneHot(width), width
        self.rows: dict[str, int] = {}
        self.inverse = np.zeros((0, width, width))
        self.b = np.zeros((0, width))

    def _row(self, item: str) -> int:
        row = self.rows.setdefault(item, len(self.rows))
        if row >= len(self.b):
            more = max(256, len(self.b))
            eye = np.broadcast_to(np.eye(self.width), (more, self.width, self.width))
            self.inverse = np.concatenate([self.inverse, eye])
            self.b = np.concatenate([self.b, np.zeros((more, self.width))])
        return row

    def score(self, context: Context, ids: Sequence[str], features: Any) -> Any:
        rows = [self._row(i) for i in ids]
        x = self.encode(context)
        ax = self.inverse[rows] @ x
        return (ax * self.b[rows]).sum(1) + self.bonus * np.sqrt(ax @ x)

    def learn(self, context: Context, item: str, liked: float, features: Any) -> None:
        row, x = self._row(item), self.encode(context)
        ax = self.inverse[row] @ x
        self.inverse[row] -= np.outer(ax, ax) / (1 + x @ ax)
        self.b[row] += liked * x


class MabWiser(Scored):
    """MABWiser's LinGreedy, one for each emotion; learned in batches, a call costs 10-20 ms."""

    def __init__(self, seed: int, batch: int = 60, pool_field: str = "emotion") -> None:
        super().__init__(seed)
        self.seed, self.batch, self.pool_field = seed, batch, pool_field
        self.encode = OneHot(28)
        self.pools: dict[str, dict[str, Any]] = {}

    def _pool(self, context: Context, ids: Sequence[str]) -> dict[str, Any]:
        from mabwiser.mab import MAB, LearningPolicy

        key = context.get(self.pool_field, "")
        pool = self.pools.get(key)
        if pool is None:
            policy = LearningPolicy.LinGreedy(epsilon=0.03, l2_lambda=3.0)
            mab = MAB(list(ids), policy, seed=self.seed)
            mab.fit([ids[0]], [0], self.encode(context)[None])
            pool = self.pools[key] = {"mab": mab, "arms": set(ids), "buffer": []}
        for item in ids:
            if item not in pool["arms"]:
                pool["mab"].add_arm(item)
                pool["arms"].add(item)
        return pool

    def score(self, context: Context, ids: Sequence[str], features: Any) -> Any:
        pool = self._pool(context, ids)
        expected = pool["mab"].predict_expectations(self.encode(context)[None])
        return [expected[i] for i in ids]

    def learn(self, context: Context, item: str, liked: float, features: Any) -> None:
        pool = self._pool(context, [item])
        pool["buffer"].append((item, liked, self.encode(context)))
        if len(pool["buffer"]) >= self.batch:
            items, likes, contexts = zip(*pool["buffer"], strict=True)
            pool["mab"].partial_fit(list(items), list(likes), np.array(contexts))
            pool["buffer"] = []


class VowpalWabbit(Uniform):
    """Vowpal Wabbit's conditional contextual bandit, which fills the slots one after the other."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        import vowpalwabbit

        self.workspace = vowpalwabbit.Workspace(
            "--ccb_explore_adf --squarecb --gamma_scale 100 --cb_type mtr -q ui -q uf -l 0.5 -b 20"
            f" --random_seed {seed + 1} --quiet"
        )
        self.lines: dict[str, str] = {}
        self.asked: list[str] = []
        self.chosen: list[tuple[int, float]] = []

    def rank(self, context: Context, ids: Sequence[str], features: Any) -> list[str]:
        shared = "ccb shared |u " + " ".join(map(_clean, _tokens(context)))
        self.asked = [shared, *(self._line(i, features) for i in ids)]
        slots = [f"ccb slot |s p{slot}" for slot in range(3)]
        answer = self.workspace.predict([*self.asked, *slots])
        self.chosen = [(slot[0][0], max(slot[0][1], 1e-3)) for slot in answer]
        return [ids[action] for action, _ in self.chosen]

    def observe(
        self, context: Context, shown: Sequence[str], clicked: int | None, features: Any
    ) -> None:
        if len(shown) == 3 and self.asked:
            slots = [
                f"ccb slot {action}:{-float(slot == clicked)}:{chance} |s p{slot}"
                for slot, (action, chance) in enumerate(self.chosen)
            ]
            self.workspace.learn([*self.asked, *slots])

    def _line(self, item: str, features: Any) -> str:
        line = self.lines.get(item)
        if line is None:
            words = [f"{k}={v}" for k, values in features[item].items() for v in values]
            said = " ".join(map(_clean, words))
            line = self.lines[item] = f"ccb action |i {_clean(item)} |f {said}"
        return line


def _clean(text: str) -> str:
    return text.replace(":", "_").replace("|", "_").replace(" ", "_")


class LightFm(Scored):
    """LightFM (rectools-lightfm): attributes and features factorised, trained anew now and then."""

    def __init__(self, seed: int, every: int = 1500, epsilon: float = 0.05) -> None:
        super().__init__(seed)
        self.seed, self.every, self.epsilon = seed, every, epsilon
        self.tokens: dict[str, int] = {}
        self.words: dict[str, int] = {}
        self.items: dict[str, int] = {}
        self.users: dict[tuple[int, ...], int] = {}
        self.item_words: list[list[int]] = []
        self.rows: list[tuple[int, int, float]] = []
        self.fitted: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None

    def score(self, context: Context, ids: Sequence[str], features: Any) -> Any:
        items = [self._item(i, features) for i in ids]
        if self.fitted is None:
            return self.random.random(len(ids))
        users, vectors, biases = self.fitted
        own = users[[j for j in self._user(context) if j < len(users)]].sum(0)
        scores = np.array([vectors[j] @ own + biases[j] if j < len(vectors) else 0 for j in items])
        scores[self.random.random(len(scores)) < self.epsilon / 3] += 1e3
        return scores

    def learn(self, context: Context, item: str, liked: float, features: Any) -> None:
        user = self.users.setdefault(self._user(context), len(self.users))
        self.rows.append((user, self._item(item, features), 1.0 if liked else -1.0))
        if len(self.rows) % self.every == 0:
            self._fit()

    def _user(self, context: Context) -> tuple[int, ...]:
        return tuple(self.tokens.setdefault(t, len(self.tokens)) for t in _tokens(context))

    def _item(self, item: str, features: Any) -> int:
        if item not in self.items:
            self.items[item] = len(self.items)
            words = [f"{k}={v}" for k, values in features[item].items() for v in values]
            numbers = [self.words.setdefault(w, len(self.words)) for w in [f"id={item}", *words]]
            self.item_words.append(numbers)
        return self.items[item]

    def _fit(self) -> None:
        from lightfm import LightFM
        from scipy.sparse import coo_matrix

        rows = np.array(self.rows)
        if not (rows[:, 2] > 0).any():
            return
        shape = (len(self.users), len(self.items))
        likes = coo_matrix((rows[:, 2], (rows[:, 0].astype(int), rows[:, 1].astype(int))), shape)
        users = _sparse(list(self.users), len(self.tokens))
        items = _sparse(self.item_words, len(self.words))
        model = LightFM(
            no_components=8,
            loss="logistic",
            random_state=self.seed,
            item_alpha=1e-4,
            user_alpha=1e-4,
        )
        model.fit(likes, user_features=users, item_features=items, epochs=8, num_threads=1)
        vectors, biases = items @ model.item_embeddings, items @ model.item_biases
        self.fitted = (model.user_embeddings, vectors, biases)


def _sparse(rows: Sequence[Sequence[int]], width: int) -> Any:
    from scipy.sparse import csr_matrix

    ends = np.cumsum([0, *map(len, rows)])
    columns = np.concatenate([np.array(row, int) for row in rows])
    return csr_matrix((np.ones(ends[-1], np.float32), columns, ends), shape=(len(rows), width))


PEERS: dict[str, Callable[[int], Uniform]] = {
    "uniform": Uniform,
    "most liked": MostLiked,
    "popular": Popular,
    "counts": Counts,
    "Bernoulli TS": Bernoulli,
    "LinUCB": LinUcb,
    "MABWiser": MabWiser,
    "LightFM": LightFm,
    "Vowpal Wabbit": VowpalWabbit,
}
SLOW = {"MABWiser", "LightFM", "Vowpal Wabbit"}
