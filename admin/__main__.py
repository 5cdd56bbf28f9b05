"""`python -m admin`: the curator's window and commands.

Worker processes import this module again and need nothing of the app, so it is imported in `main`.
"""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Sequence

from shared.loading import loading


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the answer is the exit code."""
    multiprocessing.freeze_support()
    with loading():
        from admin import app
        from admin.screens.command_line import parse
        from admin.screens.console import INTERRUPTED, RESTART
        from admin.services.own_settings import OWN_FILE
        from shared.arguments import settings_of
        from shared.domain.errors import EmotionGardenError

    given = parse(arguments)
    try:
        code = app.run(settings_of(given, OWN_FILE), given)
    except EmotionGardenError as error:
        print(error, file=sys.stderr)
        if given.command is None:
            _show(str(error), getattr(given, "language", None))
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    return _start_again() if code == RESTART else code


def _show(sentence: str, language: str | None) -> None:
    from admin.screens.start_fault import is_seen, show_start_fault  # Qt only where it is needed

    if is_seen():
        show_start_fault(sentence, language)


def _start_again() -> int:
    """Run the same program in our place, with the settings as they are now."""
    command = [sys.executable, *sys.orig_argv[1:]]
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.run(command).returncode


if __name__ == "__main__":
    sys.exit(main())
