"""`advise`, the filters of `pool list`, and the second look of `promote`, as a shell meets them."""

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from admin.adapters.image_pool import SqliteImagePool
from shared.adapters.sqlite.database import Database
from shared.domain.pool import Marks, PoolState
from shared.settings import RESOURCES
from tests.contracts.test_image_pool import NOON, image_of

ROOT = Path(__file__).parents[2]
GARDEN = sorted((RESOURCES / "starter_garden").rglob("*.jpeg"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pool of a picture, its copy, another one that was flagged, and one that is damaged."""
    database = Database.open(tmp_path / "admin.db")
    pool = SqliteImagePool(database, tmp_path / "pool")
    files = [GARDEN[0], GARDEN[0], GARDEN[40]]
    for number, data in enumerate([*(path.read_bytes() for path in files), b"none"], start=1):
        image = image_of(number, data)
        flagged = replace(image, recipe={"look_twice": True}) if number == 3 else image
        pool.add(flagged, data, b"small")
    approved = {image_of(n).key: Marks(PoolState.APPROVED) for n in (1, 3)}
    pool.decide("approve", approved, NOON)
    database.close()
    return tmp_path


def admin(folder: Path, *words: str) -> tuple[int, list[dict[str, Any]], str]:
    """Exit code, the JSON lines, and what was said."""
    command = [sys.executable, "-m", "admin", "--data-dir", str(folder), *words]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Traceback" not in ended.stderr
    return ended.returncode, [json.loads(line) for line in ended.stdout.splitlines()], ended.stderr


def test_helpers_advise_and_the_pool_is_listed_by_what_they_say(folder: Path) -> None:
    code, lines, said = admin(folder, "advise")
    assert code == 1
    assert len(lines) == 4
    assert "img_20261122-120000_4h.jpeg: no helper can read it" in said
    assert "off, no CLIP model is set" in said
    assert "4 pictures looked at; 2 pictures in stacks" in said
    assert admin(folder, "advise")[:2] == (0, [])
    _, lines, _ = admin(folder, "pool", "list", "--sort", "score")
    scores = [line["score"] for line in lines]
    assert scores[:3] == sorted(scores[:3], reverse=True)
    assert scores[3] is lines[3]["almost_black"] is None
    assert [line["stack_size"] for line in lines if line["stack"]] == [2, 2]
    assert len(admin(folder, "pool", "list", "--collapsed")[1]) == 3
    assert len(admin(folder, "pool", "list", "--since", "2026-11-24")[1]) == 0
    assert len(admin(folder, "pool", "list", "--until", "2026-11-23")[1]) == 4
    assert admin(folder, "pool", "list", "--since", "soon")[0] == 2
    assert len(admin(folder, "advise", "--all")[1]) == 4


def test_flagged_pictures_are_promoted_when_they_were_looked_at_twice(folder: Path) -> None:
    code, lines, said = admin(folder, "promote", "--all-approved", "--dry-run")
    assert (code, [line["outcome"] for line in lines]) == (1, ["put", "look twice"])
    assert "1 picture held back" in said
    code, _, said = admin(folder, "promote", "--all-approved")
    assert code == 1
    assert "1 picture in the garden" in said
    code, lines, _ = admin(folder, "promote", "--all-approved", "--look-twice-ok")
    assert (code, [line["outcome"] for line in lines]) == (0, ["put"])
    stored = folder / "store" / lines[0]["item_id"]
    assert (
        hashlib.sha256(stored.read_bytes()).digest()
        == hashlib.sha256(GARDEN[40].read_bytes()).digest()
    )
