"""Which version of Emotion Garden this is."""

import tomllib
from importlib import metadata
from pathlib import Path

_NAME = "emotion-garden"


def program_version(checkout: Path) -> str:
    """The installed version, or that of the `checkout` that runs without being installed."""
    try:
        document = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))
        return str(document["project"]["version"])
    except (OSError, ValueError, KeyError):
        pass
    try:
        return metadata.version(_NAME)
    except metadata.PackageNotFoundError:
        return "?"
