"""How a worker process makes its engine; nothing heavy is imported before it is there."""

from pathlib import Path

from shared.ports import ImageGenerator


def make_painter() -> ImageGenerator:
    """The painter, on one core."""
    import cv2

    from admin.adapters.painter import Painter

    cv2.setNumThreads(1)
    return Painter()


def make_diffusers(model: Path | None, device: str | None) -> ImageGenerator:
    """The diffusers engine on a device (None: the best there is); `model` when a request has none.

    MissingPartError when torch is not installed or the model can not be opened.
    """
    from admin.adapters.diffusers_generator import DiffusersGenerator

    return DiffusersGenerator(model, device)
