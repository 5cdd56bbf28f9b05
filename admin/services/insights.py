"""What visitors like, from the event log of every kiosk, read through the store."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from admin.services.figures import Figures, Picture, Policy
from admin.services.picture_wishes import PictureWishes
from admin.services.shared_manifest import SharedManifest
from admin.services.site_reading import SiteReading
from admin.services.visit_groups import Groups
from shared.domain.catalogue import CatalogueItem, ItemId
from shared.domain.checked_json import printable
from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from shared.domain.errors import WishesError
from shared.domain.face import GenderValue, Generation
from shared.domain.wishes import NO_WISHES
from shared.ports import ObjectInfo, Store
from shared.services.event_files import is_simulated
from shared.services.event_log import EVENTS_PREFIX
from shared.services.recommender.embedded import POLICY
from shared.services.recommender.lesson import Viewer
from shared.services.recommender.like_rates import difference
from shared.services.recommender.off_policy import at_random, cross_fitted, most_liked
from shared.services.recommender.why import Why, expected_rates, explain
from shared.services.screen_reader import ScreenReader

MOST_POLICIES = 12
"""How many policies are told apart: those of the most visits."""


@dataclass(frozen=True, slots=True)
class ReadingStep:
    """So many files of so many have been read."""

    done: int
    of: int


class Insights:
    """Reads what is new in the event log and answers questions about all of it; for one lane.

    Real visitors count alone; simulated ones are shown only where there are no real ones.
    `starter` is the garden that kiosks show while the store has none.
    """

    def __init__(
        self,
        store: Store,
        manifest: SharedManifest,
        starter: SharedManifest,
        wishes: PictureWishes,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._manifest = manifest
        self._starter = starter
        self.wishes = wishes
        self._reader = ScreenReader(store, now)
        self._begin(simulated=False)
        self._left_out = 0
        self._items: Sequence[CatalogueItem] = ()
        self._what_if = (0, Figures())

    def read(self, stopped: Callable[[], bool] = lambda: False) -> Iterator[ReadingStep]:
        """Read the files that are new, in order of time; StoreError, ManifestError.

        What was read before a stop or an error stays read.
        """
        self._items = self._manifest.read().items or self._starter.read().items
        listed = list(self._store.list(EVENTS_PREFIX))
        real = [info for info in listed if not is_simulated(info.key)]
        self._left_out = len(listed) - len(real) if real else 0
        chosen = real or listed
        simulated = bool(listed) and not real
        if simulated != self._simulated or not self._heard <= {info.key for info in chosen}:
            self._begin(simulated=simulated)
        self._reading.meet(self._items)
        unheard = sorted((i for i in chosen if i.key not in self._heard), key=_time_of)
        yield ReadingStep(0, len(unheard))
        read = self._reader.screens(unheard, self._skipped)
        for done, (info, screens) in enumerate(read, start=1):
            for screen in screens:
                self._reading.add(screen)
            self._heard.add(info.key)
            yield ReadingStep(done, len(unheard))
            if stopped():
                return

    def figures(self) -> Figures:
        """What everything that was read comes to; StoreError."""
        reading, fault = self._reading, ""
        try:
            wishes = self.wishes.read()
        except WishesError as error:
            wishes, fault = NO_WISHES, str(error)
        groups = Groups(reading.visits)
        answers = self._asked()
        return replace(
            answers,
            simulated=self._simulated,
            left_out=self._left_out,
            kiosks=tuple(
                sorted({printable(key.split("/")[1]) for key in self._heard if key.count("/") > 1})
            ),
            files=len(self._heard),
            screens=reading.screens,
            unexamined=reading.unexamined,
            first=reading.first,
            last=reading.last,
            everybody=groups.of(lambda who: "")[0] if reading.visits else Figures().everybody,
            emotions=groups.of(lambda who: who.emotion.key, [e.key for e in GARDEN_EMOTIONS]),
            generations=groups.of(
                lambda who: who.generation and who.generation.value, [g.value for g in Generation]
            ),
            genders=groups.of(
                lambda who: who.gender and who.gender.value, [g.value for g in GenderValue]
            ),
            days=groups.of(lambda who: datetime.fromordinal(who.day).date().isoformat()),
            policies=self._policies(groups),
            pictures=tuple(self._pictures()),
            wishes=wishes,
            skipped=dict(self._skipped),
            wishes_fault=fault,
        )

    def why(self, item_id: str, viewer: Viewer) -> Why:
        """What speaks for and against a picture; KeyError when it was never met."""
        return explain(self._reading.model, viewer, item_id)

    def _begin(self, *, simulated: bool) -> None:
        self._reading = SiteReading()
        self._heard: set[str] = set()
        self._skipped: Counter[str] = Counter()
        self._simulated = simulated

    def _asked(self) -> Figures:
        """The answers to "what if"; they are asked again only when there are more screens."""
        reading = self._reading
        if self._what_if[0] != reading.screens:
            answers = Figures(
                asked=len(reading.sample),
                at_random=cross_fitted(reading.sample, at_random),
                most_liked=cross_fitted(reading.sample, most_liked),
            )
            self._what_if = (reading.screens, answers)
        return self._what_if[1]

    def _policies(self, groups: Groups) -> tuple[Policy, ...]:
        named = groups.of(lambda who: who.policy)
        found = sorted(named, key=lambda group: -group.visits)[:MOST_POLICIES]
        own = next((group.rate for group in found if group.name == POLICY), None)
        return tuple(
            Policy(
                group,
                self._reading.policies[group.name],
                difference(own, group.rate)
                if own and group.rate and group.name != POLICY
                else None,
            )
            for group in sorted(found, key=lambda group: group.name)
        )

    def _pictures(self) -> Iterator[Picture]:
        model = self._reading.model
        by_emotion: dict[Emotion, list[CatalogueItem]] = defaultdict(list)
        for item in self._items:
            by_emotion[item.emotion].append(item)
        for emotion, items in by_emotion.items():
            rows = model.rows(item.item_id for item in items)
            rates = expected_rates(model, viewer_of(emotion), rows)
            for item, row, expected in zip(items, rows, rates, strict=True):
                yield Picture(
                    item.item_id,
                    emotion,
                    item.favorite,
                    int(model.shown[row]),
                    int(model.liked[row]),
                    expected,
                )


def viewer_of(
    emotion: Emotion, generation: Generation | None = None, gender: GenderValue | None = None
) -> Viewer:
    """Somebody of whom no more is known than this."""
    known = {"emotion": emotion.key}
    if generation:
        known["generation"] = generation.value
    if gender:
        known["gender"] = gender.value
    return Viewer("", known)


def emotion_of(item_id: str) -> Emotion:
    """Whose garden a picture is in."""
    return ItemId.parse(item_id).emotion


def _time_of(info: ObjectInfo) -> str:
    """The part of a key that tells the time, whichever kiosk it is of."""
    return info.key.split("/", 2)[-1]
