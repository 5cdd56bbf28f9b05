"""A worker is given up when it is silent, and not when the machine slept."""

from collections.abc import Sequence
from types import SimpleNamespace

import pytest

from admin.adapters import worker_group
from admin.adapters.worker_group import WorkerGroup
from admin.adapters.worker_process import Batch
from shared.domain.emotion import Emotion
from shared.domain.generation import GenerationRequest


class Clock:
    """Seconds that pass while a worker is waited for, and `asleep` more."""

    def __init__(self) -> None:
        self.now = self.asleep = 0.0

    def monotonic(self) -> float:
        return self.now

    def wait(self, connections: Sequence[object], patience_s: float) -> list[object]:
        self.now += patience_s + self.asleep
        self.asleep = 0.0
        return []


class SilentWorker:
    """A worker process that never says anything."""

    def __init__(self, clock: Clock, deadline_s: float) -> None:
        self.due_at = clock.now + deadline_s
        self.connection = object()
        self.waiting: dict[int, GenerationRequest] = {}

    def submit(self, batch: Batch) -> None:
        self.waiting = dict(batch)

    def end(self, grace_s: float = 0) -> str:
        return "killed"


def test_a_machine_that_was_suspended_fails_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(worker_group, "time", SimpleNamespace(monotonic=clock.monotonic))
    monkeypatch.setattr(worker_group, "wait", clock.wait)
    monkeypatch.setattr(worker_group, "WorkerProcess", lambda _, s: SilentWorker(clock, s))
    group = WorkerGroup([lambda: None], deadline_s=120)  # type: ignore[list-item, return-value]
    group.submit([(1, GenerationRequest(Emotion.HAPPY, 1, 64, 64))])
    assert group.wait(0.5) == []
    clock.asleep = 3600.0
    assert group.wait(0.5) == []
    assert group.wait(100) == []
    (answer,) = group.wait(100)
    assert "silent for 120 s" in (answer.failure or "")
