"""How a worker process makes its engine; nothing heavy is imported before it is there."""

from pathlib import Path

from admin.adapters.diffusers_generator import DiffusersFactory, DiffusersOptions, Memory
from shared.ports import ImageGenerator
from shared.settings import Settings

MODELS_FILE = "models.json"
"""The model library, in the data folder."""
SMALL_AUTOENCODER = "taesd"
"""The folder in that of the models which previews are drawn with when the settings name none."""


def make_painter() -> ImageGenerator:
    """The painter, on one core."""
    import cv2

    from admin.adapters.painter import Painter

    cv2.setNumThreads(1)
    return Painter()


def make_diffusers(
    model: Path | None, device: str | None, options: DiffusersOptions | None = None
) -> ImageGenerator:
    """The diffusers engine on a device (None: the best there is); `model` when a request has none.

    MissingPartError when torch is not installed or the model can not be opened.
    """
    return DiffusersFactory(model, device, options or DiffusersOptions())()


def diffusers_options(settings: Settings) -> DiffusersOptions:
    """What the settings say about the diffusers engine."""
    small = settings.models_folder / SMALL_AUTOENCODER
    return DiffusersOptions(
        library=settings.data_dir / MODELS_FILE,
        memory=Memory(settings.model_memory),
        compile=settings.compile_models,
        previews=settings.preview_model or (small if small.is_dir() else None),
        allow_pickle=settings.allow_pickles,
    )
