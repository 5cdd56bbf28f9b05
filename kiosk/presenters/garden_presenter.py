"""The garden: a sentence, three pictures at a time, and what the visitor likes."""

import logging
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot

from kiosk.presenters.card_presenter import CardPresenter, url_of
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.sentences import KNOWN_FAVORITES, garden_sentence, labelled
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.deck import CARDS
from kiosk.services.face_reading import visitor_of
from kiosk.services.gardener import Garden, Gardener, Hanging
from kiosk.services.visit import VisitEvent, VisitState
from shared.domain.catalogue import Orientation
from shared.domain.emotion import Emotion
from shared.domain.face import FaceDetail
from shared.domain.interaction import Impression
from shared.domain.visitor import Visitor
from shared.qt.task_runner import Failed, Task, TaskRunner, nothing

DATABASE_LANE = "database"
T = TypeVar("T")
_log = logging.getLogger(__name__)


class GardenPresenter(QObject):
    """What hangs on the wall for the visitor who is there, and what they may choose.

    `hung` is how many pictures hang there; `has_more` whether others come after them.

    The gardener belongs to the database lane. The next pictures are dealt while the visitor looks
    at these, so that they can be decoded before they are asked for.
    """

    garden_changed = Signal()
    hung_changed = Signal()
    favorites_changed = Signal()
    language_changed = Signal()
    coming_changed = Signal()

    def __init__(
        self,
        visit: VisitPresenter,
        language: LanguagePresenter,
        runner: TaskRunner,
        gardener: Gardener,
        *,
        keeps_age_and_gender: bool,
    ) -> None:
        super().__init__()
        self._visit = visit
        self._runner = runner
        self._gardener = gardener
        self._keeps_age_and_gender = keeps_age_and_gender
        self._orientation = Orientation.LANDSCAPE
        self._cards = [CardPresenter(slot, self) for slot in range(CARDS)]
        for card in self._cards:
            card.touched.connect(self._like)
        self._empty()
        visit.ended.connect(self._forget)
        language.language_changed.connect(self._speak)

    # --- what the screen binds to ---

    def _get_emotion(self) -> str:
        return self._visitor.emotion.key if self._visitor else ""

    def _get_sentence(self) -> str:
        if self._visitor is None:
            return ""
        return garden_sentence(self._visitor.emotion, by_hand=self._visitor.by_hand)

    def _get_message(self) -> str:
        if not self._bare:
            return ""
        if self._favorite:
            return QCoreApplication.translate("Garden", "No images")
        return QCoreApplication.translate("Garden", "This garden is still growing")

    def _get_cards(self) -> list[QObject]:
        return list(self._cards)

    def _get_hung(self) -> int:
        return len(self._hanging.items) if self._hanging else 0

    def _get_has_more(self) -> bool:
        return self._hanging is not None and self._hanging.has_more

    def _get_coming(self) -> list[str]:
        return [] if self._coming is None else [url_of(path) for path in self._coming.paths]

    def _get_favorites(self) -> list[dict[str, str]]:
        words = self._garden.favorites if self._garden else ()
        wished = () if self._favorite in ("", *words) else (self._favorite,)
        return labelled((*wished, *words))

    def _get_wishes(self) -> list[dict[str, str]]:
        return sorted(labelled(KNOWN_FAVORITES), key=lambda wish: wish["label"])

    def _get_favorite(self) -> str:
        return self._favorite

    emotion = Property(str, _get_emotion, notify=garden_changed)
    sentence = Property(str, _get_sentence, notify=garden_changed)
    message = Property(str, _get_message, notify=garden_changed)
    cards = Property(list, _get_cards, constant=True)
    hung = Property(int, _get_hung, notify=hung_changed)
    has_more = Property(bool, _get_has_more, notify=garden_changed)
    coming = Property(list, _get_coming, notify=coming_changed)
    favorites = Property(list, _get_favorites, notify=favorites_changed)
    wishes = Property(list, _get_wishes, notify=language_changed)
    favorite = Property(str, _get_favorite, notify=garden_changed)

    def orient(self, orientation: Orientation) -> None:
        """Pictures that fit the screen are wanted, from the next garden on."""
        self._orientation = orientation

    @Slot(object)
    def welcome_face(self, face: FaceDetail) -> None:
        """Open the garden for the expression on a face."""
        self._welcome(visitor_of(face, keeps_age_and_gender=self._keeps_age_and_gender))

    @Slot(str)
    def choose(self, emotion_key: str) -> None:
        """Open the garden that was chosen by hand."""
        if self._visit.visit.state is VisitState.PICKER:
            self._welcome(Visitor.fresh(Emotion.from_key(emotion_key), by_hand=True))

    @Slot(str)
    def choose_favorite(self, word: str) -> None:
        """Show only pictures of `word`; an empty one shows everything again."""
        garden = self._garden
        if garden is not None and word != self._favorite:
            self._favorite = word
            self.garden_changed.emit()
            self.favorites_changed.emit()

            def choose() -> Hanging | None:
                garden.deck.choose(word or None)
                return self._gardener.deal(garden)

            self._ask(choose, self._hang, self._has_failed)

    @Slot()
    def next(self) -> None:
        """The next pictures; after the last come the first again."""
        if self._coming is not None:
            self._hang(self._coming)
        elif self._get_has_more():
            self._awaited = True
            if self._task is None:
                self._deal()

    # --- opening a garden ---

    def _welcome(self, visitor: Visitor) -> None:
        if self._visitor is not None:
            return
        self._visitor = visitor
        orientation = self._orientation
        self._note(lambda: self._gardener.note_visitor(visitor))

        def prepare() -> tuple[Garden, Hanging | None]:
            garden = self._gardener.open(visitor, orientation)
            return garden, self._gardener.deal(garden)

        self._ask(prepare, self._prepared, self._has_failed)

    def _prepared(self, prepared: tuple[Garden, Hanging | None]) -> None:
        self._garden, hanging = prepared
        self.favorites_changed.emit()
        self._hang(hanging)
        self._visit.handle(VisitEvent.ARRIVE)

    def _ask(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Ask the gardener; a newer question takes the place of the one before."""
        self._cancel()
        self._task = self._runner.run(DATABASE_LANE, work, done, failed)

    def _has_failed(self, error: Exception) -> None:
        """A calm screen for the visitor, the sentence for staff."""
        _log.error("the garden cannot be opened: %s", error)
        self._hang(None)
        self._visit.handle(VisitEvent.ARRIVE)

    # --- three pictures at a time ---

    def _hang(self, hanging: Hanging | None) -> None:
        self._task = None
        self._leave_screen(examined=True)
        self._bare = hanging is None
        self._hanging = hanging
        self._shown = hanging.shown_now() if hanging else None
        self.hung_changed.emit()  # first: the pictures are decoded as large as their places will be
        for card in self._cards:
            card.hang_from(hanging, self._garden)
        self.garden_changed.emit()
        self._set_coming(None)
        if self._shown is not None and self._garden is not None:
            shown = self._shown
            self._note(lambda: self._gardener.note_shown(shown))
            if self._get_has_more():
                self._deal()

    def _leave_screen(self, *, examined: bool) -> None:
        """What hung there can be learned from, now that it is known what was liked."""
        shown, garden = self._shown, self._garden
        if shown is not None and garden is not None:
            self._note(lambda: self._gardener.note_left(garden, shown, examined=examined))

    def _deal(self) -> None:
        """Deal the next pictures; what hangs stays where that fails, and Next tries again."""
        if (garden := self._garden) is not None:
            self._ask(lambda: self._gardener.deal(garden), self._dealt, self._not_dealt)

    def _not_dealt(self, error: Exception) -> None:
        _log.error("the next pictures cannot be dealt: %s", error)
        self._task = None
        self._awaited = False

    def _dealt(self, hanging: Hanging | None) -> None:
        self._task = None
        if self._awaited:
            self._hang(hanging)
        else:
            self._set_coming(hanging)

    def _set_coming(self, hanging: Hanging | None) -> None:
        self._awaited = False
        self._coming = hanging
        self.coming_changed.emit()

    # --- likes and notes ---

    def _like(self, slot: int) -> None:
        if self._shown is None or self._garden is None:
            return
        shown, garden = self._shown, self._garden
        item_id = shown.shown[slot].item_id

        def show(_: None) -> None:
            """What could not be written waits; the heart is the visitor's, the log is for staff."""
            if self._shown is shown:
                self._cards[slot].set_liked(True)

        def keep_waiting(error: Exception) -> None:
            _not_written(error)
            show(None)

        if not garden.likes.is_liked(item_id):
            self._runner.run(
                DATABASE_LANE,
                lambda: self._gardener.like(garden, shown, item_id),
                show,
                keep_waiting,
            )

    def _note(self, write: Callable[[], None]) -> None:
        """Written even when the visitor has gone: leaving does not undo what was done."""
        self._runner.run(DATABASE_LANE, write, nothing, _not_written)

    # --- languages and farewells ---

    def _speak(self) -> None:
        self.language_changed.emit()
        self.garden_changed.emit()
        self.favorites_changed.emit()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = None

    def _forget(self) -> None:
        self._cancel()
        self._leave_screen(examined=not self._visit.walked_away)
        self._empty()
        for card in self._cards:
            card.empty()
        self.garden_changed.emit()
        self.coming_changed.emit()
        self.favorites_changed.emit()

    def _empty(self) -> None:
        self._visitor: Visitor | None = None
        self._garden: Garden | None = None
        self._shown: Impression | None = None
        self._coming: Hanging | None = None
        self._task: Task | None = None
        self._awaited = False
        self._bare = False
        self._hanging: Hanging | None = None
        self._favorite = ""


def _not_written(error: Exception) -> None:
    _log.error("a note could not be written: %s", error)
