"""A child process of low priority that answers one question after another."""

import contextlib
import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from shared.adapters.child_start import begin_child, interrupts_held_back
from shared.domain.errors import AdviceError, EmotionGardenError, MissingPartError

_NICE = 10
_KILL_GRACE_S = 5.0
_DEATHS = 3
"""So many one after another are not the fault of a picture."""

_spawn = multiprocessing.get_context("spawn")


class AskedProcess:
    """Starts with the first question; one that died or hung is started anew by the next.

    `make` (picklable) makes, in the child, the function that answers. Belongs to one thread; only
    `cut_off` may be called from another.
    """

    def __init__(
        self, make: Callable[[], Callable[[Any], Any]], deadline_s: float, start_deadline_s: float
    ) -> None:
        self._make = make
        self._deadline_s = deadline_s
        self._start_deadline_s = start_deadline_s
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._deaths = 0
        self._cut_off = False

    def ask(self, question: Any, deadline_s: float | None = None) -> Any:
        """The answer; AdviceError when there is none, or the error that the child tells.

        MissingPartError when it can not begin, or dies again and again.
        """
        if self._cut_off:
            raise AdviceError("the helpers are stopping")
        if self._deaths >= _DEATHS:
            raise MissingPartError("the process of a helper ends again and again")
        deadline_s = deadline_s or self._deadline_s
        if self._connection is None:
            self._start()
            deadline_s += self._start_deadline_s
        assert self._connection is not None
        try:
            self._connection.send(question)
            if not self._connection.poll(deadline_s):
                raise AdviceError(f"a helper was silent for {deadline_s:g} s and was stopped")
            answer = self._connection.recv()
        except (EOFError, OSError) as error:
            self.close()
            self._deaths += 1
            raise AdviceError("the process of a helper ended over a picture") from error
        except AdviceError:
            self.close()
            raise
        self._deaths = 0
        if isinstance(answer, EmotionGardenError):
            raise answer
        return answer

    def cut_off(self) -> None:
        """Whoever waits for an answer gets none, at once; nothing is answered any more."""
        self._cut_off = True
        process = self._process
        if process is not None:
            with contextlib.suppress(ValueError, AttributeError):  # it may end just now
                process.kill()

    def close(self) -> None:
        """End the process; harmless when there is none."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            self._process.kill()
            self._process.join(_KILL_GRACE_S)
            self._process = None

    def _start(self) -> None:
        self._connection, theirs = _spawn.Pipe()
        self._process = _spawn.Process(
            target=_run, args=(theirs, self._make), name="helper", daemon=True
        )
        with interrupts_held_back():
            self._process.start()
        theirs.close()


def _run(connection: "Connection[Any, Any]", make: Callable[[], Callable[[Any], Any]]) -> None:
    begin_child()
    if hasattr(os, "nice"):
        os.nice(_NICE)
    with contextlib.suppress(EOFError, OSError):
        _answer_all(connection, make)


def _answer_all(
    connection: "Connection[Any, Any]", make: Callable[[], Callable[[Any], Any]]
) -> None:
    question = connection.recv()
    try:
        answer = make()
    except Exception as error:  # noqa: BLE001  said by the parent
        known = isinstance(error, EmotionGardenError)
        words = f"a helper can not begin: {type(error).__name__}: {error}"
        connection.send(error if known else MissingPartError(words))
        return
    while True:
        try:
            connection.send(answer(question))
        except EmotionGardenError as error:
            connection.send(error)
        except Exception as error:  # noqa: BLE001  a helper that fails is said, not fatal
            connection.send(AdviceError(f"a helper failed: {type(error).__name__}: {error}"))
        question = connection.recv()
