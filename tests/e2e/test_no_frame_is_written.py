"""No frame ever gets a name in a file system: faces are read, then every file is searched."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_READING = '''
import json, os, sys
from functools import partial
from pathlib import Path

import numpy as np

from kiosk.adapters.analyzer_process import ProcessFaceAnalyzer
from kiosk.adapters.local_faces import MediaPipeFaceAnalyzer
from kiosk.adapters.opencv_camera import OpenCvCamera


def written_files(pid):
    """Regular files that a process has open for writing, deleted ones included."""
    for handle in Path(f"/proc/{pid}/fd").iterdir():
        if handle.is_file():
            flags = Path(f"/proc/{pid}/fdinfo/{handle.name}").read_text().split("flags:")[1]
            if int(flags.split()[0], 8) & os.O_ACCMODE != os.O_RDONLY:
                yield str(handle.readlink())


def internet_sockets(pid):
    """Sockets of a process that are not local ones."""
    tables = [Path(f"/proc/{pid}/net/{name}") for name in ("tcp", "tcp6", "udp", "udp6")]
    lines = [line for table in tables if table.exists() for line in table.read_text().splitlines()]
    inodes = {line.split()[9] for line in lines if ":" in line.split()[0]}
    for handle in Path(f"/proc/{pid}/fd").iterdir():
        if handle.is_socket() and str(handle.readlink()).strip("socket:[]") in inodes:
            yield str(handle)


def samples(frame, box):
    """Pieces of the rows of a face, as hexadecimal text."""
    height, width = frame.shape[:2]
    left, top = max(0, int(box.left * width)), max(0, int(box.top * height))
    rows = (frame[y, left : left + 32] for y in range(top, top + int(box.height * height), 10))
    return [row.tobytes().hex() for row in rows if len(np.unique(row)) > 20]


def main():
    analyzer = ProcessFaceAnalyzer(partial(MediaPipeFaceAnalyzer, Path(sys.argv[1])))
    camera = OpenCvCamera("demo")
    analyzer.warm_up()
    camera.open()
    pieces, faces = [], 0
    while faces < 3:
        frame = camera.read(5.0)
        found = analyzer.detect_faces(frame)
        faces += len(found)
        for face in found:
            pieces += samples(frame, face.bounding_box)
    pids = os.getpid(), camera.pid, analyzer.pid
    open_for_writing = [name for pid in pids for name in written_files(pid)]
    sockets = [name for pid in pids for name in internet_sockets(pid)]
    camera.close()
    analyzer.close()
    print(json.dumps({"pieces": pieces, "written": open_for_writing, "sockets": sockets}))


if __name__ == "__main__":
    main()
'''
_PICTURE_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"BM")


def _files_under(*folders: Path) -> dict[Path, int]:
    files = (file for folder in folders for file in folder.rglob("*") if file.is_file())
    return {file: file.stat().st_mtime_ns for file in files}


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc and /dev/shm")
def test_reading_a_face_writes_no_frame_and_calls_nobody(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "tmp").mkdir(parents=True)
    (tmp_path / "reading.py").write_text(_READING)
    places = {name: str(home) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    places |= {name: str(home / "tmp") for name in ("TMPDIR", "TEMP", "TMP", "XDG_RUNTIME_DIR")}
    before = _files_under(Path("/dev/shm"))
    answer = subprocess.run(
        [sys.executable, str(tmp_path / "reading.py"), str(Path("resources/models").absolute())],
        env=os.environ | places | {"PYTHONPATH": str(Path.cwd()), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=home,
        capture_output=True,
        check=True,
    )
    seen = json.loads(answer.stdout)
    assert seen["written"] == []
    assert seen["sockets"] == []
    pieces = [bytes.fromhex(piece) for piece in seen["pieces"]]
    assert len(pieces) > 10
    assert not list(home.rglob("deviceid")), "a library identifies this machine"
    after = _files_under(home, Path("/dev/shm"))
    for file in (file for file, changed in after.items() if before.get(file) != changed):
        content = file.read_bytes()
        assert not any(piece in content for piece in pieces), file
        assert not (file.is_relative_to(home) and content.startswith(_PICTURE_SIGNATURES)), file
