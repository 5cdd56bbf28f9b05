"""`--smoke`: an installer is tried the way a technician would, on a machine with nothing on it."""

import json
import sqlite3
import time
from pathlib import Path

from shared.domain.version import number_of
from tools.installer.clean_root import CleanRoot, make_root, remove_root, start
from tools.installer.products import VERSION
from tools.installer.running import BuildError, run, step
from tools.installer.starts import compare_starts, installed, outlive
from tools.installer.trial import Trial, must
from tools.installer.visit import count_rows, rehearse, visit
from tools.virtual_screen import virtual_screen, wait_until

_LAST_VERSION = "0.0.9"


def smoke(trial: Trial) -> dict[str, float]:
    """Install, use, upgrade, mend and take away; the answer is what was measured, in seconds."""
    with step("clean root"):
        root = make_root(trial.work, f"root-{trial.product.key}")
    try:
        measured = _steps(trial, root)
    finally:
        remove_root(root)
    told = trial.out / f"{trial.name}-smoke.json"
    told.write_text(json.dumps(measured, indent=1, sort_keys=True) + "\n")
    return measured


def _steps(trial: Trial, root: CleanRoot) -> dict[str, float]:
    before = root.files()
    measured: dict[str, float] = {}
    with step("install the last version"):
        older = as_version(trial.package, _LAST_VERSION, trial.work)
        begin = time.monotonic()
        root.install(older)
        measured["install_s"] = time.monotonic() - begin
    use = use_kiosk if trial.product.key == "kiosk" else use_admin
    with step("use it"):
        measured |= use(trial, root)
    with step("ask a bucket"):
        ask_bucket(trial, root)
    with step("upgrade"):
        upgrade(trial, root)
    with step("mend what is half removed"):
        mend(trial, root)
    with step("go back"):
        root.install(older, "--allow-downgrades")
        answer_help(trial, root)
    with step("remove"):
        root.purge(trial.name)
        check_nothing_left(trial, root, before)
    return measured


def use_kiosk(trial: Trial, root: CleanRoot) -> dict[str, float]:
    """The doctor, a visit without a network, a crash under the supervisor, and quick starts."""
    for line in root.run(trial.name, "doctor", "--camera", "demo").splitlines():
        print(f"    {line}")
    map_file = trial.work / "map.json"
    places = rehearse(trial, map_file)
    with installed(trial, root) as (screen, _):
        time.sleep(3)
        screen.grab(trial.out / f"{trial.name}-attract.png")
        visit(screen, places, _data(root) / "kiosk.db")
        time.sleep(2)
    again_s = outlive(trial, root)
    return {"again_after_a_crash_s": again_s} | compare_starts(trial, root, map_file)


def use_admin(trial: Trial, root: CleanRoot) -> dict[str, float]:
    """Two pictures by the painter, and the window."""
    begin = time.monotonic()
    grown = root.run(trial.name, "generate", "--emotion", "calm", "--repeat", "1")
    seconds = time.monotonic() - begin
    pictures = [json.loads(line) for line in grown.splitlines()]
    must(len(pictures) == 2, f"the painter made {len(pictures)} pictures, not 2")
    with virtual_screen("1366x768x24") as screen:
        said = trial.out / f"{trial.name}-said.txt"
        begin = time.monotonic()
        process = start(root, [trial.name, "--lang", "en"], said, DISPLAY=screen.display)
        try:
            wait_until(screen.shows_something, "the installed admin shows its window")
            shown_s = time.monotonic() - begin
            time.sleep(4)
            screen.grab(trial.out / f"{trial.name}-window.png")
        finally:
            process.terminate()
            code = process.wait(timeout=30)
    must(code in (0, 130), f"the admin ended with {code}: {said.read_text()[-800:]}")
    return {"painter_two_pictures_s": seconds, "window_s": shown_s}


def ask_bucket(trial: Trial, root: CleanRoot) -> None:
    """What speaks to AWS came into the app: it says that there is no key, and does not crash."""
    camera = ("--camera", "none") if trial.product.stands_alone else ()
    asked = root.command(trial.name, "doctor", *camera, EMOTION_GARDEN_STORE="s3://emotion-garden")
    try:
        said = run(asked)
    except BuildError as error:
        said = str(error)
    must("no AWS credentials" in said, f"asked for a bucket, the doctor says: {said}")


def upgrade(trial: Trial, root: CleanRoot) -> None:
    """Over the last version: everything is kept, and a copy of the database was made first."""
    database = _data(root) / f"{trial.product.key}.db"
    table = "visitors" if trial.product.key == "kiosk" else "pool"
    rows = count_rows(database, table)
    must(rows > 0, f"there is nothing in {table} to be kept")
    _written_by(database, _LAST_VERSION)
    root.install(trial.package)
    answer_help(trial, root)
    open_database(trial, root)
    kept = count_rows(database, table)
    copy = database.parent / "backups" / f"{database.stem}-before-{VERSION}.db"
    must(kept == rows, f"{rows} rows of {table} were there before the upgrade, now {kept}")
    must(count_rows(copy, table) == rows, f"{copy.name} is not the copy from before the upgrade")


def open_database(trial: Trial, root: CleanRoot) -> None:
    """Run a command that opens the database and changes nothing."""
    commands = {"kiosk": ("doctor", "--camera", "none"), "admin": ("pool", "list")}
    root.run(trial.name, *commands[trial.product.key])


def mend(trial: Trial, root: CleanRoot) -> None:
    """Half of the program is gone, then dpkg is killed at work: installing again repairs both."""
    home = root.folder / "opt" / trial.name
    for path in sorted(home.rglob("*.so*"))[::2]:
        path.unlink()
    root.install(trial.package, "--reinstall")
    open_database(trial, root)
    root.interrupt_install(trial.package, lambda: any(home.rglob("*.dpkg-new")))
    root.repair(trial.package)
    answer_help(trial, root)
    open_database(trial, root)
    must(not any(home.rglob("*.dpkg-new")), "a killed dpkg's files are still there")


def answer_help(trial: Trial, root: CleanRoot) -> None:
    """The program starts."""
    must("--data-dir" in root.run(trial.name, "--help"), f"{trial.name} --help says nothing")


def check_nothing_left(trial: Trial, root: CleanRoot, before: set[str]) -> None:
    """Nothing but what the user made is there that was not there before."""
    data = "/" + str(_data(root).relative_to(root.folder))
    mine = [Path(data), *Path(data).parents]
    left = {
        path
        for path in root.files() - before
        if not path.startswith(f"{data}/") and Path(path) not in mine
    }
    left = {path for path in left if not path.startswith("/home/visitor/.cache")}
    ours = sorted(path for path in left if "emotion-garden" in path)
    must(not ours, f"left behind: {', '.join(ours[:5])}")
    others = sorted(left - _WRITTEN_BY_OTHERS)
    must(not others, f"left behind: {', '.join(others[:5])}")
    must((_data(root) / f"{trial.product.key}.db").exists(), "the user's data is gone")


_WRITTEN_BY_OTHERS = {"/etc/ld.so.cache", "/etc/mtab"}


def as_version(package: Path, version: str, work: Path) -> Path:
    """The same package, as if it were of that version; packed quickly."""
    folder = work / "as-version"
    run(["rm", "-rf", folder])
    run(["dpkg-deb", "-R", package, folder])
    control = folder / "DEBIAN" / "control"
    lines = control.read_text().splitlines()
    lines = [f"Version: {version}" if line.startswith("Version:") else line for line in lines]
    control.write_text("\n".join(lines) + "\n")
    older = work / package.name.replace(f"_{VERSION}_", f"_{version}_")
    run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", folder, older])
    run(["rm", "-rf", folder])
    return older


def _written_by(database: Path, version: str) -> None:
    """Let a database's header say that this version wrote it last."""
    connection = sqlite3.connect(database)
    connection.execute(f"PRAGMA user_version = {number_of(version)}")
    connection.close()


def _data(root: CleanRoot) -> Path:
    return root.home / ".local" / "share" / "emotion-garden"
