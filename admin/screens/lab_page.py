"""The prompt lab: write, try, look, change a word, try again; what is good goes to the queue."""

from PySide6.QtCore import QCoreApplication, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QListView, QScrollArea, QWidget

from admin.presenters.lab_presenter import LabPresenter
from admin.presenters.models_presenter import ModelsPresenter
from admin.presenters.sentences import in_words
from admin.presenters.tries_model import TriesModel
from admin.presenters.words import QT_TRANSLATE_NOOP, job_state_name, pause_reason
from admin.screens.lab_form import LabForm
from admin.screens.lab_presets import LabPresets
from admin.screens.layouts import Page, bar, button, column, named, row, soft_label
from admin.screens.live_picture import LivePicture, show_steps, steps_bar
from admin.screens.spoken import Spoken
from admin.services.generation import Wish
from shared.domain.errors import SettingsError
from shared.domain.generation_job import JobState

translate = QCoreApplication.translate
_FORM, _STRIP = 330, 250
_THUMBNAIL = QSize(96, 72)


class LabPage(Page):
    """`queue_wanted` takes the wish and the engine that are to fill the generation form."""

    queue_wanted = Signal(object, str)

    def __init__(self, lab: LabPresenter, models: ModelsPresenter, spoken: Spoken) -> None:
        super().__init__()
        self._lab = lab
        self._spoken = spoken
        self.form = LabForm(spoken, list(lab.engines), models)
        self.presets = LabPresets(lab, self.form, spoken)
        page = row(self._form_panel(), self._middle(), self._strip(), parent=self)
        page.setSpacing(0)
        page.setStretch(1, 1)
        self.form.changed.connect(self._check)
        lab.changed.connect(self._show)
        lab.queue.changed.connect(self._show_pause)
        lab.pictures.arrived.connect(self._arrived)
        spoken.always(self._show)

    def _form_panel(self) -> QWidget:
        panel = named(QFrame(), "panel")
        panel.setFixedWidth(_FORM)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.form)
        foot = named(QFrame(), "foot")
        self._fault = named(QLabel(wordWrap=True), "fault")
        self.try_button, self.vary = button("tryButton", primary=True), button("varyButton")
        self.again, self.send = button("sameSeedButton"), button("sendButton")
        for act, words, hint, work in (
            (self.try_button, QT_TRANSLATE_NOOP("Admin", "Try"),
             QT_TRANSLATE_NOOP("Admin", "Ctrl+Enter"), self._try),
            (self.vary, QT_TRANSLATE_NOOP("Admin", "Vary"),
             QT_TRANSLATE_NOOP("Admin", "Four pictures from new seeds"), self._vary),
            (self.again, QT_TRANSLATE_NOOP("Admin", "Same seed, new words"),
             QT_TRANSLATE_NOOP("Admin", "Keep the seed of the picture and change the prompt"),
             self._same_seed),
            (self.send, QT_TRANSLATE_NOOP("Admin", "Send to the queue…"),
             QT_TRANSLATE_NOOP("Admin", "Fill the generation form with this prompt"), self._send),
        ):  # fmt: skip
            self._spoken.put(act.setText, words)
            self._spoken.put(act.setToolTip, hint)
            act.clicked.connect(work)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.try_button.click)
        inside = column(foot, margin=12, space=6)
        inside.addWidget(self._fault)
        first = row(self.try_button, self.vary)
        first.setStretch(0, 2)
        first.setStretch(1, 1)
        inside.addLayout(first)
        inside.addWidget(self.again)
        inside.addWidget(self.send)
        layout = column(panel, space=0)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.presets)
        layout.addWidget(foot)
        return panel

    def _middle(self) -> QWidget:
        panel = QWidget()
        head, line = bar()
        self._state = named(QLabel(), "labState")
        self._cancel, self._resume = button("cancelTryButton"), button("resumeTryButton")
        self._spoken.put(self._cancel.setText, QT_TRANSLATE_NOOP("Admin", "Cancel"))
        self._spoken.put(self._resume.setText, QT_TRANSLATE_NOOP("Admin", "Resume"))
        self._cancel.clicked.connect(self._lab.cancel)
        self._resume.clicked.connect(self._lab.queue.resume)
        line.addWidget(self._state, 1)
        line.addWidget(self._resume)
        line.addWidget(self._cancel)
        self.steps = steps_bar()
        self.picture = LivePicture(self._spoken.look)
        self.hint = soft_label()
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        column(self.picture, margin=24).addWidget(self.hint)
        self._caption = soft_label()
        self._caption.setWordWrap(True)
        self._caption.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        foot, under = bar("foot")
        under.addWidget(self._caption, 1)
        layout = column(panel, space=0)
        for widget in (head, self.steps):
            layout.addWidget(widget)
        layout.addWidget(self.picture, 1)
        layout.addWidget(foot)
        return panel

    def _strip(self) -> QWidget:
        panel = named(QFrame(), "tries")
        panel.setFixedWidth(_STRIP)
        title = soft_label()
        self._spoken.put(title.setText, QT_TRANSLATE_NOOP("Admin", "Tries of this session"))
        self._model = TriesModel(self._lab)
        self.tries = named(QListView(), "triesList")
        self.tries.setModel(self._model)
        self.tries.setIconSize(_THUMBNAIL)
        self.tries.setWordWrap(True)
        self.tries.setFrameShape(QFrame.Shape.NoFrame)
        self.tries.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tries.setUniformItemSizes(True)
        self.tries.clicked.connect(self._go_back)
        self.tries.activated.connect(self._go_back)
        layout = column(panel, margin=8)
        layout.addWidget(title)
        layout.addWidget(self.tries, 1)
        return panel

    # --- acts ------------------------------------------------------------------------------------

    def _try(self) -> None:
        self._lab.try_it(self.form.wish(), self.form.engine)

    def _vary(self) -> None:
        self._lab.vary(self.form.wish(), self.form.engine)

    def _same_seed(self) -> None:
        if self._lab.shown is not None:
            self.form.seed.setText(str(self._lab.shown.job.request.seed))
            self.form.prompt.selectAll()
            self.form.prompt.setFocus()

    def _send(self) -> None:
        self.queue_wanted.emit(self.form.wish(), self.form.engine)

    def _go_back(self, index: QModelIndex) -> None:
        self._lab.show(index.row())
        if (shown := self._lab.shown) is not None:
            self.form.fill(shown.wish, shown.job.engine)

    def _arrived(self, key: str) -> None:
        if self._lab.shown is not None and self._lab.shown.job.key == key:
            self._show()

    # --- what is shown ---------------------------------------------------------------------------

    def _check(self) -> Wish | None:
        try:
            wish, fault = self.form.wish(), ""
        except SettingsError as error:
            wish, fault = None, str(error)
        self._fault.setText(in_words(fault))
        self._fault.setVisible(bool(fault) and self.form.is_begun)
        for act in (self.try_button, self.vary, self.send):
            act.setEnabled(wish is not None)
        self.presets.allow(wish is not None)
        return wish

    def _show(self) -> None:
        self._model.refresh()
        self._check()
        shown = self._lab.shown
        if shown is not None and not self.tries.currentIndex().isValid():
            self.tries.setCurrentIndex(self._model.index(self._lab.tries.index(shown)))
        self.again.setEnabled(shown is not None)
        self._cancel.setVisible(bool(self._lab.open))
        how_far = self._lab.progress()
        working = shown is not None and shown.job.state is JobState.EXECUTING
        self.steps.setVisible(working)
        if working:
            show_steps(self.steps, how_far)
        self._state.setText(self._sentence())
        request = shown.job.request if shown else None
        self._caption.setText(f"{request.seed} · {request.prompt}" if request else "")
        self.hint.setText(translate("Admin", "Write a prompt and try it: the picture grows here."))
        self.hint.setVisible(shown is None)
        if shown is not None and shown.job.state is JobState.FINISHED:
            picture = self._lab.pictures.get(shown.job.key)
            if picture is not None and not picture.isNull():
                self.picture.show_image(picture)
        elif shown is not None:
            self.picture.put(how_far.preview if how_far else None)
        self._show_pause()

    def _show_pause(self) -> None:
        paused = self._lab.queue.paused
        self._resume.setVisible(paused is not None and bool(self._lab.open))
        if paused is not None and self._lab.open:
            self._state.setText(in_words(pause_reason(paused)))

    def _sentence(self) -> str:
        shown = self._lab.shown
        if shown is None:
            return translate("Admin", "Nothing tried yet")
        state = job_state_name(shown.job.state)
        if shown.job.state is JobState.FAILED:
            return f"{state}: {in_words(shown.job.reason or '')}"
        how_far = self._lab.progress()
        if shown.is_open and how_far and how_far.needed:
            return f"{state} · {how_far.done}/{how_far.needed}"
        if shown.job.seconds:
            took = translate("Admin", "{0} s").format(f"{shown.job.seconds:.1f}")
            return f"{state} · {took}"
        return state
