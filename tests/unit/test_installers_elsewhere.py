"""Installers for Windows and macOS, as far as they can be looked at without their compilers."""

import plistlib
import sys
from pathlib import Path

import pytest

from tools.installer import draw_icon, making, windows
from tools.installer.command_line import main
from tools.installer.macos import fill_app, info_of, make_image, rights_of, sign_here, steps_of
from tools.installer.products import ADMIN, KIOSK, VERSION, Product
from tools.installer.running import BuildError, Lacking
from tools.installer.windows import check_script, script_of, sections_of

BOTH = pytest.mark.parametrize("product", [KIOSK, ADMIN], ids=lambda product: product.key)


def put_frozen(product: Product, work: Path) -> tuple[Path, Path]:
    """A stand-in for what PyInstaller makes, and its papers."""
    frozen, papers = work / "dist" / product.package, work / "papers"
    (frozen / "_internal").mkdir(parents=True)
    (frozen / f"{product.package}.exe").write_bytes(b"MZ")
    (frozen / "_internal" / "python311.dll").write_bytes(b"MZ")
    (frozen.parent / "icon.ico").write_bytes(b"icon")
    papers.mkdir()
    (papers / "THIRD-PARTY-NOTICES.txt").write_text("Pillow")
    app = frozen.parent / f"{product.title}.app" / "Contents"
    (app / "Resources" / "resources").mkdir(parents=True)
    (app / "Info.plist").write_bytes(plistlib.dumps({"CFBundleExecutable": product.package}))
    return frozen, papers


def entries(product: Product, section: str) -> str:
    return "\n".join(sections_of(script_of(product, "1.2.3")).get(section, ()))


@BOTH
def test_the_script_without_a_compiler_is_checked_and_named(
    product: Product, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "find_compiler", lambda: None)
    frozen, papers = put_frozen(product, tmp_path)
    with pytest.raises(Lacking, match=r"compiler is not installed here; its script is .*\.iss"):
        windows.make_setup(product, frozen, papers, tmp_path, tmp_path / "work", version="1.2.3")
    place = tmp_path / "work" / f"setup-{product.key}"
    script = place / f"{product.package}.iss"
    assert str(tmp_path) not in script.read_text("utf-8-sig")
    assert (place / "doc" / "LICENSE.txt").is_file()
    assert (place / "app" / f"{product.package}.exe").is_file()


def test_the_compiler_is_driven_when_it_is_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiler = tmp_path / "iscc"
    compiler.write_text(
        '#!/bin/sh\nfor last; do :; done\n"test" -f "$last" && touch "${2#/O}/$NAME"'
    )
    compiler.chmod(0o755)
    monkeypatch.setattr(windows, "find_compiler", lambda: str(compiler))
    monkeypatch.setenv("NAME", f"{windows.setup_name(KIOSK, '1.2.3')}.exe")
    frozen, papers = put_frozen(KIOSK, tmp_path)
    made = windows.make_setup(KIOSK, frozen, papers, tmp_path, tmp_path / "work", version="1.2.3")
    assert made.is_file()
    assert made.name == "emotion-garden-kiosk-1.2.3-windows-x86_64.exe"


def test_the_kiosk_is_for_everyone_and_starts_at_sign_in() -> None:
    assert "PrivilegesRequired=admin" in entries(KIOSK, "Setup")
    assert "CloseApplications=force" in entries(KIOSK, "Setup")
    assert "{commonstartup}" in entries(KIOSK, "Icons")
    assert 'Parameters: "--supervised"; Tasks: start' in entries(KIOSK, "Icons")
    assert "ko.AtStart=로그인하면 시작하기" in entries(KIOSK, "CustomMessages")
    assert not entries(KIOSK, "Registry")


def test_the_admin_is_a_users_own_and_is_offered_for_model_files() -> None:
    assert "PrivilegesRequired=lowest" in entries(ADMIN, "Setup")
    assert "startup" not in entries(ADMIN, "Icons")
    registry = entries(ADMIN, "Registry")
    assert '"""{app}\\emotion-garden-admin.exe"" models add ""%1"""' in registry
    assert registry.count("Root: HKA") == 3


@BOTH
def test_the_version_is_said_and_only_the_program_is_deleted(product: Product) -> None:
    assert "AppVersion=1.2.3" in entries(product, "Setup")
    assert entries(product, "InstallDelete") == r'Type: filesandordirs; Name: "{app}\_internal"'
    script = script_of(product, VERSION)
    assert "UninstallDelete" not in script
    assert r"{localappdata}\emotion-garden" not in script


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("[Files]", "[Fils]", "no section Files"),
        ('Source: "app', 'Source: "C:\\builds\\app', "a place of the machine"),
        ('Source: "app', 'Source: "/builds/app', "a place of the machine"),
        ('Source: "doc', 'Source: "docs', r"names docs\\\*, which is not there"),
        ("=icon.ico", "=other.ico", "names other.ico"),
        ('Name: "{app}\\_internal"', 'Name: "{localappdata}"', "deletes {localappdata}"),
        ("Type: filesandordirs", "Kind: filesandordirs", "not of its section"),
    ],
)
def test_a_script_that_is_wrong_is_refused(
    before: str, after: str, said: str, tmp_path: Path
) -> None:
    put_frozen(KIOSK, tmp_path)
    (tmp_path / "dist" / KIOSK.package).rename(tmp_path / "app")
    (tmp_path / "papers").rename(tmp_path / "doc")
    (tmp_path / "dist" / "icon.ico").rename(tmp_path / "icon.ico")
    script = tmp_path / "x.iss"
    text = script_of(KIOSK, VERSION)
    script.write_text(text, encoding="utf-8")
    check_script(script)
    assert before in text
    script.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(BuildError, match=said):
        check_script(script)


@BOTH
def test_the_app_for_macos_says_what_it_is_and_what_it_looks_at(
    product: Product, tmp_path: Path
) -> None:
    frozen, papers = put_frozen(product, tmp_path)
    app = frozen.parent / f"{product.title}.app"
    fill_app(product, app, papers, "1.2.3")
    told = plistlib.loads((app / "Contents" / "Info.plist").read_bytes())
    assert told["CFBundleExecutable"] == product.package
    assert told["CFBundleShortVersionString"] == "1.2.3"
    assert told["LSBackgroundOnly"] is False
    assert ("NSCameraUsageDescription" in told) is (product is KIOSK)
    assert ("com.apple.security.device.camera" in rights_of(product)) is (product is KIOSK)
    notices = app / "Contents/Resources/resources/THIRD-PARTY-NOTICES.txt"
    assert notices.read_text() == "Pillow"
    assert info_of(KIOSK, "1")["CFBundleIdentifier"] != info_of(ADMIN, "1")["CFBundleIdentifier"]


def test_the_image_is_made_of_a_signed_app_and_looked_through() -> None:
    app, image = Path("work/Emotion Garden.app"), Path("out/kiosk.dmg")
    steps = [sign_here(app, Path("rights.plist")), *steps_of(KIOSK, app, image)]
    words = [[str(word) for word in step[:2]] for step in steps]
    assert words == [
        ["codesign", "--force"],
        ["codesign", "--verify"],
        ["hdiutil", "create"],
        ["hdiutil", "verify"],
    ]
    assert steps[2][-1] == image


def test_an_image_where_nothing_signs_is_lacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    frozen, papers = put_frozen(KIOSK, tmp_path)
    with pytest.raises(Lacking, match="codesign is not installed here"):
        make_image(KIOSK, frozen, papers, tmp_path, tmp_path / "work", version="1.2.3")


@pytest.mark.parametrize("form", ["inno", "dmg"])
@pytest.mark.skipif(sys.platform != "linux", reason="on its own platform it is made")
def test_a_format_of_another_platform_ends_with_3(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["admin", "--format", form, "--out", str(out)]) == 3
    platform = {"inno": "Windows", "dmg": "macOS"}[form]
    assert capsys.readouterr().err == f"--format {form} can only be made on {platform}\n"
    assert not out.exists()


def test_every_format_has_a_maker_and_a_platform() -> None:
    assert set(making.FORMATS) == set(making.PLATFORMS)


@pytest.mark.parametrize("icon", ["icon.ico", "icon.icns"])
def test_the_icon_is_drawn_for_each_platform(icon: str, tmp_path: Path) -> None:
    from PIL import Image

    from tools.installer.texts import TEMPLATES

    draw_icon.draw(str(TEMPLATES / "emotion-garden.svg"), str(tmp_path / icon))
    with Image.open(tmp_path / icon) as picture:
        assert picture.size[0] >= 256
        assert len(picture.convert("RGBA").getcolors(1 << 20) or ()) > 500
