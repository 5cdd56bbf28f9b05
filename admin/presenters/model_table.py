"""The models of the library, as a table."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from admin.presenters.licence_words import is_grave, licence_words
from admin.presenters.row_table import Index, RowTable
from admin.presenters.words import QT_TRANSLATE_NOOP, say
from shared.domain.image_model import ImageModel

_HEADERS = (
    QT_TRANSLATE_NOOP("Admin", "Name"),
    QT_TRANSLATE_NOOP("Admin", "Pipeline"),
    QT_TRANSLATE_NOOP("Admin", "On disk"),
    QT_TRANSLATE_NOOP("Admin", "Native size"),
    QT_TRANSLATE_NOOP("Admin", "Steps · guidance"),
    QT_TRANSLATE_NOOP("Admin", "Licence"),
    QT_TRANSLATE_NOOP("Admin", "Origin"),
)


class ModelColumn(IntEnum):
    """The columns, from left to right."""

    NAME = 0
    PIPELINE = 1
    SIZE = 2
    SIDE = 3
    STEPS = 4
    LICENCE = 5
    ORIGIN = 6


class ModelTable(RowTable):
    """One row a model, in order of their adding."""

    rows: list[ImageModel]

    def __init__(self) -> None:
        super().__init__(_HEADERS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        model = self.rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return licence_words(model.licence) or model.path
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(model, ModelColumn(index.column()))
        return None

    def put(self, models: Sequence[ImageModel]) -> None:
        """Show exactly these."""
        self.show_rows(models)


def gigabytes(size: int) -> str:
    """Bytes as people say them."""
    return f"{size / 1e9:.1f} GB" if size >= 1e8 else f"{size / 1e6:.1f} MB"


def _text(model: ImageModel, column: ModelColumn) -> str:
    match column:
        case ModelColumn.NAME:
            return model.name
        case ModelColumn.PIPELINE:
            return model.facts.pipeline_class or say(QT_TRANSLATE_NOOP("Admin", "not known"))
        case ModelColumn.SIZE:
            return gigabytes(model.facts.size)
        case ModelColumn.SIDE:
            return f"{model.native_side} × {model.native_side}"
        case ModelColumn.STEPS:
            steps = model.num_inference_steps or model.family.num_inference_steps
            own = model.guidance_scale
            guidance = model.family.guidance_scale if own is None else own
            return f"{steps} · {guidance:g}"
        case ModelColumn.LICENCE:
            nobody = say(QT_TRANSLATE_NOOP("Admin", "not named"))
            return ("⚠ " if is_grave(model.licence) else "") + (model.licence or nobody)
        case ModelColumn.ORIGIN:
            return model.origin or model.path
