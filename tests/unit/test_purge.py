"""Withdrawn pictures stay for their days, then a purge deletes them; nothing else goes."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin.services.patient_store import PatientStore
from admin.services.promotion import Outcome, Promotion
from admin.services.purge import Fate, Leftover, Purge
from admin.services.shared_manifest import SharedManifest
from admin.services.withdrawals import WITHDRAWN_KEY, Withdrawals, withdrawals_from
from shared.domain.errors import ManifestError, NothingMatchedError, SettingsError, StoreError
from shared.domain.pool import PoolState
from shared.ports import Store
from tests.contracts.test_image_pool import image_of
from tests.fakes.flaky_store import FlakyStore
from tests.fakes.store import FakeStore
from tests.unit.test_promotion import NOON, Desk, served

LATER = NOON + timedelta(days=30)


def purge_of(desk: Desk, now: datetime = LATER) -> Purge:
    store = PatientStore(desk.store, pause=lambda seconds: None)
    return Purge(store, desk.manifest, desk.withdrawals, lambda: now)


def grown(store: Store, number: int = 4, withdraw: int = 2) -> tuple[Desk, list[str]]:
    """A garden of which the first pictures were withdrawn at noon; their ids."""
    desk = Desk(store)
    desk.approve(number)
    gone = [report.item_id for report in desk.promote()][:withdraw]
    desk.garden.withdraw(gone, allow_shrink=True)
    return desk, gone


def fates(leftovers: list[Leftover]) -> dict[str, Fate]:
    return {leftover.item_id: leftover.fate for leftover in leftovers}


def test_what_was_withdrawn_long_ago_is_deleted_and_the_garden_stays() -> None:
    desk, gone = grown(store := FakeStore())
    before = served(store)
    assert fates(list(purge_of(desk).look())) == dict.fromkeys(gone, Fate.DUE)
    assert set(gone) <= store.objects.keys(), "looking deletes nothing"
    assert fates(list(purge_of(desk).purge())) == dict.fromkeys(gone, Fate.DELETED)
    assert not set(gone) & store.objects.keys()
    assert served(store) == before
    assert desk.withdrawals.read() == {}
    assert list(purge_of(desk).purge()) == []


def test_the_name_of_what_was_deleted_is_free_and_nothing_is_left_to_hang() -> None:
    desk, gone = grown(store := FakeStore())
    list(purge_of(desk).purge())
    assert all(each.purged and each.item is None for each in desk.withdrawals.read_all().values())
    assert set(desk.withdrawals.read_all()) == set(gone)
    with pytest.raises(NothingMatchedError):
        desk.garden.hang_again(gone)
    store.put(gone[0], b"copied in anew")
    (left,) = purge_of(desk, LATER + timedelta(days=99)).purge()
    assert (left.item_id, left.fate) == (gone[0], Fate.UNKNOWN)
    desk.withdrawals.note({gone[0]: NOON})
    assert set(desk.withdrawals.read()) == {gone[0]}


def test_a_day_too_early_nothing_goes() -> None:
    desk, gone = grown(store := FakeStore())
    early = purge_of(desk, LATER - timedelta(seconds=1))
    assert fates(list(early.purge())) == dict.fromkeys(gone, Fate.YOUNG)
    assert set(gone) <= store.objects.keys()
    assert fates(list(early.purge(29))) == dict.fromkeys(gone, Fate.DELETED)


def test_what_nobody_withdrew_here_is_told_of_and_kept() -> None:
    desk, _ = grown(store := FakeStore(), withdraw=1)
    stranger = image_of(99).key
    store.put(stranger, b"somebody's")
    assert fates(list(purge_of(desk).purge()))[stranger] is Fate.UNKNOWN
    assert stranger in store.objects


def test_what_is_promoted_again_is_off_the_list_and_not_deleted() -> None:
    desk, gone = grown(store := FakeStore())
    desk.review.approve([key for key, row in desk.pool.rows.items() if row.item_id in gone])
    desk.promote()
    assert desk.withdrawals.read() == {}
    assert list(purge_of(desk).purge()) == []
    assert set(gone) <= served(store).keys()


def test_withdrawn_twice_the_last_time_counts() -> None:
    desk, gone = grown(store := FakeStore())
    first = withdrawals_from(store.objects[WITHDRAWN_KEY].data)[gone[0]].withdrawn_at
    desk.withdrawals.note({gone[0]: LATER})
    desk.withdrawals.note({gone[0]: NOON})
    assert (first, desk.withdrawals.read()[gone[0]].withdrawn_at) == (NOON, LATER)


def test_a_name_that_is_being_deleted_is_not_promoted_into() -> None:
    """A purge that died between its mark and the deletion: the picture gets another name."""
    desk, gone = grown(store := FakeStore())
    desk.withdrawals.begin_purge(LATER, [])
    desk.review.approve([key for key, row in desk.pool.rows.items() if row.item_id in gone])
    reports = desk.promote()
    assert [report.outcome for report in reports] == [Outcome.PUT] * 2
    assert not {report.item_id for report in reports} & set(gone)
    assert fates(list(purge_of(desk, NOON + timedelta(days=2)).purge())) == dict.fromkeys(
        gone, Fate.DELETED
    )
    assert len(served(store)) == 4


def test_a_note_about_a_picture_that_is_listed_deletes_nothing() -> None:
    """A withdrawal that died between the note and the manifest."""
    desk, _ = grown(store := FakeStore(), withdraw=1)
    before = served(store)
    desk.withdrawals.note(dict.fromkeys(before, NOON - timedelta(days=99)))
    list(purge_of(desk).purge())
    assert served(store) == before


@given(every=st.integers(min_value=3, max_value=12), after=st.booleans())
def test_a_store_that_hiccups_loses_no_picture_that_is_listed(every: int, after: bool) -> None:
    store = FakeStore()
    desk, gone = grown(FlakyStore(store, every, after=after))
    done = fates(list(purge_of(desk).purge()))
    assert {key for key, fate in done.items() if fate is Fate.DELETED} == set(gone)
    assert len(served(store)) == 2
    assert not set(gone) & store.objects.keys()


def test_two_curators_note_and_purge_at_once_and_nothing_is_forgotten() -> None:
    desk, gone = grown(store := FakeStore(), number=6, withdraw=1)
    other = Withdrawals(store, pause=lambda seconds: None)
    more = [item for item in served(store)][:1]
    other.note({more[0]: LATER})
    desk.withdrawals.end_purge(gone)
    assert set(desk.withdrawals.read()) == set(more)


def test_stopped_in_the_middle_the_next_purge_goes_on() -> None:
    desk, gone = grown(store := FakeStore(), number=5, withdraw=3)
    answers = iter([False, True, True])
    deleted = list(purge_of(desk).purge(stopped=lambda: next(answers)))
    assert len(deleted) == 1
    assert fates(list(purge_of(desk).purge())) == dict.fromkeys(gone[1:], Fate.DELETED)
    assert desk.withdrawals.read() == {}
    assert not set(gone) & store.objects.keys()


@pytest.mark.parametrize(
    "damaged",
    [
        b"{", b"[]", b"null", b'{"version": 2, "items": []}', b'{"version": 1, "items": [1]}',
        b'{"version": 1, "items": [{"key": "../x", "withdrawn_at": "2026-11-22T00:00:00+00:00"}]}',
        b'{"version": 1, "items": [{"key": 5, "withdrawn_at": 5}]}', b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_damaged_list_is_said_and_deletes_nothing(damaged: bytes) -> None:
    desk, gone = grown(store := FakeStore())
    store.put(WITHDRAWN_KEY, damaged)
    with pytest.raises(ManifestError, match=WITHDRAWN_KEY):
        list(purge_of(desk).purge())
    assert set(gone) <= store.objects.keys()


def test_a_store_that_is_away_and_too_few_days_are_said() -> None:
    desk, _ = grown(store := FakeStore())
    with pytest.raises(SettingsError, match=r"days = 0\.5"):
        list(purge_of(desk).purge(0.5))
    store.away = "the share is not mounted"
    with pytest.raises(StoreError, match="not mounted"):
        list(purge_of(desk).purge())


def test_the_picture_of_the_pool_can_be_promoted_after_its_object_is_gone() -> None:
    desk, gone = grown(store := FakeStore())
    list(purge_of(desk).purge(1))
    desk.review.approve([key for key, row in desk.pool.rows.items() if row.item_id in gone])
    desk.promote()
    assert set(gone) <= served(store).keys()
    assert desk.states() == {PoolState.PROMOTED}


def test_only_promotion_writes_no_list() -> None:
    desk = Desk(store := FakeStore())
    desk.approve(1)
    list(Promotion(desk.pool, store, SharedManifest(store), Withdrawals(store)).promote([]))
    desk.promote()
    assert WITHDRAWN_KEY not in store.objects
