"""At the start of the frozen kiosk: MediaPipe imports matplotlib to draw, and nobody draws.

Its place is taken by two empty modules, which saves 70 MB and the time to import them.
"""

import sys
import types

for name in ("matplotlib", "matplotlib.pyplot"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["matplotlib"].pyplot = sys.modules["matplotlib.pyplot"]
