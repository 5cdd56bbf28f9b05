"""The GPU pack adds what a program lacks, and a folder that is none is named."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from admin.adapters import gpu_pack
from admin.adapters.gpu_pack import check_pack, use_gpu_pack
from shared.domain import generation_extra
from shared.domain.errors import MissingPartError

ROOT = Path(__file__).parents[2]
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
SAYS_WHERE = """
import multiprocessing, sys
from pathlib import Path
from admin.adapters.gpu_pack import use_gpu_pack

def word():
    import only_in_pack
    return only_in_pack.WORD

if __name__ == "__main__":
    print(use_gpu_pack(Path(sys.argv[1])))
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        print(pool.apply(word))
"""


def make_pack(folder: Path, python: str = PYTHON) -> Path:
    (folder / "site-packages" / "torch").mkdir(parents=True)
    (folder / "gpu-pack.json").write_text(json.dumps({"version": 1, "python": python}))
    return folder


@pytest.fixture(autouse=True)
def path_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))


def test_what_the_program_brings_is_stronger_than_the_pack(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "pack")
    before = list(sys.path)
    assert use_gpu_pack(pack) is None
    assert use_gpu_pack(pack) is None
    assert sys.path == [*before, str(pack / "site-packages")]


def test_worker_processes_find_the_pack_too(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "pack")
    (pack / "site-packages" / "only_in_pack.py").write_text("WORD = 'tulip'\n")
    program = tmp_path / "program.py"
    program.write_text(SAYS_WHERE)
    answer = subprocess.run(
        [sys.executable, program, pack],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.split() == ["None", "tulip"]


def test_a_folder_that_is_no_pack_is_named(tmp_path: Path) -> None:
    assert use_gpu_pack(tmp_path) == f"{tmp_path} is no GPU pack: gpu-pack.json is not there"
    (tmp_path / "gpu-pack.json").write_text("[]")
    with pytest.raises(MissingPartError, match="is no GPU pack"):
        check_pack(tmp_path)


def test_a_pack_for_another_python_or_without_torch_is_refused(tmp_path: Path) -> None:
    other = make_pack(tmp_path / "other", "3.9")
    assert use_gpu_pack(other) == f"{other} is a GPU pack for Python 3.9, this is {PYTHON}"
    half = make_pack(tmp_path / "half")
    (half / "site-packages" / "torch").rmdir()
    assert "without torch; unpack it again" in str(use_gpu_pack(half))
    assert str(half) not in "".join(sys.path)


def test_an_installed_program_looks_beside_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "emotion-garden-admin" / "emotion-garden-admin"
    program.parent.mkdir()
    program.touch()
    pack = make_pack(tmp_path / "emotion-garden-gpu-pack")
    monkeypatch.setattr(gpu_pack.sys, "executable", str(program))
    assert use_gpu_pack(None) is None
    assert str(pack / "site-packages") not in sys.path
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert use_gpu_pack(None) is None
    assert sys.path[-1] == str(pack / "site-packages")
    assert "GPU pack" in generation_extra.how_to_get_it()
