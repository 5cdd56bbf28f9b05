"""The backup page: a folder, what is in it, and the way there and back."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QSettings, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from admin.presenters.backup_presenter import BackupPresenter
from admin.presenters.sentences import in_words, what_is_wrong
from admin.presenters.words import QT_TRANSLATE_NOOP, pictures
from admin.screens.layouts import Page, bar, button, column, named, row, soft_label
from admin.screens.spoken import Spoken

translate = QCoreApplication.translate
_WIDEST = 900
_MEMORY = "backup_folder"
_MOST_ROWS = 1000


class BackupPage(Page):
    """`memory` keeps the folder that was chosen last."""

    def __init__(self, presenter: BackupPresenter, spoken: Spoken, memory: QSettings) -> None:
        super().__init__()
        self._presenter = presenter
        self._spoken = spoken
        self._memory = memory
        layout = column(self, space=0)
        layout.addWidget(self._head())
        layout.addWidget(self._body(), 1)
        presenter.changed.connect(self._show)
        spoken.always(self._show)

    def opened(self) -> None:
        folder = self._memory.value(_MEMORY)
        if self._presenter.folder is None and folder:
            self._presenter.choose(Path(str(folder)))

    def choose(self, folder: Path) -> None:
        """Back up to, or restore from, this folder, now and the next time."""
        self._memory.setValue(_MEMORY, str(folder))
        self._presenter.choose(folder)

    # --- how it is made --------------------------------------------------------------------------

    def _head(self) -> QWidget:
        head, layout = bar()
        self._folder = named(QLabel(), "backupFolder")
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._choose = button("chooseButton")
        self._spoken.put(self._choose.setText, QT_TRANSLATE_NOOP("Admin", "Choose folder…"))
        self._choose.clicked.connect(self._ask_folder)
        layout.addWidget(self._choose)
        layout.addWidget(self._folder, 1)
        return head

    def _body(self) -> QWidget:
        body = QWidget()
        body.setMaximumWidth(_WIDEST)
        layout = column(body, margin=24, space=12)
        title, about = named(QLabel(), "title"), soft_label()
        about.setWordWrap(True)
        self._spoken.put(title.setText, QT_TRANSLATE_NOOP("Admin", "Backup"))
        self._spoken.put(
            about.setText,
            QT_TRANSLATE_NOOP(
                "Admin",
                "Pictures with their recipes, decisions, the garden, what visitors liked, and your"
                " own prompts and settings. Every file is verified (SHA-256); what is in the folder"
                " already is not copied again.",
            ),
        )
        self._summary = named(QLabel(wordWrap=True), "backupSummary")
        for widget in (title, about, self._summary):
            layout.addWidget(widget)
        layout.addLayout(self._buttons())
        layout.addLayout(self._progress_row())
        self._sentence = named(QLabel(wordWrap=True), "backupSentence")
        layout.addWidget(self._sentence)
        layout.addWidget(self._table(), 1)
        layout.addStretch(0)
        return body

    def _buttons(self) -> QHBoxLayout:
        self._write = button("backupButton", primary=True)
        self._verify, self._restore = button("verifyBackupButton"), button("restoreButton")
        self._replace = named(QCheckBox(), "replaceBox")
        self._spoken.put(self._write.setText, QT_TRANSLATE_NOOP("Admin", "Back up"))
        self._spoken.put(self._verify.setText, QT_TRANSLATE_NOOP("Admin", "Verify"))
        self._spoken.put(self._restore.setText, QT_TRANSLATE_NOOP("Admin", "Restore"))
        self._spoken.put(
            self._replace.setText,
            QT_TRANSLATE_NOOP("Admin", "Where what is here differs, take the backup's"),
        )
        self._write.clicked.connect(self._presenter.write)
        self._verify.clicked.connect(self._presenter.verify)
        self._restore.clicked.connect(self._ask_restore)
        buttons = row(self._write, self._verify, self._restore, self._replace)
        buttons.addStretch(1)
        return buttons

    def _progress_row(self) -> QHBoxLayout:
        self._progress = named(QProgressBar(textVisible=False), "backupProgress")
        self._count = soft_label()
        self._cancel = button("cancelBackupButton")
        self._spoken.put(self._cancel.setText, QT_TRANSLATE_NOOP("Admin", "Cancel"))
        self._cancel.clicked.connect(self._presenter.stop)
        progress = row(self._progress, self._count, self._cancel)
        progress.setStretch(0, 1)
        return progress

    def _table(self) -> QWidget:
        self._refused = named(QTableWidget(0, 2), "refusedFiles")
        self._refused.verticalHeader().hide()
        self._refused.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._refused.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self._refused.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return self._refused

    # --- what is asked ---------------------------------------------------------------------------

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, translate("Admin", "Choose folder…"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if self._presenter.folder is not None:
            dialog.setDirectory(str(self._presenter.folder))
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, path: str) -> None:
        self.choose(Path(path))

    def _ask_restore(self) -> None:
        if not self._replace.isChecked():
            self._presenter.restore(replace=False)
            return
        question = named(QMessageBox(self), "restoreQuestion")
        question.setText(translate("Admin", "Take the backup's where what is here differs?"))
        question.setInformativeText(
            translate(
                "Admin",
                "Decisions become those of the backup (one step, which can be undone); the garden"
                " also lists what it listed then; your prompts and settings are replaced. Nothing"
                " that is only here is taken away.",
            )
        )
        replace = question.addButton(
            translate("Admin", "Restore and replace"), QMessageBox.ButtonRole.AcceptRole
        )
        question.addButton(translate("Admin", "Cancel"), QMessageBox.ButtonRole.RejectRole)
        replace.setObjectName("replaceButton")
        replace.clicked.connect(lambda: self._presenter.restore(replace=True))
        question.finished.connect(question.deleteLater)
        question.open()

    # --- what is shown ---------------------------------------------------------------------------

    def _show(self) -> None:
        presenter = self._presenter
        idle, chosen = presenter.work is None, presenter.folder is not None
        nowhere = translate("Admin", "No folder is chosen")
        self._folder.setText(str(presenter.folder) if chosen else nowhere)
        self._summary.setText(self._summary_words())
        self._choose.setEnabled(idle)
        self._write.setEnabled(idle and chosen)
        for widget in (self._verify, self._restore, self._replace):
            widget.setEnabled(idle and presenter.summary is not None)
        for widget in (self._progress, self._count, self._cancel):
            widget.setVisible(not idle)
        self._progress.setRange(0, presenter.of)
        self._progress.setValue(presenter.done)
        count = f"{presenter.done:,} / {presenter.of:,}" if presenter.of else f"{presenter.done:,}"
        self._count.setText(count)
        self._sentence.setText(in_words(presenter.sentence))
        self._sentence.setVisible(bool(presenter.sentence))
        self._show_refused()

    def _show_refused(self) -> None:
        refused, table = self._presenter.refused[:_MOST_ROWS], self._refused
        table.setHorizontalHeaderLabels([translate("Admin", "File"), translate("Admin", "Why not")])
        if len(refused) < table.rowCount():
            table.setRowCount(0)
        for place in range(table.rowCount(), len(refused)):
            table.insertRow(place)
            name, fault = refused[place]
            for column_, words in enumerate((name, what_is_wrong(name, fault))):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                table.setItem(place, column_, item)
        table.setVisible(bool(refused))

    def _summary_words(self) -> str:
        summary = self._presenter.summary
        if self._presenter.folder is None:
            return translate("Admin", "Choose a folder, best on another disk.")
        if summary is None:
            return translate("Admin", "There is no backup in this folder yet.")
        locale = QLocale(self._spoken.language.current)
        made_at = f"{summary.made_at.astimezone():%Y-%m-%d %H:%M}"
        words = translate(
            "Admin", "Backup of {0}: {1} of the pool, {2} in the garden, {3} event logs; {4}."
        )
        return words.format(
            made_at,
            pictures(summary.pictures),
            pictures(summary.served),
            f"{summary.event_logs:,}",
            locale.formattedDataSize(
                summary.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
            ),
        )
