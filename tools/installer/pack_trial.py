"""The GPU pack tried beside an installed admin: unpacked as the manual says, and painted with."""

import json
import shlex
import time
from collections.abc import Sequence
from pathlib import Path

from shared.domain.generation_extra import PACK
from tools.installer.clean_root import CleanRoot, make_root, remove_root
from tools.installer.pack import PACKAGES
from tools.installer.products import ROOT
from tools.installer.running import bare_environment, run, step
from tools.installer.trial import Trial, must

_MODEL = "tiny"
_MAKE_MODEL = "import pathlib, sys; from tests.tiny_models import build_sd1 as b; b({place})"
_ELSEWHERE = "/srv/packs"


def try_pack(trial: Trial, archives: Sequence[Path]) -> dict[str, float]:
    """Install the admin, unpack the pack, make pictures; the answer is in seconds.

    First the pack lies beside the program, then elsewhere and is named by the setting.
    """
    with step("clean root"):
        root = make_root(trial.work, "root-pack")
    try:
        with step("install the admin and unpack the pack"):
            root.install(trial.package)
            _needs(trial, root, "put the GPU pack beside the program")
            unpack(archives, root.folder / "opt")
            make_model(trial, root.folder / "srv" / _MODEL)
        with step("a picture with the pack beside the program"):
            must(f"in /opt/{PACK}" in diffusion_of(trial, root), "the doctor knows no pack")
            root.run(trial.name, "models", "add", f"/srv/{_MODEL}")
            beside_s = paint(trial, root)
        with step("a picture with the pack named by its setting"):
            (root.folder / _ELSEWHERE.lstrip("/")).mkdir()
            run(["mv", root.folder / "opt" / PACK, root.folder / _ELSEWHERE.lstrip("/")])
            _needs(trial, root, "put the GPU pack beside the program")
            place = f"{_ELSEWHERE}/{PACK}"
            root.run(trial.name, "settings", "set", "gpu_pack", place)
            must(f"in {place}" in diffusion_of(trial, root), "the setting names no pack")
            paint(trial, root)
    finally:
        remove_root(root)
    return {"pack_picture_s": beside_s}


def unpack(archives: Sequence[Path], folder: Path) -> None:
    """Unpack an archive, or its parts in order, as the manual says it."""
    parts = " ".join(shlex.quote(str(part)) for part in archives)
    run(["sh", "-c", f"cat {parts} | tar -xJ -C {shlex.quote(str(folder))}"])


def make_model(trial: Trial, folder: Path) -> None:
    """A tiny model of random weights, made with the pack that is tried."""
    packages = str(trial.work / "pack" / PACK / PACKAGES)
    code = _MAKE_MODEL.format(place="pathlib.Path(sys.argv[1])")
    run([trial.python, "-c", code, folder], bare_environment(PYTHONPATH=packages), folder=ROOT)
    run(["chmod", "-R", "a+rX", folder])


def diffusion_of(trial: Trial, root: CleanRoot) -> str:
    """What the doctor says of painting with models."""
    lines = root.run(trial.name, "doctor").splitlines()
    return next((line for line in lines if line[8:].startswith("diffusion")), "")


def paint(trial: Trial, root: CleanRoot) -> float:
    """One picture by the model, without a network; the seconds from the command to its end."""
    asked = ["--engine", "diffusers", "--model", _MODEL, "--emotion", "calm", "--repeat", "1"]
    how = ["--size", "64x64", "--num-inference-steps", "2"]
    begin = time.monotonic()
    told = json.loads(root.run(trial.name, "generate", *asked, *how))
    must(told["engine"] == "diffusers" and told["width"] == 64, f"another picture: {told}")
    return time.monotonic() - begin


def _needs(trial: Trial, root: CleanRoot, words: str) -> None:
    said = diffusion_of(trial, root)
    must(said.startswith("without") and words in said, f"without a pack the doctor says: {said}")
