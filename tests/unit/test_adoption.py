"""Pictures that other tools copied into the store hang in the garden once a curator says so."""

import io

import pytest
from PIL import Image

from admin.adapters.picture_reader import JpegReader
from admin.services.adoption import Adoption
from admin.services.garden import Hung
from admin.services.purge import Purge
from shared.domain.errors import NothingMatchedError
from tests.fakes.store import FakeStore
from tests.unit.test_promotion import Desk, served

ROSE = "emotions/happy/rose/img_20260301-101010_1h.jpeg"
TALL = "emotions/calm/img_20260301-101010_2v.jpeg"


def jpeg(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (200, 30, 40)).save(out, "JPEG")
    return out.getvalue()


def adoption_of(desk: Desk) -> Adoption:
    purge = Purge(desk.store, desk.manifest, desk.withdrawals)
    return Adoption(desk.store, desk.manifest, purge, desk.pool, JpegReader())


@pytest.fixture
def desk() -> Desk:
    """A garden of two pictures, and two that somebody copied in."""
    desk = Desk(store := FakeStore())
    desk.approve(2)
    desk.promote()
    store.put(ROSE, jpeg(48, 32))
    store.put(TALL, jpeg(32, 48))
    return desk


def test_copied_pictures_are_found_and_listed_with_what_their_name_and_file_tell(
    desk: Desk,
) -> None:
    adoption = adoption_of(desk)
    assert adoption.look() == [TALL, ROSE]
    assert list(adoption.adopt()) == [Hung(TALL), Hung(ROSE)]
    assert served(desk.store).keys() >= {ROSE, TALL}
    assert len(served(desk.store)) == 4
    rose = next(item for item in desk.garden.items() if item.item_id == ROSE)
    assert (rose.favorite, rose.width, rose.height) == ("rose", 48, 32)
    assert rose.features is not None
    assert rose.features.colours == ("red",)
    assert adoption.look() == []


def test_only_the_named_ones_are_taken(desk: Desk) -> None:
    assert list(adoption_of(desk).adopt([ROSE])) == [Hung(ROSE)]
    assert TALL not in served(desk.store)


@pytest.mark.parametrize(
    ("key", "data", "fault"),
    [
        ("emotions/happy/holiday.jpeg", jpeg(48, 32), "not an item id"),
        (ROSE.replace("_1h", "_3v"), jpeg(48, 32), "48 x 32 pixels, and its name ends in 'v'"),
        (ROSE.replace("_1h", "_4h"), b"GIF89a", "not a whole JPEG picture"),
        (ROSE.replace("_1h", "_5h"), jpeg(48, 32)[:-200], "not a whole JPEG picture"),
    ],
)
def test_what_a_kiosk_could_not_show_stays_outside_with_a_reason(
    desk: Desk, key: str, data: bytes, fault: str
) -> None:
    desk.store.put(key, data)
    before = served(desk.store)
    checked = {each.item_id: each.fault for each in adoption_of(desk).check()}
    assert served(desk.store) == before
    adopted = {each.item_id: each.fault for each in adoption_of(desk).adopt()}
    assert checked == adopted
    assert fault in (adopted.pop(key) or "")
    assert adopted == {ROSE: None, TALL: None}
    assert key not in served(desk.store)


def test_withdrawn_pictures_are_not_copied_in_ones(desk: Desk) -> None:
    adoption = adoption_of(desk)
    list(adoption.adopt())
    desk.garden.withdraw([ROSE])
    assert adoption.look() == []
    with pytest.raises(NothingMatchedError):
        list(adoption.adopt([ROSE]))


def test_stopped_halfway_what_was_looked_at_hangs_and_the_rest_waits(desk: Desk) -> None:
    answers = iter([False, True])
    assert list(adoption_of(desk).adopt(stopped=lambda: next(answers))) == [Hung(TALL)]
    assert adoption_of(desk).look() == [ROSE]
