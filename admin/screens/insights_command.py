"""The command `insights`: what visitors like, as words, JSON or CSV."""

import argparse
import csv
import io
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from admin.screens.console import INTERRUPTED, Console, pictures
from admin.services.figures import FEW_CHANCES, Figures, Group, Picture
from admin.services.insights import Insights, emotion_of, viewer_of
from shared.domain.errors import NothingMatchedError, SettingsError, WishesError
from shared.domain.face import GenderValue, Generation
from shared.domain.wishes import NO_WISHES, Wishes
from shared.services.recommender.lesson import Viewer
from shared.services.recommender.like_rates import Estimate
from shared.services.recommender.off_policy import OffPolicy
from shared.services.recommender.why import Why
from shared.setting_kinds import path

WriteFile = Callable[[Path, bytes], None]
"""Makes these bytes the file, or leaves it as it was."""
_COLUMNS: tuple[str, ...] = (
    "key", "emotion", "favorite", "seen", "liked", "expected", "low", "high",
    "pinned", "resting", "weight", "simulated",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `insights` takes."""
    parser.add_argument("--json", action="store_true", help="all figures as one JSON object")
    parser.add_argument("--csv", type=path, metavar="FILE", help="a row for each picture")
    parser.add_argument("--why", metavar="KEY", help="why this picture is shown, as JSON")
    whom = "with --why: to visitors read so"
    parser.add_argument("--generation", choices=[g.value for g in Generation], help=whom)
    parser.add_argument("--gender", choices=[g.value for g in GenderValue], help=whom)


class InsightsCommand:
    """Reads the whole event log and tells what it comes to."""

    def __init__(self, insights: Insights, write: WriteFile, console: Console) -> None:
        self._insights = insights
        self._write = write
        self._console = console

    def run(self, given: argparse.Namespace) -> int:
        whom = self._whom(given)
        with self._console.listening():
            for step in self._insights.read(self._console.stopped):
                self._console.fleeting(f"{step.done} of {step.of} files")
            if self._console.stopped():
                self._console.say("stopped; nothing was changed")
                return INTERRUPTED
        figures = self._insights.figures()
        self._tell(given, figures, whom)
        if figures.wishes_fault:
            raise WishesError(figures.wishes_fault)
        if not figures.screens:
            raise NothingMatchedError("no kiosk has told of a visitor yet")
        return 0

    def _tell(self, given: argparse.Namespace, figures: Figures, whom: Viewer | None) -> None:
        if given.csv is not None:
            self._write(given.csv, csv_of(figures))
        if whom is not None:
            self._console.line(**why_of(self._explained(given.why, whom)))
        elif given.json:
            self._console.line(**json_of(figures))
        else:
            for line in lines_of(figures):
                self._console.say(line)

    def _whom(self, given: argparse.Namespace) -> Viewer | None:
        """For whom reasons are asked, None when they are not; SettingsError."""
        generation = Generation(given.generation) if given.generation else None
        gender = GenderValue(given.gender) if given.gender else None
        if given.why is None:
            if generation or gender:
                raise SettingsError("--generation and --gender go with --why")
            return None
        try:
            return viewer_of(emotion_of(given.why), generation, gender)
        except ValueError as error:
            raise SettingsError(str(error)) from error

    def _explained(self, item_id: str, whom: Viewer) -> Why:
        try:
            return self._insights.why(item_id, whom)
        except KeyError:
            raise NothingMatchedError(f"{item_id} neither hangs nor was shown") from None


def lines_of(figures: Figures) -> list[str]:
    """The figures for a person."""
    mark = "SIMULATED: no visitor was ever here. " if figures.simulated else ""
    lines = [
        f"{mark}{_visits(figures.everybody)}, {figures.screens} screens"
        f" ({figures.unexamined} walked away from), kiosks: {', '.join(figures.kiosks) or 'none'};"
        " likes of 100 pictures shown, with 95 % intervals:",
        _line(figures.everybody, "everybody"),
    ]
    for groups in (figures.emotions, figures.generations, figures.genders):
        lines += [_line(group, group.name) for group in groups]
    lines += [_line(policy.group, f"chosen by {policy.group.name}") for policy in figures.policies]
    for name, found in (("at random", figures.at_random), ("most liked", figures.most_liked)):
        if found is not None:
            lines.append(_if_line(name, found))
    never = sum(not picture.seen for picture in figures.pictures)
    hardly = sum(picture.seen < FEW_CHANCES for picture in figures.pictures)
    lines.append(
        f"{pictures(len(figures.pictures))} in the garden: {never} never seen,"
        f" {hardly} fewer than {FEW_CHANCES} times"
    )
    if figures.left_out:
        lines.append(f"left out: {figures.left_out} files of simulated kiosks")
    lines += [f"passed over: {number} x {reason}" for reason, number in figures.skipped.items()]
    return lines


def json_of(figures: Figures) -> dict[str, Any]:
    """The figures for a program; rates are of one picture shown."""
    document = asdict(replace(figures, pictures=(), wishes=NO_WISHES))
    del document["wishes"]  # each picture tells its own
    for moment in ("first", "last"):
        document[moment] = document[moment].isoformat() if document[moment] else None
    for name, found in (("at_random", figures.at_random), ("most_liked", figures.most_liked)):
        if found is not None:
            document[name]["is_telling"] = found.is_telling
    document["pictures"] = [_picture(each, figures.wishes) for each in figures.pictures]
    return document


def csv_of(figures: Figures) -> bytes:
    """A row for each picture, with a header; UTF-8 with a mark, for spreadsheets."""
    text = io.StringIO()
    rows = csv.DictWriter(text, _COLUMNS)
    rows.writeheader()
    for picture in figures.pictures:
        row = _picture(picture, figures.wishes)
        rows.writerow({**row, "favorite": _plain(row["favorite"]), "simulated": figures.simulated})
    return text.getvalue().encode("utf-8-sig")


def why_of(why: Why) -> dict[str, Any]:
    """The reasons for a picture; `log_odds` above 0 speak for it."""
    return {"key": why.item_id, **{k: v for k, v in asdict(why).items() if k != "item_id"}}


def _picture(picture: Picture, wishes: Wishes) -> dict[str, Any]:
    return {
        "key": picture.item_id,
        "emotion": picture.emotion.key,
        "favorite": picture.favorite,
        "seen": picture.seen,
        "liked": picture.liked,
        "expected": round(picture.expected.rate, 6),
        "low": round(picture.expected.low, 6),
        "high": round(picture.expected.high, 6),
        **asdict(wishes.of(picture.item_id)),
    }


def _plain(favorite: str | None) -> str:
    """A favorite that no spreadsheet takes for a formula."""
    return f"'{favorite}" if favorite and favorite[0] in "=+-@" else favorite or ""


def _line(group: Group, name: str) -> str:
    return f"  {name:<28} {_rate(group.rate)}   {group.shown} shown, {_visits(group)}"


def _visits(group: Group) -> str:
    return "1 visit" if group.visits == 1 else f"{group.visits} visits"


def _if_line(name: str, found: OffPolicy) -> str:
    told = f"SNIPS {_rate(found.snips)}, DR {_rate(found.doubly_robust)}"
    doubt = "" if found.is_telling else "; too few pictures count, the interval is too wide"
    return f"  what if: {name:<19} {told}{doubt}"


def _rate(rate: Estimate | None) -> str:
    if rate is None:
        return "-"
    return f"{100 * rate.rate:.1f} ({100 * rate.low:.1f}-{100 * rate.high:.1f})"
