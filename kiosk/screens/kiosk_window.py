"""The kiosk's window: the QML screens on their presenters."""

from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPointerEvent, QResizeEvent
from PySide6.QtQuick import QQuickItem

from kiosk.presenters.access_presenter import AccessPresenter
from kiosk.presenters.camera_presenter import CameraPresenter
from kiosk.presenters.garden_presenter import GardenPresenter
from kiosk.presenters.hours_presenter import HoursPresenter
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.notice_presenter import NoticePresenter
from kiosk.presenters.shelf_presenter import ShelfPresenter
from kiosk.presenters.staff_presenter import StaffPresenter
from kiosk.presenters.take_home_presenter import TakeHomePresenter
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.screens.shut_window import ShutWindow, is_touch, new_fingers
from shared.domain.catalogue import Orientation


@dataclass(frozen=True, slots=True)
class Presenters:
    """What the screens are bound to."""

    visit: VisitPresenter
    notice: NoticePresenter
    camera: CameraPresenter
    garden: GardenPresenter
    language: LanguagePresenter
    shelf: ShelfPresenter
    access: AccessPresenter
    hours: HoursPresenter
    take_home: TakeHomePresenter
    staff: StaffPresenter


class KioskWindow(ShutWindow):
    """All screens in one window; `orientation` is `auto`, `landscape` or `portrait` pictures.

    `fonts` is the folder of the shipped fonts; `diagonal_in` the screen's size in inches, for one
    that tells it wrongly. MissingPartError when the screens cannot be made.
    """

    def __init__(
        self,
        presenters: Presenters,
        fonts: Path,
        *,
        orientation: str = "auto",
        diagonal_in: float | None = None,
    ) -> None:
        super().__init__(presenters.language, fonts)
        self._presenters = presenters
        self._pictures = orientation
        self._diagonal_in = diagonal_in
        self.show_screens("Main.qml", self._bound())
        presenters.staff.changed.connect(self._on_staff_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        upright = event.size().height() > event.size().width()
        if self._pictures != "auto":
            upright = self._pictures == "portrait"
        orientation = Orientation.PORTRAIT if upright else Orientation.LANDSCAPE
        self._presenters.access.measure(self.dots_per_inch(self._diagonal_in))
        self._presenters.garden.orient(orientation)
        self._presenters.shelf.orient(orientation)

    def _on_staff_changed(self) -> None:
        self.show_cursor(bool(self._presenters.staff.page))

    def event(self, event: QEvent) -> bool:
        if is_touch(event) and self._is_only_felt(event):
            event.accept()
            return True
        return super().event(event)

    def _is_only_felt(self, event: QEvent) -> bool:
        """Say that somebody is there; a touch that wakes or answers does nothing else."""
        visit, hours = self._presenters.visit, self._presenters.hours
        only_felt = bool(hours.asleep or visit.asking)
        self._presenters.access.used_keys(event.type() == QEvent.Type.KeyPress)
        hours.touched()
        visit.touched()
        self._presenters.staff.touched()
        if isinstance(event, QPointerEvent) and not self._is_in_corner(event):
            self._presenters.staff.tapped_elsewhere()
        return only_felt

    def _is_in_corner(self, event: QPointerEvent) -> bool:
        corner = self.rootObject().findChild(QQuickItem, "staffCorner")
        return corner is not None and all(
            corner.contains(corner.mapFromScene(finger.position())) for finger in new_fingers(event)
        )

    def _bound(self) -> dict[str, QObject]:
        presenters = self._presenters
        return {field.name: getattr(presenters, field.name) for field in fields(presenters)}
