"""The painter: gardens by algorithm, with no model, no weights and no GPU."""

from admin.adapters.painter.painter import Painter

__all__ = ["Painter"]
