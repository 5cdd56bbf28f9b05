"""Drills: the camera of a real process freezes, blocks, goes black, vanishes and is killed.

The mirror says so, and shows the visitor again soon after the cure.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.adapters.analyzer_process import ProcessFaceAnalyzer
from kiosk.adapters.opencv_camera import OpenCvCamera
from kiosk.presenters.camera_presenter import CameraPresenter
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.reading_presenter import ReadingPresenter
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.visit import Visit, VisitEvent
from shared.domain.camera_fault import CameraFault
from shared.qt.task_runner import TaskRunner
from shared.settings import RESOURCES
from tests.fakes.face_analyzer import FakeFaceAnalyzer
from tests.fakes.plugged_cameras import PluggedCameras, scripted_frames
from tests.patience import PATIENCE_MS, PATIENCE_S
from tests.processes import freeze, wait_until_gone

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="devices and processes of Linux")

MOMENT = "One moment, please"


class Mirror:
    """A mirror before which somebody stands, with a camera and an analyser in real processes."""

    def __init__(self, qtbot: QtBot, folder: Path, source: str) -> None:
        self._qtbot = qtbot
        self.cameras = PluggedCameras(folder)
        self.camera = OpenCvCamera(
            source, devices=self.cameras.devices, device_frames=scripted_frames
        )
        self.analyzer = ProcessFaceAnalyzer(partial(FakeFaceAnalyzer, ()), PATIENCE_S)
        self.runner = TaskRunner()
        self.visit = VisitPresenter(Visit(), 600, 15)
        self.language = LanguagePresenter("en", RESOURCES / "i18n")
        self.presenter = CameraPresenter(
            self.visit,
            self.language,
            self.runner,
            self.camera,
            self.analyzer,
            automatic_capture=False,
        )
        self.reading = ReadingPresenter(
            self.visit, self.presenter, self.runner, self.camera, self.analyzer, burst_frames=3
        )

    def step_before_it(self) -> None:
        self.visit.begin()
        self.visit.agree()
        self.wait_until_live()

    def wait(self, true: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(true, timeout=PATIENCE_MS)

    def wait_until_noticed(self, *faults: CameraFault) -> None:
        """The visitor is asked for a moment and sees no old picture; staff know what it is."""
        self.wait(lambda: self.presenter.hint == MOMENT)
        assert self.presenter.picture is None
        assert self.presenter.health.health.state == "trouble"
        assert self.presenter.health.health.fault in faults

    def wait_until_live(self) -> None:
        self.wait(lambda: bool(self.presenter.live))
        assert self.presenter.health.health.state == "works"

    def close(self) -> None:
        self.visit.leave()
        self.runner.close()
        self.camera.close()
        self.analyzer.close()


@pytest.fixture
def stand(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[str], Mirror]]:
    made: list[Mirror] = []

    def stand(source: str) -> Mirror:
        made.append(Mirror(qtbot, tmp_path, source))
        return made[-1]

    yield stand
    for mirror in made:
        mirror.close()


def test_a_camera_that_freezes_goes_black_or_blocks_comes_back(
    stand: Callable[[str], Mirror],
) -> None:
    mirror = stand("0")
    mirror.cameras.plug_in(0, "HD Webcam")
    mirror.step_before_it()
    for does, fault in (
        ("freezes", CameraFault.FROZEN),
        ("is_black", CameraFault.BLACK),
        ("stops", CameraFault.SILENT),
        ("blocks", CameraFault.SILENT),
    ):
        mirror.cameras.let(0, does)
        mirror.wait_until_noticed(fault)
        mirror.cameras.let(0, "sees")
        if does == "blocks":  # only pulling the plug helps; its driver hangs in the next opening
            mirror.cameras.unplug(0)
            mirror.cameras.plug_in(0, "HD Webcam")
        mirror.wait_until_live()


def test_a_camera_that_is_unplugged_is_followed_to_another_number(
    stand: Callable[[str], Mirror],
) -> None:
    mirror = stand("HD Webcam")
    mirror.cameras.plug_in(0, "HD Webcam", serial="A1")
    mirror.cameras.plug_in(2, "Integrated Camera", does="is_black")
    mirror.step_before_it()
    mirror.cameras.unplug(0)
    mirror.wait_until_noticed(CameraFault.GONE, CameraFault.FROZEN)
    mirror.wait(lambda: mirror.presenter.health.health.fault is CameraFault.GONE)
    mirror.cameras.plug_in(4, "HD Webcam", serial="A1")
    mirror.wait_until_live()


def test_a_driver_that_blocks_while_it_opens_lets_go_when_its_camera_is_pulled(
    stand: Callable[[str], Mirror],
) -> None:
    mirror = stand("0")
    mirror.cameras.plug_in(0, "HD Webcam", does="blocks")
    mirror.visit.begin()
    mirror.visit.agree()
    mirror.wait_until_noticed(CameraFault.SILENT)
    mirror.cameras.unplug(0)
    mirror.cameras.plug_in(2, "HD Webcam")
    mirror.wait_until_live()


def test_a_capture_that_is_killed_or_stopped_at_any_point_comes_back(
    stand: Callable[[str], Mirror],
) -> None:
    mirror, chance = stand("0"), random.Random(6)
    mirror.cameras.plug_in(0, "HD Webcam")
    mirror.step_before_it()
    for kill in (True, False):
        pid = mirror.camera.pid
        assert pid is not None
        time.sleep(chance.random() / 4)
        if kill:
            os.kill(pid, signal.SIGKILL)
            mirror.wait_until_noticed(CameraFault.CRASHED)
        else:
            freeze(pid)
            mirror.wait_until_noticed(CameraFault.SILENT)
        mirror.wait_until_live()
        wait_until_gone(pid)


def test_an_analyser_that_is_killed_at_any_point_is_replaced(
    stand: Callable[[str], Mirror],
) -> None:
    mirror, chance = stand("0"), random.Random(7)
    mirror.cameras.plug_in(0, "HD Webcam")
    mirror.step_before_it()
    for _ in range(3):
        mirror.wait(lambda: mirror.analyzer.pid is not None)
        killed = mirror.analyzer.pid
        assert killed is not None
        time.sleep(chance.random() / 4)
        os.kill(killed, signal.SIGKILL)
        mirror.wait(lambda killed=killed: mirror.analyzer.pid not in (killed, None))
        assert mirror.presenter.live
        wait_until_gone(killed)


def test_a_capture_that_is_killed_during_a_reading_leads_back_to_the_mirror(
    stand: Callable[[str], Mirror],
) -> None:
    mirror = stand("0")
    mirror.cameras.plug_in(0, "HD Webcam")
    mirror.step_before_it()
    assert mirror.camera.pid is not None
    os.kill(mirror.camera.pid, signal.SIGKILL)
    mirror.visit.handle(VisitEvent.READ)
    mirror.wait(lambda: mirror.visit.visit.state == "mirror")
    mirror.wait_until_live()


def test_whoever_leaves_a_camera_in_trouble_leaves_nothing_running(
    stand: Callable[[str], Mirror],
) -> None:
    mirror = stand("0")
    mirror.cameras.plug_in(0, "HD Webcam")
    mirror.step_before_it()
    mirror.cameras.unplug(0)
    mirror.wait_until_noticed(CameraFault.GONE, CameraFault.FROZEN)
    mirror.visit.choose_by_hand()
    assert mirror.visit.visit.state == "picker"
    mirror.wait(lambda: mirror.camera.pid is None)
    mirror.visit.leave()
    mirror.presenter.health.start()
    mirror.wait(lambda: mirror.presenter.health.health.fault is CameraFault.GONE)
    mirror.cameras.plug_in(6, "HD Webcam")
    mirror.presenter.health.start()
    mirror.wait(lambda: mirror.presenter.health.health.state == "ready")
    mirror.presenter.health.stop()
    assert mirror.camera.pid is None
