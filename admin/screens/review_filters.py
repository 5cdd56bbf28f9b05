"""The strip above the pictures: which of them are shown, and in what order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
)

from admin.presenters.review_presenter import ReviewPresenter
from admin.presenters.timers import one_shot
from admin.presenters.words import QT_TRANSLATE_NOOP, emotion_name, pool_state_name, say
from admin.screens.delete_dialog import DeleteButton
from admin.screens.flow import FlowRow
from admin.screens.layouts import button, choice_box, column, named, row
from admin.screens.review_choices import DATES, ORDERS, SCORES, SHAPES, SIGNS, day, days_ago
from admin.screens.spoken import Spoken
from shared.domain.emotion import GARDEN_EMOTIONS
from shared.domain.pool import PoolFilter, PoolOrder, PoolState, words_of

translate = QCoreApplication.translate
_WIDEST = 170
_REST_MS = 250
_NARROWING = ("emotion", "favorite", "shape", "run", "date", "stars", "score", "sign")
"""The boxes that leave pictures out."""


class ReviewFilters(QFrame):
    """`changed` is emitted when `wanted` or `order` would answer something else.

    `helpers` opens and shuts what the helpers are; its words are the page's.
    """

    changed = Signal()

    def __init__(self, presenter: ReviewPresenter, spoken: Spoken) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._presenter = presenter
        self._spoken = spoken
        self._states: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._emotion, self._favorite, self._shape = choice_box(), choice_box(), choice_box()
        self._run, self._date, self._stars = choice_box(), choice_box(), choice_box()
        self._score, self._sign, self._order = choice_box(), choice_box(), choice_box()
        self._from, self._to = named(QDateEdit(), "fromDate"), named(QDateEdit(), "toDate")
        self._named: tuple[Sequence[str], Sequence[str]] = ((), ())
        self._collapsed = False
        self._but: tuple[int, ...] = ()
        self.helpers = button("helpersButton", chip=True)
        self.news = button("newsButton")
        self._empty_trash = DeleteButton(
            "emptyTrashButton",
            presenter.trash,
            spoken,
            (
                QT_TRANSLATE_NOOP("Admin", "Empty trash…"),
                QT_TRANSLATE_NOOP("Admin", "In the trash for at least"),
            ),
            presenter.trash_days,
        )
        self.changed.connect(self._show_trash_button)
        layout = column(self, space=6)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addLayout(self._state_chips())
        layout.addLayout(self._boxes())
        presenter.counts_changed.connect(self._counted)
        presenter.news_changed.connect(self._tell_news)
        spoken.always(self._retranslate)
        self._show_trash_button()

    def _state_chips(self) -> QHBoxLayout:
        states, chips = row(), FlowRow()
        states.addLayout(chips, 1)
        for name in ("all", *(state.value for state in PoolState), "trash"):
            chip = button(f"show_{name}", chip=True)
            self._group.addButton(chip)
            self._states[name] = chip
            chips.addWidget(chip)
        self._states[PoolState.PENDING.value].setChecked(True)
        self._group.buttonClicked.connect(self.changed)
        self.news.clicked.connect(self.changed)
        chips.addWidget(self._empty_trash)
        states.addWidget(self.news)
        for edit in (self._from, self._to):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.setDate(QDate.currentDate())
            edit.dateChanged.connect(lambda: self.changed.emit())
            edit.hide()
            states.addWidget(edit)
        states.addWidget(self._word_line())
        states.addWidget(self.helpers)
        states.addStrut(self.news.sizeHint().height())  # it comes and goes, and nothing moves
        return states

    def _word_line(self) -> QLineEdit:
        """Words of the prompt; asked for when the hand rests."""
        self.words = named(QLineEdit(clearButtonEnabled=True), "wordsFilter")
        self.words.setFixedWidth(_WIDEST)
        self._spoken.put(
            self.words.setPlaceholderText, QT_TRANSLATE_NOOP("Admin", "Words of the prompt")
        )
        self._rest = one_shot(self, _REST_MS)
        self._rest.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda: self._rest.start())
        return self.words

    def look_for_words(self) -> None:
        """Write over what is looked for."""
        self.words.setFocus()
        self.words.selectAll()

    def _boxes(self) -> QHBoxLayout:
        narrowing = FlowRow()
        boxes = row()
        boxes.addLayout(narrowing, 1)
        for name in (*_NARROWING, "order"):
            box: QComboBox = getattr(self, f"_{name}")
            box.setObjectName(f"{name}Filter")
            box.setMaximumWidth(_WIDEST)
            box.activated.connect(self._choose)
            if name != "order":
                narrowing.addWidget(box)
        boxes.addWidget(self._order, 0, Qt.AlignmentFlag.AlignTop)
        return boxes

    @property
    def order(self) -> PoolOrder:
        return ORDERS[max(0, self._order.currentIndex())][1]

    def wanted(self) -> PoolFilter:
        """What the strip says."""
        name = next(name for name, chip in self._states.items() if chip.isChecked())
        emotion = self._emotion.currentIndex()
        since, until = self._dates()
        wanted = PoolFilter(
            emotion=GARDEN_EMOTIONS[emotion - 1] if emotion > 0 else None,
            favorite=self._favorite.currentText() if self._favorite.currentIndex() > 0 else None,
            run_id=self._run.currentText() if self._run.currentIndex() > 0 else None,
            least_stars=max(0, self._stars.currentIndex()),
            since=since,
            until=until,
            trashed=name == "trash",
            collapsed=self._collapsed,
            but=self._but,
            words=words_of(self.words.text()),
        )
        for box, choices in ((self._shape, SHAPES), (self._score, SCORES), (self._sign, SIGNS)):
            wanted = replace(wanted, **choices[max(0, box.currentIndex())][1])
        if name in ("all", "trash"):
            return wanted
        return replace(wanted, states=(PoolState(name),))

    @property
    def narrow(self) -> bool:
        """Whether a box leaves pictures out."""
        some = any(box.currentIndex() > 0 for box in self._narrowing())
        return some or bool(self.words.text().strip())

    def widen(self) -> None:
        """Leave no picture out by a box."""
        for box in self._narrowing():
            box.setCurrentIndex(0)
        self.words.clear()
        self._choose()

    def _narrowing(self) -> list[QComboBox]:
        return [getattr(self, f"_{name}") for name in _NARROWING]

    def turn_stack(self, stack: int) -> None:
        """Show a stack as one picture, or all of its pictures; the page shows what is wanted."""
        self._but = tuple(sorted({*self._but} ^ {stack}))

    def turn_stacks(self) -> None:
        """Show every stack as one picture, or all of their pictures."""
        self._collapsed, self._but = not self._collapsed, ()

    def _dates(self) -> tuple[datetime | None, datetime | None]:
        choice = max(0, self._date.currentIndex())
        if choice == len(DATES) - 1:
            last = self._to.date().addDays(1)
            return (
                day(self._from.date().year(), self._from.date().month(), self._from.date().day()),
                day(last.year(), last.month(), last.day()),
            )
        days = DATES[choice][1]
        return None if days is None else days_ago(days), None

    def _choose(self) -> None:
        by_hand = self._date.currentIndex() == len(DATES) - 1
        self._from.setVisible(by_hand)
        self._to.setVisible(by_hand)
        self.changed.emit()

    def _show_trash_button(self) -> None:
        self._empty_trash.setVisible(self._states["trash"].isChecked())

    def _counted(self) -> None:
        self._name_states()
        named = (self._presenter.counts.favorites, self._presenter.counts.runs)
        if named != self._named:
            self._named = named
            self._fill_boxes()

    def _name_states(self) -> None:
        counts = self._presenter.counts.of
        everything = sum(number for state, number in counts.items() if state is not None)
        names = {"all": (translate("Admin", "All"), everything)}
        names |= {s.value: (pool_state_name(s), counts.get(s, 0)) for s in PoolState}
        names["trash"] = (translate("Admin", "Trash"), counts.get(None, 0))
        for name, (words, number) in names.items():
            self._states[name].setText(f"{words}  {number:,}")

    def _tell_news(self) -> None:
        number = self._presenter.news
        self.news.setVisible(number > 0)
        self.news.setText(translate("Admin", "Show {0} new").format(number))

    def _retranslate(self) -> None:
        self._name_states()
        self._tell_news()
        self._fill_boxes()

    def _fill_boxes(self) -> None:
        _fill(
            self._emotion,
            [
                translate("Admin", "All emotions"),
                *(emotion_name(emotion) for emotion in GARDEN_EMOTIONS),
            ],
        )
        _fill(
            self._favorite,
            [translate("Admin", "All favorites"), *_with_chosen(self._favorite, self._named[0])],
        )
        for box, words in (
            (self._shape, [words for words, _ in SHAPES]),
            (self._date, [words for words, _ in DATES]),
            (self._score, [words for words, _ in SCORES]),
            (self._sign, [words for words, _ in SIGNS]),
            (self._order, [words for words, _ in ORDERS]),
        ):
            _fill(box, [say(word) for word in words])
        _fill(
            self._run,
            [translate("Admin", "All runs"), *_with_chosen(self._run, self._named[1])],
        )
        stars = [f"{'★' * number} +" for number in range(1, 6)]
        _fill(self._stars, [translate("Admin", "Any stars"), *stars])


def _with_chosen(box: QComboBox, names: Sequence[str]) -> Sequence[str]:
    """What is chosen stays, though the last picture of that name is gone."""
    chosen = box.currentText()
    return names if box.currentIndex() < 1 or chosen in names else [*names, chosen]


def _fill(box: QComboBox, words: list[str]) -> None:
    """Put words into a box; what was chosen stays chosen."""
    chosen, place = box.currentText(), box.currentIndex()
    box.clear()
    box.addItems(words)
    found = box.findText(chosen)
    box.setCurrentIndex(max(0, found if found > 0 else min(place, len(words) - 1)))
