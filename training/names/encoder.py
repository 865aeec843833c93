"""The network: MiniLM's encoder, a casing feature and the corpus added to each word, and one linear layer."""

import json
import struct
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

LABELS = ("O", *(f"{part}-{kind}" for kind in ("person", "organisation", "place", "other") for part in "BI"))
WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        many, long, _ = hidden.shape
        query, key, value = (
            part(hidden).view(many, long, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + mask
        mixed = (self.drop(scores.softmax(-1)) @ value).transpose(1, 2).reshape(many, long, WIDTH)
        hidden = self.norm1(hidden + self.drop(self.out(mixed)))
        return self.norm2(hidden + self.drop(self.down(functional.gelu(self.up(hidden)))))


class Tagger(nn.Module):
    """pieces, features: (batch, length) int64, piece 0 is padding; corpus: (batch,) int64. Gives (batch, length, 9)."""

    def __init__(self, features: int, corpora: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.features = nn.Embedding(features, WIDTH)
        self.corpora = nn.Embedding(corpora, WIDTH)
        nn.init.normal_(self.features.weight, std=0.02)
        nn.init.zeros_(self.corpora.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(WIDTH, len(LABELS))

    def forward(self, pieces: Tensor, features: Tensor, corpus: Tensor) -> Tensor:
        mask = (pieces == 0)[:, None, None, :].to(torch.float32) * -1e4
        places = self.places(torch.arange(pieces.shape[1], device=pieces.device))[None]
        known = self.pieces(pieces) + places + self.kind
        hidden = self.norm(known + self.features(features) + self.corpora(corpus)[:, None])
        hidden = self.drop(hidden)
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return self.head(hidden)

    def start_from(self, weights: dict[str, Tensor]) -> None:
        """Take the encoder's weights; the features, the corpora and the last layer start from nothing."""
        names = {
            "pieces.weight": "embeddings.word_embeddings.weight",
            "places.weight": "embeddings.position_embeddings.weight",
        }
        names |= {f"norm.{part}": f"embeddings.LayerNorm.{part}" for part in ("weight", "bias")}
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for number in range(LAYERS):
            for ours, theirs in parts.items():
                for part in ("weight", "bias"):
                    names[f"layers.{number}.{ours}.{part}"] = f"encoder.layer.{number}.{theirs}.{part}"
        own = self.state_dict()
        own |= {ours: weights[theirs] for ours, theirs in names.items()}
        own["kind"] = weights["embeddings.token_type_embeddings.weight"][0]
        self.load_state_dict(own)


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """Tensors by name: an eight-byte length, a JSON header, then the numbers."""
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            first, last = (8 + length + offset for offset in entry["data_offsets"])
            array = np.frombuffer(data[first:last], dtype="<f4").reshape(entry["shape"])
            tensors[name] = torch.from_numpy(array.copy())
    return tensors
