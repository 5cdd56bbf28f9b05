"""The embedded recommender: whatever it is given, and what it learns from it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.domain.catalogue import CatalogueItem
from shared.domain.emotion import Emotion
from shared.domain.errors import StoreError
from shared.domain.face import GenderValue, Generation
from shared.domain.picture_features import PictureFeatures
from shared.domain.recommendation import Recommendation
from shared.domain.visitor import Visitor
from shared.domain.wishes import Wish, Wishes
from shared.services.recommender import (
    Beliefs,
    EmbeddedRecommender,
    Manner,
    SplitRecommender,
    UniformRecommender,
)
from shared.services.recommender.lesson import Lesson, Viewer
from shared.services.recommender.model import PreferenceModel
from shared.services.recommender.snapshot import Place, restored, snapshot_of
from shared.services.recommender.why import explain
from tests.fakes.catalogue import make_items

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
BOLD = Manner(uniform_share=0.0, fresh_chance=0.0)


def painted(items: Sequence[CatalogueItem]) -> list[CatalogueItem]:
    """Every second picture is red, the others are blue."""
    return [
        replace(item, features=PictureFeatures(("petals",), ("blue" if n % 2 else "red",)))
        for n, item in enumerate(items)
    ]


ITEMS = painted(make_items(20))
IDS = [item.item_id for item in ITEMS]


def visitor(session: str, generation: Generation | None = None) -> Visitor:
    return Visitor("u", session, Emotion.HAPPY, NOON, generation=generation)


def recommender(seed: int = 0, manner: Manner | None = None) -> EmbeddedRecommender:
    return EmbeddedRecommender(seed, manner=manner, clock=lambda: NOON)


def lesson(
    number: int,
    shown: Sequence[str],
    liked: Sequence[str] = (),
    day: int = 0,
    **attributes: str,
) -> Lesson:
    viewer = Viewer(f"v{number}", {"emotion": "happy", **attributes})
    return Lesson(f"i{number}", day, viewer, tuple(shown), frozenset(liked))


def taught(lessons: Sequence[Lesson]) -> PreferenceModel:
    model = PreferenceModel(Beliefs())
    for item in ITEMS:
        model.meet(item.item_id, {"colour": item.features.colours if item.features else ()})
    for one in lessons:
        model.learn(one)
    return model


lessons_given = st.lists(
    st.builds(
        lambda number, places, liked, day, generation: lesson(
            number,
            [IDS[place] if place < len(IDS) else f"unknown {place}" for place in places],
            [IDS[place] for place in places if place < len(IDS) and place in liked],
            day,
            **({"generation": generation} if generation else {}),
        ),
        st.integers(0, 50),
        st.lists(st.integers(0, len(IDS) + 3), min_size=0, max_size=5, unique=True),
        st.sets(st.integers(0, len(IDS) - 1)),
        st.integers(-5, 400),
        st.sampled_from(["", "child", "adult"]),
    ),
    max_size=30,
)


@settings(max_examples=60)
@given(lessons_given, st.integers(0, 25), st.integers(0, 5))
def test_whatever_is_learned_the_answer_is_a_hand_of_candidates_with_propensities(
    lessons: list[Lesson], shelf: int, num_results: int
) -> None:
    """Unknown pictures, an empty shelf, one picture, clocks that go backwards."""
    embedded = recommender()
    for item in ITEMS:
        embedded.model.meet(item.item_id, {})
    for one in lessons:
        embedded.learn(one)
    candidates = ITEMS[:shelf]
    answer = embedded.recommend(visitor("s"), candidates, num_results)
    assert len(answer.items) == min(num_results, len(candidates))
    assert len({item.item_id for item in answer.items}) == len(answer.items)
    assert set(answer.items) <= set(candidates)
    assert all(0 < propensity <= 1 for propensity in answer.propensities)
    assert np.isfinite(embedded.model.weights.mean).all()
    assert (embedded.model.weights.variance >= 0).all()


@settings(max_examples=40, derandomize=True)  # the bound is of what is usual, not of all there is
@given(lessons_given, st.randoms(use_true_random=False))
def test_the_order_of_delivery_hardly_matters(lessons: list[Lesson], random: object) -> None:
    """Counts are the same in any order; what is believed of a picture differs by little."""
    today = [replace(one, day=0) for one in lessons]
    shuffled = list(today)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = taught(today), taught(shuffled)
    assert (one.shown == other.shown).all()
    assert (one.liked == other.liked).all()
    rows = one.rows(IDS)
    here, _ = one.judge(Viewer("v", {"emotion": "happy"}), rows)
    there, _ = other.judge(Viewer("v", {"emotion": "happy"}), rows)
    assert np.abs(here - there).max() < 0.6


def test_a_million_updates_leave_no_number_that_is_none() -> None:
    model = PreferenceModel(Beliefs())
    for item in ITEMS:
        model.meet(item.item_id, {"colour": ("red",)})
    rows = model.rows(IDS)
    viewer = Viewer("v", {"emotion": "happy", "generation": "child"})
    model.learn(Lesson("i", 0, viewer, (IDS[0],)))
    involved, shares = model.involved(viewer, np.resize(rows, 1000), [0] * 1000)
    random = np.random.default_rng(0)
    for number in range(1000):
        model.step(involved, shares, (random.random(1000) < (number % 2)).astype(float))
    assert np.isfinite(model.weights.mean).all()
    assert np.isfinite(model.weights.variance).all()
    assert (model.weights.variance >= 0).all()


def test_the_same_lessons_and_seed_give_the_same_screens() -> None:
    lessons = [lesson(n, IDS[n % 17 : n % 17 + 3], IDS[n % 17 : n % 17 + n % 2]) for n in range(40)]
    answers: list[list[Recommendation]] = []
    for _ in range(2):
        embedded = recommender(seed=5)
        embedded.recommend(visitor("first"), ITEMS, 3)
        for one in lessons:
            embedded.learn(one)
        answers.append([embedded.recommend(visitor(f"s{n}"), ITEMS, 3) for n in range(20)])
    assert answers[0] == answers[1]


def test_it_learns_what_is_liked_and_by_whom() -> None:
    embedded = recommender(manner=BOLD)
    embedded.recommend(visitor("s"), ITEMS, 3)
    random = np.random.default_rng(0)
    for number in range(1500):
        generation = ("child", "elder")[number % 2]
        shown = [IDS[place] for place in random.choice(20, 3, replace=False)]
        wanted = number % 2  # children like red ones, elders blue ones
        liked = [i for i in shown if IDS.index(i) % 2 == wanted and random.random() < 0.4]
        embedded.learn(lesson(number, shown, liked, generation=generation))
    for generation, wanted in ((Generation.CHILD, 0), (Generation.ELDER, 1)):
        hands = [embedded.recommend(visitor(f"s{n}", generation), ITEMS, 3) for n in range(20)]
        shown = [IDS.index(item.item_id) for hand in hands for item in hand.items]
        assert np.mean([place % 2 == wanted for place in shown]) > 0.8


def test_what_nobody_examined_teaches_nothing() -> None:
    one, other = taught([]), taught([replace(lesson(1, IDS[:3]), examined=False)])
    assert (one.weights.mean == other.weights.mean).all()
    assert other.shown.sum() == 0


def test_a_slot_that_is_liked_for_itself_is_not_credited_to_pictures() -> None:
    random = np.random.default_rng(1)
    lessons = []
    for number in range(3000):
        shown = [IDS[place] for place in random.choice(20, 3, replace=False)]
        lessons.append(lesson(number, shown, shown[:1] if random.random() < 0.3 else []))
    model = taught(lessons)
    means, _ = model.judge(Viewer("v", {"emotion": "happy"}), model.rows(IDS))
    slots = model.weights.mean[4:7]
    assert slots[0] - slots[1] > 0.5
    assert means.std() < 0.35


def test_pinned_pictures_are_always_there() -> None:
    embedded = recommender(manner=replace(BOLD, fresh_chance=1.0))
    embedded.wishes = Wishes({IDS[3]: Wish(pinned=True)})
    for number in range(30):
        shown = [i.item_id for i in embedded.recommend(visitor(f"s{number}"), ITEMS, 3).items]
        assert IDS[3] in shown


@pytest.mark.parametrize("wish", [Wish(pinned=True), Wish(weight=10.0)])
def test_the_same_wish_for_all_still_leaves_a_garden(wish: Wish) -> None:
    embedded = recommender()
    embedded.wishes = Wishes(dict.fromkeys(IDS, wish))
    answers = [embedded.recommend(visitor(f"s{n}"), ITEMS, 3) for n in range(10)]
    assert all(len(answer.items) == 3 for answer in answers)
    assert all(np.isfinite(answer.propensities).all() for answer in answers)


def test_a_fresh_picture_gets_its_chances() -> None:
    embedded = recommender()
    for number in range(200):
        shown = [IDS[place % 19] for place in range(number, number + 3)]
        embedded.recommend(visitor(f"s{number}"), ITEMS[:19], 3)
        embedded.learn(lesson(number, shown, shown[:1]))
    dealt = 0
    for number in range(200, 300):
        answer = embedded.recommend(visitor(f"s{number}"), ITEMS, 3)
        shown = [item.item_id for item in answer.items]
        dealt += IDS[19] in shown
        embedded.learn(lesson(number, shown))
    assert dealt >= 10


def test_the_uniform_share_is_dealt_by_chance_and_says_so() -> None:
    embedded = recommender(manner=Manner(uniform_share=1.0))
    answers = [embedded.recommend(visitor(f"s{n}"), ITEMS, 3) for n in range(300)]
    assert {answer.policy for answer in answers} == {"embedded-uniform"}
    assert all(answer.propensities == pytest.approx((1 / 20,) * 3) for answer in answers)
    counts = np.bincount([IDS.index(i.item_id) for a in answers for i in a.items], minlength=20)
    assert counts.min() > 20


def test_propensities_are_the_frequencies_of_the_dealing() -> None:
    embedded = recommender(manner=Manner(uniform_share=0.1, boldness=1.0, draws=255))
    for item in ITEMS:
        embedded.model.meet(item.item_id, {})
    for number in range(60):
        embedded.learn(lesson(number, IDS[:3], IDS[:1]))
    said: dict[tuple[str, int], list[float]] = defaultdict(list)
    for number in range(2000):
        answer = embedded.recommend(visitor(f"s{number}"), ITEMS, 3)
        for slot, (item, propensity) in enumerate(
            zip(answer.items, answer.propensities, strict=True)
        ):
            said[item.item_id, slot].append(propensity)
    for dealt in sorted(said.values(), key=len)[-9:]:
        assert np.mean(dealt) == pytest.approx(len(dealt) / 2000, rel=0.15)


def test_the_most_promising_picture_hangs_where_pictures_are_liked_best() -> None:
    """Likelier there, and as likely as is recorded; anywhere while the share of it is 0."""
    for share, expected in ((0.6, 0.6 + 0.4 / 3), (0.0, 1 / 3)):
        embedded = recommender(manner=Manner(uniform_share=0.0, best_slot_share=share))
        for item in ITEMS:
            embedded.model.meet(item.item_id, {})
        for number in range(300):
            shown = [IDS[number % 20], IDS[(number + 7) % 20], IDS[(number + 13) % 20]]
            liked = [*shown[2:], *(i for i in shown if i == IDS[0])]
            embedded.learn(lesson(number, shown, liked))
        answers = [embedded.recommend(visitor(f"s{n}"), ITEMS, 3) for n in range(600)]
        ids = [[item.item_id for item in answer.items] for answer in answers]
        there = [number for number, hand in enumerate(ids) if hand[2] == IDS[0]]
        said = np.mean([answers[number].propensities[2] for number in there])
        assert len(there) / 600 == pytest.approx(expected, abs=0.06)
        assert said == pytest.approx(expected, abs=0.06)


def test_many_words_say_no_more_than_one() -> None:
    """Neither beforehand nor when something was learned, nor in the reasons that are given."""
    viewer = Viewer("v", {"emotion": "happy", "generation": "child"})
    beforehand: list[float] = []
    learned: list[float] = []
    for words in (("w0",), tuple(f"w{n}" for n in range(12))):
        model = PreferenceModel(Beliefs())
        model.meet("a", {"word": words})
        row = model.rows(["a"])
        beforehand.append(model.judge(viewer, row)[1][0])
        model.learn(Lesson("i", 0, viewer, ("a",), frozenset({"a"})))
        learned.append(model.judge(viewer, row)[0][0])
        why = explain(model, viewer, "a")
        assert sum(reason.log_odds for reason in why.reasons) == pytest.approx(why.log_odds)
        again, _ = restored(snapshot_of(model, Place(1, "i")), Beliefs())
        assert again.judge(viewer, row)[0][0] == learned[-1]
    assert beforehand[0] == pytest.approx(beforehand[1])
    assert learned[0] == pytest.approx(learned[1])


def test_why_a_picture_is_shown_adds_up() -> None:
    embedded = recommender()
    embedded.recommend(visitor("s"), ITEMS, 3)
    for number in range(50):
        embedded.learn(lesson(number, IDS[:3], IDS[:1], generation="child"))
    why = embedded.why(visitor("s", Generation.CHILD), ITEMS[0])
    assert (why.shown, why.liked) == (50, 50)
    assert sum(reason.log_odds for reason in why.reasons) == pytest.approx(why.log_odds)
    assert why.reasons[0].log_odds > 0
    assert {reason.of for reason in why.reasons} >= {"", "emotion=happy", "generation=child"}


def test_what_was_liked_before_teaches_nothing_when_it_hangs_again() -> None:
    once = taught([lesson(0, IDS[:3], IDS[:1]), lesson(0, IDS[1:3])])
    again = taught(
        [
            lesson(0, IDS[:3], IDS[:1]),
            replace(lesson(0, IDS[1:4]), liked_before=frozenset(IDS[3:4])),
        ]
    )
    assert (again.weights.mean == once.weights.mean).all()
    assert (again.shown.sum(), again.liked.sum()) == (5, 1)


def test_who_tells_less_is_expected_to_like_what_those_who_came_liked() -> None:
    """Six of ten pictures: eight of ten of three children in four visits, none of the adults."""
    chance = np.random.default_rng(0)
    lessons: list[Lesson] = []
    for number in range(800):
        shown = [IDS[place] for place in chance.choice(20, 3, replace=False)]
        child = number % 4 > 0
        liked = [item_id for item_id in shown if child and chance.random() < 0.8]
        told = {"generation": "child" if child else "adult", "gender": "Female", "daypart": "noon"}
        lessons.append(lesson(number, shown, liked, **told))
    model = taught(lessons)

    def expected(**attributes: str) -> float:
        viewer = Viewer("", {"emotion": "happy", **attributes})
        rates = [explain(model, viewer, item_id).like_rate.rate for item_id in IDS]
        return float(np.mean(rates))

    child, adult, anybody = expected(generation="child"), expected(generation="adult"), expected()
    assert child == pytest.approx(0.8, abs=0.07)
    assert adult < anybody < child
    assert anybody == pytest.approx(0.6, abs=0.07)


class Failing:
    """Another recommender, in trouble."""

    def __init__(self, answer: Recommendation | None) -> None:
        self._answer = answer

    def recommend(
        self, visitor: Visitor, candidates: Sequence[CatalogueItem], num_results: int
    ) -> Recommendation:
        if self._answer is None:
            raise StoreError("away")
        return self._answer


@pytest.mark.parametrize(
    "answer",
    [
        None,
        Recommendation((), (), "other"),
        Recommendation(tuple(make_items(3, "sad")), (1.0,) * 3, "other"),
        Recommendation((ITEMS[0],) * 3, (1.0,) * 3, "other"),
    ],
)
@pytest.mark.expects_warnings
def test_a_visit_of_the_other_recommender_falls_back_on_our_own(
    answer: Recommendation | None,
) -> None:
    split = SplitRecommender(recommender(), Failing(answer), share=1.0)
    dealt = split.recommend(visitor("s"), ITEMS, 3)
    assert dealt.policy.startswith("embedded")
    assert len(dealt.items) == 3


def test_a_split_is_by_visit_and_of_the_stated_share() -> None:
    split = SplitRecommender(recommender(), UniformRecommender(1), share=0.3)
    policies = [split.recommend(visitor(f"s{n}"), ITEMS, 3).policy for n in range(400)]
    again = [split.recommend(visitor(f"s{n}"), ITEMS, 3).policy for n in range(400)]
    assert [p == "uniform" for p in policies] == [p == "uniform" for p in again]
    assert 0.2 < np.mean([p == "uniform" for p in policies]) < 0.4


def test_forgetting_goes_back_to_what_was_believed_at_first() -> None:
    model = taught([lesson(n, IDS[:3], IDS[:1]) for n in range(100)])
    rows = model.rows(IDS[:1])
    viewer = Viewer("v", {"emotion": "happy"})
    before, _ = model.judge(viewer, rows)
    model.learn(lesson(200, IDS[3:6], day=800))
    after, _ = model.judge(viewer, rows)
    assert 0 <= after[0] < before[0] / 2


def test_days_that_were_skipped_are_forgotten_at_once() -> None:
    """As day by day, and in one step: a clock that comes back from long ago stops nobody."""
    one, other = (taught([lesson(n, IDS[:3], IDS[:1]) for n in range(30)]) for _ in range(2))
    for day in range(1, 31):
        one.learn(replace(lesson(40, IDS[3:6], day=day), examined=False))
    other.learn(replace(lesson(40, IDS[3:6], day=30), examined=False))
    assert np.allclose(one.weights.mean, other.weights.mean, rtol=1e-12)
    assert np.allclose(one.weights.variance, other.weights.variance, rtol=1e-12)
    other.learn(replace(lesson(41, IDS[3:6], day=3_000_000), examined=False))
    thought, _ = other.judge(Viewer("v", {"emotion": "happy"}), other.rows(IDS))
    assert np.abs(thought).max() < 1e-9, "of all that, nothing is left"


def test_a_gender_that_is_kept_counts_as_an_attribute() -> None:
    embedded = recommender()
    someone = replace(visitor("s"), gender=GenderValue.FEMALE, arrived_at=NOON + timedelta(hours=1))
    assert len(embedded.recommend(someone, ITEMS, 3).items) == 3
