"""The doors to helpers: what they see in pictures, and how well a picture matches its prompt."""

from collections.abc import Mapping, Sequence, Set
from pathlib import Path
from typing import Protocol

from shared.domain.advice import Fingerprint, Looks


class Helping(Protocol):
    """What a helper works with, in processes of its own."""

    def cut_off(self) -> None:
        """From any thread: end what is under way with an error, and answer nothing any more."""
        ...

    def close(self) -> None:
        """End what it started; harmless when already closed."""
        ...


class Adviser(Helping, Protocol):
    """Looks at the pixels of pictures; AdviceError when it can not look at all."""

    def looks(self, paths: Sequence[Path]) -> Sequence[Looks | None]:
        """What each picture shows; None when it can not be read."""
        ...

    def stacks(self, prints: Sequence[Fingerprint], fresh: Set[int]) -> Mapping[int, int | None]:
        """The stacks that are others now, by number.

        The prints are all there are, in order of making; only the fresh ones look for a stack.
        """
        ...


class Matcher(Helping, Protocol):
    """Compares pictures with their prompts; AdviceError or MissingPartError when it can not."""

    def match(self, pairs: Sequence[tuple[Path, str]]) -> Sequence[float | None]:
        """The cosine of each picture and its prompt; None when it can not be read."""
        ...
