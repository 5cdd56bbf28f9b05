"""A Debian package: the tree as it is installed, the maintainer scripts, and the package itself."""

import gzip
import hashlib
import os
import shutil
from pathlib import Path

from tools.installer.linked_libraries import debian_packages
from tools.installer.products import CONTACT, ROOT, Product
from tools.installer.running import bare_environment, run
from tools.installer.texts import copy_tree, filled, put, values_of

_RECOMMENDED = {
    "kiosk": ("libgl1-mesa-dri", "libegl-mesa0"),
    "admin": ("libgl1-mesa-dri", "xdg-desktop-portal"),
}
_SCRIPTS = ("postinst", "prerm", "postrm")


def make_deb(
    product: Product, frozen: Path, papers: Path, out: Path, work: Path, **how: str
) -> Path:
    """The .deb of a frozen app; `papers` is a folder of what goes to its documentation.

    `how` may name the `version` and the `epoch` in seconds.
    """
    staging = work / f"deb-{product.key}"
    shutil.rmtree(staging, ignore_errors=True)
    values = values_of(product, how["version"])
    copy_tree(frozen, staging / values["home"].lstrip("/"))
    put_texts(product, staging, values)
    put_papers(product, papers, staging / "usr/share/doc" / product.package)
    depends = debian_packages(frozen)
    put_control(product, staging, values, depends)
    architecture = run(["dpkg", "--print-architecture"]).strip()
    package = out / f"{product.package}_{how['version']}_{architecture}.deb"
    package.unlink(missing_ok=True)
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", staging, package]
    run(command, bare_environment(SOURCE_DATE_EPOCH=how["epoch"]))
    return package


def put_texts(product: Product, staging: Path, values: dict[str, str]) -> None:
    """Menu entry, icon, and what only one of the apps has: service and session, or file types."""
    package, share = product.package, staging / "usr/share"
    program = staging / values["program"].lstrip("/")
    program.parent.mkdir(parents=True, exist_ok=True)
    program.symlink_to(f"{values['home']}/{package}")
    put(share / f"applications/{package}.desktop", filled(f"{product.key}.desktop", values))
    icons = share / "icons/hicolor/scalable/apps"
    put(icons / f"{package}.svg", filled("emotion-garden.svg", values))
    if product.stands_alone:
        put(staging / f"usr/lib/systemd/user/{package}.service", filled("kiosk.service", values))
        put(staging / f"usr/lib/udev/rules.d/70-{package}.rules", filled("camera.rules", values))
        put(share / f"xsessions/{package}.desktop", filled("session.desktop", values))
        put(staging / f"usr/libexec/{package}-session", filled("session.sh", values), 0o755)
    if product.opens:
        put(share / f"mime/packages/{package}.xml", filled("admin-mime.xml", values))
        add = share / f"applications/{package}-add-model.desktop"
        put(add, filled("admin-add-model.desktop", values))


def put_papers(product: Product, papers: Path, folder: Path) -> None:
    """Licences, notices and the bill of materials."""
    for paper in sorted(papers.iterdir()):
        put(folder / paper.name, paper.read_text(encoding="utf-8"))
    put(folder / "copyright", filled("copyright", values_of(product)))
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))
    (folder / "changelog.gz").chmod(0o644)


def put_control(
    product: Product, staging: Path, values: dict[str, str], depends: list[str]
) -> None:
    """The control file, the maintainer scripts and the sums of every file."""
    control = staging / "DEBIAN"
    put(control / "control", control_text(product, values["version"], depends, kib(staging)))
    for script in _SCRIPTS:
        put(control / script, filled(f"{product.key}.{script}", values), 0o755)
    files = [path for path in sorted(staging.rglob("*")) if path.is_file()]
    sums = [
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(staging)}\n"
        for path in files
        if not path.is_symlink() and control not in path.parents
    ]
    put(control / "md5sums", "".join(sums))


def control_text(product: Product, version: str, depends: list[str], size_kib: int) -> str:
    """The control file."""
    fields = {
        "Package": product.package,
        "Version": version,
        "Section": "graphics",
        "Priority": "optional",
        "Architecture": "amd64" if os.uname().machine == "x86_64" else "arm64",
        "Maintainer": CONTACT,
        "Installed-Size": str(size_kib),
        "Depends": ", ".join(depends),
        "Recommends": ", ".join(_RECOMMENDED[product.key]),
        "Description": f"{product.summary}\n {product.title} as a sealed package: it brings Python,"
        "\n Qt and its models with it and needs no network.",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def kib(folder: Path) -> int:
    """What a folder takes on the disk, in KiB."""
    files = (path.lstat() for path in folder.rglob("*"))
    return sum((status.st_size + 1023) // 1024 for status in files)
