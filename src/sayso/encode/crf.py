"""Decoding a linear-chain CRF (Lafferty, McCallum and Pereira 2001), many sequences at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Transitions:
    """Scores of a first tag [k], a last tag [k], and of one tag after another [k before, k after]."""

    start: Floats
    stop: Floats
    step: Floats


def posteriors(scores: Floats, lengths: NDArray[np.int64], t: Transitions) -> Floats:
    """The probability of each tag at each place, by forward and backward sums: [b, n, k] from the scores
    [b, n, k]; places beyond a sequence's length are meaningless."""
    batch, length, _ = scores.shape
    ahead, back = np.empty_like(scores), np.zeros_like(scores)
    ahead[:, 0] = t.start + scores[:, 0]
    for i in range(1, length):
        ahead[:, i] = _logsum(ahead[:, i - 1, :, None] + t.step, 1) + scores[:, i]
    rows = np.arange(batch)
    back[:] = t.stop
    for i in range(length - 2, -1, -1):
        inner = _logsum(t.step + (scores[:, i + 1] + back[:, i + 1])[:, None, :], 2)
        back[:, i] = np.where((i < lengths - 1)[:, None], inner, t.stop)
    total = _logsum(ahead[rows, lengths - 1] + t.stop, 1)
    return np.asarray(np.exp(np.minimum(ahead + back - total[:, None, None], 0.0)), dtype=np.float32)


def best_paths(scores: Floats, lengths: NDArray[np.int64], t: Transitions) -> list[list[int]]:
    """The most probable tags of each sequence (Viterbi)."""
    batch, length, tags = scores.shape
    choice = np.zeros((batch, length, tags), dtype=np.int64)
    best = t.start + scores[:, 0]
    kept = [best]
    for i in range(1, length):
        paths = best[:, :, None] + t.step
        choice[:, i] = paths.argmax(1)
        best = paths.max(1) + scores[:, i]
        kept.append(best)
    found = []
    for row in range(batch):
        last = int(lengths[row]) - 1
        path = [int((kept[last][row] + t.stop).argmax())]
        for i in range(last, 0, -1):
            path.append(int(choice[row, i, path[-1]]))
        found.append(path[::-1])
    return found


def _logsum(x: Floats, axis: int) -> Floats:
    top = x.max(axis)
    total: Floats = top + np.log(np.exp(x - np.expand_dims(top, axis)).sum(axis))
    return total
