"""What can be told of a picture's content, beside its emotion, favorite and orientation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self, cast

COLOURS = (
    "red",
    "orange",
    "yellow",
    "green",
    "cyan",
    "blue",
    "purple",
    "pink",
    "brown",
    "black",
    "grey",
    "white",
)
"""The names that a dominant colour may have."""
MAX_WORDS = 12
MAX_COLOURS = 3
_WORD = re.compile(r"[^\W_](?:[^\W_]|[-'’]){0,39}")


@dataclass(frozen=True, slots=True)
class PictureFeatures:
    """`words` of the prompt that made the picture, `colours` that it mostly has, each once.

    Words are lower case and have at most 40 letters; the first in each list weighs most.
    """

    words: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"words": list(self.words), "colours": list(self.colours)}

    @classmethod
    def from_json(cls, value: object) -> Self:
        """Features of a manifest row; ValueError says which part is wrong."""
        if not isinstance(value, dict):
            raise ValueError("features are not a JSON object")
        fields = cast("Mapping[str, Any]", value)
        words = _texts(fields, "words", MAX_WORDS)
        if not all(_WORD.fullmatch(word) and word == word.lower() for word in words):
            raise ValueError("a word of its features is not a word in lower case")
        colours = _texts(fields, "colours", MAX_COLOURS)
        if not set(colours) <= set(COLOURS):
            raise ValueError("a colour of its features is not one of " + ", ".join(COLOURS))
        return cls(words, colours)


def _texts(fields: Mapping[str, Any], field: str, most: int) -> tuple[str, ...]:
    values = fields.get(field, [])
    if not isinstance(values, list):
        raise ValueError(f"{field} of its features are not a list")
    texts = cast("list[object]", values)
    if len(texts) > most or not all(isinstance(text, str) for text in texts):
        raise ValueError(f"{field} of its features are not at most {most} texts")
    if len(set(texts)) != len(texts):
        raise ValueError(f"{field} of its features repeat themselves")
    return tuple(cast("list[str]", texts))
