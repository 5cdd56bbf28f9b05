"""When the hall is open: hours for each day of the week, in the time of the place."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MIDNIGHT = 24 * 60
_ENTRY = re.compile(
    rf"({'|'.join(DAYS)})(?:-({'|'.join(DAYS)}))? (\d\d):(\d\d)-(\d\d):(\d\d)", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening on one day; `day` is 0 on Monday, times are minutes from midnight."""

    day: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The openings of a week, in order; none at all means always open."""

    openings: tuple[Opening, ...] = ()

    @classmethod
    def parse(cls, text: str) -> "OpeningHours":
        """Hours such as `mon-fri 10:00-18:00, sat 11:00-17:00`; ValueError says what is wrong.

        An empty text means always open.
        """
        if not text.strip():
            return cls()
        openings = [each for entry in text.split(",") for each in _openings(entry.strip())]
        ordered = sorted(openings, key=lambda each: (each.day, each.opens))
        for one, following in itertools.pairwise(ordered):
            if one.day == following.day and following.opens < one.closes:
                raise ValueError(f"{DAYS[one.day]} is open twice at {_clock(following.opens)}")
        return cls(tuple(ordered))

    def is_open(self, moment: datetime) -> bool:
        """Whether the hall is open at a moment of the place's own time."""
        minute = moment.hour * 60 + moment.minute
        return not self.openings or any(
            each.day == moment.weekday() and each.opens <= minute < each.closes
            for each in self.openings
        )

    def next_opening(self, moment: datetime) -> datetime | None:
        """When the hall opens next after a moment; None when it is always open."""
        for days in range(8):
            date = moment.date() + timedelta(days=days)
            for each in self.openings:
                if each.day == date.weekday():
                    hour, minute = divmod(each.opens, 60)
                    opens = datetime.combine(date, time(hour, minute), moment.tzinfo)
                    if opens > moment:
                        return opens
        return None


def _openings(entry: str) -> Iterator[Opening]:
    match = _ENTRY.fullmatch(entry)
    if match is None:
        raise ValueError(f"'{entry}' is not DAY HH:MM-HH:MM or DAY-DAY HH:MM-HH:MM")
    first, last = DAYS.index(match[1]), DAYS.index(match[2] or match[1])
    opens, closes = (_minutes(entry, match[at], match[at + 1]) for at in (3, 5))
    if closes <= opens or opens == _MIDNIGHT:
        raise ValueError(f"'{entry}' closes before it opens")
    for days in range((last - first) % len(DAYS) + 1):
        yield Opening((first + days) % len(DAYS), opens, closes)


def _minutes(entry: str, hours: str, minutes: str) -> int:
    total = int(hours) * 60 + int(minutes)
    if int(minutes) > 59 or total > _MIDNIGHT:
        raise ValueError(f"'{entry}' names a time that is none; times are 00:00 to 24:00")
    return total


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
