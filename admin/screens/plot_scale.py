"""The scale of a plot: where its axis ends, where its ticks are, and how values are written."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_TICKS = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high`, with `ticks` between them; `write` says a value."""

    low: float
    high: float
    ticks: tuple[float, ...]
    write: Callable[[float], str]

    def place(self, value: float) -> float:
        """Where a value is, 0 to 1."""
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)


def from_zero(ends: Iterable[float], write: Callable[[float], str]) -> Scale:
    """A scale from 0 to a round number that no end is beyond."""
    most = max([*ends, 1e-3])
    step = _round_step(most / _TICKS)
    steps = math.ceil(most / step - 1e-9)
    return Scale(0.0, steps * step, tuple(step * n for n in range(steps + 1)), write)


def of_odds(ends: Iterable[float], write: Callable[[float], str]) -> Scale:
    """A scale of log-odds, as wide to both sides of 0; its ticks are round factors."""
    most = max([*map(abs, ends), 0.1])
    factors = (1.1, 1.25, 1.5, 2.0, 4.0, 16.0)
    factor = next((factor for factor in factors if math.log(factor) > most / 2.5), 256.0)
    tick = math.log(factor)
    return Scale(-most, most, (-tick, 0.0, tick) if tick <= most else (0.0,), write)


def _round_step(least: float) -> float:
    power = 10 ** math.floor(math.log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least - 1e-12)
