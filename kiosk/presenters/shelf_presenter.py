"""The pictures that drift by while nobody stands in front of the kiosk."""

import logging
import random
from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import Property, QObject, Signal

from kiosk.presenters.card_presenter import url_of
from kiosk.presenters.garden_presenter import DATABASE_LANE
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.visit import VisitState
from shared.domain.catalogue import CatalogueItem, Orientation
from shared.domain.emotion import Emotion
from shared.ports import Catalogue
from shared.qt.task_runner import TaskRunner

_MOST_PICTURES = 16
_BRIGHT = (Emotion.HAPPY, Emotion.SURPRISED, Emotion.CALM)
_log = logging.getLogger(__name__)


class ShelfPresenter(QObject):
    """A fresh selection of the shelf for every time the kiosk waits."""

    pictures_changed = Signal()

    def __init__(
        self,
        visit: VisitPresenter,
        runner: TaskRunner,
        catalogue: Catalogue,
    ) -> None:
        super().__init__()
        self._visit = visit
        self._runner = runner
        self._catalogue = catalogue
        self._orientation: Orientation | None = None
        self._pictures: list[str] = []
        visit.state_changed.connect(self._on_state_changed)

    def _get_pictures(self) -> list[str]:
        return self._pictures

    pictures = Property(list, _get_pictures, notify=pictures_changed)

    def orient(self, orientation: Orientation) -> None:
        """Show pictures that fit the screen from now on."""
        if orientation is not self._orientation:
            self._orientation = orientation
            self.refresh()

    def refresh(self) -> None:
        """Choose anew; while the shelf cannot be read, what is shown stays."""
        orientation = self._orientation
        self._runner.run(DATABASE_LANE, lambda: self._choose(orientation), self._show, _keep)

    def _on_state_changed(self) -> None:
        if self._visit.visit.state is VisitState.ATTRACT:
            self.refresh()

    def _choose(self, orientation: Orientation | None) -> list[str]:
        items = self._catalogue.items()
        fitting = [item for item in items if item.orientation is orientation] or items
        return [url_of(self._catalogue.path(item)) for item in _mixed(fitting, _MOST_PICTURES)]

    def _show(self, pictures: list[str]) -> None:
        if set(pictures) != set(self._pictures):
            self._pictures = pictures
            self.pictures_changed.emit()


def _mixed(items: Sequence[CatalogueItem], most: int) -> list[CatalogueItem]:
    """Up to `most` items by chance, every emotion in its turn."""
    by_emotion: dict[Emotion, list[CatalogueItem]] = {}
    for item in random.sample(items, len(items)):
        by_emotion.setdefault(item.emotion, []).append(item)
    shelves = [by_emotion[emotion] for emotion in _in_turn(list(by_emotion))]
    rounds = max(map(len, shelves), default=0)
    return [shelf[i] for i in range(rounds) for shelf in shelves if i < len(shelf)][:most]


def _in_turn(emotions: Sequence[Emotion]) -> list[Emotion]:
    """A bright one first, a calm one last of these, and a darker one after each."""
    bright = [emotion for emotion in emotions if emotion in _BRIGHT]
    bright.sort(key=lambda emotion: emotion is Emotion.CALM)
    others = [emotion for emotion in emotions if emotion not in _BRIGHT]
    turns = zip_longest(bright, others)
    return [emotion for turn in turns for emotion in turn if emotion is not None]


def _keep(error: Exception) -> None:
    _log.warning("the shelf cannot be read, what is shown stays: %s", error)
