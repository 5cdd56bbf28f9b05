"""Bringing the shelf in line with the store, and never emptying it by mistake."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.catalogue_sync import KEPT_FREE_BYTES, CatalogueSync, SyncReport
from shared.domain.catalogue import MANIFEST_KEY, CatalogueItem, Manifest
from shared.domain.errors import ManifestError, ObjectMissingError, StoreError
from tests.fakes.catalogue import FakeCatalogue, make_item, make_items, put_on_shelf
from tests.fakes.store import FakeStore


def publish(store: FakeStore, items: Sequence[CatalogueItem], allow_shrink: bool = False) -> None:
    for item in items:
        store.put(item.item_id, item.item_id.encode())
    store.put(MANIFEST_KEY, Manifest(tuple(items), allow_shrink).to_bytes())


def filled(count: int = 6) -> tuple[FakeStore, FakeCatalogue, CatalogueSync, list[CatalogueItem]]:
    store, catalogue, items = FakeStore(), FakeCatalogue(), make_items(count)
    publish(store, items)
    sync = CatalogueSync(store, catalogue)
    sync.sync()
    return store, catalogue, sync, items


def test_the_first_sync_fetches_everything_and_the_next_only_asks() -> None:
    store, catalogue, items = FakeStore(), FakeCatalogue(), make_items(6)
    publish(store, items)
    sync = CatalogueSync(store, catalogue)
    assert sync.sync() == SyncReport(fetched=6)
    assert list(catalogue.items()) == items
    store.gets.clear()
    assert sync.sync() == SyncReport(kept=6)
    assert store.gets == [MANIFEST_KEY]


def test_after_a_restart_a_complete_shelf_costs_one_request() -> None:
    store, catalogue, _, _ = filled()
    store.gets.clear()
    assert CatalogueSync(store, catalogue).sync() == SyncReport(kept=6)
    assert store.gets == [MANIFEST_KEY]


def test_only_what_changed_is_fetched_and_what_is_withdrawn_goes() -> None:
    store, catalogue, sync, items = filled(6)
    new = make_items(8)[6:]
    publish(store, items[2:] + new)
    store.gets.clear()
    assert sync.sync() == SyncReport(fetched=2, removed=2, kept=4)
    assert sorted(store.gets) == sorted([MANIFEST_KEY, *(item.item_id for item in new)])
    assert list(catalogue.items()) == items[2:] + new


def test_a_picture_painted_again_under_the_same_id_is_fetched_again() -> None:
    store, catalogue, sync, items = filled(3)
    again = make_item(items[0].item_id, b"painted again")
    store.put(again.item_id, b"painted again")
    store.put(MANIFEST_KEY, Manifest((again, *items[1:])).to_bytes())
    assert sync.sync() == SyncReport(fetched=1, kept=2)
    assert list(catalogue.items()) == [again, *items[1:]]


def test_a_manifest_that_empties_the_shelf_is_refused_unless_it_is_meant() -> None:
    store, catalogue, sync, items = filled(6)
    publish(store, items[:2])
    with pytest.raises(ManifestError, match=r"4 of 6 pictures .*allow_shrink"):
        sync.sync()
    assert list(catalogue.items()) == items
    publish(store, items[:2], allow_shrink=True)
    assert sync.sync() == SyncReport(removed=4, kept=2)


def test_half_of_the_shelf_may_go() -> None:
    store, _, sync, items = filled(6)
    publish(store, items[:3])
    assert sync.sync().removed == 3


def test_a_bad_object_is_skipped_and_said_and_tried_again() -> None:
    store, catalogue, items = FakeStore(), FakeCatalogue(), make_items(3)
    publish(store, items)
    store.put(items[1].item_id, b"something else")
    store.delete(items[2].item_id)
    sync = CatalogueSync(store, catalogue)
    report = sync.sync()
    assert report.fetched == 1
    assert len(report.skipped) == 2
    assert all(items[n].item_id in " ".join(report.skipped) for n in (1, 2))
    assert list(catalogue.items()) == items[:1]
    publish(store, items)
    assert sync.sync() == SyncReport(fetched=2, kept=1)


def test_a_new_version_that_is_bad_leaves_the_old_one_on_the_shelf() -> None:
    store, catalogue, sync, items = filled(3)
    again = make_item(items[0].item_id, b"painted again")
    store.put(MANIFEST_KEY, Manifest((again, *items[1:])).to_bytes())
    report = sync.sync()
    assert len(report.skipped) == 1
    assert list(catalogue.items()) == items


def test_a_garden_whose_pictures_are_all_missing_does_not_empty_the_shelf() -> None:
    store, catalogue, sync, items = filled(3)
    manifest = Manifest(tuple(make_items(2, "calm")), allow_shrink=True)
    store.put(MANIFEST_KEY, manifest.to_bytes())
    with pytest.raises(StoreError, match=r"not one picture .*img_20260101-120000_000h"):
        sync.sync()
    assert list(catalogue.items()) == items
    (starter, shipped), fresh = starter_garden(), FakeCatalogue()
    sync = CatalogueSync(store, fresh, starter)
    assert sync.stand_in()
    store.put(MANIFEST_KEY, Manifest(tuple(make_items(2, "sad"))).to_bytes())
    assert "not one picture" in (sync.sync().fallback or "")
    assert list(fresh.items()) == shipped


def test_a_store_that_is_away_leaves_the_shelf_untouched() -> None:
    store, catalogue, sync, items = filled()
    store.away = "the network is down"
    with pytest.raises(StoreError, match="the network is down"):
        sync.sync()
    assert list(catalogue.items()) == items


def test_cancelling_leaves_the_shelf_as_it_was_and_loses_no_download() -> None:
    store, catalogue, items = FakeStore(), FakeCatalogue(), make_items(6)
    publish(store, items)
    sync = CatalogueSync(store, catalogue)
    assert sync.sync(cancelled=lambda: len(catalogue.files) == 3) == SyncReport(
        fetched=3, cancelled=True
    )
    assert list(catalogue.items()) == []
    report = sync.sync()
    assert report == SyncReport(fetched=3, kept=3)
    assert report.changed
    assert not sync.sync().changed


def test_what_was_fetched_before_a_visit_and_hung_after_it_is_a_change() -> None:
    store, catalogue, items = FakeStore(), FakeCatalogue(), make_items(2)
    publish(store, items)
    sync = CatalogueSync(store, catalogue)
    report = sync.sync(cancelled=lambda: len(catalogue.files) == 2)
    assert report == SyncReport(fetched=2, cancelled=True)
    assert not report.changed
    report = sync.sync()
    assert report == SyncReport(kept=2)
    assert report.changed


def test_no_picture_takes_the_room_that_visits_need() -> None:
    (starter, shipped), store, catalogue = starter_garden(), FakeStore(), FakeCatalogue()
    free = KEPT_FREE_BYTES
    sync = CatalogueSync(store, catalogue, starter, lambda: free)
    for item in shipped:
        put_on_shelf(catalogue, item)  # as the program brings them
    own = make_items(3)
    publish(store, own)
    report = sync.sync()
    assert report.fallback is not None
    assert "make room there" in report.fallback
    assert not report.is_new
    assert list(catalogue.items()) == shipped
    free += sum(item.size for item in own)
    assert sync.sync().fetched == 3
    free = 0
    assert sync.sync().kept == 3  # what is here needs no room
    publish(store, make_items(4))
    with pytest.raises(StoreError, match="the disk has only 0 MB left"):
        sync.sync()
    assert list(catalogue.items()) == own


# --- the starter garden ------------------------------------------------------------------------


def starter_garden() -> tuple[FakeStore, list[CatalogueItem]]:
    starter, items = FakeStore(), make_items(4, "calm")
    publish(starter, items)
    return starter, items


def test_a_store_without_a_garden_shows_the_starter_garden_and_then_its_own() -> None:
    (starter, shipped), store, catalogue = starter_garden(), FakeStore(), FakeCatalogue()
    sync = CatalogueSync(store, catalogue, starter)
    report = sync.sync()
    assert report.fetched == 4
    assert report.fallback is not None
    assert MANIFEST_KEY in report.fallback
    assert list(catalogue.items()) == shipped
    assert sync.sync().kept == 4
    own = make_items(2)
    publish(store, own)
    assert sync.sync() == SyncReport(fetched=2, removed=4)
    assert list(catalogue.items()) == own


@pytest.mark.parametrize("trouble", ["away", "damaged"])
def test_on_an_empty_shelf_the_starter_garden_helps_whatever_the_trouble(trouble: str) -> None:
    (starter, shipped), store, catalogue = starter_garden(), FakeStore(), FakeCatalogue()
    if trouble == "away":
        store.away = "the network is down"
    else:
        store.put(MANIFEST_KEY, b"{")
    report = CatalogueSync(store, catalogue, starter).sync()
    assert report.fallback is not None
    assert list(catalogue.items()) == shipped


def test_the_starter_garden_stands_in_on_a_bare_shelf_before_the_store_is_asked() -> None:
    (starter, shipped), store, catalogue = starter_garden(), FakeStore(), FakeCatalogue()
    own = make_items(2)
    publish(store, own)
    store.gets.clear()
    sync = CatalogueSync(store, catalogue, starter)
    assert sync.may_fill
    assert sync.stand_in()
    assert list(catalogue.items()) == shipped
    assert sync.may_fill  # nothing that somebody looks at would go
    assert store.gets == []
    assert sync.sync() == SyncReport(fetched=2, removed=4)
    assert list(catalogue.items()) == own
    assert not sync.may_fill
    assert not sync.stand_in()


def test_a_store_that_loses_its_garden_does_not_bring_the_starter_garden_back() -> None:
    (starter, _), store, catalogue = starter_garden(), FakeStore(), FakeCatalogue()
    own = make_items(2)
    publish(store, own)
    sync = CatalogueSync(store, catalogue, starter)
    sync.sync()
    store.delete(MANIFEST_KEY)
    with pytest.raises(ObjectMissingError):
        sync.sync()
    assert list(catalogue.items()) == own


def test_a_new_version_of_the_program_brings_its_new_starter_garden() -> None:
    (starter, shipped), store, catalogue = starter_garden(), FakeStore(), FakeCatalogue()
    CatalogueSync(store, catalogue, starter).sync()
    again = make_item(shipped[0].item_id, b"painted better")
    starter.put(again.item_id, b"painted better")
    starter.put(MANIFEST_KEY, Manifest((again,)).to_bytes())
    for item in shipped[1:]:
        del catalogue.files[item.item_id]  # the old version's folder is gone
    assert CatalogueSync(store, catalogue, starter).sync().fetched == 1
    assert list(catalogue.items()) == [again]


# --- hostile manifests -------------------------------------------------------------------------

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
FIELDS = ["key", "sha256", "size", "emotion", "favorite", "orientation", "width", "timestamp"]


def hostile_values() -> st.SearchStrategy[Any]:
    return json_values | st.sampled_from(
        [
            "emotions/calm/../../../img_20260101-120000_1h.jpeg",
            "emotions/calm/../img_20260101-120000_1h.jpeg",
            "/etc/passwd",
            -1,
            10**30,
            True,
            "x" * 100_000,
        ]
    )


@given(field=st.sampled_from(FIELDS), value=hostile_values())
def test_a_wrong_field_is_one_sentence_and_the_last_good_garden_stays(
    field: str, value: object
) -> None:
    store, catalogue, sync, items = filled(3)
    document: dict[str, Any] = json.loads(Manifest(tuple(items)).to_bytes())
    before = document["items"][0][field]
    document["items"][0][field] = value
    store.put(MANIFEST_KEY, json.dumps(document).encode())
    try:
        sync.sync()
    except ManifestError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017  most values, not all, are wrong
    else:
        assert isinstance(value, type(before))
    assert list(catalogue.files) == [item.item_id for item in items]
    assert {item.item_id for item in catalogue.items()} == set(catalogue.files)


@given(data=st.binary(max_size=200) | json_values.map(lambda value: json.dumps(value).encode()))
def test_whatever_lies_in_place_of_a_manifest_the_last_good_garden_stays(data: bytes) -> None:
    store, catalogue, sync, items = filled(3)
    store.put(MANIFEST_KEY, data)
    with pytest.raises(ManifestError, match=MANIFEST_KEY):
        sync.sync()
    assert list(catalogue.items()) == items


def test_a_manifest_nested_or_large_beyond_reason_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store, _, sync, _ = filled(1)
    store.put(MANIFEST_KEY, b"[" * 100_000)
    with pytest.raises(ManifestError, match="not JSON"):
        sync.sync()
    monkeypatch.setattr("shared.domain.catalogue.MAX_MANIFEST_BYTES", 10)
    with pytest.raises(ManifestError, match="larger than"):
        sync.sync()
