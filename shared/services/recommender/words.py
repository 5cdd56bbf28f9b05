"""Numbers for words: the attributes of visitors, features of pictures, in order of meeting."""

from collections.abc import Iterable


class Words:
    """Gives each (field, value) the next number, up to `most`; later ones have none."""

    def __init__(self, most: int, known: Iterable[tuple[str, str]] = ()) -> None:
        self.most = most
        self._numbers = {word: number for number, word in enumerate(known)}

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, word: tuple[str, str]) -> int | None:
        """The number of a word that was met before."""
        return self._numbers.get(word)

    def meet(self, word: tuple[str, str]) -> int | None:
        """The number of a word, a new one if there is room."""
        number = self._numbers.get(word)
        if number is None and len(self._numbers) < self.most:
            number = self._numbers[word] = len(self._numbers)
        return number

    def all(self) -> list[tuple[str, str]]:
        """Every word in order of its number."""
        return list(self._numbers)
