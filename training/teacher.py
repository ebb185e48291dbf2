"""The teacher: MPNet base (Song et al. 2020) in the tagger's clothes, five times its weights and eight times its work.

It is started from all-mpnet-base-v2, trained like the tagger (``training.train --teacher-size``), and never ships: the
shipped network learns from it (``training.distil``). Its pieces are those of BERT's vocabulary under other numbers, so
that the words of a batch stand at the same places for both. Beside the published network's attention it has the
tagger's vectors of shapes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from training.model import Size, Tagger

BASE = Size(768, 12, 12, 3072, 1e-5)
BUCKETS, FAR = 32, 128
"""Relative positions have so many classes; farther than this all are one."""
OFFSET = 2
"""The published vectors of positions begin with two that nothing uses."""
UNKNOWN = "<unk>"
MARKS = {"<s>": "[CLS]", "<pad>": "[PAD]", "</s>": "[SEP]"}
PARTS = {
    "out": "attention.attn.o",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm1": "attention.LayerNorm",
    "norm2": "output.LayerNorm",
}


class Teacher(Tagger):
    """As ``Tagger``; attention counts how far two pieces are from each other, the same in all layers."""

    def __init__(self, vocabulary: int = 30527, dropout: float = 0.1, size: Size = BASE) -> None:
        super().__init__(vocabulary, dropout, size)
        self.relative = nn.Embedding(BUCKETS, size.heads)
        places = torch.arange(512)
        self.register_buffer("buckets", bucket(places[None] - places[:, None]), persistent=False)
        self.buckets: Tensor

    @classmethod
    def from_mpnet(cls, weights: Path, dropout: float = 0.1) -> Teacher:
        """Start from the published weights (``model.safetensors`` of all-mpnet-base-v2)."""
        from safetensors.torch import load_file

        source = load_file(weights)
        model = cls(dropout=dropout)
        given = {
            "words.weight": source["embeddings.word_embeddings.weight"],
            "positions.weight": source["embeddings.position_embeddings.weight"][OFFSET:],
            "norm.weight": source["embeddings.LayerNorm.weight"],
            "norm.bias": source["embeddings.LayerNorm.bias"],
            "relative.weight": source["encoder.relative_attention_bias.weight"],
        }
        model.take(source, given, [f"attention.attn.{p}" for p in "qkv"], PARTS)
        return model

    def nearness(self, length: int) -> Tensor:
        """A score for each class of distances and head, shape [1, heads, length, length]."""
        return self.relative(self.buckets[:length, :length]).permute(2, 0, 1)[None]  # type: ignore[no-any-return]


def bucket(distance: Tensor) -> Tensor:
    """The class of each distance (place of what is looked at, less one's own): half are for each direction, near ones
    have a class each, farther ones share them by the logarithm (Raffel et al. 2020, as MPNet has it)."""
    half = BUCKETS // 2
    exact = half // 2
    side = (distance > 0).long() * half
    size = distance.abs()
    large = exact + (torch.log(size.float().clamp(min=1) / exact) / math.log(FAR / exact) * (half - exact)).long()
    return side + torch.where(size < exact, size, large.clamp(max=half - 1))


def vocabulary(lines: Sequence[str]) -> list[str]:
    """The pieces of the published vocabulary, its marks under the names that ``WordPiece`` looks for."""
    taken = set(MARKS.values())
    return [MARKS.get(line, f"[{n}]" if line in taken else line) for n, line in enumerate(lines)]


def renumbered(pieces: Sequence[str], teachers: Sequence[str]) -> Tensor:
    """For each number of the tagger's vocabulary the teacher's number of the same piece."""
    numbers = {piece: n for n, piece in enumerate(teachers)}
    return torch.tensor([numbers.get(piece, numbers[UNKNOWN]) for piece in pieces])
