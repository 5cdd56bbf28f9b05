"""The diffusers engine in a worker process, as the queue runs it."""

import io
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from admin.adapters.diffusers_generator import DiffusersFactory, DiffusersGenerator
from admin.adapters.diffusers_generator.options import DiffusersOptions
from admin.adapters.engines import make_diffusers
from admin.adapters.model_files import inspect_model
from admin.adapters.model_shelf import JsonModelShelf
from admin.adapters.worker_group import WorkerGroup
from shared.domain.emotion import Emotion
from shared.domain.errors import MissingPartError
from shared.domain.generation import GenerationRequest
from shared.domain.generation_job import WorkerAnswer
from shared.domain.image_model import ImageModel
from tests.patience import PATIENCE_S
from tests.tiny_models import build_sd1, build_taesd

pytest.importorskip("torch", reason="torch is not installed (setup --with-diffusers)")

REQUEST = GenerationRequest(
    Emotion.SAD, 1, width=64, height=64, num_inference_steps=3, model="Meadow"
)


def made_by(group: WorkerGroup, number: int) -> list[WorkerAnswer]:
    answers: list[WorkerAnswer] = []
    while len(answers) < number:
        answers += group.wait(PATIENCE_S)
    return answers


def test_a_worker_makes_a_batch_with_a_model_of_the_library(tmp_path: Path) -> None:
    model = build_sd1(tmp_path / "sd1")
    entry = ImageModel("Meadow", str(model), inspect_model(model))
    JsonModelShelf(tmp_path / "models.json").save([entry])
    options = DiffusersOptions(library=tmp_path / "models.json")
    group = WorkerGroup(
        [DiffusersFactory(model, "cpu", options)], deadline_s=PATIENCE_S, batch_size=2
    )
    requests = [REQUEST, replace(REQUEST, seed=2, num_inference_steps=0)]
    try:
        group.submit(list(enumerate(requests)))
        good, bad = sorted(made_by(group, 2), key=lambda answer: answer.job_id)
    finally:
        group.close()
    here = DiffusersGenerator(model, "cpu", options).generate(REQUEST)
    assert good.image is not None
    assert good.image.pixels == here.pixels
    assert good.image.recipe == here.recipe
    assert bad.failure == "num_inference_steps is less than 1."


def test_a_model_that_is_gone_is_told_to_the_curator(tmp_path: Path) -> None:
    group = WorkerGroup([DiffusersFactory(tmp_path / "gone", "cpu")], deadline_s=PATIENCE_S)
    try:
        group.submit([(1, replace(REQUEST, model=None))])
        with pytest.raises(MissingPartError, match="gone does not exist"):
            made_by(group, 1)
    finally:
        group.close()


def test_previews_come_out_and_a_cancelled_picture_ends_at_its_next_step(tmp_path: Path) -> None:
    model = build_sd1(tmp_path / "sd1")
    options = DiffusersOptions(previews=build_taesd(tmp_path / "taesd"), preview_steps=1)
    make = partial(make_diffusers, model, "cpu", options)
    group = WorkerGroup([make], deadline_s=PATIENCE_S, batch_size=2)
    endless = replace(REQUEST, model=None, num_inference_steps=500)
    try:
        group.submit([(1, endless), (2, replace(endless, seed=2))])
        end = time.monotonic() + PATIENCE_S
        while not all(how.preview for how in group.progress().values()):
            assert time.monotonic() < end, "no previews"
            assert group.wait(1.0) == []
        assert set(group.progress()) == {1, 2}
        with Image.open(io.BytesIO(group.progress()[1].preview or b"")) as picture:
            assert (picture.format, picture.size) == ("JPEG", (64, 64))
        (pid,) = group.pids
        group.stop([1, 2])
        stopped = made_by(group, 2)
        assert [answer.interrupted for answer in stopped] == [True, True]
        group.submit(
            [(3, replace(REQUEST, model=None))]
        )  # the process and its model are still there
        (made,) = made_by(group, 1)
        assert made.image is not None
        assert group.pids == [pid]
    finally:
        group.close()
