"""The settings page: appearance, folders, new pictures, keys."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from admin.presenters.settings_presenter import SettingsPresenter
from admin.presenters.settings_words import ENGINE_NAMES, MEMORY_NAMES, THEME_NAMES, YES_OR_NO
from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.key_table import KeyTable
from admin.screens.layouts import Page, bar, button, column, named, row, soft_label
from admin.screens.notices_window import NoticesWindow
from admin.screens.setting_fields import ChoiceField, DaysField, FolderField, SizeField
from admin.screens.size_choice import SIZES
from admin.screens.spoken import Spoken
from shared.settings import LANGUAGE_NAMES

translate = QCoreApplication.translate
_PANEL = 220
_WIDEST = 720


class SettingsPage(Page):
    """`wizard_wanted` is emitted when the first start is to be walked through again."""

    wizard_wanted = Signal()

    def __init__(self, presenter: SettingsPresenter, keys: KeyTable, spoken: Spoken) -> None:
        super().__init__()
        self._presenter = presenter
        self._spoken = spoken
        self._notices: NoticesWindow | None = None
        self._sections = QStackedWidget()
        self._chosen = QButtonGroup(self)
        panel = named(QFrame(), "panel")
        panel.setFixedWidth(_PANEL)
        self._side = column(panel, margin=16, space=4)
        title = named(QLabel(), "title")
        spoken.put(title.setText, QT_TRANSLATE_NOOP("Admin", "Settings"))
        self._side.addWidget(title)
        self._side.addSpacing(8)
        self._add_appearance()
        self._add_folders()
        self._add_new_pictures()
        self._add_models()
        self._add_keys(keys)
        self._add_foot()
        right = column(space=0)
        right.addWidget(self._banner())
        right.addWidget(self._sections, 1)
        page = row(panel, parent=self)
        page.setSpacing(0)
        page.addLayout(right, 1)
        presenter.waiting_changed.connect(self._show_waiting)
        self.open_section(0)
        self._show_waiting()

    def open_section(self, place: int) -> None:
        """Show a section by its place in the list."""
        self._sections.setCurrentIndex(place)
        self._chosen.button(place).setChecked(True)

    def _add_appearance(self) -> None:
        inside = self._section("appearance", QT_TRANSLATE_NOOP("Admin", "Language and look"))
        made = (self._presenter, self._spoken)
        inside.addWidget(ChoiceField("language", *made, LANGUAGE_NAMES))
        inside.addWidget(ChoiceField("theme", *made, THEME_NAMES))
        inside.addStretch(1)

    def _add_folders(self) -> None:
        inside = self._section("folders", QT_TRANSLATE_NOOP("Admin", "Folders and store"))
        inside.addWidget(FolderField("data_dir", self._presenter, self._spoken))
        inside.addWidget(FolderField("store", self._presenter, self._spoken))
        inside.addWidget(DaysField("trash_days", self._presenter, self._spoken))
        inside.addStretch(1)

    def _add_new_pictures(self) -> None:
        inside = self._section("pictures", QT_TRANSLATE_NOOP("Admin", "New pictures"))
        engines = ChoiceField("engine", self._presenter, self._spoken, ENGINE_NAMES)
        for engine, made in engines.buttons.items():
            made.setEnabled(self._presenter.is_here(engine))
        inside.addWidget(engines)
        inside.addWidget(SizeField("size", self._presenter, self._spoken, SIZES))
        inside.addWidget(FolderField("gpu_pack", self._presenter, self._spoken))
        inside.addStretch(1)

    def _add_models(self) -> None:
        inside = self._section("models", QT_TRANSLATE_NOOP("Admin", "Models and helpers"))
        made = (self._presenter, self._spoken)
        for field in (
            FolderField("models_dir", *made),
            FolderField("preview_model", *made),
            ChoiceField("model_memory", *made, MEMORY_NAMES),
            ChoiceField("compile_models", *made, YES_OR_NO),
            ChoiceField("allow_pickles", *made, YES_OR_NO),
            ChoiceField("advice", *made, YES_OR_NO),
            FolderField("clip_model", *made),
        ):
            inside.addWidget(field)
        inside.addStretch(1)

    def _add_keys(self, keys: KeyTable) -> None:
        inside = self._section("keys", QT_TRANSLATE_NOOP("Admin", "Keys"), scrolls=False)
        hint = soft_label()
        hint.setWordWrap(True)
        self._spoken.put(
            hint.setText,
            QT_TRANSLATE_NOOP("Admin", "Press a key's button, then the key you want instead."),
        )
        inside.addWidget(hint)
        inside.addWidget(keys, 1)

    def _add_foot(self) -> None:
        self._side.addStretch(1)
        place = named(soft_label(), "settingsPlace")
        place.setWordWrap(True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._spoken.always(lambda: place.setText(self._kept_in()))
        self._presenter.changed.connect(lambda: place.setText(self._kept_in()))
        again = button("wizardButton")
        self._spoken.put(again.setText, QT_TRANSLATE_NOOP("Admin", "First steps again…"))
        again.clicked.connect(self.wizard_wanted)
        self._side.addWidget(place)
        self._side.addWidget(again)
        if self._presenter.notices:
            notices = button("noticesButton")
            self._spoken.put(notices.setText, QT_TRANSLATE_NOOP("Admin", "Third-party licences"))
            notices.clicked.connect(self._show_notices)
            self._side.addWidget(notices)

    def _show_notices(self) -> None:
        if self._notices is None and self._presenter.notices:
            self._notices = NoticesWindow(self, self._presenter.notices, self._spoken)
        if self._notices:
            self._notices.open()

    def _kept_in(self) -> str:
        parts = str(self._presenter.place).replace("/", "/\u200b").replace("\\", "\\\u200b")
        return translate("Admin", "Kept in {0}").format(parts)

    def _section(self, name: str, words: str, *, scrolls: bool = True) -> QVBoxLayout:
        """A section with its name in the list; the layout to fill."""
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        inside = column(content, margin=24, space=10)
        heading = named(QLabel(), "title")
        self._spoken.put(heading.setText, words)
        inside.addWidget(heading)
        inside.addSpacing(6)
        shown: QWidget = QWidget()
        around = row(content, parent=shown)
        around.addStretch(1)
        around.setStretch(0, 1000)
        if scrolls:
            scroll = QScrollArea(widgetResizable=True)
            scroll.setWidget(shown)
            shown = scroll
        place = self._sections.addWidget(shown)
        chooser = button(f"section_{name}")
        chooser.setProperty("entry", True)
        chooser.setCheckable(True)
        self._spoken.put(chooser.setText, words)
        chooser.clicked.connect(lambda: self.open_section(place))
        self._chosen.addButton(chooser, place)
        self._side.addWidget(chooser)
        return inside

    def _banner(self) -> QWidget:
        self._waiting, layout = bar("banner")
        words, again = QLabel(wordWrap=True), button("restartButton")
        self._spoken.put(
            words.setText,
            QT_TRANSLATE_NOOP("Admin", "Some of what you changed acts after the next start."),
        )
        self._spoken.put(again.setText, QT_TRANSLATE_NOOP("Admin", "Start again now"))
        again.clicked.connect(self._presenter.restart)
        layout.addWidget(words, 1)
        layout.addWidget(again)
        return self._waiting

    def _show_waiting(self) -> None:
        self._waiting.setVisible(self._presenter.waiting)
