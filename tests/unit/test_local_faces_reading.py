"""The local analyser on difficult frames, and on damaged or missing models."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.adapters.local_faces import MediaPipeFaceAnalyzer
from shared.domain.emotion import Emotion
from shared.domain.errors import MissingPartError
from shared.ports import Frame
from tests.fakes.portraits import FACES_DIR, PORTRAIT_PATH, head, portrait, scene

ROOT = Path(__file__).parents[2]
MODELS_DIR = ROOT / "resources" / "models"


@pytest.fixture(scope="module")
def analyzer() -> Iterator[MediaPipeFaceAnalyzer]:
    analyzer = MediaPipeFaceAnalyzer(MODELS_DIR)
    yield analyzer
    analyzer.close()


@pytest.mark.parametrize("left", [40, 560, 1080])
@pytest.mark.parametrize("height", [60, 100, 150, 240])
def test_a_person_is_found_near_and_far_in_a_wide_frame(
    analyzer: MediaPipeFaceAnalyzer, height: int, left: int
) -> None:
    picture = head(height)
    left = min(left, 1280 - picture.shape[1])
    (face,) = analyzer.detect_faces(scene([(picture, left, 150)]))
    x, y = face.bounding_box.centre
    assert x * 1280 == pytest.approx(left + picture.shape[1] / 2, abs=height / 2)
    assert y * 720 == pytest.approx(150 + picture.shape[0] / 2, abs=height / 2)
    assert face.emotion is Emotion.HAPPY


def test_a_person_is_found_in_an_upright_frame(analyzer: MediaPipeFaceAnalyzer) -> None:
    (face,) = analyzer.detect_faces(scene([(head(100), 300, 900)], width=720, height=1280))
    assert face.bounding_box.top > 0.6


def test_a_face_that_fills_the_frame_is_read(analyzer: MediaPipeFaceAnalyzer) -> None:
    (face,) = analyzer.detect_faces(head(400, margin=0.05))
    assert face.emotion is Emotion.HAPPY


def test_thirty_faces_are_found_and_the_largest_are_read(analyzer: MediaPipeFaceAnalyzer) -> None:
    picture = head(90, margin=0.35)
    step = picture.shape[1] + 40
    places = [(picture, 10 + step * (n % 6), 5 + 200 * (n // 6)) for n in range(30)]
    faces = analyzer.detect_faces(scene(places, width=1280, height=1030))
    assert 12 <= len(faces) <= 30
    assert [bool(face.emotions) for face in faces] == [True] * 5 + [False] * (len(faces) - 5)
    assert faces[-1].emotion is Emotion.UNKNOWN


def test_two_people_close_together_are_two_faces(analyzer: MediaPipeFaceAnalyzer) -> None:
    picture = head(200, margin=0.15)
    faces = analyzer.detect_faces(
        scene([(picture, 400, 200), (picture, 405 + picture.shape[1], 200)])
    )
    assert len(faces) == 2
    lefts = sorted(face.bounding_box.left * 1280 for face in faces)
    assert lefts[1] - lefts[0] == pytest.approx(picture.shape[1] + 5, abs=25)


def test_a_masked_face_is_found_and_not_said_to_smile(analyzer: MediaPipeFaceAnalyzer) -> None:
    frame = portrait().copy()
    cv2.fillConvexPoly(
        frame,
        np.array([(186, 132), (226, 124), (264, 132), (258, 174), (226, 190), (192, 174)]),
        (190, 160, 120),
    )
    (face,) = analyzer.detect_faces(frame)
    assert face.smile is not None
    assert not face.smile.value
    assert face.emotion is not Emotion.HAPPY


def darkened(frame: Frame) -> Frame:
    return (frame * 0.25).astype(np.uint8)


def noisy(frame: Frame) -> Frame:
    noise = np.random.default_rng(3).normal(0, 12, frame.shape)
    return np.clip(frame + noise, 0, 255).astype(np.uint8)


def tilted(frame: Frame) -> Frame:
    turn = cv2.getRotationMatrix2D((226, 125), 25, 1.0)
    return np.asarray(cv2.warpAffine(frame, turn, (512, 512)), np.uint8)


@pytest.mark.parametrize("change", [darkened, noisy, tilted])
def test_poor_light_noise_and_a_tilted_head_are_read_through(
    analyzer: MediaPipeFaceAnalyzer, change: Callable[[Frame], Frame]
) -> None:
    (face,) = analyzer.detect_faces(change(portrait()))
    assert face.emotion is Emotion.HAPPY


def test_the_turn_of_the_head_is_told_in_degrees(analyzer: MediaPipeFaceAnalyzer) -> None:
    (level,), (turned,) = (analyzer.detect_faces(each) for each in (portrait(), tilted(portrait())))
    assert level.pose is not None
    assert turned.pose is not None
    assert abs(turned.pose.roll - level.pose.roll) == pytest.approx(25, abs=4)


def test_a_missing_models_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingPartError, match=r"nowhere.*models\.toml cannot be read"):
        MediaPipeFaceAnalyzer(tmp_path / "nowhere").warm_up()


@pytest.mark.parametrize("name", ["face_landmarker.task", "faceres.onnx", "attr_probe.npz"])
def test_a_damaged_or_missing_model_file_is_named(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "models"
    shutil.copytree(MODELS_DIR, folder)
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(MissingPartError, match=f"{name} is damaged"):
        MediaPipeFaceAnalyzer(folder).warm_up()
    (folder / name).unlink()
    with pytest.raises(MissingPartError, match=f"{name} cannot be read"):
        MediaPipeFaceAnalyzer(folder).warm_up()


def test_a_damaged_list_of_models_is_named(tmp_path: Path) -> None:
    (tmp_path / "models.toml").write_text("[[[")
    with pytest.raises(MissingPartError, match=r"models\.toml is damaged"):
        MediaPipeFaceAnalyzer(tmp_path).warm_up()


def test_an_hsemotion_file_reads_the_expression_instead(analyzer: MediaPipeFaceAnalyzer) -> None:
    plugged = MediaPipeFaceAnalyzer(MODELS_DIR, hsemotion_model=FACES_DIR / "tiny_hsemotion.onnx")
    (plain,), (other,) = (each.detect_faces(portrait()) for each in (analyzer, plugged))
    plugged.close()
    assert sum(score.confidence for score in other.emotions) == pytest.approx(100)
    assert other.emotions != plain.emotions
    assert other.age_range == plain.age_range


@pytest.mark.parametrize("name", ["missing.onnx", "emotion_mini_xception.onnx", "text.onnx"])
def test_a_file_that_is_no_hsemotion_model_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "text.onnx").write_text("not a network")
    shutil.copy(MODELS_DIR / "emotion_mini_xception.onnx", tmp_path)
    analyzer = MediaPipeFaceAnalyzer(MODELS_DIR, hsemotion_model=tmp_path / name)
    with pytest.raises(MissingPartError, match=f"{name} is not an"):
        analyzer.warm_up()


def run_python(
    code: str, environment: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code, str(MODELS_DIR), str(PORTRAIT_PATH)],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )


def test_importing_the_analyser_loads_no_model_library() -> None:
    done = run_python(
        "import sys\n"
        "import kiosk.adapters.local_faces\n"
        "print({'mediapipe', 'onnxruntime', 'cv2'} & set(sys.modules))\n"
    )
    assert done.stdout == "set()\n", done.stderr


READ_ONE_FACE = """
import os, sys
from pathlib import Path

asked = []
sys.addaudithook(lambda event, args: asked.append(event) if event.startswith("socket.") else None)
from kiosk.adapters.image_files import PillowImageReader
from kiosk.adapters.local_faces import MediaPipeFaceAnalyzer

analyzer = MediaPipeFaceAnalyzer(Path(sys.argv[1]))
faces = analyzer.detect_faces(PillowImageReader().read(Path(sys.argv[2])))
opened = []
if os.path.isdir("/proc/self/fd"):
    for fd in os.listdir("/proc/self/fd"):
        try:
            opened.append(os.readlink(f"/proc/self/fd/{fd}"))
        except OSError:
            pass
analyzer.close()
print(len(faces), [event for event in asked if event in ("socket.connect", "socket.getaddrinfo")],
      [each for each in opened if each.startswith("socket:")])
"""


def test_the_local_backend_opens_no_connection_and_says_nothing(tmp_path: Path) -> None:
    """Python's own sockets by audit hook; native ones by what is open while models are loaded.

    A native library that opened and closed a connection in between would escape this test; the
    next one, where strace can run, sees that too. onnxruntime would keep a device id and reports
    to send later under the home folder.
    """
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = run_python(READ_ONE_FACE, home)
    assert done.stdout == "1 [] []\n"
    assert done.stderr == ""
    assert not [path for path in tmp_path.rglob("*") if "onnxruntime" in path.name.lower()]


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_local_backend_asks_the_kernel_for_no_internet_socket(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-qq", "-e", "trace=socket", "-o", str(trace)]
    if subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("strace may not trace here")
    arguments = [sys.executable, "-c", READ_ONE_FACE, str(MODELS_DIR), str(PORTRAIT_PATH)]
    subprocess.run([*command, *arguments], cwd=ROOT, capture_output=True, check=True)
    assert "AF_INET" not in trace.read_text()
