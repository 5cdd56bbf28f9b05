"""The notice as the screen shows it, and the record of what was answered."""

import logging

from PySide6.QtCore import Property, QObject, Signal

from kiosk.presenters.garden_presenter import DATABASE_LANE
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.gardener import Gardener
from kiosk.services.notice import Notice, NoticeText
from shared.domain.notice_answer import NoticeAnswer
from shared.qt.task_runner import TaskRunner, nothing

_log = logging.getLogger(__name__)


class NoticePresenter(QObject):
    """The site's words in the visitor's language; the answer is kept without the visitor."""

    words_changed = Signal()

    def __init__(
        self,
        visit: VisitPresenter,
        language: LanguagePresenter,
        runner: TaskRunner,
        gardener: Gardener,
        notice: Notice,
        *,
        keeps_age_and_gender: bool = False,
        sends_pictures: bool = False,
    ) -> None:
        super().__init__()
        self._language = language
        self._runner = runner
        self._gardener = gardener
        self._notice = notice
        self._keeps_age_and_gender = keeps_age_and_gender
        self._sends_pictures = sends_pictures
        visit.notice_answered.connect(self._keep)
        language.language_changed.connect(self.words_changed)

    def _text(self) -> NoticeText:
        return self._notice.text(
            self._language.current,
            keeps_age_and_gender=self._keeps_age_and_gender,
            sends_pictures=self._sends_pictures,
        )

    def _get_heading(self) -> str:
        return self._text().heading

    def _get_points(self) -> list[str]:
        return list(self._text().points)

    def _get_contact(self) -> str:
        return self._text().contact

    heading = Property(str, _get_heading, notify=words_changed)
    points = Property(list, _get_points, notify=words_changed)
    contact = Property(str, _get_contact, notify=words_changed)

    def _keep(self, accepted: bool) -> None:
        answer = NoticeAnswer.fresh(self._notice.version, accepted=accepted)
        self._runner.run(
            DATABASE_LANE, lambda: self._gardener.note_answer(answer), nothing, _not_written
        )


def _not_written(error: Exception) -> None:
    _log.error("an answer to the notice could not be written: %s", error)
