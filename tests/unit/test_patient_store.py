"""A store asked again: also for what is told bit by bit."""

from collections.abc import Iterator
from itertools import islice

import pytest

from admin.services.patient_store import PatientStore
from shared.domain.errors import StoreError
from shared.ports import ObjectInfo, StoredObject
from tests.fakes.store import FakeStore

KEYS = [f"events/k/{number}.jsonl" for number in range(5)]


class BreaksOff(FakeStore):
    """Its listings break off after two entries, so many times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def list(self, prefix: str, *, without: str = "") -> Iterator[ObjectInfo]:
        if not self.times:
            yield from super().list(prefix, without=without)
            return
        self.times -= 1
        yield from islice(super().list(prefix, without=without), 2)
        raise StoreError("the network hiccuped")


def listed(times: int) -> list[str]:
    store = BreaksOff(times)
    for key in KEYS:
        store.put(key, b"x")
    patient = PatientStore(store, pause=lambda seconds: None)
    return [info.key for info in patient.list("events/")]


def test_a_listing_that_breaks_off_goes_on_and_tells_of_everything_once() -> None:
    assert listed(0) == listed(1) == listed(2) == KEYS


def test_a_store_that_stays_away_is_said() -> None:
    with pytest.raises(StoreError, match="hiccuped"):
        listed(3)


class Refuses(FakeStore):
    """Answers nothing, and counts how often it was asked."""

    def __init__(self, *, is_of_all: bool) -> None:
        super().__init__()
        self.error = StoreError.told("nobody answers", is_of_all=is_of_all)
        self.asked = 0

    def get(self, key: str, *, unless_etag: str | None = None) -> StoredObject | None:
        self.asked += 1
        raise self.error

    def list(self, prefix: str, *, without: str = "") -> Iterator[ObjectInfo]:
        self.asked += 1
        raise self.error


@pytest.mark.parametrize(("is_of_all", "times"), [(False, 3), (True, 1)])
def test_what_is_so_of_every_question_is_asked_once(is_of_all: bool, times: int) -> None:
    store = Refuses(is_of_all=is_of_all)
    patient = PatientStore(store, pause=lambda seconds: None)
    with pytest.raises(StoreError, match="nobody answers"):
        patient.get("catalogue/manifest.json")
    assert store.asked == times
    with pytest.raises(StoreError, match="nobody answers"):
        list(patient.list("events/"))
    assert store.asked == 2 * times
    [answer] = patient.get_many(["catalogue/manifest.json"])
    assert answer.error is store.error
    assert store.asked == {3: 10, 1: 3}[times]
