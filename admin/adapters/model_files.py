"""Model folders and files on this machine: what their own files say, without opening weights."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shared.domain.errors import MissingPartError
from shared.domain.image_model import ModelFacts, ModelFile
from shared.ports import OnBytes

_SKIPPED = (".git", ".cache")
"""Folders that are no part of a model: those of git and of downloads."""
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---", re.DOTALL)
_LICENCE = re.compile(r"^(license|license_name):\s*[\"']?([\w.+-]+)", re.MULTILINE)


class LocalModelFiles:
    """`admin.services.model_library.ModelFiles` over this machine's disk."""

    def inspect(self, path: Path, on_bytes: OnBytes) -> ModelFacts:
        return inspect_model(path, on_bytes)


def inspect_model(path: Path, on_bytes: OnBytes = lambda _done, _of: None) -> ModelFacts:
    """What a model's files say, with a SHA-256 of each; `on_bytes` hears how much is read.

    MissingPartError names the file or folder that is none, or cannot be read.
    """
    names = {name: path / name if name else path for name in _names(path)}
    try:
        total = sum(file.stat().st_size for file in names.values())
        files: dict[str, ModelFile] = {}
        done = 0
        for name, file in names.items():
            digest = hashlib.sha256()
            size = 0
            for block in _blocks(file):
                digest.update(block)
                size += len(block)
                on_bytes(done + size, total)
            done += size
            files[name or path.name] = ModelFile(size, digest.hexdigest())
    except OSError as error:
        raise MissingPartError(f"{error.filename}: cannot be read: {error.strerror}") from error
    pipeline_class, side = _described(path)
    return ModelFacts(pipeline_class, side, files, _together(files), _declared_licence(path))


def _names(path: Path) -> list[str]:
    """The files of a model relative to it, in order; a single file has the empty name."""
    if path.is_file():
        return [""]
    if not path.is_dir():
        raise MissingPartError(f"The model {path} does not exist.")
    names = [
        file.relative_to(path).as_posix()
        for file in path.rglob("*")
        if file.is_file() and not set(file.relative_to(path).parts) & set(_SKIPPED)
    ]
    if not names:
        raise MissingPartError(f"The model folder {path} is empty.")
    return sorted(names)


def _blocks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while block := opened.read(1 << 22):
            yield block


def _together(files: dict[str, ModelFile]) -> str:
    """One SHA-256 for all: a single file's own, or that of the list `sha256sum` would print."""
    if len(files) == 1:
        return next(iter(files.values())).sha256
    lines = "".join(f"{file.sha256}  {name}\n" for name, file in sorted(files.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def _described(path: Path) -> tuple[str, int | None]:
    """Pipeline class and native side of a folder, from its JSON files; unknown for a file."""
    if path.is_file():
        return "", None
    index = _json(path / "model_index.json")
    pipeline_class = index.get("_class_name")
    if not isinstance(pipeline_class, str):
        raise MissingPartError(f"{path / 'model_index.json'}: it does not name a pipeline class")
    part = next((p for p in ("unet", "transformer") if (path / p / "config.json").is_file()), None)
    vae = path / "vae" / "config.json"
    if part is None or not vae.is_file():
        return pipeline_class, None
    sample = _json(path / part / "config.json").get("sample_size")
    channels = _json(vae).get("block_out_channels")
    if not isinstance(sample, int) or not isinstance(channels, list):
        return pipeline_class, None
    return pipeline_class, sample << (len(channels) - 1)


def _declared_licence(path: Path) -> str:
    """From the README's front matter; hubs write `license: other` beside a name of its own."""
    try:
        readme = (path / "README.md").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    matter = _FRONT_MATTER.match(readme.replace("\r\n", "\n"))
    found = dict(_LICENCE.findall(matter[1])) if matter else {}
    return found.get("license_name") or found.get("license", "")


def _json(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MissingPartError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise MissingPartError(f"{path}: it is not JSON: {error}") from error
    if not isinstance(document, dict):
        raise MissingPartError(f"{path}: it is not a JSON object")
    return document
