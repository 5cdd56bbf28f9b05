"""The papers of an installer: third-party notices and a bill of materials (CycloneDX)."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from shared.domain.version import NOTICES
from tools.installer.products import ROOT, Product
from tools.installer.running import BuildError, bare_environment, run

MATERIALS = "sbom.cdx.json"
_OWN = (
    ("Python", "resources/installer/licences/Python.txt", ""),
    ("Qt, PySide6 and shiboken6", "resources/installer/licences/LGPL-3.txt", ""),
    ("What the licence of Qt is added to", "resources/installer/licences/GPL-3.txt", ""),
    ("Pretendard", "resources/fonts/OFL.txt", "fonts"),
    ("Face models", "resources/models/README.md", "models"),
    ("Demo clip", "resources/demo_camera/README.md", "demo_camera"),
    ("CLIP vocabulary", "resources/diffusion/LICENSE-CLIP.txt", "diffusion"),
)
_WITHOUT_TEXT = {"PySide6_Essentials", "shiboken6", "Python"}
"""What brings no text of its licence; it is among ours."""

_READ = """
import importlib.metadata, json, sys
answers = []
for name in json.load(sys.stdin):
    found = importlib.metadata.distribution(name)
    texts = {}
    for path in found.files or []:
        upper = path.name.upper()
        if any(word in upper for word in ("LICEN", "COPYING", "NOTICE", "AUTHORS")) and not (
            upper.endswith((".PY", ".PYI", ".PYC", ".SO")) or "SPDX" in upper
        ):
            place = path.locate()
            if place.is_file():
                texts[str(path)] = place.read_text("utf-8", "replace")
    data = found.metadata
    licence = data.get("License-Expression") or data.get("License") or "; ".join(
        each.rpartition(":: ")[2] for each in data.get_all("Classifier") or [] if "License" in each
    )
    answers.append([data["Name"], data["Version"], licence, data.get("Home-page"), texts])
answers.append(["Python", sys.version.split()[0], "PSF-2.0", "https://www.python.org", {}])
print(json.dumps(answers))
"""


def make_papers(
    product: Product, pythons: tuple[Path, Path], names: Iterable[str], folder: Path
) -> Path:
    """Write both papers about the distributions `names` into a folder, and answer it.

    `pythons` are those of the build's environment and of the tool's.
    """
    python, tool = pythons
    folder.mkdir(parents=True, exist_ok=True)
    inside = sorted({normal(name) for name in names})
    asked = folder / "names.json"
    asked.write_text(json.dumps(inside))
    with_names = _READ.replace("json.load(sys.stdin)", f"json.load(open({str(asked)!r}))")
    facts = json.loads(run([python, "-c", with_names], bare_environment()))
    asked.unlink()
    check_texts(facts)
    (folder / NOTICES).write_text(notices(product, facts, _own(product)), encoding="utf-8")
    everything = json.loads(
        run([tool, "-m", "cyclonedx_py", "environment", "--output-reproducible", python])
    )
    materials = only(everything, {*inside, "python"}, product, facts)
    text = json.dumps(materials, indent=1, sort_keys=True) + "\n"
    (folder / MATERIALS).write_text(text, encoding="utf-8")
    return folder


def check_texts(facts: list[list[Any]]) -> None:
    """BuildError names what brings no text of its licence, and has none among ours."""
    if bare := [name for name, *_, texts in facts if not texts and name not in _WITHOUT_TEXT]:
        raise BuildError(f"no text of the licence of {', '.join(bare)} was found")


def notices(product: Product, facts: list[list[Any]], own: list[tuple[str, str]]) -> str:
    """The notices as people read them: a list first, then every licence whole."""
    heads = [
        f"{name} {version}: {_one_line(licence) or 'see below'}"
        for name, version, licence, _, _ in facts
    ]
    parts = [
        f"{product.title} is licensed under the Apache License 2.0.\n\nIt brings with it:\n",
        "\n".join(f"  {head}" for head in heads),
        "\n".join(f"  {name}" for name, _ in own),
    ]
    for name, version, _, home, texts in facts:
        for place, text in texts.items():
            parts.append(_section(f"{name} {version} ({place.rpartition('/')[2]})", home, text))
    parts += [_section(name, None, text) for name, text in own]
    return "\n".join(parts) + "\n"


def _one_line(licence: str | None) -> str:
    lines = (licence or "").strip().splitlines()
    return lines[0][:120] if lines else ""


def _section(title: str, home: str | None, text: str) -> str:
    line = "=" * 78
    return f"\n{line}\n{title}" + (f"\n{home}" if home else "") + f"\n{line}\n\n{text.strip()}"


def _own(product: Product) -> list[tuple[str, str]]:
    return [
        (name, (ROOT / path).read_text(encoding="utf-8"))
        for name, path, folder in _OWN
        if f"{folder}/*" not in product.left_out
    ]


def only(
    materials: dict[str, Any], names: set[str], product: Product, facts: list[list[Any]]
) -> dict[str, Any]:
    """A bill of materials of what is inside: the tools that built it are taken out."""
    kept = [each for each in materials["components"] if normal(each["name"]) in names]
    kept += [
        {
            "type": "application",
            "name": name,
            "version": version,
            "bom-ref": f"{name.lower()}=={version}",
            "licenses": [{"license": {"id": licence}}],
        }
        for name, version, licence, _, _ in facts
        if name == "Python"
    ]
    references = {each["bom-ref"] for each in kept}
    dependencies = [
        {**each, "dependsOn": sorted(set(each.get("dependsOn", ())) & references)}
        for each in materials.get("dependencies", ())
        if each["ref"] in references
    ]
    about = {
        "component": {
            "type": "application",
            "name": product.package,
            "bom-ref": product.package,
            "licenses": [{"license": {"id": "Apache-2.0"}}],
        }
    }
    return {
        **materials,
        "metadata": {**materials.get("metadata", {}), **about},
        "components": sorted(kept, key=lambda each: each["bom-ref"]),
        "dependencies": dependencies,
    }


def normal(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
