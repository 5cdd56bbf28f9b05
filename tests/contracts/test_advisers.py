"""What every helper promises; run against the fakes and the child processes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from admin.adapters.advisers import ChildAdviser, ChildMatcher
from admin.services.advice_doors import Adviser, Matcher
from shared.domain.advice import Fingerprint
from shared.settings import RESOURCES
from tests.fakes.advisers import FakeAdviser, FakeMatcher

GARDEN = sorted((RESOURCES / "starter_garden").rglob("*.jpeg"))[:3]


@pytest.fixture(params=[FakeAdviser, ChildAdviser], ids=["fake", "child"])
def adviser(request: pytest.FixtureRequest) -> Iterator[Adviser]:
    made = request.param()
    yield made
    made.close()


@pytest.fixture(params=["fake", "clip"])
def matcher(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Matcher]:
    made: Matcher = FakeMatcher()
    if request.param == "clip":
        pytest.importorskip("torch")
        from tests.tiny_models import build_clip

        made = ChildMatcher(build_clip(tmp_path / "clip"))
    yield made
    made.close()


def test_each_picture_has_its_looks_in_order_and_closing_ends_nothing_for_good(
    adviser: Adviser,
) -> None:
    found = list(adviser.looks(GARDEN))
    assert len(found) == 3
    assert all(seen and 0 <= seen.score <= 100 for seen in found)
    assert all(seen and 0 <= seen.fingerprint < 2**64 for seen in found)
    assert len({seen.fingerprint for seen in found if seen}) == 3
    adviser.close()
    adviser.close()
    assert list(adviser.looks(GARDEN[::-1])) == found[::-1]
    assert list(adviser.looks([])) == []


def test_stacks_are_told_where_they_are_others_now(adviser: Adviser) -> None:
    prints = [
        Fingerprint(1, 5),
        Fingerprint(2, 2**63),
        Fingerprint(3, 4),
        Fingerprint(9, 2**64 - 1),
    ]
    assert adviser.stacks(prints, {1, 2, 3, 9}) == {1: 1, 2: 1, 3: 1}
    settled = [Fingerprint(1, 5, 1), Fingerprint(3, 2**64 - 1, 1), Fingerprint(4, 7)]
    assert adviser.stacks(settled, {4}) == {4: 1}
    assert adviser.stacks([], set()) == {}


def test_each_picture_is_compared_with_its_prompt(matcher: Matcher) -> None:
    pairs = [(path, f"a garden {path.name}") for path in GARDEN]
    found = list(matcher.match(pairs))
    assert len(found) == 3
    assert all(alike is not None and -1 <= alike <= 1 for alike in found)
    assert list(matcher.match([])) == []
    matcher.close()
