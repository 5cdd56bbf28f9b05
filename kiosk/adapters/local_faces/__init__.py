"""Face analysis on this machine: MediaPipe for geometry, small ONNX networks for the rest.

Importing this package loads no model library; `MediaPipeFaceAnalyzer.warm_up` does.
"""

from kiosk.adapters.local_faces.analyzer import MediaPipeFaceAnalyzer

__all__ = ["MediaPipeFaceAnalyzer"]
