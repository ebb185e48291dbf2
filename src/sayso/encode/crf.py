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


def posteriors(scores: Floats, lengths: NDArray[np.int64], t: Transitions) -> tuple[Floats, Floats]:
    """The probability of each tag at each place, by forward and backward sums scaled at every place (Rabiner
    1989): [b, n, k] from the scores [b, n, k]; places beyond a sequence's length are meaningless. And of each tag at
    the next place, given a tag at this one: [b, n, k now, k next], nothing at the last place. Given the scores the
    tags are a Markov chain, so a path's probability is that of its first tag times those of its steps."""
    length = scores.shape[1]
    chances = np.exp(scores - scores.max(2, keepdims=True)).astype(np.float64)
    step, stop = np.exp(t.step).astype(np.float64), np.exp(t.stop - t.stop.max()).astype(np.float64)
    ahead, back = np.empty_like(chances), np.empty_like(chances)
    now = np.exp(t.start - t.start.max()) * chances[:, 0]
    ahead[:, 0] = now / now.sum(1, keepdims=True)
    for i in range(1, length):
        now = (ahead[:, i - 1] @ step) * chances[:, i]
        ahead[:, i] = now / now.sum(1, keepdims=True)
    back[:] = stop
    turn = step.T
    for i in range(length - 2, -1, -1):
        now = (chances[:, i + 1] * back[:, i + 1]) @ turn
        back[:, i] = np.where((i < lengths - 1)[:, None], now / now.sum(1, keepdims=True), stop)
    both = ahead * back
    onward = np.zeros((*scores.shape, scores.shape[2]))
    onward[:, :-1] = step * (chances * back)[:, 1:, None]
    onward[np.arange(length) >= lengths[:, None] - 1] = 0
    onward /= np.maximum(onward.sum(3, keepdims=True), np.finfo(np.float64).tiny)
    return np.asarray(both / both.sum(2, keepdims=True), dtype=np.float32), np.asarray(onward, dtype=np.float32)


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
