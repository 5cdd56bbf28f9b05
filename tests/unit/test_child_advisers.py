"""The helpers that look: what they say of pictures whose faults are known, each in its process."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor  # noqa: TID251
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageEnhance, ImageFilter

from admin.adapters.advisers import ChildAdviser, ChildMatcher
from admin.adapters.advisers.asked_process import AskedProcess
from shared.domain.advice import Fingerprint, Looks
from shared.domain.errors import AdviceError, MissingPartError
from shared.settings import RESOURCES
from tests.fakes.child_work import answers_or_not, can_not_begin
from tests.patience import PATIENCE_S

GARDEN = sorted((RESOURCES / "starter_garden").rglob("*.jpeg"))


@pytest.fixture(scope="module")
def adviser() -> Iterator[ChildAdviser]:
    adviser = ChildAdviser()
    yield adviser
    adviser.close()


def looks(adviser: ChildAdviser, *paths: Path) -> list[Looks]:
    found = adviser.looks(paths)
    assert all(found)
    return [seen for seen in found if seen]


def test_faults_are_seen_and_copies_are_alike(adviser: ChildAdviser, tmp_path: Path) -> None:
    picture = Image.open(GARDEN[0])
    versions = {
        "as it is": picture,
        "small": picture.resize((640, 400)),
        "blurred": picture.filter(ImageFilter.GaussianBlur(5)),
        "dark": ImageEnhance.Brightness(picture).enhance(0.1),
        "pale": Image.blend(picture, Image.new("RGB", picture.size, "white"), 0.85),
    }
    for name, version in versions.items():
        version.save(tmp_path / f"{name}.jpeg", quality=70)
    found = dict(
        zip(versions, looks(adviser, *(tmp_path / f"{n}.jpeg" for n in versions)), strict=True)
    )
    good = found["as it is"]
    assert good.score > 40
    assert not good.almost_black
    assert found["blurred"].sharpness < 20 < good.sharpness
    assert found["dark"].almost_black
    assert found["dark"].score < 10
    assert found["pale"].exposure < good.exposure
    assert (found["small"].fingerprint ^ good.fingerprint).bit_count() <= 3
    other = looks(adviser, GARDEN[40])[0]
    assert (other.fingerprint ^ good.fingerprint).bit_count() > 7


def test_files_that_are_no_pictures_cost_no_other_its_advice(
    adviser: ChildAdviser, tmp_path: Path
) -> None:
    empty, noise, cut = (tmp_path / f"{n}.jpeg" for n in ("empty", "noise", "cut"))
    empty.write_bytes(b"")
    noise.write_bytes(np.random.default_rng(1).bytes(4000))
    cut.write_bytes(GARDEN[0].read_bytes()[:300])
    found = adviser.looks([empty, noise, GARDEN[0], tmp_path / "nowhere.jpeg", cut])
    assert [seen is None for seen in found] == [True, True, False, True, True]


def test_stacks_are_found_in_the_process_of_the_helper(adviser: ChildAdviser) -> None:
    prints = [Fingerprint(1, 2**64 - 1), Fingerprint(2, 0, 5), Fingerprint(4, 2**64 - 4)]
    assert adviser.stacks(prints, {1, 2, 4}) == {1: 1, 2: None, 4: 1}


def test_a_process_that_dies_or_hangs_is_told_of_and_started_anew() -> None:
    process = AskedProcess(answers_or_not, deadline_s=PATIENCE_S, start_deadline_s=PATIENCE_S)
    assert process.ask("hello") == "hello"
    with pytest.raises(AdviceError, match="ended"):
        process.ask("die")
    assert process.ask("hello") == "hello"
    with pytest.raises(AdviceError, match="silent"):
        process.ask("hang", 0.2)
    with pytest.raises(AdviceError, match="ValueError: no"):
        process.ask("fail")
    for _ in range(3):
        with pytest.raises(AdviceError, match="ended"):
            process.ask("die")
    with pytest.raises(MissingPartError, match="again and again"):
        process.ask("hello")
    process.close()
    process.close()


def test_nobody_waits_for_a_helper_that_is_cut_off() -> None:
    process = AskedProcess(answers_or_not, deadline_s=300.0, start_deadline_s=PATIENCE_S)
    assert process.ask("hello") == "hello"
    with ThreadPoolExecutor(1) as lane:  # as the window's lane does
        asked = lane.submit(process.ask, "hang")
        process.cut_off()
        with pytest.raises(AdviceError):
            asked.result(PATIENCE_S)
    with pytest.raises(AdviceError, match="stopping"):
        process.ask("hello")
    process.close()


def test_a_helper_that_can_not_begin_says_so() -> None:
    process = AskedProcess(can_not_begin, deadline_s=PATIENCE_S, start_deadline_s=PATIENCE_S)
    with pytest.raises(MissingPartError, match="ImportError: no eyes"):
        process.ask("hello")
    process.close()


def test_a_clip_model_from_a_folder_compares_pictures_with_prompts(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    from tests.tiny_models import build_clip

    matcher = ChildMatcher(build_clip(tmp_path / "clip"))
    pairs = [(GARDEN[0], "a rose"), (tmp_path / "nowhere.jpeg", "x"), (GARDEN[1], "word " * 200)]
    found = list(matcher.match(pairs))
    assert found[1] is None
    assert all(isinstance(found[n], float) and -1 <= found[n] <= 1 for n in (0, 2))
    assert list(matcher.match(pairs)) == pytest.approx(found)
    assert list(matcher.match(pairs[1:2])) == [None]
    matcher.close()


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    matcher = ChildMatcher(tmp_path)
    with pytest.raises(MissingPartError, match="not a CLIP model"):
        matcher.match([(GARDEN[0], "a rose")])
    matcher.close()
