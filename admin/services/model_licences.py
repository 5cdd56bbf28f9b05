"""What the licences of models say about showing and selling pictures, as far as it is known.

The rules are those of the licence texts as their authors published them; this is no legal advice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class LicenceRule(StrEnum):
    """What a licence allows an exhibition to do, from most to least."""

    FREE = "free"
    """Any use."""
    CONDITIONS = "conditions"
    """Public and commercial use under conditions that have to be read."""
    NON_COMMERCIAL = "non-commercial"
    """No commercial use: an exhibition that earns money, or advertises, needs another licence."""
    RESEARCH = "research"
    """Research only: no public display."""
    UNKNOWN = "unknown"
    """Nobody said, or the identifier is not known here."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by the identifier that model hubs use; `note` is a condition worth a sentence."""

    identifier: str
    name: str
    rule: LicenceRule
    note: str = ""


_LICENCES = (
    Licence("apache-2.0", "Apache License 2.0", LicenceRule.FREE),
    Licence("mit", "MIT License", LicenceRule.FREE),
    Licence("cc0-1.0", "CC0 1.0", LicenceRule.FREE),
    Licence("cc-by-4.0", "CC BY 4.0", LicenceRule.CONDITIONS, "its authors have to be named"),
    Licence("cc-by-nc-4.0", "CC BY-NC 4.0", LicenceRule.NON_COMMERCIAL),
    Licence("cc-by-nc-sa-4.0", "CC BY-NC-SA 4.0", LicenceRule.NON_COMMERCIAL),
    Licence("cc-by-nc-nd-4.0", "CC BY-NC-ND 4.0", LicenceRule.NON_COMMERCIAL),
    Licence(
        "creativeml-openrail-m",
        "CreativeML Open RAIL-M",
        LicenceRule.CONDITIONS,
        "its list of forbidden uses holds for the pictures too",
    ),
    Licence(
        "openrail++",
        "CreativeML Open RAIL++-M",
        LicenceRule.CONDITIONS,
        "its list of forbidden uses holds for the pictures too",
    ),
    Licence("openrail", "Open RAIL", LicenceRule.CONDITIONS, "it has a list of forbidden uses"),
    Licence(
        "stabilityai-ai-community",
        "Stability AI Community License",
        LicenceRule.CONDITIONS,
        "organisations above a yearly revenue named in it need an enterprise licence",
    ),
    Licence(
        "sai-nc-community",
        "Stability AI Non-Commercial Research Community License",
        LicenceRule.NON_COMMERCIAL,
    ),
    Licence(
        "stabilityai-nc-research-community",
        "Stability AI Non-Commercial Research Community License",
        LicenceRule.NON_COMMERCIAL,
    ),
    Licence(
        "flux-1-dev-non-commercial-license",
        "FLUX.1 [dev] Non-Commercial License",
        LicenceRule.NON_COMMERCIAL,
    ),
    Licence(
        "flux-dev-non-commercial-license",
        "FLUX [dev] Non-Commercial License",
        LicenceRule.NON_COMMERCIAL,
    ),
    Licence("deepfloyd-if-license", "DeepFloyd IF License", LicenceRule.RESEARCH),
    Licence(
        "tencent-hunyuan-community",
        "Tencent Hunyuan Community License",
        LicenceRule.CONDITIONS,
        "it leaves out some countries: look for yours",
    ),
)
LICENCES: Mapping[str, Licence] = {licence.identifier: licence for licence in _LICENCES}


def licence_of(identifier: str) -> Licence:
    """The licence of an identifier in any case; one of rule UNKNOWN when it is not known."""
    plain = identifier.strip().lower()
    unknown = Licence(plain, identifier.strip() or "no licence named", LicenceRule.UNKNOWN)
    return LICENCES.get(plain, unknown)


def licence_warning(identifier: str) -> str | None:
    """What a curator should know before showing a model's pictures; None when nothing."""
    licence = licence_of(identifier)
    if licence.rule is LicenceRule.FREE:
        return None
    if licence.rule is LicenceRule.CONDITIONS:
        return f"{licence.name}: {licence.note}."
    if licence.rule is LicenceRule.NON_COMMERCIAL:
        return (
            f"{licence.name} forbids commercial use: an exhibition that earns money or advertises "
            "needs another licence from the model's authors."
        )
    if licence.rule is LicenceRule.RESEARCH:
        return f"{licence.name} allows research only: pictures may not be shown in public."
    if not licence.identifier:
        return "Nobody said under which licence this model is; find out before showing pictures."
    return f"The licence '{licence.name}' is not known here; read it before showing pictures."
