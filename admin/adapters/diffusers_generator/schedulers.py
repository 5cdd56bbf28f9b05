"""Schedulers by name, among those that a pipeline can work with."""

from typing import Any

from shared.domain.errors import SettingsError


def new_scheduler(own: Any, name: str | None) -> Any:
    """A fresh scheduler with the settings of the model's own one.

    `name` is a class name, with or without `Scheduler`, in any case; None is the model's own.
    SettingsError lists the allowed names.
    """
    if name is None:
        return type(own).from_config(own.config)
    compatible = _compatible(own)
    found = {known.lower().removesuffix("scheduler"): known for known in compatible}
    known = found.get(name.lower().removesuffix("scheduler"))
    if known is None:
        allowed = ", ".join(sorted(compatible))
        raise SettingsError(f"scheduler = {name!r} is not one of this model's: {allowed}")
    try:
        return compatible[known].from_config(own.config)
    except ImportError as error:
        lacking = str(error).strip().partition("\n")[0]
        raise SettingsError(f"scheduler = {name!r} is not installed: {lacking}") from error


def _compatible(own: Any) -> dict[str, Any]:
    """By class name; a model's own one is always among them."""
    return {kind.__name__: kind for kind in (*own.compatibles, type(own))}
