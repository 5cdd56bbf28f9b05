"""Keys as Qt writes them: one way for the file, and the platform's way for people."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from admin.services.key_bindings import NO_KEY
from shared.domain.errors import SettingsError

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText
_MODIFIERS = frozenset(
    (
        Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr,
        Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown,
    )
)  # fmt: skip


def portable(text: str) -> str:
    """The one way to write a key; SettingsError when it is none. No text is no key."""
    sequence = QKeySequence(text, _PORTABLE)
    written = sequence.toString(_PORTABLE)
    if text and (sequence.count() != 1 or not written or _of(sequence).key() in _MODIFIERS):
        raise SettingsError(f"{text!r} is not a key such as K, Shift+K, Ctrl+Alt+K or F5")
    return written or NO_KEY


def _of(sequence: QKeySequence) -> QKeyCombination:
    return sequence[0]  # pyright: ignore[reportIndexIssue]


def native(text: str) -> str:
    """A key as people read it on this platform."""
    return QKeySequence(text, _PORTABLE).toString(_NATIVE)


def pressed(key: int, modifiers: Qt.KeyboardModifier, typed: str) -> str | None:
    """The key that was pressed, in the file's way; None while only Shift and the like are down."""
    if Qt.Key(key) in _MODIFIERS:
        return None
    modifiers &= ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier)
    if key == Qt.Key.Key_Enter:
        key = Qt.Key.Key_Return
    if len(typed) == 1 and typed.isprintable() and not typed.isalnum() and typed != " ":
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier  # `?` is typed with it
    sequence = QKeySequence(QKeyCombination(modifiers, Qt.Key(key)))
    return sequence.toString(_PORTABLE) or None
