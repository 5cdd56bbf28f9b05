"""One ONNX network on onnxruntime; the only module that speaks to onnxruntime."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import (  # pyright: ignore[reportMissingModuleSource]
    Fail,
    InvalidArgument,
    InvalidGraph,
    InvalidProtobuf,
    NoSuchFile,
    RuntimeException,
)
from onnxruntime.capi.onnxruntime_pybind11_state import (  # pyright: ignore[reportMissingModuleSource]
    NotImplemented as NotSupported,
)

from shared.domain.errors import FaceAnalysisError, MissingPartError
from shared.ports import Frame

Batch = NDArray[np.float32]

_LOAD_ERRORS = (
    Fail,
    InvalidArgument,
    InvalidGraph,
    InvalidProtobuf,
    NoSuchFile,
    NotSupported,
    OSError,
)
_RUN_ERRORS = (Fail, InvalidArgument, RuntimeException)


class OnnxModel:
    """A network with one input; `input_shape` holds None where a size is free."""

    def __init__(self, path: Path, threads: int) -> None:
        """Load the file for the CPU; MissingPartError when it is no ONNX model."""
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            self._session = ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        except _LOAD_ERRORS as error:
            raise MissingPartError(f"{path} is not an ONNX model that can be used.") from error
        self._input = self._session.get_inputs()[0]
        self._path = path

    @property
    def input_shape(self) -> tuple[int | None, ...]:
        return tuple(size if isinstance(size, int) else None for size in self._input.shape)

    def run(self, batch: Batch) -> Sequence[Batch]:
        """Every output of the network for a batch of inputs."""
        try:
            outputs = self._session.run(None, {self._input.name: batch})
        except _RUN_ERRORS as error:
            raise FaceAnalysisError(f"{self._path.name} failed: {error}") from error
        return [np.asarray(output, np.float32) for output in outputs]


def with_mirror(crop: Frame) -> tuple[Frame, Frame]:
    """A crop and its mirror image: networks see both and their answers are averaged."""
    return crop, np.ascontiguousarray(crop[:, ::-1])


def rgb_planes(crops: Sequence[Frame]) -> Batch:
    """N x 3 x height x width, red-green-blue, 0-255."""
    return np.stack([crop[:, :, ::-1].transpose(2, 0, 1) for crop in crops]).astype(np.float32)


def softmax(logits: Batch) -> Batch:
    """Each row as probabilities."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
