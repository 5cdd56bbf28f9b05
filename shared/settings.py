"""Settings from defaults, a TOML file, the environment and the command line; then frozen."""

import os
import re
import socket
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, cast, get_type_hints

import platformdirs

from shared import setting_kinds as kinds
from shared.domain.errors import SettingsError
from shared.domain.opening_hours import OpeningHours
from shared.domain.web_address import WebAddress
from shared.setting_kinds import BucketAddress

RESOURCES = Path(__file__).parents[1] / "resources"
"""What the apps ship with: models, fonts, starter garden, translations."""

ENVIRONMENT_PREFIX = "EMOTION_GARDEN_"
LANGUAGE_NAMES = {"ko": "한국어", "en": "English"}
"""Each in its own letters, for those who cannot read the others."""
LANGUAGES = tuple(LANGUAGE_NAMES)
THEMES = ("system", "light", "dark")
ENGINES = ("painter", "diffusers")


def _this_machine() -> str:
    return re.sub(r"[^A-Za-z0-9._-]", "-", socket.gethostname())[:64] or "kiosk"


def user_data_dir() -> Path:
    """The platform's folder for what a user's apps keep."""
    return Path(platformdirs.user_data_dir("emotion-garden", appauthor=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting of both apps; times in seconds."""

    data_dir: Annotated[Path, kinds.path] = field(default_factory=user_data_dir)
    language: Annotated[str, kinds.one_of(*LANGUAGES)] = "ko"
    windowed: Annotated[bool, kinds.yes_or_no] = False
    store: Annotated[Path | BucketAddress | None, kinds.store] = None
    """The store's folder or bucket; None is the folder `store` in the data folder."""
    s3_checksums: Annotated[str, kinds.one_of("auto", "when_required")] = "auto"
    """`when_required` for S3-compatible servers that refuse boto3's checksum headers."""
    kiosk_id: Annotated[str, kinds.name] = field(default_factory=_this_machine)
    camera: Annotated[str, kinds.camera] = "0"
    """Device number or name, video file, image folder, `demo`, or `none`."""
    automatic_capture: Annotated[bool, kinds.yes_or_no] = True
    """Read a face that holds still without waiting for a touch."""
    burst_frames: Annotated[int, kinds.number(int, 1, 15)] = 3
    face_threads: Annotated[int, kinds.number(int, 1, 16)] = 1
    face_deadline_s: Annotated[float, kinds.number(float, 0.5, 60)] = 5.0
    hsemotion_model: Annotated[Path | None, kinds.path] = None
    """An HSEmotion ONNX file that reads emotions instead of the shipped networks."""
    notice: Annotated[Path | None, kinds.path] = None
    """What visitors read before the camera; None is `notice.toml` in the data folder, if any."""
    age_and_gender: Annotated[bool, kinds.yes_or_no] = False
    """Keep the generation and gender read from a face with the visit."""
    face_backend: Annotated[str, kinds.one_of("local", "rekognition")] = "local"
    """`rekognition` sends one picture of a visitor to AWS, and asks the local model without it."""
    face_patience_s: Annotated[float, kinds.number(float, 0.2, 30)] = 2.0
    """How long a visitor waits for Rekognition before the local model reads the face."""
    personalize_context: Annotated[bool, kinds.yes_or_no] = False
    """Tell Personalize generation and gender, where kept, and use them with the emotion."""
    personalize_tracking_id: Annotated[str | None, kinds.tracking_id] = None
    """The event tracker that likes go to; None sends none."""
    personalize_users_arn: Annotated[str | None, kinds.arn("dataset")] = None
    personalize_items_arn: Annotated[str | None, kinds.arn("dataset")] = None
    personalize_campaign_arn: Annotated[str | None, kinds.arn("campaign")] = None
    """The campaign that recommends pictures; None leaves it to the kiosk's own recommender."""
    personalize_filter_arn: Annotated[str | None, kinds.arn("filter")] = None
    personalize_new_filter_arn: Annotated[str | None, kinds.arn("filter")] = None
    """The filter of new pictures, which `aws-user-personalization-v2` is told to mix in."""
    personalize_deadline_s: Annotated[float, kinds.number(float, 0.1, 10)] = 0.8
    personalize_name: Annotated[str, kinds.resource_name] = "emotion-garden"
    """What the resources of `python -m admin personalize setup` are called."""
    personalize_recipe: Annotated[
        str, kinds.one_of("aws-user-personalization", "aws-user-personalization-v2")
    ] = "aws-user-personalization"
    personalize_role_arn: Annotated[str | None, kinds.role_arn] = None
    """The role by which Personalize reads the bucket during an import."""
    exploration_share: Annotated[float, kinds.number(float, 0, 0.5)] = 0.02
    """The share of screens that are dealt by pure chance, so that learning can be judged."""
    comparison_share: Annotated[float, kinds.number(float, 0, 0.5)] = 0.0
    """The share of visits served by the recommender that the others' is compared with."""
    recommender_seed: Annotated[int, kinds.number(int, 0, 2**31 - 1)] = 0
    models_dir: Annotated[Path | None, kinds.path] = None
    """The folder that models are downloaded into; None is `models` in the data folder."""
    model_memory: Annotated[str, kinds.one_of("auto", "whole", "slices", "offload")] = "auto"
    """How a model is fitted into the memory of its device."""
    compile_models: Annotated[bool, kinds.yes_or_no] = False
    preview_model: Annotated[Path | None, kinds.path] = None
    """The folder of a small autoencoder (TAESD) that unfinished pictures are shown with."""
    allow_pickles: Annotated[bool, kinds.yes_or_no] = False
    """Open model files that are Python pickles, which can run any program on this machine."""
    advice: Annotated[bool, kinds.yes_or_no] = True
    """Let helpers look at new pictures while the admin's window is open."""
    clip_model: Annotated[Path | None, kinds.path] = None
    """A folder with a CLIP model (transformers) that compares pictures with their prompts."""
    orientation: Annotated[str, kinds.one_of("auto", "landscape", "portrait")] = "auto"
    idle_s: Annotated[float, kinds.number(float, 5, 3600)] = 45.0
    theme: Annotated[str, kinds.one_of(*THEMES)] = "system"
    engine: Annotated[str, kinds.one_of(*ENGINES)] = "painter"
    size: Annotated[tuple[int, int], kinds.size] = (768, 512)
    """Width and height in pixels that the curator's form and `generate` begin with."""
    gpu_pack: Annotated[Path | None, kinds.path] = None
    """The unpacked folder of torch and diffusers; None is the one beside an installed program."""
    trash_days: Annotated[int, kinds.number(int, 1, 3650)] = 30
    """Days after which emptying the trash takes a picture for ever."""
    still_there_s: Annotated[float, kinds.number(float, 3, 600)] = 15.0
    """How long a visitor who touches nothing is asked whether they are still there."""
    opening_hours: Annotated[OpeningHours, kinds.hours] = field(default_factory=OpeningHours)
    """In the machine's own time; none means always open."""
    sleep_after_s: Annotated[float, kinds.number(float, 0, 86400)] = 0.0
    """Seconds without a touch after which the screen goes dark; 0 means never while it is open."""
    hang_after_s: Annotated[float, kinds.number(float, 3, 600)] = 10.0
    """Seconds without a sign of life after which a supervisor starts the kiosk again."""
    screen_diagonal_in: Annotated[float | None, kinds.number(float, 5, 200)] = None
    """The screen's size in inches, for one that tells it wrongly."""
    large_text: Annotated[bool, kinds.yes_or_no] = False
    high_contrast: Annotated[bool, kinds.yes_or_no] = False
    low_reach: Annotated[bool, kinds.yes_or_no] = False
    """Every control in the lower third of the screen."""
    reduced_motion: Annotated[bool, kinds.yes_or_no] = False
    zone: Annotated[str, kinds.name] = "main"
    """The part of the hall this kiosk stands in; a display wall shows what one zone liked."""
    wall_screen: Annotated[int | None, kinds.number(int, 0, 15)] = None
    """The display a wall fills, from 0; None is the last there is."""
    take_home: Annotated[WebAddress | None, kinds.web_address] = None
    """Where the picture that a visitor liked is on the web; None offers nothing to take home."""

    @property
    def models_folder(self) -> Path:
        return self.models_dir or self.data_dir / "models"

    @property
    def store_dir(self) -> Path:
        """The store's folder, where it is one."""
        return self.store if isinstance(self.store, Path) else self.data_dir / "store"

    @property
    def bucket(self) -> BucketAddress | None:
        """The store's bucket, where it is one."""
        return self.store if isinstance(self.store, BucketAddress) else None


@dataclass(frozen=True, slots=True)
class OwnFile:
    """The settings file that an app keeps itself, `name` in the data folder.

    It may hold the settings `allowed`, and `tables` of texts that the app gives a meaning to.
    """

    name: str
    allowed: tuple[str, ...]
    tables: tuple[str, ...] = ()


def load_settings(
    config: Path | None = None,
    environment: Mapping[str, str] | None = None,
    arguments: Mapping[str, object] | None = None,
    own: OwnFile | None = None,
) -> Settings:
    """Settings from all their sources, the command line strongest, the app's own file weakest.

    `arguments` are values of the command line by setting name; None means not given.
    SettingsError names the source, the key and what is allowed.
    """
    given = given_values(config, environment, arguments)
    values: dict[str, Any] = {key: value for key, (value, _) in given.items()}
    if own is not None:
        values = _own_values(own, values.get("data_dir")) | values
    return Settings(**values)


def given_values(
    config: Path | None = None,
    environment: Mapping[str, str] | None = None,
    arguments: Mapping[str, object] | None = None,
) -> dict[str, tuple[Any, str]]:
    """What is stronger than an app's own file: values with the name of their source."""
    sources: list[tuple[str, Mapping[str, object]]] = []
    if config is not None:
        sources.append((str(config), read_toml(config)))
    sources.append(("environment", _of_environment(environment or os.environ)))
    given = {key: value for key, value in (arguments or {}).items() if value is not None}
    sources.append(("command line", given))
    return {
        key: (value, source)
        for source, values in sources
        for key, value in checked(values, source).items()
    }


def _own_values(own: OwnFile, data_dir: Path | None) -> dict[str, Any]:
    """What the own file says. The one in the user's usual folder may name another data folder."""
    usual = user_data_dir()
    known = _read_own(own, usual) if data_dir is None else {}
    elsewhere: dict[str, Any] = {key: known[key] for key in ("data_dir",) if key in known}
    folder: Path = data_dir or elsewhere.get("data_dir", usual)
    if elsewhere and not folder.is_dir():
        raise SettingsError(
            f"{usual / own.name}: data_dir = {str(folder)!r} is not there;"
            " bring it back, or start with --data-dir"
        )
    values = _read_own(own, folder)
    if "data_dir" in values and folder != usual:
        raise SettingsError(f"{folder / own.name}: data_dir belongs into {usual / own.name}")
    return values | elsewhere


def _read_own(own: OwnFile, folder: Path) -> dict[str, Any]:
    path = folder / own.name
    return checked_own(own, read_toml(path), str(path)) if path.exists() else {}


def checked_own(own: OwnFile, document: Mapping[str, object], source: str) -> dict[str, Any]:
    """The settings of an own file, parsed; SettingsError names what is wrong in it."""
    for name in own.tables:
        table = document.get(name, {})
        if not isinstance(table, dict):
            raise SettingsError(f"{source}: {name} = {table!r} is not a table")
        for key, value in cast("dict[str, object]", table).items():
            if not isinstance(value, str):
                raise SettingsError(f"{source}: {name}.{key} = {value!r} is not a text")
    values = {key: value for key, value in document.items() if key not in own.tables}
    return checked(values, source, own.allowed)


def read_toml(path: Path) -> dict[str, object]:
    """A TOML file; SettingsError names it when it cannot be read or is none."""
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


def checked(
    values: Mapping[str, object], source: str, known: Sequence[str] | None = None
) -> dict[str, Any]:
    """Values parsed; SettingsError names the source, the key and what is allowed."""
    parsers = _parsers()
    names = sorted(parsers if known is None else known)
    parsed: dict[str, Any] = {}
    for key, value in values.items():
        if key not in names:
            raise SettingsError(
                f"{source}: unknown setting '{key}'; allowed are {', '.join(names)}"
            )
        try:
            parsed[key] = parsers[key](value)
        except ValueError as error:
            raise SettingsError(f"{source}: {key} = {value!r} is not {error}") from None
    return parsed


def allowed(key: str, value: object) -> str | None:
    """What a setting may be, when `value` is not that; None when it is."""
    try:
        _parsers()[key](value)
    except ValueError as error:
        return str(error)
    return None


def _parsers() -> dict[str, kinds.Parse]:
    hints = get_type_hints(Settings, include_extras=True)
    return {name: hint.__metadata__[0] for name, hint in hints.items()}
