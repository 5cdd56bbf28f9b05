"""What is said to whoever stands before the mirror: one thing at a time, and not in a flicker."""

from collections.abc import Sequence

from kiosk.services.light import Light
from kiosk.services.steady_face import Framing, FramingHint, SteadyFace
from shared.domain.face import BoundingBox

SETTLE_S = 0.6
"""How long something has to be so before it is said."""

_PRAISE = (FramingHint.HOLD_STILL, FramingHint.READY)
_OF_LIGHT = {Light.TOO_DARK: FramingHint.TOO_DARK, Light.TOO_BRIGHT: FramingHint.TOO_BRIGHT}


class CalmHint:
    """The hint that is shown: praise at once, anything else when it has been so for a while."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """The next visitor begins anew."""
        self.shown = self._wanted = FramingHint.NO_FACE
        self._wanted_since = float("-inf")

    def offer(self, hint: FramingHint, now: float) -> FramingHint:
        """The hint to show at `now` (monotonic seconds), when `hint` is what would be right."""
        if hint is not self._wanted:
            self._wanted, self._wanted_since = hint, now
        if hint in _PRAISE or now - self._wanted_since >= SETTLE_S:
            self.shown = hint
        return self.shown


class Guidance:
    """Where the nearest face stands (`framing`), and the one `hint` that is shown of it."""

    def __init__(self) -> None:
        self._steady = SteadyFace()
        self._calm = CalmHint()
        self.framing = Framing(FramingHint.NO_FACE)

    @property
    def hint(self) -> FramingHint:
        return self._calm.shown

    def reset(self) -> None:
        """Forget the face; the next visitor begins anew."""
        self._steady.reset()
        self._calm.reset()
        self.framing = Framing(FramingHint.NO_FACE)

    def observe(self, faces: Sequence[BoundingBox], light: Light, now: float) -> None:
        """Take in the faces located at `now` (monotonic seconds) and the light on the nearest."""
        self.framing = self._steady.observe(faces, now)
        self._calm.offer(_most_helpful(self.framing.hint, light), now)


def _most_helpful(hint: FramingHint, light: Light) -> FramingHint:
    """Who is not seen, or stands well, hears of the light; a reading does not wait for it."""
    if hint is FramingHint.NO_FACE or hint in _PRAISE:
        return _OF_LIGHT.get(light, hint)
    return hint
