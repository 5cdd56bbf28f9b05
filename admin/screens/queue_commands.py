"""The command `queue`, and running the queue in a terminal."""

import argparse
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from admin.screens.arguments import verbs_of
from admin.screens.console import INTERRUPTED, Console, how_long, pictures
from admin.services.doors import ImagePool, JobQueue
from admin.services.run_queue import JobReport, QueueRunner, Recovery
from shared.domain.advice import Advice
from shared.domain.errors import NothingMatchedError
from shared.domain.generation_job import GenerationJob, JobProgress, JobState, PlannedImage
from shared.domain.pool import PoolFilter, PoolImage
from shared.domain.queue_order import Move

_OTHERS_TURN_S = 0.5
_GO_ON = "`queue resume` goes on, `queue cancel` drops what waits"


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """What `queue` takes."""
    verbs = verbs_of(parser, common)
    listing = verbs("list", "the jobs, one JSON object a line")
    listing.add_argument("--state", action="append", choices=[s.value for s in JobState])
    listing.add_argument("--run", metavar="RUN")
    verbs("resume", "go on with everything that waits")
    verbs("pause", "begin no further picture")
    _jobs(verbs("cancel", "cancel jobs; without JOB everything that waits or executes"), "*")
    _jobs(verbs("retry", "failed jobs wait again; without JOB all of them"), "*")
    move = verbs("move", "put waiting jobs first, or where an argument says")
    _jobs(move, "+")
    where = move.add_mutually_exclusive_group()
    where.add_argument("--before", dest="to", type=int, metavar="JOB")
    for to, words in (
        (Move.FRONT, "before all others"),
        (Move.UP, "one place up"),
        (Move.DOWN, "one place down"),
        (Move.BACK, "behind all others"),
    ):
        where.add_argument(f"--{to}", dest="to", action="store_const", const=to, help=words)


def _jobs(parser: argparse.ArgumentParser, number: str) -> None:
    parser.add_argument("jobs", nargs=number, type=int, metavar="JOB")


class QueueCommands:
    """Runs and changes the queue from a terminal."""

    def __init__(
        self, queue: JobQueue, pool: ImagePool, runner: QueueRunner, console: Console
    ) -> None:
        self._queue = queue
        self._pool = pool
        self._runner = runner
        self._console = console

    def run(self, given: argparse.Namespace) -> int:
        match given.verb:
            case "list":
                return self.show([JobState(s) for s in given.state or ()] or None, given.run)
            case "resume":
                return self.resume()
            case "pause":
                return self.pause()
            case "cancel":
                return self.cancel(given.jobs)
            case "retry":
                return self.retry(given.jobs)
            case _:
                return self.move(given.jobs, Move.FRONT if given.to is None else given.to)

    def generate(
        self,
        planned: Sequence[PlannedImage],
        expected_s: float | None,
        add: Callable[[], str],
        *,
        dry_run: bool,
    ) -> int:
        """Say what it will be, queue it, run it."""
        about = "" if expected_s is None else f", about {how_long(expected_s)}"
        self._console.say(f"{pictures(len(planned))}{about}")
        if dry_run:
            return 0
        self.look_after()
        return self._run(add())

    def resume(self) -> int:
        """Run everything that waits."""
        self.look_after()
        self._queue.resume()
        waiting = self._queue.counts()[JobState.QUEUED]
        self._console.say(f"{pictures(waiting)} {'waits' if waiting == 1 else 'wait'}")
        return self._run(None) if waiting else 0

    def pause(self) -> int:
        self._queue.pause("paused by hand")
        self._console.say("the queue is paused; the picture under way is still finished")
        return 0

    def cancel(self, job_ids: Sequence[int]) -> int:
        return self._tell(self._queue.cancel(job_ids or None), job_ids, "cancelled")

    def retry(self, job_ids: Sequence[int]) -> int:
        return self._tell(self._queue.retry(job_ids or None), job_ids, "back in the queue")

    def move(self, job_ids: Sequence[int], to: Move | int) -> int:
        return self._tell(self._queue.move(job_ids, to), job_ids, "moved")

    def show(self, states: Sequence[JobState] | None, run_id: str | None) -> int:
        self.look_after()
        for job in self._queue.jobs(states, run_id):
            self._console.line(**_job_line(job))
        counts = self._queue.counts(run_id)
        words = ", ".join(f"{number} {state.value}" for state, number in counts.items() if number)
        reason = self._queue.paused()
        paused = f"; the queue is paused: {reason} ({_GO_ON})" if reason else ""
        self._console.say((words or "the queue is empty") + paused)
        return 0

    def look_after(self) -> None:
        """Put in order what a crash left, unless another process is at work just now."""
        with self._queue.claim() as claimed:
            if claimed:
                self._recover()

    def _recover(self) -> None:
        _tell_recovery(self._runner.recover(), self._console)

    def _tell(self, number: int, job_ids: Sequence[int], what: str) -> int:
        """How many jobs it was, and whether that is all of those that were named."""
        asked = len(set(job_ids)) or number
        self._console.say(f"{pictures(number)} {what}")
        if asked > number:
            self._console.say(f"left as they are: {asked - number} of the jobs; see `queue list`")
        return NothingMatchedError.exit_code if asked > number or not number else 0

    def _run(self, run_id: str | None) -> int:
        """Run a run (None: everything) here, or wait while another process does."""
        progress = _Progress(self._queue, self._console, self._pool.path, run_id)
        with self._console.listening():
            while not self._console.stopped() and progress.waiting():
                with self._queue.claim() as claimed:
                    if claimed:
                        self._recover()  # who ran the queue until now may have been killed
                        for report in self._runner.run(
                            run_id, self._console.stopped, progress.under_way
                        ):
                            progress.tell(report)
                        break
                time.sleep(_OTHERS_TURN_S)
        if run_id is not None:
            for image in self._pool.find(PoolFilter(run_id=run_id, trashed=None)):
                progress.tell_image(image)
        return self._end(progress)

    def _end(self, progress: "_Progress") -> int:
        waiting = progress.waiting()
        made = f"{pictures(progress.made)} made"
        if self._console.stopped():
            self._console.say(f"{made}, {waiting} wait; {_GO_ON}")
            return INTERRUPTED
        reason = self._queue.paused()
        if waiting and reason:
            self._console.say(f"{made}, {waiting} wait; the queue is paused: {reason}; {_GO_ON}")
            return 1
        if progress.failed:
            self._console.say(f"{made}, {progress.failed} failed; `queue list` says why")
            return 1
        self._console.say(made)
        return 0


class _Progress:
    """Tells of a run as it goes."""

    def __init__(
        self,
        queue: JobQueue,
        console: Console,
        path: Callable[[str], Path],
        run_id: str | None,
    ) -> None:
        self._queue = queue
        self._console = console
        self._path = path
        self._run_id = run_id
        self._total = self.waiting()
        self._began = time.monotonic()
        self._told: set[str] = set()
        self.made = 0
        self.failed = 0

    def waiting(self) -> int:
        """How many pictures of the run are not at an end."""
        counts = self._queue.counts(self._run_id)
        return counts[JobState.QUEUED] + counts[JobState.EXECUTING]

    def under_way(self, progress: Mapping[int, JobProgress]) -> None:
        """The steps of the picture that is furthest behind."""
        steps = [how_far for how_far in progress.values() if how_far.needed]
        if steps:
            last = min(steps, key=lambda how_far: how_far.done / how_far.needed)
            self._console.fleeting(f"step {last.done}/{last.needed}")

    def tell(self, report: JobReport) -> None:
        if report.image is not None:
            self.tell_image(report.image, report.seconds)
        if report.failure is not None:
            self.failed += not report.again
            self._console.say(f"{report.job.key}: {report.failure}")

    def tell_image(self, image: PoolImage, seconds: float | None = None) -> None:
        if image.key in self._told:
            return
        self._told.add(image.key)
        self.made += 1
        self._console.line(**image_line(image, self._path(image.key)), seconds=seconds)
        minutes = (time.monotonic() - self._began) / 60
        done = self.made + self.failed
        left = minutes * 60 / done * max(0, self._total - done)
        self._console.say(
            f"{done}/{self._total}  {image.key}  {self.made / minutes:.1f} a minute"
            + (f", {how_long(left)} left" if left else "")
        )


def image_line(image: PoolImage, path: Path) -> dict[str, object]:
    """A picture of the pool as a JSON line shows it."""
    return {
        "key": image.key,
        "state": image.marks.state.value,
        "stars": image.marks.stars,
        "trashed_at": image.marks.trashed_at.isoformat() if image.marks.trashed_at else None,
        "emotion": image.request.emotion.key,
        "favorite": image.request.favorite,
        "orientation": image.orientation.value,
        "width": image.width,
        "height": image.height,
        "size": image.size,
        "sha256": image.sha256,
        "engine": image.engine,
        "seed": image.request.seed,
        "prompt": image.request.prompt,
        "run": image.run_id,
        "made_at": image.made_at.isoformat(),
        "item_id": image.item_id,
        "path": str(path),
        "look_twice": image.look_twice,
        **advice_line(image.advice),
    }


def advice_line(advice: Advice) -> dict[str, object]:
    """What helpers say, as a JSON line shows it; null where none has looked."""
    return {
        "sharpness": advice.sharpness,
        "exposure": advice.exposure,
        "score": advice.score,
        "almost_black": None if advice.score is None else advice.almost_black,
        "similarity": advice.similarity,
        "stack": advice.stack,
        "stack_size": advice.stack_size,
    }


def _job_line(job: GenerationJob) -> dict[str, object]:
    return {
        "job": job.job_id,
        "state": job.state.value,
        "key": job.key,
        "run": job.run_id,
        "engine": job.engine,
        "seed": job.request.seed,
        "attempts": job.attempts,
        "crashes": job.crashes,
        "reason": job.reason,
        "seconds": job.seconds,
        "queued_at": job.queued_at.isoformat(),
    }


def _tell_recovery(recovery: Recovery, console: Console) -> None:
    if recovery.again or recovery.set_aside or recovery.finished:
        console.say(
            "the app ended unexpectedly in the middle of a run; nothing is lost:"
            f" {recovery.again} of the pictures under way wait again,"
            f" {recovery.set_aside} set aside; the queue is paused"
        )
