"""What the shipped network learns from the teacher, beside the annotations.

1. Tags: not the teacher's best ones, but what it holds of all of them: given its marginals of tags, pairs, starts and
   ends, the score that it expects of a tag sequence under the network is a sum, so the cross entropy of the two
   distributions over whole sequences is exact (structural distillation, Wang et al. 2020). Shared with the
   annotations' likelihood.
2. Pointers: the teacher's distribution over all words, and the annotation, in equal parts.
3. Vectors: those of words, in the middle and at the end, after a linear map, are turned in the direction of the
   teacher's (as TinyBERT, Jiao et al. 2020, by the cosine).

Reports that ``training.invented`` writes teach the tags by their own labels alone. What the teacher says of a batch is
kept in files and taken again when the batch comes back.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.mean import mean
from training.model import WIDTH, Batch, Tagger, gather, mean_or_zero, partition, sequence
from training.teacher import BASE, Teacher, renumbered, vocabulary

SHARE = 0.8
"""How much of the tags' loss is the teacher's."""
MIDDLE, TEACHERS_MIDDLE = 2, 5
"""The layers in the middle, from 0."""


@dataclass(frozen=True, slots=True)
class Taught:
    """What the teacher says of a batch: marginals of tags [batch, words, tags], of pairs summed over a row [batch,
    tags, tags], of the first and the last tag [batch, tags]; pointer vectors; word vectors at the end and in the
    middle."""

    tags: Tensor
    pairs: Tensor
    first: Tensor
    last: Tensor
    pointers: Tensor
    end: Tensor
    middle: Tensor


class Lessons:
    """A trained teacher, asked for batches in the shipped network's numbers."""

    def __init__(self, checkpoint: Path, published: Path, own: Path, kept: Path) -> None:
        """``published``: the teacher's vocabulary, ``own``: the shipped network's, a piece a line. ``kept``: a folder
        for what the teacher said."""
        self.teacher = Teacher()
        self.teacher.load_state_dict(mean([checkpoint]))
        self.teacher.eval().requires_grad_(False)
        pieces, teachers = (path.read_text(encoding="utf-8").splitlines() for path in (own, published))
        self.numbers = renumbered(pieces, vocabulary(teachers))
        self.kept = kept
        kept.mkdir(parents=True, exist_ok=True)

    def of(self, batch: Batch) -> Taught:
        """What the teacher says of a batch."""
        name = hashlib.sha256(batch.ids.numpy().tobytes() + batch.shapes.numpy().tobytes()).hexdigest()[:24]
        place = self.kept / f"{name}.pt"
        if place.exists():
            return Taught(*(part.float() for part in torch.load(place, weights_only=True)))
        taught = self._asked(batch)
        parts = (taught.tags, taught.pairs, taught.first, taught.last, taught.pointers, taught.end, taught.middle)
        aside = place.with_suffix(f".{os.getpid()}")
        torch.save([part.to(torch.float16) for part in parts], aside)
        os.replace(aside, place)
        return taught

    def _asked(self, batch: Batch) -> Taught:
        teacher = self.teacher
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16), _watched(teacher, TEACHERS_MIDDLE) as middle:
            x = teacher.encode(self.numbers[batch.ids], batch.shapes, batch.pieces)
        x, half = (gather(vectors.float(), batch.first) for vectors in (x, middle[0]))
        role, _, _, pointer = teacher.heads(x)
        crf = (teacher.start, teacher.stop, teacher.step + teacher.forbidden)
        return Taught(*marginals(*crf, role, batch.words.bool()), pointer, x, half)


def marginals(
    start: Tensor, stop: Tensor, step: Tensor, scores: Tensor, mask: Tensor
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The marginals of a CRF, as the derivatives of its partition function: of each tag, of the pairs summed over a
    row, of the first and the last tag."""
    rows = len(scores)
    with torch.enable_grad():
        parts = [
            scores.detach().requires_grad_(),
            *(table.detach()[None].repeat(rows, *[1] * table.dim()).requires_grad_() for table in (step, start, stop)),
        ]
        unary, pairs, first, last = parts
        tags, between, begin, end = torch.autograd.grad(partition(first, last, pairs, unary, mask).sum(), parts)
    return tags, between, begin, end


class Student(Tagger):
    """The shipped network while it learns from a teacher; two linear maps are added, which do not ship."""

    lessons: Lessons

    def __init__(self, vocabulary: int = 30522, dropout: float = 0.1) -> None:
        super().__init__(vocabulary, dropout)
        self.to_end, self.to_middle = nn.Linear(WIDTH, BASE.width), nn.Linear(WIDTH, BASE.width)

    def loss(self, batch: Batch) -> dict[str, Tensor]:
        """As the tagger's; "taught" is how far the vectors are from the teacher's direction."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bf16), _watched(self, MIDDLE) as middle:
            x = self.encode(batch.ids, batch.shapes, batch.pieces)
        x, half = (gather(vectors.float(), batch.first) for vectors in (x, middle[0]))
        mask, own = batch.words.bool(), batch.invented.bool()
        taught = self.lessons.of(batch)
        apart = _apart(self.to_end(x), taught.end, mask) + _apart(self.to_middle(half), taught.middle, mask)
        role, name, stance, pointer = self.heads(F.dropout(x, self.dropout, self.training))
        crf = (self.start, self.stop, self.step + self.forbidden)
        whole = partition(*crf, role, mask)
        annotated = whole - sequence(*crf, role, batch.roles, mask)
        expected = (taught.tags * role).sum((1, 2)) + (taught.pairs * self.step).sum((1, 2))
        expected = expected + (taught.first * self.start).sum(1) + (taught.last * self.stop).sum(1)
        tags = torch.where(own, annotated, (1 - SHARE) * annotated + SHARE * (whole - expected))
        q1, k1, q2, k2 = pointer.chunk(4, -1)
        t1, u1, t2, u2 = taught.pointers.chunk(4, -1)
        return {
            "roles": tags.sum() / mask.sum(),
            "names": F.cross_entropy(name.flatten(0, 1), batch.names.flatten(), ignore_index=-100),
            "sources": self._points(0, (q1, k1), (t1, u1), batch.cue_source, mask),
            "cues": self._points(1, (q2, k2), (t2, u2), batch.content_cue, mask),
            "stance": mean_or_zero(stance[..., :-2].flatten(0, 1), batch.stance.flatten()),
            "hedged": mean_or_zero(stance[..., -2:].flatten(0, 1), batch.hedged.flatten()),
            "taught": apart / 2,
        }

    def _points(
        self, which: int, own: tuple[Tensor, Tensor], teachers: tuple[Tensor, Tensor], target: Tensor, mask: Tensor
    ) -> Tensor:
        rows = (target >= 0).nonzero(as_tuple=True)
        if not len(rows[0]):
            return own[0].sum() * 0
        with torch.no_grad():
            held = torch.softmax(self.lessons.teacher.pointed(*teachers, which, rows, mask), -1)
        scores = self.pointed(*own, which, rows, mask)
        return (F.cross_entropy(scores, target[rows]) + F.cross_entropy(scores, held)) / 2


def _apart(own: Tensor, teachers: Tensor, mask: Tensor) -> Tensor:
    return (1 - F.cosine_similarity(own, teachers, -1))[mask].mean()


@contextmanager
def _watched(model: Tagger, layer: int) -> Iterator[list[Tensor]]:
    """A list that gets what the layer gives."""
    given: list[Tensor] = []
    hook = model.layers[layer].register_forward_hook(lambda _module, _taken, out: given.append(out))
    try:
        yield given
    finally:
        hook.remove()
