"""The house rules that import-linter and ruff can't say."""

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("kiosk", "admin", "shared")
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
MAX_LINES = 300


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_says_its_purpose_and_can_be_read_at_a_sitting(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith('"""'), "a one-line purpose opens every module"
    assert len(text.splitlines()) <= MAX_LINES


def test_drivers_and_services_are_shared_only_when_both_apps_use_them() -> None:
    graph = grimp.build_graph("kiosk", "admin", "shared", cache_dir=None)
    shared = ("shared.adapters.**", "shared.services.*")
    for module in set().union(*map(graph.find_matching_modules, shared)):
        users = graph.find_downstream_modules(module, as_package=True)
        assert {user.split(".")[0] for user in users} - {"shared"} == {"kiosk", "admin"}, module


@pytest.mark.parametrize("folder", ["benchmarks", "tools"])
def test_what_is_run_by_hand_finds_what_it_imports_of_ours(folder: str) -> None:
    """No test runs it, and no import contract reaches it."""
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(ROOMS):
                module = importlib.import_module(node.module or "")
                for name in node.names:
                    found = hasattr(module, name.name) or importlib.util.find_spec(
                        f"{node.module}.{name.name}"
                    )
                    assert found, f"{path}: {node.module}.{name.name}"


@pytest.mark.parametrize("app", ["kiosk", "admin"])
def test_starting_an_app_imports_no_model_library(app: str) -> None:
    heavy = (
        "{'torch', 'diffusers', 'mediapipe', 'onnxruntime', 'cv2', 'matplotlib', 'boto3', 'awscrt'}"
    )
    program = f"import sys, {app}.app; print(sorted({heavy} & set(sys.modules)))"
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_exactly_one_distribution_provides_cv2() -> None:
    """Two opencv wheels overwrite each other's files without a word."""
    lists = (ROOT / "requirements").glob("*.txt")
    for requirements in lists:
        found = re.findall(r"^opencv\S*(?===)", requirements.read_text(), flags=re.MULTILINE)
        assert found in ([], ["opencv-contrib-python"]), requirements.name


def test_the_kiosk_installs_no_torch() -> None:
    pinned = (ROOT / "requirements" / "app.txt").read_text()
    assert not re.search(r"^(torch|diffusers|transformers)\b", pinned, flags=re.MULTILINE)
