"""Waiting for AWS: a look now and then, and a word at every breath, so that anybody can stop it."""

import time
from collections.abc import Callable, Iterator

from admin.services.personalize_doors import PersonalizeAccount
from shared.domain.errors import PersonalizeError
from shared.domain.personalize_resources import DELETE_FAILED, Kind, Resource

LOOK_EVERY_S = 5.0
LOOK_AT_LEAST_EVERY_S = 60.0
LONGEST_WAIT_S = 1800.0
LONGEST_TRAINING_S = 172_800.0
_BREATH_S = 0.5
_LONG_S = 60.0
_MOST_MISSES = 3


class Waiting:
    """`pause` sleeps for so many seconds."""

    def __init__(
        self, account: PersonalizeAccount, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self._account = account
        self._pause = pause

    def until_ready(self, resource: Resource) -> Iterator[Resource]:
        """The resource as it is, again and again; the last is ready, or was waited for too long.

        In a long wait a look or two may fail. PersonalizeError when its making, or the change that
        is waited for, failed.
        """
        is_model = resource.kind is Kind.SOLUTION_VERSION
        longest = LONGEST_TRAINING_S if is_model else LONGEST_WAIT_S
        waited, misses = 0.0, 0
        while True:
            try:
                resource, misses = self._account.look(resource), 0
            except PersonalizeError:
                misses += 1
                if waited < _LONG_S or misses > _MOST_MISSES:
                    raise
            if resource.has_failed or resource.change_has_failed:
                raise failure_of(resource)
            yield resource
            if resource.is_ready or waited >= longest:
                return
            every = max(LOOK_EVERY_S, min(LOOK_AT_LEAST_EVERY_S, waited / 20))
            for _ in self._breaths(every):
                yield resource
            waited += every

    def until_gone(self, find: Callable[[], Resource | None]) -> Iterator[Resource | None]:
        """What is still found of it, again and again; None at last, unless it takes too long."""
        waited = 0.0
        while (seen := find()) is not None:
            if seen.status == DELETE_FAILED:
                raise failure_of(seen)
            yield seen
            if waited >= LONGEST_WAIT_S:
                return
            for _ in self._breaths(LOOK_EVERY_S):
                yield seen
            waited += LOOK_EVERY_S
        yield None

    def _breaths(self, seconds: float) -> Iterator[None]:
        while seconds > 0:
            self._pause(min(_BREATH_S, seconds))
            seconds -= _BREATH_S
            yield


def failure_of(resource: Resource) -> PersonalizeError:
    """AWS' reason in one sentence."""
    word = resource.status if resource.has_failed else resource.change
    return PersonalizeError(f"{resource.kind} {resource.name}: {resource.failure or word}")
