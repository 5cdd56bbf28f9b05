"""Promotion and the garden: verified, resumable, harmless twice, and safe between two curators."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin.services.garden import Garden, Hung
from admin.services.patient_store import PatientStore
from admin.services.promotion import Outcome, Promotion, PromotionReport
from admin.services.purge import Purge
from admin.services.review import Review
from admin.services.shared_manifest import SharedManifest
from admin.services.withdrawals import Withdrawals
from shared.domain.catalogue import MANIFEST_KEY, ItemId, Manifest
from shared.domain.emotion import Emotion
from shared.domain.errors import ManifestError, NothingMatchedError, PoolError, StoreError
from shared.domain.pool import Marks, PoolFilter, PoolImage, PoolState
from shared.ports import Store
from tests.contracts.test_image_pool import image_of
from tests.fakes.flaky_store import FlakyStore, T
from tests.fakes.pool import FakeImagePool
from tests.fakes.store import FakeStore

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass
class Desk:
    """One curator's desk in front of a store."""

    store: Store
    pool: FakeImagePool = field(default_factory=FakeImagePool)
    name: bytes = b"one"

    def __post_init__(self) -> None:
        store = PatientStore(self.store, pause=lambda seconds: None)
        self.manifest = SharedManifest(store, pause=lambda seconds: None)
        self.withdrawals = Withdrawals(store, pause=lambda seconds: None)
        self.promotion = Promotion(self.pool, store, self.manifest, self.withdrawals)
        self.garden = Garden(store, self.manifest, self.pool, self.withdrawals, now=lambda: NOON)
        self.review = Review(self.pool, now=lambda: NOON)

    def approve(self, number: int) -> list[PoolImage]:
        """So many approved pictures, each with a content of its own."""
        for n in range(1, number + 1):
            data = self.name + bytes([n])
            self.pool.add(image_of(n, data), data, b"small")
        self.review.approve(list(self.pool.rows))
        return list(self.pool.rows.values())

    def promote(self) -> list[PromotionReport]:
        approved = self.pool.find(PoolFilter(states=(PoolState.APPROVED,)))
        return list(self.promotion.promote(approved))

    def states(self) -> set[PoolState]:
        return {image.marks.state for image in self.pool.rows.values()}


def served(store: Store) -> dict[str, str]:
    """What a kiosk would show: item id and content; everything listed must be there and whole."""
    found = store.get(MANIFEST_KEY)
    assert found is not None
    shown: dict[str, str] = {}
    for item in Manifest.from_bytes(found.data).items:
        stored = store.get(item.item_id)
        assert stored is not None
        assert hashlib.sha256(stored.data).hexdigest() == item.sha256
        assert len(stored.data) == item.size
        shown[item.item_id] = stored.data.hex()
    return shown


def outcomes(reports: Sequence[PromotionReport]) -> list[Outcome]:
    return [report.outcome for report in reports]


def test_promoted_pictures_are_stored_verified_and_listed() -> None:
    desk = Desk(store := FakeStore())
    images = desk.approve(3)
    assert outcomes(desk.promote()) == [Outcome.PUT] * 3
    assert list(served(store)) == [image.key for image in images]
    assert desk.states() == {PoolState.PROMOTED}
    assert [item.timestamp for item in desk.garden.items()] == [NOON] * 3
    assert store.objects[images[0].key].metadata["sha256"] == images[0].sha256


def test_a_dry_run_says_it_all_and_changes_nothing() -> None:
    desk = Desk(store := FakeStore())
    images = desk.approve(3)
    list(desk.promotion.promote(images[:1]))
    desk.pool.files[images[2].key] = b"rotten"
    before = dict(store.objects), dict(desk.pool.rows)
    reports = list(desk.promotion.dry_run(images))
    assert outcomes(reports) == [Outcome.THERE, Outcome.PUT, Outcome.FAILED]
    assert "SHA-256" in (reports[2].failure or "")
    assert (store.objects, desk.pool.rows) == before


def test_promoting_twice_is_harmless() -> None:
    desk = Desk(store := FakeStore())
    images = desk.approve(2)
    desk.promote()
    before = dict(store.objects)
    assert outcomes(list(desk.promotion.promote(images))) == [Outcome.THERE] * 2
    assert store.objects == before


@pytest.mark.parametrize(
    ("marks", "sentence"),
    [
        (Marks(), "is pending, not approved"),
        (Marks(PoolState.REJECTED), "is rejected, not approved"),
        (Marks(PoolState.APPROVED, trashed_at=NOON), "is in the trash"),
    ],
)
def test_what_is_not_approved_is_not_promoted(marks: Marks, sentence: str) -> None:
    desk = Desk(store := FakeStore())
    (image,) = desk.approve(1)
    desk.pool.rows[image.key] = replace(image, marks=marks)
    (report,) = desk.promotion.promote([image])
    assert sentence in (report.failure or "")
    assert store.objects == {}


def test_a_picture_that_was_changed_on_disk_is_never_promoted() -> None:
    desk = Desk(store := FakeStore())
    images = desk.approve(2)
    desk.pool.files[images[0].key] = b"rotten"
    reports = desk.promote()
    assert sorted(outcomes(reports)) == [Outcome.FAILED, Outcome.PUT]
    assert list(served(store)) == [images[1].key]
    assert [i.marks.state for i in desk.pool.rows.values()] == [
        PoolState.APPROVED,
        PoolState.PROMOTED,
    ]


def test_many_bad_pictures_in_front_do_not_keep_the_good_ones_out() -> None:
    desk = Desk(store := FakeStore())
    images = desk.approve(30)
    for image in images[:25]:
        desk.pool.files[image.key] = b"rotten"
    reports = desk.promote()
    assert sorted(report.key for report in reports) == sorted(image.key for image in images)
    assert outcomes(reports).count(Outcome.FAILED) == 25
    assert list(served(store)) == sorted(image.key for image in images[25:])


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("every", [2, 3, 5, 7])
def test_a_store_that_fails_now_and_then_loses_nothing(every: int, after: bool) -> None:
    store = FakeStore()
    desk = Desk(FlakyStore(store, every, after=after))
    images = desk.approve(12)
    assert outcomes(desk.promote()).count(Outcome.FAILED) == 0
    assert list(served(store)) == sorted(image.key for image in images)
    assert desk.states() == {PoolState.PROMOTED}
    assert set(store.objects) == {*served(store), MANIFEST_KEY}


def test_a_store_that_goes_away_in_between_is_gone_on_with_later() -> None:
    desk = Desk(store := FakeStore())
    desk.approve(4)
    reports = desk.promotion.promote(list(desk.pool.rows.values()))
    next(reports)
    store.away = "the cable was pulled"
    with pytest.raises(StoreError, match="pulled"):
        list(reports)
    assert desk.states() == {PoolState.APPROVED}
    store.away = None
    assert outcomes(desk.promote()) == [Outcome.THERE, Outcome.PUT, Outcome.PUT, Outcome.PUT]
    assert len(served(store)) == 4
    assert set(store.objects) == {*served(store), MANIFEST_KEY}


def test_a_store_that_gives_back_something_else_is_found_out() -> None:
    class LyingStore(FakeStore):
        def put(self, key: str, data: bytes, **conditions: object) -> str:  # type: ignore[override]
            lie = data if key == MANIFEST_KEY else data[:-1]
            return super().put(key, lie, **conditions)  # pyright: ignore[reportArgumentType]

    desk = Desk(store := LyingStore())
    desk.approve(1)
    (report,) = desk.promote()
    assert report.outcome is Outcome.FAILED
    assert "SHA-256" in (report.failure or "") or "every name" in (report.failure or "")
    assert MANIFEST_KEY not in store.objects


def test_a_store_that_is_away_is_said_before_any_work() -> None:
    desk = Desk(store := FakeStore())
    desk.approve(1)
    store.away = "the share is not mounted"
    with pytest.raises(StoreError, match="not mounted"):
        desk.promote()
    assert store.puts == []


def test_a_damaged_manifest_is_never_replaced() -> None:
    desk = Desk(store := FakeStore())
    store.put(MANIFEST_KEY, b"{half a manif")
    desk.approve(1)
    with pytest.raises(ManifestError):
        desk.promote()
    assert store.objects[MANIFEST_KEY].data == b"{half a manif"


def test_two_curators_whose_pictures_have_the_same_names_lose_nothing() -> None:
    store = FakeStore()
    one, two = Desk(store), Desk(store, name=b"two")
    one.approve(5)
    two.approve(5)
    mine = one.promotion.promote(list(one.pool.rows.values()))
    theirs = two.promotion.promote(list(two.pool.rows.values()))
    for _ in range(6):  # turn by turn
        next(mine, None)
        next(theirs, None)
    shown = served(store)
    contents = {data.hex() for desk in (one, two) for data in desk.pool.files.values()}
    assert len(shown) == 10
    assert set(shown.values()) == contents
    assert set(store.objects) == {*shown, MANIFEST_KEY}
    names = {image.item_id for image in two.pool.rows.values()}
    assert names <= set(shown)
    assert all(ItemId.parse(name or "").emotion is Emotion.CALM for name in names)
    two.garden.withdraw(sorted(filter(None, names)), allow_shrink=True)
    assert len(served(store)) == 5


def test_an_edit_by_another_curator_in_between_is_kept() -> None:
    store = FakeStore()
    one, two = Desk(store), Desk(store, name=b"two")
    (image,) = one.approve(1)
    two.pool.add(other := image_of(9, b"two9"), b"two9", b"small")
    two.review.approve([other.key])

    def interfere(manifest: Manifest) -> Manifest:
        if not manifest.items:
            two.promote()
        return Manifest((*manifest.items, image.as_catalogue_item(image.key)))

    store.put(image.key, one.pool.files[image.key])
    one.manifest.edit(interfere)
    assert set(served(store)) == {image.key, other.key}


def test_stopping_lists_what_has_been_put_and_promoting_again_goes_on() -> None:
    desk = Desk(store := FakeStore())
    images = desk.approve(4)
    done: list[PromotionReport] = []
    for report in desk.promotion.promote(images, stopped=lambda: len(done) >= 2):
        done.append(report)
    assert list(served(store)) == [image.key for image in images[:2]]
    desk.promote()
    assert len(served(store)) == 4


def test_pictures_of_another_store_are_brought_into_this_one_too() -> None:
    old = Desk(FakeStore())
    images = old.approve(4)
    old.promote()
    assert old.promotion.elsewhere() == []
    new = Desk(store := FakeStore(), pool=old.pool)
    store.put(images[0].key, b"somebody else's")
    found = new.promotion.elsewhere()
    assert [image.key for image in found] == [image.key for image in images]
    assert outcomes(list(new.promotion.promote(found[:3]))) == [Outcome.PUT] * 3
    assert [image.key for image in new.promotion.elsewhere()] == [images[3].key]
    assert len(served(store)) == 3
    gone = next(item.item_id for item in new.garden.items() if item.item_id == images[1].key)
    new.garden.withdraw([gone])
    old.pool.promoted([gone])  # another curator's pool is not told of the withdrawal
    assert [image.key for image in new.promotion.elsewhere()] == [images[3].key]
    later = NOON + timedelta(days=30)
    list(Purge(store, new.manifest, new.withdrawals, lambda: later).purge())
    assert gone not in store.objects
    assert [image.key for image in new.promotion.elsewhere()] == [images[3].key]
    assert outcomes(list(new.promotion.promote([old.pool.get(gone)]))) == [Outcome.PUT]
    assert gone in served(store)
    assert new.withdrawals.read_all() == {}


# --- garden --------------------------------------------------------------------------------------


def test_a_withdrawn_picture_leaves_the_manifest_and_its_object_stays() -> None:
    desk = Desk(store := FakeStore())
    images = desk.approve(4)
    desk.promote()
    gone = desk.garden.withdraw([images[0].key, "emotions/calm/img_20200101-000000_1h.jpeg"])
    assert gone == [images[0].key]
    assert images[0].key not in served(store)
    assert images[0].key in store.objects
    assert desk.pool.get(images[0].key).marks.state is PoolState.PENDING
    with pytest.raises(NothingMatchedError):
        desk.garden.withdraw([images[0].key])
    desk.review.approve([images[0].key])
    assert outcomes(desk.promote()) == [Outcome.THERE]
    assert len(served(store)) == 4


def test_more_than_half_of_the_garden_goes_only_when_it_is_meant() -> None:
    desk = Desk(store := FakeStore())
    keys = [image.key for image in desk.approve(4)]
    desk.promote()
    with pytest.raises(ManifestError, match=r"3 of 4.*--allow-shrink"):
        desk.garden.withdraw(keys[:3])
    assert len(served(store)) == 4
    desk.garden.withdraw(keys[:3], allow_shrink=True)
    assert desk.manifest.read().allow_shrink
    assert list(served(store)) == keys[3:]


def test_what_was_withdrawn_hangs_again_as_it_was() -> None:
    desk = Desk(store := FakeStore())
    images = desk.approve(5)
    desk.promote()
    before = desk.garden.items()
    keys = [image.key for image in images]
    desk.garden.withdraw(keys[:2])
    desk.review.reject(keys[:1])
    desk.review.remove(keys[1:2])
    assert desk.garden.hang_again(keys[:2]) == [Hung(key) for key in keys[:2]]
    assert desk.garden.items() == before
    assert desk.withdrawals.read() == {}
    assert desk.states() == {PoolState.PROMOTED}
    assert not desk.pool.count(PoolFilter(trashed=True)), "its file would be deleted"
    with pytest.raises(NothingMatchedError):
        desk.garden.hang_again(keys[:2])
    desk.garden.withdraw(keys[:2])
    store.delete(keys[0])
    faults = [verdict.fault for verdict in desk.garden.hang_again(keys[:2])]
    assert faults == ["the object is missing", None]
    assert keys[0] not in served(store)


class Unplugged(FlakyStore):
    """Away from the moment when the manifest was to be written, while it is broken."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, 0)
        self.broken = self.away = False

    def put(self, key: str, *args: Any, **options: Any) -> str:
        self.away = self.away or (self.broken and key == MANIFEST_KEY)
        return super().put(key, *args, **options)

    def _call(self, do: Callable[[], T]) -> T:
        if self.away:
            raise StoreError("the store is away")
        return do()

    def mend(self) -> None:
        self.broken = self.away = False


def test_what_could_not_be_hung_again_is_still_withdrawn_and_hangs_later() -> None:
    desk = Desk(store := Unplugged(FakeStore()))
    keys = [image.key for image in desk.approve(4)]
    desk.promote()
    before = desk.garden.items()
    desk.garden.withdraw(keys[:2])
    store.broken = True
    with pytest.raises(StoreError):
        desk.garden.hang_again(keys[:2])
    store.mend()
    known = desk.withdrawals.read()
    assert [known[key].item for key in keys[:2]] == before[:2]
    assert known[keys[0]].withdrawn_at == NOON
    desk.garden.hang_again(keys[:2])
    assert desk.garden.items() == before
    assert desk.withdrawals.read() == {}


def test_of_what_an_earlier_version_withdrew_it_is_said_that_it_is_to_be_promoted() -> None:
    desk = Desk(FakeStore())
    keys = [image.key for image in desk.approve(4)]
    desk.promote()
    desk.garden.withdraw(keys[:1])
    desk.withdrawals.note({keys[1]: NOON})
    unknown = Hung(keys[1], "what the manifest said of it is not known; promote it again")
    assert desk.garden.hang_again([keys[1]]) == [unknown]
    assert desk.garden.hang_again(keys[:2]) == [Hung(keys[0]), unknown]
    assert set(desk.withdrawals.read()) == {keys[1]}


def test_what_was_withdrawn_again_meanwhile_stays_withdrawn() -> None:
    desk = Desk(FakeStore())
    keys = [image.key for image in desk.approve(3)]
    desk.promote()
    desk.garden.withdraw(keys[:1])
    held, _ = desk.withdrawals.hold(keys[:1], NOON)
    desk.withdrawals.note({keys[0]: NOON + timedelta(minutes=1)})
    desk.withdrawals.let_go(held)
    assert set(desk.withdrawals.read()) == {keys[0]}


def test_what_somebody_deletes_does_not_hang_again() -> None:
    desk = Desk(store := FakeStore())
    keys = [image.key for image in desk.approve(3)]
    desk.promote()
    desk.garden.withdraw(keys[:1])
    desk.withdrawals.begin_purge(NOON, keys[1:])
    (verdict,) = desk.garden.hang_again(keys[:1])
    assert verdict.fault == "somebody is deleting it"
    assert keys[0] not in served(store)


def test_verifying_finds_what_is_missing_short_or_changed() -> None:
    desk = Desk(store := FakeStore())
    keys = [image.key for image in desk.approve(4)]
    desk.promote()
    store.delete(keys[0])
    store.put(keys[1], b"short")
    store.put(keys[2], b"two" + bytes([3]))
    faults = [verdict.fault or "" for verdict in desk.garden.verify()]
    assert "missing" in faults[0]
    assert "bytes" in faults[1]
    assert "SHA-256" in faults[2]
    assert faults[3] == ""
    assert len(list(desk.garden.verify(sample=2))) == 2
    assert [v.item.item_id for v in desk.garden.verify([keys[3]])] == [keys[3]]


# --- review --------------------------------------------------------------------------------------


def test_decisions_say_what_they_changed_and_nothing_twice() -> None:
    desk = Desk(FakeStore())
    keys = [image.key for image in desk.approve(2)]
    decision = desk.review.rate(keys, 3)
    assert decision is not None
    assert decision.keys == tuple(keys)
    assert desk.review.rate(keys, 3) is None
    desk.review.reject([keys[1], keys[1]])
    assert [i.marks for i in desk.pool.rows.values()] == [
        Marks(PoolState.APPROVED, 3),
        Marks(PoolState.REJECTED, 3),
    ]
    desk.review.unmark(keys)
    assert {i.marks for i in desk.pool.rows.values()} == {Marks()}


def test_a_decision_about_an_unknown_or_promoted_picture_changes_nothing() -> None:
    desk = Desk(FakeStore())
    keys = [image.key for image in desk.approve(2)]
    with pytest.raises(PoolError, match="'nothing'"):
        desk.review.reject([keys[0], "nothing"])
    list(desk.promotion.promote([desk.pool.rows[keys[0]]]))
    for decide in (desk.review.reject, desk.review.remove, desk.review.unmark):
        with pytest.raises(PoolError, match="withdraw it first"):
            decide(keys)
    assert desk.pool.rows[keys[1]].marks.state is PoolState.APPROVED
    desk.review.rate(keys, 5)
    with pytest.raises(PoolError, match="stars"):
        desk.review.rate(keys, 6)


def test_the_trash_can_be_restored_until_it_is_emptied_by_age() -> None:
    desk = Desk(FakeStore())
    keys = [image.key for image in desk.approve(3)]
    desk.review.remove(keys[:2])
    desk.review.remove(keys[:2])  # the date stays
    desk.review.restore([keys[1]])
    assert desk.pool.rows[keys[1]].marks == Marks(PoolState.APPROVED)
    assert desk.review.empty_trash(timedelta(days=1)) == []
    assert desk.review.empty_trash(timedelta()) == [keys[0]]
    assert list(desk.pool.rows) == list(desk.pool.files) == keys[1:]


verbs = st.sampled_from(["approve", "reject", "unmark", "remove", "restore", "undo", "redo"])


@settings(max_examples=60)
@given(steps=st.lists(st.tuples(verbs, st.sets(st.integers(0, 3), min_size=1)), max_size=20))
def test_undoing_everything_always_leads_back_to_the_beginning(
    steps: list[tuple[str, set[int]]],
) -> None:
    desk = Desk(FakeStore())
    for n in range(1, 5):
        desk.pool.add(image_of(n), b"pixels", b"small")
    keys = list(desk.pool.rows)
    for verb, chosen in steps:
        if verb in ("undo", "redo"):
            getattr(desk.review, verb)()
        else:
            getattr(desk.review, verb)([keys[n] for n in sorted(chosen)])
    after = [image.marks for image in desk.pool.rows.values()]
    undone = 0
    while desk.review.undo():
        undone += 1
    assert {image.marks for image in desk.pool.rows.values()} == {Marks()}
    for _ in range(undone):
        desk.review.redo()
    assert [image.marks for image in desk.pool.rows.values()] == after


# --- look twice --------------------------------------------------------------------------------


def test_flagged_pictures_need_a_second_look_once() -> None:
    desk = Desk(store := FakeStore())
    first, second = desk.approve(2)
    flagged = replace(desk.pool.rows[second.key], recipe={"look_twice": True})
    desk.pool.rows[second.key] = flagged
    images = list(desk.pool.find(PoolFilter()))
    assert outcomes(list(desk.promotion.dry_run(images))) == [Outcome.PUT, Outcome.HELD]
    ok = list(desk.promotion.dry_run(images, look_twice_ok=True))
    assert outcomes(ok) == [Outcome.PUT, Outcome.PUT]
    reports = {report.key: report.outcome for report in desk.promotion.promote(images)}
    assert reports == {first.key: Outcome.PUT, second.key: Outcome.HELD}
    assert set(served(store)) == {first.key}
    reports = {r.key: r.outcome for r in desk.promotion.promote(images, look_twice_ok=True)}
    assert reports == {first.key: Outcome.THERE, second.key: Outcome.PUT}
    again = list(desk.pool.find(PoolFilter()))
    assert outcomes(list(desk.promotion.promote(again))) == [Outcome.THERE, Outcome.THERE]
