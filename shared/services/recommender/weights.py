"""The weights of the model: one flat array of means and one of variances, with a map to them.

In order: the rate of likes, the visit's mood, the wish, nothing (always 0), slots, the level of
each attribute, features, attribute x feature, appeal of each picture, attribute x picture. The last
feature of each row is nothing, so that pictures with few features fill their rows with it.
"""

import numpy as np
from numpy.typing import NDArray

from shared.services.recommender.beliefs import Beliefs

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]

RATE, MOOD, WISH, NOTHING, SLOT = 0, 1, 2, 3, 4
SLOTS = 8
MOST_ATTRIBUTES = 32
MOST_FEATURES = 2048
_LEVEL = SLOT + SLOTS
_FEATURE = _LEVEL + MOST_ATTRIBUTES
_ROW = MOST_FEATURES + 1
_CROSS = _FEATURE + _ROW
_PICTURE = _CROSS + MOST_ATTRIBUTES * _ROW
_FIRST_ROOM = 256


class Weights:
    """Means and variances; `room` is how many pictures there is room for."""

    def __init__(self, beliefs: Beliefs, room: int = _FIRST_ROOM) -> None:
        self._beliefs = beliefs
        self.room = room
        self.mean, self._prior = _first(beliefs, room)
        self.variance = self._prior.copy()

    # --- where a weight is ---

    def levels(self, attributes: Numbers) -> Numbers:
        return _LEVEL + attributes

    def features(self, features: Numbers) -> Numbers:
        return _FEATURE + features

    def crosses(self, attributes: Numbers, features: Numbers) -> Numbers:
        """Pictures x features in, pictures x (attributes x features) out."""
        crossed = _CROSS + attributes[None, :, None] * _ROW + features[:, None, :]
        return crossed.reshape(len(features), -1)

    def appeals(self, pictures: Numbers) -> Numbers:
        return _PICTURE + pictures

    def tastes(self, attributes: Numbers, pictures: Numbers) -> Numbers:
        """Pictures in, pictures x attributes out."""
        return _PICTURE + (attributes[None, :] + 1) * self.room + pictures[:, None]

    def slots(self) -> Floats:
        """What each slot is believed to add."""
        of_slots: Floats = self.mean[SLOT:_LEVEL]
        return of_slots

    def shares(self, where: Numbers) -> Floats:
        """How often each of these slots or levels was met beside the others, 1 in all.

        By what was learned of each; none of them fades. All the same before anything was.
        """
        learned = np.maximum(1 / self.variance[where] - 1 / self._prior[where], 1e-9)
        shares: Floats = learned / learned.sum()
        return shares

    def by_feature(self, of: Floats, attributes: Numbers) -> Floats:
        """The sum that each feature brings for a visitor with these attributes."""
        own: Floats = of[_FEATURE : _FEATURE + _ROW]
        cross = of[_CROSS:_PICTURE].reshape(MOST_ATTRIBUTES, _ROW)
        total: Floats = own + cross[attributes].sum(axis=0)
        return total

    def by_picture(self, of: Floats, attributes: Numbers) -> Floats:
        """Rows to be added up: the appeal of each picture, and what each attribute adds to it."""
        rows: Floats = of[_PICTURE:].reshape(MOST_ATTRIBUTES + 1, self.room)
        return rows[np.concatenate([[0], attributes + 1])]

    # --- what happens to all of them ---

    def believe(self, number: int, field: str) -> None:
        """An attribute was met for the first time: give its weights the beliefs of its field."""
        b = self._beliefs
        of_features = b.of_features.get(field, b.sd_of_features) ** 2
        of_pictures = b.of_pictures.get(field, b.sd_of_pictures) ** 2
        row = _CROSS + number * _ROW
        at = _PICTURE + (number + 1) * self.room
        for array in (self._prior, self.variance):
            array[row : row + MOST_FEATURES] = of_features
            array[at : at + self.room] = of_pictures

    def forget(self, days: int) -> None:
        """Draw every weight towards what was believed at first; pictures sooner than the rest."""
        for part, half_life in (
            (slice(_FEATURE, _PICTURE), self._beliefs.half_life_shared),
            (slice(_PICTURE, None), self._beliefs.half_life_pictures),
        ):
            if half_life:
                kept = 0.5 ** (days / half_life)
                self.mean[part] *= kept
                self.variance[part] *= kept * kept
                self.variance[part] += (1 - kept * kept) * self._prior[part]

    def new_mood(self) -> None:
        """Another visitor: how much this one likes is not known yet."""
        self.mean[MOOD] = 0.0
        self.variance[MOOD] = self._prior[MOOD]

    def grow(self, pictures: int) -> None:
        """Make room for at least so many pictures."""
        room = self.room
        while room < pictures:
            room *= 2
        if room == self.room:
            return
        mean, variance, prior = (
            _widened(array, self.room, room) for array in (self.mean, self.variance, self._prior)
        )
        fresh = prior.reshape(-1)[_PICTURE:].reshape(MOST_ATTRIBUTES + 1, room)
        fresh[:, self.room :] = fresh[:, :1]
        wide = variance[_PICTURE:].reshape(MOST_ATTRIBUTES + 1, room)
        wide[:, self.room :] = fresh[:, self.room :]
        self.mean, self.variance, self._prior, self.room = mean, variance, prior, room


def _first(beliefs: Beliefs, room: int) -> tuple[Floats, Floats]:
    size = _PICTURE + (MOST_ATTRIBUTES + 1) * room
    mean, sd = np.zeros(size), np.zeros(size)
    mean[RATE] = np.log(beliefs.like_rate / (1 - beliefs.like_rate))
    mean[WISH] = beliefs.wish
    sd[RATE], sd[MOOD], sd[WISH] = beliefs.sd_rate, beliefs.sd_mood, beliefs.sd_wish
    sd[SLOT:_LEVEL] = beliefs.sd_slot
    sd[_LEVEL:_FEATURE] = beliefs.sd_level
    sd[_FEATURE : _FEATURE + MOST_FEATURES] = beliefs.sd_feature
    sd[_PICTURE : _PICTURE + room] = beliefs.sd_appeal
    return mean, sd**2


def _widened(array: Floats, old: int, new: int) -> Floats:
    wide = np.zeros(_PICTURE + (MOST_ATTRIBUTES + 1) * new)
    wide[:_PICTURE] = array[:_PICTURE]
    wide[_PICTURE:].reshape(MOST_ATTRIBUTES + 1, new)[:, :old] = array[_PICTURE:].reshape(
        MOST_ATTRIBUTES + 1, old
    )
    return wide
