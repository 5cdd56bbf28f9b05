"""What every camera promises; run against the fake and against the process that captures."""

import itertools
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.adapters import opencv_camera
from kiosk.adapters.camera_devices import CameraDevices
from kiosk.adapters.opencv_camera import OpenCvCamera
from shared.domain.errors import CameraError
from shared.ports import Camera
from tests.fakes.camera import FakeCamera
from tests.patience import PATIENCE_S
from tests.processes import freeze, wait_until_gone

DEMO_CLIP = Path("resources/demo_camera/visitor.mp4")
linux = pytest.mark.skipif(sys.platform != "linux", reason="devices and processes of Linux")


def patient(source: str) -> OpenCvCamera:
    """A camera that may take its time to open."""
    return OpenCvCamera(source, open_deadline_s=PATIENCE_S)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pictures and two videos; made in a process of its own, as cv2 changes Qt's paths.

    The pictures are red (1600 x 1200) and, after it, not a picture at all. The frames of
    `bright.avi` (1920 x 1080, 5 frames) have the shades 40, 80, …, 200.
    """
    folder = tmp_path_factory.mktemp("sources")
    (folder / "pictures").mkdir()
    (folder / "pictures" / "b.jpg").write_text("not a picture")
    (folder / "empty").mkdir()
    (folder / "notes.txt").write_text("Not a video.\n" * 500)
    (folder / "text.mp4").write_text("Not a video.\n" * 500)
    (folder / "truncated.mp4").write_bytes(DEMO_CLIP.read_bytes()[:300_000])
    script = textwrap.dedent("""
        import cv2, numpy
        red = numpy.full((1200, 1600, 3), (0, 0, 255), numpy.uint8)
        assert cv2.imwrite("pictures/a.png", red)
        video = cv2.VideoWriter(
            "bright.avi", cv2.VideoWriter.fourcc(*"MJPG"), 25, (1920, 1080)
        )
        for shade in range(40, 201, 40):
            video.write(numpy.full((1080, 1920, 3), shade, numpy.uint8))
        video.release()
    """)
    subprocess.run([sys.executable, "-c", script], cwd=folder, check=True)
    return folder


@pytest.fixture(params=["fake", "demo", "pictures", "bright.avi"])
def camera(request: pytest.FixtureRequest, sources: Path) -> Iterator[Camera]:
    if request.param == "fake":
        camera: Camera = FakeCamera()
    else:
        camera = patient("demo" if request.param == "demo" else str(sources / request.param))
    yield camera
    camera.close()


@pytest.fixture
def demo() -> Iterator[OpenCvCamera]:
    camera = patient("demo")
    yield camera
    camera.close()


# --- every camera ---


def test_frames_are_pictures_of_bounded_size_that_belong_to_their_reader(camera: Camera) -> None:
    camera.open()
    frame = camera.read(PATIENCE_S)
    assert frame.dtype == np.uint8
    assert frame.ndim == 3
    assert frame.shape[2] == 3
    assert frame.flags.c_contiguous
    assert 0 < frame.shape[0] <= 720
    assert 0 < frame.shape[1] <= 1280
    kept = frame.copy()
    camera.read(PATIENCE_S)[:] = 0
    assert np.array_equal(frame, kept)


def test_a_camera_gives_frames_only_while_it_is_open_and_opens_again(camera: Camera) -> None:
    for _ in range(2):
        with pytest.raises(CameraError, match="not open"):
            camera.read(PATIENCE_S)
        camera.close()
        camera.open()
        camera.open()
        camera.read(PATIENCE_S)
        camera.close()
        camera.close()


def test_looking_for_a_camera_does_not_open_it(camera: Camera) -> None:
    camera.find()
    with pytest.raises(CameraError, match="not open"):
        camera.read(PATIENCE_S)


# --- where frames come from ---


def test_a_video_plays_in_order_and_begins_again(sources: Path) -> None:
    camera = patient(str(sources / "bright.avi"))
    camera.open()
    shades = [round(camera.read(PATIENCE_S).mean() / 40) for _ in range(12)]
    camera.close()
    steps = [(after - before) % 5 for before, after in itertools.pairwise(shades)]
    assert set(shades) == {1, 2, 3, 4, 5}
    assert 0 not in steps  # never the same frame twice; a busy machine may miss one


def test_large_frames_are_scaled_down_whole(sources: Path) -> None:
    camera = patient(str(sources / "pictures"))
    camera.open()
    frame = camera.read(PATIENCE_S)
    camera.close()
    assert frame.shape == (720, 960, 3)
    assert np.array_equal(frame[360, 480], (0, 0, 255))


def test_one_picture_is_a_camera_too(sources: Path) -> None:
    camera = patient(str(sources / "pictures" / "a.png"))
    camera.open()
    assert camera.read(PATIENCE_S).shape == (720, 960, 3)
    camera.close()


@linux
@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("99", "There is no camera '99'."),
        ("/dev/video99", "There is no camera, file or folder '/dev/video99'."),
        ("nowhere.mp4", "There is no camera, file or folder 'nowhere.mp4'."),
        ("http://localhost/a.mp4", "There is no camera, file or folder 'http://localhost/a.mp4'."),
        ("/dev/null", "The camera '/dev/null' is in use by another program, or is not a camera."),
        ("{}/text.mp4", "{}/text.mp4 is not a video that can be read."),
        ("{}/notes.txt", "{}/notes.txt is not a video that can be read."),
        ("{}/truncated.mp4", "{}/truncated.mp4 is not a video that can be read."),
        ("{}/empty", "The folder {}/empty holds no pictures."),
        ("{}/pictures/b.jpg", "There is no picture that can be read in {}/pictures/b.jpg."),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_sentence(
    sources: Path, source: str, sentence: str
) -> None:
    nothing = CameraDevices(sources / "empty", sources / "empty")
    camera = OpenCvCamera(source.format(sources), devices=nothing, open_deadline_s=PATIENCE_S)
    with pytest.raises(CameraError) as caught:
        camera.open()
    assert str(caught.value) == sentence.format(sources)
    assert camera.pid is None


# --- the process ---


@linux
def test_a_camera_whose_process_is_killed_says_so_and_opens_again(demo: OpenCvCamera) -> None:
    demo.open()
    assert demo.pid is not None
    os.kill(demo.pid, signal.SIGKILL)
    with pytest.raises(CameraError, match=r"^The camera 'demo' failed: .*killed by SIGKILL\)\.$"):
        demo.read(PATIENCE_S)
    demo.open()
    assert demo.read(PATIENCE_S).shape == (720, 1280, 3)


@linux
def test_a_camera_that_hangs_misses_its_deadline_and_leaves_nothing(demo: OpenCvCamera) -> None:
    demo.open()
    pid = demo.pid
    assert pid is not None
    freeze(pid)
    with pytest.raises(CameraError, match="did not answer in time"):
        demo.read(0.1)
    wait_until_gone(pid)
    demo.open()
    assert demo.read(PATIENCE_S).shape == (720, 1280, 3)


@linux
def test_a_frozen_process_does_not_outlive_close(demo: OpenCvCamera) -> None:
    demo.open()
    pid = demo.pid
    assert pid is not None
    freeze(pid)
    demo.close()
    wait_until_gone(pid)


def test_an_open_that_takes_too_long_is_given_up() -> None:
    camera = OpenCvCamera("demo", open_deadline_s=0.001)
    with pytest.raises(CameraError, match="did not answer in time"):
        camera.open()
    assert camera.pid is None


@pytest.fixture
def patient_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """That there is no frame yet may be told late."""
    monkeypatch.setattr(opencv_camera, "_REPLY_GRACE_S", PATIENCE_S)


@pytest.mark.usefixtures("patient_reads")
def test_a_read_that_finds_no_new_frame_leaves_the_camera_open(sources: Path) -> None:
    camera = patient(str(sources / "pictures"))
    camera.open()
    with pytest.raises(CameraError, match="gave no frame for 0 s"):
        _read_faster_than_frames_come(camera)
    assert camera.read(PATIENCE_S).shape == (720, 960, 3)
    camera.close()


def _read_faster_than_frames_come(camera: Camera) -> None:
    for _ in range(1000):
        camera.read(0.0)


@pytest.mark.usefixtures("patient_reads")
def test_no_queue_builds_up_while_nobody_reads(sources: Path) -> None:
    camera = patient(str(sources / "bright.avi"))
    camera.open()
    waiting = [_frames_waiting_after_a_pause(camera) for _ in range(5)]
    camera.close()
    assert min(waiting) < 5  # ten frames went by in each pause; some may come while we count


def _frames_waiting_after_a_pause(camera: OpenCvCamera) -> int:
    time.sleep(0.4)
    camera.read(PATIENCE_S)
    for count in range(1, 10):
        try:
            camera.read(0.0)
        except CameraError:
            return count
    return 10


@linux
def test_a_driver_that_blocks_for_ever_is_given_up(tmp_path: Path) -> None:
    """Opening a pipe that nobody writes to blocks inside OpenCV, as some webcams do."""
    os.mkfifo(tmp_path / "blocking.avi")
    camera = OpenCvCamera(str(tmp_path / "blocking.avi"), open_deadline_s=1.5)
    with pytest.raises(CameraError, match="did not answer in time"):
        camera.open()
    assert camera.pid is None


@linux
@pytest.mark.parametrize("source", ["demo", "blocking.avi"])
def test_the_process_ends_when_the_kiosk_is_killed(tmp_path: Path, source: str) -> None:
    os.mkfifo(tmp_path / "blocking.avi")
    script = tmp_path / "kiosk_to_kill.py"
    script.write_text(
        textwrap.dedent(f"""
            import os, time
            from kiosk.adapters.child_process import ChildError
            from kiosk.adapters.opencv_camera import OpenCvCamera

            if __name__ == "__main__":
                camera = OpenCvCamera({source!r})
                camera._child.start()
                print(camera.pid, flush=True)
                camera._child.request("open", 600)
                print("open", flush=True)
                time.sleep(600)
        """)
    )
    with subprocess.Popen(
        [sys.executable, script.name],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
        stdout=subprocess.PIPE,
        text=True,
    ) as kiosk:
        assert kiosk.stdout is not None
        pid = int(kiosk.stdout.readline())
        if source == "demo":
            assert kiosk.stdout.readline() == "open\n"
        else:
            _wait_until_it_sits_in_the_driver(pid)
        kiosk.kill()
    wait_until_gone(pid)


def _wait_until_it_sits_in_the_driver(pid: int) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while "cv2" not in Path(f"/proc/{pid}/maps").read_text():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(1.0)


def test_the_window_s_process_loads_neither_opencv_nor_qt_with_the_drivers() -> None:
    script = """
import sys
import kiosk.adapters.analyzer_process, kiosk.adapters.opencv_camera
assert not {"cv2", "mediapipe", "PySide6"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", script], check=True)
