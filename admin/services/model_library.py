"""The models that a curator works with: where they lie, where they come from, what they may."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from admin.services.model_licences import licence_warning
from shared.domain.errors import EmotionGardenError, NothingMatchedError, SettingsError
from shared.domain.image_model import ImageModel, ModelFacts
from shared.ports import OnBytes


class StoppedError(EmotionGardenError):
    """Reading or downloading a model was broken off because somebody asked to stop."""


def unless(stopped: Callable[[], bool], on_bytes: OnBytes) -> OnBytes:
    """`on_bytes`, which raises StoppedError as soon as `stopped` answers True."""

    def told(done: int, of: int) -> None:
        if stopped():
            raise StoppedError("it was stopped; the same again goes on where it can")
        on_bytes(done, of)

    return told


class ModelFiles(Protocol):
    """Looks at model folders and files."""

    def inspect(self, path: Path, on_bytes: OnBytes) -> ModelFacts:
        """What a model's files say, a SHA-256 each; MissingPartError when it is no model."""
        ...

    def check(self, path: Path) -> None:
        """MissingPartError when a single file holds no weights, or not all of them."""
        ...


class ModelShelf(Protocol):
    """Keeps the list of models from one day to the next."""

    def load(self) -> tuple[ImageModel, ...]:
        """The models in order of their adding; SettingsError when the list is damaged."""
        ...

    def save(self, models: Sequence[ImageModel]) -> None:
        """Make these the list, whole or not at all."""
        ...


class ModelLibrary:
    """A list of models; the files themselves stay where they are, and are never deleted."""

    def __init__(self, files: ModelFiles, shelf: ModelShelf) -> None:
        self._files = files
        self._shelf = shelf

    def models(self) -> tuple[ImageModel, ...]:
        """The models in order of their adding."""
        return self._shelf.load()

    def get(self, name: str) -> ImageModel:
        """The model of that name; NothingMatchedError names those there are."""
        models = self.models()
        for model in models:
            if model.name == name:
                return model
        names = ", ".join(model.name for model in models) or "none"
        raise NothingMatchedError(f"There is no model {name!r} in the library; there are: {names}.")

    def choose(self, wanted: str | None) -> str:
        """What a request names a model by: its name in the library, or else a path that is there.

        SettingsError says what can be named.
        """
        models = self.models()
        names = ", ".join(model.name for model in models) or "none yet"
        if not wanted:
            raise SettingsError(f"model: name one of the library ({names}), or a folder or file")
        path = Path(wanted).expanduser().absolute()
        for model in models:
            if wanted == model.name or str(path) == model.path:
                return model.name
        if not path.exists():
            raise SettingsError(
                f"model = {wanted!r} is none of the library ({names}), nor a folder or file"
            )
        return str(path)

    def at(self, path: Path, name: str = "") -> ImageModel:
        """The listed model of that path, else one that nobody has looked at yet.

        A name that is given is its new one; else it is named after its folder or file.
        """
        new = unread(path, name)
        for model in self.models():
            if model.path == new.path:
                return replace(model, name=name or model.name)
        return new

    def add(self, model: ImageModel, on_bytes: OnBytes = lambda _done, _of: None) -> ImageModel:
        """Look at a model's files and add it, or renew it when its path is listed already.

        `model` is as `unread` or `get` gave it, with what the curator knows about it. Reads every
        byte once, for the hashes; an exception of `on_bytes` stops it. SettingsError when another
        model has its name.
        """
        self.check_name(model.name, model.path)
        self._files.check(Path(model.path))
        facts = self._files.inspect(Path(model.path), on_bytes)
        added = replace(model, facts=facts, licence=model.licence or facts.declared_licence)
        self.check_name(added.name, added.path)
        listed = self.models()
        if any(known.path == added.path for known in listed):
            self._shelf.save([added if known.path == added.path else known for known in listed])
        else:
            self._shelf.save([*listed, added])
        return added

    def check_name(self, name: str, path: str) -> None:
        """SettingsError when a model at that path can not have this name."""
        if not name.strip() or "/" in name or "\\" in name:
            raise SettingsError(f"name = {name!r} is not a name without slashes")
        if any(known.name == name and known.path != path for known in self.models()):
            raise SettingsError(f"name = {name!r} is the name of another model already")

    def change(self, model: ImageModel) -> None:
        """Keep what the curator says about a listed model: origin, licence, steps, guidance."""
        known = self.get(model.name)
        changed = replace(model, path=known.path, facts=known.facts)
        self._shelf.save([changed if m.name == known.name else m for m in self.models()])

    def remove(self, name: str) -> None:
        """Take a model off the list; its files stay."""
        known = self.get(name)
        self._shelf.save([model for model in self.models() if model.name != known.name])

    def put_back(self, model: ImageModel) -> None:
        """List a model again that was removed, as it was; SettingsError when its name is taken."""
        self.check_name(model.name, model.path)
        others = [known for known in self.models() if known.path != model.path]
        self._shelf.save([*others, model])

    def verify(self, name: str, on_bytes: OnBytes = lambda _done, _of: None) -> tuple[str, ...]:
        """Read a model's files again; a sentence for each that is not as it was added."""
        known = self.get(name)
        found = self._files.inspect(Path(known.path), on_bytes).files
        was = known.facts.files
        return (
            *(f"{file} is missing" for file in was if file not in found),
            *(f"{file} has changed" for file in was if file in found and found[file] != was[file]),
            *(f"{file} is new" for file in found if file not in was),
        )

    def warning(self, chosen: str) -> str | None:
        """What to know about the licence before showing pictures; None when nothing.

        `chosen` is as `choose` names a model.
        """
        licences = {model.name: model.licence for model in self.models()}
        return licence_warning(licences.get(chosen, ""))


def unread(path: Path, name: str = "") -> ImageModel:
    """A model that nobody has looked at yet, named after its folder or file."""
    full = path.expanduser().absolute()
    return ImageModel(name or full.stem, str(full), ModelFacts("", None, {}, ""))
