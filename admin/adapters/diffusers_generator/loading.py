"""Opening a model from this machine's disk: offline, without pickles, without foreign code."""

import json
import os
import threading
from pathlib import Path
from typing import Any

from admin.adapters.diffusers_generator.devices import dtype_for
from admin.adapters.diffusers_generator.options import DiffusersOptions
from admin.adapters.diffusers_generator.single_files import config_of, shipped_tokenizers
from admin.adapters.model_files import PICKLES
from shared.domain.errors import EmotionGardenError, MissingPartError

INDEX = "model_index.json"


def stay_offline() -> None:
    """Make the model libraries of this process open local files only; before they are imported.

    They are told each time too (`local_files_only`); this also ends the requests that they make
    besides, such as telemetry.
    """
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["DIFFUSERS_DISABLE_REMOTE_CODE"] = "true"
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("DIFFUSERS_VERBOSITY", "error")


def load_pipeline(
    model: Path, device: str, options: DiffusersOptions, config: Path | None = None
) -> Any:
    """The text-to-image pipeline of a model folder or a single file, in memory, not on a device.

    A single file holds weights only. The rest comes from the folder `config`, from the folder
    beside the file that has its name without the ending, or from what is shipped for its kind.
    MissingPartError names the file that is missing, damaged or not allowed.
    """
    if not model.exists():
        raise MissingPartError(f"The model {model} does not exist.")
    folder = model if model.is_dir() else config_of(model, config)
    index = read_index(folder)
    _quiet()
    try:
        pipeline = _open(model, folder, index, device, options)
    except EmotionGardenError:
        raise
    except Exception as error:  # the libraries raise nearly everything
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        raise MissingPartError(f"The model {model} cannot be opened: {reason}") from error
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def read_index(folder: Path) -> dict[str, Any]:
    """The model_index.json of a folder; MissingPartError names it."""
    path = folder / INDEX
    try:
        index = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MissingPartError(
            f"The model file {path} cannot be read: {error.strerror}."
        ) from error
    except ValueError as error:
        raise MissingPartError(f"The model file {path} is damaged: {error}.") from error
    if not isinstance(index, dict) or not isinstance(index.get("_class_name"), str):
        raise MissingPartError(f"The model file {path} does not name a pipeline class.")
    return index


def _open(
    model: Path, folder: Path, index: dict[str, Any], device: str, options: DiffusersOptions
) -> Any:
    from diffusers.pipelines.auto_pipeline import AutoPipelineForText2Image

    settings: dict[str, Any] = {
        "local_files_only": True,
        "dtype": dtype_for(device, transformer="transformer" in index, wanted=options.dtype),
        **_absent_parts(index),
    }
    if model.is_file():
        _refuse_pickles([model], options)
        return _text_to_image_class(index).from_single_file(
            str(model), config=str(folder), **settings, **shipped_tokenizers(folder, index)
        )
    for name, value in index.items():
        if isinstance(value, list) and any(value) and not (model / name).is_dir():
            raise MissingPartError(f"The model {model} lacks its part {name}.")
    weights = _weight_files(model)
    if not any(path.suffix == ".safetensors" for path in weights):
        _refuse_pickles(weights, options)
        settings["use_safetensors"] = False
    else:
        settings["use_safetensors"] = None if options.allow_pickle else True
    return AutoPipelineForText2Image.from_pretrained(
        model, variant=_variant(weights), trust_remote_code=False, **settings
    )


def _text_to_image_class(index: dict[str, Any]) -> Any:
    from diffusers.pipelines import auto_pipeline

    # The class that the auto pipeline chooses for a folder; it has no opener for single files.
    return auto_pipeline._get_task_class(  # pyright: ignore[reportPrivateUsage]
        auto_pipeline.AUTO_TEXT2IMAGE_PIPELINES_MAPPING, index["_class_name"]
    )


def _absent_parts(index: dict[str, Any]) -> dict[str, None]:
    """The parts that a model goes without (an encoder, a safety checker) have to be named."""
    return {name: None for name, value in index.items() if value == [None, None]}


def _weight_files(model: Path) -> list[Path]:
    """The weights of a folder's parts; checkpoints that lie loose beside them are not opened."""
    endings = (*PICKLES, ".safetensors")
    return sorted(path for path in model.glob("*/*") if path.suffix in endings)


def _variant(weights: list[Path]) -> str | None:
    """`fp16` when the parts have only half-precision files."""
    names = [path.name for path in weights if path.suffix == ".safetensors"]
    halves = [".fp16." in name or ".fp16-" in name for name in names]
    return "fp16" if names and all(halves) else None


def _refuse_pickles(weights: list[Path], options: DiffusersOptions) -> None:
    # What has another ending is opened as a pickle, too.
    pickles = [path for path in weights if path.suffix != ".safetensors"]
    if pickles and not options.allow_pickle:
        raise MissingPartError(
            f"The model file {pickles[0]} is a pickle, which can run any program on this machine; "
            "use a safetensors file, or allow pickles in the settings."
        )


def _quiet() -> None:
    """Progress bars and advice on stderr are for programmers at a terminal."""
    import tqdm
    from diffusers.utils import logging as diffusers_logging
    from transformers.utils import logging as transformers_logging

    # Even a silent bar would make a lock between processes, which a killed worker leaves behind.
    tqdm.tqdm.set_lock(threading.RLock())
    for logging in (diffusers_logging, transformers_logging):
        logging.disable_progress_bar()
        logging.set_verbosity_error()
