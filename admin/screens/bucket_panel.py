"""Tries a bucket in the first steps, and gives the IAM policies for it."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel

from admin.presenters.bucket_presenter import BucketPresenter, address_of
from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.layouts import button, column, named, row
from admin.screens.spoken import Spoken
from admin.services.bucket_trial import Policy

translate = QCoreApplication.translate


class BucketPanel(QFrame):
    """To be seen only while the text is that of a bucket."""

    def __init__(self, presenter: BucketPresenter, spoken: Spoken) -> None:
        super().__init__()
        self._presenter = presenter
        self._text = ""
        self._try = button("bucketTry")
        for_curators, for_kiosks = button("bucketCuratorPolicy"), button("bucketKioskPolicy")
        for act, words in (
            (self._try, QT_TRANSLATE_NOOP("Admin", "Try it")),
            (for_curators, QT_TRANSLATE_NOOP("Admin", "Copy a curator's policy")),
            (for_kiosks, QT_TRANSLATE_NOOP("Admin", "Copy a kiosk's policy")),
        ):
            act.setAutoDefault(False)
            spoken.put(act.setText, words)
        self._try.clicked.connect(lambda: presenter.try_it(self._text))
        for_curators.clicked.connect(partial(self._copy, of_kiosk=False))
        for_kiosks.clicked.connect(partial(self._copy, of_kiosk=True))
        self.words = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "bucketWords")
        buttons = row(self._try, for_curators, for_kiosks)
        buttons.addStretch(1)
        layout = column(self, space=10)
        layout.addLayout(buttons)
        layout.addWidget(self.words)
        presenter.changed.connect(self._show)
        spoken.always(self._show)

    def use(self, text: str) -> None:
        """Another text stands in the line."""
        self._text = text
        self.setVisible(address_of(text) is not None)
        self._presenter.forget()

    def _copy(self, *_: bool, of_kiosk: bool) -> None:
        policy = self._presenter.policy(self._text, of_kiosk=of_kiosk)
        if policy is not None:
            QGuiApplication.clipboard().setText(policy.text)
            self._say(_where_it_is(policy, of_kiosk=of_kiosk), fault=False)

    def _show(self) -> None:
        self._try.setEnabled(not self._presenter.busy)
        self._say(self._presenter.sentence(), fault=self._presenter.refuses)

    def _say(self, words: str, *, fault: bool) -> None:
        self.words.setText(words)
        self.words.setProperty("fault", fault)
        self.words.style().polish(self.words)


def _where_it_is(policy: Policy, *, of_kiosk: bool) -> str:
    """That it is on the clipboard, what it is for, and where the rest comes from."""
    if policy.services:
        words = translate(
            "Admin",
            "The IAM policy is on the clipboard: for the bucket, and for what the settings of this"
            " start choose ({0}).",
        )
        return words.format(", ".join(policy.services))
    if of_kiosk:
        return translate(
            "Admin",
            "The IAM policy is on the clipboard, for the bucket alone; where a settings file"
            " chooses Rekognition or Personalize, `kiosk doctor --policy` prints all that it"
            " needs.",
        )
    return translate(
        "Admin",
        "The IAM policy is on the clipboard, for the bucket alone; where a settings file chooses"
        " Personalize, `admin doctor --policy` prints all that it needs.",
    )
