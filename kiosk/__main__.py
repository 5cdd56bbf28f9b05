"""`python -m kiosk`: the kiosk and its commands."""

import argparse
import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path

from shared.arguments import common_arguments, settings_of
from shared.domain.errors import EmotionGardenError

_MOST = 1_000_000


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line; wrong arguments end the program with exit code 2."""
    common = common_arguments()
    common.add_argument(
        "--camera",
        metavar="N|PATH|demo|none",
        help="device number, video file or image folder, the shipped demo, or no camera",
    )
    parser = argparse.ArgumentParser(
        prog="emotion-garden-kiosk",
        description="A visitor looks in, and a garden answers.",
        parents=[common],
    )
    commands = parser.add_subparsers(dest="command", title="commands")
    analyze = commands.add_parser(
        "analyze", parents=[common], help="read the faces in pictures, one JSON object a line"
    )
    analyze.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    analyze.add_argument(
        "--backend", choices=["local", "rekognition"], help="default: face_backend of the settings"
    )
    doctor = commands.add_parser("doctor", parents=[common], help="say what works on this machine")
    doctor.add_argument(
        "--policy", action="store_true", help="print the IAM policy that a kiosk needs"
    )
    simulate = commands.add_parser(
        "simulate",
        parents=[common],
        help="invented visitors through the kiosk's own log, in a data folder of their own",
    )
    simulate.add_argument("--days", type=_whole_number, default=30, metavar="N")
    simulate.add_argument("--visitors", type=_whole_number, default=1000, metavar="N")
    simulate.add_argument("--seed", type=int, default=0, metavar="S")
    sign = commands.add_parser(
        "sign", parents=[common], help="make the sign for the hall: the notice as PDF and PNG"
    )
    sign.add_argument("folder", type=Path, metavar="DIR")
    return parser.parse_args(arguments)


def _whole_number(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _MOST:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 1 to {_MOST}")
    return number


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the kiosk or one of its commands; the answer is the exit code."""
    multiprocessing.freeze_support()
    given = parse(arguments)
    from kiosk import app  # not above: child processes import this module again
    from kiosk.app import commands
    from kiosk.services.simulation import plan_of

    try:
        settings = settings_of(given)
        if given.command == "analyze":
            return commands.analyze(settings, given.paths, given.backend or settings.face_backend)
        if given.command == "simulate":
            plan = plan_of(settings, given.days, given.visitors, given.seed)
            return commands.simulate(settings, plan)
        if given.command == "doctor":
            return commands.policy(settings) if given.policy else commands.doctor(settings)
        if given.command == "sign":
            return commands.sign(settings, given.folder, getattr(given, "language", None))
        return app.run(settings)
    except EmotionGardenError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
