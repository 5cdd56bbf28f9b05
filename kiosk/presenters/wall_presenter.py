"""The display wall: hears what was liked, keeps a shelf, and changes one picture at a time."""

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, QTimer, Signal

from kiosk.presenters.card_presenter import url_of
from kiosk.presenters.housekeeper import SYNC_EVERY_S
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.sentences import picture_name
from kiosk.services.catalogue_sync import CatalogueSync, SyncReport
from kiosk.services.wall import Change, Wall
from kiosk.services.wish_reader import WishReader
from kiosk.services.zone_listener import HeardLikes, ZoneListener
from shared.domain.catalogue import CatalogueItem, Orientation
from shared.domain.wishes import NO_WISHES, Wishes
from shared.ports import Catalogue
from shared.qt.task_runner import TaskRunner

LISTEN_EVERY_S = 5
TURN_EVERY_S = 4
"""One picture has come in before the next one does."""

SHELF_LANE = "shelf"
LIKES_LANE = "likes"
_log = logging.getLogger(__name__)


class PlacePresenter(QObject):
    """A place of the wall: `source` is the URL of what hangs there, empty when nothing does."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = ""
        self._item: CatalogueItem | None = None

    def _get_source(self) -> str:
        return self._source

    def _get_emotion(self) -> str:
        return self._item.emotion.key if self._item else ""

    def _get_name(self) -> str:
        return picture_name(self._item.favorite) if self._item else ""

    source = Property(str, _get_source, notify=changed)
    emotion = Property(str, _get_emotion, notify=changed)
    name = Property(str, _get_name, notify=changed)

    def hang(self, item: CatalogueItem | None, source: str) -> None:
        self._item, self._source = item, source
        self.changed.emit()


class WallPresenter(QObject):
    """What hangs where. The store is only read, on lanes of their own; the window never waits."""

    bare_changed = Signal()

    def __init__(
        self,
        slots: int,
        language: LanguagePresenter,
        runner: TaskRunner,
        listener: ZoneListener,
        sync: CatalogueSync,
        catalogue: Catalogue,
        wishes: WishReader,
    ) -> None:
        super().__init__()
        self._runner = runner
        self._listener = listener
        self._sync = sync
        self._wish_reader = wishes
        self._wishes = NO_WISHES
        self._catalogue = catalogue
        self._wall = Wall(slots)
        self._places = [PlacePresenter(self) for _ in range(slots)]
        self._filled = False
        self._said: dict[str, str] = {}
        self._listening = self._every(LISTEN_EVERY_S, self._listen)
        self._syncing = self._every(SYNC_EVERY_S, self._fill_shelf)
        self._turning = self._every(TURN_EVERY_S, self._turn)
        for place in self._places:
            language.language_changed.connect(place.changed)

    def _get_places(self) -> list[QObject]:
        return list(self._places)

    def _get_bare(self) -> bool:
        return not any(place.property("source") for place in self._places)

    places = Property(list, _get_places, constant=True)
    bare = Property(bool, _get_bare, notify=bare_changed)

    def start(self) -> None:
        """Fill the shelf and listen, now and from time to time."""
        self._fill_shelf()
        self._listen()

    def stop(self) -> None:
        """Begin nothing more; what is under way ends by itself."""
        for timer in (self._listening, self._syncing, self._turning):
            timer.stop()

    def orient(self, orientation: Orientation) -> None:
        """Hang pictures that fit the screen, one after the other."""
        self._wall.orientation = orientation
        self._begin_to_turn()

    def _every(self, seconds: int, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=seconds * 1000)
        timer.timeout.connect(work)
        return timer

    # --- the store -----------------------------------------------------------------------------

    def _fill_shelf(self) -> None:
        """The wishes come first, so that a picture that rests does not hang for a moment."""
        self._runner.run(SHELF_LANE, self._wish_reader.read, self._wished, self._not_wished)
        self._runner.run(SHELF_LANE, self._sync.sync, self._shelf_filled, self._shelf_failed)

    def _wished(self, wishes: Wishes | None) -> None:
        self._said.pop("wishes", None)
        if wishes is not None:
            self._wishes = wishes

    def _not_wished(self, error: Exception) -> None:
        self._say_once("wishes", str(error))

    def _shelf_filled(self, report: SyncReport) -> None:
        self._said.pop("shelf", None)
        if report.changed or not self._filled:
            _log.info("the shelf has changed: %s", report)
        self._filled = True
        self._syncing.start()
        self._begin_to_turn()

    def _shelf_failed(self, error: Exception) -> None:
        self._say_once("shelf", str(error))
        self._filled = True  # with what an earlier run has fetched
        self._syncing.start()
        self._begin_to_turn()

    def _listen(self) -> None:
        self._runner.run(LIKES_LANE, self._listener.listen, self._heard, self._not_heard)

    def _heard(self, heard: HeardLikes) -> None:
        self._listening.start()
        if heard.skipped:
            _log.warning("passed over: %s", dict(heard.skipped))
        if heard.kiosks:
            self._said.pop("likes", None)
        else:
            zones = ", ".join(sorted(heard.zones)) or "none"
            self._say_once("likes", f"no kiosk is of this zone yet; zones are: {zones}")
        self._wall.hear(heard.likes)
        self._begin_to_turn()

    def _not_heard(self, error: Exception) -> None:
        self._say_once("likes", str(error))
        self._listening.start()

    def _say_once(self, work: str, sentence: str) -> None:
        """A store that is away for a week is one line in the log."""
        if self._said.get(work) != sentence:
            self._said[work] = sentence
            _log.warning("%s: %s", work, sentence)

    # --- the places ----------------------------------------------------------------------------

    def _begin_to_turn(self) -> None:
        if self._filled and not self._turning.isActive():
            self._turn()

    def _turn(self) -> None:
        """Change one place; an empty wall is filled at once, and there is no hurry after that."""
        bare = self._get_bare()
        shelf = {item.item_id: item for item in self._wishes.awake(self._catalogue.items())}
        changes: list[Change] = []
        while (bare or not changes) and (change := self._wall.turn(shelf)) is not None:
            changes.append(change)
        self._show(changes)
        if bare != self._get_bare():
            self.bare_changed.emit()
        if changes:
            self._turning.start()

    def _show(self, changes: Sequence[Change]) -> None:
        for change in changes:
            source = url_of(self._catalogue.path(change.item)) if change.item else ""
            self._places[change.slot].hang(change.item, source)
