"""What a folder is good for, before anything is kept in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FolderReport:
    """`fault` says in a sentence why nothing can be written there; `is_new`: it will be made."""

    free_bytes: int = 0
    is_new: bool = False
    fault: str | None = None
