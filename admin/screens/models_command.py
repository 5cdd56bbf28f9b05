"""The command `models`: the model library from a terminal."""

import argparse
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from admin.screens.arguments import verbs_of
from admin.screens.console import INTERRUPTED, Console
from admin.services.model_downloads import ModelDownloads
from admin.services.model_library import ModelLibrary, StoppedError, unless
from admin.services.model_licences import licence_of, licence_warning
from shared.domain.errors import SettingsError
from shared.domain.image_model import ImageModel, model_fault
from shared.ports import OnBytes
from shared.setting_kinds import path

_USUAL = "usual"


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """What `models` takes."""
    verbs = verbs_of(parser, common)
    verbs("list", "the models, one JSON object a line")
    add = verbs("add", "read a model's folder or file and list it; again renews it")
    add.add_argument("path", type=path, metavar="PATH")
    download = verbs("download", "fetch a model from a hub; again goes on where it broke off")
    download.add_argument("hub_id", metavar="HUB_ID", help="such as OWNER/NAME")
    for named in (add, download):
        named.add_argument("--name", default="", metavar="NAME", help="else that of its folder")
    show = verbs("show", "all that is known of a model, and its files")
    change = verbs("change", "say where a model came from, its licence, its steps and guidance")
    verify = verbs("verify", "read a model's files again and compare them with the list")
    remove = verbs("remove", "take a model off the list; its files stay")
    for of_one in (show, change, verify, remove):
        of_one.add_argument("name", metavar="NAME")
    for words in (add, change):
        words.add_argument("--origin", metavar="T", help="a hub id, an address, a person")
        words.add_argument("--licence", metavar="ID", help="as hubs write it, such as openrail++")
        words.add_argument("--num-inference-steps", metavar="K", help=f"or {_USUAL}")
        words.add_argument("--guidance-scale", metavar="G", help=f"or {_USUAL}")
        words.add_argument(
            "--configuration", metavar="DIR", help="configuration of a single file's parts"
        )


class ModelsCommand:
    """The model library; nothing but `download` asks the network."""

    def __init__(self, library: ModelLibrary, downloads: ModelDownloads, console: Console) -> None:
        self._library = library
        self._downloads = downloads
        self._console = console

    def run(self, given: argparse.Namespace) -> int:
        with self._console.listening():
            try:
                return self._run(given)
            except StoppedError as error:
                self._console.say(str(error))
                return INTERRUPTED

    def _run(self, given: argparse.Namespace) -> int:
        match given.verb:
            case "list":
                return self._list()
            case "add":
                with self._telling("read") as on_bytes:
                    model = _said(self._library.at(given.path, given.name), given)
                    return self._tell(self._library.add(model, on_bytes))
            case "download":
                with self._telling("fetched and read") as on_bytes:
                    fetched = self._downloads.fetch(given.hub_id, given.name, on_bytes)
                return self._tell(fetched)
            case "show":
                self._console.line(**_details(self._library.get(given.name)))
                return self._warn(self._library.get(given.name))
            case "change":
                self._library.change(_said(self._library.get(given.name), given))
                return self._tell(self._library.get(given.name))
            case "verify":
                return self._verify(given.name)
            case _:
                self._library.remove(given.name)
                self._console.say(f"{given.name} is off the list; its files stay")
                return 0

    def _list(self) -> int:
        models = self._library.models()
        for model in models:
            self._console.line(**model_line(model))
        if not models:
            self._console.say("no model is listed; `models add PATH` lists one")
        return 0

    def _verify(self, name: str) -> int:
        with self._telling("read") as on_bytes:
            faults = self._library.verify(name, on_bytes)
        for fault in faults:
            self._console.line(model=name, fault=fault)
        self._console.say(
            f"{name}: {len(faults)} files are not as they were added"
            if faults
            else f"{name}: every file is as it was added"
        )
        return 1 if faults else 0

    @contextmanager
    def _telling(self, what: str) -> Generator[OnBytes, None, None]:
        def tell(done: int, of: int) -> None:
            self._console.fleeting(f"{done / 1e9:.2f} of {of / 1e9:.2f} GB {what}")

        yield unless(self._console.stopped, tell)
        self._console.fleeting("")

    def _tell(self, model: ImageModel) -> int:
        self._console.line(**model_line(model))
        return self._warn(model)

    def _warn(self, model: ImageModel) -> int:
        if warning := licence_warning(model.licence):
            self._console.say(f"{model.name}: {warning}")
        return 0


def model_line(model: ImageModel) -> dict[str, object]:
    """A model of the library as a JSON line shows it."""
    return {
        "name": model.name,
        "path": model.path,
        "pipeline_class": model.facts.pipeline_class,
        "family": model.family.name,
        "size": model.facts.size,
        "native_side": model.native_side,
        "num_inference_steps": model.num_inference_steps,
        "guidance_scale": model.guidance_scale,
        "origin": model.origin,
        "licence": model.licence,
        "licence_rule": licence_of(model.licence).rule.value,
        "sha256": model.facts.sha256,
    }


def _details(model: ImageModel) -> dict[str, object]:
    files = {
        name: {"size": file.size, "sha256": file.sha256} for name, file in model.facts.files.items()
    }
    usual = {
        "num_inference_steps": model.family.num_inference_steps,
        "guidance_scale": model.family.guidance_scale,
    }
    return model_line(model) | {"config": model.config, "usual": usual, "files": files}


def _said(model: ImageModel, given: argparse.Namespace) -> ImageModel:
    """The model with what the arguments say about it; SettingsError names a wrong one."""
    said: dict[str, Any] = {
        name: getattr(given, name)
        for name in ("origin", "licence")
        if getattr(given, name) is not None
    }
    if given.configuration is not None:
        said["config"] = (
            str(Path(given.configuration).expanduser().absolute()) if given.configuration else None
        )
    said |= _numbers(vars(given))
    changed = replace(model, **said)
    if fault := model_fault(changed):
        raise SettingsError(fault)
    return changed


def _numbers(given: Mapping[str, Any]) -> dict[str, Any]:
    numbers: dict[str, Any] = {}
    for name, kind in (("num_inference_steps", int), ("guidance_scale", float)):
        text = given[name]
        if text is None:
            continue
        try:
            numbers[name] = None if text == _USUAL else kind(text)
        except ValueError:
            raise SettingsError(f"{name} = {text!r} is not a number, nor {_USUAL}") from None
    return numbers
