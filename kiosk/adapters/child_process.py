"""A child process for work that can hang or crash: started when asked, replaced after a failure.

The parent asks and waits no longer than its deadline; it needs no thread. Everything crosses by a
pipe, so nothing of a message ever has a name in a file system.
"""

import contextlib
import logging
import multiprocessing
import os
import pickle
import signal
import socket
import struct
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from shared.adapters.child_start import begin_child, interrupts_held_back
from shared.domain.errors import EmotionGardenError

_CHUNK = 128 * 1024
_STOP_GRACE_S = 0.5
_KILL_GRACE_S = 0.25
_TORN_S = 2.0
"""How long a chunk that has begun may stand still; between chunks the deadline acts."""
_DYING_S = 2.0
"""A process closes its pipe a moment before it has ended."""

# fork would copy Qt, its threads and its locks into the child; spawn is the same on every platform.
_spawn = multiprocessing.get_context("spawn")
_log = logging.getLogger(__name__)


class ChildError(Exception):
    """The child died or missed its deadline (`is_late`), and is gone; the sentence says which."""

    def __init__(self, sentence: str, *, is_late: bool = False) -> None:
        super().__init__(sentence)
        self.is_late = is_late


class ChildEnd:
    """The child's end of the pipe."""

    def __init__(self, connection: "Connection[Any, Any]") -> None:
        self._connection = connection

    def receive(self) -> Any:
        """The next request; EOFError when the parent wants no more."""
        sizes = self._connection.recv()
        parts = [bytearray(size) for size in sizes]
        for part in parts:
            filled = 0
            while filled < len(part):
                filled += self._connection.recv_bytes_into(part, filled)
                self._connection.send_bytes(b"+")
        return pickle.loads(parts[0], buffers=parts[1:])

    def reply(self, value: object) -> None:
        """Answer the request that was received last."""
        self._send((True, value))

    def fail(self, error: EmotionGardenError) -> None:
        """Answer the request that was received last by raising `error` in the parent."""
        self._send((False, error))

    def _send(self, message: object) -> None:
        sizes, chunks = _pack(message)
        self._connection.send(sizes)
        for chunk in chunks:
            self._connection.send_bytes(chunk)


class ChildProcess:
    """Runs `work(child_end, *args)` in a process of its own; belongs to one lane.

    `work` and `args` must be picklable. `work` serves requests until `ChildEnd.receive` raises
    EOFError. Its standard output and error go nowhere: vendors' libraries are noisy.
    """

    def __init__(self, work: Callable[..., None], *args: object, name: str) -> None:
        self._work = work
        self._args = args
        self._name = name
        self._running: tuple[BaseProcess, Connection[Any, Any]] | None = None

    @property
    def pid(self) -> int | None:
        """The process id, or None when no child is running."""
        return self._running[0].pid if self._running else None

    def start(self) -> None:
        """Start the child without waiting for it; harmless when it is running."""
        if self._running is None:
            self._start()

    def request(self, message: object, timeout_s: float) -> Any:
        """The child's answer to `message`; starts the child when there is none.

        Raises the EmotionGardenError that the child answered with, or ChildError when no answer
        came: that child is ended, and the next request starts another.
        """
        deadline = time.monotonic() + timeout_s
        process, connection = self._running or self._start()
        try:
            _send(connection, message, deadline)
            succeeded, value = _receive(connection, deadline)
        except (TimeoutError, BlockingIOError) as error:
            self._end(process, connection, grace_s=0)
            sentence = f"the {self._name} process did not answer in time"
            raise ChildError(sentence, is_late=True) from error
        except (EOFError, OSError) as error:
            process.join(_DYING_S)
            reason = _how_it_ended(process.exitcode)
            self._end(process, connection, grace_s=0)
            raise ChildError(f"the {self._name} process ended unexpectedly ({reason})") from error
        if not succeeded:
            raise value
        return value

    def stop(self) -> None:
        """End the child within a second, gently first; harmless when there is none."""
        if self._running:
            self._end(*self._running, grace_s=_STOP_GRACE_S)

    def _start(self) -> tuple[BaseProcess, "Connection[Any, Any]"]:
        ours, theirs = _spawn.Pipe()
        process = _spawn.Process(
            target=_run, args=(theirs, self._work, self._args), name=self._name, daemon=True
        )
        with interrupts_held_back():
            process.start()
        theirs.close()
        _wait_at_most(ours, _TORN_S)
        self._running = process, ours
        _log.info("the %s process started, pid %s", self._name, process.pid)
        return self._running

    def _end(
        self,
        process: BaseProcess,
        connection: "Connection[Any, Any]",
        *,
        grace_s: float,
    ) -> None:
        self._running = None
        connection.close()
        process.join(grace_s)
        for harder in (process.terminate, process.kill):
            if process.exitcode is None:
                harder()
                process.join(_KILL_GRACE_S)
        if process.exitcode is None:
            # A machine that is busy, or a driver stuck inside the kernel: neither may hold us up.
            _log.warning("the %s process, pid %s, was killed and lingers", self._name, process.pid)
            return
        process.close()


def _run(
    connection: "Connection[Any, Any]", work: Callable[..., None], args: tuple[Any, ...]
) -> None:
    begin_child()
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        work(ChildEnd(connection), *args)


def _pack(message: object) -> tuple[list[int], Iterator[memoryview]]:
    """Sizes of the parts of a message, and the parts in chunks; arrays are not copied."""
    buffers: list[pickle.PickleBuffer] = []
    body = pickle.dumps(message, protocol=5, buffer_callback=buffers.append)
    parts = [memoryview(body), *(buffer.raw() for buffer in buffers)]
    chunks = (part[at : at + _CHUNK] for part in parts for at in range(0, len(part), _CHUNK))
    return [len(part) for part in parts], chunks


def _send(connection: "Connection[Any, Any]", message: object, deadline: float) -> None:
    """Each chunk waits for the child's nod: writing to a child that hangs would block for ever."""
    sizes, chunks = _pack(message)
    connection.send(sizes)
    for chunk in chunks:
        connection.send_bytes(chunk)
        _await(connection, deadline)
        connection.recv_bytes()


def _receive(connection: "Connection[Any, Any]", deadline: float) -> tuple[bool, Any]:
    _await(connection, deadline)
    parts = [bytearray(size) for size in connection.recv()]
    for part in parts:
        filled = 0
        while filled < len(part):
            _await(connection, deadline)
            filled += connection.recv_bytes_into(part, filled)
    return pickle.loads(parts[0], buffers=parts[1:])


def _await(connection: "Connection[Any, Any]", deadline: float) -> None:
    if not connection.poll(max(0.0, deadline - time.monotonic())):
        raise TimeoutError


def _wait_at_most(connection: "Connection[Any, Any]", seconds: float) -> None:
    """Let reading end with BlockingIOError when nothing comes; Windows has whole chunks only."""
    if sys.platform != "win32":
        with socket.socket(fileno=os.dup(connection.fileno())) as pipe:
            whole, rest = divmod(seconds, 1)
            limit = struct.pack("ll", int(whole), int(rest * 1_000_000))
            pipe.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, limit)


def _how_it_ended(exitcode: int | None) -> str:
    if exitcode is None:
        return "its pipe broke"
    if exitcode < 0:
        with contextlib.suppress(ValueError):
            return f"killed by {signal.Signals(-exitcode).name}"
    return f"exit code {exitcode}"
