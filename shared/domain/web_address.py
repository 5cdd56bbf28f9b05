"""A web address that a site words itself, with places for what belongs to one picture."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

PLACES = ("item_id", "emotion", "language")
MAX_LENGTH = 400
"""Of the template: a longer address makes squares too fine for the phones of visitors."""

_PLACE = re.compile(r"\{([^{}]*)\}")
_ADDRESS = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class WebAddress:
    """`https://example.org/{language}/{item_id}`; made by `parse`."""

    template: str

    @classmethod
    def parse(cls, template: str) -> "WebAddress":
        """A template that gives a web address for every picture; ValueError says what is wrong."""
        if not _ADDRESS.fullmatch(template) or len(template) > MAX_LENGTH:
            raise ValueError(f"it is not 1 to {MAX_LENGTH} letters of ASCII without a space")
        for name in _PLACE.findall(template):
            if name not in PLACES:
                known = ", ".join(f"{{{each}}}" for each in PLACES)
                raise ValueError(f"'{{{name}}}' is none of {known}")
        rest = _PLACE.sub("", template)
        if "{" in rest or "}" in rest:
            raise ValueError("a brace is left over")
        try:
            parts = urlsplit(template)
            host, _ = parts.hostname, parts.port
        except ValueError as error:
            raise ValueError(str(error)) from None
        if parts.scheme not in ("http", "https") or not host:
            raise ValueError("it does not begin with https:// or http:// and a host")
        if "{" in parts.netloc:
            raise ValueError("a place is in the name of the host")
        return cls(template)

    def fill(self, *, item_id: str, emotion: str, language: str) -> str:
        """The address of one picture; what a web address does not allow is written `%XX`."""
        values = {"item_id": item_id, "emotion": emotion, "language": language}
        return _PLACE.sub(lambda match: quote(values[match[1]], safe="/"), self.template)
