"""TensorFlow.js graph models (model.json and .bin) as ONNX, without TensorFlow.

Only the operations that occur in the face models are known. The TensorFlow graph keeps channels
last; here they come second, so that no transposition is left in the network.
"""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.models.graph import Graph

Node = dict[str, Any]
_Array = NDArray[Any]

_PLAIN_TYPES = {"float32": np.float32, "int32": np.int32}


def build(model: Path, target: Path, outputs: dict[str, str]) -> None:
    """Convert `model`; `outputs` maps the names of ONNX outputs to TensorFlow node names."""
    description = json.loads(model.read_text("utf-8"))
    nodes = {node["name"]: node for node in description["modelTopology"]["node"]}
    conversion = _Conversion(nodes, _weights(model.parent, description["weightsManifest"]))
    graph, values = conversion.graph, conversion.value
    graph.save(target, {name: values(node) for name, node in outputs.items()})


class _Conversion:
    def __init__(self, nodes: dict[str, Node], weights: dict[str, _Array]) -> None:
        self._nodes, self._weights = nodes, weights
        self._values: dict[str, str] = {}
        (placeholder,) = (node for node in nodes.values() if node["op"] == "Placeholder")
        height, width, channels = (
            int(size["size"]) for size in placeholder["attr"]["shape"]["shape"]["dim"][1:]
        )
        self.graph = Graph((channels, height, width))
        self._values[placeholder["name"]] = "input"
        self._operations: dict[str, Callable[[Node], str]] = {
            "Add": lambda node: self._combine("Add", node),
            "AddV2": lambda node: self._combine("Add", node),
            "Mul": lambda node: self._combine("Mul", node),
            "Relu": lambda node: self.graph.clip(self._input(node), low=0),
            "Minimum": lambda node: self.graph.clip(self._input(node), high=self._bound(node)),
            "Maximum": lambda node: self.graph.clip(self._input(node), low=self._bound(node)),
            "Conv2D": self._conv,
            "_FusedConv2D": self._conv,
            "DepthwiseConv2dNative": self._conv,
            "MaxPool": self._max_pool,
            "Mean": self._mean_over_picture,
            "_FusedMatMul": self._dense,
            "Sigmoid": lambda node: self.graph.add("Sigmoid", self._input(node)),
            "Softmax": lambda node: self.graph.add("Softmax", self._input(node), axis=-1),
        }

    def value(self, name: str) -> str:
        """The ONNX value of a node; what it needs is converted first."""
        if name not in self._values:
            node = self._nodes[name]
            self._values[name] = self._operations[node["op"]](node)
        return self._values[name]

    def _input(self, node: Node) -> str:
        return self.value(node["input"][0])

    def _constant(self, node: Node, place: int) -> _Array:
        return self._weights[node["input"][place]]

    def _bound(self, node: Node) -> float:
        return float(self._constant(node, 1))

    def _combine(self, op: str, node: Node) -> str:
        if node["input"][1] in self._weights:
            return self.graph.per_channel(op, self._input(node), self._constant(node, 1))
        return self.graph.add(op, self._input(node), self.value(node["input"][1]))

    def _conv(self, node: Node) -> str:
        kernel = self._constant(node, 1)
        depthwise = node["op"].startswith("Depthwise")
        order = (2, 3, 0, 1) if depthwise else (3, 2, 0, 1)
        fused = _texts(node, "fused_ops")
        made = self.graph.conv(
            self._input(node),
            kernel.transpose(order),
            self._constant(node, 2) if "BiasAdd" in fused else None,
            group=kernel.shape[2] if depthwise else 1,
            strides=_numbers(node, "strides")[1:3],
            auto_pad=_padding(node),
        )
        return self._activated(made, fused)

    def _dense(self, node: Node) -> str:
        made = self.graph.dense(self._input(node), self._constant(node, 1), self._constant(node, 2))
        return self._activated(made, _texts(node, "fused_ops"))

    def _activated(self, made: str, fused: list[str]) -> str:
        return self.graph.clip(made, low=0) if "Relu" in fused else made

    def _max_pool(self, node: Node) -> str:
        return self.graph.add(
            "MaxPool",
            self._input(node),
            kernel_shape=_numbers(node, "ksize")[1:3],
            strides=_numbers(node, "strides")[1:3],
            auto_pad=_padding(node),
        )

    def _mean_over_picture(self, node: Node) -> str:
        if sorted(self._constant(node, 1).tolist()) != [1, 2]:
            raise NotImplementedError(f"mean over other axes than the picture's: {node['name']}")
        return self.graph.add("Flatten", self.graph.add("GlobalAveragePool", self._input(node)))


def _numbers(node: Node, attribute: str) -> list[int]:
    return [int(number) for number in node["attr"][attribute]["list"]["i"]]


def _texts(node: Node, attribute: str) -> list[str]:
    found = node["attr"].get(attribute, {}).get("list", {}).get("s", [])
    return [base64.b64decode(text).decode() for text in found]


def _padding(node: Node) -> str:
    padding = base64.b64decode(node["attr"]["padding"]["s"]).decode()
    return {"SAME": "SAME_UPPER", "VALID": "VALID"}[padding]


def _weights(folder: Path, manifest: list[dict[str, Any]]) -> dict[str, _Array]:
    weights: dict[str, _Array] = {}
    for group in manifest:
        data = b"".join((folder / name).read_bytes() for name in group["paths"])
        offset = 0
        for entry in group["weights"]:
            stored = entry["quantization"]["dtype"] if "quantization" in entry else entry["dtype"]
            count = int(np.prod(entry["shape"]))
            raw = np.frombuffer(data, stored, count, offset)
            offset += raw.nbytes
            array = raw.astype(_PLAIN_TYPES[entry["dtype"]])
            weights[entry["name"]] = array.reshape(entry["shape"])
    return weights
