"""Words of Qt's own dialog for folders and files that Qt's translation leaves in English."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

LEFT_OUT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
)
