"""The admin's window: its pages, and what they have in common."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from admin.presenters.advice_presenter import AdvicePresenter
from admin.presenters.backup_presenter import BackupPresenter
from admin.presenters.fleet_presenter import FleetPresenter
from admin.presenters.garden_presenter import GardenPresenter
from admin.presenters.generation_presenter import GenerationPresenter
from admin.presenters.insights_presenter import InsightsPresenter
from admin.presenters.keys_presenter import KeysPresenter
from admin.presenters.lab_presenter import LabPresenter
from admin.presenters.models_presenter import ModelsPresenter
from admin.presenters.personalize_presenter import PersonalizePresenter
from admin.presenters.picture_list import PictureList
from admin.presenters.queue_presenter import QueuePresenter
from admin.presenters.review_presenter import ReviewPresenter
from admin.presenters.settings_presenter import SettingsPresenter
from admin.presenters.wizard_presenter import WizardPresenter
from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.backup_page import BackupPage
from admin.screens.fleet_page import FleetPage
from admin.screens.garden_page import GardenPage
from admin.screens.generation_page import GenerationPage
from admin.screens.insights_page import InsightsPage
from admin.screens.key_table import KeyTable
from admin.screens.keys import KeyList, key_table, page_key
from admin.screens.lab_page import LabPage
from admin.screens.layouts import Page, column, named, row
from admin.screens.models_page import ModelsPage
from admin.screens.personalize_page import PersonalizePage
from admin.screens.quick_look import QuickLook
from admin.screens.review_page import ReviewPage
from admin.screens.settings_page import SettingsPage
from admin.screens.spoken import Spoken
from admin.screens.toast import Toast
from admin.screens.wizard import Wizard
from admin.services.generation import Wish

_SIDEBAR = 88
_ICON = QSize(24, 24)
_FIRST_SIZE = QSize(1366, 768)


@dataclass(frozen=True, slots=True)
class Presenters:
    """What the pages are bound to."""

    generation: GenerationPresenter
    queue: QueuePresenter
    review: ReviewPresenter
    advice: AdvicePresenter
    garden: GardenPresenter
    fleet: FleetPresenter
    personalize: PersonalizePresenter
    backup: BackupPresenter
    latest: PictureList
    keys: KeysPresenter
    settings: SettingsPresenter
    wizard: WizardPresenter
    models: ModelsPresenter
    lab: LabPresenter
    insights: InsightsPresenter


class AdminWindow(QMainWindow):
    """Pages in a slim sidebar. `memory` keeps the place of the window."""

    def __init__(self, presenters: Presenters, spoken: Spoken, memory: QSettings) -> None:
        super().__init__()
        self._presenters = presenters
        self._spoken = spoken
        self._memory = memory
        self._key_list: KeyList | None = None
        self._wizard: Wizard | None = None
        self._page_keys: dict[str, str] = {}
        self._stack = QStackedWidget()
        self._pages: dict[str, Page] = {}
        self._buttons = QButtonGroup(self)
        self._sidebar = named(QFrame(), "sidebar")
        self._side = column(self._sidebar, margin=8, space=2)
        self._add_pages()
        self._add_settings()
        self._sidebar.setFixedWidth(_SIDEBAR)
        middle = QWidget()
        layout = row(self._sidebar, self._stack, parent=middle)
        layout.setSpacing(0)
        self.setCentralWidget(middle)
        self.toast = Toast(middle)
        self._connect()
        self._propose()
        self.setWindowTitle("Emotion Garden")
        self.setMinimumSize(1024, 640)
        self._take_place()
        self.open_page("generation")

    def _add_pages(self) -> None:
        presenters, spoken, memory = self._presenters, self._spoken, self._memory
        self.generation = GenerationPage(
            presenters.generation, presenters.queue, presenters.latest, presenters.models, spoken
        )
        self.review = ReviewPage(presenters.review, presenters.advice, presenters.keys, spoken)
        self.lab = LabPage(presenters.lab, presenters.models, spoken)
        self.models = ModelsPage(presenters.models, spoken)
        self.garden = GardenPage(presenters.garden, presenters.keys, spoken)
        self.insights = InsightsPage(presenters.insights, presenters.keys, spoken)
        self.fleet = FleetPage(presenters.fleet, spoken)
        self.personalize = PersonalizePage(presenters.personalize, spoken)
        self.backup = BackupPage(presenters.backup, spoken, memory)
        for page, name, words in (
            (self.generation, "generation", QT_TRANSLATE_NOOP("Admin", "Generation")),
            (self.lab, "lab", QT_TRANSLATE_NOOP("Admin", "Prompt lab")),
            (self.review, "review", QT_TRANSLATE_NOOP("Admin", "Review")),
            (self.garden, "garden", QT_TRANSLATE_NOOP("Admin", "Garden")),
            (self.insights, "insights", QT_TRANSLATE_NOOP("Admin", "Insights")),
            (self.fleet, "kiosks", QT_TRANSLATE_NOOP("Admin", "Kiosks")),
            (self.models, "models", QT_TRANSLATE_NOOP("Admin", "Models")),
            (self.personalize, "personalize", QT_TRANSLATE_NOOP("Admin", "Personalize")),
            (self.backup, "backup", QT_TRANSLATE_NOOP("Admin", "Backup")),
        ):
            self._add_page(page, name, words)

    def open_page(self, name: str) -> None:
        """Show a page by its name, as its button is called after `page_`."""
        page = self._pages[name]
        self._stack.setCurrentWidget(page)
        button = self._buttons.button(self._stack.currentIndex())
        button.setChecked(True)
        if self.focusWidget() in self._buttons.buttons():
            button.setFocus()  # not left at the page before
        page.opened()

    def open_keys(self) -> None:
        """Show the list of keys."""
        if self._key_list is None:
            self._key_list = KeyList(self, self._key_table(), self._spoken)
        self._key_list.open()

    def open_wizard(self) -> None:
        """Walk through the first steps, now or again."""
        if self._wizard is None:
            self._wizard = Wizard(self, self._presenters.wizard, self._spoken)
        self._wizard.begin()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.setValue("geometry", self.saveGeometry())
        super().closeEvent(event)

    def _keep_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """What goes grey or away hands the keys to its page, not to the next button there is."""
        page = self._stack.currentWidget()
        if old is None or new is None or not isinstance(page, Page):
            return
        if page.isAncestorOf(old) and not (old.isEnabled() and old.isVisible()):
            page.take_focus()

    def _fill_form(self, wish: Wish, engine: str) -> None:
        self.generation.form.fill(wish, engine)
        self.open_page("generation")

    def _add_page(self, page: Page, name: str, words: str) -> None:
        self._pages[name] = page
        place = self._stack.addWidget(page)
        made = named(QToolButton(), f"page_{name}")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setCheckable(True)
        made.setIconSize(_ICON)
        made.setFixedWidth(_SIDEBAR - 16)
        made.setToolTip(page_key(place))
        self._page_keys[page_key(place)] = words
        self._spoken.put(made.setText, words)
        self._spoken.icon(made.setIcon, name)
        self._buttons.addButton(made, place)
        made.clicked.connect(partial(self.open_page, name))
        QShortcut(QKeySequence(page_key(place)), self, partial(self.open_page, name))
        self._side.addWidget(made)

    def _add_settings(self) -> None:
        """At the foot of the sidebar, with the quick way to theme and language."""
        presenter, words = self._presenters.settings, QT_TRANSLATE_NOOP("Admin", "Settings")
        self._page_keys[page_key(self._stack.count())] = words
        self.settings = SettingsPage(presenter, self._key_table(), self._spoken)
        self._side.addStretch(1)
        self._side.addWidget(QuickLook(presenter, self._spoken))
        self._add_page(self.settings, "settings", words)

    def _take_place(self) -> None:
        geometry = self._memory.value("geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(_FIRST_SIZE)
            if self._fills(self.screen().availableSize()):
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def _fills(self, room: QSize) -> bool:
        """Whether the window just fits, so that a title bar would push its foot off the screen."""
        least = self.minimumSize()
        fits = room.width() >= least.width() and room.height() >= least.height()
        has_more = room.width() > _FIRST_SIZE.width() and room.height() > _FIRST_SIZE.height()
        return fits and not has_more

    def _use_list_key(self) -> None:
        self._list_key.setKey(QKeySequence(self._presenters.keys.key("keys")))

    def _key_table(self) -> KeyTable:
        return key_table(self._presenters.keys, self._spoken, self._page_keys)

    def _use(self, key: str, text: str) -> None:
        """A setting that acts at once was changed."""
        if key == "language":
            self._spoken.language.use(text)
        elif key == "theme":
            self._spoken.look.use(text)
        else:
            self._propose()

    def _propose(self) -> None:
        settings = self._presenters.settings
        self.generation.form.propose(settings.effective("engine"), settings.effective("size"))

    def _connect(self) -> None:
        presenters = self._presenters
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._keep_focus)
        for source in (
            presenters.generation, presenters.queue, presenters.review, presenters.garden,
            presenters.personalize, presenters.backup,
            presenters.keys, presenters.settings, presenters.wizard,
            presenters.models, presenters.lab, presenters.insights, presenters.fleet,
        ):  # fmt: skip
            source.notice_raised.connect(self.toast.tell)
        for covered in (self.generation.queue.waiting, self.review.grid, self.garden.grid):
            self.toast.covers.connect(covered.leave_free)
        presenters.review.acted.connect(partial(self.toast.forget, presenters.review.undo))
        presenters.queue.image_made.connect(presenters.review.image_made)
        presenters.queue.image_made.connect(presenters.advice.image_made)
        presenters.advice.found.connect(presenters.review.advised)
        presenters.garden.shelf_changed.connect(presenters.review.refresh)
        presenters.backup.restored.connect(presenters.review.refresh)
        presenters.backup.restored.connect(presenters.queue.refresh)
        self.generation.review_wanted.connect(lambda: self.open_page("review"))
        self.review.more_wanted.connect(presenters.generation.grow_more)
        self.review.again_wanted.connect(presenters.generation.grow_again)
        self.garden.review_wanted.connect(lambda: self.open_page("review"))
        self.lab.queue_wanted.connect(self._fill_form)
        presenters.lab.presets_changed.connect(self.generation.renew_presets)
        self.review.form_wanted.connect(lambda: self.open_page("generation"))
        self.review.keys_wanted.connect(self.open_keys)
        presenters.settings.used.connect(self._use)
        self.settings.wizard_wanted.connect(self.open_wizard)
        QShortcut(QKeySequence("Ctrl+,"), self, partial(self.open_page, "settings"))
        self._list_key = QShortcut(self)  # a field that is written in keeps it as a letter
        self._list_key.activated.connect(self.open_keys)
        presenters.keys.keys_changed.connect(self._use_list_key)
        self._use_list_key()
