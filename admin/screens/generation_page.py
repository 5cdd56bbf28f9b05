"""The generation page: a form on the left, the queue and what grows on the right."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from admin.presenters.generation_presenter import GenerationPresenter
from admin.presenters.models_presenter import ModelsPresenter
from admin.presenters.picture_list import PictureList
from admin.presenters.queue_presenter import QueuePresenter
from admin.presenters.sentences import in_words
from admin.presenters.words import QT_TRANSLATE_NOOP, duration, pictures
from admin.screens.generation_form import GenerationForm
from admin.screens.layouts import Page, button, column, named, row
from admin.screens.queue_panel import QueuePanel
from admin.screens.spoken import Spoken
from shared.domain.errors import SettingsError

_PANEL = 330
translate = QCoreApplication.translate


class GenerationPage(Page):
    """`review_wanted` is emitted when the curator wants to look at what was made."""

    review_wanted = Signal()

    def __init__(
        self,
        presenter: GenerationPresenter,
        queue: QueuePresenter,
        latest: PictureList,
        models: ModelsPresenter,
        spoken: Spoken,
    ) -> None:
        super().__init__()
        self._models = models
        self._presenter = presenter
        self._spoken = spoken
        self.queue = QueuePanel(queue, latest, spoken)
        self.queue.review_wanted.connect(self.review_wanted)
        page = row(self._form_panel(), self.queue, parent=self)
        page.setSpacing(0)
        page.setStretch(1, 1)
        self.form.changed.connect(self._wish)
        presenter.estimate_changed.connect(self._show_estimate)
        spoken.always(self._show_estimate)
        self._wish()

    def renew_presets(self) -> None:
        """Own presets have changed."""
        self.form.put_presets(list(self._presenter.presets))

    def _form_panel(self) -> QWidget:
        panel = named(QFrame(), "panel")
        panel.setFixedWidth(_PANEL)
        self.form = GenerationForm(
            self._spoken,
            list(self._presenter.presets),
            list(self._presenter.engines),
            self._models,
        )
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.form)
        foot = named(QFrame(), "foot")
        self._estimate = named(QLabel(wordWrap=True), "estimate")
        self.queue_button = button("queueButton", primary=True)
        self._spoken.put(self.queue_button.setToolTip, QT_TRANSLATE_NOOP("Admin", "Ctrl+Enter"))
        self.queue_button.clicked.connect(self._presenter.queue_it)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.queue_button.click)
        inside = column(foot, margin=16)
        inside.addWidget(self._estimate)
        inside.addWidget(self.queue_button)
        layout = column(panel, space=0)
        layout.addWidget(scroll, 1)
        layout.addWidget(foot)
        return panel

    def _wish(self) -> None:
        try:
            wish = self.form.wish()
        except SettingsError as error:
            self._presenter.refuse(str(error))
            return
        if not wish.emotions:
            self._presenter.refuse(translate("Admin", "Choose at least one emotion."))
            return
        self._presenter.wish(wish, self.form.engine)

    def _show_estimate(self) -> None:
        estimate = self._presenter.estimate
        self._estimate.setObjectName("fault" if estimate.fault else "estimate")
        self._estimate.style().polish(self._estimate)
        self.queue_button.setEnabled(estimate.fault is None and estimate.number > 0)
        if estimate.fault is not None:
            self._estimate.setText(in_words(estimate.fault))
            self.queue_button.setText(translate("Admin", "Queue"))
            return
        number = pictures(estimate.number)
        self.queue_button.setText(translate("Admin", "Queue {0}").format(number))
        about = translate("Admin", "{0}, about {1}")
        unknown = translate("Admin", "{0}; how long is known after the first ones")
        self._estimate.setText(
            unknown.format(number)
            if estimate.seconds is None
            else about.format(number, duration(estimate.seconds))
        )
