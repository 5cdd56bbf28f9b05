"""What stands on the review page where pictures would: why there are none, and what to do."""

from PySide6.QtCore import QCoreApplication, Signal

from admin.presenters.review_presenter import ReviewPresenter
from admin.presenters.words import QT_TRANSLATE_NOOP, say
from admin.screens.layouts import EmptyState
from admin.screens.review_filters import ReviewFilters
from admin.screens.spoken import Spoken

translate = QCoreApplication.translate


class NoPictures(EmptyState):
    """`form_wanted` is emitted when there are none and some should be made."""

    form_wanted = Signal()

    def __init__(self, presenter: ReviewPresenter, filters: ReviewFilters, spoken: Spoken) -> None:
        super().__init__()
        self._presenter = presenter
        self._filters = filters
        self.button.setObjectName("noPicturesButton")
        self.button.clicked.connect(self._pressed)
        presenter.counts_changed.connect(self.tell)
        spoken.always(self.tell)

    def tell(self) -> None:
        """Say what there is to say now."""
        narrow, trash = self._filters.narrow, bool(self._filters.wanted().trashed)
        if trash and not narrow:
            title = QT_TRANSLATE_NOOP("Admin", "The trash is empty")
            words = QT_TRANSLATE_NOOP("Admin", "What you remove waits here until it is emptied.")
        elif narrow or any(self._presenter.counts.of.values()):
            title = QT_TRANSLATE_NOOP("Admin", "No picture fits")
            words = QT_TRANSLATE_NOOP("Admin", "Everything here is decided, or filtered away.")
        else:
            title = QT_TRANSLATE_NOOP("Admin", "No pictures yet")
            words = QT_TRANSLATE_NOOP("Admin", "Pictures come here as soon as they are made.")
        make, clear = translate("Admin", "Make pictures"), translate("Admin", "Clear the filters")
        self.say(say(title), say(words), clear if narrow else make)
        self.button.setVisible(narrow or not trash)

    def _pressed(self) -> None:
        if self._filters.narrow:
            self._filters.widen()
        else:
            self.form_wanted.emit()
