"""A small builder of ONNX graphs whose weights are stored in half precision.

All tensors are N x channels x height x width. Computation stays in 32 bits: each stored weight goes
through a Cast, which onnxruntime folds away when it loads the file.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array: TypeAlias = NDArray[Any]

_OPSET = 17
_IR_VERSION = 8
_SMALLEST_HALVED = 64
"""Arrays below this size are stored as they are: nothing is saved by rounding them."""


class Graph:
    """Nodes in order of evaluation; every method gives the name of the value it made."""

    def __init__(self, input_shape: Sequence[int]) -> None:
        """`input_shape` is channels, height, width; the input is called `input`."""
        self._input_shape = ["N", *input_shape]
        self._nodes: list[Any] = []
        self._constants: list[Any] = []
        self._clips: dict[str, tuple[str, float, float]] = {}

    def add(self, op: str, *inputs: str, **attributes: Any) -> str:
        name = f"{op.lower()}{len(self._nodes)}"
        self._nodes.append(helper.make_node(op, inputs, [name], **attributes))
        return name

    def constant(self, array: Array) -> str:
        name = f"weight{len(self._constants)}"
        halved = array.dtype == np.float32 and array.size >= _SMALLEST_HALVED
        stored = np.ascontiguousarray(array, np.float16 if halved else array.dtype)
        self._constants.append(numpy_helper.from_array(stored, name))
        return self.add("Cast", name, to=TensorProto.FLOAT) if halved else name

    def conv(self, x: str, kernel: Array, bias: Array | None = None, **attributes: Any) -> str:
        """`kernel` is out x in x height x width."""
        weights = [self.constant(kernel)] + ([] if bias is None else [self.constant(bias)])
        return self.add("Conv", x, *weights, **attributes)

    def dense(self, x: str, matrix: Array, bias: Array) -> str:
        """`matrix` is in x out."""
        return self.add("Gemm", x, self.constant(matrix), self.constant(bias))

    def per_channel(self, op: str, x: str, values: Array) -> str:
        """Combine with one value for each channel."""
        return self.add(op, x, self.constant(values.astype(np.float32).reshape(1, -1, 1, 1)))

    def clip(self, x: str, low: float = -np.inf, high: float = np.inf) -> str:
        """Keep values between two bounds; clips of clips become one.

        onnxruntime merges a single Clip or Relu into the convolution before it, but not the
        Relu, Minimum, Maximum that TensorFlow writes for one ReLU6.
        """
        source, lower, upper = self._clips.get(x, (x, -np.inf, np.inf))
        low, high = max(low, lower), min(high, upper)
        if low == 0 and high == np.inf:
            name = self.add("Relu", source)
        else:
            bounds = [self.constant(np.array(bound, np.float32)) for bound in (low, high)]
            name = self.add("Clip", source, *bounds)
        self._clips[name] = (source, low, high)
        return name

    def save(self, path: Path, outputs: Mapping[str, str]) -> None:
        """Write the model; `outputs` maps the names of outputs to the values they are."""
        for name, value in outputs.items():
            self._nodes.append(helper.make_node("Identity", [value], [name]))
        nodes = self._needed(outputs)
        used = {name for node in nodes for name in node.input}
        graph = helper.make_graph(
            nodes,
            path.stem,
            [helper.make_tensor_value_info("input", TensorProto.FLOAT, self._input_shape)],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["N", None]) for n in outputs],
            [constant for constant in self._constants if constant.name in used],
        )
        opset = helper.make_opsetid("", _OPSET)
        model = helper.make_model(graph, opset_imports=[opset], producer_name="emotion-garden")
        model.ir_version = _IR_VERSION
        onnx.checker.check_model(model)
        onnx.save(model, path)

    def _needed(self, outputs: Iterable[str]) -> list[Any]:
        wanted, kept = set(outputs), list[Any]()
        for node in reversed(self._nodes):
            if wanted.intersection(node.output):
                wanted.update(node.input)
                kept.append(node)
        return kept[::-1]
