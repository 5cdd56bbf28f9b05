"""The command `settings`: list, get, set and unset what the settings page has, and the keys."""

import argparse

from admin.screens.arguments import verbs_of
from admin.screens.console import Console
from admin.services.key_bindings import KeyBindings
from admin.services.own_settings import KEYS_TABLE, OwnSettings, SettingRow
from shared.domain.errors import SettingsError

_KEYS = f"{KEYS_TABLE}."


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """What `settings` takes."""
    verb = verbs_of(parser, common)
    verb("list", "every setting of the admin, and the keys")
    for name, words in (
        ("get", "one setting"),
        ("set", "keep a setting"),
        ("unset", "use the default again"),
    ):
        made = verb(name, words)
        made.add_argument("key", metavar="KEY", help="a setting, or keys.NAME")
        if name == "set":
            made.add_argument("value", metavar="VALUE")


class SettingsCommands:
    """A key is named `keys.NAME`; the rest are the names of the settings page."""

    def __init__(self, own: OwnSettings, console: Console) -> None:
        self._own = own
        self._console = console

    def run(self, given: argparse.Namespace) -> int:
        bindings = self._bindings()
        if given.verb == "list":
            for row in self._own.rows():
                self._print(row)
            for name in bindings.shipped:
                self._print_key(bindings, name)
            return 0
        if given.key.startswith(_KEYS):
            self._key(bindings, given)
        else:
            self._setting(given)
        return 0

    def _setting(self, given: argparse.Namespace) -> None:
        if given.verb == "set":
            self._own.set(given.key, given.value)
        elif given.verb == "unset":
            self._own.unset(given.key)
        row = self._own.row(given.key)
        if given.verb == "get":
            self._print(row)
        elif row.overruled is not None:
            self._console.say(f"kept; at this start the {row.overruled} is stronger")

    def _key(self, bindings: KeyBindings, given: argparse.Namespace) -> None:
        name = given.key.removeprefix(_KEYS)
        if given.verb == "set":
            from admin.presenters.key_names import portable  # Qt only where there are keys

            bindings = bindings.with_key(name, portable(given.value))
        elif name not in bindings.shipped:
            names = ", ".join(bindings.shipped)
            raise SettingsError(f"unknown key name '{given.key}'; allowed are {names}")
        elif given.verb == "unset":
            bindings = bindings.with_key(name, bindings.shipped[name])
        if given.verb == "get":
            self._print_key(bindings, name)
        else:
            self._own.set_keys(bindings.own)

    def _bindings(self) -> KeyBindings:
        from admin.presenters.keys_presenter import bindings_of
        from admin.screens.keys import shipped_keys, taken_keys

        return bindings_of(shipped_keys(), taken_keys(), self._own.keys(), str(self._own.place()))

    def _print(self, row: SettingRow) -> None:
        """`value` counts for a command that starts now."""
        self._console.line(key=row.key, value=row.started, source=row.source, default=row.default)

    def _print_key(self, bindings: KeyBindings, name: str) -> None:
        source = str(self._own.place()) if bindings.is_own(name) else "default"
        self._console.line(
            key=f"{_KEYS}{name}",
            value=bindings.key(name),
            source=source,
            default=bindings.shipped[name],
        )
