"""What the services say, who speak English, in the language of the window.

A sentence is known by its words; what stands for {0}, {1}, … may be another sentence.
"""

import re

from admin.presenters.foreign_sentences import SPOKEN_BY_OTHERS, WHERE_IT_IS_WRONG
from admin.presenters.known_sentences import KNOWN, PLACE, TRIED
from admin.presenters.words import say

_FILLED = re.compile(r"\\\{\d\\\}")
_TRIED = re.compile(r"([a-z0-9-]+(?::[A-Za-z]+)?) on (.+?): (.+)", re.DOTALL)
_PLACE = re.compile(r"""(['"].*['"]) in (s3://\S+)""")


def _pattern(known: str) -> re.Pattern[str]:
    words = re.escape(known.replace("{{", "\0").replace("}}", "\1"))
    plain = words.replace("\0", re.escape("{")).replace("\1", re.escape("}"))
    plain = re.sub(rf"^{_FILLED.pattern}", r"((?:(?!: ).)+?)", plain)  # a name, no sentence
    return re.compile(_FILLED.sub("(.+?)", plain), re.DOTALL)


def _patterns(sentences: tuple[str, ...]) -> list[tuple[re.Pattern[str], str]]:
    """The one with the most words of its own first, as a shorter one may fit by chance."""
    ordered = sorted(sentences, key=lambda known: -len(_FILLED.sub("", re.escape(known))))
    return [(_pattern(known), known) for known in ordered]


_PATTERNS = [(_TRIED, TRIED), (_PLACE, PLACE), *_patterns(KNOWN), *_patterns(SPOKEN_BY_OTHERS)]
_LAST_PATTERNS = _patterns(WHERE_IT_IS_WRONG)


def in_words(sentence: str) -> str:
    """A sentence of the services in the current language; one that is not known, as it is.

    What stands before a colon stays as it is where only the rest is known, as the name of a file.
    """
    said = _filled(sentence, _PATTERNS)
    if said is not None:
        return said
    for colon in re.finditer(": ", sentence):
        rest = sentence[colon.end() :]
        if _is_known(rest):
            return sentence[: colon.end()] + in_words(rest)
    said = _filled(sentence, _LAST_PATTERNS)
    return sentence if said is None else said


def what_is_wrong(name: str, sentence: str) -> str:
    """`in_words`, without the path to a file whose name stands beside the sentence."""
    said = in_words(sentence)
    path, found, rest = said.partition(f"{name}: ")
    return rest if found and ": " not in path else said


def _is_known(sentence: str) -> bool:
    patterns = (*_PATTERNS, *_LAST_PATTERNS)
    return any(pattern.fullmatch(sentence) for pattern, _ in patterns)


def _filled(sentence: str, patterns: list[tuple[re.Pattern[str], str]]) -> str | None:
    for pattern, known in patterns:
        if found := pattern.fullmatch(sentence):
            return say(known).format(*map(in_words, found.groups()))
    return None
