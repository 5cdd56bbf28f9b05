"""Settings from defaults, a TOML file, the environment and the command line; then frozen."""

import os
import re
import socket
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import platformdirs

from shared.domain.errors import SettingsError
from shared.domain.opening_hours import OpeningHours

RESOURCES = Path(__file__).parents[1] / "resources"
"""What the apps ship with: models, fonts, starter garden, translations."""

ENVIRONMENT_PREFIX = "EMOTION_GARDEN_"
LANGUAGES = ("ko", "en")

Parse = Callable[[object], Any]
"""Takes a TOML value or the text of an environment variable; ValueError says what is allowed."""


def _text(pattern: str, allowed: str) -> Parse:
    def parse(value: object) -> str:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise ValueError(allowed)
        return value

    return parse


def _one_of(*choices: str) -> Parse:
    return _text("|".join(map(re.escape, choices)), "one of " + ", ".join(choices))


def _number(kind: type[int] | type[float], least: float, most: float) -> Parse:
    allowed = f"a {'whole ' if kind is int else ''}number from {least:g} to {most:g}"

    def parse(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise ValueError(allowed)
        try:
            number = kind(value)
        except (ValueError, OverflowError):
            raise ValueError(allowed) from None
        if not least <= number <= most or (isinstance(value, float) and number != value):
            raise ValueError(allowed)
        return number

    return parse


def _yes_or_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    answers = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
    if not isinstance(value, str) or value.lower() not in answers:
        raise ValueError("true or false")
    return answers[value.lower()]


def _path(value: object) -> Path:
    if not isinstance(value, str) or not value or "\0" in value:
        raise ValueError("a path")
    return Path(value).expanduser()


_name = _text(r"[A-Za-z0-9._-]{1,64}", "1 to 64 letters, digits, '.', '_' or '-'")


def _camera(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return str(value)
    if not isinstance(value, str) or not value:
        raise ValueError("a device number, a video file, an image folder, demo or none")
    return value


def _hours(value: object) -> OpeningHours:
    example = "opening hours such as 'mon-fri 10:00-18:00, sat 11:00-17:00'"
    if not isinstance(value, str):
        raise ValueError(example)
    try:
        return OpeningHours.parse(value)
    except ValueError as error:
        raise ValueError(f"{example}: {error}") from None


def _this_machine() -> str:
    return re.sub(r"[^A-Za-z0-9._-]", "-", socket.gethostname())[:64] or "kiosk"


def _user_data_dir() -> Path:
    return Path(platformdirs.user_data_dir("emotion-garden", appauthor=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting of both apps; times in seconds."""

    data_dir: Annotated[Path, _path] = field(default_factory=_user_data_dir)
    language: Annotated[str, _one_of(*LANGUAGES)] = "ko"
    windowed: Annotated[bool, _yes_or_no] = False
    store: Annotated[Path | None, _path] = None
    """The store's folder; None is `store` in the data folder."""
    kiosk_id: Annotated[str, _name] = field(default_factory=_this_machine)
    camera: Annotated[str, _camera] = "0"
    """Device number, video file, image folder, `demo`, or `none`."""
    automatic_capture: Annotated[bool, _yes_or_no] = True
    """Read a face that holds still without waiting for a touch."""
    burst_frames: Annotated[int, _number(int, 1, 15)] = 3
    face_threads: Annotated[int, _number(int, 1, 16)] = 1
    face_deadline_s: Annotated[float, _number(float, 0.5, 60)] = 5.0
    hsemotion_model: Annotated[Path | None, _path] = None
    """An HSEmotion ONNX file that reads emotions instead of the shipped networks."""
    notice: Annotated[Path | None, _path] = None
    """What visitors read before the camera; None is `notice.toml` in the data folder, if any."""
    age_and_gender: Annotated[bool, _yes_or_no] = False
    """Keep the generation and gender read from a face with the visit."""
    orientation: Annotated[str, _one_of("auto", "landscape", "portrait")] = "auto"
    idle_s: Annotated[float, _number(float, 5, 3600)] = 45.0
    still_there_s: Annotated[float, _number(float, 3, 600)] = 15.0
    """How long a visitor who touches nothing is asked whether they are still there."""
    opening_hours: Annotated[OpeningHours, _hours] = field(default_factory=OpeningHours)
    """In the machine's own time; none means always open."""
    sleep_after_s: Annotated[float, _number(float, 0, 86400)] = 0.0
    """Seconds without a touch after which the screen goes dark; 0 means never while it is open."""
    screen_diagonal_in: Annotated[float | None, _number(float, 5, 200)] = None
    """The screen's size in inches, for one that tells it wrongly."""
    large_text: Annotated[bool, _yes_or_no] = False
    high_contrast: Annotated[bool, _yes_or_no] = False
    low_reach: Annotated[bool, _yes_or_no] = False
    """Every control in the lower third of the screen."""
    reduced_motion: Annotated[bool, _yes_or_no] = False

    @property
    def store_dir(self) -> Path:
        return self.store or self.data_dir / "store"


def load_settings(
    config: Path | None = None,
    environment: Mapping[str, str] | None = None,
    arguments: Mapping[str, object] | None = None,
) -> Settings:
    """Settings from all their sources, the command line strongest.

    `arguments` are values of the command line by setting name; None means not given.
    SettingsError names the source, the key and what is allowed.
    """
    values: dict[str, Any] = {}
    if config is not None:
        values |= _checked(_read_toml(config), str(config))
    values |= _checked(_of_environment(environment or os.environ), "environment")
    given = {key: value for key, value in (arguments or {}).items() if value is not None}
    values |= _checked(given, "command line")
    return Settings(**values)


def _read_toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not a TOML file: {error}") from error


def _of_environment(environment: Mapping[str, str]) -> dict[str, object]:
    return {
        name.removeprefix(ENVIRONMENT_PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(ENVIRONMENT_PREFIX)
    }


def _checked(values: Mapping[str, object], source: str) -> dict[str, Any]:
    known = _parsers()
    checked: dict[str, Any] = {}
    for key, value in values.items():
        if key not in known:
            allowed = ", ".join(sorted(known))
            raise SettingsError(f"{source}: unknown setting '{key}'; allowed are {allowed}")
        try:
            checked[key] = known[key](value)
        except ValueError as error:
            raise SettingsError(f"{source}: {key} = {value!r} is not {error}") from None
    return checked


def _parsers() -> dict[str, Parse]:
    hints = get_type_hints(Settings, include_extras=True)
    return {name: hint.__metadata__[0] for name, hint in hints.items()}
