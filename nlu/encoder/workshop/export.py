"""The finished network as an ONNX file with 8-bit weights."""

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from workshop.finetune import tensors
from workshop.network import Network


def export(network: Network, tokenizer: Tokenizer, model: Path, vocabulary: Path) -> None:
    """Writes both files that `natlys_encoder` reads."""
    network.eval()
    example = tensors(tokenizer, ["hun sover ikke", "jeg er så træt af det hele"])
    lengths = {"ids": {0: "texts", 1: "tokens"}, "mask": {0: "texts", 1: "tokens"}, "vector": {0: "texts"}}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            network,
            example,
            full,
            input_names=["ids", "mask"],
            output_names=["vector"],
            dynamic_axes=lengths,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            full,
            model,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"MatMulConstBOnly": True},
        )
    tokenizer.save(str(vocabulary))
