"""The sentences of two texts that say the same in other words, in the same order.

1. A sentence is the set of the stems of its content words outside quotation marks, rare ones weighing more.
2. Two sentences are alike by the weight that they share: of the lesser (one may add a clause), and of the greater.
3. The best matching of sentences in order is found by dynamic programming: an order that is kept is what tells a
   rewrite from a second report of the same event.
4. Rare names and figures that stand in both in the same order (a shared misspelling, an odd figure) count apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from sayso.link.copy_words import Wording
from sayso.link.shingles import Hashes

Weights = Callable[[Hashes], NDArray[np.float64]]

SENTENCES = 120
"""Sentences of a text that are compared: some 2,500 words."""
COVERED, OF_GREATER, STEMS = 0.55, 0.3, 4
"""A sentence follows another if it shares this much of the lesser's and of the greater's weight, and as many
stems. Chosen on reworded and independent reports of the same events, between the two."""


def reworded(a: Wording, b: Wording, weigh: Weights) -> list[tuple[int, int]]:
    """The pairs of sentences that say the same, in order."""
    if not a.stems.any() or not b.stems.any():
        return []
    stems = np.intersect1d(a.stems[a.stems != 0], b.stems[b.stems != 0])
    if len(stems) < STEMS:
        return []
    weights = weigh(stems)
    have_a, sum_a = _sentences(a, stems, weigh)  # 1
    have_b, sum_b = _sentences(b, stems, weigh)
    shared = (have_a * weights) @ have_b.T
    lesser = np.minimum(sum_a[:, None], sum_b[None, :])
    greater = np.maximum(sum_a[:, None], sum_b[None, :])
    alike = np.where(lesser > 0, shared / np.maximum(lesser, 1e-9), 0.0)  # 2
    fits = (alike >= COVERED) & (shared >= OF_GREATER * greater) & (have_a @ have_b.T >= STEMS)
    return _in_order(np.where(fits, shared, 0.0))


def words_in(wording: Wording, sentences: list[int]) -> int:
    """The words outside quotation marks in the sentences."""
    return int((np.isin(wording.sentence, sentences) & ~wording.quoted).sum())


def marks_in_order(shorter: Wording, other: Wording, rare: Callable[[Hashes], NDArray[np.bool_]]) -> tuple[int, int]:
    """How many rare names and figures stand in both in the same order, each taken where it first stands, and how
    many the shorter has."""
    first, there = _marks(shorter), _marks(other)
    if not first:
        return 0, 0
    keep = rare(np.array(list(first), np.uint64))
    ends: list[int] = []
    for stem, kept in zip(first, keep.tolist(), strict=True):  # 4
        if kept and stem in there:
            at = bisect_left(ends, there[stem])
            ends[at : at + 1] = [there[stem]]
    return len(ends), int(keep.sum())


def _marks(wording: Wording) -> dict[int, int]:
    stems, first = np.unique(wording.stems[wording.marks], return_index=True)
    order = np.argsort(first)
    return dict(zip(stems[order].tolist(), first[order].tolist(), strict=True))


def _sentences(text: Wording, stems: Hashes, weigh: Weights) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Which sentence has which of the shared stems, and the weight of all stems of each sentence."""
    use = (text.stems != 0) & (text.sentence < SENTENCES)
    pairs = np.unique(np.stack((text.sentence[use].astype(np.uint64), text.stems[use]), axis=1), axis=0)
    rows = pairs[:, 0].astype(np.int64)
    count = int(min(text.sentence[-1], SENTENCES - 1)) + 1
    sums = np.zeros(count)
    np.add.at(sums, rows, weigh(pairs[:, 1]))
    has = np.zeros((count, len(stems)))
    columns = np.searchsorted(stems, pairs[:, 1]).clip(0, len(stems) - 1)
    known = stems[columns] == pairs[:, 1]
    has[rows[known], columns[known]] = 1.0
    return has, sums


def _in_order(gain: NDArray[np.float64]) -> list[tuple[int, int]]:
    """The pairs with gain, rising in both, of the greatest sum."""  # 3
    rows, columns = gain.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        taken = best[i, :-1] + gain[i]
        best[i + 1, 1:] = np.maximum.accumulate(np.maximum(best[i, 1:], taken))
    pairs: list[tuple[int, int]] = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]
