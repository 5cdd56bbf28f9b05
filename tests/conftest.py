"""What holds for every test: Qt draws without a screen, and Ctrl-C is heard."""

import gc
import os
import signal
import sys
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

import pytest
import shiboken6
from hypothesis import HealthCheck, settings

from shared.qt.language import SOURCE_LANGUAGE, Language
from tests.s3_servers import moto, seaweedfs

__all__ = ["moto", "seaweedfs"]

# A run in the background of a shell ignores it, and so would the programs that tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Tests start hundreds of programs, and each would compile all of ours anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# How long an example takes says how busy the machine is.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(autouse=True, scope="module")
def what_is_there_before_a_file_stays() -> None:
    """It is mostly libraries: no collection looks through them again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def every_test_begins_in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A presenter that outlives its test leaves no translation in the application."""
    use, spoken = Language.use, list[Language]()

    def noted(language: Language, name: str) -> None:
        spoken.append(language)
        use(language, name)

    monkeypatch.setattr(Language, "use", noted)
    yield
    for language in spoken:
        if shiboken6.isValid(language):
            use(language, SOURCE_LANGUAGE)
