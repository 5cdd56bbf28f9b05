"""MediaPipe's library, which it opens by name; PyInstaller knows nothing of it."""

from PyInstaller.utils.hooks import collect_dynamic_libs

binaries = collect_dynamic_libs("mediapipe", search_patterns=["libmediapipe.*", "*.dll"])
