"""The steps of the first start that ask for a folder, and look whether it will do."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QVBoxLayout

from admin.presenters.sentences import in_words
from admin.presenters.settings_words import PLACEHOLDERS, overruled
from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.bucket_panel import BucketPanel
from admin.screens.layouts import button, named, row
from admin.screens.wizard_pages import Step
from shared.domain.folder import FolderReport

translate = QCoreApplication.translate
_GIB = 2**30
_LITTLE_GIB = 2.0


class FolderStep(Step):
    """A folder that must be one that can be written."""

    key: str

    def _fill(self, inside: QVBoxLayout) -> None:
        self._line = named(QLineEdit(), f"wizard_{self.key}")
        self._choose = button(f"wizard_choose_{self.key}")
        self._spoken.put(self._choose.setText, QT_TRANSLATE_NOOP("Admin", "Choose…"))
        self._choose.clicked.connect(self._ask_folder)
        self._line.textChanged.connect(self._typed)
        self._about = named(QLabel(wordWrap=True), f"wizard_about_{self.key}")
        inside.addLayout(row(self._line, self._choose))
        inside.addWidget(self._about)
        self._report: FolderReport | None = None
        self._presenter.looked.connect(self._looked)
        self._spoken.always(self._tell)

    def ready(self) -> bool:
        return self._report is not None and self._fault(self._report) is None

    def enter(self) -> None:
        source = self._presenter.overruled(self.key)
        free = source is None
        self._line.setEnabled(free)
        self._choose.setEnabled(free)
        self._line.setText(self._presenter.answers[self.key])
        self._typed(self._line.text())

    def folder(self) -> Path:
        """The folder that the answer means."""
        return self._presenter.data_dir()

    def place(self) -> str:
        """The same in words."""
        return str(self.folder())

    def _look(self) -> None:
        self._presenter.look(self.folder())

    def _fault(self, report: FolderReport) -> str | None:
        return report.fault

    def _typed(self, text: str) -> None:
        self._presenter.use(self.key, text)
        self._report = None
        self._look()
        self._tell()

    def _looked(self, report: FolderReport) -> None:
        if self.isVisible():
            self._report = report
            self._tell()

    def _tell(self) -> None:
        report = self._report
        fault = None if report is None else self._fault(report)
        words = in_words(fault or "") or ("" if report is None else self._what_is_there(report))
        source = self._presenter.overruled(self.key) if self._presenter.answers else None
        if source is not None:
            words = f"{overruled(source, self.place())}\n{words}"
        self._about.setText(words)
        self._about.setProperty("fault", fault is not None)
        self._about.style().polish(self._about)

    def _what_is_there(self, report: FolderReport) -> str:
        gib = report.free_bytes / _GIB
        free = translate("Admin", "{0} GB free.").format(f"{gib:,.1f}")
        new = translate("Admin", "The folder will be made.") if report.missing else ""
        little = translate("Admin", "That is little for many pictures.")
        return " ".join(filter(None, (new, free, little if gib < _LITTLE_GIB else "")))

    def _ask_folder(self) -> None:
        title, place = translate("Admin", "A folder"), str(self.folder())
        folder = QFileDialog.getExistingDirectory(self, title, place)
        if folder:
            self._line.setText(folder)


class DataStep(FolderStep):
    """Where pictures live."""

    key = "data_dir"
    name = QT_TRANSLATE_NOOP("Admin", "Pictures")
    heading = QT_TRANSLATE_NOOP("Admin", "Where shall pictures live?")
    words = QT_TRANSLATE_NOOP(
        "Admin",
        "The pictures you make, the queue and your decisions are kept in this folder. Choose a disk"
        " with room for thousands of pictures.",
    )


class StoreStep(FolderStep):
    """Where promoted pictures go."""

    key = "store"
    name = QT_TRANSLATE_NOOP("Admin", "Store")
    heading = QT_TRANSLATE_NOOP("Admin", "Where is the garden?")
    words = QT_TRANSLATE_NOOP(
        "Admin",
        "Pictures you promote go into the store, and kiosks look there. On one machine leave this"
        " empty; with kiosks elsewhere choose a folder that they share, or type s3://bucket.",
    )

    def _fill(self, inside: QVBoxLayout) -> None:
        self._bucket = BucketPanel(self._presenter.bucket, self._spoken)
        super()._fill(inside)
        inside.addWidget(self._bucket)
        self._spoken.put(self._line.setPlaceholderText, PLACEHOLDERS[self.key])

    def folder(self) -> Path:
        return self._presenter.store_dir()

    def place(self) -> str:
        return self._presenter.store_place()

    def _look(self) -> None:
        self._bucket.use(self._presenter.answers[self.key])
        self._presenter.look_at_store()

    def _what_is_there(self, report: FolderReport) -> str:
        if self._presenter.has_bucket():
            return translate("Admin", "A bucket in S3.")
        return super()._what_is_there(report)

    def _fault(self, report: FolderReport) -> str | None:
        """A store is made, but not the way to it: a share may not be mounted."""
        if report.fault is None and report.missing > 1 and self._presenter.answers[self.key]:
            above = self._presenter.store_dir().parent
            return translate("Admin", "{0} is not there.").format(above)
        return report.fault
