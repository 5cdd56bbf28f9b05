"""One picture: how it does, why it is shown, and what the curator wishes of it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFrame, QLabel, QScrollArea, QWidget

from admin.presenters.insight_words import group_name, interval, reason_words, times
from admin.presenters.insights_presenter import InsightsPresenter
from admin.presenters.words import QT_TRANSLATE_NOOP, emotion_name, pictures
from admin.screens.layouts import button, choice_box, column, named, row, soft_label, spin_box
from admin.screens.live_picture import LivePicture
from admin.screens.plot_scale import of_odds
from admin.screens.plots import BarPlot, Mark
from admin.screens.spoken import Spoken
from admin.services.figures import Picture
from admin.services.picture_wishes import Change, nothing, pinned, resting, usual, weighted
from shared.domain.face import GenderValue, Generation
from shared.domain.wishes import LEAST_WEIGHT, MOST_WEIGHT, NO_WISH
from shared.services.recommender.like_rates import Estimate
from shared.services.recommender.why import Reason

translate = QCoreApplication.translate
_WIDTH = 400
_HEIGHT = 150
_MOST_REASONS = 8
_LEAST_REASON = 0.005


class InsightDetails(QFrame):
    """About one picture, or about what is to become of several."""

    def __init__(self, presenter: InsightsPresenter, spoken: Spoken) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(_WIDTH)
        self._presenter = presenter
        self._spoken = spoken
        self._chosen: Sequence[Picture] = ()
        inside = QWidget()
        layout = column(inside, margin=16, space=10)
        self._picture = LivePicture(spoken.look)
        self._picture.setFixedHeight(_HEIGHT)
        self._about, self._key = QLabel(), soft_label()
        self._about.setObjectName("insightAbout")
        for label in (self._about, self._key):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self._picture)
        layout.addWidget(self._about)
        layout.addWidget(self._key)
        layout.addWidget(self._wishes())
        layout.addWidget(self._reasons())
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        column(self).addWidget(scroll)
        presenter.why_changed.connect(self._show_why)
        presenter.thumbnails.arrived.connect(self._show_picture)
        spoken.look.changed.connect(self._show_why)
        spoken.always(self._retranslate)

    def put(self, chosen: Sequence[Picture]) -> None:
        """Show this picture, or what these have in common."""
        before = [picture.item_id for picture in self._chosen]
        self._chosen = chosen
        self._show_choice()
        if [picture.item_id for picture in chosen] != before:
            self.ask_why()

    def ask_why(self) -> None:
        """Ask for the reasons, for the visitor that the boxes name."""
        self._why.setVisible(len(self._chosen) == 1)
        if len(self._chosen) == 1:
            generation, gender = self._generation.currentData(), self._gender.currentData()
            self._presenter.explain(
                self._chosen[0].item_id,
                Generation(generation) if generation else None,
                GenderValue(gender) if gender else None,
            )

    # --- how it is made --------------------------------------------------------------------------

    def _wishes(self) -> QWidget:
        self._pin, self._rest = button("pinButton", chip=True), button("restButton", chip=True)
        self._spoken.put(self._pin.setText, QT_TRANSLATE_NOOP("Admin", "Pin"))
        self._spoken.put(
            self._pin.setToolTip,
            QT_TRANSLATE_NOOP("Admin", "On every screen it can be on, but those dealt by chance"),
        )
        self._spoken.put(self._rest.setText, QT_TRANSLATE_NOOP("Admin", "Rest"))
        self._spoken.put(
            self._rest.setToolTip,
            QT_TRANSLATE_NOOP("Admin", "On no screen, unless there is nothing else"),
        )
        self._pin.clicked.connect(self._turn_pin)
        self._rest.clicked.connect(self._turn_rest)
        self._weight = named(spin_box(QDoubleSpinBox), "weightBox")
        self._weight.setRange(LEAST_WEIGHT, MOST_WEIGHT)
        self._weight.setSingleStep(0.1)
        self._weight.setPrefix("×")
        self._weight.setKeyboardTracking(False)
        self._weighed = NO_WISH.weight
        self._weight.editingFinished.connect(self._weigh)
        weight = QT_TRANSLATE_NOOP("Admin", "Weight: its odds are multiplied by this")
        self._spoken.put(self._weight.setToolTip, weight)
        self._spoken.put(self._weight.setAccessibleName, weight)
        self._clear = button("clearWishButton")
        self._spoken.put(self._clear.setText, QT_TRANSLATE_NOOP("Admin", "No wish"))
        self._clear.clicked.connect(partial(self._wish, nothing))
        strip = QWidget()
        row(self._pin, self._rest, self._weight, self._clear, parent=strip).addStretch(1)
        self._strip = strip
        return strip

    def _reasons(self) -> QWidget:
        self._why = QWidget()
        title = named(QLabel(), "big")
        self._spoken.put(title.setText, QT_TRANSLATE_NOOP("Admin", "Why it is shown"))
        self._generation, self._gender = choice_box(), choice_box()
        self._generation.setObjectName("whyGeneration")
        self._gender.setObjectName("whyGender")
        for box in (self._generation, self._gender):
            box.activated.connect(self.ask_why)
        self._expected = soft_label()
        self._expected.setWordWrap(True)
        self._plot = BarPlot(self._spoken.look, "whyPlot")
        self._spoken.put(self._plot.setAccessibleName, QT_TRANSLATE_NOOP("Admin", "Reasons"))
        self._why.hide()
        layout = column(self._why, space=8)
        layout.addWidget(title)
        layout.addWidget(self._expected)
        boxes = row(self._generation, self._gender)
        boxes.addStretch(1)
        layout.addLayout(boxes)
        layout.addWidget(self._plot)
        return self._why

    # --- what it shows ---------------------------------------------------------------------------

    def _wish(self, change: Change, *_: object) -> None:
        if self._chosen:
            self._presenter.wish([picture.item_id for picture in self._chosen], change)

    def _turn_pin(self, on: bool) -> None:
        self._wish(pinned if on else usual)

    def _turn_rest(self, on: bool) -> None:
        self._wish(resting if on else usual)

    def _weigh(self) -> None:
        """The box was left, perhaps as it was: then nobody asked for anything."""
        weight = round(self._weight.value(), 2)
        if weight != self._weighed:
            self._wish(weighted(weight))

    def _show_choice(self) -> None:
        chosen = self._chosen
        wishes = list(map(self._presenter.table.wish, chosen))
        self._strip.setEnabled(bool(chosen))
        self._pin.setChecked(bool(wishes) and all(wish.pinned for wish in wishes))
        self._rest.setChecked(bool(wishes) and all(wish.resting for wish in wishes))
        self._weight.setValue(wishes[0].weight if wishes else NO_WISH.weight)
        self._weighed = round(self._weight.value(), 2)
        self._clear.setEnabled(any(wish != NO_WISH for wish in wishes))
        self._key.setText(chosen[0].item_id if len(chosen) == 1 else "")
        self._about.setText(self._told())
        self._show_picture()

    def _told(self) -> str:
        if len(self._chosen) != 1:
            words = translate("Admin", "{0} chosen").format(pictures(len(self._chosen)))
            return words if self._chosen else translate("Admin", "Choose a picture.")
        picture = self._chosen[0]
        if not picture.seen:
            return translate("Admin", "Nobody has seen it yet.")
        words = translate("Admin", "Times seen: {0}. Times liked: {1}.")
        return words.format(f"{picture.seen:,}", f"{picture.liked:,}")

    def _show_picture(self) -> None:
        one = self._chosen[0] if len(self._chosen) == 1 else None
        image = self._presenter.thumbnails.get(one.item_id) if one else None
        self._picture.setVisible(one is not None)
        if image is not None:
            self._picture.show_image(image)
        else:
            self._picture.put(None)

    def _show_why(self) -> None:
        why = self._presenter.why
        if why is None or [picture.item_id for picture in self._chosen] != [why.item_id]:
            return
        words = translate(
            "Admin", "Expected: {0} of 100 visitors whose expression is “{1}” like it."
        )
        emotion = emotion_name(self._chosen[0].emotion)
        self._expected.setText(words.format(interval(why.like_rate), emotion))
        strongest = [r for r in why.reasons if abs(r.log_odds) >= _LEAST_REASON][:_MOST_REASONS]
        marks = [self._mark(reason) for reason in strongest]
        ends = [end for mark in marks for end in (mark.rate.low, mark.rate.high)]
        axis = translate("Admin", "Odds of a like, against ← → for, with 95 % intervals")
        self._plot.put(marks, of_odds(ends, times), axis)
        self._plot.setVisible(bool(marks))

    def _mark(self, reason: Reason) -> Mark:
        words, half = reason_words(reason), 1.96 * reason.sd
        ends = Estimate(reason.log_odds, reason.log_odds - half, reason.log_odds + half)
        told = f"{words}: {times(ends.rate)} ({times(ends.low)}–{times(ends.high)})"
        colours = self._spoken.look.colours
        colour = colours.keep if reason.log_odds > 0 else colours.reject
        return Mark(words, ends, times(reason.log_odds), told, colour)

    def show_visitors(self) -> None:
        """Offer the generations and genders that were read, if any were."""
        figures = self._presenter.figures
        for box, anybody, groups in (
            (self._generation, translate("Admin", "Any generation"), "generations"),
            (self._gender, translate("Admin", "Any gender"), "genders"),
        ):
            names = [group.name for group in getattr(figures, groups)] if figures else []
            _fill(box, anybody, names, group_name)

    def _retranslate(self) -> None:
        self.show_visitors()
        self._about.setText(self._told())
        self._show_why()


def _fill(box: QComboBox, first: str, names: Sequence[str], say: Callable[[str], str]) -> None:
    """Offer names, by words for them; what is chosen stays chosen."""
    chosen = box.currentData()
    box.clear()
    box.addItem(first, None)
    for name in names:
        box.addItem(say(name), name)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setVisible(bool(names))
