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
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.encode.wordpiece import SHAPES
from training.labels import NAMES, ROLES, STANCES

WIDTH, HEADS, LAYERS, INNER, POINTER = 384, 12, 6, 1536, 128
FAR = 128
"""Distances of more words than this share one bias in the pointers."""


class Layer(nn.Module):
    """One transformer layer of BERT (post-norm), with query, key and value in one product."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = (t.view(batch, length, HEADS, -1).transpose(1, 2) for t in self.qkv(x).chunk(3, -1))
        if torch.onnx.is_in_onnx_export():
            weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + mask, -1)
            mixed = weights @ v
        else:
            mixed = F.scaled_dot_product_attention(q, k, v, mask.to(q.dtype))  # without dropout: twice as fast
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
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


class Tagger(nn.Module):
    """Encoder and heads; ``forward`` gives what is exported, ``loss`` what is learned."""

    def __init__(self, vocabulary: int = 30522, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.role = nn.Linear(WIDTH, len(ROLES))
        self.name = nn.Linear(WIDTH, len(NAMES))
        self.stance = nn.Linear(WIDTH, len(STANCES) + 2)
        self.pointers = nn.Linear(WIDTH, 4 * POINTER)
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
    def from_minilm(cls, weights: Path, dropout: float = 0.1) -> Tagger:
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
        for n in range(LAYERS):
            for kind in ("weight", "bias"):
                old = f"encoder.layer.{n}."
                given[f"layers.{n}.qkv.{kind}"] = torch.cat(
                    [source[f"{old}attention.self.{p}.{kind}"] for p in ("query", "key", "value")]
                )
                for mine, theirs in parts.items():
                    given[f"layers.{n}.{mine}.{kind}"] = source[f"{old}{theirs}.{kind}"]
        missing, unexpected = model.load_state_dict(given, strict=False)
        assert not unexpected and not any(m.startswith("layers") for m in missing)
        return model

    def encode(self, ids: Tensor, shapes: Tensor, pieces: Tensor) -> Tensor:
        """Vectors of all pieces, shape [batch, length, 384]; ``pieces`` is 1 where there is one."""
        length = ids.shape[1]
        x = self.words(ids) + self.positions.weight[:length] + self.shapes(shapes)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        mask = (1.0 - pieces[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        return x

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
            "stance": _mean_or_zero(stance[..., :-2].flatten(0, 1), batch.stance.flatten()),
            "hedged": _mean_or_zero(stance[..., -2:].flatten(0, 1), batch.hedged.flatten()),
        }

    def point(self, q: Tensor, k: Tensor, which: int, target: Tensor, mask: Tensor) -> Tensor:
        """Cross entropy of the pointers whose target is known; target 0 is "none", the opening piece."""
        rows = (target >= 0).nonzero(as_tuple=True)
        if not len(rows[0]):
            return q.sum() * 0
        scores = (q[rows][:, None, :] * k[rows[0]]).sum(-1) / math.sqrt(POINTER)
        length = mask.shape[1]
        offset = (torch.arange(length)[None, :] - rows[1][:, None]).clamp(-FAR, FAR) + FAR
        scores = scores + self.distance[which][offset]
        scores = scores.masked_fill(~mask[rows[0]], -1e4)
        return F.cross_entropy(scores, target[rows])

    def likelihood(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Summed log-likelihood of the tags under the CRF; position 0 (the opening piece) is tagged O."""
        step = self.step + self.forbidden
        where = mask.to(scores.dtype)
        gold = scores.gather(2, tags[..., None])[..., 0]
        total = (gold * where).sum() + (step[tags[:, :-1], tags[:, 1:]] * where[:, 1:]).sum()
        last = mask.sum(1) - 1
        total = total + self.start[tags[:, 0]].sum() + self.stop[tags.gather(1, last[:, None])[:, 0]].sum()
        alpha = self.start + scores[:, 0]
        for t in range(1, scores.shape[1]):
            ahead = torch.logsumexp(alpha[:, :, None] + step, 1) + scores[:, t]
            alpha = torch.where(mask[:, t, None], ahead, alpha)
        return total - torch.logsumexp(alpha + self.stop, 1).sum()


def gather(x: Tensor, first: Tensor) -> Tensor:
    """The vectors of the words' first pieces."""
    return x.gather(1, first[..., None].expand(-1, -1, x.shape[-1]))


def _mean_or_zero(scores: Tensor, target: Tensor) -> Tensor:
    return F.cross_entropy(scores, target, ignore_index=-100) if (target >= 0).any() else scores.sum() * 0


def _forbidden() -> Tensor:
    """-1e4 where an inside tag would follow anything but its own kind."""
    table = torch.zeros(len(ROLES), len(ROLES))
    for i in range(2, len(ROLES), 2):
        for before in range(len(ROLES)):
            if before not in (i, i - 1):
                table[before, i] = -1e4
    return table
