"""The arguments of `build_installer.py`."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.installer import making
from tools.installer.environment import build_environment
from tools.installer.pack import make_pack
from tools.installer.pack_trial import try_pack
from tools.installer.products import PRODUCTS, ROOT, VERSION
from tools.installer.running import BuildError
from tools.installer.smoke import smoke
from tools.installer.trial import Trial


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
        help="deb and tar on Linux, inno on Windows, dmg on macOS; may be given again",
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
    parser.add_argument(
        "--gpu-pack",
        action="store_true",
        help="make the archive of torch and diffusers for an installed admin, and no installer",
    )
    parser.add_argument(
        "--smoke",
        action="store_true",
        help="then try it on a clean root (needs root, Xvfb); a GPU pack beside the .deb in --out",
    )
    given = parser.parse_args(arguments)
    if given.gpu_pack and given.product != "admin":
        parser.error("argument --gpu-pack: only the admin has a GPU pack")
    if given.gpu_pack and given.format:
        parser.error("argument --gpu-pack: not allowed with --format")
    return given


def main(arguments: Sequence[str] | None = None) -> int:
    """Make what is asked for; the answer is the exit code."""
    given = parse(arguments)
    if sys.platform not in making.FORMATS:
        print(f"no installer can be made on {sys.platform} yet", file=sys.stderr)
        return 3
    order = making.Order(
        product=PRODUCTS[given.product],
        formats=given.format or making.FORMATS[sys.platform],
        out=given.out.resolve(),
        work=given.work.resolve(),
        version=given.as_version,
        sign=given.sign,
        again=given.again,
    )
    try:
        made = pack(order) if given.gpu_pack else making.make(order)
        for path in made:
            print(path)
        if given.smoke:
            tried = try_with_admin(order, made) if given.gpu_pack else try_deb(order, made)
            print(json.dumps(tried, sort_keys=True))
    except BuildError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    return 0


def pack(order: making.Order) -> list[Path]:
    """Make the GPU pack, and sign it as an installer is signed."""
    made = make_pack(order.out, order.work, making.source_epoch())
    making.sign(order.sign, made)
    return made


def try_deb(order: making.Order, made: Sequence[Path]) -> dict[str, float]:
    """Try the package that was made; BuildError when none was."""
    package = next((path for path in made if path.suffix == ".deb"), None)
    if package is None:
        raise BuildError("--smoke tries a .deb, and none was asked for", exit_code=2)
    return smoke(_trial(order, package))


def try_with_admin(order: making.Order, made: Sequence[Path]) -> dict[str, float]:
    """Try a pack beside the admin's newest package in the same folder; BuildError when none is."""
    packages = sorted(order.out.glob(f"{order.product.package}_*.deb"), key=_age)
    if not packages:
        raise BuildError(f"--smoke tries a pack beside the admin's .deb, none is in {order.out}", 2)
    archives = [path for path in made if ".tar.xz" in path.name]
    return try_pack(_trial(order, packages[-1]), archives)


def _trial(order: making.Order, package: Path) -> Trial:
    python = build_environment(order.product, order.work)
    return Trial(order.product, package, python, order.work, order.out)


def _age(path: Path) -> float:
    return path.stat().st_mtime
