"""What a visitor does becomes a screen that the kiosk learns from."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.presenters.garden_presenter import DATABASE_LANE, GardenPresenter
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.learning import Learning
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.gardener import Gardener
from kiosk.services.learner import Learner
from kiosk.services.site_listener import SiteListener
from kiosk.services.visit import Visit
from kiosk.services.wish_reader import WishReader
from shared.domain.wishes import WISHES_KEY, Wish, Wishes
from shared.qt.task_runner import TaskRunner
from shared.services.recommender import EmbeddedRecommender
from shared.services.recommender.beliefs import Manner
from shared.settings import RESOURCES
from tests.fakes.catalogue import FakeCatalogue, make_items, put_on_shelf
from tests.fakes.screen_log import FakeScreenLog
from tests.fakes.store import FakeStore
from tests.fakes.visit_log import FakeVisitLog
from tests.gui.kiosk_in_hand import let_idle_time_pass
from tests.patience import PATIENCE_MS


class LearningKiosk:
    """A garden without a window, and what is learned from it."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.runner = TaskRunner()
        self.visit = VisitPresenter(Visit(with_camera=False), 60, 0.1)
        self.screens = FakeScreenLog()
        self.store = FakeStore()
        catalogue = FakeCatalogue()
        for item in make_items(20):
            put_on_shelf(catalogue, item)
        catalogue.replace(make_items(20))
        self.recommender = EmbeddedRecommender(manner=Manner(uniform_share=0))  # a pin counts
        self.learner = Learner(self.recommender, self.screens, catalogue, FakeStore())
        gardener = Gardener(catalogue, self.recommender, FakeVisitLog(), self.learner)
        language = LanguagePresenter("en", RESOURCES / "i18n")
        self.garden = GardenPresenter(
            self.visit, language, self.runner, gardener, keeps_age_and_gender=False
        )
        listener = SiteListener(self.store, "here", self.screens)
        self.learning = Learning(self.runner, self.learner, listener, WishReader(self.store))

    def enter(self) -> None:
        self.visit.begin()
        self.garden.choose("happy")
        self.wait(lambda: len(self.garden.coming) == 3)

    def wait(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until, timeout=PATIENCE_MS)

    def settle(self) -> None:
        """Wait until the gardener's lane has nothing to do."""
        done: list[None] = []
        self.runner.run(DATABASE_LANE, lambda: None, done.append, lambda error: None)
        self.wait(lambda: bool(done))


@pytest.fixture
def here(qtbot: QtBot) -> Iterator[LearningKiosk]:
    here = LearningKiosk(qtbot)
    yield here
    here.learning.stop()
    here.runner.close()


def test_next_and_done_leave_screens_that_were_examined(here: LearningKiosk) -> None:
    here.enter()
    here.garden.cards[1].like()
    here.wait(lambda: here.garden.cards[1].liked)
    here.garden.next()
    here.wait(lambda: len(here.garden.coming) == 3)
    here.visit.leave()
    here.settle()
    first, second = here.screens.rows
    assert (first.examined, first.liked) == (True, {first.item_ids[1]})
    assert (second.examined, second.liked) == (True, frozenset())
    assert (first.candidates, second.candidates) == (20, 17)
    assert here.recommender.model.shown.sum() == 6
    assert here.recommender.model.liked.sum() == 1


def test_a_screen_that_was_walked_away_from_is_not_held_against_its_pictures(
    here: LearningKiosk,
) -> None:
    here.enter()
    let_idle_time_pass(here.visit)
    here.wait(lambda: here.visit.state == "attract")
    here.settle()
    (left,) = here.screens.rows
    assert not left.examined
    assert here.recommender.model.shown.sum() == 0


def test_the_kiosk_listens_to_wishes_by_itself(here: LearningKiosk) -> None:
    first, second = (item.item_id for item in make_items(2))
    wishes = Wishes({first: Wish(pinned=True), second: Wish(resting=True)})
    here.store.put(WISHES_KEY, wishes.to_bytes())
    here.learning.start()
    here.wait(lambda: here.recommender.wishes == wishes)
    here.enter()
    shown = here.garden._shown
    assert shown is not None
    assert first in shown.item_ids
    here.visit.leave()
    here.settle()
    assert here.screens.rows[0].candidates == 19, "what rests is in no deck"
