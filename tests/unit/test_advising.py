"""Advice about the pool: once for each picture, resumable, and never a decision."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from admin.adapters.advisers.stacks import stacks_of
from admin.services.advising import Advising
from shared.domain.advice import Advice, Fingerprint, Helper, Looks
from shared.domain.pool import Marks, PoolFilter
from tests.contracts.test_image_pool import NOON, TRASHED, fill, image_of
from tests.fakes.advisers import FakeAdviser, FakeMatcher
from tests.fakes.pool import FakeImagePool

NO_MODEL = {Helper.MATCH: "no model"}


@pytest.fixture
def pool() -> FakeImagePool:
    pool = FakeImagePool()
    fill(pool, 40)
    return pool


def name(number: int) -> str:
    return Path(image_of(number).key).name


def test_every_picture_is_looked_at_once_the_newest_first_and_none_is_decided(
    pool: FakeImagePool,
) -> None:
    adviser = FakeAdviser()
    advising = Advising(pool, adviser, FakeMatcher(), {})
    said = list(advising.run())
    assert adviser.looked[0] == name(40)
    assert len(adviser.looked) == len(set(adviser.looked)) == 40
    assert [a.left for a in said if a.keys and a.helper is Helper.LOOKS] == [24, 8, 0]
    images = list(pool.rows.values())
    assert all(image.advice.score == 66 and image.advice.similarity for image in images)
    assert {image.marks for image in images} == {Marks()}
    assert list(advising.run()) == []


def test_a_run_that_was_cut_off_goes_on_where_it_was(pool: FakeImagePool) -> None:
    adviser = FakeAdviser()
    advising = Advising(pool, adviser, None, NO_MODEL)
    next(iter(advising.run()))
    assert len(adviser.looked) == 16
    list(Advising(pool, adviser, None, NO_MODEL).run())
    assert len(adviser.looked) == len(set(adviser.looked)) == 40


def test_what_can_not_be_read_is_told_once_and_what_lies_in_the_trash_is_left(
    pool: FakeImagePool,
) -> None:
    adviser = FakeAdviser()
    adviser.known[name(3)] = None
    pool.decide("remove", {image_of(5).key: TRASHED}, NOON)
    advising = Advising(pool, adviser, None, NO_MODEL)
    assert [key for a in advising.run() for key in a.unread] == [image_of(3).key]
    assert pool.get(image_of(3).key).advice == Advice()
    assert name(5) not in adviser.looked
    assert list(advising.run()) == []


def test_alike_pictures_are_stacked_and_new_ones_find_their_stack(pool: FakeImagePool) -> None:
    adviser = FakeAdviser()
    for number in (2, 7, 9):
        adviser.known[name(number)] = Looks(1, 1, 1, False, 0xFF00FF00FF00FF00 ^ (1 << number))
    advising = Advising(pool, adviser, None, NO_MODEL)
    list(advising.run())
    stacked = [2, 7, 9]
    assert [pool.numbers[i.key] for i in pool.find(PoolFilter(stack=2))] == stacked
    pool.add(image_of(41), b"pixels", b"small")
    adviser.known[name(41)] = adviser.known[name(2)]
    list(advising.run())
    assert [pool.numbers[i.key] for i in pool.find(PoolFilter(stack=2))] == [*stacked, 41]
    assert adviser.compared == [40, 1]
    advising.renew()
    list(advising.run())
    assert adviser.compared == [40, 1, 41]
    assert len(adviser.looked) == 82


def test_a_helper_that_fails_is_off_and_says_why_and_the_others_go_on(pool: FakeImagePool) -> None:
    adviser, matcher = FakeAdviser(), FakeMatcher()
    adviser.broken = True
    advising = Advising(pool, adviser, matcher, {})
    list(advising.run())
    assert advising.off == {Helper.LOOKS: "a helper has lost its glasses"}
    assert pool.count(PoolFilter(due=Helper.LOOKS)) == 40
    assert pool.count(PoolFilter(due=Helper.MATCH)) == 0
    assert advising.due(Helper.LOOKS) == 0


def test_what_a_helper_was_cut_off_from_is_due_still(pool: FakeImagePool) -> None:
    stopped = False

    class CutOff(FakeAdviser):
        def looks(self, paths: Sequence[Path]) -> Sequence[Looks | None]:
            nonlocal stopped
            stopped = True
            return [None] * len(paths)

    assert list(Advising(pool, CutOff(), None, NO_MODEL).run(lambda: stopped)) == []
    assert pool.count(PoolFilter(due=Helper.LOOKS)) == 40


def test_chains_of_small_steps_do_not_join_what_is_not_alike() -> None:
    steps = [Fingerprint(n, (1 << (6 * n)) - 1) for n in range(1, 11)]
    found = stacks_of(steps, {p.number for p in steps})
    assert found == {1: 1, 2: 1, 3: 3, 4: 3, 5: 5, 6: 5, 7: 7, 8: 7, 9: 9, 10: 9}
    kept = [replace(p, stack=found[p.number]) for p in steps]
    assert stacks_of(kept, {p.number for p in steps}) == {}
    assert stacks_of(kept, set()) == {}
    assert stacks_of(kept[1:], {p.number for p in kept[1:]})[2] == 2
    assert stacks_of([], set()) == {}
