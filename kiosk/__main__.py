"""`python -m kiosk`: the kiosk and its commands."""

import argparse
import getpass
import multiprocessing
import sys
from collections.abc import Callable, Sequence
from typing import Any

from shared import setting_kinds
from shared.arguments import common_arguments, overruled_by, settings_of
from shared.domain.errors import EmotionGardenError, SettingsError
from shared.loading import loading
from shared.settings import Settings

_MOST = 1_000_000
_MOST_DAYS = 3650
_SLOTS = 8
_MOST_SLOTS = 24


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line; wrong arguments end the program with exit code 2."""
    common = common_arguments()
    common.add_argument(
        "--camera",
        metavar="N|NAME|PATH|demo|none",
        help="device number or name, video file or image folder, the shipped demo, or no camera",
    )
    parser = argparse.ArgumentParser(
        prog="emotion-garden-kiosk",
        description="A visitor looks in, and a garden answers.",
        parents=[common],
    )
    parser.add_argument(
        "--wall",
        type=_zone,
        metavar="ZONE",
        help="the display wall: the pictures that visitors liked at the kiosks of this zone",
    )
    parser.add_argument(
        "--slots",
        type=_up_to(_MOST_SLOTS),
        metavar="N",
        help=f"pictures on the wall (default {_SLOTS})",
    )
    commands = parser.add_subparsers(dest="command", title="commands")
    analyze = commands.add_parser(
        "analyze", parents=[common], help="read the faces in pictures, one JSON object a line"
    )
    analyze.add_argument("paths", nargs="+", type=setting_kinds.path, metavar="PATH")
    analyze.add_argument(
        "--backend", choices=["local", "rekognition"], help="default: face_backend of the settings"
    )
    doctor = commands.add_parser("doctor", parents=[common], help="say what works on this machine")
    doctor.add_argument(
        "--policy", action="store_true", help="print the IAM policy that a kiosk needs"
    )
    _add_staff(commands.add_parser("staff", help="the PINs of the staff"), common)
    safe = commands.add_parser(
        "safe-mode", parents=[common], help="the window that is shown after crash upon crash"
    )
    safe.add_argument("--reason", default="started by hand", metavar="TEXT")
    parser.add_argument(
        "--supervised",
        action="store_true",
        help="under a parent that starts the kiosk again after a crash, or when it hangs",
    )
    _add_hall(commands, common)
    given = parser.parse_args(arguments)
    if given.wall is not None and given.command is not None:
        parser.error("--wall goes without a command")
    if given.slots is not None and given.wall is None:
        parser.error("--slots goes with --wall")
    return given


def _add_hall(commands: Any, common: argparse.ArgumentParser) -> None:
    """The sign for the hall, and visitors who are invented."""
    sign = commands.add_parser(
        "sign", parents=[common], help="make the sign for the hall: the notice as PDF and PNG"
    )
    sign.add_argument("folder", type=setting_kinds.path, metavar="DIR")
    simulate = commands.add_parser(
        "simulate",
        parents=[common],
        help="invented visitors through the kiosk's own log, in a data folder of their own",
    )
    simulate.add_argument("--days", type=_up_to(_MOST_DAYS), default=30, metavar="N")
    simulate.add_argument("--visitors", type=_up_to(_MOST), default=1000, metavar="N")
    simulate.add_argument("--seed", type=int, default=0, metavar="S")
    soak = commands.add_parser(
        "soak",
        parents=[common],
        help="invented visitors at a whole kiosk, in a folder that is deleted; 1 if anything leaks",
    )
    soak.add_argument("--visits", type=_up_to(_MOST), default=200, metavar="N")
    soak.add_argument("--seed", type=int, default=0, metavar="S")


def _zone(text: str) -> str:
    try:
        return setting_kinds.name(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not {error}") from None


def _add_staff(staff: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    actions = staff.add_subparsers(dest="action", title="actions", required=True)
    set_pin = actions.add_parser(
        "set-pin", parents=[common], help="set a PIN, asked for or read from standard input"
    )
    set_pin.add_argument("--role", choices=["attendant", "technician"], required=True)
    actions.add_parser("status", parents=[common], help="say which roles have a PIN")


def _read_pin() -> str:
    """A PIN, typed twice at a terminal, or the first line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    pin = getpass.getpass("PIN (4 to 12 digits): ")
    if getpass.getpass("the same once more: ") != pin:
        raise SettingsError("the two were not the same")
    return pin


def _up_to(most: int) -> Callable[[str], int]:
    """What takes a whole number from 1 to `most`."""

    def number(text: str) -> int:
        given = int(text) if text.isdecimal() else 0
        if not 1 <= given <= most:
            raise argparse.ArgumentTypeError(f"{text} is not a whole number from 1 to {most}")
        return given

    return number


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the kiosk or one of its commands; the answer is the exit code."""
    multiprocessing.freeze_support()
    given = parse(arguments)
    try:
        return _run(given, sys.argv[1:] if arguments is None else arguments)
    except EmotionGardenError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130


def _run(given: argparse.Namespace, arguments: Sequence[str]) -> int:
    with loading():
        from kiosk import app  # not above: child processes import this module again
        from kiosk.services.staff_settings import STAFF_FILE

    if given.command in ("staff", "safe-mode"):
        return _run_for_staff(given)
    settings = settings_of(given, STAFF_FILE)
    if given.command is not None:
        return _run_command(given, settings)
    if given.supervised:
        from kiosk.app.supervise import supervise

        return supervise(settings, arguments, has_safe_mode=given.wall is None)
    if given.wall is not None:
        from kiosk.app.wall import show_wall

        return show_wall(settings, given.wall, given.slots or _SLOTS)
    return app.run(settings, overruled_by(given))


def _run_for_staff(given: argparse.Namespace) -> int:
    """Without what staff have set at the kiosk: that may be what is wrong."""
    settings = settings_of(given)
    if given.command == "safe-mode":
        from kiosk.app.safe_mode import run_safe

        return run_safe(settings, given.reason)
    from kiosk.app import staff

    if given.action == "set-pin":
        return staff.set_pin(settings, given.role, _read_pin)
    return staff.show_status(settings)


def _run_command(given: argparse.Namespace, settings: Settings) -> int:
    from kiosk.app import commands
    from kiosk.services.simulation import plan_of

    if given.command == "analyze":
        return commands.analyze(settings, given.paths, given.backend or settings.face_backend)
    if given.command == "simulate":
        plan = plan_of(settings, given.days, given.visitors, given.seed)
        return commands.simulate(settings, plan)
    if given.command == "soak":
        from kiosk.app.soak import soak

        return soak(given.visits, given.seed)
    if given.command == "doctor":
        return commands.policy(settings) if given.policy else commands.doctor(settings)
    return commands.sign(settings, given.folder, getattr(given, "language", None))


if __name__ == "__main__":
    sys.exit(main())
