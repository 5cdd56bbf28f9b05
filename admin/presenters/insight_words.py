"""The figures in words: names of groups, reasons and policies, rates, and what they mean."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from admin.presenters.words import QT_TRANSLATE_NOOP, counted, emotion_name, say
from admin.services.figures import Figures, Group
from shared.domain.emotion import Emotion
from shared.domain.wishes import Wish
from shared.services.recommender.like_rates import Estimate
from shared.services.recommender.off_policy import OffPolicy
from shared.services.recommender.why import Reason

translate = QCoreApplication.translate
_NAMES = {
    "toddler": QT_TRANSLATE_NOOP("Admin", "Toddler (to 5)"),
    "child": QT_TRANSLATE_NOOP("Admin", "Child (6-12)"),
    "teenager": QT_TRANSLATE_NOOP("Admin", "Teenager (13-18)"),
    "young-adult": QT_TRANSLATE_NOOP("Admin", "Young adult (19-25)"),
    "adult": QT_TRANSLATE_NOOP("Admin", "Adult (26-49)"),
    "middle-age": QT_TRANSLATE_NOOP("Admin", "Middle age (50-64)"),
    "elder": QT_TRANSLATE_NOOP("Admin", "Elder (65 and over)"),
    "Male": QT_TRANSLATE_NOOP("Admin", "Read as male"),
    "Female": QT_TRANSLATE_NOOP("Admin", "Read as female"),
    "embedded": QT_TRANSLATE_NOOP("Admin", "The kiosk's own choice"),
    "embedded-uniform": QT_TRANSLATE_NOOP("Admin", "Its screens dealt by chance"),
    "uniform": QT_TRANSLATE_NOOP("Admin", "Comparison: pure chance"),
    "personalize": QT_TRANSLATE_NOOP("Admin", "Amazon Personalize"),
    "personalize+embedded": QT_TRANSLATE_NOOP(
        "Admin", "Amazon Personalize, filled up by the kiosk"
    ),
    "personalize+embedded-uniform": QT_TRANSLATE_NOOP(
        "Admin", "Amazon Personalize, filled up by chance"
    ),
    "h": QT_TRANSLATE_NOOP("Admin", "landscape"),
    "v": QT_TRANSLATE_NOOP("Admin", "portrait"),
}
_FIELDS = {
    "favorite": QT_TRANSLATE_NOOP("Admin", "favorite {0}"),
    "orientation": QT_TRANSLATE_NOOP("Admin", "{0} format"),
    "word": QT_TRANSLATE_NOOP("Admin", "word {0}"),
    "colour": QT_TRANSLATE_NOOP("Admin", "colour {0}"),
}
_COLOURS = {
    "red": QT_TRANSLATE_NOOP("Admin", "red"),
    "orange": QT_TRANSLATE_NOOP("Admin", "orange"),
    "yellow": QT_TRANSLATE_NOOP("Admin", "yellow"),
    "green": QT_TRANSLATE_NOOP("Admin", "green"),
    "cyan": QT_TRANSLATE_NOOP("Admin", "cyan"),
    "blue": QT_TRANSLATE_NOOP("Admin", "blue"),
    "purple": QT_TRANSLATE_NOOP("Admin", "purple"),
    "pink": QT_TRANSLATE_NOOP("Admin", "pink"),
    "brown": QT_TRANSLATE_NOOP("Admin", "brown"),
    "black": QT_TRANSLATE_NOOP("Admin", "black"),
    "grey": QT_TRANSLATE_NOOP("Admin", "grey"),
    "white": QT_TRANSLATE_NOOP("Admin", "white"),
}
_SKIPPED = {
    "not an event file": (
        QT_TRANSLATE_NOOP("Admin", "1 file that is no event file"),
        QT_TRANSLATE_NOOP("Admin", "{0} files that are no event files"),
    ),
    "too large a file": (
        QT_TRANSLATE_NOOP("Admin", "1 file that is too large"),
        QT_TRANSLATE_NOOP("Admin", "{0} files that are too large"),
    ),
    "not an event": (
        QT_TRANSLATE_NOOP("Admin", "1 line that is no event"),
        QT_TRANSLATE_NOOP("Admin", "{0} lines that are no events"),
    ),
    "not a screen": (
        QT_TRANSLATE_NOOP("Admin", "1 screen with a wrong field"),
        QT_TRANSLATE_NOOP("Admin", "{0} screens with a wrong field"),
    ),
    "from the future": (
        QT_TRANSLATE_NOOP("Admin", "1 screen from the future"),
        QT_TRANSLATE_NOOP("Admin", "{0} screens from the future"),
    ),
}


def group_name(name: str) -> str:
    """A group in the current language; what we have no word for is said as it is."""
    if name in _NAMES:
        return say(_NAMES[name])
    try:
        return emotion_name(Emotion.from_key(name))
    except ValueError:
        return name


def of_hundred(rate: float) -> str:
    """A rate as so many of 100."""
    return QLocale().toString(100 * rate, "f", 1)


def interval(rate: Estimate | None) -> str:
    """A rate of 100 with its interval."""
    if rate is None:
        return "–"
    return f"{of_hundred(rate.rate)} ({of_hundred(rate.low)}–{of_hundred(rate.high)})"


def times(log_odds: float) -> str:
    """What odds are multiplied by."""
    return f"×{QLocale().toString(math.exp(log_odds), 'f', 2)}"


def group_line(group: Group) -> str:
    """A group as a sentence, for those who do not see the plot."""
    words = translate("Admin", "{0}: {1} of 100 liked; {2} shown in {3}")
    return words.format(
        group_name(group.name), interval(group.rate), f"{group.shown:,}", visits(group.visits)
    )


def visits(number: int) -> str:
    """`1 visit`, `24 visits`."""
    one, many = QT_TRANSLATE_NOOP("Admin", "1 visit"), QT_TRANSLATE_NOOP("Admin", "{0} visits")
    return counted(number, one, many)


def screens(number: int) -> str:
    """`1 screen`, `24 screens`."""
    one, many = QT_TRANSLATE_NOOP("Admin", "1 screen"), QT_TRANSLATE_NOOP("Admin", "{0} screens")
    return counted(number, one, many)


def summary(figures: Figures) -> str:
    """All of it in one line."""
    words = translate("Admin", "{0} · {1} · {2} of 100 pictures liked · {3} to {4}")
    first, last = figures.first, figures.last
    return words.format(
        visits(figures.everybody.visits),
        screens(figures.screens),
        interval(figures.everybody.rate),
        f"{first.astimezone():%Y-%m-%d}" if first else "–",
        f"{last.astimezone():%Y-%m-%d}" if last else "–",
    )


def left_out(files: int) -> str:
    """That the events of invented visitors are not counted."""
    return counted(
        files,
        QT_TRANSLATE_NOOP("Admin", "1 file of simulated kiosks is left out."),
        QT_TRANSLATE_NOOP("Admin", "{0} files of simulated kiosks are left out."),
    )


def passed_over(skipped: Mapping[str, int]) -> str:
    """What could not be read, with how often and why; empty when everything could."""
    if not skipped:
        return ""
    found = [_skipped(reason, number) for reason, number in sorted(skipped.items())]
    return translate("Admin", "Passed over: {0}").format(" · ".join(found))


def _skipped(reason: str, number: int) -> str:
    if reason not in _SKIPPED:
        return f"{reason} ({number:,})"
    return counted(number, *_SKIPPED[reason])


def verdict(found: OffPolicy) -> str:
    """What an estimate means, or that it means nothing yet."""
    if not found.is_telling:
        return translate(
            "Admin", "Too few pictures shown count for this question: the interval is too wide."
        )
    if found.lift.low > 0:
        words = translate("Admin", "It would have been liked more: {0} to {1} of 100 more.")
        return words.format(of_hundred(found.lift.low), of_hundred(found.lift.high))
    if found.lift.high < 0:
        words = translate("Admin", "It would have been liked less: {0} to {1} of 100 less.")
        return words.format(of_hundred(-found.lift.high), of_hundred(-found.lift.low))
    return translate("Admin", "No difference from what was shown can be told.")


def lead_words(lead: Estimate | None) -> str:
    """How the kiosk's own choice compares with something else."""
    if lead is None:
        return ""
    if lead.low > 0:
        words = translate("Admin", "The kiosk's own choice is liked more: {0} to {1} of 100 more.")
        return words.format(of_hundred(lead.low), of_hundred(lead.high))
    if lead.high < 0:
        words = translate("Admin", "The kiosk's own choice is liked less: {0} to {1} of 100 less.")
        return words.format(of_hundred(-lead.high), of_hundred(-lead.low))
    return translate("Admin", "No difference from the kiosk's own choice can be told.")


def wish_words(wish: Wish) -> str:
    """What is wished of a picture."""
    words: list[str] = []
    if wish.pinned:
        words.append(translate("Admin", "pinned"))
    if wish.resting:
        words.append(translate("Admin", "resting"))
    if wish.weight != 1:
        words.append(f"×{wish.weight:g}")
    return " · ".join(words)


def reason_words(reason: Reason) -> str:
    """A reason, such as `colour blue, for Happy`."""
    on = _feature(reason.on) if reason.on else translate("Admin", "this picture")
    if reason.of == "wish":
        return translate("Admin", "{0}, as they asked").format(on)
    if not reason.of:
        return on
    return translate("Admin", "{0}, for {1}").format(on, group_name(reason.of.split("=", 1)[1]))


def _feature(word: str) -> str:
    field, value = word.split("=", 1)
    if field == "colour":
        value = say(_COLOURS.get(value, value))
    elif field == "orientation":
        value = say(_NAMES.get(value, value))
    return say(_FIELDS.get(field, field + " {0}")).format(value)
