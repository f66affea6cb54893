"""The trunk in ONNX Runtime and OpenVINO, for comparing: 8-bit linear maps with inputs scaled as they come.

None of the packages is needed to use or to train the reader; they are imported only here.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.reading.weights import LAYER, SITES, Linear, ReaderWeights

Array = NDArray[Any]
Trunk = Callable[[Array, Array], Array]
"""Turns embedded tokens, (windows, tokens, dimension), into vectors; the second is added to what each sees,
(windows, 1, 1, tokens): 0 for tokens, a great negative number for padding."""

# Inputs that share a scale in OpenVINO. measured: 32 and whole rows are slower.
GROUP = 128


def norms(weights: ReaderWeights, layer: int) -> list[tuple[Array, Array]]:
    """Return weight and bias of a layer's two normalisations."""
    return [
        tuple(weights.tensors[f"{LAYER}{layer}.{name}.LayerNorm.{part}"] for part in ("weight", "bias"))  # type: ignore[misc]
        for name in ("attention.output", "output")
    ]


def openvino_trunk(weights: ReaderWeights, threads: int) -> Trunk:
    """Return the trunk compiled by OpenVINO; raise ImportError where it is not installed."""
    import openvino
    from openvino import opset13 as op

    width = weights.site(0, "output").weight.shape[0]

    def linear(values: Any, one: Linear) -> Any:
        integers = op.convert(op.constant(one.weight), "f32")
        return op.add(
            op.matmul(values, op.multiply(integers, op.constant(one.scale[:, None])), False, True),
            op.constant(one.bias),
        )

    def normed(values: Any, norm: tuple[Array, Array]) -> Any:
        axes = op.constant(np.array([-1]))
        even = op.mvn(values, axes, True, weights.epsilon, "inside_sqrt")
        return op.add(op.multiply(even, op.constant(norm[0])), op.constant(norm[1]))

    def part(one: Linear, rows: slice) -> Linear:
        return replace(one, weight=one.weight[rows], scale=one.scale[rows], bias=one.bias[rows])

    def heads(values: Any) -> Any:
        shape = op.constant(np.array([0, 0, weights.heads, width // weights.heads]))
        return op.transpose(op.reshape(values, shape, True), op.constant(np.array([0, 2, 1, 3])))

    inputs = op.parameter([-1, -1, width], np.float32)
    mask = op.parameter([-1, 1, 1, -1], np.float32)
    hidden = inputs
    for layer in range(weights.layers):
        first, second = norms(weights, layer)
        maps = {site: weights.site(layer, site) for site in SITES}
        whole = maps["attention.self"]
        attended = op.scaled_dot_product_attention(
            *(
                heads(linear(hidden, part(whole, rows)))
                for rows in (slice(0, width), slice(width, 2 * width), slice(2 * width, None))
            ),
            mask,
        )
        attended = op.transpose(attended, op.constant(np.array([0, 2, 1, 3])))
        attended = op.reshape(attended, op.constant(np.array([0, 0, width])), True)
        mixed = normed(op.add(linear(attended, maps["attention.output"]), hidden), first)
        inner = op.gelu(linear(mixed, maps["intermediate"]), "erf")
        hidden = normed(op.add(linear(inner, maps["output"]), mixed), second)
    settings = {
        "INFERENCE_NUM_THREADS": threads,
        "NUM_STREAMS": "1",
        "INFERENCE_PRECISION_HINT": "f32",
        "DYNAMIC_QUANTIZATION_GROUP_SIZE": str(GROUP),
    }
    request = (
        openvino.Core()
        .compile_model(openvino.Model([hidden], [inputs, mask]), "CPU", settings)
        .create_infer_request()
    )
    return lambda values, hidden_from: np.array(request.infer([values, hidden_from])[0])


def onnx_trunk(weights: ReaderWeights, threads: int) -> Trunk:
    """Return the trunk in ONNX Runtime; raise ImportError where it or `onnx` is not installed."""
    import onnx
    import onnxruntime

    nodes: list[Any] = []
    constants: list[Any] = []

    def constant(array: Array) -> str:
        name = f"constant{len(constants)}"
        constants.append(onnx.numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(
        kind: str, inputs: Sequence[str], outputs: int = 1, domain: str = "com.microsoft", **settings: Any
    ) -> Any:
        names = [f"value{len(nodes)}_{number}" for number in range(outputs)]
        nodes.append(onnx.helper.make_node(kind, inputs, names, domain=domain, **settings))
        return names[0] if outputs == 1 else names

    def linear(values: str, one: Linear) -> Any:
        parts = [constant(one.weight.T), constant(one.scale), "", constant(one.bias)]
        return node("DynamicQuantizeMatMul", [values, *parts])

    def normed(values: str, other: str, norm: tuple[Array, Array]) -> Any:
        parts = [constant(part) for part in norm]
        return node("SkipLayerNormalization", [values, other, *parts], epsilon=weights.epsilon)

    hidden = "inputs"
    for layer in range(weights.layers):
        first, second = norms(weights, layer)
        maps = {site: weights.site(layer, site) for site in SITES}
        split = node("Split", [linear(hidden, maps["attention.self"])], 3, "", axis=-1, num_outputs=3)
        attended = node("MultiHeadAttention", [*split, "", "", "mask"], num_heads=weights.heads)
        mixed = normed(hidden, linear(attended, maps["attention.output"]), first)
        inner = node("Gelu", [linear(mixed, maps["intermediate"])])
        hidden = normed(mixed, linear(inner, maps["output"]), second)
    kind = onnx.TensorProto.FLOAT
    width = weights.site(0, "output").weight.shape[0]
    graph = onnx.helper.make_graph(
        nodes,
        "trunk",
        [
            onnx.helper.make_tensor_value_info("inputs", kind, ["windows", "tokens", width]),
            onnx.helper.make_tensor_value_info("mask", kind, ["windows", 1, "tokens", "tokens"]),
        ],
        [onnx.helper.make_tensor_value_info(hidden, kind, ["windows", "tokens", width])],
        constants,
    )
    opsets = [onnx.helper.make_opsetid("", 18), onnx.helper.make_opsetid("com.microsoft", 1)]
    model = onnx.helper.make_model(graph, opset_imports=opsets, ir_version=10)
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), settings, providers=["CPUExecutionProvider"]
    )

    def run(values: Array, hidden_from: Array) -> Array:
        tokens = values.shape[1]
        mask = np.ascontiguousarray(np.broadcast_to(hidden_from, (len(values), 1, tokens, tokens)))
        return np.asarray(session.run(None, {"inputs": values, "mask": mask})[0])

    return run
