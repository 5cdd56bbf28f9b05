"""`python -m admin models …` and `--model NAME`, with a hub on this machine."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from admin.adapters.hub_downloads import HubDownloads
from admin.app import Admin, Doors, build
from admin.screens.command_line import parse
from admin.screens.console import INTERRUPTED, Console
from shared.adapters.folder_store import FolderStore
from shared.domain.errors import MissingPartError, NothingMatchedError, SettingsError
from shared.settings import Settings
from tests.fakes.hub import COMMIT, HUB_ID, FakeHub, serving
from tests.fakes.workers import FakeWorkers

constants = pytest.importorskip(
    "huggingface_hub.constants", reason="huggingface_hub is not installed (setup --with-diffusers)"
)
WEIGHTS = "unet/diffusion_pytorch_model.safetensors"
FILES = {
    "model_index.json": b'{"_class_name": "StableDiffusionPipeline"}',
    "README.md": b"# Meadow",
    "unet/config.json": b"{}",
    WEIGHTS: bytes(range(256)) * 400,
}


@dataclass
class Desk:
    """The admin's commands in one process; `stops` breaks a command off."""

    admin: Admin
    console: "Interruptible"
    hub: FakeHub
    folder: Path
    capsys: pytest.CaptureFixture[str]

    def run(self, *arguments: str) -> tuple[int, list[dict[str, Any]], str]:
        given = parse([*arguments, "--data-dir", str(self.folder)])
        code = self.admin.commands[arguments[0]].run(given)
        out, said = self.capsys.readouterr()
        return code, [json.loads(line) for line in out.splitlines()], said


class Interruptible(Console):
    """A console at which Ctrl-C is pressed after so many looks."""

    stops_after: int | None = None

    def stopped(self) -> bool:
        if self.stops_after is not None:
            self.stops_after -= 1
            return self.stops_after < 0
        return super().stopped()


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Desk]:
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    for name, data in FILES.items():
        path = tmp_path / "hub" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    with serving(FakeHub(tmp_path / "hub")) as hub:
        doors = Doors(
            FolderStore(tmp_path / "store"),
            lambda engine: FakeWorkers(),
            {"painter": 1, "diffusers": 1},
            HubDownloads(hub.endpoint),
        )
        console = Interruptible()
        admin = build(doors, Settings(data_dir=tmp_path / "data", language="en"), console)
        yield Desk(admin, console, hub, tmp_path / "data", capsys)
        admin.stop()


def test_a_model_is_downloaded_listed_changed_verified_and_removed(desk: Desk) -> None:
    code, (line,), said = desk.run("models", "download", HUB_ID)
    assert (code, line["name"], line["origin"]) == (0, "meadow", f"{HUB_ID}@{COMMIT}")
    assert (line["licence"], line["licence_rule"]) == ("openrail++", "conditions")
    assert "list of forbidden uses" in said
    folder = Path(line["path"])
    assert folder == desk.folder / "models" / "garden--meadow"
    assert (folder / WEIGHTS).read_bytes() == FILES[WEIGHTS]

    code, (line,), _ = desk.run(
        "models", "change", "meadow", "--licence", "mit", "--num-inference-steps", "12",
        "--guidance-scale", "usual", "--origin", "a friend",
    )  # fmt: skip
    assert (code, line["num_inference_steps"], line["guidance_scale"]) == (0, 12, None)
    assert (line["origin"], line["licence_rule"]) == ("a friend", "free")
    (shown,) = desk.run("models", "show", "meadow")[1]
    assert set(shown["files"]) == set(FILES)
    assert shown["usual"] == {"num_inference_steps": 50, "guidance_scale": 7.5}

    assert desk.run("models", "verify", "meadow")[0] == 0
    (folder / WEIGHTS).write_bytes(b"other weights")
    code, lines, _ = desk.run("models", "verify", "meadow")
    assert (code, [line["fault"] for line in lines]) == (1, [f"{WEIGHTS} has changed"])

    assert desk.run("models", "remove", "meadow")[0] == 0
    assert (folder / WEIGHTS).is_file()
    code, lines, said = desk.run("models", "list")
    assert (code, lines) == (0, [])
    assert "models add PATH" in said


def test_a_download_is_stopped_and_goes_on_where_it_was(desk: Desk) -> None:
    desk.console.stops_after = 4
    code, lines, said = desk.run("models", "download", HUB_ID)
    assert (code, lines) == (INTERRUPTED, [])
    assert "stopped" in said
    assert desk.run("models", "list")[1] == []
    desk.console.stops_after = None
    before = len(desk.hub.asked)
    assert desk.run("models", "download", HUB_ID)[0] == 0
    assert len(desk.hub.asked[before:]) < len(FILES)


def test_what_an_older_download_left_is_not_taken_for_what_is_listed(desk: Desk) -> None:
    left = desk.folder / "models" / "garden--meadow" / WEIGHTS
    left.parent.mkdir(parents=True)
    left.write_bytes(bytes(len(FILES[WEIGHTS])))  # of the right size
    with pytest.raises(MissingPartError, match="not what the hub lists"):
        desk.run("models", "download", HUB_ID)
    assert desk.run("models", "list")[1] == []
    assert desk.run("models", "download", HUB_ID)[0] == 0
    assert left.read_bytes() == FILES[WEIGHTS]


def test_a_failing_download_is_one_sentence_and_lists_nothing(desk: Desk) -> None:
    with pytest.raises(MissingPartError, match="garden/nowhere cannot be had"):
        desk.run("models", "download", "garden/nowhere")
    with pytest.raises(SettingsError, match="OWNER/NAME"):
        desk.run("models", "download", "../../etc")
    desk.hub.altered.add(WEIGHTS)
    with pytest.raises(MissingPartError, match="arrived damaged"):
        desk.run("models", "download", HUB_ID)
    assert desk.run("models", "list")[1] == []


def test_wrong_words_about_a_model_are_named(desk: Desk) -> None:
    path = str(desk.hub.folder)
    with pytest.raises(SettingsError, match="num_inference_steps = 'many'"):
        desk.run("models", "add", path, "--num-inference-steps", "many")
    with pytest.raises(SettingsError, match="guidance_scale = 80"):
        desk.run("models", "add", path, "--guidance-scale", "80")
    with pytest.raises(NothingMatchedError, match="there are: none"):
        desk.run("models", "show", "meadow")
    with pytest.raises(MissingPartError, match="nowhere does not exist"):
        desk.run("models", "add", str(desk.folder / "nowhere"))


def test_a_model_is_chosen_by_name_or_by_path(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("admin.app.doors.is_here", lambda engine: True)
    wish = ("generate", "--engine", "diffusers", "--emotion", "calm", "--orientation", "landscape",
            "--size", "64x64")  # fmt: skip
    with pytest.raises(SettingsError, match="name one of the library"):
        desk.run(*wish)
    with pytest.raises(SettingsError, match="none of the library"):
        desk.run(*wish, "--model", "Meadow")
    desk.run("models", "add", str(desk.hub.folder), "--name", "Meadow", "--licence", "mit")
    for named in ("Meadow", str(desk.hub.folder)):
        code, _, said = desk.run(*wish, "--model", named)
        assert (code, "licence" in said) == (0, False)
    other = desk.folder / "other"
    other.mkdir()
    code, _, said = desk.run(*wish, "--model", str(other))
    assert "Nobody said under which licence" in said
    models = [job.request.model for job in desk.admin.queue.jobs()]
    assert models == ["Meadow", "Meadow", str(other)]
