"""`python -m kiosk sign DIR`: the sign for the hall, in each language and in all of them."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase, QGuiApplication

from kiosk.screens.sign import Sign, SignText
from kiosk.services.notice import Notice, find_notice, read_notice
from shared.domain.errors import MissingPartError
from shared.qt.language import Language
from shared.settings import LANGUAGES, RESOURCES, Settings
from shared.terminal import answer

Write = Callable[[Path, bytes, Path], None]
"""Takes the place of a file, its bytes and the place to write them first; OSError."""


def make_signs(settings: Settings, folder: Path, language: str | None, write: Write) -> int:
    """Write `camera-sign….pdf` and `….png` into the folder; without a language, all there are.

    A screen is not needed. MissingPartError when the folder cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    for font in sorted((RESOURCES / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(font))
    notice = read_notice(find_notice(settings.notice, settings.data_dir, RESOURCES / "notice.toml"))
    signs = {"camera-sign": LANGUAGES, **{f"camera-sign-{each}": (each,) for each in LANGUAGES}}
    if language is not None:
        signs = {f"camera-sign-{language}": (language,)}
    for name, languages in signs.items():
        texts = [_sign_text(notice, each, settings) for each in languages]
        sign = Sign(texts, RESOURCES / "flowers" / "night.png")
        for suffix, data in (("pdf", sign.pdf()), ("png", sign.png())):
            _write(folder / f"{name}.{suffix}", data, write)
    del application
    return 0


def _sign_text(notice: Notice, language: str, settings: Settings) -> SignText:
    spoken = Language("kiosk", RESOURCES / "i18n")
    spoken.use(language)
    translate = QCoreApplication.translate
    by_hand = translate("Sign", "You can also walk in without the camera: choose a garden by hand.")
    title = translate("Sign", "Emotion Garden")
    wording = translate("Sign", "Wording %1").replace("%1", notice.version)
    spoken.close()
    told = notice.text(
        language,
        keeps_age_and_gender=settings.age_and_gender,
        sends_pictures=settings.face_backend == "rekognition",
    )
    return SignText(told, by_hand, title, wording)


def _write(path: Path, data: bytes, write: Write) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, data, path.with_name(f".{path.name}.{os.getpid()}"))
    except OSError as error:
        raise MissingPartError(f"{path} cannot be written: {error.strerror}") from error
    answer(str(path))
