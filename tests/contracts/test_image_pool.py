"""What every pool of pictures promises; run against the fake and against files and SQLite."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin.adapters.image_pool import SqliteImagePool
from admin.services.doors import ImagePool
from shared.adapters.sqlite.database import Database
from shared.domain.advice import Advice, Fingerprint, Helper, Looks
from shared.domain.catalogue import Orientation
from shared.domain.emotion import Emotion
from shared.domain.errors import PoolError
from shared.domain.generation import GenerationRequest
from shared.domain.pool import Marks, PoolFilter, PoolImage, PoolOrder, PoolState
from tests.fakes.pool import FakeImagePool

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
APPROVED = Marks(PoolState.APPROVED)
REJECTED = Marks(PoolState.REJECTED, 1)
TRASHED = Marks(trashed_at=NOON)


@pytest.fixture(params=["fake", "sqlite"])
def pool(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ImagePool]:
    if request.param == "fake":
        yield FakeImagePool()
        return
    database = Database.open(tmp_path / "admin.db")
    yield SqliteImagePool(database, tmp_path / "pool")
    database.close()


def image_of(number: int, data: bytes = b"pixels", **fields: object) -> PoolImage:
    """A picture of the pool; `fields` of its request."""
    request = GenerationRequest(**{"emotion": Emotion.CALM, "seed": number, **fields})  # pyright: ignore[reportArgumentType]
    favorite = f"/{request.favorite}" if request.favorite else ""
    letter = "v" if request.height > request.width else "h"
    return PoolImage(
        key=f"emotions/{request.emotion.key}{favorite}/img_20261122-120000_{number}{letter}.jpeg",
        run_id="20261122-120000",
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        width=request.width,
        height=request.height,
        engine="painter",
        request=request,
        made_at=NOON,
        recipe={"engine": "painter", "version": 1},
    )


def fill(pool: ImagePool, number: int) -> list[str]:
    for n in range(1, number + 1):
        pool.add(image_of(n), b"pixels", b"small")
    return [image_of(n).key for n in range(1, number + 1)]


def keys(images: Sequence[PoolImage]) -> list[str]:
    return [image.key for image in images]


def states(pool: ImagePool) -> list[Marks]:
    return [image.marks for image in pool.find(PoolFilter(trashed=None))]


def test_what_was_added_is_there_whole_with_its_thumbnail_and_recipe(pool: ImagePool) -> None:
    image = image_of(1, favorite="장미", negative_prompt="text", guidance_scale=7.5)
    pool.add(image, b"pixels", b"small")
    assert pool.get(image.key) == image
    assert pool.read(image.key) == b"pixels"
    assert pool.thumbnail(image.key) == b"small"
    assert pool.has(image.key)
    assert pool.reconcile() == []


def test_a_picture_that_is_not_there_is_an_error_that_names_it(pool: ImagePool) -> None:
    for ask in (pool.get, pool.read, pool.thumbnail):
        with pytest.raises(PoolError, match="img_20261122-120000_7h"):
            ask(image_of(7).key)
    assert not pool.has(image_of(7).key)


def test_adding_again_changes_nothing(pool: ImagePool) -> None:
    pool.add(image_of(1), b"pixels", b"small")
    pool.decide("approve", {image_of(1).key: APPROVED}, NOON)
    pool.add(image_of(1, b"other"), b"other", b"other")
    assert pool.read(image_of(1).key) == b"pixels"
    assert pool.thumbnail(image_of(1).key) == b"small"
    assert states(pool) == [APPROVED]


def test_filters_find_what_they_name_in_order_of_making(pool: ImagePool) -> None:
    sad = image_of(5, emotion=Emotion.SAD, favorite="rose", width=512, height=768)
    calm = fill(pool, 3)
    pool.add(sad, b"pixels", b"small")
    pool.decide("rate", {calm[0]: REJECTED, calm[1]: TRASHED}, NOON)
    found = [
        (PoolFilter(), [calm[0], calm[2], sad.key]),
        (PoolFilter(trashed=None), [*calm, sad.key]),
        (PoolFilter(trashed=True), [calm[1]]),
        (PoolFilter(emotion=Emotion.SAD), [sad.key]),
        (PoolFilter(favorite="rose"), [sad.key]),
        (PoolFilter(orientation=Orientation.PORTRAIT), [sad.key]),
        (PoolFilter(states=(PoolState.REJECTED,)), [calm[0]]),
        (PoolFilter(least_stars=1), [calm[0]]),
        (PoolFilter(run_id="20200101-000000"), []),
        (PoolFilter(keys=(sad.key, "nothing")), [sad.key]),
        (PoolFilter(keys=()), []),
        (PoolFilter(words=("ROSE",)), [sad.key]),
        (PoolFilter(words=("ros", "sad", "flowers")), [sad.key]),
        (PoolFilter(words=("rose", "calm")), []),
        (PoolFilter(words=("%",)), []),
    ]
    for wanted, expected in found:
        assert keys(pool.find(wanted)) == expected, wanted
        assert pool.count(wanted) == len(expected), wanted
    assert keys(pool.find(PoolFilter(), start=1, number=1)) == [calm[2]]
    assert pool.names() == (["rose"], ["20261122-120000"])


def test_decisions_can_be_undone_and_done_again_in_order(pool: ImagePool) -> None:
    first, second = fill(pool, 2)
    pool.decide("approve", {first: APPROVED, second: APPROVED}, NOON)
    pool.decide("reject", {second: REJECTED}, NOON)
    undone = pool.undo()
    assert undone is not None
    assert (undone.what, undone.keys, undone.decided_at) == ("reject", (second,), NOON)
    assert states(pool) == [APPROVED, APPROVED]
    assert pool.undo() is not None
    assert states(pool) == [Marks(), Marks()]
    assert pool.undo() is None
    assert pool.redo() is not None
    assert pool.redo() is not None
    assert states(pool) == [APPROVED, REJECTED]
    assert pool.redo() is None


def test_a_new_decision_ends_redoing(pool: ImagePool) -> None:
    first, _ = fill(pool, 2)
    pool.decide("approve", {first: APPROVED}, NOON)
    pool.undo()
    pool.decide("reject", {first: REJECTED}, NOON)
    assert pool.redo() is None
    pool.undo()
    assert states(pool)[0] == Marks()


def test_undo_leaves_alone_what_has_gone_on_meanwhile(pool: ImagePool) -> None:
    first, second = fill(pool, 2)
    pool.decide("approve", {first: APPROVED, second: APPROVED}, NOON)
    pool.promoted([first])
    undone = pool.undo()
    assert undone is not None
    assert undone.keys == (second,)
    assert [marks.state for marks in states(pool)] == [PoolState.PROMOTED, PoolState.PENDING]


def test_promotion_and_withdrawal_go_by_the_name_in_the_garden(pool: ImagePool) -> None:
    first, second = fill(pool, 2)
    pool.decide("approve", {first: APPROVED, second: APPROVED}, NOON)
    other = first.replace("_1h", "_77h")
    pool.name({first: other})
    pool.name({second: first})
    pool.promoted([first])
    pool.withdrawn([first])  # the second is named so, but is not in the garden
    assert [m.state for m in states(pool)] == [PoolState.PROMOTED, PoolState.APPROVED]
    assert pool.in_garden() == {first: (other, pool.get(first).sha256)}
    pool.withdrawn([other])
    assert [m.state for m in states(pool)] == [PoolState.PENDING, PoolState.APPROVED]
    assert pool.get(first).item_id == other


def test_marks_and_names_are_told_of_the_pictures_asked_for(pool: ImagePool) -> None:
    first, second, _ = fill(pool, 3)
    pool.decide("remove", {first: TRASHED}, NOON)
    pool.decide("approve", {second: APPROVED}, NOON)
    other = second.replace("_2h", "_77h")
    pool.name({second: other})
    found = pool.marks([first, second, "nothing"])
    assert found == {first: (TRASHED, first), second: (APPROVED, other)}


def test_what_others_brought_into_the_garden_is_promoted_here_too(pool: ImagePool) -> None:
    first, second = fill(pool, 2)
    pool.name({first: first})
    pool.decide("remove", {first: TRASHED}, NOON)
    pool.adopted([first, second.replace("_2h", "_99h")])
    assert not pool.count(PoolFilter(trashed=True)), "its file would be deleted"
    assert [m.state for m in states(pool)] == [PoolState.PROMOTED, PoolState.PENDING]


def test_only_what_is_in_the_trash_is_deleted(pool: ImagePool) -> None:
    first, second = fill(pool, 2)
    pool.decide("remove", {first: TRASHED}, NOON)
    pool.delete([first, second, "nothing"])
    assert keys(pool.find(PoolFilter(trashed=None))) == [second]
    assert pool.undo() is None  # its only picture is gone
    assert pool.reconcile() == []
    with pytest.raises(PoolError):
        pool.thumbnail(first)


marks = st.builds(
    Marks,
    st.sampled_from([PoolState.PENDING, PoolState.APPROVED, PoolState.REJECTED]),
    st.integers(0, 5),
    st.none() | st.just(NOON),
)
steps = st.lists(
    st.one_of(
        st.sampled_from(["undo", "redo"]),
        st.dictionaries(st.sampled_from([image_of(n).key for n in range(1, 4)]), marks, min_size=1),
    ),
    max_size=12,
)


@settings(max_examples=40)
@given(steps=steps)
def test_any_history_of_decisions_is_the_same_in_files_and_in_memory(
    steps: list[str | dict[str, Marks]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("pool")
    database = Database.open(folder / "admin.db")
    pools: list[ImagePool] = [FakeImagePool(), SqliteImagePool(database, folder / "pool")]
    for pool in pools:
        fill(pool, 3)
        for step in steps:
            if isinstance(step, dict):
                pool.decide("decide", step, NOON)
            else:
                pool.undo() if step == "undo" else pool.redo()
    assert states(pools[0]) == states(pools[1])
    for pool in pools:
        while pool.undo():
            pass
    assert states(pools[0]) == states(pools[1]) == [Marks()] * 3
    database.close()


# --- files and rows ----------------------------------------------------------------------------


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[SqliteImagePool]:
    database = Database.open(tmp_path / "admin.db")
    yield SqliteImagePool(database, tmp_path / "pool")
    database.close()


def test_a_file_that_was_changed_or_taken_away_is_never_served(kept: SqliteImagePool) -> None:
    first, second = fill(kept, 2)
    kept.path(first).write_bytes(b"pixelz")
    kept.path(second).unlink()
    with pytest.raises(PoolError, match="SHA-256"):
        kept.read(first)
    with pytest.raises(PoolError, match="cannot be read"):
        kept.read(second)


def test_what_a_crash_left_is_told_or_tidied(kept: SqliteImagePool) -> None:
    first, second = fill(kept, 2)
    half = kept.path(first).parents[2] / ".writing" / "0.tmp"
    half.write_bytes(b"pix")
    stray = image_of(9, favorite="a%b").key
    kept.path(stray).parent.mkdir(parents=True)
    kept.path(stray).write_bytes(b"whole, without a row")
    kept.decide("remove", {second: TRASHED}, NOON)
    kept.path(second).unlink()  # emptying the trash was cut off
    assert kept.reconcile() == [stray]
    assert not half.exists()
    assert keys(kept.find(PoolFilter(trashed=None))) == [first]
    kept.remove_stray(stray)
    assert kept.reconcile() == []


def test_a_folder_that_can_not_be_written_is_named_and_no_row_is_left(
    kept: SqliteImagePool,
) -> None:
    kept.path("x").parent.write_text("a file where the pool should be")
    with pytest.raises(PoolError, match="cannot be written"):
        kept.add(image_of(1), b"pixels", b"small")
    assert not kept.has(image_of(1).key)


def test_a_row_that_can_not_be_written_leaves_no_file(
    kept: SqliteImagePool, tmp_path: Path
) -> None:
    database = Database.open(tmp_path / "admin.db")
    with database.read() as tables:
        tables.execute("DROP TABLE thumbnails")
    with pytest.raises(Exception, match="thumbnails"):
        kept.add(image_of(1), b"pixels", b"small")
    assert not kept.path(image_of(1).key).exists()
    assert kept.count(PoolFilter()) == 0
    database.close()


def test_stars_and_states_outlive_the_process(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "admin.db")
    pool = SqliteImagePool(database, tmp_path / "pool")
    (first,) = fill(pool, 1)
    pool.decide("rate", {first: replace(APPROVED, stars=4)}, NOON)
    database.close()
    database = Database.open(tmp_path / "admin.db")
    again = SqliteImagePool(database, tmp_path / "pool")
    assert states(again) == [replace(APPROVED, stars=4)]
    assert again.undo() is not None
    assert states(again) == [Marks()]
    database.close()


# --- advice ------------------------------------------------------------------------------------


def looks(score: int = 50, fingerprint: int = 2**63 + 5, *, black: bool = False) -> Looks:
    return Looks(score - 1, score + 1, score, black, fingerprint)


def test_advice_is_kept_and_a_picture_is_due_until_a_helper_has_looked(pool: ImagePool) -> None:
    first, second, third = fill(pool, 3)
    assert keys(pool.find(PoolFilter(due=Helper.LOOKS))) == [first, second, third]
    pool.note_looks({first: looks(80), second: None})
    pool.note_matches({first: 0.25, third: None})
    advice = pool.get(first).advice
    assert advice == Advice(79, 81, 80, similarity=0.25)
    assert pool.get(second).advice == pool.get(third).advice == Advice()
    assert keys(pool.find(PoolFilter(due=Helper.LOOKS))) == [third]
    assert keys(pool.find(PoolFilter(due=Helper.MATCH))) == [second]
    pool.make_due(Helper.LOOKS)
    assert pool.count(PoolFilter(due=Helper.LOOKS)) == 3
    assert pool.count(PoolFilter(due=Helper.MATCH)) == 1
    assert pool.get(first).advice == advice


def test_pictures_are_found_by_advice_marks_and_time(pool: ImagePool) -> None:
    a, b, c = fill(pool, 3)
    marked = replace(image_of(4), recipe={"look_twice": True}, made_at=NOON + timedelta(days=1))
    pool.add(marked, b"pixels", b"small")
    pool.note_looks({a: looks(80), b: looks(20), c: looks(20, black=True)})
    pool.note_stacks({1: 1, 2: 1})
    found = [
        (PoolFilter(least_score=50), [a]),
        (PoolFilter(most_score=50), [b, c]),
        (PoolFilter(almost_black=True), [c]),
        (PoolFilter(look_twice=True), [marked.key]),
        (PoolFilter(look_twice=False), [a, b, c]),
        (PoolFilter(stacked=True), [a, b]),
        (PoolFilter(stacked=False), [c, marked.key]),
        (PoolFilter(stack=1), [a, b]),
        (PoolFilter(stack=2), []),
        (PoolFilter(since=NOON + timedelta(hours=1)), [marked.key]),
        (PoolFilter(until=NOON + timedelta(hours=1)), [a, b, c]),
        (PoolFilter(since=NOON, until=NOON), []),
    ]
    for wanted, expected in found:
        assert keys(pool.find(wanted)) == expected, wanted
        assert pool.count(wanted) == len(expected), wanted
    assert pool.get(marked.key).look_twice


def test_pictures_stand_in_every_order(pool: ImagePool) -> None:
    a, b, c, d = fill(pool, 4)
    pool.decide("rate", {b: Marks(stars=3)}, NOON)
    pool.note_looks({a: looks(20, 1), b: looks(90, 2), c: looks(20, 3)})
    pool.note_matches({c: 0.3, d: -0.1})
    pool.note_stacks({1: 1, 3: 1})
    orders = {
        PoolOrder.OLDEST: [a, b, c, d],
        PoolOrder.NEWEST: [d, c, b, a],
        PoolOrder.STARS: [b, d, c, a],
        PoolOrder.SCORE: [b, c, a, d],
        PoolOrder.MATCH: [c, d, b, a],
        PoolOrder.STACK: [d, b, c, a],
    }
    for order, expected in orders.items():
        assert keys(pool.find(PoolFilter(), order=order)) == expected, order
        assert keys(pool.find(PoolFilter(), order=order, start=1, number=2)) == expected[1:3]
        assert [pool.place(k, PoolFilter(), order) for k in expected] == [0, 1, 2, 3]
    assert pool.place(a, PoolFilter(least_stars=1), PoolOrder.OLDEST) is None


def test_a_collapsed_stack_shows_its_best_picture_that_fits(pool: ImagePool) -> None:
    a, b, c, d = fill(pool, 4)
    pool.note_looks({a: looks(20, 1), b: looks(90, 1), c: looks(30, 1), d: looks(10, 2)})
    pool.note_stacks({1: 1, 2: 1, 3: 1})
    assert pool.get(a).advice.stack_size == 3
    shut = PoolFilter(collapsed=True)
    assert keys(pool.find(shut)) == [b, d]
    assert pool.count(shut) == 2
    assert keys(pool.find(replace(shut, but=(1,)))) == [a, b, c, d]
    assert keys(pool.find(PoolFilter(but=(1,)))) == [b, d]
    pool.decide("reject", {b: REJECTED}, NOON)
    assert keys(pool.find(replace(shut, states=(PoolState.PENDING,)))) == [c, d]
    pool.decide("rate", {a: Marks(stars=1)}, NOON)
    assert keys(pool.find(shut)) == [b, d]
    pool.decide("remove", {b: TRASHED}, NOON)
    assert keys(pool.find(shut)) == [a, d]
    assert pool.get(a).advice.stack_size == 2


def test_fingerprints_come_in_order_and_a_new_one_leaves_its_stack(pool: ImagePool) -> None:
    a, b, _ = fill(pool, 3)
    pool.note_looks({b: looks(fingerprint=7), a: looks(fingerprint=2**64 - 1)})
    pool.note_stacks({1: 1, 2: 1})
    everything = [Fingerprint(1, 2**64 - 1, 1), Fingerprint(2, 7, 1)]
    assert list(pool.fingerprints(0, 10)) == everything
    assert list(pool.fingerprints(0, 1)) == everything[:1]
    assert list(pool.fingerprints(1, 10)) == everything[1:]
    pool.note_looks({a: looks(fingerprint=2**64 - 1), b: looks(fingerprint=8)})
    assert list(pool.fingerprints(0, 10)) == [everything[0], Fingerprint(2, 8)]
