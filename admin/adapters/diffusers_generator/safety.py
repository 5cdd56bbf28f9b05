"""A model's own safety classifier, asked for advice only: it never touches a picture."""

from typing import Any

import numpy as np
from PIL import Image


class SafetyChecker:
    """Takes the classifier out of a pipeline, which would paint the pictures it flags black."""

    def __init__(self, pipeline: Any) -> None:
        self._checker = getattr(pipeline, "safety_checker", None)
        self._extractor = getattr(pipeline, "feature_extractor", None)
        if self._checker is not None:
            pipeline.register_modules(safety_checker=None)

    @property
    def present(self) -> bool:
        return self._checker is not None and self._extractor is not None

    def flags(self, pixels: bytes, width: int, height: int) -> bool:
        """Whether a person should look twice at a picture (RGB bytes)."""
        checker: Any = self._checker
        extractor: Any = self._extractor
        picture = Image.frombytes("RGB", (width, height), pixels)
        seen = extractor([picture], return_tensors="pt").pixel_values
        parameter = next(checker.parameters())
        # It blackens what it is given in `images`: a single pixel.
        _, flagged = checker(
            images=np.zeros((1, 1, 1, 3)), clip_input=seen.to(parameter.device, parameter.dtype)
        )
        return bool(flagged[0])
