"""Which key does what: the keys that are shipped, and the curator's own in their place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from shared.domain.errors import SettingsError

NO_KEY = ""


@dataclass(frozen=True, slots=True)
class KeyBindings:
    """Keys by the name of what they do, as text such as `Ctrl+Shift+Z`; NO_KEY is none.

    `own` are the curator's, `taken` the keys that belong to the window, with what they do there.
    An own key comes before a shipped one: what shipped with it then has none.
    """

    shipped: Mapping[str, str]
    own: Mapping[str, str]
    taken: Mapping[str, str]

    def key(self, name: str) -> str:
        """The key that does this."""
        if name in self.own:
            return self.own[name]
        shipped = self.shipped[name]
        return NO_KEY if shipped in self.own.values() else shipped

    def holder(self, key: str) -> str | None:
        """What a key does now."""
        return next((name for name in self.shipped if key and self.key(name) == key), None)

    def is_own(self, name: str) -> bool:
        """Whether a key is another one than it was shipped with."""
        return self.key(name) != self.shipped[name]

    def with_key(self, name: str, key: str) -> "KeyBindings":
        """Another key for `name`; SettingsError when the key does something else already."""
        self._check(name, key)
        holder = self.holder(key)
        if holder not in (None, name):
            raise SettingsError(f"keys.{name} = {key!r} is the key of {holder} already")
        return self._with({name: key})

    def swapped(self, name: str, key: str) -> "KeyBindings":
        """Give `name` a key, and what had it the key that `name` has now."""
        self._check(name, key)
        holder = self.holder(key)
        return self._with({name: key} | ({holder: self.key(name)} if holder else {}))

    def all_shipped(self) -> "KeyBindings":
        """Every key as it was shipped."""
        return replace(self, own={})

    def _check(self, name: str, key: str) -> None:
        if name not in self.shipped:
            allowed = ", ".join(self.shipped)
            raise SettingsError(f"unknown key name 'keys.{name}'; allowed are {allowed}")
        if key in self.taken:
            raise SettingsError(f"keys.{name} = {key!r} belongs to the window: {self.taken[key]}")

    def _with(self, changes: Mapping[str, str]) -> "KeyBindings":
        own = {**self.own, **changes}
        return replace(self, own={n: key for n, key in own.items() if key != self.shipped[n]})


def read_bindings(
    bindings: KeyBindings, own: Mapping[str, str], portable: Callable[[str], str], source: str
) -> KeyBindings:
    """The bindings with what a file says; `portable` gives a key's one way of writing.

    SettingsError names the file, the key and what is wrong with it.
    """
    read: dict[str, str] = {}
    for name, text in own.items():
        try:
            key = portable(text)
            bindings.with_key(name, NO_KEY)
            if key in bindings.taken:
                bindings.with_key(name, key)
        except SettingsError as error:
            raise SettingsError(f"{source}: {error}") from error
        twin = next((other for other, k in read.items() if key and k == key), None)
        if twin is not None:
            raise SettingsError(f"{source}: keys.{name} = {text!r} is the key of {twin} too")
        read[name] = key
    return replace(bindings, own=read)
