"""From a wish to pictures: the matrix, wildcards, seeds, sizes, and the expected time."""

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin.services.generation import BOTH, MAX_SEED, Wish, expected_seconds, plan
from admin.services.prompt_presets import PRESETS_FILE, load_presets
from shared.domain.catalogue import Orientation
from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from shared.domain.errors import SettingsError
from shared.domain.generation_job import request_from_json, request_to_json
from shared.settings import RESOURCES
from tests.fakes.job_queue import FakeJobQueue

HAPPY = Wish(emotions=(Emotion.HAPPY,), seed=7)


def test_repeat_makes_a_landscape_and_a_portrait_of_each_seed() -> None:
    planned = plan(replace(HAPPY, repeat=20))
    assert len(planned) == 40
    assert [image.request.seed for image in planned[:4]] == [7, 7, 8, 8]
    assert {image.orientation for image in planned} == set(BOTH)
    assert (planned[0].request.width, planned[0].request.height) == (768, 512)
    assert (planned[1].request.width, planned[1].request.height) == (512, 768)
    assert len({(image.number, image.orientation) for image in planned}) == 40


def test_the_default_prompt_is_the_one_of_the_source_document() -> None:
    (image, _) = plan(HAPPY)
    assert image.request.prompt == (
        "happy, flowers, fantasy, concept art, trending on artstation, highly detailed, intricate,"
        " sharp focus, digital art"
    )


def test_a_matrix_makes_every_combination_with_a_seed_of_its_own() -> None:
    wish = Wish(
        emotions=(Emotion.CALM, Emotion.SAD),
        favorites=(None, "rose", "고양이"),
        words=("spring", "winter"),
        repeat=2,
        seed=1,
        orientations=(Orientation.PORTRAIT,),
    )
    planned = plan(wish)
    made = {
        (i.request.emotion, i.request.favorite, i.request.others.split(",")[0]) for i in planned
    }
    assert len(planned) == 24
    assert len(made) == 12
    assert [image.request.seed for image in planned] == list(range(1, 25))


def test_wildcards_take_turns_and_walk_through_all_combinations() -> None:
    wish = replace(HAPPY, repeat=6, others="{rose|tulip}, {dawn|noon|dusk}", orientations=BOTH[:1])
    others = [image.request.others for image in plan(wish)]
    assert len(set(others)) == 6
    assert others[:2] == ["rose, dawn", "tulip, dawn"]


def test_favorites_that_look_the_same_are_one() -> None:
    apart = unicodedata.normalize("NFD", "나비 정원")
    planned = plan(replace(HAPPY, favorites=("나비 정원", apart, " 나비  정원 ")))
    assert [image.request.favorite for image in planned] == ["나비 정원"] * 2
    (chosen, _) = plan(replace(HAPPY, favorites=(f"{{{apart}|장미}}",)))
    assert chosen.request.favorite == "나비 정원"


def test_a_square_is_made_once_even_in_both_orientations() -> None:
    assert len(plan(replace(HAPPY, width=512, height=512))) == 1


def test_without_a_seed_one_is_drawn_and_the_last_seed_wraps_round() -> None:
    drawn = [plan(replace(HAPPY, seed=None))[0].request.seed for _ in range(8)]
    assert len(set(drawn)) > 1
    seeds = [i.request.seed for i in plan(replace(HAPPY, seed=MAX_SEED, repeat=2))]
    assert seeds == [MAX_SEED, MAX_SEED, 0, 0]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"repeat": 0}, "repeat = 0"),
        ({"width": 770}, "size = 770x512"),
        ({"height": 8}, "size = 768x8"),
        ({"height": 8000}, "size"),
        ({"seed": -1}, "seed = -1"),
        ({"num_inference_steps": 0}, "num_inference_steps = 0"),
        ({"guidance_scale": -1.0}, "guidance_scale"),
        ({"emotions": ()}, "emotion"),
        ({"emotions": (Emotion.UNKNOWN,)}, "unknown has no garden"),
        ({"favorites": ("a/b",)}, "favorite = 'a/b'"),
        ({"favorites": ("..",)}, "favorite"),
        ({"favorites": ("x" * 81,)}, "favorite"),
        ({"others": "\udce9"}, "not valid Unicode"),
        ({"negative_prompt": "\udce9"}, "not valid Unicode"),
        ({"others": "{rose"}, "wildcard"),
        ({"others": "{a|{b|c}}"}, "wildcard"),
        ({"repeat": 10_001}, "more than 20000"),
        ({"others": "flower " * 600}, "a prompt of 4206 letters is too long"),
        ({"negative_prompt": "x" * 4001}, "a prompt of 4001 letters is too long"),
    ],
)
def test_what_can_not_be_made_is_refused_by_name(wrong: dict[str, object], sentence: str) -> None:
    with pytest.raises(SettingsError, match=sentence):
        plan(replace(HAPPY, **wrong))  # pyright: ignore[reportArgumentType]


def test_a_size_that_the_engine_does_not_make_is_refused_before_it_is_queued() -> None:
    small = replace(HAPPY, width=128, height=96)
    assert len(plan(small, "diffusers")) == 2
    with pytest.raises(SettingsError, match="size = 128x96 is not of multiples of 8 from 256"):
        plan(small, "painter")


texts = st.text(max_size=30).filter(lambda text: not set(text) & set("{}"))


@given(
    favorite=st.none() | texts.filter(lambda t: not set(t) & set("/\\")),
    others=texts,
    emotion=st.sampled_from(GARDEN_EMOTIONS),
    seed=st.integers(0, MAX_SEED),
)
def test_any_request_comes_back_from_its_row(
    favorite: str | None, others: str, emotion: Emotion, seed: int
) -> None:
    wish = Wish(emotions=(emotion,), favorites=(favorite,), others=others, seed=seed)
    try:
        planned = plan(wish)
    except SettingsError:
        return
    for image in planned:
        assert request_from_json(request_to_json(image.request)) == image.request


def test_the_expected_time_comes_from_what_the_engine_did_lately() -> None:
    queue = FakeJobQueue()
    planned = plan(replace(HAPPY, repeat=2))
    assert expected_seconds(planned, "painter", queue, 1) is None
    queue.add(planned, "painter", datetime.now(UTC))
    for job in queue.take(4):
        queue.finish(job.job_id, 2.0)
    assert expected_seconds(planned, "painter", queue, 1) == pytest.approx(8.0)
    double = plan(replace(HAPPY, width=1536, repeat=2))
    assert expected_seconds(double, "painter", queue, 2) == pytest.approx(8.0)
    assert expected_seconds(planned, "diffusers", queue, 1) is None


# --- presets -------------------------------------------------------------------------------------


def test_the_shipped_presets_can_all_be_grown_and_cover_every_emotion() -> None:
    presets = load_presets(RESOURCES / PRESETS_FILE)
    for preset in presets.values():
        assert preset.name_en
        assert preset.name_ko
        wish = replace(HAPPY, emotion_text=preset.emotion_text, others=preset.others, repeat=12)
        assert len(plan(wish)) == 24
    assert {name.split("-")[0] for name in presets} >= {e.key for e in GARDEN_EMOTIONS}


def test_a_curators_own_presets_come_first(tmp_path: Path) -> None:
    own = tmp_path / PRESETS_FILE
    own.write_text('[presets.calm-water]\nothers = "my pond"\n[presets.mine]\n', encoding="utf-8")
    presets = load_presets(RESOURCES / PRESETS_FILE, own)
    assert presets["calm-water"].others == "my pond"
    assert presets["mine"].name_en == "mine"
    assert "sad-rain" in presets
    assert load_presets(RESOURCES / PRESETS_FILE, tmp_path / "none.toml").keys() < presets.keys()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("presets = 3", "presets is not a table"),
        ("[preset.a]", "unknown key 'preset'"),
        ("[presets.A]", r"presets\.A: a name is of a-z"),
        ("[presets.a]\nother = ''", r"presets\.a: unknown key 'other'"),
        ("[presets.a]\nothers = 3", r"presets\.a\.others is not a text"),
        ("[presets.a]\nothers = '{x'", r"presets\.a\.others: .*wildcard"),
        ("[presets", "not a TOML file"),
    ],
)
def test_a_wrong_preset_is_named_with_its_file(tmp_path: Path, text: str, sentence: str) -> None:
    own = tmp_path / PRESETS_FILE
    own.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=rf"prompts\.toml: {sentence}"):
        load_presets(RESOURCES / PRESETS_FILE, own)
