"""The arguments both apps take, before or after the command word."""

import argparse
from pathlib import Path

from shared.setting_kinds import path
from shared.settings import LANGUAGES, OwnFile, Settings, given_values, load_settings

_OF_COMMANDS = {"engine", "size"}
"""Commands have arguments of these names, which mean this once and not the setting."""


def common_arguments() -> argparse.ArgumentParser:
    """A parent parser; an argument that is not given leaves no trace in the namespace."""
    parser = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    parser.add_argument("--data-dir", metavar="DIR", help="where everything is kept")
    parser.add_argument("--config", metavar="FILE", type=path, help="settings in TOML")
    parser.add_argument("--windowed", action="store_true", help="a window, not the full screen")
    parser.add_argument(
        "--lang", choices=LANGUAGES, dest="language", help="the language to start in"
    )
    return parser


def settings_of(arguments: argparse.Namespace, own: OwnFile | None = None) -> Settings:
    """Settings from all sources, the arguments strongest; SettingsError."""
    config, given = _given(arguments)
    return load_settings(config, arguments=given, own=own)


def overruled_by(arguments: argparse.Namespace) -> dict[str, str]:
    """The settings that a source stronger than the app's own file gives, and that source."""
    config, given = _given(arguments)
    return {key: source for key, (_, source) in given_values(config, arguments=given).items()}


def _given(arguments: argparse.Namespace) -> tuple[Path | None, dict[str, object]]:
    given = vars(arguments)
    names = set(Settings.__dataclass_fields__) - _OF_COMMANDS
    return given.get("config"), {name: given[name] for name in names if name in given}
