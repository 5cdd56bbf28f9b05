"""What a model's licence means for an exhibition, in the curator's language."""

from PySide6.QtCore import QCoreApplication

from admin.presenters.words import QT_TRANSLATE_NOOP, say
from admin.services.model_licences import LicenceRule, licence_of

translate = QCoreApplication.translate
_NOTES = {
    "its authors have to be named": QT_TRANSLATE_NOOP("Admin", "its authors have to be named"),
    "its list of forbidden uses holds for the pictures too": QT_TRANSLATE_NOOP(
        "Admin", "its list of forbidden uses holds for the pictures too"
    ),
    "it has a list of forbidden uses": QT_TRANSLATE_NOOP(
        "Admin", "it has a list of forbidden uses"
    ),
    "organisations above a yearly revenue named in it need an enterprise licence": (
        QT_TRANSLATE_NOOP(
            "Admin", "organisations above a yearly revenue named in it need an enterprise licence"
        )
    ),
    "it leaves out some countries: look for yours": QT_TRANSLATE_NOOP(
        "Admin", "it leaves out some countries: look for yours"
    ),
}


def is_grave(identifier: str) -> bool:
    """Whether pictures may not simply be shown: forbidden, or nobody knows."""
    grave = (LicenceRule.NON_COMMERCIAL, LicenceRule.RESEARCH, LicenceRule.UNKNOWN)
    return licence_of(identifier).rule in grave


def licence_words(identifier: str) -> str:
    """What to know before pictures are shown; empty when nothing."""
    licence = licence_of(identifier)
    match licence.rule:
        case LicenceRule.FREE:
            return ""
        case LicenceRule.CONDITIONS:
            return f"{licence.name}: {say(_NOTES.get(licence.note, licence.note))}."
        case LicenceRule.NON_COMMERCIAL:
            words = translate(
                "Admin",
                "{0} forbids commercial use: an exhibition that earns money or advertises needs "
                "another licence from the model's authors.",
            )
        case LicenceRule.RESEARCH:
            words = translate(
                "Admin", "{0} allows research only: pictures may not be shown in public."
            )
        case _:
            words = translate(
                "Admin", "The licence '{0}' is not known here; read it before showing pictures."
            )
            if not licence.identifier:
                words = translate(
                    "Admin",
                    "Nobody said under which licence this model is; find out before showing "
                    "pictures.",
                )
    return words.format(licence.name)
