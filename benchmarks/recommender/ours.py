"""The embedded recommender as the simulations call it: its model and its way of choosing."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from shared.services.recommender.beliefs import Beliefs, Manner
from shared.services.recommender.choosing import Candidates, choose
from shared.services.recommender.lesson import Lesson, Viewer
from shared.services.recommender.model import PreferenceModel
from shared.services.recommender.weights import MOST_FEATURES

ATTRIBUTES = ("emotion", "generation", "gender", "daypart")
WITHOUT_AGE_AND_GENDER = ("emotion", "daypart")


class Ours:
    """What the kiosk does for a screen, without the kiosk: same model, same choice, same share of
    uniform screens."""

    def __init__(
        self,
        seed: int,
        *,
        beliefs: Beliefs | None = None,
        manner: Manner | None = None,
        attributes: Sequence[str] = ATTRIBUTES,
        wish_field: str = "tag",
    ) -> None:
        self.model = PreferenceModel(beliefs or Beliefs(), wish_field)
        self._manner = manner or Manner(draws=0)  # propensities are not looked at here
        self._attributes = attributes
        self._seed = seed

    def rank(
        self, context: dict[str, Any], ids: Sequence[str], features: Mapping[str, Any]
    ) -> list[str]:
        model = self.model
        for item_id in ids:
            if item_id not in model.pictures:
                model.meet(item_id, features[item_id])
        rows = model.rows(ids)
        means, variances = model.judge(self._viewer(context), rows)
        candidates = Candidates(
            means=means,
            variances=variances,
            shown=model.shown[rows],
            features=model.feature_rows[:, rows],
            nothing=MOST_FEATURES,
            fixed=np.zeros(len(rows), bool),
        )
        chance = np.random.default_rng([self._seed, context["_visitor"], context["_turn"]])
        choice = choose(candidates, 3, self._manner, chance, model.weights.slots())
        return [ids[place] for place in choice.places]

    def observe(
        self,
        context: dict[str, Any],
        shown: Sequence[str],
        clicked: int | None,
        features: Mapping[str, Any],
    ) -> None:
        for item_id in shown:
            self.model.meet(item_id, features[item_id])
        liked = frozenset[str]() if clicked is None else frozenset([shown[clicked]])
        lesson = Lesson("", context["_day"], self._viewer(context), tuple(shown), liked)
        self.model.learn(lesson)

    def observe_slot(
        self,
        context: dict[str, Any],
        item: str,
        slot: int,
        clicked: bool,
        features: Mapping[str, Any],
    ) -> None:
        """One slot of a screen whose other slots nobody knows."""
        shown = [""] * slot + [item]
        self.model.meet(item, features[item])
        liked = frozenset([item]) if clicked else frozenset[str]()
        self.model.learn(Lesson("", context["_day"], self._viewer(context), tuple(shown), liked))

    def _viewer(self, context: dict[str, Any]) -> Viewer:
        known = {name: context[name] for name in self._attributes if name in context}
        return Viewer(str(context["_visitor"]), known, context.get("word"))
