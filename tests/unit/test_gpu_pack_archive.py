"""What `build_installer.py admin --gpu-pack` decides: what comes in, and how files are split."""

import random
import shutil
from pathlib import Path

import pytest

from tools.installer import command_line
from tools.installer.command_line import main, parse
from tools.installer.pack import brought, chosen_of, in_parts
from tools.installer.pack_trial import unpack
from tools.installer.running import BuildError, run


def report(*names: str) -> dict[str, object]:
    return {"install": [{"metadata": {"name": name, "version": "1.0"}} for name in names]}


def test_the_pack_has_nothing_that_the_admin_brings() -> None:
    chosen = chosen_of(report("torch", "numpy", "Pillow", "diffusers"), brought())
    assert chosen == {"diffusers": "1.0", "torch": "1.0"}


def test_a_pack_without_torch_is_not_made() -> None:
    with pytest.raises(BuildError, match="has no torch"):
        chosen_of(report("diffusers"), set())


def test_a_large_file_is_split_and_parts_put_together_are_the_file(tmp_path: Path) -> None:
    file = tmp_path / "pack.tar.xz"
    content = bytes(range(256)) * 10
    file.write_bytes(content)
    assert in_parts(file, len(content)) == [file]
    parts = in_parts(file, 1000)
    assert [part.name for part in parts] == [f"pack.tar.xz.{number:02}" for number in (1, 2, 3)]
    assert b"".join(part.read_bytes() for part in parts) == content
    assert not file.exists()


@pytest.mark.skipif(shutil.which("xz") is None, reason="xz is not here")
def test_parts_are_unpacked_as_the_manual_says(tmp_path: Path) -> None:
    folder, out = tmp_path / "a folder", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    (folder / "torch.py").write_bytes(random.Random(1).randbytes(5000))
    archive = tmp_path / "the pack.tar.xz"
    run(["tar", "-C", tmp_path, "-cJf", archive, folder.name])
    parts = in_parts(archive, 2000)
    assert len(parts) == 3
    unpack(parts, out)
    assert (out / "a folder" / "torch.py").read_bytes() == (folder / "torch.py").read_bytes()


def test_a_pack_is_tried_beside_an_admin_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command_line, "make_pack", lambda *_: [tmp_path / "pack.tar.xz"])
    asked = ["admin", "--gpu-pack", "--smoke", "--out", str(tmp_path)]
    assert main(asked) == 2
    assert "beside the admin's .deb, none is in" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["kiosk", "--gpu-pack"],
        ["admin", "--gpu-pack", "--format", "deb"],
    ],
)
def test_the_pack_is_the_admins_and_no_installer(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    assert ended.value.code == 2
