"""Leaves a service alone for a while after it failed, longer each time it fails again."""

import logging
import random
import time
from collections.abc import Callable

FIRST_S = 5.0
LONGEST_S = 300.0
LASTING = 5
"""Failures in a row that do not pass by themselves."""
_TOLD_EVERY = 50


class Respite:
    """When a service may be asked again; `clock` counts seconds.

    The pauses double up to a longest, less up to a half by chance, so that many kiosks do not ask
    in step.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        random_source: random.Random | None = None,
    ) -> None:
        self._clock = clock
        self._random = random_source or random.Random()
        self._failures = 0
        self._until = 0.0

    def is_over(self) -> bool:
        """Whether the service may be asked."""
        return not self._failures or self._clock() >= self._until

    def failed(self) -> int:
        """The service did not do what it was asked: let it rest.

        The level to log it at: of an error, which staff far away hear of, once it lasts, and again
        from time to time.
        """
        longest = min(FIRST_S * 2 ** min(self._failures, 20), LONGEST_S)
        self._until = self._clock() + longest * self._random.uniform(0.5, 1.0)
        self._failures += 1
        is_told = self._failures % _TOLD_EVERY == LASTING
        return logging.ERROR if is_told else logging.WARNING

    def succeeded(self) -> None:
        """The service works: the next pause is a short one again."""
        self._failures = 0
