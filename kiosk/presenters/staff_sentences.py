"""What staff read of the kiosk's own work when it fails, in their language.

A library's own words are English and go into the log; the health sheet shows them below.
"""

from PySide6.QtCore import QCoreApplication

SHELF = "shelf"
"""The work of keeping the garden as the store has it; the others are the names of outboxes."""
STAND_IN = "starter garden"
"""That the starter garden stands in for one that the store has."""
PASSED_OVER = "pictures"
"""That some pictures of the store's garden could not be had."""


def trouble_sentence(work: str) -> str:
    """What it means that a work of the housekeeper fails, in the current language."""
    translate = QCoreApplication.translate
    if work == SHELF:
        return translate("Staff", "The garden cannot be fetched; what is here is still shown")
    if work == STAND_IN:
        return translate("Staff", "It gives no garden, so the starter garden is shown")
    if work == PASSED_OVER:
        return translate("Staff", "Some pictures cannot be fetched; the others are shown")
    if work == "personalize":
        return translate("Staff", "Visits cannot be delivered to Personalize; they wait here")
    return translate("Staff", "Visits cannot be delivered to the store; they wait here")
