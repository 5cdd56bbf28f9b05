"""The strip under the pictures: what the one that is meant is, and the acts by mouse."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QSlider

from admin.presenters.words import QT_TRANSLATE_NOOP, emotion_name, pool_state_name
from admin.screens.elided_label import ElidedLabel
from admin.screens.layouts import button, named, row
from admin.screens.spoken import Spoken
from shared.domain.pool import PoolImage

translate = QCoreApplication.translate


class ReviewFoot(QFrame):
    """`width_wanted` takes the width of a cell of the grid, between `widths` (least, first, most).

    `acts` are the buttons: object name, words, what to do.
    """

    width_wanted = Signal(int)
    keys_wanted = Signal()

    def __init__(
        self,
        spoken: Spoken,
        widths: tuple[int, int, int],
        acts: tuple[tuple[str, str, Callable[[], object]], ...],
    ) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._about = named(ElidedLabel(), "about")
        self._prompt = ElidedLabel(soft=True)
        policy = self._prompt.sizePolicy()
        self._prompt.setSizePolicy(policy.Policy.Ignored, policy.Policy.Preferred)
        size = named(QSlider(Qt.Orientation.Horizontal), "cellSize")
        size.setRange(widths[0], widths[2])
        size.setValue(widths[1])
        size.setFixedWidth(110)
        size.valueChanged.connect(self.width_wanted)
        spoken.put(size.setToolTip, QT_TRANSLATE_NOOP("Admin", "Size of the pictures"))
        keys = button("keysButton")
        keys.setText("?")
        spoken.put(keys.setToolTip, QT_TRANSLATE_NOOP("Admin", "Keys"))
        keys.clicked.connect(self.keys_wanted)
        layout = row(self._about, parent=self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(self._prompt, 1)
        self._acts = [button(name) for name, _, _ in acts]
        for made, (_, words, act) in zip(self._acts, acts, strict=True):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            spoken.put(made.setText, words)
            made.clicked.connect(act)
            layout.addWidget(made)
        layout.addWidget(size)
        layout.addWidget(keys)

    def tell(self, place: str, image: PoolImage | None) -> None:
        """Say which picture of how many is meant, and what it is."""
        self._about.setText("   ".join(filter(None, (place, about(image)))))
        self._prompt.setText(image.request.prompt if image else "")
        for act in self._acts:
            act.setEnabled(image is not None)


def about(image: PoolImage | None) -> str:
    """A picture in one line: emotion, favorite, size, state, stars, and what helpers say."""
    if image is None:
        return ""
    stars = "★" * image.marks.stars
    words = (emotion_name(image.request.emotion), image.request.favorite)
    state = pool_state_name(image.marks.state)
    size = f"{image.width} × {image.height}"
    return " · ".join(filter(None, (*words, size, state, stars, *advice_words(image))))


def caption(image: PoolImage) -> str:
    """What was decided about a picture that stands beside others, and what helpers say."""
    stars = "★" * image.marks.stars
    state = pool_state_name(image.marks.state)
    return " · ".join(filter(None, (state, stars, *advice_words(image))))


def advice_words(image: PoolImage) -> list[str]:
    """What helpers say about a picture, as far as they have looked."""
    advice = image.advice
    words = [translate("Admin", "look twice")] if image.look_twice else []
    if advice.score is not None:
        words.append(translate("Admin", "score {0}").format(advice.score))
    if advice.almost_black:
        words.append(translate("Admin", "almost black"))
    if advice.similarity is not None:
        words.append(translate("Admin", "match {0}").format(f"{advice.similarity:.2f}"))
    if advice.stack_size > 1:
        words.append(translate("Admin", "stack of {0}").format(advice.stack_size))
    return words
