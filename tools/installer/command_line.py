"""The arguments of `build_installer.py`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.installer import making
from tools.installer.products import PRODUCTS, ROOT, VERSION
from tools.installer.running import BuildError


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line; wrong arguments end the program with exit code 2."""
    parser = argparse.ArgumentParser(
        prog="build_installer.py",
        description="Make the sealed, offline installers of an app on the platform this runs on.",
    )
    parser.add_argument("product", choices=sorted(PRODUCTS))
    parser.add_argument(
        "--format",
        action="append",
        choices=sorted({form for forms in making.FORMATS.values() for form in forms}),
        help="may be given again; without it, those of this platform",
    )
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR")
    parser.add_argument(
        "--work",
        type=Path,
        default=ROOT / "build" / "installer",
        metavar="DIR",
        help="kept between",
    )
    parser.add_argument(
        "--sign", metavar="COMMAND", help="run on each file that was made; without it, no signature"
    )
    parser.add_argument(
        "--again", action="store_true", help="wrap the app as it was frozen last, not anew"
    )
    parser.add_argument(
        "--as-version", default=VERSION, metavar="V", help="another version, to try an upgrade"
    )
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make what is asked for; the answer is the exit code."""
    given = parse(arguments)
    order = making.Order(
        product=PRODUCTS[given.product],
        formats=given.format or making.FORMATS.get(sys.platform, ()),
        out=given.out.resolve(),
        work=given.work.resolve(),
        version=given.as_version,
        sign=given.sign,
        again=given.again,
    )
    try:
        for path in making.make(order):
            print(path)
    except BuildError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    return 0
