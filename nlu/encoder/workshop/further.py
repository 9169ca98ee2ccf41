"""Learning on from the encoder as it stands: its weights, read back out of the finished file."""

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from workshop.base import Piece
from workshop.network import Network


def take_over(network: Network, pieces: list[Piece], model: Path, vocabulary: Path) -> None:
    """Puts the finished encoder's weights into the network; pieces it did not know keep those of the base."""
    graph = onnx.load(model).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    weights = {name: torch.tensor(found) for name, found in stored.items() if name in network.state_dict()}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            part = node.name.strip("/").removesuffix("/MatMul_quant").replace("/", ".")
            weights[f"{part}.weight"] = torch.tensor(_full(stored, node.input[1].removesuffix("_quantized")).T)
    network.load_state_dict(weights, strict=False)
    known = {text: row for row, (text, _) in enumerate(json.loads(vocabulary.read_text())["model"]["vocab"])}
    words = _full(stored, "word.weight")
    for row, piece in enumerate(pieces):
        if piece.text in known:
            network.word.weight.data[row] = torch.tensor(words[known[piece.text]])


def _full(stored: dict[str, np.ndarray], name: str) -> np.ndarray:
    whole = stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"].astype(np.float32)
    return whole * stored[f"{name}_scale"]
