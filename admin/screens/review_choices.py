"""What the boxes of the review page offer: words, and what each means for a filter."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from admin.presenters.words import QT_TRANSLATE_NOOP
from shared.domain.catalogue import Orientation
from shared.domain.pool import PoolOrder

SHAPES: tuple[tuple[str, Mapping[str, Any]], ...] = (
    (QT_TRANSLATE_NOOP("Admin", "Both orientations"), {}),
    (QT_TRANSLATE_NOOP("Admin", "Landscape"), {"orientation": Orientation.LANDSCAPE}),
    (QT_TRANSLATE_NOOP("Admin", "Portrait"), {"orientation": Orientation.PORTRAIT}),
)
SCORES: tuple[tuple[str, Mapping[str, Any]], ...] = (
    (QT_TRANSLATE_NOOP("Admin", "Any score"), {}),
    (QT_TRANSLATE_NOOP("Admin", "Score 75 +"), {"least_score": 75}),
    (QT_TRANSLATE_NOOP("Admin", "Score 50 +"), {"least_score": 50}),
    (QT_TRANSLATE_NOOP("Admin", "Score below 50"), {"most_score": 49}),
    (QT_TRANSLATE_NOOP("Admin", "Score below 25"), {"most_score": 24}),
)
SIGNS: tuple[tuple[str, Mapping[str, Any]], ...] = (
    (QT_TRANSLATE_NOOP("Admin", "With any sign"), {}),
    (QT_TRANSLATE_NOOP("Admin", "Look twice"), {"look_twice": True}),
    (QT_TRANSLATE_NOOP("Admin", "Almost black"), {"almost_black": True}),
    (QT_TRANSLATE_NOOP("Admin", "In a stack"), {"stacked": True}),
)
DATES: tuple[tuple[str, int | None], ...] = (
    (QT_TRANSLATE_NOOP("Admin", "Any date"), None),
    (QT_TRANSLATE_NOOP("Admin", "Today"), 0),
    (QT_TRANSLATE_NOOP("Admin", "Last 7 days"), 6),
    (QT_TRANSLATE_NOOP("Admin", "Last 30 days"), 29),
    (QT_TRANSLATE_NOOP("Admin", "From … to …"), None),
)
"""How many days before today a choice begins; the last one asks for two dates."""

ORDERS: tuple[tuple[str, PoolOrder], ...] = (
    (QT_TRANSLATE_NOOP("Admin", "Newest first"), PoolOrder.NEWEST),
    (QT_TRANSLATE_NOOP("Admin", "Oldest first"), PoolOrder.OLDEST),
    (QT_TRANSLATE_NOOP("Admin", "Most stars first"), PoolOrder.STARS),
    (QT_TRANSLATE_NOOP("Admin", "Best score first"), PoolOrder.SCORE),
    (QT_TRANSLATE_NOOP("Admin", "Best match first"), PoolOrder.MATCH),
    (QT_TRANSLATE_NOOP("Admin", "Stack by stack"), PoolOrder.STACK),
)


def day(year: int, month: int, day: int) -> datetime:
    """The beginning of a day on this machine's clock."""
    return datetime(year, month, day).astimezone()


def days_ago(days: int) -> datetime:
    """The beginning of a day before today on this machine's clock."""
    then = datetime.now().astimezone() - timedelta(days=days)
    return day(then.year, then.month, then.day)
