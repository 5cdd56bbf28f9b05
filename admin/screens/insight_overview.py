"""What is liked, by whom; what chose it; and what other choices would have brought."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from admin.presenters.insight_words import (
    group_line,
    group_name,
    interval,
    lead_words,
    screens,
    verdict,
)
from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.layouts import column, named, soft_label
from admin.screens.look import DAY
from admin.screens.plot_scale import from_zero
from admin.screens.plots import BarPlot, DayPlot, Mark
from admin.screens.spoken import Spoken
from admin.services.figures import Figures, Group
from shared.domain.emotion import Emotion
from shared.qt.theme import NIGHT, PALETTES
from shared.services.recommender.off_policy import OffPolicy

translate = QCoreApplication.translate
_MOST_DAYS = 31
_NARROW = 820


class Card(QFrame):
    """A plot under its title, with a remark beneath it."""

    def __init__(self, plot: BarPlot | DayPlot, title: str, spoken: Spoken) -> None:
        super().__init__()
        self.setObjectName("card")
        self.plot = plot
        self.title = named(QLabel(), "big")
        spoken.put(self.title.setText, title)
        spoken.put(plot.setAccessibleName, title)
        self.remark = soft_label()
        self.remark.setWordWrap(True)
        layout = column(self, margin=16, space=10)
        layout.addWidget(self.title)
        layout.addWidget(plot)
        layout.addWidget(self.remark)
        layout.addStretch(1)

    def put(self, marks: Sequence[Mark], axis: str, remark: str = "") -> None:
        """Show rates; the card hides when there is neither a mark nor a remark."""
        ends = [mark.rate.high for mark in marks]
        self.plot.put(marks, from_zero(ends, lambda rate: f"{100 * rate:g}"), axis)
        self.plot.setVisible(bool(marks))
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        self.setVisible(bool(marks or remark))


class InsightOverview(QScrollArea):
    """Cards, in two columns where there is room."""

    def __init__(self, spoken: Spoken) -> None:
        super().__init__()
        self.setObjectName("insightOverview")
        self.setWidgetResizable(True)
        self._look = spoken.look
        self._figures: Figures | None = None

        def bars(name: str, title: str) -> Card:
            return Card(BarPlot(spoken.look, name), title, spoken)

        self.emotions = bars("emotionPlot", QT_TRANSLATE_NOOP("Admin", "By emotion"))
        self.what_if = bars("whatIfPlot", QT_TRANSLATE_NOOP("Admin", "What if"))
        self.policies = bars("policyPlot", QT_TRANSLATE_NOOP("Admin", "By what chose the pictures"))
        self.days = Card(
            DayPlot(spoken.look, "dayPlot"), QT_TRANSLATE_NOOP("Admin", "By day"), spoken
        )
        self.generations = bars("generationPlot", QT_TRANSLATE_NOOP("Admin", "By generation"))
        self.genders = bars("genderPlot", QT_TRANSLATE_NOOP("Admin", "By gender, as read"))
        self._cards = (
            self.emotions, self.what_if, self.policies, self.days, self.generations, self.genders,
        )  # fmt: skip
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(16, 16, 16, 16)
        self._grid.setSpacing(16)
        self.setWidget(inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._columns = 0
        self._arrange(2)
        spoken.look.changed.connect(self._show)
        spoken.always(self._show)

    def put(self, figures: Figures) -> None:
        """Show these."""
        self._figures = figures
        self._show()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # pyright: ignore[reportArgumentType]
        self._arrange(1 if self.viewport().width() < _NARROW else 2)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)
        self._grid.setRowStretch(len(self._cards), 1)

    def _show(self) -> None:
        figures = self._figures
        if figures is None:
            return
        axis = translate("Admin", "Liked of 100 pictures shown, with 95 % intervals")
        self.emotions.put(self._marks(figures.emotions, self._petal), axis)
        self.what_if.put(*self._what_if(figures))
        self.policies.put(
            self._marks([policy.group for policy in figures.policies]), axis, _policies(figures)
        )
        shown = figures.days[-_MOST_DAYS:]
        remark = ""
        if len(shown) < len(figures.days):
            remark = translate("Admin", "The last {0} days.").format(len(shown))
        self.days.put(self._marks(shown, name=lambda day: day[5:]), axis, remark)
        not_kept = translate(
            "Admin", "Not kept: the kiosk's setting age_and_gender was off, or no face was read."
        )
        for card, groups in (
            (self.generations, figures.generations), (self.genders, figures.genders),
        ):  # fmt: skip
            card.put(self._marks(groups), axis, "" if groups else not_kept)

    def _marks(
        self,
        groups: Sequence[Group],
        colour: Callable[[str], str | None] = lambda name: None,
        name: Callable[[str], str] = group_name,
    ) -> list[Mark]:
        return [
            Mark(
                name(group.name),
                group.rate,
                interval(group.rate),
                group_line(group),
                colour(group.name),
            )
            for group in groups
            if group.rate is not None
        ]

    def _petal(self, name: str) -> str:
        """The colour of an emotion, deep enough for the theme."""
        palette = PALETTES.get(Emotion.from_key(name), NIGHT)
        return palette.petal_deep if self._look.colours == DAY else palette.petal

    def _what_if(self, figures: Figures) -> tuple[list[Mark], str, str]:
        axis = translate("Admin", "Liked of 100 pictures shown, estimated from {0}").format(
            screens(figures.asked)
        )
        first = figures.at_random or figures.most_liked
        if first is None:
            return (
                [],
                axis,
                translate(
                    "Admin",
                    "Nothing to estimate it from yet: chance had no part in what was looked at.",
                ),
            )
        what = translate("Admin", "What was shown")
        told = f"{what}: {interval(first.observed)}"
        marks = [Mark(what, first.observed, interval(first.observed), told)]
        remarks: list[str] = []
        for name, found in (
            (translate("Admin", "At random"), figures.at_random),
            (translate("Admin", "The most liked"), figures.most_liked),
        ):
            if found is not None:
                marks += self._estimates(name, found)
                remarks.append(f"{name}: {verdict(found)}")
        return marks, axis, "\n".join(remarks)

    def _estimates(self, name: str, found: OffPolicy) -> list[Mark]:
        colour = self._look.colours.soft
        return [
            Mark(
                f"{name} · {method}",
                rate,
                interval(rate),
                f"{name}, {method}: {interval(rate)}",
                colour,
            )
            for method, rate in (("SNIPS", found.snips), ("DR", found.doubly_robust))
        ]


def _policies(figures: Figures) -> str:
    lines = [
        f"{group_name(policy.group.name)}: {lead_words(policy.lead)}"
        for policy in figures.policies
        if policy.lead is not None
    ]
    walked = translate("Admin", "Walked away from: {0} of {1}; these do not count.")
    lines.append(walked.format(f"{figures.unexamined:,}", screens(figures.screens)))
    return "\n".join(lines)
