"""What two texts share, counted.

1. The runs of words that stand in both, without those that are mostly common.
2. Own words are those outside quotation marks in both.
3. Where runs do not make a copy: the sentences that follow each other, and the rare names and figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sayso.link.copy_align import aligned
from sayso.link.copy_judge import LONG, MARKS, Shared, verbatim
from sayso.link.copy_rewrite import Weights, marks_in_order, reworded, words_in
from sayso.link.copy_words import Wording
from sayso.link.shingles import Hashes

Mask = NDArray[np.bool_]
Run = tuple[int, int, int, int]
"""First and end word in the one text, first and end word in the other."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much a stem weighs, and whether a name or figure is rare, in the set that is compared."""

    weigh: Weights
    rare: Callable[[Hashes], Mask]


@dataclass(frozen=True, slots=True)
class Found:
    """What two texts share, the runs of words that stand in both, and the sentences that follow each other."""

    shared: Shared
    runs: tuple[Run, ...]
    sentences: tuple[Run, ...] = ()


def shared_by(a: Wording, b: Wording, common_a: Mask, common_b: Mask, rarity: Rarity) -> Found:
    """What two texts share. ``common_a``, ``common_b``: words that do not count."""
    runs = [
        (i, j, n)
        for i, j, n in aligned(a.words, b.words)  # 1
        if 2 * int((common_a[i : i + n] | common_b[j : j + n]).sum()) <= n
    ]
    counted = [~(common_a[i : i + n] | common_b[j : j + n]) for i, j, n in runs]
    sizes = int((~common_a).sum()), int((~common_b).sum())
    shorter, common = (a, common_a) if sizes[0] <= sizes[1] else (b, common_b)
    own = [  # 2
        int((counts & ~a.quoted[i : i + n] & ~b.quoted[j : j + n]).sum())
        for (i, j, n), counts in zip(runs, counted, strict=True)
    ]
    shared = Shared(
        words=min(sizes),
        longer=max(sizes),
        aligned=sum(int(counts.sum()) for counts in counted),
        own_words=int((~shorter.quoted & ~common).sum()),
        own=sum(own),
        long=sum(n for n in own if n >= LONG),
    )
    passages = tuple((i, i + n, j, j + n) for i, j, n in runs)
    if verbatim(shared):
        return Found(shared, passages)
    other = b if shorter is a else a
    in_order, marks = marks_in_order(shorter, other, rarity.rare)  # 3
    pairs = reworded(a, b, rarity.weigh) if in_order >= MARKS else []
    if not pairs:
        return Found(shared, passages)
    side = [pair[0 if shorter is a else 1] for pair in pairs]
    shared = replace(
        shared,
        sentences=len(pairs),
        follows=words_in(shorter, side),
        marks=marks,
        in_order=in_order,
    )
    return Found(shared, passages, tuple((*_words(a, i), *_words(b, j)) for i, j in pairs))


def _words(text: Wording, sentence: int) -> tuple[int, int]:
    first, end = np.searchsorted(text.sentence, [sentence, sentence + 1]).tolist()
    return first, end
