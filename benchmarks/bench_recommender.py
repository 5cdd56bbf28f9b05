"""The embedded recommender against its peers, in one command.

    python -m benchmarks.bench_recommender                  the whole comparison (hours)
    python -m benchmarks.bench_recommender --visitors 1000 --seeds 0,1    a look (minutes)

Every run (policy, seed) is kept in `--results` and not repeated; the tables are printed, and
written with the figures to `recommender.json` and with a plot to `recommender.png` there. The
peers that are packages of their own need requirements/bench.txt and are left out without it.
`--open-bandit FOLDER` is the folder `obd` of the obp==0.4.1 wheel.
"""

import argparse
import importlib.util
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

from benchmarks.recommender import clock, open_bandit, report  # noqa: E402
from benchmarks.recommender.ours import WITHOUT_AGE_AND_GENDER, Ours  # noqa: E402
from benchmarks.recommender.peers import PEERS, SLOW  # noqa: E402
from benchmarks.recommender.play import Oracle, Policy, play  # noqa: E402
from benchmarks.recommender.world import SETTINGS, World  # noqa: E402
from shared.services.recommender.beliefs import Manner  # noqa: E402

PACKAGES = {"MABWiser": "mabwiser", "LightFM": "lightfm", "Vowpal Wabbit": "vowpalwabbit"}
POLICIES: dict[str, Callable[[int, World], Policy]] = {
    "oracle": lambda seed, world: Oracle(world),
    "embedded": lambda seed, world: Ours(seed),
    "embedded without age and gender": lambda seed, world: Ours(
        seed, attributes=WITHOUT_AGE_AND_GENDER
    ),
    "embedded without uniform screens": lambda seed, world: Ours(
        seed, manner=Manner(uniform_share=0.0, draws=0)
    ),
    **{name: lambda seed, world, make=make: make(seed) for name, make in PEERS.items()},
}


def main() -> int:
    given = _arguments()
    given.results.mkdir(parents=True, exist_ok=True)
    names = given.policies.split(";") if given.policies else list(POLICIES)
    for name in [name for name in names if not _is_installed(name)]:
        print(f"{name} is not installed and is left out", file=sys.stderr)
        names.remove(name)
    for seed in (int(seed) for seed in given.seeds.split(",")):
        _play_all(given, names, seed)
    figures: dict[str, Any] = {"setting": given.setting, "visitors": given.visitors}
    figures["simulator"] = report.simulator(_runs(given))
    if given.open_bandit:
        logs = open_bandit.Logs(given.open_bandit)
        figures["open_bandit"] = open_bandit.compare(logs, [n for n in names if n != "oracle"])
    if given.clock:
        figures["clock"] = clock.measure()
    report.print_all(figures)
    (given.results / "recommender.json").write_text(json.dumps(figures, indent=1))
    report.plot(figures, given.results / "recommender.png")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--setting", choices=list(SETTINGS), default="public")
    parser.add_argument("--seeds", default="0,1,2,3,4")
    parser.add_argument("--visitors", type=int, default=10_000)
    parser.add_argument("--slow-visitors", type=int, default=1_000, help="for " + ", ".join(SLOW))
    parser.add_argument("--policies", help="separated by semicolons; all by default")
    parser.add_argument("--open-bandit", type=Path, metavar="FOLDER")
    parser.add_argument("--clock", action="store_true", help="measure milliseconds and memory too")
    parser.add_argument("--results", type=Path, default=Path("build/bench_recommender"))
    return parser.parse_args()


def _is_installed(name: str) -> bool:
    return name not in PACKAGES or importlib.util.find_spec(PACKAGES[name]) is not None


def _play_all(given: argparse.Namespace, names: list[str], seed: int) -> None:
    for name in names:
        visitors = min(given.slow_visitors, given.visitors) if name in SLOW else given.visitors
        slug = name.replace(" ", "-").replace(",", "")
        path = given.results / f"{given.setting}_{slug}_{seed}_{visitors}.json"
        if path.exists():
            continue
        world = World(SETTINGS[given.setting], seed, visitors)
        began = time.perf_counter()
        outcome = play(world, POLICIES[name](seed, world))
        seconds = round(time.perf_counter() - began, 1)
        run = {"policy": name, "seed": seed, "seconds": seconds, **asdict(outcome)}
        path.write_text(json.dumps(run))
        print(f"{name}, seed {seed}: {outcome.rate} in {seconds} s", file=sys.stderr, flush=True)


def _runs(given: argparse.Namespace) -> list[dict[str, Any]]:
    return [json.loads(p.read_text()) for p in sorted(given.results.glob(f"{given.setting}_*"))]


if __name__ == "__main__":
    sys.exit(main())
