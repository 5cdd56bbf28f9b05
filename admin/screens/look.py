"""How the window looks: the colours of day and night, and one style sheet for both."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from shared.settings import THEMES


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as `#rrggbb`; pictures hang on `wall`, which has no tint of its own."""

    window: str
    surface: str
    raised: str
    line: str
    wall: str
    ink: str
    soft: str
    accent: str
    on_accent: str
    keep: str
    reject: str
    star: str


DAY = Colours(
    window="#f3f2ee",
    surface="#fdfcfa",
    raised="#e8e6df",
    line="#d3d0c6",
    wall="#e4e4e2",
    ink="#1e2321",
    soft="#565c58",
    accent="#27604d",
    on_accent="#ffffff",
    keep="#17693a",
    reject="#a82f22",
    star="#8a5a00",
)
NIGHT = Colours(
    window="#191b1a",
    surface="#212423",
    raised="#2d3130",
    line="#3b403e",
    wall="#141414",
    ink="#ebe8e1",
    soft="#acaea6",
    accent="#e6cb90",
    on_accent="#1a1710",
    keep="#7ed39d",
    reject="#f28f80",
    star="#f2c65a",
)

_STYLE = """
* {{ font-family: Pretendard, "Noto Sans CJK KR", sans-serif; font-size: 13px; }}
QToolTip {{ background: {raised}; color: {ink}; border: 1px solid {line}; padding: 4px; }}
#sidebar {{ background: {surface}; border-right: 1px solid {line}; }}
#sidebar QToolButton {{ border: 0; border-radius: 8px; padding: 5px 4px; color: {soft};
  font-size: 12px; }}
#sidebar QToolButton:hover {{ background: {raised}; color: {ink}; }}
#sidebar QToolButton:checked {{ background: {raised}; color: {ink}; font-weight: 600; }}
#sidebar QToolButton:focus {{ border: 1px solid {accent}; }}
#panel {{ background: {surface}; border-right: 1px solid {line}; }}
#bar {{ background: {surface}; border-bottom: 1px solid {line}; }}
#foot {{ background: {surface}; border-top: 1px solid {line}; }}
#title {{ font-size: 17px; font-weight: 600; }}
#big {{ font-size: 15px; font-weight: 600; }}
#soft, QLabel[soft="true"] {{ color: {soft}; }}
#fault, QLabel[fault="true"] {{ color: {reject}; }}
#settingName {{ font-weight: 600; }}
#wizard, #keyList {{ background: {surface}; border: 1px solid {line}; }}
#command {{ background: {raised}; border-radius: 6px; padding: 8px 10px;
  font-family: monospace; }}
#card {{ background: {surface}; border: 1px solid {line}; border-radius: 10px; }}
#banner {{ background: {raised}; border-left: 3px solid {star}; }}
#toast {{ background: {ink}; border-radius: 8px; }}
#toast QLabel {{ color: {window}; }}
#toast QPushButton {{ background: transparent; border: 0; color: {window}; font-weight: 600;
  text-decoration: underline; padding: 4px 8px; }}
#toast QPushButton:focus {{ border: 1px solid {window}; }}
QPushButton {{ background: {raised}; border: 1px solid {line}; border-radius: 6px;
  padding: 5px 12px; color: {ink}; }}
QPushButton:hover {{ border-color: {soft}; }}
QPushButton:focus {{ border-color: {accent}; }}
QPushButton:disabled {{ color: {soft}; background: {surface}; }}
QPushButton:checked {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton[primary="true"] {{ background: {accent}; color: {on_accent}; font-weight: 600;
  border-color: {accent}; padding: 8px 14px; }}
QPushButton[primary="true"]:disabled {{ background: {raised}; color: {soft};
  border-color: {line}; }}
QPushButton[primary="true"]:focus {{ border-color: {ink}; }}
QPushButton[chip="true"] {{ padding: 4px 10px; border-radius: 12px; }}
QPushButton[entry="true"] {{ background: transparent; border: 1px solid transparent;
  text-align: left; padding: 7px 10px; color: {soft}; }}
QPushButton[entry="true"]:hover {{ background: {raised}; color: {ink}; }}
QPushButton[entry="true"]:checked {{ background: {raised}; color: {ink}; font-weight: 600; }}
QPushButton[entry="true"]:focus {{ border-color: {accent}; }}
QPushButton[key="true"] {{ background: {window}; font-weight: 600; padding: 4px 8px; }}
QPushButton[key="true"]:checked {{ background: {accent}; color: {on_accent}; }}
QPushButton[quiet="true"] {{ background: transparent; border: 1px solid transparent;
  color: {soft}; padding: 3px 8px; }}
QPushButton[quiet="true"]:hover, QPushButton[quiet="true"]:focus {{ color: {ink};
  border-color: {line}; }}
QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox {{ background: {window};
  border: 1px solid {line}; border-radius: 6px; padding: 4px 6px; color: {ink};
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QComboBox:focus, QDateEdit:focus,
QDoubleSpinBox:focus {{ border-color: {accent}; }}
QLineEdit, QPlainTextEdit {{ placeholder-text-color: {soft}; }}
QComboBox QAbstractItemView {{ background: {surface}; color: {ink}; border: 1px solid {line};
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QAbstractSpinBox QLineEdit {{ border: 0; padding: 0 4px; background: transparent; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: 22px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url({icons}/down.svg);
  width: 12px; height: 12px; }}
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button,
QDoubleSpinBox::down-button {{ border: 0; width: 20px; background: transparent; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{ image: url({icons}/up.svg);
  width: 10px; height: 10px; }}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {{ image: url({icons}/down.svg);
  width: 10px; height: 10px; }}
QCheckBox::indicator:unchecked {{ background: {window}; border: 1px solid {soft};
  border-radius: 3px; width: 13px; height: 13px; }}
QCheckBox::indicator:unchecked:focus {{ border-color: {accent}; }}
QToolButton::menu-indicator {{ image: none; }}
PictureView {{ background: {wall}; border: 0; }}
QTableView {{ background: {window}; border: 0; gridline-color: transparent; color: {ink};
  selection-background-color: {raised}; selection-color: {ink};
  alternate-background-color: {window}; outline: 0; }}
QTableView::item {{ padding: 0 5px; border: 0; }}
QTableView::item:selected {{ background: {raised}; color: {ink}; }}
QHeaderView::section {{ background: {window}; color: {soft}; border: 0;
  border-bottom: 1px solid {line}; padding: 4px 8px; font-size: 12px; }}
QProgressBar {{ background: {raised}; border: 0; border-radius: 3px; max-height: 6px;
  min-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QScrollArea {{ border: 0; background: transparent; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 10px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; }}
QScrollBar::handle {{ background: {line}; border-radius: 4px; margin: 1px; min-height: 24px;
  min-width: 24px; }}
QScrollBar::handle:hover {{ background: {soft}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenu {{ background: {surface}; color: {ink}; border: 1px solid {line}; }}
QMenu::item:selected {{ background: {accent}; color: {on_accent}; }}
"""


def open_fonts(resources: Path) -> None:
    """Let the window speak every language of ours, also where the system has no font for it."""
    for font in sorted((resources / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(font))


class Look(QObject):
    """The theme that was chosen; `system` follows the platform. `icons` is the folder of them."""

    changed = Signal()

    def __init__(self, application: QApplication, icons: Path) -> None:
        super().__init__()
        self._application = application
        self._icons = icons
        self.theme = THEMES[0]
        self.colours = DAY
        application.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def use(self, theme: str) -> None:
        """`system`, `light` or `dark`, from now on."""
        self.theme = theme if theme in THEMES else THEMES[0]
        self._apply()

    def _apply(self) -> None:
        scheme = QGuiApplication.styleHints().colorScheme()
        dark = self.theme == "dark" or (self.theme == "system" and scheme is Qt.ColorScheme.Dark)
        self.colours = NIGHT if dark else DAY
        self._application.setPalette(_palette(self.colours))
        names = {name: getattr(self.colours, name) for name in Colours.__slots__}
        self._application.setStyleSheet(_STYLE.format(icons=self._icons.as_posix(), **names))
        self.changed.emit()


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.ink),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.raised),
        (role.Text, colours.ink),
        (role.PlaceholderText, colours.soft),
        (role.Button, colours.raised),
        (role.ButtonText, colours.ink),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.ink),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Link, colours.accent),
        (role.Light, colours.raised),
        (role.Mid, colours.line),
        (role.Dark, colours.line),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.soft))
    return palette
