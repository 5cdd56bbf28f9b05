"""The list of models as a JSON file in the data folder."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from admin.adapters.own_files import write_own
from shared.domain.errors import SettingsError
from shared.domain.image_model import ImageModel, ModelFacts, ModelFile

VERSION = 1
_KEPT = ("name", "path", "origin", "licence", "num_inference_steps", "guidance_scale", "config")


class JsonModelShelf:
    """`admin.services.model_library.ModelShelf`; a list that is not there yet is empty."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> tuple[ImageModel, ...]:
        try:
            document = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise SettingsError(f"{self._path}: cannot be read: {error.strerror}") from error
        except ValueError as error:
            raise SettingsError(f"{self._path}: it is not JSON: {error}") from error
        try:
            if document["version"] != VERSION:
                raise SettingsError(f"{self._path}: version is not {VERSION}")
            return tuple(_model(row) for row in document["models"])
        except (KeyError, TypeError, AttributeError) as error:
            raise SettingsError(f"{self._path}: it is no list of models: {error!r}") from error

    def save(self, models: Sequence[ImageModel]) -> None:
        document = {"version": VERSION, "models": [_row(model) for model in models]}
        data = json.dumps(document, ensure_ascii=False, indent=1).encode()
        write_own(self._path, data)


def _row(model: ImageModel) -> dict[str, Any]:
    kept = {name: getattr(model, name) for name in _KEPT}
    return kept | {"facts": asdict(model.facts)}


def _model(row: Mapping[str, Any]) -> ImageModel:
    facts = row["facts"]
    files = {str(name): ModelFile(**file) for name, file in facts["files"].items()}
    return ImageModel(
        facts=ModelFacts(**(facts | {"files": files})), **{name: row[name] for name in _KEPT}
    )
