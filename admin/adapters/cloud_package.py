"""What CloudFormation is given: the template, and the function with our key rules inside."""

import hashlib
import io
import zipfile
from pathlib import Path

import shared
from shared.adapters.files import write_whole
from shared.domain.errors import MissingPartError
from shared.settings import RESOURCES

TEMPLATE = "garden.yaml"
_CLOUD = RESOURCES / "aws"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16


def write_cloud_package(folder: Path) -> tuple[Path, Path]:
    """Write the template and the function's code into a folder; the paths of both.

    The code is called after its hash and is the same bytes for the same sources, so that
    CloudFormation sees a new one, and only then. MissingPartError when the sources are not here or
    the folder cannot be written.
    """
    code = _zipped(_sources())
    digits = hashlib.sha256(code).hexdigest()[:16]
    template, function = folder / TEMPLATE, folder / f"function-{digits}.zip"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for target, data in ((function, code), (template, (_CLOUD / TEMPLATE).read_bytes())):
            write_whole(target, data, target.with_suffix(".new"))
    except OSError as error:
        raise MissingPartError(f"{folder}: cannot be written: {error.strerror}") from error
    return template, function


def _sources() -> dict[str, Path]:
    """Names in the package and files; `shared/domain` needs only the standard library."""
    room = Path(shared.__file__).parent
    files = {path.name: path for path in (_CLOUD / "function").glob("*.py")}
    domain = sorted((room / "domain").glob("*.py"))
    if not files or not domain:
        raise MissingPartError(
            "the function's sources are not part of this installation; use a clone of the project"
        )
    files |= {f"shared/domain/{path.name}": path for path in domain}
    return {**files, "shared/__init__.py": room / "__init__.py"}


def _zipped(files: dict[str, Path]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, path in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.external_attr = _READABLE
            package.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return target.getvalue()
