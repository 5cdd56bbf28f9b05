"""An installer for Windows: a script for Inno Setup, made from the description of the app.

Every name in the script is relative to its own folder, where the app lies in `app` and its papers
in `doc`. What the app keeps for its user lies in %LOCALAPPDATA%, and the script does not name it.
"""

import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from tools.installer.products import PUBLISHER, FileType, Product
from tools.installer.running import BuildError, Lacking, run, sign
from tools.installer.texts import copy_tree, put_plain_papers

_SECTION = re.compile(r"^\[(\w+)\]$")
_SOURCE = re.compile(r'^Source: "([^"]+)"')
_DELETED = re.compile(r'^Type: \w+; Name: "([^"]+)"')
_ABSOLUTE = re.compile(
    r'(?:^\w+=|(?:Source|Name|Filename|WorkingDir|MessagesFile): ")(?:[A-Za-z]:)?[\\/]',
    re.MULTILINE,
)
_NEEDED = ("Setup", "Languages", "InstallDelete", "Files", "Icons", "Run", "UninstallRun")
_LANGUAGES = (("en", "compiler:Default.isl"), ("ko", r"compiler:Languages\Korean.isl"))
_AT_START = (
    ("en", "Start it when somebody signs in"),
    ("ko", "로그인하면 시작하기"),
)


def make_setup(
    product: Product, frozen: Path, papers: Path, out: Path, work: Path, **how: str
) -> Path:
    """The setup program of a frozen app; `how` names the `version`, and who `sign`s.

    Lacking when Inno Setup's compiler is not here: the script is checked as text, and said where.
    """
    place = work / f"setup-{product.key}"
    shutil.rmtree(place, ignore_errors=True)
    copy_tree(frozen, place / "app")
    put_plain_papers(papers, place / "doc")
    shutil.copy(frozen.parent / "icon.ico", place)
    script = place / f"{product.package}.iss"
    script.write_text(script_of(product, how["version"]), encoding="utf-8-sig")
    check_script(script)
    compiler = find_compiler()
    if compiler is None:
        raise Lacking(f"Inno Setup's compiler is not installed here; its script is {script}")
    sign(how.get("sign"), [place / "app" / f"{product.package}.exe"])
    run([compiler, "/Q", f"/O{out}", script])
    return out / f"{setup_name(product, how['version'])}.exe"


def find_compiler() -> str | None:
    """Inno Setup's command line compiler: on the path, or where its own installer puts it."""
    folders = [os.environ.get(name) for name in ("ProgramFiles(x86)", "ProgramFiles")]
    usual = [Path(folder, "Inno Setup 6") for folder in folders if folder]
    return shutil.which("iscc") or next(
        (str(folder / "ISCC.exe") for folder in usual if (folder / "ISCC.exe").is_file()), None
    )


def setup_name(product: Product, version: str) -> str:
    """The name of the setup program, without its suffix."""
    return f"{product.package}-{version}-windows-x86_64"


def script_of(product: Product, version: str) -> str:
    """The script: a folder for everyone and a start at sign-in, or a folder of the user's own."""
    program = rf"{{app}}\{product.package}.exe"
    shortcut = f'"; Filename: "{program}"; WorkingDir: "{{app}}"'
    sections: dict[str, Sequence[str]] = {
        "Setup": _setup(product, version),
        "Languages": [f'Name: "{name}"; MessagesFile: "{file}"' for name, file in _LANGUAGES],
        "InstallDelete": [r'Type: filesandordirs; Name: "{app}\_internal"'],
        "Files": [
            r'Source: "app\*"; DestDir: "{app}"; '
            "Flags: ignoreversion recursesubdirs createallsubdirs",
            r'Source: "doc\*"; DestDir: "{app}\doc"; Flags: ignoreversion',
        ],
        "Icons": [rf'Name: "{{autoprograms}}\{product.title}{shortcut}'],
        "Registry": [line for kind in product.opens for line in _opens(product, kind)],
        "Run": [
            f'Filename: "{program}"; Description: "{{cm:LaunchProgram,{product.title}}}"; '
            "Flags: nowait postinstall skipifsilent"
        ],
        "UninstallRun": [
            rf'Filename: "{{sys}}\taskkill.exe"; Parameters: "/F /T /IM {product.package}.exe"; '
            'Flags: runhidden; RunOnceId: "Stop"'
        ],
    }
    if product.stands_alone:
        sections["CustomMessages"] = [f"{name}.AtStart={words}" for name, words in _AT_START]
        sections["Tasks"] = ['Name: "start"; Description: "{cm:AtStart}"']
        at_start = rf'Name: "{{commonstartup}}\{product.title}{shortcut}'
        sections["Icons"] = [
            *sections["Icons"],
            f'{at_start}; Parameters: "--supervised"; Tasks: start',
        ]
    parts = [f"[{name}]\n" + "\n".join(lines) for name, lines in sections.items() if lines]
    return f"; {product.title}: made by build_installer.py\n\n" + "\n\n".join(parts) + "\n"


def _setup(product: Product, version: str) -> list[str]:
    programs = "{autopf}" if product.stands_alone else r"{localappdata}\Programs"
    directives = {
        "AppId": product.package,
        "AppName": product.title,
        "AppVersion": version,
        "AppPublisher": PUBLISHER,
        "VersionInfoVersion": version,
        "DefaultDirName": rf"{programs}\{product.title}",
        "PrivilegesRequired": "admin" if product.stands_alone else "lowest",
        "ArchitecturesAllowed": "x64compatible",
        "ArchitecturesInstallIn64BitMode": "x64compatible",
        "MinVersion": "10.0",
        "DisableProgramGroupPage": "yes",
        "CloseApplications": "force" if product.stands_alone else "yes",
        "RestartApplications": "no",
        "ChangesAssociations": "yes" if product.opens else "no",
        "SetupIconFile": "icon.ico",
        "UninstallDisplayIcon": rf"{{app}}\{product.package}.exe",
        "Compression": "lzma2",
        "SolidCompression": "yes",
        "OutputBaseFilename": setup_name(product, version),
        "WizardStyle": "modern",
    }
    return [f"{name}={value}" for name, value in directives.items()]


def _opens(product: Product, kind: FileType) -> list[str]:
    """Offer the app for a kind of file, beside whatever else opens it."""
    name, classes = f"{product.package}{kind.suffix}", r'Root: HKA; Subkey: "Software\Classes'
    command = rf'"""{{app}}\{product.package}.exe"" {kind.arguments} ""%1"""'
    return [
        rf'{classes}\{kind.suffix}\OpenWithProgids"; ValueType: string; ValueName: "{name}"; '
        'ValueData: ""; Flags: uninsdeletevalue',
        rf'{classes}\{name}"; ValueType: string; ValueData: "{kind.title}"; Flags: uninsdeletekey',
        rf'{classes}\{name}\shell\open\command"; ValueType: string; ValueData: {command}',
    ]


def sections_of(script: str) -> dict[str, list[str]]:
    """The lines of each section of a script."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in script.splitlines():
        if head := _SECTION.match(line):
            lines = found.setdefault(head[1], [])
        elif line and not line.startswith(";"):
            lines.append(line)
    return found


def check_script(script: Path) -> None:
    """What can be said without the compiler; BuildError names what is wrong."""
    text = script.read_text(encoding="utf-8-sig")
    sections = sections_of(text)
    if missing := [name for name in _NEEDED if not sections.get(name)]:
        raise BuildError(f"{script.name} has no section {', '.join(missing)}")
    if _ABSOLUTE.search(text):
        raise BuildError(f"{script.name} names a place of the machine it was made on")
    deleted = [*sections["InstallDelete"], *sections.get("UninstallDelete", ())]
    if strange := [name for name in _matches(_DELETED, deleted) if not name.startswith("{app}\\")]:
        raise BuildError(f"{script.name} deletes {', '.join(strange)}, which is not the program's")
    icon = [line.partition("=")[2] for line in sections["Setup"] if line.startswith("SetupIcon")]
    for name in (*_matches(_SOURCE, sections["Files"]), *icon):
        if not any(script.parent.glob(name.replace("\\", "/"))):
            raise BuildError(f"{script.name} names {name}, which is not there")


def _matches(pattern: re.Pattern[str], lines: Sequence[str]) -> list[str]:
    found = [pattern.match(line) for line in lines]
    if None in found:
        raise BuildError(f"an entry of the script is not of its section: {lines}")
    return [each[1] for each in found if each]
