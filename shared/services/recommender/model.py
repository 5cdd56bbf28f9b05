"""A Bayesian logistic model of likes that learns one screen at a time, in closed form.

The log-odds of a like are the sum of: the rate of likes, the level of each visitor attribute, the
slot, the visit's mood; the picture's appeal, its features, attribute x feature, attribute x this
very picture, and the wish when the picture has it. Of n values of one field (words, colours) each
counts 1 / sqrt(n), so that many say no more than one. Each weight is an independent Gaussian; each
picture shown is one observation, learned by one extended-Kalman (Laplace) step. No learning rate,
no passes: what was learned depends on the lessons and their order only.
"""

import math
from collections.abc import Iterable, Sequence

import numpy as np

from shared.services.recommender.beliefs import Beliefs
from shared.services.recommender.lesson import Features, Lesson, Viewer
from shared.services.recommender.weights import (
    MOOD,
    MOST_ATTRIBUTES,
    MOST_FEATURES,
    NOTHING,
    RATE,
    SLOT,
    SLOTS,
    WISH,
    Floats,
    Numbers,
    Weights,
)
from shared.services.recommender.words import Words

MOST_FEATURES_OF_ONE = 24
"""How many features of one picture count; the first ones."""
WISH_FIELD = "favorite"
"""The field of a picture's features that a visitor's wish is a value of."""


class PreferenceModel:
    """What is liked, by whom. Not safe for several threads: it belongs to one lane."""

    def __init__(self, beliefs: Beliefs, wish_field: str = WISH_FIELD) -> None:
        self.beliefs = beliefs
        self.weights = Weights(beliefs)
        self.attributes = Words(MOST_ATTRIBUTES)
        self.features = Words(MOST_FEATURES)
        self.pictures: dict[str, int] = {}
        self.feature_rows = np.full((1, self.weights.room), MOST_FEATURES, np.intp)
        self.feature_shares = np.zeros((1, self.weights.room))
        self.shown = np.zeros(self.weights.room)
        self.liked = np.zeros(self.weights.room)
        self.day: int | None = None
        self.visit: str | None = None
        self._wish_field = wish_field
        self._sets: dict[tuple[tuple[str, str], ...], Numbers] = {}

    # --- pictures ---

    def meet(self, item_id: str, features: Features) -> int:
        """The row of a picture; what is known of it counts from the first meeting on."""
        row = self.pictures.get(item_id)
        if row is None:
            row = self.pictures[item_id] = len(self.pictures)
            if row >= self.weights.room:
                self._grow(row + 1)
            self._keep_features(row, features)
        return row

    def features_met(self, item_id: str) -> Features:
        """What a picture was met with; KeyError when it was not."""
        words = self.features.all()
        numbers = self.feature_rows[:, self.pictures[item_id]].tolist()
        features: dict[str, tuple[str, ...]] = {}
        for field, value in (words[number] for number in numbers if number < MOST_FEATURES):
            features[field] = (*features.get(field, ()), value)
        return features

    def rows(self, item_ids: Iterable[str]) -> Numbers:
        """The rows of pictures that were met; KeyError names one that was not."""
        return np.fromiter(map(self.pictures.__getitem__, item_ids), np.intp)

    def _keep_features(self, row: int, features: Features) -> None:
        shares: dict[int, float] = {}
        for field, values in features.items():
            different = dict.fromkeys(values)
            for value in different:
                number = self.features.meet((field, value))
                if number is not None and len(shares) < MOST_FEATURES_OF_ONE:
                    shares[number] = 1 / math.sqrt(len(different))
        missing = len(shares) - len(self.feature_rows)
        if missing > 0:
            more = np.full((missing, self.weights.room), MOST_FEATURES, np.intp)
            self.feature_rows = np.concatenate([self.feature_rows, more])
            none = np.zeros((missing, self.weights.room))
            self.feature_shares = np.concatenate([self.feature_shares, none])
        self.feature_rows[: len(shares), row] = list(shares)
        self.feature_shares[: len(shares), row] = list(shares.values())

    def _grow(self, pictures: int) -> None:
        self.weights.grow(pictures)
        more = self.weights.room - len(self.shown)
        self.shown = np.concatenate([self.shown, np.zeros(more)])
        self.liked = np.concatenate([self.liked, np.zeros(more)])
        empty = np.full((len(self.feature_rows), more), MOST_FEATURES, np.intp)
        self.feature_rows = np.concatenate([self.feature_rows, empty], axis=1)
        none = np.zeros((len(self.feature_shares), more))
        self.feature_shares = np.concatenate([self.feature_shares, none], axis=1)

    # --- what is thought of them ---

    def of(self, viewer: Viewer) -> Numbers:
        """The numbers of a visitor's attributes, as far as they were met."""
        numbers = (self.attributes.number(word) for word in viewer.attributes.items())
        return np.array([n for n in numbers if n is not None], np.intp)

    def judge(self, viewer: Viewer, rows: Numbers) -> tuple[Floats, Floats]:
        """Mean and variance of what speaks for each picture, in log-odds; nuisance left out."""
        attributes, weights = self.of(viewer), self.weights
        means: Floats = weights.by_picture(weights.mean, attributes)[:, rows].sum(axis=0)
        variances: Floats = weights.by_picture(weights.variance, attributes)[:, rows].sum(axis=0)
        mean_of = weights.by_feature(weights.mean, attributes)
        variance_of = weights.by_feature(weights.variance, attributes)
        wished = self._wished(viewer)
        for features, shares in zip(self.feature_rows, self.feature_shares, strict=True):
            feature, share = features[rows], shares[rows]
            means += mean_of[feature] * share
            variances += variance_of[feature] * share**2
            if wished is not None:
                means += weights.mean[WISH] * (feature == wished)
                variances += weights.variance[WISH] * (feature == wished)
        return means, variances

    def _wished(self, viewer: Viewer) -> int | None:
        return self.features.number((self._wish_field, viewer.wish)) if viewer.wish else None

    # --- learning ---

    def learn(self, lesson: Lesson) -> None:
        """One screen. Pictures that were never met are passed over, and so is the unexamined."""
        self._let_pass(lesson.day)
        if lesson.viewer.visit != self.visit:
            self.visit = lesson.viewer.visit
            self.weights.new_mood()
        slots = [
            slot
            for slot, item_id in enumerate(lesson.shown)
            if item_id in self.pictures and item_id not in lesson.liked_before
        ]
        if not lesson.examined or not slots:
            return
        rows = self.rows(lesson.shown[slot] for slot in slots)
        liked = np.array([float(lesson.shown[slot] in lesson.liked) for slot in slots])
        self.step(*self.involved(lesson.viewer, rows, slots), liked)
        self.shown[rows] += 1
        self.liked[rows] += liked

    def _let_pass(self, day: int) -> None:
        """A clock that goes backwards makes nothing young again."""
        if self.day is None:
            self.day = day
        elif day > self.day:
            self.weights.forget(day - self.day)
            self.day = day

    def meet_attribute(self, word: tuple[str, str]) -> int | None:
        """The number of an attribute, a new one if there is room."""
        known = len(self.attributes)
        number = self.attributes.meet(word)
        if number == known:
            self.weights.believe(known, word[0])
        return number

    def _met(self, viewer: Viewer) -> Numbers:
        """The numbers of a visitor's attributes; each set of them is looked up once."""
        words = tuple(viewer.attributes.items())
        known = self._sets.get(words)
        if known is None:
            met = (self.meet_attribute(word) for word in words)
            known = np.array([number for number in met if number is not None], np.intp)
            self._sets[words] = known
        return known

    def involved(
        self, viewer: Viewer, rows: Numbers, slots: Sequence[int]
    ) -> tuple[Numbers, Floats]:
        """Pictures x the numbers of the weights that each of them involves, and their shares."""
        attributes = self._met(viewer)
        features, of_feature = self.feature_rows[:, rows].T, self.feature_shares[:, rows].T
        weights, many, length = self.weights, len(attributes), features.shape[1]
        wished = self._wished(viewer)
        ends = np.cumsum([4, many, length, many * length, 1, many]).tolist()
        involved = np.empty((len(rows), ends[-1]), np.intp)
        shares = np.ones((len(rows), ends[-1]))
        involved[:, :4] = (RATE, MOOD, NOTHING, NOTHING)
        involved[:, 2] = [SLOT + min(slot, SLOTS - 1) for slot in slots]
        if wished is not None:
            involved[(features == wished).any(axis=1), 3] = WISH
        involved[:, 4 : ends[1]] = weights.levels(attributes)
        involved[:, ends[1] : ends[2]] = weights.features(features)
        involved[:, ends[2] : ends[3]] = weights.crosses(attributes, features)
        shares[:, ends[1] : ends[3]] = np.tile(of_feature, many + 1)
        involved[:, ends[3]] = weights.appeals(rows)
        involved[:, ends[4] :] = weights.tastes(attributes, rows)
        return involved, shares

    def step(self, involved: Numbers, shares: Floats, liked: Floats) -> None:
        """One Laplace step for every picture, all from what was believed before the screen."""
        covariances = self.weights.variance[involved] * shares
        variances = covariances * shares
        spread = variances.sum(axis=1)
        odds = (self.weights.mean[involved] * shares).sum(axis=1)
        expected = 1 / (1 + np.exp(-odds / np.sqrt(1 + math.pi * spread / 8)))
        curvature = expected * (1 - expected)
        damping = 1 + curvature * spread
        where = involved.ravel()
        step = covariances * ((liked - expected) / damping)[:, None]
        np.add.at(self.weights.mean, where, step.ravel())
        kept = 1 - variances * (curvature / damping)[:, None]
        np.multiply.at(self.weights.variance, where, kept.ravel())
