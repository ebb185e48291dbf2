"""The passages that two texts share word for word.

Greedy string tiling (Wise, 1993), the matches found by hashing instead of search, so that time and memory grow with
the length of the texts:

1. Places where ``RUN`` words in a row are the same in both; of a run that a text repeats, the first ``REPEATS``.
2. Neighbouring places on one diagonal join to runs.
3. The longest run is taken first, what overlaps one taken is cut to its longest free part, until none is left.
"""

from __future__ import annotations

import heapq

import numpy as np
from numpy.typing import NDArray

from sayso.link.shingles import Hashes, shingles

RUN = 5
"""Least words of a passage: five in a row are seldom the same by chance, and edited wire copy still has them."""
REPEATS = 3


def aligned(a: Hashes, b: Hashes) -> list[tuple[int, int, int]]:
    """The shared runs as (first word in ``a``, first word in ``b``, words), in the order of ``a``. No word of
    either stands in two."""
    left, right = _places(shingles(a, RUN), shingles(b, RUN))
    waiting = [(-length, i, j) for i, j, length in _runs(left, right)]  # 2
    heapq.heapify(waiting)
    free_a, free_b = np.ones(len(a), np.bool_), np.ones(len(b), np.bool_)
    taken: list[tuple[int, int, int]] = []
    while waiting:  # 3
        negative, i, j = heapq.heappop(waiting)
        length = -negative
        free = free_a[i : i + length] & free_b[j : j + length]
        if free.all():
            if (a[i : i + length] == b[j : j + length]).all():  # two shingles may have one hash
                free_a[i : i + length] = free_b[j : j + length] = False
                taken.append((i, j, length))
            continue
        start, size = _longest(free)
        if size >= RUN:
            heapq.heappush(waiting, (-size, i + start, j + start))
    return sorted(taken)


def _places(a: Hashes, b: Hashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of places with the same hash."""  # 1
    order_a, order_b = np.argsort(a, kind="stable"), np.argsort(b, kind="stable")
    sorted_a, sorted_b = a[order_a], b[order_b]
    order_b = order_b[_rank(sorted_b) < REPEATS]
    first = np.searchsorted(sorted_a, b[order_b], side="left")
    many = np.minimum(np.searchsorted(sorted_a, b[order_b], side="right") - first, REPEATS)
    right = np.repeat(order_b, many)
    offsets = np.arange(len(right)) - np.repeat(np.cumsum(many) - many, many)
    return order_a[np.repeat(first, many) + offsets], right


def _rank(values: Hashes) -> NDArray[np.int64]:
    """How many equal values stand before each, in a sorted column."""
    return np.arange(len(values)) - np.searchsorted(values, values, side="left")


def _runs(left: NDArray[np.int64], right: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    if not len(left):
        return []
    order = np.lexsort((right, left - right))
    left, right = left[order], right[order]
    breaks = np.flatnonzero((np.diff(left) != 1) | (np.diff(right) != 1)) + 1
    starts = np.concatenate(([0], breaks))
    lengths = np.diff(np.concatenate((starts, [len(left)]))) + RUN - 1
    return list(zip(left[starts].tolist(), right[starts].tolist(), lengths.tolist(), strict=True))


def _longest(free: NDArray[np.bool_]) -> tuple[int, int]:
    """Where the longest row of True begins, and its length."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], free, [False])).astype(np.int8)))
    sizes = edges[1::2] - edges[::2]
    if not len(sizes):
        return 0, 0
    best = int(sizes.argmax())
    return int(edges[2 * best]), int(sizes[best])
