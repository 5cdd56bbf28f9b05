"""`python -m admin`: the curator's window and commands.

Worker processes import this module again and need nothing of the app, so it is imported in `main`.
"""

import multiprocessing
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the answer is the exit code."""
    multiprocessing.freeze_support()
    from admin import app
    from admin.screens.command_line import parse
    from admin.screens.console import INTERRUPTED
    from shared.arguments import settings_of
    from shared.domain.errors import EmotionGardenError

    given = parse(arguments)
    try:
        return app.run(settings_of(given), given)
    except EmotionGardenError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
