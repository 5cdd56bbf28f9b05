"""What `build_installer.py` decides: what is kept, what is declared, what a package says."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from shared.settings import LANGUAGES
from tools.installer import making, trimming
from tools.installer.command_line import main, parse
from tools.installer.debian import control_text, put_control, put_texts
from tools.installer.environment import names_of, pins_of
from tools.installer.freezing import Frozen, frozen_before, whole_library
from tools.installer.inventory import file_list, read_sums, write_sums
from tools.installer.linked_libraries import places_of
from tools.installer.papers import check_texts, normal, notices, only
from tools.installer.products import ADMIN, KIOSK, MODEL_LIBRARIES, ROOT
from tools.installer.running import BuildError, run
from tools.installer.texts import TEMPLATES, filled, values_of

PINNED = (ROOT / "requirements" / "app.txt").read_text(encoding="utf-8")


def test_the_script_needs_nothing_but_python() -> None:
    answer = subprocess.run(
        [sys.executable, "-S", "build_installer.py", "--help"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 0, answer.stderr
    assert "--smoke" in answer.stdout


@pytest.mark.parametrize("arguments", [[], ["tv"], ["kiosk", "--format", "floppy"]])
def test_wrong_arguments_end_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    assert ended.value.code == 2


def test_the_kiosk_is_frozen_without_models_drawing_or_qt_5() -> None:
    names = names_of("\n".join(pins_of(KIOSK, PINNED)))
    assert "opencv-python-headless" in names
    assert [name for name in names if name.startswith("opencv")] == ["opencv-python-headless"]
    assert not {*MODEL_LIBRARIES, "matplotlib", "sounddevice"} & set(names)
    assert {"mediapipe", "pyside6-essentials", "numpy"} <= set(names)


def test_the_admin_has_the_contributed_modules_of_opencv() -> None:
    assert "opencv-contrib-python-headless==5" in "\n".join(pins_of(ADMIN, PINNED))


def test_torch_in_a_frozen_app_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "_internal" / "torch").mkdir(parents=True)
    with pytest.raises(BuildError, match="must not contain torch"):
        making.check_contents(KIOSK, Frozen(tmp_path, (), ("kiosk.app",)))
    (tmp_path / "_internal" / "torch").rmdir()
    with pytest.raises(BuildError, match="must not contain diffusers"):
        making.check_contents(KIOSK, Frozen(tmp_path, (), ("diffusers.models",)))
    making.check_contents(KIOSK, Frozen(tmp_path, (), ("kiosk.app",)))


def test_an_app_that_is_too_large_stops_the_build(tmp_path: Path) -> None:
    package = tmp_path / "kiosk.deb"
    with package.open("wb") as file:
        file.truncate((KIOSK.most_packed_mb + 1) * 1_000_000)
    with pytest.raises(BuildError, match=r"kiosk\.deb 201 MB, at most 200"):
        making.check_size(KIOSK, tmp_path / "empty", package)


def test_only_the_qml_that_the_screens_import_is_kept(tmp_path: Path) -> None:
    qml, screens = tmp_path / "qml", tmp_path / "screens"
    for folder, text in {
        "QtQuick": "module QtQuick\nimport QtQml auto\n",
        "QtQml": "module QtQml\nimport QML 1.0\nimport QtQml.Models auto\n",
        "QtQml/Models": "module QtQml.Models\n",
        "QtQuick/Controls": "module QtQuick.Controls\n",
    }.items():
        (qml / folder).mkdir(parents=True, exist_ok=True)
        (qml / folder / "qmldir").write_text(text)
    screens.mkdir()
    (screens / "Main.qml").write_text("// a window\nimport QtQuick\nimport EmotionGarden\n")
    modules = trimming.qml_modules(screens, qml)
    assert modules == {"QtQuick", "QtQml", "QtQml/Models"}
    wanted = {
        "PySide6/Qt/qml/QtQuick/qmldir": True,
        "PySide6/Qt/qml/QtQuick/plugins.qmltypes": False,
        "PySide6/Qt/qml/QtQuick/Controls/qmldir": False,
        "PySide6/Qt/plugins/platforms/libqxcb.so": True,
        "PySide6/Qt/plugins/platforms/libqvnc.so": False,
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so": False,
        "PySide6/Qt/translations/qtbase_ko.qm": True,
        "PySide6/Qt/translations/qtbase_de.qm": False,
        "PySide6/Qt/translations/linguist_ko.qm": False,
        "PySide6/Qt/lib/libQt6Core.so.6": True,
        "numpy/tests/test_numpy.py": False,
        "resources/notice.toml": True,
    }
    assert {place: trimming.is_wanted(place, modules) for place in wanted} == wanted


def test_qt_speaks_the_languages_of_the_apps() -> None:
    languages = set(LANGUAGES) - {"en"}
    assert set(trimming.QT_WORDS) == {f"qtbase_{language}.qm" for language in languages}


def test_libraries_that_nothing_needs_are_left_out() -> None:
    entries = [
        ("app/one.abi3.so", "/b/one.abi3.so", "EXTENSION"),
        ("Qt/lib/libcore.so.6", "/b/libcore.so.6", "BINARY"),
        ("libcore.so.6", "Qt/lib/libcore.so.6", "SYMLINK"),
        ("Qt/lib/libdata.so.7", "/b/libdata.so.7", "BINARY"),
        ("Qt/lib/libcharts.so.6", "/b/libcharts.so.6", "BINARY"),
        ("resources/a.png", "/b/a.png", "DATA"),
    ]
    needs = {"/b/one.abi3.so": ["libcore.so.6", "libc.so.6"], "/b/libcore.so.6": ["libdata.so.7"]}
    kept = trimming.without_unneeded(entries, lambda path: needs.get(path, []))
    assert [entry[0] for entry in kept] == [
        "app/one.abi3.so",
        "Qt/lib/libcore.so.6",
        "libcore.so.6",
        "Qt/lib/libdata.so.7",
        "resources/a.png",
    ]


def test_the_distributions_own_libraries_are_declared_and_not_copied() -> None:
    assert trimming.is_system("/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0")
    assert not trimming.is_system("/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0")
    assert not trimming.is_system("/usr/lib/python3.11/lib-dynload/_ssl.so")
    assert not trimming.is_system("/home/me/environment/lib/libfoo.so")


def test_the_place_of_a_library_is_what_the_linker_would_take() -> None:
    answer = (
        "2 libs found in cache\n"
        "\tlibz.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libz.so.1\n"
        "\tlibz.so.1 (libc6) => /lib/i386-linux-gnu/libz.so.1\n"
    )
    assert places_of(answer) == {"libz.so.1": Path("/lib/x86_64-linux-gnu/libz.so.1")}


@pytest.mark.parametrize(
    "template", [path.name for path in sorted(TEMPLATES.iterdir()) if path.is_file()]
)
def test_templates_leave_no_word_open(template: str) -> None:
    more = {"needs": "libc.so.6", "glibc": "2.36", "prefix": "/p"}
    text = filled(template, values_of(KIOSK) | more)
    assert not [word for word in ("@package@", "@home@", "@program@") if word in text]
    if text.startswith("#!/bin/sh"):
        assert subprocess.run(["sh", "-n"], input=text, text=True).returncode == 0


@pytest.mark.parametrize("template", ["kiosk.desktop", "admin.desktop", "kiosk.service"])
def test_a_folder_with_a_space_is_one_word_for_whoever_starts_the_program(template: str) -> None:
    text = filled(template, values_of(KIOSK) | {"program": "/home/me/my place/bin/it"})
    assert '="/home/me/my place/bin/it"' in text


def test_an_upgrade_remembers_whose_kiosk_it_stopped(tmp_path: Path) -> None:
    listed, home = tmp_path / "emotion-garden-kiosk.stopped", tmp_path / "home"
    listed.write_text("1000\n")
    home.mkdir()
    values = values_of(KIOSK) | {"home": str(home)}
    script = filled("kiosk.postrm", values).replace("/run/", f"{tmp_path}/")
    subprocess.run(["sh", "-s", "upgrade"], input=script, text=True, check=True)
    assert listed.exists()
    assert home.exists()
    subprocess.run(["sh", "-s", "remove"], input=script, text=True, check=True)
    assert not listed.exists()
    assert not home.exists()


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg is not here")
@pytest.mark.parametrize("product", [KIOSK, ADMIN], ids=lambda product: product.key)
def test_a_debian_package_can_be_read_by_dpkg(product, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    staging = tmp_path / "staging"
    values = values_of(product, "1.2.3")
    (staging / f"opt/{product.package}").mkdir(parents=True)
    (staging / f"opt/{product.package}/{product.package}").write_text("program")
    put_texts(product, staging, values)
    put_control(product, staging, values, ["libc6 (>= 2.34)"])
    run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", staging, tmp_path / "x.deb"])
    assert run(["dpkg-deb", "-f", tmp_path / "x.deb", "Version"]).strip() == "1.2.3"
    names = run(["dpkg-deb", "-c", tmp_path / "x.deb"])
    assert f"./usr/bin/{product.package} -> " in names
    service = f"./usr/lib/systemd/user/{product.package}.service"
    assert (service in names) is (product is KIOSK)
    assert "DEBIAN" not in names


def test_the_control_file_is_one_paragraph() -> None:
    text = control_text(KIOSK, "1.2.3", ["libc6"], 10)
    assert "Installed-Size: 10\n" in text
    assert "\n\n" not in text


def test_lists_are_sorted_and_alike(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).write_text(name)
    (tmp_path / "c").symlink_to("a")
    listed = file_list(tmp_path)
    assert [line.split()[3] for line in listed.splitlines()] == ["a", "b", "c"]
    assert listed == file_list(tmp_path)


def test_sums_keep_what_is_still_there(tmp_path: Path) -> None:
    first, second = tmp_path / "one.deb", tmp_path / "two.deb"
    first.write_text("1")
    second.write_text("2")
    write_sums(tmp_path, [first])
    sums = read_sums(write_sums(tmp_path, [second]))
    assert list(sums) == ["one.deb", "two.deb"]
    first.unlink()
    assert list(read_sums(write_sums(tmp_path, [second]))) == ["two.deb"]


def test_nothing_is_signed_unless_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_text("x")
    making.sign(None, [file])
    making.sign("chmod 600", [file])
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(BuildError, match="false"):
        making.sign("false", [file])


def test_notices_and_bill_name_what_is_inside_and_no_tool() -> None:
    facts = [["Pillow", "12.3.0", "MIT-CMU", None, {"LICENSE": "Pillow's text"}]]
    text = notices(KIOSK, [*facts, ["Python", "3.11.7", "PSF-2.0", None, {}]], [])
    assert "Pillow 12.3.0: MIT-CMU" in text
    assert "Pillow's text" in text
    check_texts([*facts, ["shiboken6", "6", "LGPL-3.0-only", None, {}]])
    with pytest.raises(BuildError, match="of the licence of Other was found"):
        check_texts([["Other", "1", "MIT", None, {}]])
    told = {
        "components": [{"name": n, "bom-ref": n} for n in ("Pillow", "PyInstaller")],
        "dependencies": [{"ref": "Pillow", "dependsOn": ["PyInstaller"]}],
    }
    bill = only(told, {"pillow"}, KIOSK, facts)
    assert [each["name"] for each in bill["components"]] == ["Pillow"]
    assert bill["dependencies"] == [{"ref": "Pillow", "dependsOn": []}]
    assert normal("PySide6_Essentials") == "pyside6-essentials"


def test_the_admin_takes_the_whole_standard_library_for_its_pack() -> None:
    library = whole_library()
    assert {"unittest", "pickletools", "cProfile", "timeit"} <= set(library)
    assert not {"tkinter", "test", "idlelib"} & set(library)


def test_nothing_frozen_before_is_told(tmp_path: Path) -> None:
    assert frozen_before(KIOSK, tmp_path) is None


def test_a_build_that_fails_says_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_: object) -> list[Path]:
        raise BuildError("the disk is full", exit_code=3)

    monkeypatch.setattr(making, "make", fails)
    assert main(["kiosk", "--out", str(tmp_path)]) == 3
    assert capsys.readouterr().err == "the disk is full\n"
