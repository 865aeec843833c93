"""Checkpoint to packaged file: the corpus fixed to GUM, weights as eight-bit integers.

python training/names/export.py build/names/average.pt build/names/names.onnx
"""

import argparse
import tempfile
from pathlib import Path

import onnx
import torch
from encoder import Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from records import CORPORA
from torch import Tensor, nn

from reportpipe.annotate.wordpiece import FEATURES


class Packaged(nn.Module):
    """One window: pieces and features of shape (length,), log-probabilities of shape (length, 9)."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, features: Tensor) -> Tensor:
        corpus = torch.zeros(1, dtype=torch.int64)
        return self.model(pieces[None], features[None], corpus)[0].log_softmax(-1)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    model = Tagger(FEATURES, len(CORPORA))
    model.load_state_dict(torch.load(given.checkpoint))
    packaged = Packaged(model.eval())
    example = (torch.arange(1, 33), torch.zeros(32, dtype=torch.int64))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            packaged,
            example,
            str(whole),
            input_names=["pieces", "features"],
            output_names=["scores"],
            dynamic_axes={"pieces": {0: "length"}, "features": {0: "length"}, "scores": {0: "length"}},
            dynamo=False,
        )
        quantize_dynamic(whole, given.out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    onnx.checker.check_model(str(given.out))
    print(given.out, given.out.stat().st_size)


if __name__ == "__main__":
    main()
