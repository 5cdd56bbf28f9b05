"""Object keys: which are allowed, and the file names that stand for them on every system.

A key is at most 1,024 bytes of UTF-8 (S3's limit), `/` between its segments. Each segment is one
file or folder name, spelled as it is except where a file system would object: `%` and the
characters `< > : " | ? *`, control characters, a dot or space at either end and the first letter
of a Windows device name (CON, NUL, …) are written `%XX`, the two hex digits of their code. The
spelling is reversible, and an ordinary key is spelled as itself.
"""

import re
from functools import lru_cache

from shared.domain.errors import StoreError

MAX_KEY_BYTES = 1024
MAX_NAME_BYTES = 255
"""The longest file name of the usual file systems, after spelling."""

_SPELLED = re.compile(r'[%<>:"|?*\x01-\x1f\x7f]|^[. ]|[. ]\Z')
_ESCAPE = re.compile(r"%([0-9A-F]{2})")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE | re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:")


@lru_cache(1024)
def checked_key(key: str) -> str:
    """The key itself; StoreError names a key that no store takes."""
    try:
        length = len(key.encode())
    except UnicodeEncodeError as error:
        raise StoreError(f"object key {key[:80]!r} is not valid Unicode") from error
    if not 1 <= length <= MAX_KEY_BYTES:
        raise StoreError(f"object key {key[:80]!r} does not have 1 to {MAX_KEY_BYTES} bytes")
    if "\\" in key or "\x00" in key or _DRIVE.match(key):
        raise StoreError(f"object key {key!r} has a backslash, a NUL or a drive letter")
    for segment in key.split("/"):
        if segment in ("", ".", ".."):
            raise StoreError(f"object key {key!r} has an empty, '.' or '..' segment")
        if len(_spelled(segment).encode()) > MAX_NAME_BYTES:
            raise StoreError(f"object key {key[:80]!r} has a segment too long for a file name")
    return key


def is_key(name: str) -> bool:
    """Whether it names an object of ours, and not a folder or something put there by hand."""
    try:
        return bool(checked_key(name))
    except StoreError:
        return False


def file_of(key: str) -> str:
    """The relative path, with `/`, that stands for a key; StoreError when the key is not allowed.

    Text, because every picture of a garden is asked for, and a `PurePath` would be taken apart
    again by the folder it is joined to.
    """
    return "/".join(map(_spelled, checked_key(key).split("/")))


def segment_of(name: str) -> str | None:
    """The key segment that a file name stands for; None when it stands for none."""
    segment = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), name)
    return segment if _spelled(segment) == name else None


@lru_cache(1024)
def _spelled(segment: str) -> str:
    name = _SPELLED.sub(lambda match: f"%{ord(match[0]):02X}", segment)
    return f"%{ord(name[0]):02X}{name[1:]}" if _DEVICE.fullmatch(name) else name
