"""face-api.js FaceExpressionNet and AgeGenderNet, rebuilt from their 8-bit weight files.

Input: N x 3 x 112 x 112, RGB, 0-255. The architectures are those of @vladmandic/face-api (MIT).
"""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.models.graph import Graph

_MEAN_RGB = np.array((122.782, 117.001, 104.298), np.float32)
_INPUT = (3, 112, 112)

Weights = dict[str, NDArray[np.float32]]


def build_expression(folder: Path, target: Path) -> None:
    """Output `logits`: neutral, happy, sad, angry, fearful, disgusted, surprised."""
    net = _Net(_weights(folder / "face_expression_model-weights_manifest.json"))
    x = net.normalised()
    for block in range(4):
        x = net.dense_block(x, f"dense{block}", first=block == 0)
    net.save(target, {"logits": net.head(net.pooled(x), "fc")})


def build_age_gender(folder: Path, target: Path) -> None:
    """Outputs `age` in years and `gender`: probabilities of male and female."""
    net = _Net(_weights(folder / "age_gender_model-weights_manifest.json"))
    x = net.relu(net.plain(net.normalised(), "entry_flow/conv_in", stride=2))
    x = net.reduction(x, "entry_flow/reduction_block_0")
    x = net.reduction(net.relu(x), "entry_flow/reduction_block_1", shortcut=x)
    for block in range(2):
        y = x
        for layer in range(3):
            y = net.separable(net.relu(y), f"middle_flow/main_block_{block}/separable_conv{layer}")
        x = net.add("Add", y, x)
    x = net.reduction(net.relu(x), "exit_flow/reduction_block", shortcut=x)
    x = net.pooled(net.relu(net.separable(x, "exit_flow/separable_conv")))
    gender = net.add("Softmax", net.head(x, "fc/gender"), axis=1)
    net.save(target, {"age": net.head(x, "fc/age"), "gender": gender})


class _Net(Graph):
    """The layers of face-api.js, by the names of their weights."""

    def __init__(self, weights: Weights) -> None:
        super().__init__(_INPUT)
        self._weights = weights

    def normalised(self) -> str:
        centred = self.per_channel("Sub", "input", _MEAN_RGB)
        return self.add("Div", centred, self.constant(np.array(255, np.float32)))

    def relu(self, x: str) -> str:
        return self.clip(x, low=0)

    def plain(self, x: str, name: str, stride: int = 1) -> str:
        kernel = self._weights[f"{name}/filters"].transpose(3, 2, 0, 1)
        bias = self._weights[f"{name}/bias"]
        return self.conv(x, kernel, bias, strides=[stride] * 2, auto_pad="SAME_UPPER")

    def separable(self, x: str, name: str, stride: int = 1) -> str:
        depthwise = self._weights[f"{name}/depthwise_filter"].transpose(2, 3, 0, 1)
        pointwise = self._weights[f"{name}/pointwise_filter"].transpose(3, 2, 0, 1)
        x = self.conv(
            x,
            depthwise,
            group=depthwise.shape[0],
            strides=[stride] * 2,
            auto_pad="SAME_UPPER",
        )
        return self.conv(x, pointwise, self._weights[f"{name}/bias"])

    def dense_block(self, x: str, name: str, *, first: bool) -> str:
        """Each layer sees the sum of all before it; the first halves the picture."""
        entry = self.plain if first else self.separable
        sums = self.relu(entry(x, f"{name}/conv0", stride=2))
        layer = sums
        for number in range(1, 4):
            made = self.separable(layer, f"{name}/conv{number}")
            sums = self.add("Add", sums, made)
            layer = self.relu(sums)
        return layer

    def reduction(self, x: str, name: str, shortcut: str | None = None) -> str:
        """Two separable convolutions, halved, beside a strided one on the unrectified input."""
        y = self.separable(x, f"{name}/separable_conv0")
        y = self.separable(self.relu(y), f"{name}/separable_conv1")
        y = self.add("MaxPool", y, kernel_shape=[3, 3], strides=[2, 2], auto_pad="SAME_UPPER")
        return self.add("Add", y, self.plain(shortcut or x, f"{name}/expansion_conv", stride=2))

    def pooled(self, x: str) -> str:
        return self.add("Flatten", self.add("AveragePool", x, kernel_shape=[7, 7], strides=[2, 2]))

    def head(self, x: str, name: str) -> str:
        return self.dense(x, self._weights[f"{name}/weights"], self._weights[f"{name}/bias"])


def _weights(manifest: Path) -> Weights:
    """Every array of a weights manifest as 32-bit floats."""
    weights: Weights = {}
    for group in json.loads(manifest.read_text("utf-8")):
        data = b"".join((manifest.parent / name).read_bytes() for name in group["paths"])
        offset = 0
        for entry in group["weights"]:
            count = int(np.prod(entry["shape"]))
            how = entry.get("quantization")
            raw = np.frombuffer(data, how["dtype"] if how else np.float32, count, offset)
            offset += raw.nbytes
            array = raw.astype(np.float32)
            if how:
                array = array * np.float32(how["scale"]) + np.float32(how["min"])
            weights[entry["name"]] = array.reshape(entry["shape"])
    return weights
