"""A hundred visits under a trace of every file that is opened to be written; then all are searched.

Python's audit hook sees what Python opens, in the kiosk and its children; what libraries write by
themselves is found by searching every folder that they know.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

VISITS = 100
_TRACE = """
import os, sys

_trace = os.open(os.environ["WRITE_TRACE"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)


def _hear(event, details):
    if event == "open":
        path, mode, flags = details
        writes = flags is not None and flags & (os.O_WRONLY | os.O_RDWR)
        if (writes or set(mode or "") & set("wax+")) and not isinstance(path, int):
            os.write(_trace, os.fsencode(path) + b"\\n")


sys.addaudithook(_hear)
"""
_SIGNATURES = (b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xdb", b"\x89PNG\r\n", b"RIFF", b"WEBP", b"JFIF")
_WRITTEN_ON_PURPOSE = {
    *("kiosk.db", "kiosk.db-wal", "kiosk.db-shm"),
    *("kiosk.log", "lock", "learned.npz", "status.json", "zone.json"),
}
_CACHES = ("*/qmlcache/*.qmlc", "*/matplotlib/fontlist-*.json")


def _files_under(*folders: Path) -> dict[Path, int]:
    files = (file for folder in folders for file in folder.rglob("*") if file.is_file())
    return {file: file.stat().st_mtime_ns for file in files}


def _visits(home: Path, trace: Path, camera: Path) -> subprocess.CompletedProcess[bytes]:
    """The visits in a process whose every folder is in `home`, and its children, traced."""
    hooks = trace.with_name("hooks")
    for folder in (home / "tmp", hooks):
        folder.mkdir(parents=True)
    (hooks / "sitecustomize.py").write_text(_TRACE)
    places = {name: str(home) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    places |= {name: str(home / "tmp") for name in ("TMPDIR", "TEMP", "TMP", "XDG_RUNTIME_DIR")}
    places |= {"PYTHONPATH": f"{hooks}:{Path.cwd()}", "WRITE_TRACE": str(trace)}
    module = [sys.executable, "-m", "tests.e2e.a_hundred_visits"]
    return subprocess.run(
        [*module, str(home / "data"), str(VISITS), str(camera)],
        env=os.environ | places | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc and /dev/shm")
def test_a_hundred_visits_leave_no_picture_of_anybody(tmp_path: Path) -> None:
    home, trace, camera = tmp_path / "home", tmp_path / "trace", tmp_path / "camera"
    camera.mkdir()
    shutil.copy("tests/data/faces/astronaut.jpg", camera)
    before = _files_under(Path("/dev/shm"))
    answer = _visits(home, trace, camera)
    assert answer.returncode == 0, answer.stderr.decode()[-2000:]
    seen = json.loads(answer.stdout)
    assert sum(seen["ways"].values()) == VISITS
    assert seen["ways"]["declined"] == VISITS // 2
    assert seen["ways"].get("read", 0) > VISITS // 3, seen["ways"]
    pieces = [bytes.fromhex(piece) for piece in seen["pieces"]]
    assert len(pieces) > 5

    traced = {Path(line) for line in trace.read_text().splitlines()}
    assert any(path.name == "kiosk.log" for path in traced), "the trace works"
    after = _files_under(home, Path("/dev/shm"))
    changed = {file for file, time in after.items() if before.get(file) != time}
    written = {file for file in changed | traced if file.is_file() and file.stat().st_size}
    for file in written:
        content = file.read_bytes()
        assert not any(piece in content for piece in pieces), file
        if file.is_relative_to(home):
            assert not any(signature in content for signature in _SIGNATURES), file
    known = {file for file in written if file.name in _WRITTEN_ON_PURPOSE}
    others = {file for file in written - known if file.is_relative_to(home)}
    events = home / "data" / "store" / "events"
    others = {file for file in others if not any(map(file.match, _CACHES))}
    assert not [file.name for file in others if not file.is_relative_to(events)]
    assert {Path(name).name for name in seen["open"]} <= {*_WRITTEN_ON_PURPOSE, trace.name}
    _assert_only_text_and_numbers(home / "data" / "kiosk.db")


def _assert_only_text_and_numbers(path: Path) -> None:
    connection = sqlite3.connect(path)
    tables = [
        name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")
    ]
    for table in tables:
        for row in connection.execute(f'SELECT * FROM "{table}"'):
            assert not any(isinstance(value, bytes) for value in row), table
            assert all(len(str(value)) < 4000 for value in row), table
    visits = connection.execute("SELECT count(*) FROM visitors").fetchone()[0]
    answers = connection.execute(
        "SELECT accepted, count(*) FROM notice_answers GROUP BY 1"
    ).fetchall()
    connection.close()
    assert visits == VISITS
    assert dict(answers) == {0: VISITS // 2, 1: VISITS // 2}
