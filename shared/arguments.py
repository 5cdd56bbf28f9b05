"""The arguments both apps take, before or after the command word."""

import argparse
from pathlib import Path

from shared.settings import LANGUAGES, Settings, load_settings


def common_arguments() -> argparse.ArgumentParser:
    """A parent parser; an argument that is not given leaves no trace in the namespace."""
    parser = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    parser.add_argument("--data-dir", metavar="DIR", help="where everything is kept")
    parser.add_argument("--config", metavar="FILE", type=Path, help="settings in TOML")
    parser.add_argument("--windowed", action="store_true", help="a window, not the full screen")
    parser.add_argument(
        "--lang", choices=LANGUAGES, dest="language", help="the language to start in"
    )
    return parser


def settings_of(arguments: argparse.Namespace) -> Settings:
    """Settings from all sources, the arguments strongest; SettingsError."""
    given = vars(arguments)
    names = Settings.__dataclass_fields__
    return load_settings(
        given.get("config"), arguments={name: given[name] for name in names if name in given}
    )
