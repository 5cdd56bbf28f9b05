"""What is built: the two apps, and what of the world each of them leaves out."""

from dataclasses import dataclass
from pathlib import Path

from shared.domain.version import VERSION

ROOT = Path(__file__).parents[2]
PUBLISHER = "The Emotion Garden developers"
CONTACT = "Emotion Garden developers <developers@emotion-garden.invalid>"
MODEL_LIBRARIES = ("torch", "diffusers", "transformers", "accelerate", "tokenizers", "safetensors")
"""What only the GPU pack holds."""

_NEVER = (
    *MODEL_LIBRARIES,
    "matplotlib",
    "sounddevice",
    "tkinter",
    "IPython",
    "pytest",
    "setuptools",
    "pkg_resources",
    "pip",
    "PyInstaller",
    "numpy.f2py",
    "mediapipe.tasks.python.test",
)


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file that an installed app takes: it is started with `arguments` and the file."""

    suffix: str
    mime: str
    title: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Product:
    """An app as it is installed; the formats are made from this one description.

    An app that `stands_alone` is installed for the whole machine, starts with it and looks through
    its camera; any other is a user's own. `opens` are the files it takes.
    `opencv` is the distribution that brings cv2: without Qt 5, and without the contributed modules
    where none is used. `excluded` are modules, `left_out` patterns of files in `resources/`.
    `libraries_left_out` are patterns of file names that nothing loads.
    """

    key: str
    title: str
    summary: str
    opencv: str
    excluded: tuple[str, ...]
    left_out: tuple[str, ...]
    libraries_left_out: tuple[str, ...] = ("libonnxruntime.so*",)
    most_installed_mb: int = 480
    most_packed_mb: int = 200
    stands_alone: bool = False
    opens: tuple[FileType, ...] = ()
    whole: tuple[str, ...] = ()
    """Packages of which every module is taken, because a GPU pack may need it."""

    @property
    def package(self) -> str:
        """The name of the package, the program and the folder it is installed in."""
        return f"emotion-garden-{self.key}"


KIOSK = Product(
    key="kiosk",
    title="Emotion Garden",
    summary="an exhibition that answers a visitor's expression with a garden",
    opencv="opencv-python-headless",
    excluded=(*_NEVER, "admin", "PySide6.QtWidgets", "PySide6.QtSvg", "curses", "readline"),
    left_out=("installer/*", "diffusion/*", "icons/*", "prompts.toml", "i18n/admin_*", "*.ts"),
    stands_alone=True,
)
ADMIN = Product(
    key="admin",
    title="Emotion Garden Admin",
    summary="grows, reviews and promotes the pictures of the Emotion Garden",
    opencv="opencv-contrib-python-headless",
    excluded=(*_NEVER, "kiosk", "mediapipe", "onnxruntime", "PySide6.QtQml", "PySide6.QtQuick"),
    left_out=("installer/*", "demo_camera/*", "models/*", "flowers/*", "i18n/kiosk_*", "*.ts"),
    opens=(FileType(".safetensors", "application/x-safetensors", "Model weights", "models add"),),
    whole=("numpy", "PIL", "packaging", "google.protobuf"),
)
PRODUCTS = {product.key: product for product in (KIOSK, ADMIN)}

__all__ = ["ADMIN", "KIOSK", "PRODUCTS", "ROOT", "VERSION", "Product"]
