"""What the visitor takes home: the web address of a picture they liked, where there is one."""

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.visit_presenter import VisitPresenter
from shared.domain.catalogue import ItemId
from shared.domain.web_address import WebAddress


class TakeHomePresenter(QObject):
    """The picture whose code is shown; `address` and `source` are empty when none is.

    `template` is the site's, None when it offers nothing. Nothing is kept of what was shown, and
    the kiosk itself opens no address.
    """

    changed = Signal()

    def __init__(
        self, visit: VisitPresenter, language: LanguagePresenter, template: WebAddress | None
    ) -> None:
        super().__init__()
        self._language = language
        self._template = template
        self._item_id = ""
        self._source = ""
        visit.ended.connect(self.put_away)
        language.language_changed.connect(self.changed)

    def _get_offered(self) -> bool:
        return self._template is not None

    def _get_source(self) -> str:
        return self._source

    def _get_address(self) -> str:
        if self._template is None or not self._item_id:
            return ""
        emotion = ItemId.parse(self._item_id).emotion.key
        language = self._language.current
        return self._template.fill(item_id=self._item_id, emotion=emotion, language=language)

    offered = Property(bool, _get_offered, constant=True)
    source = Property(str, _get_source, notify=changed)
    address = Property(str, _get_address, notify=changed)

    @Slot(str, str)
    def show(self, item_id: str, source: str) -> None:
        """Show the code of a picture; `source` is the URL of its file."""
        self._item_id, self._source = item_id, source
        self.changed.emit()

    @Slot()
    def put_away(self) -> None:
        """Show no code any more."""
        self.show("", "")
