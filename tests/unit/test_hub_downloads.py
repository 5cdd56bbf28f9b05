"""Downloads from a hub (a local one): what is fetched, continued, refused and checked."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from admin.adapters.hub_downloads import HubDownloads
from shared.domain.errors import MissingPartError
from tests.fakes.hub import COMMIT, HUB_ID, FakeHub, serving

constants = pytest.importorskip(
    "huggingface_hub.constants", reason="huggingface_hub is not installed (setup --with-diffusers)"
)
WEIGHTS = "unet/diffusion_pytorch_model.safetensors"
FILES = {
    "model_index.json": b'{"_class_name": "StableDiffusionPipeline"}',
    "README.md": b"# Meadow",
    "unet/config.json": b"{}",
    WEIGHTS: bytes(range(256)) * 40,
    "unet/diffusion_pytorch_model.bin": b"a pickle",
    "tokenizer/merges.txt": b"a b",
    "meadow-pruned.safetensors": b"the whole model once more",
    "onnx/unet/model.onnx": b"for another runtime",
}
NEEDED = {"model_index.json", "README.md", "unet/config.json", WEIGHTS, "tokenizer/merges.txt"}


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    # A worker process is offline, and tests of its engine may have run in this process before.
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    for name, data in FILES.items():
        path = tmp_path / "hub" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    with serving(FakeHub(tmp_path / "hub")) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "models" / "meadow"


def ignore(_done: int, _of: int) -> None:
    pass


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_only_what_the_engine_needs_is_fetched(hub: FakeHub, folder: Path) -> None:
    downloads = HubDownloads(hub.endpoint)
    model = downloads.look_up(HUB_ID)
    downloads.download(model, folder, ignore)
    assert (model.commit, model.licence) == (COMMIT, "openrail++")
    assert files_in(folder) == {name: FILES[name] for name in NEEDED}


def test_progress_grows_to_all_bytes(hub: FakeHub, folder: Path) -> None:
    downloads = HubDownloads(hub.endpoint)
    model = downloads.look_up(HUB_ID)
    heard: list[tuple[int, int]] = []
    downloads.download(model, folder, lambda done, of: heard.append((done, of)))
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    assert heard[-1] == (model.size, model.size)


def test_half_precision_is_preferred_when_all_parts_have_it(hub: FakeHub, tmp_path: Path) -> None:
    half = "unet/diffusion_pytorch_model.fp16.safetensors"
    (tmp_path / "hub" / half).write_bytes(b"half of it")
    names = {file.name for file in HubDownloads(hub.endpoint).look_up(HUB_ID).files}
    assert half in names
    assert WEIGHTS not in names
    (tmp_path / "hub" / "vae").mkdir()
    (tmp_path / "hub" / "vae" / "diffusion_pytorch_model.safetensors").write_bytes(b"whole only")
    names = {file.name for file in HubDownloads(hub.endpoint).look_up(HUB_ID).files}
    assert half not in names
    assert WEIGHTS in names


class StopNow(Exception):
    pass


def test_a_stopped_download_is_continued_where_it_ended(hub: FakeHub, folder: Path) -> None:
    downloads = HubDownloads(hub.endpoint)
    model = downloads.look_up(HUB_ID)
    partial = folder / f"{WEIGHTS}.part"
    partial.parent.mkdir(parents=True)
    partial.write_bytes(FILES[WEIGHTS][:1000])
    downloads.download(model, folder, ignore)
    assert (WEIGHTS, "bytes=1000-") in hub.asked
    assert files_in(folder) == {name: FILES[name] for name in NEEDED}


def test_a_stop_leaves_no_file_that_looks_whole(hub: FakeHub, folder: Path) -> None:
    downloads = HubDownloads(hub.endpoint)
    model = downloads.look_up(HUB_ID)

    def stop(done: int, _of: int) -> None:
        if done > 500:
            raise StopNow

    with pytest.raises(StopNow):
        downloads.download(model, folder, stop)
    for name, data in files_in(folder).items():
        assert name.endswith(".part") or FILES[name] == data
    downloads.download(model, folder, ignore)
    assert files_in(folder) == {name: FILES[name] for name in NEEDED}


def test_a_connection_that_breaks_is_taken_up_again(hub: FakeHub, folder: Path) -> None:
    hub.cut.add(WEIGHTS)
    downloads = HubDownloads(hub.endpoint)
    downloads.download(downloads.look_up(HUB_ID), folder, ignore)
    assert files_in(folder)[WEIGHTS] == FILES[WEIGHTS]
    assert len([name for name, _ in hub.asked if name == WEIGHTS]) == 2


def test_what_is_there_already_is_not_fetched_again(hub: FakeHub, folder: Path) -> None:
    downloads = HubDownloads(hub.endpoint)
    model = downloads.look_up(HUB_ID)
    downloads.download(model, folder, ignore)
    hub.asked.clear()
    downloads.download(model, folder, ignore)
    assert hub.asked == []


@pytest.mark.parametrize("name", [WEIGHTS, "unet/config.json"])
def test_a_file_that_arrives_altered_is_refused(hub: FakeHub, folder: Path, name: str) -> None:
    hub.altered.add(name)
    downloads = HubDownloads(hub.endpoint)
    with pytest.raises(MissingPartError, match=name):
        downloads.download(downloads.look_up(HUB_ID), folder, ignore)
    assert name not in files_in(folder)
    assert f"{name}.part" not in files_in(folder), "or it would be continued for ever"


@pytest.mark.parametrize("name", ["../outside.json", "/etc/passwd", "a\\b.json", "c:/x.json"])
def test_a_listing_that_leaves_the_folder_is_refused(hub: FakeHub, name: str) -> None:
    hub.extra = (name,)
    with pytest.raises(MissingPartError, match="not in it"):
        HubDownloads(hub.endpoint).look_up(HUB_ID)


@pytest.mark.parametrize("hub_id", ["garden/nowhere", "not an id", "garden/../meadow"])
def test_a_model_that_is_not_there_is_named(hub: FakeHub, hub_id: str) -> None:
    with pytest.raises(MissingPartError, match=r"garden|not an id") as caught:
        HubDownloads(hub.endpoint).look_up(hub_id)
    assert "\n" not in str(caught.value)


def test_no_hub_at_all_is_said_in_a_sentence(hub: FakeHub) -> None:
    with pytest.raises(MissingPartError, match=HUB_ID):
        HubDownloads("http://127.0.0.1:9").look_up(HUB_ID)


def test_a_full_disk_is_known_beforehand(hub: FakeHub, folder: Path) -> None:
    downloads = HubDownloads(hub.endpoint)
    model = downloads.look_up(HUB_ID)
    huge = replace(model, files=tuple(replace(file, size=1 << 60) for file in model.files))
    with pytest.raises(MissingPartError, match="GB free"):
        downloads.download(huge, folder, ignore)
    assert not folder.exists()
