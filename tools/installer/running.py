"""Running other programs, and the sentence that is said when one fails."""

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path


class BuildError(Exception):
    """Something that can be said in one sentence; the script ends with `exit_code`."""

    def __init__(self, sentence: str, exit_code: int = 1) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code


class Lacking(BuildError):
    """The machine lacks something; the sentence says what to do about it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, exit_code=3)


def run(
    command: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> str:
    """Run a program and answer its standard output; BuildError with the end of what it said."""
    words = [str(word) for word in command]
    try:
        answer = subprocess.run(
            words,
            env=None if environment is None else dict(environment),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
        )
    except FileNotFoundError as error:
        raise Lacking(f"{words[0]} is not installed here") from error
    if answer.returncode != 0:
        said = (answer.stderr or answer.stdout).strip().splitlines()[-15:]
        raise BuildError(
            f"this failed ({answer.returncode}): {' '.join(words[:6])} …\n" + "\n".join(said)
        )
    return answer.stdout


def sign(command: str | None, files: Sequence[Path]) -> None:
    """Run the signing command on each file; BuildError when it fails."""
    for file in files if command else ():
        run([*shlex.split(command or ""), file])


def bare_environment(**more: str) -> dict[str, str]:
    """An environment without anything of the developer's Python, so that builds are alike."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "QT_", "EMOTION_GARDEN_", "VIRTUAL_ENV"))
    }
    return kept | {"PYTHONHASHSEED": "0", "PYTHONNOUSERSITE": "1", "LC_ALL": "C.UTF-8"} | more


@contextmanager
def step(name: str) -> Generator[None, None, None]:
    """Say on stderr what is being done, and how long it took."""
    begin = time.monotonic()
    print(f"· {name} …", file=sys.stderr, flush=True)
    yield
    print(f"  {name}: {time.monotonic() - begin:.1f} s", file=sys.stderr, flush=True)
