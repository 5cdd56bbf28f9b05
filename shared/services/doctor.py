"""What works on this machine and what does not, part by part."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from shared.domain.catalogue import MANIFEST_KEY, Manifest
from shared.domain.errors import EmotionGardenError, MissingPartError
from shared.ports import Store

STORE = "store"
"""Where those checks ask that ask the store."""

_LEAST_FREE_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Check:
    """A part of an app; `examine` answers what it found or raises what is wrong.

    Without a `needed` part the app can't run; the others it can do without. `at` names whom it
    asks, if anybody: where one part fails as all would, the others there are not tried.
    """

    part: str
    needed: bool
    examine: Callable[[], str]
    at: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of a part, in one sentence; `ends` says that the rest there is not tried."""

    part: str
    works: bool
    needed: bool
    sentence: str
    ends: bool = False

    def __str__(self) -> str:
        mark = "works" if self.works else "MISSING" if self.needed else "without"
        more = "; nothing else was tried there" if self.ends else ""
        return f"{mark:8}{self.part:16}{self.sentence}{more}"


def examine(checks: Iterable[Check]) -> Iterator[Finding]:
    """Examine every part, one after the other; what is certain to fail like another only once."""
    lost: set[str] = set()
    for check in checks:
        if check.at in lost:
            continue
        try:
            yield Finding(check.part, True, check.needed, check.examine())
        except EmotionGardenError as error:
            ends = bool(check.at) and error.is_of_all
            if ends:
                lost.add(check.at)
            yield Finding(check.part, False, check.needed, str(error), ends)


def tell(checks: Iterable[Check], say: Callable[[str], None]) -> int:
    """Say of each part what is found as it is found; the exit code of a `doctor`."""
    findings: list[Finding] = []
    for finding in examine(checks):
        findings.append(finding)
        say(str(finding))
    return 0 if can_run(findings) else MissingPartError.exit_code


def of_personalize(trials: Mapping[str, Callable[[], str]]) -> list[Check]:
    """The checks that ask Personalize, by the part that each tries; an app can do without."""
    return [Check(part, False, tried, "Personalize") for part, tried in trials.items()]


def can_run(findings: Iterable[Finding]) -> bool:
    """Whether every needed part works."""
    return all(finding.works or not finding.needed for finding in findings)


def examine_folder(folder: Path) -> str:
    """Whether files can be written there, and how much room there is."""
    trial = folder / ".doctor"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial.write_bytes(b"")
        trial.unlink()
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise MissingPartError(f"{folder} cannot be written: {error.strerror}") from error
    if free < _LEAST_FREE_BYTES:
        raise MissingPartError(f"{folder} has only {free / 1e6:.0f} MB left")
    return f"{folder}, {free / 1e9:.0f} GB free"


def examine_garden(store: Store) -> str:
    """How many pictures a store's manifest lists."""
    found = store.get(MANIFEST_KEY)
    items = Manifest.from_bytes(found.data).items if found else ()
    if not items:
        raise MissingPartError(f"{MANIFEST_KEY} lists no picture")
    return f"{len(items)} pictures"
