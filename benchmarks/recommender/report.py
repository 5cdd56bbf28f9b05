"""The figures as tables and as a plot: multiples of uniform, paired by seed."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.recommender.play import CHECKPOINTS

OURS = "embedded"
_T = {2: 12.71, 3: 4.30, 4: 3.18, 5: 2.78, 6: 2.57, 7: 2.45, 8: 2.36, 9: 2.31, 10: 2.26}


def simulator(runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """By policy: multiples of uniform at each checkpoint with 95 % t-intervals over seeds, what
    ours has more than it, paired by seed, fresh pictures seen, redundancy beside uniform's."""
    by: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
    for run in runs:
        known = by[run["policy"]].get(run["seed"])
        if known is None or len(run["rate"]) > len(known["rate"]):
            by[run["policy"]][run["seed"]] = run
    return {name: _of_policy(by, name) for name in by}


def _of_policy(by: dict[str, dict[int, dict[str, Any]]], name: str) -> dict[str, Any]:
    seeds = sorted(set(by[name]) & set(by["uniform"]))
    row: dict[str, Any] = {"seeds": len(seeds)}
    for checkpoint in map(str, CHECKPOINTS):
        have = [s for s in seeds if checkpoint in by[name][s]["rate"]]
        times = [_times(by, name, s, checkpoint) for s in have]
        if times:
            row[checkpoint] = _mean(times)
        ours = by.get(OURS, {})
        both = [s for s in have if s in ours and checkpoint in ours[s]["rate"]]
        if both and name != OURS:
            more = [_times(by, OURS, s, checkpoint) - _times(by, name, s, checkpoint) for s in both]
            row[f"ours more at {checkpoint}"] = _mean(more)
    row["fresh_seen"] = float(np.mean([by[name][s]["fresh_seen"] for s in seeds]))
    row["redundancy"] = float(
        np.mean([by[name][s]["redundancy"] / by["uniform"][s]["redundancy"] for s in seeds])
    )
    row["seconds"] = float(np.mean([by[name][s]["seconds"] for s in seeds]))
    return row


def _times(by: dict[str, Any], name: str, seed: int, checkpoint: str) -> float:
    return float(by[name][seed]["rate"][checkpoint] / by["uniform"][seed]["rate"][checkpoint])


def _mean(values: Sequence[float]) -> dict[str, float]:
    """The mean and the half-width of its 95 % t-interval (0 when there is one value only)."""
    n = len(values)
    half = _T.get(n, 2.0) * float(np.std(values, ddof=1)) / n**0.5 if n > 1 else 0.0
    return {"mean": float(np.mean(values)), "half": half, "n": n}


def print_all(figures: dict[str, Any]) -> None:
    """Print every table there are figures for."""
    print(f"\nsimulator, setting {figures['setting']}: likes a triple, times uniform, cumulative")
    head = "".join(f" | {c:,}" for c in CHECKPOINTS)
    print(f"| policy{head} | ours more at 1,000 | at 10,000 | fresh seen | redundancy | seeds |")
    print("|---" * (len(CHECKPOINTS) + 6) + "|")
    rows = figures["simulator"]
    for name in sorted(rows, key=lambda n: -_last(rows[n])):
        row = rows[name]
        cells = [_shown(row.get(str(c)), "{:.3f}") for c in CHECKPOINTS]
        cells += [_shown(row.get(f"ours more at {c}"), "{:+.3f}") for c in (1000, 10000)]
        cells += [f"{row['fresh_seen']:.2f}", f"{row['redundancy']:.2f}", str(row["seeds"])]
        print(f"| {name} | " + " | ".join(cells) + " |")
    _print_rest(figures)


def _print_rest(figures: dict[str, Any]) -> None:
    if "open_bandit" in figures:
        print("\n| policy | Open Bandit small, SNIPS % | 95 % | embedded minus it, 95 % |")
        print("|---|---|---|---|")
        for name, row in sorted(figures["open_bandit"].items(), key=lambda i: -i[1]["rate"]):
            more = row.get("embedded_minus_it")
            cells = [f"{100 * row['rate']:.2f}", _range(row["interval"]), _range(more)]
            print(f"| {name} | " + " | ".join(cells) + " |")
    for name, value in figures.get("clock", {}).items():
        print(f"{name}: {value:.2f}")


def _range(ends: Sequence[float] | None) -> str:
    return f"{100 * ends[0]:.2f} to {100 * ends[1]:.2f}" if ends else ""


def _last(row: dict[str, Any]) -> float:
    return max((row[str(c)]["mean"] for c in CHECKPOINTS[::-1][:1] if str(c) in row), default=0.0)


def _shown(cell: dict[str, float] | None, form: str) -> str:
    if cell is None:
        return ""
    return form.format(cell["mean"]) + (f" ± {cell['half']:.3f}" if cell["half"] else "")


def plot(figures: dict[str, Any], path: Path) -> None:
    """Multiples of uniform against visitors, with intervals."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(9, 5.5))
    axes.set_prop_cycle(color=[mpl.colormaps["tab20"](n) for n in range(20)])
    rows = figures["simulator"]
    for name in sorted(rows, key=lambda n: -_last(rows[n])):
        have = [c for c in CHECKPOINTS if str(c) in rows[name]]
        means = [rows[name][str(c)]["mean"] for c in have]
        halves = [rows[name][str(c)]["half"] for c in have]
        bold = 3 if name == OURS else 1.2
        axes.errorbar(have, means, halves, label=name, marker="o", capsize=3, linewidth=bold)
    axes.set_xscale("log")
    axes.set_xlabel("visitors so far")
    axes.set_ylabel("likes a screen, times uniform")
    axes.set_title(f"Simulated exhibition, setting {figures['setting']}")
    axes.legend(fontsize=8)
    axes.grid(alpha=0.3)
    figure.tight_layout()
    figure.savefig(path, dpi=120)
    plt.close(figure)
