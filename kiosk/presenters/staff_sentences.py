"""What staff read of the kiosk's own work when it fails, in their language.

A library's own words are English and go into the log; the health sheet shows them below.
"""

from PySide6.QtCore import QCoreApplication

SHELF = "shelf"
"""The work of keeping the garden as the store has it; the others are the names of outboxes."""


def trouble_sentence(work: str) -> str:
    """What it means that a work of the housekeeper fails, in the current language."""
    translate = QCoreApplication.translate
    if work == SHELF:
        return translate("Staff", "The garden cannot be fetched; what is here is still shown")
    if work == "personalize":
        return translate("Staff", "Visits cannot be delivered to Personalize; they wait here")
    return translate("Staff", "Visits cannot be delivered to the store; they wait here")
