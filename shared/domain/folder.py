"""What a folder is good for, before anything is kept in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FolderReport:
    """`fault` says in a sentence why nothing can be written there.

    `missing` is how many folders at the end of its path are not there yet.
    """

    free_bytes: int = 0
    missing: int = 0
    fault: str | None = None
