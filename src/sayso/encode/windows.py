"""Cut a text's units into windows that the encoder reads at once.

A window holds whole paragraphs, as many as fit; a paragraph that does not fit is cut behind the last
end of a sentence that does. Windows follow the text's order and never overlap.
"""

from __future__ import annotations

from collections.abc import Sequence

MOST = 250
"""Word pieces a window, its two outer marks included. The range 128 to 250 did equally well on the
development articles; 64 lost four points of F1."""


def windows(
    costs: Sequence[int], paragraphs: Sequence[bool], ends: Sequence[bool], most: int = MOST, first: int | None = None
) -> list[tuple[int, int]]:
    """Half-open ranges of units.

    ``costs``: pieces of each unit; ``paragraphs``: whether it starts a paragraph (one more piece);
    ``ends``: whether a sentence may end behind it; ``first`` bounds the first window instead of ``most``.
    A unit of more than ``most - 3`` pieces stands alone in its window, and the encoder cuts it short.
    """
    limit, found = first or most, []
    start = size = 0
    blocks = _blocks(costs, paragraphs, ends, most - 3)
    for begin, end in blocks:
        cost = sum(costs[begin:end]) + 1
        if begin > start and size + cost > limit - 2:
            found.append((start, begin))
            start, size, limit = begin, 0, most
        size += cost
    if start < len(costs):
        found.append((start, len(costs)))
    return found


def _blocks(costs: Sequence[int], paragraphs: Sequence[bool], ends: Sequence[bool], most: int) -> list[tuple[int, int]]:
    """Paragraphs, and the parts of those that are too long."""
    found = []
    start = size = cut = 0
    for i, cost in enumerate(costs):
        if paragraphs[i] and i > start:
            found.append((start, i))
            start, size, cut = i, 0, 0
        while i > start and size + cost > most:
            stop = cut if cut > start else i
            found.append((start, stop))
            size = sum(costs[stop:i])
            start, cut = stop, 0
        size += cost
        if ends[i]:
            cut = i + 1
    if start < len(costs):
        found.append((start, len(costs)))
    return found


def sentence_ends(words: Sequence[str]) -> list[bool]:
    """Whether a sentence may end behind each unit: a full stop and the like, or a closing mark after one."""
    closing = frozenset("\"'”’)»")
    flags = [w in (".", "!", "?") for w in words]
    return [flag or (i > 0 and flags[i - 1] and words[i] in closing) for i, flag in enumerate(flags)]
