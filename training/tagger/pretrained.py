"""Start the tagger's network from a published encoder. Start with `load_pretrained`."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from copyedit.learning.tagger.network import LAYERS, TaggerNetwork


def load_pretrained(network: TaggerNetwork, weights: dict[str, Tensor]) -> None:
    """Copy the weights of a BERT-like encoder, as its publisher names them."""
    new = {"embed.weight": weights["embeddings.word_embeddings.weight"]}
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    new["places.weight"] = weights["embeddings.position_embeddings.weight"] + kind
    new |= {f"norm.{part}": weights[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")}
    for at in range(LAYERS):
        old = f"encoder.layer.{at}."
        for part in ("weight", "bias"):
            mixed = [weights[f"{old}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            new[f"layers.{at}.mix.{part}"] = torch.cat(mixed)
            for ours, theirs in (
                ("out", "attention.output.dense"),
                ("norm1", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("norm2", "output.LayerNorm"),
            ):
                new[f"layers.{at}.{ours}.{part}"] = weights[f"{old}{theirs}.{part}"]
    missing = network.load_state_dict(new, strict=False)
    assert not missing.unexpected_keys, missing.unexpected_keys


def read_pretrained(folder: Path) -> dict[str, Tensor]:
    """The published weights, from `model.safetensors`."""
    return load_file(folder / "model.safetensors")
