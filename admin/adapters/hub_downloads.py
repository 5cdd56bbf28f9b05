"""Models from a hub into a local folder: only what is needed, resumed, and checked by hash."""

import hashlib
import io
import shutil
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any

from shared.adapters.files import sha256_of
from shared.domain.errors import MissingPartError
from shared.domain.generation_extra import how_to_get_it
from shared.domain.image_model import HubFile, HubModel
from shared.ports import OnBytes

_PART_ENDINGS = (".json", ".txt", ".model", ".jinja", ".safetensors")
_BESIDE = ("model_index.json", "readme.md", "license", "license.md", "license.txt")
_PARTIAL = ".part"


class HubDownloads:
    """Asks the model hub at `endpoint`; None is the one that huggingface_hub is set to."""

    def __init__(self, endpoint: str | None = None) -> None:
        self._endpoint = endpoint

    def look_up(self, hub_id: str) -> HubModel:
        """What there is to download; MissingPartError when there is no such text-to-image model."""
        _require_library()
        from huggingface_hub import HfApi

        with _sentences(hub_id):
            info = HfApi(self._endpoint).model_info(hub_id, files_metadata=True)
        files = [_hub_file(hub_id, sibling) for sibling in info.siblings or ()]
        if "model_index.json" not in {file.name for file in files}:
            raise MissingPartError(f"{hub_id} has no model_index.json: it is no diffusers model.")
        card: Any = info.card_data or {}
        licence = card.get("license_name") or card.get("license") or ""
        return HubModel(hub_id, str(info.sha), str(licence), _needed(files))

    def download(self, model: HubModel, folder: Path, on_bytes: OnBytes) -> None:
        """Fetch what is not there yet, each file checked by its hash and moved into place whole.

        What a broken download left is continued. An exception of `on_bytes` stops it, and is
        passed on. MissingPartError names the file that cannot be had.
        """
        _require_library()
        done = 0
        missing: list[HubFile] = []
        for file in model.files:
            target = folder / file.name
            if target.is_file() and target.stat().st_size == file.size:
                done += file.size
            else:
                missing.append(file)
        _check_room(folder, missing)
        on_bytes(done, model.size)
        for file in missing:
            before = done
            self._fetch(
                model, file, folder, lambda n, start=before: on_bytes(start + n, model.size)
            )
            done += file.size

    def _fetch(
        self, model: HubModel, file: HubFile, folder: Path, on_done: Callable[[int], None]
    ) -> None:
        from huggingface_hub import hf_hub_url
        from huggingface_hub.file_download import http_get
        from huggingface_hub.utils import build_hf_headers, silent_tqdm

        target = folder / file.name
        partial = target.with_name(target.name + _PARTIAL)
        url = hf_hub_url(model.hub_id, file.name, revision=model.commit, endpoint=self._endpoint)
        with _sentences(f"{model.hub_id}: {file.name}"):
            target.parent.mkdir(parents=True, exist_ok=True)
            with partial.open("ab") as opened:
                # Uncompressed, so that a byte of the file is a byte of the answer.
                http_get(
                    url,
                    _Counted(opened, on_done),  # pyright: ignore[reportArgumentType]
                    resume_size=opened.tell(),
                    headers=build_hf_headers() | {"Accept-Encoding": "identity"},
                    expected_size=file.size,
                    tqdm_class=silent_tqdm,  # pyright: ignore[reportArgumentType]  quacks like one
                )
            if not _is_whole(partial, file):
                partial.unlink()
                raise MissingPartError(f"{model.hub_id}: {file.name} arrived damaged; try again.")
            partial.replace(target)


class _Counted:
    """A file that tells how long it has become."""

    def __init__(self, file: io.BufferedWriter, on_done: Callable[[int], None]) -> None:
        self._file = file
        self._on_done = on_done
        self.tell, self.seek, self.truncate = file.tell, file.seek, file.truncate

    def write(self, data: bytes) -> int:
        written = self._file.write(data)
        self._on_done(self._file.tell())
        return written


def _require_library() -> None:
    if find_spec("huggingface_hub") is None:
        raise MissingPartError(f"huggingface_hub is not installed; {how_to_get_it()}.")


@contextmanager
def _sentences(what: str) -> Generator[None, None, None]:
    """The network's and the hub's errors in one sentence."""
    import httpx2
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, OfflineModeIsEnabled

    try:
        yield
    except (HfHubHTTPError, HFValidationError, OfflineModeIsEnabled) as error:
        reason = str(error).strip().partition("\n")[0]
        raise MissingPartError(f"{what} cannot be had from the hub: {reason}") from error
    except (OSError, ValueError, httpx2.HTTPError) as error:
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        raise MissingPartError(f"{what} cannot be downloaded: {reason}") from error


def _hub_file(hub_id: str, sibling: Any) -> HubFile:
    """A listed file; a name that would leave the folder is refused."""
    path = PurePosixPath(sibling.rfilename)
    outside = path.is_absolute() or ".." in path.parts or "\\" in str(path) or ":" in str(path)
    if outside or str(path) != sibling.rfilename:
        raise MissingPartError(f"{hub_id} lists a file that is not in it: {sibling.rfilename!r}")
    sha256 = sibling.lfs.sha256 if sibling.lfs else None
    return HubFile(sibling.rfilename, sibling.size or 0, sha256, sibling.blob_id)


def _needed(files: Sequence[HubFile]) -> tuple[HubFile, ...]:
    """The parts' configuration and safetensors; of two sizes of weights the half-precision one.

    Left out: pickles, other frameworks' weights, checkpoints of the whole model in one file.
    """
    kept = [
        file
        for file in files
        if (file.name.count("/") == 1 and file.name.endswith(_PART_ENDINGS))
        or file.name.lower() in _BESIDE
    ]
    weights = [file for file in kept if file.name.endswith(".safetensors")]
    halves = {file.name for file in weights if ".fp16." in file.name or ".fp16-" in file.name}
    parts = {name.split("/")[0] for name in (file.name for file in weights)}
    # A part without a half would make the opener look for two kinds of names at once.
    by_half = parts == {name.split("/")[0] for name in halves}
    return tuple(
        file for file in kept if ".safetensors" not in file.name or (file.name in halves) == by_half
    )


def _check_room(folder: Path, missing: Sequence[HubFile]) -> None:
    there = next(parent for parent in (folder, *folder.absolute().parents) if parent.exists())
    needed = sum(file.size for file in missing)
    free = shutil.disk_usage(there).free
    if needed > free:
        raise MissingPartError(
            f"{folder}: the disk has {free / 1e9:.1f} GB free, the model needs {needed / 1e9:.1f}."
        )


def _is_whole(path: Path, file: HubFile) -> bool:
    if file.sha256 is not None:
        return sha256_of(path) == file.sha256
    data = path.read_bytes()
    git = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False)
    return file.blob_id is None or git.hexdigest() == file.blob_id
