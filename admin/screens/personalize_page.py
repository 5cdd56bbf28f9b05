"""The Personalize page: what there is to learn from, and what it recommends to a user."""

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QWidget

from admin.presenters.personalize_presenter import PersonalizePresenter
from admin.presenters.picture_list import PictureList
from admin.presenters.words import QT_TRANSLATE_NOOP, emotion_name, pictures
from admin.screens.flow import FlowRow
from admin.screens.layouts import (
    EmptyState,
    Page,
    bar,
    button,
    choice_box,
    column,
    named,
    soft_label,
)
from admin.screens.personalize_questions import ask_to_forget
from admin.screens.picture_view import PictureView
from admin.screens.readiness_panel import ReadinessPanel
from admin.screens.spoken import Spoken
from shared.domain.emotion import GARDEN_EMOTIONS

_CELL = QSize(196, 146)
_PANEL = 400
translate = QCoreApplication.translate


class PersonalizePage(Page):
    """Readiness, files and set-up on the left; a user's pictures on the right."""

    def __init__(self, presenter: PersonalizePresenter, spoken: Spoken) -> None:
        super().__init__()
        self._presenter = presenter
        self._spoken = spoken
        self._pictures = PictureList(presenter.thumbnails)
        self.readiness = ReadinessPanel(presenter, spoken)
        self.readiness.setFixedWidth(_PANEL)
        right = QFrame()
        layout = column(right, space=0)
        layout.addWidget(self._head())
        layout.addWidget(self._stack_of_views(), 1)
        both = column(self)
        both.setDirection(both.Direction.LeftToRight)
        both.setSpacing(0)
        both.addWidget(self.readiness)
        both.addWidget(right, 1)
        presenter.changed.connect(self._show)
        presenter.ranking_changed.connect(self._show_ranking)
        spoken.always(self._retranslate)

    def opened(self) -> None:
        self._presenter.count()

    def _head(self) -> QWidget:
        head, layout = bar()
        self._user = named(QLineEdit(), "userId")
        self._user.setMinimumWidth(300)
        self._emotion = named(choice_box(), "recommendEmotion")
        self._ask = button("recommendButton")
        self._spoken.put(
            self._user.setPlaceholderText, QT_TRANSLATE_NOOP("Admin", "User id of a visitor")
        )
        self._spoken.put(self._ask.setText, QT_TRANSLATE_NOOP("Admin", "Show recommendations"))
        self._forget = button("forgetButton")
        self._spoken.put(self._forget.setText, QT_TRANSLATE_NOOP("Admin", "Delete their data…"))
        self._forget.clicked.connect(self._ask_to_forget)
        self._user.returnPressed.connect(self._recommend)
        self._user.textChanged.connect(self._show)
        self._ask.clicked.connect(self._recommend)
        self._total = soft_label()
        self._total.setObjectName("recommendTotal")
        layout.addLayout(FlowRow(self._user, self._emotion, self._ask, self._forget), 1)
        layout.addWidget(self._total)
        return head

    def _stack_of_views(self) -> QWidget:
        self.grid = PictureView(self._pictures, self._spoken.look, _CELL, foot=False)
        self.grid.setObjectName("recommendGrid")
        self._empty = EmptyState()
        self._empty.button.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._empty)
        return self._stack

    def _recommend(self) -> None:
        if self._ask.isEnabled():
            place = self._emotion.currentIndex()
            emotion = GARDEN_EMOTIONS[place - 1] if place > 0 else None
            self._presenter.recommend(self._user.text().strip(), emotion)

    def _ask_to_forget(self) -> None:
        ask_to_forget(self, self._presenter, self._user.text().strip())

    def _show(self) -> None:
        presenter = self._presenter
        has_user = bool(self._user.text().strip())
        self._ask.setEnabled(presenter.has_campaign and has_user and not presenter.busy)
        self._forget.setEnabled(has_user and not presenter.busy)

    def _show_ranking(self) -> None:
        ids = self._presenter.ranking.item_ids
        self._pictures.put(ids)
        self._total.setText(pictures(len(ids)) if self._presenter.asked else "")
        self._stack.setCurrentWidget(self.grid if ids else self._empty)
        self._speak_empty()

    def _speak_empty(self) -> None:
        if self._presenter.asked and self._presenter.has_campaign:
            self._empty.title.setText(translate("Admin", "Nothing is recommended to this user"))
            self._empty.words.setText("")
            return
        self._empty.title.setText(translate("Admin", "What Personalize recommends to a user"))
        self._empty.words.setText(
            translate("Admin", "Write a user id above; the event log has those of all visitors.")
            if self._presenter.has_campaign
            else translate(
                "Admin",
                "There is no campaign in the settings (personalize_campaign_arn). Kiosks choose"
                " by themselves meanwhile.",
            )
        )

    def _retranslate(self) -> None:
        chosen = self._emotion.currentIndex()
        self._emotion.clear()
        names = [emotion_name(emotion) for emotion in GARDEN_EMOTIONS]
        self._emotion.addItems([translate("Admin", "All emotions"), *names])
        self._emotion.setCurrentIndex(max(0, chosen))
        self._show()
        self._show_ranking()
