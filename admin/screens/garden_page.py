"""The garden page: bring approved pictures in, look at what hangs there, take some down."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QSpinBox, QWidget

from admin.presenters.garden_presenter import GardenPresenter
from admin.presenters.keys_presenter import KeysPresenter
from admin.presenters.sentences import in_words
from admin.presenters.words import QT_TRANSLATE_NOOP, emotion_name, pictures
from admin.screens.adopt_dialog import AdoptDialog
from admin.screens.delete_dialog import DeleteButton
from admin.screens.elided_label import ElidedLabel
from admin.screens.flow import FlowRow
from admin.screens.garden_pictures import GardenPictures
from admin.screens.layouts import (
    Page,
    bar,
    button,
    choice_box,
    column,
    named,
    row,
    soft_label,
    spin_box,
)
from admin.screens.promotion_panel import PromotionPanel
from admin.screens.spoken import Spoken
from admin.services.garden import MAX_NUMBER, SAMPLE
from admin.services.purge import MIN_PURGE_DAYS, PURGE_DAYS
from shared.domain.emotion import GARDEN_EMOTIONS
from shared.domain.errors import StoreError

_PANEL = 360
translate = QCoreApplication.translate


class GardenPage(Page):
    """`review_wanted` is emitted when there is nothing to promote."""

    review_wanted = Signal()

    def __init__(self, presenter: GardenPresenter, keys: KeysPresenter, spoken: Spoken) -> None:
        super().__init__()
        self._presenter = presenter
        self._keys = keys
        self._spoken = spoken
        self.promotion = PromotionPanel(presenter, spoken)
        self.promotion.setFixedWidth(_PANEL)
        self.promotion.review_wanted.connect(self.review_wanted)
        page = QFrame()
        layout = column(page, space=0)
        layout.addWidget(self._head())
        layout.addWidget(self._hung(), 1)
        self.promotion.promote.clicked.connect(self.pictures.take_focus)
        layout.addWidget(self._foot())
        both = column(self)
        both.setDirection(both.Direction.LeftToRight)
        both.setSpacing(0)
        both.addWidget(self.promotion)
        both.addWidget(page, 1)
        presenter.wall_changed.connect(self._show)
        presenter.came_back.connect(self.pictures.mean)
        presenter.verified.connect(self._show_verdicts)
        presenter.promotion_changed.connect(self._show_choice)
        presenter.promotion_changed.connect(self._tell_emptiness)
        self._shortcuts = {"undo": QShortcut(self), "redo": QShortcut(self)}
        self._shortcuts["undo"].activated.connect(presenter.withdrawal.undo)
        self._shortcuts["redo"].activated.connect(presenter.withdrawal.redo)
        keys.keys_changed.connect(self._use_keys)
        self._use_keys()
        spoken.always(self._retranslate)

    def _use_keys(self) -> None:
        for name, shortcut in self._shortcuts.items():
            shortcut.setKey(QKeySequence(self._keys.key(name)))

    def opened(self) -> None:
        self.refresh()
        self.pictures.take_focus()

    def take_focus(self) -> None:
        self.pictures.take_focus()

    def refresh(self) -> None:
        """The page was opened: ask the store."""
        self._presenter.refresh()
        self._presenter.check()

    def _head(self) -> QWidget:
        head, layout = bar()
        self._emotion, self._favorite = choice_box(), choice_box()
        self._emotion.setObjectName("gardenEmotion")
        self._start, self._number = spin_box(QSpinBox), spin_box(QSpinBox)
        self._start.setRange(0, 1_000_000)
        self._number.setRange(1, MAX_NUMBER)
        self._number.setValue(MAX_NUMBER)
        start, number = soft_label(), soft_label()
        self._spoken.put(start.setText, QT_TRANSLATE_NOOP("Admin", "Start"))
        self._spoken.put(number.setText, QT_TRANSLATE_NOOP("Admin", "Number"))
        from_, many = QWidget(), QWidget()  # a word stays beside its box
        row(start, self._start, parent=from_)
        row(number, self._number, parent=many)
        layout.addLayout(FlowRow(self._emotion, self._favorite, from_, many), 1)
        for box in (self._emotion, self._favorite):
            box.activated.connect(self._look)
        for number_box in (self._start, self._number):
            number_box.valueChanged.connect(self._look)
        self._total = named(QLabel(), "gardenTotal")
        layout.addWidget(self._total)
        return head

    def _hung(self) -> QWidget:
        self.pictures = GardenPictures(self._presenter, self._keys, self._spoken.look)
        self.grid, self._empty = self.pictures.grid, self.pictures.empty
        self.grid.selectionModel().selectionChanged.connect(self._show_choice)
        self._empty.button.clicked.connect(self._fill_emptiness)
        return self.pictures

    def _foot(self) -> QWidget:
        foot, layout = bar("foot")
        self._about = named(ElidedLabel(soft=True), "gardenAbout")
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._verify, self._withdraw = button("verifyButton"), button("withdrawButton")
        self._spoken.put(self._verify.setText, QT_TRANSLATE_NOOP("Admin", "Verify all"))
        self._spoken.put(
            self._verify.setToolTip,
            QT_TRANSLATE_NOOP("Admin", "Read every picture of the store again (SHA-256)"),
        )
        self._spoken.put(self._withdraw.setText, QT_TRANSLATE_NOOP("Admin", "Withdraw"))
        self._verify.clicked.connect(lambda: self._presenter.verify())
        self._verify.clicked.connect(self._show_choice)
        self._sample = button("sampleButton")
        self._spoken.put(
            self._sample.setToolTip,
            QT_TRANSLATE_NOOP("Admin", "Read some pictures of the store again, chosen by chance"),
        )
        self._sample.clicked.connect(lambda: self._presenter.verify(SAMPLE))
        self._sample.clicked.connect(self._show_choice)
        self._withdraw.clicked.connect(self._take_down)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.pictures)
        delete.activated.connect(self._withdraw.click)
        purge = DeleteButton(
            "purgeButton",
            self._presenter.purge,
            self._spoken,
            (
                QT_TRANSLATE_NOOP("Admin", "Delete withdrawn…"),
                QT_TRANSLATE_NOOP("Admin", "Withdrawn for at least"),
            ),
            PURGE_DAYS,
            least=MIN_PURGE_DAYS,
        )
        adopt = button("adoptButton")
        self._spoken.put(adopt.setText, QT_TRANSLATE_NOOP("Admin", "Copied in…"))
        self._spoken.put(
            adopt.setToolTip,
            QT_TRANSLATE_NOOP("Admin", "Pictures that other programs copied into the store"),
        )
        adopt.clicked.connect(self._look_for_strays)
        layout.addWidget(self._about, 1)
        layout.addWidget(adopt)
        layout.addWidget(purge)
        layout.addWidget(self._sample)
        layout.addWidget(self._verify)
        layout.addWidget(self._withdraw)
        return foot

    def _look(self) -> None:
        emotion, favorite = self._emotion.currentIndex(), self._favorite.currentIndex()
        self._presenter.look(
            GARDEN_EMOTIONS[emotion - 1] if emotion > 0 else None,
            self._favorite.currentText() if favorite > 0 else None,
            self._start.value(),
            self._number.value(),
        )

    def _take_down(self) -> None:
        if chosen := self.pictures.chosen():
            self.pictures.take_focus()  # the button goes grey: the sidebar would have the focus
            self._presenter.withdrawal.withdraw(chosen)

    def _look_for_strays(self) -> None:
        presenter = self._presenter
        dialog = AdoptDialog(
            self.window(), presenter.adoption, presenter.thumbnails, self._spoken.look
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show(self) -> None:
        wall = self._presenter.wall
        self.pictures.show_items(wall.items)
        self._tell_emptiness()
        self._fill_favorites()
        self._show_total()
        self._show_choice()

    def _show_total(self) -> None:
        wall = self._presenter.wall
        words = translate("Admin", "{0} of {1}")
        known = wall.hung is not None and wall.unseen is None
        total = words.format(len(wall.items), pictures(wall.total))
        self._total.setText(total if known else self._why_not_known())

    def _show_verdicts(self) -> None:
        if self._presenter.busy:
            words = translate("Admin", "Verified so far: {0}")
            self._total.setText(words.format(pictures(self._presenter.checked)))
        else:
            self._show_total()
        self.pictures.wall.tell(dict(self._presenter.faults))
        self._show_choice()

    def _show_choice(self) -> None:
        chosen = self.pictures.chosen()
        self._withdraw.setEnabled(bool(chosen))
        for act in (self._verify, self._sample):
            act.setEnabled(self._presenter.wall.total > 0 and not self._presenter.busy)
        self._sample.setVisible(self._presenter.wall.total > SAMPLE)
        self._sample.setText(translate("Admin", "Verify {0}").format(SAMPLE))
        if len(chosen) == 1:
            fault = self._presenter.faults.get(chosen[0])
            said = in_words(fault) if fault else None
            self._about.setText(" · ".join(filter(None, (said, chosen[0]))))
        else:
            words = translate("Admin", "{0} chosen").format(pictures(len(chosen)))
            self._about.setText(words if chosen else "")

    def _fill_favorites(self) -> None:
        words = [translate("Admin", "All favorites"), *self._presenter.favorites]
        if [self._favorite.itemText(i) for i in range(self._favorite.count())] != words:
            chosen = self._favorite.currentText()
            self._favorite.clear()
            self._favorite.addItems(words)
            self._favorite.setCurrentIndex(max(0, self._favorite.findText(chosen)))

    def _retranslate(self) -> None:
        chosen = self._emotion.currentIndex()
        self._emotion.clear()
        names = [emotion_name(emotion) for emotion in GARDEN_EMOTIONS]
        self._emotion.addItems([translate("Admin", "All emotions"), *names])
        self._emotion.setCurrentIndex(max(0, chosen))
        self._show()

    def _why_not_known(self) -> str:
        """What is said of a wall that was not read; nothing while it is being read."""
        match self._presenter.wall.unseen:
            case None:
                return ""
            case StoreError():
                return translate("Admin", "The store is away")
            case _:
                return translate("Admin", "It is not known what hangs here")

    def _tell_emptiness(self) -> None:
        """Nothing hangs, or nothing that fits, or what hangs is not known."""
        hung, unseen = self._presenter.wall.hung, self._presenter.wall.unseen
        if unseen is not None:
            title, words = self._why_not_known(), in_words(str(unseen))
            act = translate("Admin", "Try again")
        elif hung:
            title = translate("Admin", "No picture fits")
            words = translate("Admin", "In the garden: {0}.").format(pictures(len(hung)))
            act = translate("Admin", "Clear the filters")
        else:
            title = translate("Admin", "Nothing hangs here")
            words, act = self._next_step()
        self._empty.say(title, words, act)
        for part in (self._empty.title, self._empty.words, self._empty.button):
            part.setVisible(hung is not None or unseen is not None)

    def _next_step(self) -> tuple[str, str]:
        """What is to be done so that pictures hang, and the words of the button that does it."""
        kept, waiting = len(self._presenter.reports), self._presenter.waiting()
        words = translate("Admin", "Kept and waiting on the left: {0}.").format(pictures(kept))
        if waiting:
            return words, translate("Admin", "Promote {0}").format(pictures(waiting))
        review = translate("Admin", "Review pictures")
        if kept:
            return words, review
        return translate("Admin", "Keep pictures in the review page, then promote them."), review

    def _fill_emptiness(self) -> None:
        if self._presenter.wall.unseen is not None:
            self.refresh()
        elif self._presenter.wall.hung:
            self._emotion.setCurrentIndex(0)
            self._favorite.setCurrentIndex(0)
            self._start.setValue(0)
            self._look()
        elif self._presenter.waiting():
            self.promotion.promote.click()
        else:
            self.review_wanted.emit()
