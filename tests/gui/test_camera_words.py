"""What the mirror says, and what staff read of the camera."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from kiosk.presenters.camera_presenter import CameraPresenter
from kiosk.presenters.camera_sentences import health_sentence
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.camera_health import PATIENCE_S, CameraHealth, CameraState, CameraWatch
from kiosk.services.tilt import Tilt
from kiosk.services.visit import Visit
from shared.domain.camera_fault import CameraFault
from shared.domain.emotion import Emotion
from shared.domain.face import BoundingBox
from shared.qt.task_runner import TaskRunner
from shared.settings import RESOURCES
from tests.fakes.camera import plain_frame
from tests.fakes.face_analyzer import FakeFaceAnalyzer, a_face
from tests.gui.kiosk_in_hand import SOMEBODY, KioskInHand, PacedCamera
from tests.patience import PATIENCE_MS

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
LIT = SOMEBODY.copy()
LIT[..., 1] = SOMEBODY[..., 1] * 120 + 80


class Corner:
    """A mirror without a window, in which ten seconds pass as somebody says so."""

    def __init__(self, camera: PacedCamera) -> None:
        self.seconds = 0.0
        self.camera = camera
        self.runner = TaskRunner()
        self.visit = VisitPresenter(Visit(), 600, 15)
        self.mirror = CameraPresenter(
            self.visit,
            LanguagePresenter("en", RESOURCES / "i18n"),
            self.runner,
            camera,
            FakeFaceAnalyzer(),
            automatic_capture=False,
            watch=CameraWatch(lambda: self.seconds),
        )

    def close(self) -> None:
        self.mirror.health.stop()
        self.visit.leave()
        self.runner.close()
        self.camera.close()


@pytest.fixture
def corner() -> Iterator[Corner]:
    corner = Corner(PacedCamera([LIT]))
    yield corner
    corner.close()


def said_of(mirror: CameraPresenter) -> str:
    return health_sentence(mirror.health.health, mirror.health.tilt)


def to_the_mirror(kiosk: KioskInHand) -> None:
    kiosk.touch("attractScreen")
    kiosk.touch("noticeAccept")
    kiosk.wait_for("mirror")


@pytest.mark.parametrize(
    ("boxes", "shade", "sentence"),
    [
        ([BoundingBox(0.4, 0.3, 0.2, 0.3)], 80, "Lovely. Stay just like that"),
        ([BoundingBox(0.4, 0.75, 0.2, 0.3)], 80, "Please step back a little"),
        ([BoundingBox(0.3, 0.3, 0.2, 0.3), BoundingBox(0.55, 0.3, 0.19, 0.3)], 80, "One at a time"),
        ([BoundingBox(0.4, 0.3, 0.2, 0.3)], 1, "It is rather dark"),
        ([], 1, "It is rather dark"),
        ([], 240, "It is very bright"),
    ],
    ids=["framed", "cut off", "two", "in the dark", "dark room", "bright room"],
)
def test_the_mirror_says_what_helps_most(
    kiosk: KioskInHand, boxes: list[BoundingBox], shade: int, sentence: str
) -> None:
    kiosk.analyzer.faces = tuple(a_face(Emotion.CALM, box=box) for box in boxes)
    frame = SOMEBODY.copy()
    frame[..., 1] += shade
    kiosk.eyes.show(frame if boxes else plain_frame(min(255, shade + 10)))
    to_the_mirror(kiosk)
    kiosk.wait(lambda: str(kiosk.camera.hint).startswith(sentence))
    assert kiosk.camera.live
    kiosk.touch("languageButton")
    assert not str(kiosk.camera.hint).isascii()


def test_one_moment_becomes_a_rest_and_the_mirror_comes_back(corner: Corner, qtbot: QtBot) -> None:
    mirror = corner.mirror
    corner.visit.begin()
    corner.visit.agree()
    qtbot.waitUntil(lambda: mirror.live, timeout=PATIENCE_MS)
    corner.camera.silent = "The camera gave no frame."
    qtbot.waitUntil(lambda: mirror.hint == "One moment, please", timeout=PATIENCE_MS)
    assert mirror.picture is None
    assert not mirror.out_of_order
    corner.seconds += PATIENCE_S
    qtbot.waitUntil(lambda: bool(mirror.out_of_order), timeout=PATIENCE_MS)
    assert mirror.hint == "The mirror is resting. Please choose a garden by hand"
    assert said_of(mirror) == "The camera gives no picture"
    corner.camera.silent = None
    qtbot.waitUntil(lambda: mirror.live, timeout=PATIENCE_MS)
    assert not mirror.out_of_order
    assert said_of(mirror) == "The camera works"
    corner.visit.leave()
    assert mirror.health.health.state == "ready"


def test_between_visits_staff_learn_that_the_camera_was_unplugged(
    corner: Corner, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    health = corner.mirror.health
    corner.camera.missing = "There is no camera '0'."
    with qtbot.waitSignal(health.changed, timeout=PATIENCE_MS):
        health.start()
    assert health.health.state == "trouble"
    assert health.health.since <= datetime.now(UTC)
    assert said_of(corner.mirror) == "The camera is not plugged in"
    corner.camera.missing = None
    with qtbot.waitSignal(health.changed, timeout=PATIENCE_MS):
        health.start()
    assert health.health.state == "ready"
    assert corner.camera.times_opened == 0
    (told,) = [record for record in caplog.records if record.levelname == "WARNING"]
    assert told.getMessage() == "the camera is in trouble (gone): There is no camera '0'."


def test_where_faces_stand_is_advice_for_the_tilt(corner: Corner) -> None:
    health = corner.mirror.health
    for _ in range(8):
        health.read_face_at(0.8)
    assert said_of(corner.mirror) == "Faces are low in its picture: tilt it down a little"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_staff_read_one_sentence_of_everything_that_can_be_wrong(
    make_language: Callable[[str], None], language: str
) -> None:
    make_language(language)
    healths = [CameraHealth(CameraState.TROUBLE, NOON, fault) for fault in CameraFault]
    healths += [CameraHealth(state, NOON) for state in CameraState]
    sentences = {health_sentence(health, Tilt.NONE) for health in healths}
    sentences |= {health_sentence(healths[-3], tilt) for tilt in Tilt}
    assert len(sentences) == 13
    assert all(sentence.isascii() is (language == "en") for sentence in sentences)


@pytest.fixture
def make_language(qapp: object) -> Iterator[Callable[[str], None]]:
    made: list[LanguagePresenter] = []

    def make(language: str) -> None:
        made.append(LanguagePresenter(language, RESOURCES / "i18n"))
        made[-1].use(language)

    yield make
    for presenter in made:
        presenter.close()
