"""The curator's keys: what does what, and changing it while the window is open."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from admin.presenters.key_names import portable
from admin.presenters.parts import Parts
from admin.services.key_bindings import KeyBindings, read_bindings
from shared.domain.errors import SettingsError


class KeysPresenter(QObject):
    """`shipped` are the keys by the name of what they do, `taken` those of the window.

    SettingsError when the file has keys that can not be.
    """

    keys_changed = Signal()
    notice_raised = Signal(str, object)

    def __init__(self, parts: Parts, shipped: Mapping[str, str], taken: Mapping[str, str]) -> None:
        super().__init__()
        self._own = parts.own_settings
        self.bindings = bindings_of(shipped, taken, self._own.keys(), str(self._own.place()))

    def key(self, name: str) -> str:
        """The key that does this; empty when none does."""
        return self.bindings.key(name)

    def is_own(self, name: str) -> bool:
        """Whether the curator changed it."""
        return self.bindings.is_own(name)

    def in_the_way(self, name: str, key: str) -> str | None:
        """What else has this key."""
        holder = self.bindings.holder(key)
        return None if holder == name else holder

    def taken(self, key: str) -> bool:
        """Whether the window needs this key itself."""
        return key in self.bindings.taken

    def change(self, name: str, key: str) -> None:
        """Another key, which nothing else has."""
        self._use(self.bindings.with_key(name, key))

    def swap(self, name: str, key: str) -> None:
        """Another key; what had it gets the key of this one."""
        self._use(self.bindings.swapped(name, key))

    def reset_all(self) -> None:
        """Every key as it was shipped."""
        self._use(self.bindings.all_shipped())

    def _use(self, bindings: KeyBindings) -> None:
        self.bindings = bindings
        try:
            self._own.set_keys(bindings.own)
        except SettingsError as error:
            self.notice_raised.emit(str(error), None)
        self.keys_changed.emit()


def bindings_of(
    shipped: Mapping[str, str], taken: Mapping[str, str], own: Mapping[str, str], source: str
) -> KeyBindings:
    """The keys of a file on top of the shipped ones; SettingsError names what is wrong there."""
    bindings = KeyBindings({name: portable(key) for name, key in shipped.items()}, {}, taken)
    return read_bindings(bindings, own, portable, source)
