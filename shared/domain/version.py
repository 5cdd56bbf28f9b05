"""The version of both apps; `pyproject.toml` reads it from here."""

VERSION = "0.1.0"

NOTICES = "THIRD-PARTY-NOTICES.txt"
"""The licences of others, among the resources of an installed program."""

_THOUSAND = 1000


def number_of(version: str) -> int:
    """A version as one number that sorts: "1.2.3" is 1002003."""
    major, minor, patch = (int(part) for part in version.split("."))
    return (major * _THOUSAND + minor) * _THOUSAND + patch


def version_of(number: int) -> str:
    """The version of such a number."""
    return f"{number // _THOUSAND**2}.{number // _THOUSAND % _THOUSAND}.{number % _THOUSAND}"
