"""What the services say, who speak English, in the language of the window.

A sentence is known by its words; what stands for {0}, {1}, … may be another sentence.
"""

import re

from admin.presenters.words import QT_TRANSLATE_NOOP, say

KNOWN = (
    QT_TRANSLATE_NOOP("Admin", "it has more than {0} bytes"),
    QT_TRANSLATE_NOOP("Admin", "a prompt of {0} letters is too long; {1} are allowed"),
    QT_TRANSLATE_NOOP("Admin", "its recipe is too long for a JPEG file"),
    QT_TRANSLATE_NOOP("Admin", "it is listed twice"),
    QT_TRANSLATE_NOOP("Admin", "it is no part of a backup"),
    QT_TRANSLATE_NOOP("Admin", "it is not a JSON object"),
    QT_TRANSLATE_NOOP("Admin", "name is not a text"),
    QT_TRANSLATE_NOOP("Admin", "no good line of a list says what it is"),
    QT_TRANSLATE_NOOP("Admin", "object key {0} has an empty, '.' or '..' segment"),
    QT_TRANSLATE_NOOP("Admin", "somebody is deleting it"),
    QT_TRANSLATE_NOOP("Admin", "the engine made a black picture"),
    QT_TRANSLATE_NOOP("Admin", "the engine made a picture of one colour"),
    QT_TRANSLATE_NOOP("Admin", "the file cannot be read: {0}"),
    QT_TRANSLATE_NOOP("Admin", "the file is missing"),
    QT_TRANSLATE_NOOP("Admin", "the file is not the one backed up (SHA-256)"),
    QT_TRANSLATE_NOOP("Admin", "the object has {0} bytes, not {1}"),
    QT_TRANSLATE_NOOP("Admin", "the object is missing"),
    QT_TRANSLATE_NOOP("Admin", "the object is not the one that was promoted (SHA-256)"),
    QT_TRANSLATE_NOOP("Admin", "the pool has another picture of this name"),
    QT_TRANSLATE_NOOP("Admin", "the pool has no picture {0}"),
    QT_TRANSLATE_NOOP("Admin", "the store folder {0} is not there"),
    QT_TRANSLATE_NOOP("Admin", "the store {0} has no object {1}"),
    QT_TRANSLATE_NOOP("Admin", "the worker process ends again and again ({0})"),
    QT_TRANSLATE_NOOP("Admin", "none of these pictures is in the garden"),
    QT_TRANSLATE_NOOP("Admin", "none of these pictures was withdrawn and is still here"),
    QT_TRANSLATE_NOOP("Admin", "that would be more than {0} pictures at once"),
    QT_TRANSLATE_NOOP("Admin", "The model made a black picture."),
    QT_TRANSLATE_NOOP("Admin", "The model {0} cannot be opened: {1}"),
    QT_TRANSLATE_NOOP("Admin", "The model {0} does not exist."),
    QT_TRANSLATE_NOOP("Admin", "The model {0} lacks its part {1}."),
    QT_TRANSLATE_NOOP("Admin", "The model folder {0} is empty."),
    QT_TRANSLATE_NOOP("Admin", "Step {0} took {1} s, longer than its deadline of {2} s."),
    QT_TRANSLATE_NOOP("Admin", "{0}: a wildcard is written {{one|two}}, none inside another"),
    QT_TRANSLATE_NOOP("Admin", "it has {0} x {1} pixels, and its name ends in {2}"),
    QT_TRANSLATE_NOOP("Admin", "it has {0} x {1} pixels, not {2} x {3}"),
    QT_TRANSLATE_NOOP("Admin", "it is not a whole JPEG picture: {0}"),
    QT_TRANSLATE_NOOP("Admin", "{0} x {1} pixels are too many to open safely"),
    QT_TRANSLATE_NOOP("Admin", "{0} is behind the symbolic link {1}"),
    QT_TRANSLATE_NOOP("Admin", "{0} is in the garden; withdraw it first"),
    QT_TRANSLATE_NOOP("Admin", "{0} is not an item id"),
    QT_TRANSLATE_NOOP("Admin", "{0} is no model: no safetensors file, checkpoint or folder"),
    QT_TRANSLATE_NOOP("Admin", "{0} is not a plain file"),
    QT_TRANSLATE_NOOP("Admin", "{0} is not a whole safetensors file"),
    QT_TRANSLATE_NOOP("Admin", "{0}: holds other files and no backup; choose an empty one"),
    QT_TRANSLATE_NOOP("Admin", "{0}: another backup is being written there"),
    QT_TRANSLATE_NOOP("Admin", "{0}: is in {1}, which is backed up; choose another"),
    QT_TRANSLATE_NOOP("Admin", "{0}: is not the file that was kept (SHA-256)"),
    QT_TRANSLATE_NOOP("Admin", "{0}: every name for it is taken in the store"),
    QT_TRANSLATE_NOOP("Admin", "{0}: the picture cannot be written: {1}"),
    QT_TRANSLATE_NOOP("Admin", "{0}: cannot be read: {1}"),
    QT_TRANSLATE_NOOP("Admin", "{0}: cannot be written: {1}"),
    QT_TRANSLATE_NOOP("Admin", "{0}: there is no {1}"),
    QT_TRANSLATE_NOOP("Admin", "what the manifest said of it is not known; promote it again"),
    QT_TRANSLATE_NOOP("Admin", "No such file or directory"),
    QT_TRANSLATE_NOOP("Admin", "No space left on device"),
    QT_TRANSLATE_NOOP("Admin", "Permission denied"),
)
_FILLED = re.compile(r"\\\{\d\\\}")


def _pattern(known: str) -> re.Pattern[str]:
    words = re.escape(known.replace("{{", "\0").replace("}}", "\1"))
    plain = words.replace("\0", re.escape("{")).replace("\1", re.escape("}"))
    return re.compile(_FILLED.sub("(.+?)", plain), re.DOTALL)


_PATTERNS = tuple((_pattern(known), known) for known in KNOWN)


def in_words(sentence: str) -> str:
    """A sentence of the services in the current language; one that is not known, as it is."""
    for pattern, known in _PATTERNS:
        if found := pattern.fullmatch(sentence):
            return say(known).format(*map(in_words, found.groups()))
    return sentence
