"""Choosing how Qt Quick draws on this machine; to be called before the first window."""

import os

from PySide6.QtGui import QOffscreenSurface, QOpenGLContext
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

_GL_RENDERER = 0x1F01
_SLOW = ("llvmpipe", "softpipe", "swrast", "swiftshader")


def choose_graphics() -> str:
    """Take the graphics card where there is one, else Qt's own painter; says which in words.

    Qt ends the program when it cannot start OpenGL, and an OpenGL that is emulated by the
    processor is slower than Qt's software renderer, which paints only what has changed.
    """
    # Items in Python are painted on the render thread where there is one, and would wait there for
    # the interpreter while the interpreter waits for Qt.
    os.environ["QSG_RENDER_LOOP"] = "basic"
    if os.environ.get("QT_QUICK_BACKEND") or os.environ.get("QSG_RHI_BACKEND"):
        return "as set in the environment"
    if os.name == "nt" or os.uname().sysname == "Darwin":
        return "Direct3D or Metal"
    renderer = _opengl_renderer()
    if renderer and not any(word in renderer.lower() for word in _SLOW):
        return f"OpenGL on {renderer}"
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    return "software"


def _opengl_renderer() -> str:
    """The name of the graphics card, or nothing when OpenGL does not work here."""
    context = QOpenGLContext()
    surface = QOffscreenSurface()
    surface.create()
    if not context.create() or not context.makeCurrent(surface):
        return ""
    try:
        return str(context.functions().glGetString(_GL_RENDERER))
    finally:
        context.doneCurrent()
