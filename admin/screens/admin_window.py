"""The admin's window: its pages, and what they have in common."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from admin.presenters.advice_presenter import AdvicePresenter
from admin.presenters.garden_presenter import GardenPresenter
from admin.presenters.generation_presenter import GenerationPresenter
from admin.presenters.picture_list import PictureList
from admin.presenters.queue_presenter import QueuePresenter
from admin.presenters.review_presenter import ReviewPresenter
from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.garden_page import GardenPage
from admin.screens.generation_page import GenerationPage
from admin.screens.layouts import Page, column, named, row
from admin.screens.look import THEMES
from admin.screens.review_page import ReviewPage
from admin.screens.spoken import Spoken
from admin.screens.toast import Toast

translate = QCoreApplication.translate
_SIDEBAR = 88
_ICON = QSize(26, 26)
_FIRST_SIZE = QSize(1366, 768)
_LANGUAGES = {"en": "English", "ko": "한국어"}
_THEMES = dict(
    zip(
        THEMES,
        (
            QT_TRANSLATE_NOOP("Admin", "As the system"),
            QT_TRANSLATE_NOOP("Admin", "Light"),
            QT_TRANSLATE_NOOP("Admin", "Dark"),
        ),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Presenters:
    """What the pages are bound to."""

    generation: GenerationPresenter
    queue: QueuePresenter
    review: ReviewPresenter
    advice: AdvicePresenter
    garden: GardenPresenter
    latest: PictureList


class AdminWindow(QMainWindow):
    """Pages in a slim sidebar. `memory` keeps the place of the window, theme and language."""

    closed = Signal()

    def __init__(self, presenters: Presenters, spoken: Spoken, memory: QSettings) -> None:
        super().__init__()
        self._presenters = presenters
        self._spoken = spoken
        self._memory = memory
        self.generation = GenerationPage(
            presenters.generation, presenters.queue, presenters.latest, spoken
        )
        self.review = ReviewPage(presenters.review, presenters.advice, spoken)
        self.garden = GardenPage(presenters.garden, spoken)
        self._stack = QStackedWidget()
        self._pages: dict[str, Page] = {}
        self._buttons = QButtonGroup(self)
        self._sidebar = named(QFrame(), "sidebar")
        self._side = column(self._sidebar, margin=8, space=4)
        for page, name, words in (
            (self.generation, "generation", QT_TRANSLATE_NOOP("Admin", "Generation")),
            (self.review, "review", QT_TRANSLATE_NOOP("Admin", "Review")),
            (self.garden, "garden", QT_TRANSLATE_NOOP("Admin", "Garden")),
        ):
            self._add_page(page, name, words)
        self._side.addStretch(1)
        self._side.addWidget(self._settings_button())
        self._sidebar.setFixedWidth(_SIDEBAR)
        middle = QWidget()
        layout = row(self._sidebar, self._stack, parent=middle)
        layout.setSpacing(0)
        self.setCentralWidget(middle)
        self.toast = Toast(middle)
        self._connect()
        self.setWindowTitle("Emotion Garden")
        self.setMinimumSize(1024, 640)
        geometry = memory.value("geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(_FIRST_SIZE)
        self.open_page("generation")

    def open_page(self, name: str) -> None:
        """Show a page by its name, as its button is called after `page_`."""
        page = self._pages[name]
        self._stack.setCurrentWidget(page)
        self._buttons.button(self._stack.currentIndex()).setChecked(True)
        page.opened()

    def use_language(self, language: str) -> None:
        """Speak another language, now and the next time."""
        self._memory.setValue("language", language)
        self._spoken.language.use(language)

    def use_theme(self, theme: str) -> None:
        """Look otherwise, now and the next time."""
        self._memory.setValue("theme", theme)
        self._spoken.look.use(theme)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.setValue("geometry", self.saveGeometry())
        super().closeEvent(event)
        self.closed.emit()

    def _add_page(self, page: Page, name: str, words: str) -> None:
        self._pages[name] = page
        place = self._stack.addWidget(page)
        made = named(QToolButton(), f"page_{name}")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setCheckable(True)
        made.setIconSize(_ICON)
        made.setFixedWidth(_SIDEBAR - 16)
        made.setToolTip(f"Ctrl+{place + 1}")
        self._spoken.put(made.setText, words)
        self._spoken.icon(made.setIcon, name)
        self._buttons.addButton(made, place)
        made.clicked.connect(partial(self.open_page, name))
        QShortcut(QKeySequence(f"Ctrl+{place + 1}"), self, partial(self.open_page, name))
        self._side.addWidget(made)

    def _settings_button(self) -> QToolButton:
        made = named(QToolButton(), "settingsButton")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setIconSize(_ICON)
        made.setFixedWidth(_SIDEBAR - 16)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._spoken.put(made.setText, QT_TRANSLATE_NOOP("Admin", "View"))
        self._spoken.icon(made.setIcon, "settings")
        self._menu = QMenu(made)
        self._menu.aboutToShow.connect(self._fill_menu)
        made.setMenu(self._menu)
        return made

    def _fill_menu(self) -> None:
        self._menu.clear()
        for theme, words in _THEMES.items():
            action = self._menu.addAction(translate("Admin", words))
            action.setCheckable(True)
            action.setChecked(theme == self._spoken.look.theme)
            action.triggered.connect(partial(self.use_theme, theme))
        self._menu.addSeparator()
        for language, name in _LANGUAGES.items():
            action = self._menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(language == self._spoken.language.current)
            action.triggered.connect(partial(self.use_language, language))

    def _connect(self) -> None:
        presenters = self._presenters
        for source in (
            presenters.generation, presenters.queue, presenters.review, presenters.garden,
        ):  # fmt: skip
            source.notice_raised.connect(self.toast.tell)
        presenters.queue.image_made.connect(presenters.review.image_made)
        presenters.queue.image_made.connect(presenters.advice.image_made)
        presenters.advice.found.connect(presenters.review.advised)
        presenters.garden.shelf_changed.connect(presenters.review.refresh)
        self.generation.review_wanted.connect(lambda: self.open_page("review"))
        self.review.more_wanted.connect(presenters.generation.grow_more)
        self.review.again_wanted.connect(presenters.generation.grow_again)
        self.garden.review_wanted.connect(lambda: self.open_page("review"))
        self.review.form_wanted.connect(lambda: self.open_page("generation"))
