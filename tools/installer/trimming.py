"""What of a frozen app is kept: the QML and Qt plugins that it uses, and the libraries they need.

A table of contents is PyInstaller's: entries of (place in the app, file it comes from, kind).
"""

import re
import subprocess
from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]

QT_PLUGINS: Mapping[str, tuple[str, ...]] = {
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"),
    "xcbglintegrations": ("*",),
    "wayland-shell-integration": ("xdg-shell", "fullscreen-shell-v1"),
    "wayland-graphics-integration-client": ("qt-plugin-wayland-egl",),
    "wayland-decoration-client": ("bradient",),
    "imageformats": ("qjpeg", "qsvg", "qwebp", "qico"),
    "iconengines": ("qsvgicon",),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibus*"),
    "platformthemes": ("qxdgdesktopportal",),
    "styles": ("*",),
}
QT_WORDS = ("qtbase_ko.qm",)
"""What Qt itself says in the languages of the apps."""
_IMPORT = re.compile(r"^\s*import\s+(Qt[A-Za-z0-9.]*)", re.MULTILINE)
_QMLDIR = re.compile(r"^\s*(?:default import|import|depends)\s+(\S+)", re.MULTILINE)
_LIBRARY = re.compile(r"\.so(\.[\w.]+)?$|\.dylib$|\.dll$|\.pyd$", re.IGNORECASE)
_EXTENSION = re.compile(r"\.(cpython-[\w-]+|abi3)\.so$|\.pyd$")
_SYSTEM = ("/usr/lib/", "/lib/", "/usr/lib64/", "/lib64/")


def qml_modules(screens: Path, qml: Path) -> set[str]:
    """The QML modules that the screens import, with those that these import, as folder names."""
    wanted = {name for file in screens.glob("*.qml") for name in _IMPORT.findall(file.read_text())}
    found: set[str] = set()
    while wanted:
        folder = wanted.pop().replace(".", "/")
        qmldir = qml / folder / "qmldir"
        if folder not in found and qmldir.is_file():
            found.add(folder)
            wanted.update(_QMLDIR.findall(qmldir.read_text()))
    return found


def is_wanted(place: str, modules: Iterable[str]) -> bool:
    """Whether a file of Qt is used: of these QML modules, the plugins above, our languages."""
    path = PurePosixPath(place.replace("\\", "/"))
    parts = path.parts
    if "PySide6" not in parts:
        return not _is_of_tests(parts)
    inside = parts[parts.index("PySide6") + 1 :]
    below = inside[1:] if inside[0] == "Qt" else inside
    if below[0] == "translations":
        return path.name in QT_WORDS
    if "metatypes" in below:
        return False
    if below[0] == "qml":
        return "/".join(below[1:-1]) in modules and path.suffix != ".qmltypes"
    if below[0] == "plugins":
        stem = path.stem.removeprefix("lib")
        return any(fnmatch(stem, name) for name in QT_PLUGINS.get(below[1], ()))
    return True


def _is_of_tests(parts: tuple[str, ...]) -> bool:
    return "tests" in parts or "sample_data" in parts


def without_system(entries: Iterable[Entry]) -> list[Entry]:
    """Without the distribution's own libraries: a package declares those, and gets their fixes."""
    return [entry for entry in entries if not is_system(entry[1])]


def is_system(source: str) -> bool:
    """Whether a file is of the distribution and no part of Python."""
    name = PurePosixPath(source).name
    inside_python = re.search(r"/python3\.\d+/", source) or name.startswith("libpython")
    return source.startswith(_SYSTEM) and not inside_python


def without_unneeded(
    entries: list[Entry], needs: Callable[[str], Iterable[str]], loaded: Iterable[str] = ()
) -> list[Entry]:
    """Without the libraries that nothing in the app needs.

    `needs` answers the names that a file is linked to. Extension modules, plugins and the files
    whose names are in `loaded` are needed by themselves; whatever is no library is kept.
    """
    libraries = {
        PurePosixPath(entry[0]).name: entry
        for entry in sorted(entries, key=lambda entry: entry[2] != "SYMLINK")
        if is_library(entry)
    }
    waiting = [name for name, entry in libraries.items() if _is_root(entry, tuple(loaded))]
    needed: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in libraries and name not in needed:
            needed.add(name)
            waiting.extend(needs(libraries[name][1]))
    return [
        entry
        for entry in entries
        if not is_library(entry) or PurePosixPath(entry[0]).name in needed
    ]


def is_library(entry: Entry) -> bool:
    """Whether an entry is a library or an extension module, or a link to one."""
    return bool(_LIBRARY.search(PurePosixPath(entry[0]).name))


def _is_root(entry: Entry, loaded: tuple[str, ...]) -> bool:
    place = PurePosixPath(entry[0])
    if entry[2] == "EXTENSION" or _EXTENSION.search(place.name):
        return True
    return bool({"plugins", "qml"} & set(place.parts)) or any(
        fnmatch(place.name, name) for name in loaded
    )


def needed_names(library: str) -> list[str]:
    """The names a library is linked to, by its own dynamic section (objdump)."""
    answer = subprocess.run(["objdump", "-p", library], capture_output=True, text=True, check=False)
    return re.findall(r"^\s+NEEDED\s+(\S+)", answer.stdout, flags=re.MULTILINE)
