"""Near-duplicates among perceptual hashes of 64 bits."""

from collections.abc import Sequence, Set
from typing import Any

import numpy as np

from shared.domain.advice import Fingerprint

DISTANCE = 7
"""Hashes that differ in at most so many bits are of alike pictures; others differ in a dozen."""


def stacks_of(prints: Sequence[Fingerprint], fresh: Set[int]) -> dict[int, int | None]:
    """The stack of every picture whose stack is another now; `prints` in order of making.

    Only `fresh` pictures, by number, are compared. One joins the nearest stack whose first picture
    is alike (not any of its pictures: chains of small steps would join what is not alike). Stacks
    of one are None.
    """
    values = np.array([fingerprint.value for fingerprint in prints], np.uint64)
    firsts = np.empty_like(values)
    numbers: list[int] = []
    joined: dict[int, int] = {}
    for fingerprint, value in zip(prints, values, strict=True):
        if fingerprint.number in fresh:
            stack = _nearest(firsts[: len(numbers)], value, numbers)
        else:
            stack = None if fingerprint.stack == fingerprint.number else fingerprint.stack
        if stack is not None:
            joined[fingerprint.number] = stack
        else:
            firsts[len(numbers)] = value
            numbers.append(fingerprint.number)
    shared = set(joined.values())
    found = {n: joined.get(n, n if n in shared else None) for n in (p.number for p in prints)}
    return {p.number: found[p.number] for p in prints if found[p.number] != p.stack}


def _nearest(firsts: Any, value: Any, numbers: Sequence[int]) -> int | None:
    if not numbers:
        return None
    apart = np.bitwise_count(firsts ^ value)
    nearest = int(apart.argmin())
    return numbers[nearest] if apart[nearest] <= DISTANCE else None
