"""A simulated exhibition through the kiosk's own log, and what the curator is told of it."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.services.wish_reader import WishReader
from shared.adapters.folder_store import FolderStore
from shared.domain.wishes import Wish
from tests.e2e.test_admin_cli import ROOT, Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    store = tmp_path / "store"
    store.mkdir()
    return Terminal(tmp_path / "curator", store)


def simulate(terminal: Terminal, folder: Path, kiosk_id: str = "hall") -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("EMOTION_GARDEN_")}
    simulation = subprocess.run(
        [sys.executable, "-m", "kiosk", "simulate", "--visitors", "60", "--data-dir", str(folder)],
        cwd=ROOT,
        env={
            **environment,
            "EMOTION_GARDEN_STORE": str(terminal.store),
            "EMOTION_GARDEN_KIOSK_ID": kiosk_id,
            "EMOTION_GARDEN_COMPARISON_SHARE": "0.3",
            "EMOTION_GARDEN_AGE_AND_GENDER": "true",
        },
        capture_output=True,
        text=True,
    )
    assert simulation.returncode == 0, simulation.stderr


def test_a_simulated_exhibition_is_told_and_marked(terminal: Terminal, tmp_path: Path) -> None:
    nobody = terminal.run("insights")
    assert nobody.code == 4
    assert "no kiosk has told of a visitor yet" in nobody.said
    simulate(terminal, tmp_path / "simulated")
    told = terminal.run("insights")
    assert (told.code, told.lines) == (0, [])
    assert "SIMULATED" in told.said
    table = tmp_path / "pictures.csv"
    answer = terminal.run("insights", "--json", "--csv", str(table))
    (figures,) = answer.lines
    assert figures["simulated"]
    assert figures["everybody"]["visits"] == 60
    assert figures["generations"]
    assert figures["genders"]
    policies = {policy["group"]["name"]: policy for policy in figures["policies"]}
    assert policies["uniform"]["lead"]["low"] < policies["uniform"]["lead"]["high"]
    assert policies["uniform"]["group"]["visits"] in range(5, 35)
    assert {"rate", "low", "high"} == set(figures["most_liked"]["doubly_robust"])
    with table.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(figures["pictures"]) == 128
    assert {row["simulated"] for row in rows} == {"True"}
    best = max(figures["pictures"], key=lambda picture: picture["seen"])
    (why,) = terminal.run("insights", "--why", best["key"]).lines
    assert why["shown"] == best["seen"]
    assert sum(r["log_odds"] for r in why["reasons"]) == pytest.approx(why["log_odds"])
    (why,) = terminal.run("insights", "--why", best["key"], "--generation", "child").lines
    assert "generation=child" in {reason["of"] for reason in why["reasons"]}


def test_wrong_arguments_are_refused_before_anything_is_read(
    terminal: Terminal, tmp_path: Path
) -> None:
    spoiled = tmp_path / "spoiled.csv"
    assert terminal.run("insights", "--why", "../x", "--csv", str(spoiled)).code == 2
    assert terminal.run("insights", "--gender", "Female", "--csv", str(spoiled)).code == 2
    assert not spoiled.exists()


def test_wishes_reach_simulated_visitors(terminal: Terminal, tmp_path: Path) -> None:
    pinned = "emotions/happy/img_20261101-000300_4h.jpeg"
    assert terminal.run("wish", "pin", pinned).code == 0
    simulate(terminal, tmp_path / "simulated")
    (figures,) = terminal.run("insights", "--json").lines
    seen = {p["key"]: p["seen"] for p in figures["pictures"] if p["emotion"] == "happy"}
    assert max(seen, key=lambda key: seen[key]) == pinned


def test_wishes_reach_the_kiosk(terminal: Terminal) -> None:
    key = "emotions/happy/img_20261101-000300_4h.jpeg"
    reader = WishReader(FolderStore(terminal.store))
    pinned = terminal.run("wish", "pin", key)
    assert pinned.lines == [{"key": key, "pinned": True, "resting": False, "weight": 1.0}]
    assert terminal.run("wish", "weight", "2", key).code == 0
    wishes = reader.read()
    assert wishes is not None
    assert wishes.by_item == {key: Wish(pinned=True, weight=2.0)}
    assert terminal.run("wish", "list").lines[0]["weight"] == 2.0
    for wrong in (("weight", "11", key), ("rest", "../x")):
        refused = terminal.run("wish", *wrong)
        assert (refused.code, len(refused.said.splitlines())) == (2, 1), refused.said
    assert terminal.run("wish", "clear", key).code == 0
    assert terminal.run("wish", "clear", key).code == 4
    wishes = reader.read()
    assert wishes is not None
    assert wishes.by_item == {}
