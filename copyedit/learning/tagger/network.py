"""The tagger's network: a small pretrained encoder with a head that names edits and one that scores words.

The encoder is MiniLM-L6 (Wang et al. 2020; six layers of 384; Apache-2.0). Its word pieces are in lower case, so an
embedding of the case of each word is added. Start with `TaggerNetwork`.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
CASES = 6  # padding, lower, Capital, CAPITALS, MiXed, not a word


class Batch(NamedTuple):
    """Windows of one length class. B windows, N pieces, K wrong words, C choices of P pieces each; 0 is padding."""

    pieces: Tensor  # B, N
    cases: Tensor  # B, N
    edits: Tensor  # B, N; -100 except on the first piece of a word
    wrong: Tensor  # K, 2: window and piece
    choices: Tensor  # K, C, P; the right word first


class _Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.mix, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.mix(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # Written out, because the fused attention of PyTorch 2.15 takes a quarter of the time on such short sentences.
        weights = q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        read = weights.masked_fill(~mask, float("-inf")).softmax(-1, dtype=v.dtype) @ v
        x = self.norm1(x + self.out(read.transpose(1, 2).reshape(batch, length, WIDTH)))
        return self.norm2(x + self.down(functional.gelu(self.up(x))))


class TaggerNetwork(nn.Module):
    """Scores each edit for each word, and each choice for each wrong word."""

    def __init__(self, pieces: int, edits: int) -> None:
        super().__init__()
        self.embed = nn.Embedding(pieces, WIDTH, padding_idx=0)
        self.places = nn.Embedding(512, WIDTH)
        self.cases = nn.Embedding(CASES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(_Layer() for _ in range(LAYERS))
        self.edit = nn.Linear(WIDTH, edits)
        self.word = nn.Linear(WIDTH, WIDTH)
        nn.init.zeros_(self.cases.weight)

    def encode(self, pieces: Tensor, cases: Tensor) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.norm(self.embed(pieces) + self.places(places) + self.cases(cases))
        mask = (pieces != 0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def score_choices(self, read: Tensor, wrong: Tensor, choices: Tensor) -> Tensor:
        """A score for each choice for each wrong word (K, C); minus infinity where there is no choice."""
        there = (choices != 0).unsqueeze(-1)
        words = (self.embed(choices) * there).sum(2) / there.sum(2).clamp(min=1)  # K, C, WIDTH
        asked = self.word(read[wrong[:, 0], wrong[:, 1]])
        scores = torch.einsum("kcw,kw->kc", words.float(), asked.float()) * 4 / WIDTH**0.5
        return scores.masked_fill(~there.any(2).squeeze(-1), float("-inf"))

    def loss(self, batch: Batch) -> Tensor:
        read = self.encode(batch.pieces, batch.cases)
        at = batch.edits >= 0
        loss = functional.cross_entropy(self.edit(read[at]).float(), batch.edits[at])
        if len(batch.wrong):
            scores = self.score_choices(read, batch.wrong, batch.choices)
            right = torch.zeros(len(scores), dtype=torch.long, device=scores.device)
            loss = loss + functional.cross_entropy(scores, right, reduction="sum") / at.sum()
        return loss
