"""The portable archive: the app, and a script that installs it for one user or into a folder."""

import shutil
from pathlib import Path

from tools.installer.debian import put_papers
from tools.installer.linked_libraries import elf_files, least_glibc, system_libraries
from tools.installer.products import Product
from tools.installer.running import run
from tools.installer.texts import copy_tree, filled, put, values_of


def make_archive(
    product: Product, frozen: Path, papers: Path, out: Path, work: Path, **how: str
) -> Path:
    """The .tar.xz; `how` names the `version` and the `epoch` in seconds."""
    machine = run(["uname", "-m"]).strip()
    name = f"{product.package}-{how['version']}-linux-{machine}"
    place = work / f"archive-{product.key}"
    shutil.rmtree(place, ignore_errors=True)
    folder = place / name
    copy_tree(frozen, folder / "app")
    put_papers(product, papers, folder / "doc")
    values = values_of(product, how["version"]) | {
        "needs": " ".join(system_libraries(frozen)),
        "glibc": least_glibc(elf_files(frozen)),
    }
    in_place = {"program": "@prefix@/bin/" + product.package}
    put(folder / "install.sh", filled("install.sh", values), 0o755)
    entry = folder / f"share/applications/{product.package}.desktop"
    put(entry, filled(f"{product.key}.desktop", values | in_place))
    icon = folder / f"share/icons/hicolor/scalable/apps/{product.package}.svg"
    put(icon, filled("emotion-garden.svg", values))
    if product.stands_alone:
        unit = folder / f"share/systemd/user/{product.package}.service"
        put(unit, filled("kiosk.service", values | in_place))
    archive = out / f"{name}.tar.xz"
    same = ["--sort=name", f"--mtime=@{how['epoch']}", "--owner=0", "--group=0", "--numeric-owner"]
    run(["tar", *same, "-C", place, "-I", "xz -T0 -3", "-cf", archive, name])
    return archive
