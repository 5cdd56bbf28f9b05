"""The helper that keeps what can hang or crash in a process of its own."""

import gc
import os
import signal
import subprocess
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.adapters.child_process import ChildError, ChildProcess
from shared.domain.errors import CameraError
from tests.fakes.child_work import ignore_everything, obey
from tests.patience import PATIENCE_S
from tests.processes import freeze, wait_until_gone

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture
def child() -> Iterator[ChildProcess]:
    child = ChildProcess(obey, name="test")
    yield child
    child.stop()


def test_no_process_runs_before_something_is_asked(child: ChildProcess) -> None:
    assert child.pid is None


def test_the_answer_comes_from_another_process_that_stays(child: ChildProcess) -> None:
    assert child.request(("echo", {"a": [1, None]}), PATIENCE_S) == {"a": [1, None]}
    pid = child.pid
    assert pid not in (None, os.getpid())
    assert child.request(("echo", "again"), PATIENCE_S) == "again"
    assert child.pid == pid


@pytest.mark.parametrize(
    "array",
    [
        np.random.default_rng(1).integers(0, 256, (720, 1280, 3), np.uint8),
        np.arange(600_000, dtype=np.uint8).reshape(200, 1000, 3)[::2, ::-3],
        np.zeros((0, 5, 3), np.uint8),
    ],
    ids=["whole frame", "not contiguous", "empty"],
)
def test_pictures_cross_unchanged_in_both_directions(
    child: ChildProcess, array: np.ndarray
) -> None:
    answer = child.request(("echo", array), PATIENCE_S)
    assert answer.dtype == array.dtype
    assert np.array_equal(answer, array)


@posix
def test_a_child_that_stops_in_the_middle_of_an_answer_is_ended(child: ChildProcess) -> None:
    with pytest.raises(ChildError, match="did not answer in time"):
        child.request(("tear", b"half of it"), PATIENCE_S)
    assert child.pid is None
    assert child.request(("echo", 1), PATIENCE_S) == 1


def test_an_error_of_ours_is_raised_here_and_the_child_lives_on(child: ChildProcess) -> None:
    child.request(("echo", 0), PATIENCE_S)
    pid = child.pid
    with pytest.raises(CameraError, match=r"^no such camera$"):
        child.request(("refuse", "no such camera"), PATIENCE_S)
    assert child.request(("echo", 1), PATIENCE_S) == 1
    assert child.pid == pid


@linux
def test_a_child_that_hangs_is_ended_at_the_deadline_and_replaced(child: ChildProcess) -> None:
    child.request(("echo", 0), PATIENCE_S)
    pid = child.pid
    with pytest.raises(ChildError, match="did not answer in time"):
        child.request(("sleep", 600), 0.2)
    assert pid is not None
    wait_until_gone(pid)
    assert child.request(("echo", 1), PATIENCE_S) == 1
    assert child.pid != pid


@linux
def test_a_frozen_child_cannot_hold_up_the_sender_of_a_large_message(child: ChildProcess) -> None:
    child.request(("echo", 0), PATIENCE_S)
    assert child.pid is not None
    freeze(child.pid)
    with pytest.raises(ChildError, match="did not answer in time"):
        child.request(("echo", np.zeros((720, 1280, 3), np.uint8)), 0.2)
    assert child.request(("echo", 1), PATIENCE_S) == 1


@posix
@pytest.mark.parametrize(
    ("order", "reason"),
    [
        (("die_by", signal.SIGKILL), "killed by SIGKILL"),
        (("die_by", signal.SIGSEGV), "killed by SIGSEGV"),
        (("exit", 7), "exit code 7"),
    ],
)
def test_a_death_is_named_and_the_next_request_starts_another(
    child: ChildProcess, order: tuple[str, int], reason: str
) -> None:
    with pytest.raises(ChildError, match=rf"ended unexpectedly \({reason}\)"):
        child.request(order, PATIENCE_S)
    assert child.pid is None
    assert child.request(("echo", 1), PATIENCE_S) == 1


@posix
def test_a_child_killed_while_idle_is_noticed_by_the_next_request(child: ChildProcess) -> None:
    child.request(("echo", 0), PATIENCE_S)
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)
    with pytest.raises(ChildError, match="SIGKILL"):
        child.request(("echo", 1), PATIENCE_S)


@linux
def test_stop_ends_a_child_that_ignores_everything_gentle() -> None:
    child = ChildProcess(ignore_everything, "started", name="deaf")
    assert child.request("hello", PATIENCE_S) == "started"
    pid = child.pid
    assert pid is not None
    child.stop()
    wait_until_gone(pid)


def test_stopping_twice_or_before_the_start_is_harmless(child: ChildProcess) -> None:
    child.stop()
    child.start()
    child.stop()
    child.stop()
    assert child.pid is None


def test_vendor_noise_does_not_reach_the_terminal(
    child: ChildProcess, capfd: pytest.CaptureFixture[str]
) -> None:
    child.request(("noise", "W0000 GLOG"), PATIENCE_S)
    child.stop()
    assert capfd.readouterr() == ("", "")


@linux
def test_fifty_children_leave_no_handle_and_no_process() -> None:
    child = ChildProcess(obey, name="test")
    child.request(("echo", 0), PATIENCE_S)  # the first start also opens multiprocessing's own pipe
    child.stop()
    gc.collect()  # what earlier tests left open is not closed meanwhile
    before = _handles()
    pids: list[int] = []
    for _ in range(50):
        child.start()
        pids.append(child.pid or 0)
        child.stop()
    assert not _handles() - before
    for pid in pids:
        wait_until_gone(pid)


def _handles() -> Counter[str]:
    handles = Path("/proc/self/fd").iterdir()
    return Counter(str(handle.readlink()) for handle in handles if handle.is_symlink())


_PARENT = """
    import signal, sys
    from kiosk.adapters.child_process import ChildError, ChildProcess
    from tests.fakes.child_work import obey

    if __name__ == "__main__":
        child = ChildProcess(obey, name="test")
        {body}
"""


def _start_parent(tmp_path: Path, body: str) -> subprocess.Popen[str]:
    script = tmp_path / "parent.py"
    body = textwrap.indent(textwrap.dedent(body), " " * 4).lstrip()
    script.write_text(textwrap.dedent(_PARENT).format(body=body))
    return subprocess.Popen(
        [sys.executable, str(script)],
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@linux
@pytest.mark.parametrize("order", ["('echo', 1)", "('sleep', 600)"], ids=["idle", "busy"])
def test_the_child_ends_when_its_parent_is_killed(tmp_path: Path, order: str) -> None:
    body = f"""
        child.request(("echo", 0), 60)
        print(child.pid, flush=True)
        child.request({order}, 600)
        sys.stdin.read()
    """
    with _start_parent(tmp_path, body) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.kill()
    wait_until_gone(pid)


@posix
@pytest.mark.parametrize(
    "begin",
    ["child.start()", "child.request(('echo', 0), 60)"],
    ids=["while starting", "while working"],
)
def test_ctrl_c_is_the_parents_to_answer(tmp_path: Path, begin: str) -> None:
    body = f"""
        {begin}
        try:
            print(child.pid, flush=True)
            child.request(("sleep", 600), 600)
        except KeyboardInterrupt:
            child.stop()
            print("stopped", flush=True)
    """
    with _start_parent(tmp_path, body) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        os.killpg(parent.pid, signal.SIGINT)
        said, complained = parent.communicate(timeout=PATIENCE_S)
    assert (said, complained) == ("stopped\n", "")


def test_children_of_a_windowed_app_started_as_a_module_do_not_load_qt(tmp_path: Path) -> None:
    package = tmp_path / "windowed"
    package.mkdir()
    (package / "__main__.py").write_text(
        textwrap.dedent("""
            import PySide6.QtCore
            from kiosk.adapters.child_process import ChildProcess
            from tests.fakes.child_work import obey

            if __name__ == "__main__":
                child = ChildProcess(obey, name="test")
                print([child.request(("imported", n), 60) for n in ("numpy", "cv2", "PySide6")])
                child.stop()
        """)
    )
    answer = subprocess.run(
        [sys.executable, "-m", "windowed"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(Path.cwd())])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout == "[False, False, False]\n"
