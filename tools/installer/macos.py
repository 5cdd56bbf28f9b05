"""A disk image for macOS: the signed .app that PyInstaller made, beside the Applications folder."""

import plistlib
import shutil
from pathlib import Path
from typing import Any

from shared.domain.version import NOTICES
from tools.installer.products import Product
from tools.installer.running import run, sign
from tools.installer.texts import put_plain_papers

_SEES = "The kiosk looks for a face while somebody plays; no picture is kept."
_ENTITLEMENTS = (
    "com.apple.security.cs.allow-unsigned-executable-memory",
    "com.apple.security.cs.disable-library-validation",
)
_CAMERA = "com.apple.security.device.camera"

Steps = list[list[str | Path]]


def make_image(
    product: Product, frozen: Path, papers: Path, out: Path, work: Path, **how: str
) -> Path:
    """The .dmg; `how` names the `version`, and who `sign`s.

    Without a signing command the app is signed for this machine alone, which it needs to start.
    """
    place = work / f"image-{product.key}"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    app = place / f"{product.title}.app"
    shutil.copytree(frozen.parent / app.name, app, symlinks=True)
    fill_app(product, app, papers, how["version"])
    (place / "Applications").symlink_to("/Applications")
    put_plain_papers(papers, place / "Papers")
    rights = work / f"rights-{product.key}.plist"
    rights.write_bytes(plistlib.dumps(rights_of(product)))
    if command := how.get("sign"):
        sign(command, [app])
    else:
        run(sign_here(app, rights))
    image = out / f"{product.package}-{how['version']}-macos-{run(['uname', '-m']).strip()}.dmg"
    for step in steps_of(product, app, image):
        run(step)
    return image


def fill_app(product: Product, app: Path, papers: Path, version: str) -> None:
    """Put into the .app what PyInstaller does not know: its facts and others' licences."""
    facts = app / "Contents" / "Info.plist"
    told: dict[str, Any] = plistlib.loads(facts.read_bytes())
    facts.write_bytes(plistlib.dumps(told | info_of(product, version)))
    shutil.copy(papers / NOTICES, app / "Contents" / "Resources" / "resources" / NOTICES)


def info_of(product: Product, version: str) -> dict[str, Any]:
    """What Info.plist says of an app; who opens a camera without its sentence is ended by macOS."""
    info: dict[str, Any] = {
        "CFBundleName": product.title,
        "CFBundleDisplayName": product.title,
        "CFBundleIdentifier": f"emotion-garden.{product.key}",
        "CFBundleVersion": version,
        "CFBundleShortVersionString": version,
        "CFBundleLocalizations": ["en", "ko"],
        "LSBackgroundOnly": False,
        "NSHighResolutionCapable": True,
    }
    return info | ({"NSCameraUsageDescription": _SEES} if product.stands_alone else {})


def rights_of(product: Product) -> dict[str, bool]:
    """What the hardened runtime allows: Python's own libraries, and a camera to who has one."""
    return dict.fromkeys([*_ENTITLEMENTS, *([_CAMERA] if product.stands_alone else [])], True)


def sign_here(app: Path, rights: Path) -> list[str | Path]:
    """The command that signs an app for this machine alone."""
    return ["codesign", "--force", "--deep", "--sign", "-", "--entitlements", rights, app]


def steps_of(product: Product, app: Path, image: Path) -> Steps:
    """The commands from a signed .app to an image that was looked through."""
    made = ["-volname", product.title, "-srcfolder", app.parent, "-fs", "HFS+", "-format", "UDZO"]
    return [
        ["codesign", "--verify", "--deep", "--strict", app],
        ["hdiutil", "create", *made, "-ov", image],
        ["hdiutil", "verify", image],
    ]
