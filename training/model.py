"""The network: MiniLM with five heads, in plain PyTorch.

One encoder (6 layers of 384, Wang et al. 2020), started from all-MiniLM-L6-v2, with one learned vector for
the outer shape of each word added to its pieces. Heads, all on the first piece of a word:

1. roles: linear scores for a linear-chain CRF (Lafferty et al. 2001) over BIO tags;
2. source pointer: from a cue's first word to its source's first word, or to none (position 0);
3. cue pointer: from a content's first word to its cue's first word, or to none;
4. names: BIO tags learned from a teacher;
5. stance and hedging, at the cue.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.encode.wordpiece import SHAPES
from training.labels import NAMES, ROLES, STANCES

WIDTH, HEADS, LAYERS, INNER, POINTER = 384, 12, 6, 1536, 128
FAR = 128
"""Distances of more words than this share one bias in the pointers."""


@dataclass(frozen=True, slots=True)
class Size:
    """Of an encoder: the length of its vectors, heads and layers, the inner length, what keeps norms from dividing by
    nothing."""

    width: int = WIDTH
    heads: int = HEADS
    layers: int = LAYERS
    inner: int = INNER
    epsilon: float = 1e-12


class Layer(nn.Module):
    """One transformer layer of BERT (post-norm), with query, key and value in one product."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        width, self.heads, self.dropout = size.width, size.heads, dropout
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, size.inner), nn.Linear(size.inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, size.epsilon), nn.LayerNorm(width, size.epsilon)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (t.view(batch, length, self.heads, -1).transpose(1, 2) for t in self.qkv(x).chunk(3, -1))
        if torch.onnx.is_in_onnx_export():
            weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(width // self.heads) + mask, -1)
            mixed = weights @ v
        else:
            mixed = F.scaled_dot_product_attention(q, k, v, mask.to(q.dtype))  # without dropout: twice as fast
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + F.dropout(self.out(mixed), self.dropout, self.training))
        inner = self.down(F.gelu(self.up(x)))
        out: Tensor = self.norm2(x + F.dropout(inner, self.dropout, self.training))
        return out


@dataclass
class Batch:
    """Padded tensors of some windows; ``first`` holds each word's first piece, words padded with 0."""

    ids: Tensor
    shapes: Tensor
    pieces: Tensor
    first: Tensor
    words: Tensor
    roles: Tensor
    names: Tensor
    cue_source: Tensor
    content_cue: Tensor
    stance: Tensor
    hedged: Tensor
    invented: Tensor
    """Of each row, whether it is of a report that ``training.invented`` wrote."""


class Tagger(nn.Module):
    """Encoder and heads; ``forward`` gives what is exported, ``loss`` what is learned."""

    def __init__(self, vocabulary: int = 30522, dropout: float = 0.1, size: Size | None = None) -> None:
        super().__init__()
        size = size or Size()
        width = size.width
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(512, width)
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(width, size.epsilon)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        self.role = nn.Linear(width, len(ROLES))
        self.name = nn.Linear(width, len(NAMES))
        self.stance = nn.Linear(width, len(STANCES) + 2)
        self.pointers = nn.Linear(width, 4 * POINTER)
        self.distance = nn.Parameter(torch.zeros(2, 2 * FAR + 1))
        self.start = nn.Parameter(torch.zeros(len(ROLES)))
        self.stop = nn.Parameter(torch.zeros(len(ROLES)))
        self.step = nn.Parameter(torch.zeros(len(ROLES), len(ROLES)))
        self.dropout = dropout
        self.bf16 = False
        """Whether ``loss`` encodes in bfloat16, as processors with such products do in half the time."""
        self.register_buffer("forbidden", _forbidden(), persistent=False)
        self.forbidden: Tensor

    @classmethod
    def from_minilm(cls, weights: Path, dropout: float = 0.1) -> Self:
        """Start from the published weights (``model.safetensors`` of all-MiniLM-L6-v2)."""
        from safetensors.torch import load_file

        source = load_file(weights)
        model = cls(dropout=dropout)
        given = {
            "words.weight": source["embeddings.word_embeddings.weight"],
            "positions.weight": source["embeddings.position_embeddings.weight"]
            + source["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": source["embeddings.LayerNorm.weight"],
            "norm.bias": source["embeddings.LayerNorm.bias"],
        }
        parts = {
            "out": "attention.output.dense",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm1": "attention.output.LayerNorm",
            "norm2": "output.LayerNorm",
        }
        model.take(source, given, [f"attention.self.{p}" for p in ("query", "key", "value")], parts)
        return model

    def take(
        self, source: dict[str, Tensor], given: dict[str, Tensor], qkv: Sequence[str], parts: Mapping[str, str]
    ) -> None:
        """Take published weights: those that are ``given``, and of each layer query, key and value and the other
        ``parts``, by their published names."""
        for n in range(len(self.layers)):
            for kind in ("weight", "bias"):
                old = f"encoder.layer.{n}."
                given[f"layers.{n}.qkv.{kind}"] = torch.cat([source[f"{old}{p}.{kind}"] for p in qkv])
                for mine, theirs in parts.items():
                    given[f"layers.{n}.{mine}.{kind}"] = source[f"{old}{theirs}.{kind}"]
        missing, unexpected = self.load_state_dict(given, strict=False)
        assert not unexpected and not any(m.startswith("layers") for m in missing)

    def encode(self, ids: Tensor, shapes: Tensor, pieces: Tensor) -> Tensor:
        """Vectors of all pieces, shape [batch, length, width]; ``pieces`` is 1 where there is one."""
        length = ids.shape[1]
        x = self.words(ids) + self.positions.weight[:length] + self.shapes(shapes)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        mask = (1.0 - pieces[:, None, None, :].to(x.dtype)) * -1e4 + self.nearness(length)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def nearness(self, length: int) -> Tensor | float:
        """What attention counts of the distance of two pieces: nothing here."""
        return 0.0

    def heads(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores of roles, names, stance and the four pointer vectors for each word vector."""
        return self.role(x), self.name(x), self.stance(x), self.pointers(x)

    def forward(self, ids: Tensor, shapes: Tensor, pieces: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        x = self.encode(ids, shapes, pieces)
        return self.heads(gather(x, first))

    def loss(self, batch: Batch) -> dict[str, Tensor]:
        """Mean losses of the heads over the batch."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bf16):
            x = self.encode(batch.ids, batch.shapes, batch.pieces)
        x = F.dropout(gather(x.float(), batch.first), self.dropout, self.training)
        role, name, stance, pointer = self.heads(x)
        mask = batch.words.bool()
        q1, k1, q2, k2 = pointer.chunk(4, -1)
        return {
            "roles": -self.likelihood(role, batch.roles, mask) / mask.sum(),
            "names": F.cross_entropy(name.flatten(0, 1), batch.names.flatten(), ignore_index=-100),
            "sources": self.point(q1, k1, 0, batch.cue_source, mask),
            "cues": self.point(q2, k2, 1, batch.content_cue, mask),
            "stance": mean_or_zero(stance[..., :-2].flatten(0, 1), batch.stance.flatten()),
            "hedged": mean_or_zero(stance[..., -2:].flatten(0, 1), batch.hedged.flatten()),
        }

    def point(self, q: Tensor, k: Tensor, which: int, target: Tensor, mask: Tensor) -> Tensor:
        """Cross entropy of the pointers whose target is known; target 0 is "none", the opening piece."""
        rows = (target >= 0).nonzero(as_tuple=True)
        if not len(rows[0]):
            return q.sum() * 0
        return F.cross_entropy(self.pointed(q, k, which, rows, mask), target[rows])

    def pointed(self, q: Tensor, k: Tensor, which: int, rows: tuple[Tensor, ...], mask: Tensor) -> Tensor:
        """The scores of all words as what these words (batch rows, places) point to."""
        scores = (q[rows][:, None, :] * k[rows[0]]).sum(-1) / math.sqrt(POINTER)
        length = mask.shape[1]
        offset = (torch.arange(length)[None, :] - rows[1][:, None]).clamp(-FAR, FAR) + FAR
        return (scores + self.distance[which][offset]).masked_fill(~mask[rows[0]], -1e4)

    def likelihood(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Summed log-likelihood of the tags under the CRF; position 0 (the opening piece) is tagged O."""
        crf = (self.start, self.stop, self.step + self.forbidden)
        return (sequence(*crf, scores, tags, mask) - partition(*crf, scores, mask)).sum()


def sequence(start: Tensor, stop: Tensor, step: Tensor, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """The score that a linear-chain CRF gives to each row's tags, shape [batch]."""
    where = mask.to(scores.dtype)
    total = (scores.gather(2, tags[..., None])[..., 0] * where).sum(1)
    total = total + (step[tags[:, :-1], tags[:, 1:]] * where[:, 1:]).sum(1)
    last = mask.sum(1) - 1
    return total + start[tags[:, 0]] + stop[tags.gather(1, last[:, None])[:, 0]]


def partition(start: Tensor, stop: Tensor, step: Tensor, scores: Tensor, mask: Tensor) -> Tensor:
    """The logarithm of the sum over all tags of each row, shape [batch] (the forward algorithm). The tables may have a
    batch dimension first."""
    alpha = start + scores[:, 0]
    for t in range(1, scores.shape[1]):
        ahead = torch.logsumexp(alpha[:, :, None] + step, 1) + scores[:, t]
        alpha = torch.where(mask[:, t, None], ahead, alpha)
    return torch.logsumexp(alpha + stop, 1)


def gather(x: Tensor, first: Tensor) -> Tensor:
    """The vectors of the words' first pieces."""
    return x.gather(1, first[..., None].expand(-1, -1, x.shape[-1]))


def mean_or_zero(scores: Tensor, target: Tensor) -> Tensor:
    """The cross entropy of what has a target; 0 where nothing has."""
    return F.cross_entropy(scores, target, ignore_index=-100) if (target >= 0).any() else scores.sum() * 0


def _forbidden() -> Tensor:
    """-1e4 where an inside tag would follow anything but its own kind."""
    table = torch.zeros(len(ROLES), len(ROLES))
    for i in range(2, len(ROLES), 2):
        for before in range(len(ROLES)):
            if before not in (i, i - 1):
                table[before, i] = -1e4
    return table
