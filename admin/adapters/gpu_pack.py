"""The GPU pack: torch and diffusers in a folder of their own, for an admin that brings neither."""

import json
import sys
from pathlib import Path
from typing import Any

from shared.domain.errors import MissingPartError
from shared.domain.generation_extra import PACK, PACK_FACTS, is_installed

PACKAGES = "site-packages"
_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


def use_gpu_pack(chosen: Path | None) -> str | None:
    """Let this process and its children import from the pack; why that can not be, or None.

    The pack is the folder `chosen`, or the one beside an installed program. What the program brings
    itself stays stronger, so that a pack only adds.
    """
    folder = chosen or _beside_program()
    if folder is None:
        return None
    try:
        check_pack(folder)
    except MissingPartError as error:
        return str(error)
    packages = str(folder / PACKAGES)
    if packages not in sys.path:
        sys.path.append(packages)
    return None


def check_pack(folder: Path) -> None:
    """MissingPartError when a folder is no GPU pack, or one for another Python."""
    try:
        facts: dict[str, Any] = json.loads((folder / PACK_FACTS).read_text(encoding="utf-8"))
        python = facts["python"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise MissingPartError(f"{folder} is no GPU pack: {PACK_FACTS} is not there") from error
    if python != _PYTHON:
        raise MissingPartError(f"{folder} is a GPU pack for Python {python}, this is {_PYTHON}")
    if not (folder / PACKAGES / "torch").is_dir():
        raise MissingPartError(f"{folder} is a GPU pack without torch; unpack it again")


def _beside_program() -> Path | None:
    folder = Path(sys.executable).resolve().parents[1] / PACK
    return folder if is_installed() and folder.is_dir() else None
