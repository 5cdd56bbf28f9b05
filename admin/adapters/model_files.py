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
_MAX_HEADER = 100 * 1024 * 1024
"""The format's own limit, in bytes."""

_METADATA = "__metadata__"
_SDXL_KEY = "conditioner.embedders.1.model.positional_embedding"
_ATTENTION_KEY = "model.diffusion_model.input_blocks.2.1.transformer_blocks.0.attn2.to_k.weight"
_TEXT_TO_IMAGE_CHANNELS = 4
"""Inpainting and depth models have more."""
_KIND_BY_WIDTH = {768: "sd1", 1024: "sd2"}
"""The width of the text encoder that a single file's U-Net listens to."""
PICKLES = (".ckpt", ".bin", ".pt", ".pth", ".pkl")
"""Endings of weight files that are Python pickles."""
_OF_KIND: dict[str, tuple[str, int | None]] = {
    "sd1": ("StableDiffusionPipeline", 512),
    "sd2": ("StableDiffusionPipeline", 768),
    "sdxl": ("StableDiffusionXLPipeline", 1024),
}


class LocalModelFiles:
    """`admin.services.model_library.ModelFiles` over this machine's disk."""

    def inspect(self, path: Path, on_bytes: OnBytes) -> ModelFacts:
        return inspect_model(path, on_bytes)

    def check(self, path: Path) -> None:
        if path.is_file() and path.suffix not in PICKLES:
            _check_file(path)


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


def single_file_kind(path: Path) -> str | None:
    """`sd1`, `sd2` or `sdxl` by the names and shapes of a safetensors file's weights, else None.

    Only the file's header is read: 8 bytes of length, then JSON
    (github.com/huggingface/safetensors#format).
    """
    if path.suffix != ".safetensors":
        return None
    try:
        shapes = {name: entry.get("shape") for name, entry in _header(path)[1].items()}
    except (OSError, ValueError, AttributeError):
        return None
    into = shapes.get("model.diffusion_model.input_blocks.0.0.weight")
    if not into or into[1] != _TEXT_TO_IMAGE_CHANNELS:
        return None
    if _SDXL_KEY in shapes:
        return "sdxl"
    attention = shapes.get(_ATTENTION_KEY)
    return _KIND_BY_WIDTH.get(attention[-1]) if attention else None


def _header(path: Path) -> tuple[int, dict[str, Any]]:
    """Where the weights of a safetensors file begin, and its header; OSError or ValueError."""
    with path.open("rb") as opened:
        length = int.from_bytes(opened.read(8), "little")
        header = json.loads(opened.read(length)) if length <= _MAX_HEADER else None
    if not isinstance(header, dict):
        raise ValueError("the header is not a JSON object")
    return 8 + length, header


def _check_file(path: Path) -> None:
    """MissingPartError when a single file holds no weights, or not all of them."""
    if path.suffix != ".safetensors":
        raise MissingPartError(f"{path} is no model: no safetensors file, checkpoint or folder")
    try:
        begin, header = _header(path)
        ends = [entry["data_offsets"][1] for name, entry in header.items() if name != _METADATA]
        is_whole = path.stat().st_size == begin + max(ends)
    except (OSError, ValueError, LookupError, TypeError):
        is_whole = False
    if not is_whole:
        raise MissingPartError(f"{path} is not a whole safetensors file")


def _described(path: Path) -> tuple[str, int | None]:
    """Pipeline class and native side, from a folder's JSON files or a single file's kind."""
    if path.is_file():
        return _OF_KIND.get(single_file_kind(path) or "", ("", None))
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
