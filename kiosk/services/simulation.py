"""A simulated exhibition, through the kiosk's own log: real pictures, invented visitors.

Nothing of it is real, and everything says so: the data folder is marked, and the kiosk's id begins
with `simulated-`, so that no other kiosk learns from it.
"""

import hashlib
import math
import random
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kiosk.services.deck import Deck
from kiosk.services.gardener import Garden, screen_of
from kiosk.services.learner import Learner
from kiosk.services.likes import Likes
from shared.domain.catalogue import CatalogueItem, Orientation
from shared.domain.emotion import Emotion
from shared.domain.errors import SettingsError, StoreError
from shared.domain.face import GenderValue, Generation
from shared.domain.interaction import Impression
from shared.domain.visitor import Visitor
from shared.ports import Recommender, Store, VisitLog
from shared.services.event_log import EVENTS_PREFIX
from shared.services.recommender.telling import features_of
from shared.settings import Settings

MARK_KEY = "SIMULATED.txt"
MARK = b"Everything in this folder is simulated. No visitor was ever here.\n"
_SHARES = {
    Emotion.HAPPY: 36,
    Emotion.CALM: 28,
    Emotion.SURPRISED: 9,
    Emotion.SAD: 8,
    Emotion.CONFUSED: 7,
    Emotion.ANGRY: 5,
    Emotion.FEAR: 4,
    Emotion.DISGUSTED: 3,
}
_GOES_ON = 0.75
_WALKS_AWAY = 0.3
_BASE = -2.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """So many visitors over so many days that end at `until`; the same seed, the same month.

    `after` is how many screens others of this seed have had before: now somebody else comes.
    """

    days: int
    visitors: int
    seed: int
    until: datetime
    age_and_gender: bool
    after: int = 0


def plan_of(settings: Settings, days: int, visitors: int, seed: int) -> Plan:
    """So many days that end with this one."""
    until = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return Plan(
        days=days,
        visitors=visitors,
        seed=seed,
        until=until,
        age_and_gender=settings.age_and_gender,
    )


class Clock:
    """The time of the simulated exhibition."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def refuse_real_data(folder: Store) -> None:
    """SettingsError when a data folder is neither empty nor simulated."""
    listed = _keys(folder, "")
    if listed and MARK_KEY not in listed:
        raise SettingsError(
            "the data folder is not empty and not simulated; a simulation needs one of its own"
        )


def refuse_real_events(store: Store, simulated: str) -> None:
    """SettingsError when a store has events of kiosks that are not `simulated`, by their prefix."""
    for key in _keys(store, EVENTS_PREFIX):
        if not key.startswith(EVENTS_PREFIX + simulated):
            raise SettingsError(
                f"the store has events of real visitors ({key}); a simulation needs a store of its"
                " own"
            )


def refuse_simulated_data(folder: Store) -> None:
    """SettingsError when a data folder is of a simulation: no visitor's deeds are mixed with it."""
    if MARK_KEY in _keys(folder, MARK_KEY):
        raise SettingsError("the data folder is of a simulation; visitors need another one")


def _keys(store: Store, prefix: str) -> list[str]:
    """What is under a prefix; nothing when the folder is not there yet."""
    try:
        return [info.key for info in store.list(prefix)]
    except StoreError:
        return []


class Simulation:
    """Lets invented visitors walk through real gardens; belongs to one lane."""

    def __init__(
        self,
        items: Sequence[CatalogueItem],
        recommender: Recommender,
        visit_log: VisitLog,
        learner: Learner,
        clock: Clock,
    ) -> None:
        self._items = items
        self._recommender = recommender
        self._visit_log = visit_log
        self._learner = learner
        self._clock = clock

    def run(self, plan: Plan, progress: Callable[[int, int], None]) -> int:
        """Every visit, in order of time; how many screens were shown. DatabaseError."""
        chance = random.Random(f"{plan.seed} {plan.after}" if plan.after else plan.seed)
        tastes = _Tastes(plan.seed)
        begin = plan.until - timedelta(days=plan.days)
        moments = sorted(_opening_hours(chance, begin, plan.days) for _ in range(plan.visitors))
        screens = 0
        for done, moment in enumerate(moments):
            progress(done, plan.visitors)
            self._clock.now = moment
            visitor = _somebody(chance, moment, age_and_gender=plan.age_and_gender)
            self._visit_log.add_visitor(visitor)
            screens += self._visit(visitor, chance, tastes)
        progress(plan.visitors, plan.visitors)
        self._learner.keep_snapshot()
        return screens

    def _visit(self, visitor: Visitor, chance: random.Random, tastes: "_Tastes") -> int:
        deck = Deck(
            self._recommender,
            visitor,
            self._items,
            Orientation.LANDSCAPE,
            self._clock,
            lambda: self._learner.wishes,
        )
        garden = Garden(visitor, deck, Likes(self._clock), deck.favorites)
        generosity = chance.gauss(0, 0.7)
        screens = 0
        while True:
            hand = deck.deal()
            if hand.impression is None:
                return screens
            screens += 1
            self._visit_log.add_impression(hand.impression)
            goes_on = chance.random() < _GOES_ON
            looks = goes_on or chance.random() >= _WALKS_AWAY
            if looks:
                self._look(garden, hand.impression, hand.items, chance, tastes, generosity)
            self._clock.now += timedelta(seconds=chance.uniform(4, 25))
            self._learner.left(screen_of(garden, hand.impression, examined=looks))
            if not goes_on:
                return screens

    def _look(
        self,
        garden: Garden,
        impression: Impression,
        items: Sequence[CatalogueItem],
        chance: random.Random,
        tastes: "_Tastes",
        generosity: float,
    ) -> None:
        for item in items:
            if garden.likes.is_liked(item.item_id):
                continue
            odds = _BASE + generosity + tastes.of(item, garden.visitor)
            if chance.random() < 1 / (1 + math.exp(-odds)):
                self._clock.now += timedelta(seconds=chance.uniform(1, 6))
                self._visit_log.add_interaction(garden.likes.like(impression, item.item_id))


class _Tastes:
    """What simulated visitors like: some pictures more than others, each group in its own way."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._known: dict[str, float] = {}

    def of(self, item: CatalogueItem, visitor: Visitor) -> float:
        groups = [visitor.emotion.value, str(visitor.generation), str(visitor.gender)]
        words = [f"{f}={v}" for f, values in features_of(item).items() for v in values]
        total = 0.6 * self._drawn(item.item_id)
        total += sum(0.25 * self._drawn(f"{group} {item.item_id}") for group in groups)
        total += sum(0.2 * self._drawn(f"{group} {w}") for group in groups for w in words)
        return total

    def _drawn(self, what: str) -> float:
        """A number as from a normal distribution, always the same for the same words."""
        if what not in self._known:
            digest = hashlib.sha256(f"{self._seed} {what}".encode()).digest()
            self._known[what] = random.Random(digest).gauss(0, 1)
        return self._known[what]


def _opening_hours(chance: random.Random, begin: datetime, days: int) -> datetime:
    day = begin + timedelta(days=chance.randrange(days))
    hour = chance.triangular(10, 19, 15)
    return day.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(hours=hour)


def _somebody(chance: random.Random, moment: datetime, *, age_and_gender: bool) -> Visitor:
    emotion = chance.choices(list(_SHARES), list(_SHARES.values()))[0]
    generation = chance.choice(list(Generation))
    gender = chance.choice(list(GenderValue))
    return Visitor(
        user_id=str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        session_id=str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        emotion=emotion,
        arrived_at=moment.astimezone(UTC),
        by_hand=chance.random() < 0.2,
        generation=generation if age_and_gender else None,
        gender=gender if age_and_gender else None,
    )
