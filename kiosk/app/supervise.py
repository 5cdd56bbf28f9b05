"""`python -m kiosk --supervised`: the kiosk under a parent of its own, put together."""

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from kiosk.adapters.program_process import ProgramProcess
from kiosk.adapters.watchdogs import watchdog_of
from kiosk.services.doors import Program
from kiosk.services.supervisor import Patience, Supervisor
from shared.logs import start_logs
from shared.settings import Settings

SUPERVISED_FLAG = "--supervised"


def supervise(settings: Settings, arguments: Sequence[str], *, has_safe_mode: bool = True) -> int:
    """Keep the kiosk with these arguments alive; the answer is its last exit code.

    A wall has no safe mode: nobody stands in front of it, and it is only started again.
    """
    start_logs(settings.data_dir, "supervisor")
    kept = [argument for argument in arguments if argument != SUPERVISED_FLAG]

    def start(reason: str | None) -> Program:
        safe = ["safe-mode", "--reason", reason] if has_safe_mode and reason else []
        return ProgramProcess([*_program(), *kept, *safe])

    patience = Patience(hang_s=settings.hang_after_s)
    supervisor = Supervisor(start, watchdog_of(os.environ), patience)

    def stop(number: int, frame: FrameType | None) -> None:
        supervisor.stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    return supervisor.run()


def _program() -> list[str]:
    """This very program, however it was started."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "kiosk"]
