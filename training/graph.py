"""The exported network as an ONNX graph, written node by node.

Word vectors are kept as int8 with one scale a row (nearly lossless; a fourth of the size); the layers use
onnxruntime's fused operators, so that no optimiser has to find them, and are quantised afterwards.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.model import HEADS, LAYERS

Weights = dict[str, NDArray[np.float32]]
FUSED = "com.microsoft"


class Graph:
    """Nodes and initialisers in the order they are added."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[Any] = []
        self.tensors: list[Any] = []

    def keep(self, name: str, value: NDArray[Any]) -> str:
        """Add an initialiser."""
        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        """Add a node with one output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], output, domain=domain, **attributes))
        return output

    def linear(self, x: str, name: str, output: str) -> str:
        """``x @ weight.T + bias``."""
        weight = self.keep(f"{name}.w", self.weights[f"{name}.weight"].T)
        product = self.add("MatMul", [x, weight], f"{output}.product")
        return self.add("Add", [product, self.keep(f"{name}.b", self.weights[f"{name}.bias"])], output)

    def add_and_norm(self, x: str, residual: str, bias: str, norm: str, output: str) -> str:
        """Layer normalisation of ``x + residual + bias``; as three nodes, since the fused operator is slower."""
        total = self.add("Add", [self.add("Add", [x, bias], f"{norm}.biased"), residual], f"{norm}.total")
        scale = self.keep(f"{norm}.g", self.weights[f"{norm}.weight"])
        shift = self.keep(f"{norm}.h", self.weights[f"{norm}.bias"])
        return self.add("LayerNormalization", [total, scale, shift], output, axis=-1, epsilon=1e-12)


def embedded(g: Graph) -> str:
    """Word, position and shape vectors, summed and normalised."""
    table = g.weights["words.weight"]
    scale = np.maximum(np.abs(table).max(1, keepdims=True) / 127, 1e-9).astype(np.float32)
    rows = g.keep("words", np.clip(np.rint(table / scale), -127, 127).astype(np.int8))
    picked = g.add("Gather", [rows, "ids"], "words.picked", axis=0)
    cast = g.add("Cast", [picked], "words.cast", to=TensorProto.FLOAT)
    scales = g.add("Gather", [g.keep("words.scale", scale), "ids"], "words.scales", axis=0)
    words = g.add("Mul", [cast, scales], "words.vectors")
    shapes = g.add("Gather", [g.keep("shapes_table", g.weights["shapes.weight"]), "shapes"], "shapes.vectors", axis=0)
    size = g.add("Shape", ["ids"], "size")
    length = g.add("Slice", [size, g.keep("one", np.array([1])), g.keep("two", np.array([2]))], "length")
    places = g.add(
        "Slice",
        [
            g.keep("positions", g.weights["positions.weight"]),
            g.keep("zero", np.array([0])),
            length,
            g.keep("axis0", np.array([0])),
        ],
        "places",
    )
    total = g.add("Add", [g.add("Add", [words, shapes], "sum1"), places], "sum2")
    return g.add(
        "LayerNormalization",
        [total, g.keep("norm.g", g.weights["norm.weight"]), g.keep("norm.h", g.weights["norm.bias"])],
        "embedded",
        axis=-1,
        epsilon=1e-12,
    )


def layer(g: Graph, x: str, n: int) -> str:
    """One transformer layer on fused operators."""
    name = f"layers.{n}"
    mixed = g.add(
        "Attention",
        [
            x,
            g.keep(f"{name}.qkv.w", g.weights[f"{name}.qkv.weight"].T),
            g.keep(f"{name}.qkv.b", g.weights[f"{name}.qkv.bias"]),
        ],
        f"{name}.mixed",
        FUSED,
        num_heads=HEADS,
    )
    out = g.add("MatMul", [mixed, g.keep(f"{name}.out.w", g.weights[f"{name}.out.weight"].T)], f"{name}.out")
    x = g.add_and_norm(out, x, g.keep(f"{name}.out.b", g.weights[f"{name}.out.bias"]), f"{name}.norm1", f"{name}.x1")
    up = g.add("MatMul", [x, g.keep(f"{name}.up.w", g.weights[f"{name}.up.weight"].T)], f"{name}.up")
    act = g.add("BiasGelu", [up, g.keep(f"{name}.up.b", g.weights[f"{name}.up.bias"])], f"{name}.act", FUSED)
    down = g.add("MatMul", [act, g.keep(f"{name}.down.w", g.weights[f"{name}.down.weight"].T)], f"{name}.down")
    return g.add_and_norm(
        down, x, g.keep(f"{name}.down.b", g.weights[f"{name}.down.bias"]), f"{name}.norm2", f"{name}.x2"
    )


HEAD_NAMES = ("role", "name", "stance", "pointers")


def build(weights: Weights, metadata: dict[str, str]) -> Any:
    """The whole model. Inputs: ``ids`` and ``shapes`` [1, pieces], ``first`` [words]; outputs: the four
    heads' scores [1, words, ...]."""
    g = Graph(weights)
    x = embedded(g)
    for n in range(LAYERS):
        x = layer(g, x, n)
    words = g.add("Gather", [x, "first"], "word_vectors", axis=1)
    outputs = []
    for name in HEAD_NAMES:
        g.linear(words, name, f"{name}_scores")
        outputs.append(
            helper.make_tensor_value_info(
                f"{name}_scores", TensorProto.FLOAT, [1, "words", weights[f"{name}.bias"].shape[0]]
            )
        )
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"]),
        helper.make_tensor_value_info("shapes", TensorProto.INT64, [1, "pieces"]),
        helper.make_tensor_value_info("first", TensorProto.INT64, ["words"]),
    ]
    graph = helper.make_graph(g.nodes, "sayso", inputs, outputs, g.tensors)
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)], producer_name="sayso"
    )
    model.ir_version = 9
    helper.set_model_props(model, metadata)
    return model
