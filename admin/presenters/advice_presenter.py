"""The helpers at work behind the window: what they have found, which are off, and why."""

from collections import deque
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from admin.presenters.parts import Parts
from admin.presenters.sentences import in_words
from admin.presenters.timers import one_shot
from admin.presenters.words import QT_TRANSLATE_NOOP, pictures, say
from admin.services.advising import Advised
from shared.domain.advice import Helper
from shared.domain.pool import PoolFilter, PoolImage
from shared.qt.task_runner import TaskRunner

ADVICE_LANE = "advice"
_REST_MS = 3000
"""Pictures come in bursts: the helpers begin when none has come for so long."""

_REASONS = (
    QT_TRANSLATE_NOOP("Admin", "no CLIP model is set (setting clip_model)"),
    QT_TRANSLATE_NOOP(
        "Admin",
        "torch is not installed; `python3 start.py setup --with-diffusers` installs it",
    ),
    QT_TRANSLATE_NOOP(
        "Admin",
        "torch is not installed; put the GPU pack beside the program, or name its folder in the"
        " setting gpu_pack",
    ),
    QT_TRANSLATE_NOOP("Admin", "the setting advice is false; the command `advise` does it"),
)


class AdvicePresenter(QObject):
    """`found` carries pictures with new advice; empty when the stacks of many are others now."""

    found = Signal(list)
    changed = Signal()

    def __init__(self, runner: TaskRunner, parts: Parts) -> None:
        super().__init__()
        self._runner = runner
        self._parts = parts
        self.left: dict[Helper, int] = dict.fromkeys(Helper, 0)
        """How many pictures each helper has not looked at, as far as is known."""
        self._arrived: deque[tuple[Advised, Sequence[PoolImage]]] = deque()
        self._at_work = False
        self._stopping = False
        self._timer = one_shot(self, _REST_MS)
        self._timer.timeout.connect(self._begin)

    def start(self) -> None:
        """Look at what is due, in the background; now, and whenever pictures have come."""
        if self._parts.advise_alone:
            self._timer.start()

    def stop(self) -> None:
        """End at once; what was not noted is due again."""
        self._stopping = True
        self._timer.stop()
        self._parts.advising.cut_off()

    @property
    def is_busy(self) -> bool:
        """Whether helpers look at pictures, or soon will."""
        return self._at_work or self._timer.isActive()

    def image_made(self, image: PoolImage) -> None:
        """A picture came into the pool."""
        if self._parts.advise_alone:
            for helper in set(Helper) - set(self.off):
                self.left[helper] += 1
            self._timer.start()

    @property
    def off(self) -> dict[Helper, str]:
        """The helpers that do not work here, and why, in the current language."""
        if not self._parts.advise_alone:
            return dict.fromkeys(Helper, say(_REASONS[-1]))
        return {
            helper: in_words(say(reason))
            for helper, reason in dict(self._parts.advising.off).items()
        }

    def lines(self) -> list[str]:
        """A line for each helper: that it is on, how many pictures are left, or why it is off."""
        translate = QCoreApplication.translate
        looks, match = self._state(Helper.LOOKS), self._state(Helper.MATCH)
        return [
            translate("Admin", "Sharpness, exposure, almost black: {0}").format(looks),
            translate("Admin", "Stacks of similar pictures: {0}").format(looks),
            translate("Admin", "Picture and prompt compared: {0}").format(match),
            translate(
                "Admin",
                "Look twice: marked by the safety checker of a diffusion model that has one;"
                " the painter has none.",
            ),
        ]

    def _state(self, helper: Helper) -> str:
        translate = QCoreApplication.translate
        if helper in self.off:
            return translate("Admin", "off: {0}").format(self.off[helper])
        if self.left[helper]:
            return translate("Admin", "on, {0} left").format(pictures(self.left[helper]))
        return translate("Admin", "on")

    def _begin(self) -> None:
        if self._at_work:
            self._timer.start()
            return
        self._at_work = True
        self._runner.stream(
            ADVICE_LANE, self._advise, lambda _: self._show(), self._failed, self._ended
        )

    def _advise(self) -> Iterator[None]:
        advising, pool = self._parts.advising, self._parts.pool
        for advised in advising.run(lambda: self._stopping):
            keys = tuple(advised.keys)
            images = pool.find(PoolFilter(keys=keys, trashed=None)) if keys else ()
            self._arrived.append((advised, images))
            yield None

    def _show(self) -> None:
        while self._arrived:
            advised, images = self._arrived.popleft()
            self.left[advised.helper] = advised.left
            self.found.emit(list(images))
        self.changed.emit()

    def _ended(self) -> None:
        self._at_work = False
        done = self.off if self._timer.isActive() else Helper  # others may have done some of it
        self.left |= dict.fromkeys(done, 0)
        self._show()

    def _failed(self, error: Exception) -> None:
        """The runner has logged it; the next picture is another occasion."""
        self._at_work = False
