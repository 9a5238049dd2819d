"""The tagger's network as the file that is shipped: ONNX, with weights in 8 bits. Start with `write_network`."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from copyedit.errors import CopyeditError
from copyedit.language.context.tagger.edits import EDITS
from copyedit.language.context.tagger.engine import CHOICES, PIECES
from copyedit.learning.tagger.network import TaggerNetwork

try:
    import onnx
    import onnxscript  # noqa: F401 - PyTorch writes with it
    from onnx import numpy_helper
    from onnxruntime.quantization import QuantType, quantize_dynamic
except ImportError:
    raise CopyeditError("training needs ONNX: pip install 'copyedit[train]'") from None

_AHEAD = "network."  # of the names of parameters in the file


class Shipped(nn.Module):
    """What is shipped: pieces and cases in, the probability of each edit of each piece and of each choice out."""

    def __init__(self, network: TaggerNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, cases: Tensor, places: Tensor, choices: Tensor) -> tuple[Tensor, Tensor]:
        read = self.network.encode(pieces, cases)
        return self.network.edit(read).softmax(-1), self.network.score_choices(read, places, choices).softmax(-1)


def write_network(network: TaggerNetwork, out: Path) -> None:
    """Write the network to `out`, by way of files in 32 bits and with single operations."""
    with TemporaryDirectory() as folder:
        full, rounded = Path(folder) / "full.onnx", Path(folder) / "rounded.onnx"
        with _silence():
            _write_in_32_bits(Shipped(network).eval(), full)
            # In seven of the eight bits, as processors without VNNI (AMD before 2022) add up pairs of products in 16
            # bits, where two of eight may not fit. The answers are as close to those in 32 bits.
            quantize_dynamic(full, rounded, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        _fuse(rounded, out)


@contextmanager
def _silence() -> Iterator[None]:
    """Without the remarks of PyTorch and the quantizer, which nobody can act on."""
    logging.disable()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(logging.NOTSET)


def _write_in_32_bits(model: nn.Module, full: Path) -> None:
    sentences, pieces, asked = (
        torch.export.Dim("sentences"),
        torch.export.Dim("pieces", max=512),
        torch.export.Dim("asked"),
    )
    read = torch.randint(1000, 2000, (2, 8))
    choices = torch.randint(1000, 2000, (3, CHOICES, PIECES))
    torch.onnx.export(
        model,
        (read, torch.ones_like(read), torch.tensor([[0, 1], [1, 2], [1, 3]]), choices),
        full,
        dynamo=True,
        dynamic_shapes=({0: sentences, 1: pieces}, {0: sentences, 1: pieces}, {0: asked}, {0: asked}),
        input_names=["pieces", "cases", "places", "choices"],
        output_names=["edits", "chosen"],
        external_data=False,
        verbose=False,
    )


def _fuse(model: Path, out: Path) -> None:
    """Do now what the engine would do each time it opens the model, which saves a third of that time."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED  # the same on any CPU
    options.optimized_model_filepath = str(out)
    onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def read_network(path: Path) -> TaggerNetwork:
    """The network of such a file, with its weights in 32 bits again, to be trained further."""
    weights = dict(_weights(onnx.load(path).graph))
    network = TaggerNetwork(len(weights["embed.weight"]), len(EDITS))
    network.load_state_dict({name: torch.from_numpy(values) for name, values in weights.items()})
    return network


def _weights(graph: onnx.GraphProto) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """The parameters by name. A matrix has lost its name; it has that of the bias that is added to its product."""
    stored: Mapping[str, NDArray[Any]] = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    for name, values in stored.items():
        if name.startswith(_AHEAD) and name.endswith((".weight", ".bias")):
            yield name.removeprefix(_AHEAD), values.copy()
        elif name.startswith(_AHEAD) and name.endswith(".weight_quantized"):
            yield name.removeprefix(_AHEAD).removesuffix("_quantized"), _in_32_bits(stored, name)
    readers = {name: node for node in graph.node for name in node.input}
    for node in graph.node:
        if node.op_type in ("DynamicQuantizeMatMul", "MatMulInteger"):
            weight = _bias_of(node, readers).removeprefix(_AHEAD).removesuffix("bias") + "weight"
            yield weight, _in_32_bits(stored, node.input[1]).T.copy()


def _bias_of(product: onnx.NodeProto, readers: Mapping[str, onnx.NodeProto]) -> str:
    """It is added in the same operation, or in one that follows."""
    node = product
    while True:
        for name in node.input:
            if name.startswith(_AHEAD) and name.endswith(".bias"):
                return str(name)
        node = readers[node.output[0]]


def _in_32_bits(stored: Mapping[str, NDArray[Any]], name: str) -> NDArray[np.float32]:
    """Columns have a scale and a zero point each, tables of vectors one for all."""
    about = name.removesuffix("_quantized")
    scale, zero = stored[f"{about}_scale"], stored[f"{about}_zero_point"]
    values: NDArray[np.float32] = (stored[name].astype(np.float32) - zero.astype(np.float32)) * scale
    return values
