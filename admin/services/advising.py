"""Advice about every picture of the pool: computed once, kept with it, and never a decision."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from admin.services.advice_doors import Adviser, Matcher
from admin.services.doors import ImagePool
from shared.domain.advice import Fingerprint, Helper, Looks
from shared.domain.errors import AdviceError, MissingPartError
from shared.domain.pool import PoolFilter, PoolImage, PoolOrder

_AT_ONCE = {Helper.LOOKS: 16, Helper.MATCH: 8}
_PRINTS_AT_ONCE = 1_000
_STACKS_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Advised:
    """Pictures that a helper has just looked at, how many are left, and those it could not read."""

    helper: Helper
    keys: Sequence[str]
    left: int
    unread: Sequence[str] = ()


class Advising:
    """Lets the helpers look at what is due; belongs to one thread at a time.

    `off` says of each helper that does not work here why; `matcher` None is off too.
    """

    def __init__(
        self,
        pool: ImagePool,
        adviser: Adviser,
        matcher: Matcher | None,
        off: Mapping[Helper, str],
    ) -> None:
        self._pool = pool
        self._adviser = adviser
        self._matcher = matcher
        self.off: dict[Helper, str] = dict(off)
        self._stacked: dict[int, int] = {}

    def due(self, helper: Helper) -> int:
        """How many pictures outside the trash it has not looked at; 0 when it is off."""
        return 0 if helper in self.off else self._pool.count(PoolFilter(due=helper))

    def renew(self) -> None:
        """Every helper that is on looks at every picture again."""
        self._stacked.clear()
        for helper in Helper:
            if helper not in self.off:
                self._pool.make_due(helper)

    def run(self, stopped: Callable[[], bool] = lambda: False) -> Iterator[Advised]:
        """Look at what is due, the newest first, then find the stacks.

        Cut off anywhere, the next run goes on. A helper that fails is off from then on.
        """
        for helper in Helper:
            yield from self._run(helper, stopped)
            if helper is Helper.LOOKS and not stopped():
                yield from self._find_stacks(stopped)

    def cut_off(self) -> None:
        """From any thread, after `stopped` answers True: wait for no helper; nothing is noted."""
        self._adviser.cut_off()
        if self._matcher is not None:
            self._matcher.cut_off()

    def close(self) -> None:
        """End the helpers' processes; they start again when they are asked."""
        self._adviser.close()
        if self._matcher is not None:
            self._matcher.close()

    def _run(self, helper: Helper, stopped: Callable[[], bool]) -> Iterator[Advised]:
        wanted, number = PoolFilter(due=helper), _AT_ONCE[helper]
        left = self.due(helper)
        while helper not in self.off and not stopped():
            images = self._pool.find(wanted, order=PoolOrder.NEWEST, number=number)
            if not images:
                return
            try:
                found = self._ask(helper, images)
            except (AdviceError, MissingPartError) as error:
                self.off[helper] = str(error)
                return
            if stopped():
                return
            unread = self._note(helper, images, found)
            left = max(0, left - len(images))
            yield Advised(helper, [image.key for image in images], left, unread)

    def _ask(self, helper: Helper, images: Sequence[PoolImage]) -> Sequence[Looks | float | None]:
        paths = [self._pool.path(image.key) for image in images]
        if helper is Helper.LOOKS:
            return self._adviser.looks(paths)
        assert self._matcher is not None
        prompts = [image.request.prompt for image in images]
        return self._matcher.match(list(zip(paths, prompts, strict=True)))

    def _note(
        self, helper: Helper, images: Sequence[PoolImage], found: Sequence[Looks | float | None]
    ) -> list[str]:
        """Keep it with the pictures; the keys of those that could not be read."""
        keys = [image.key for image in images]
        answers: dict[str, Any] = dict(zip(keys, found, strict=True))
        if helper is Helper.LOOKS:
            self._pool.note_looks(answers)
        else:
            self._pool.note_matches(answers)
        return [key for key, answer in answers.items() if answer is None]

    def _find_stacks(self, stopped: Callable[[], bool]) -> Iterator[Advised]:
        """The first time all hashes are compared, whatever was cut off; then those that are new."""
        prints: list[Fingerprint] = []
        while found := self._pool.fingerprints(prints[-1].number if prints else 0, _PRINTS_AT_ONCE):
            prints += found
        fresh = {p.number for p in prints if self._stacked.get(p.number) != p.value}
        if Helper.LOOKS in self.off or not fresh:
            return
        try:
            changed = list(self._adviser.stacks(prints, fresh).items())
        except (AdviceError, MissingPartError) as error:
            self.off[Helper.LOOKS] = str(error)
            return
        for start in range(0, len(changed), _STACKS_AT_ONCE):
            if stopped():
                return
            self._pool.note_stacks(dict(changed[start : start + _STACKS_AT_ONCE]))
        self._stacked = {p.number: p.value for p in prints}
        if changed:
            yield Advised(Helper.LOOKS, (), 0)
