"""Which reports may share a passage: fingerprints of word shingles, and the lists of who holds them.

1. Every ``SHINGLE`` words in a row are hashed; of every ``WINDOW`` shingles in a row the one with the least hash
   is kept (a MinHash of each passage; winnowing: Schleimer, Wilkerson and Aiken, SIGMOD 2003). So two texts that
   share ``SHINGLE + WINDOW - 1`` words in a row share a fingerprint, wherever the passage stands in either, which
   a MinHash of the whole text promises only for texts of like length.
2. A fingerprint lists the first ``HELD`` texts that hold it and counts the others, so that looking one up costs
   the same in a set of any size.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

SHINGLE = 4
"""Words in a shingle: three are often a name or "he told reporters", five miss passages edited at every fifth word."""
WINDOW = 8
"""Shingles of which one is kept: a passage of 11 words, half a sentence, is always found."""
HELD = 32
"""Texts that one key lists. What more texts share is an agency's text, whose first 32 carriers suffice, or no sign."""
MULTIPLIER, MIXER = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
"""Odd constants of multiplicative hashing (the golden ratio's; the finaliser of splitmix64)."""


def hash_of(word: str) -> int:
    """A hash of the word that is the same in every process (64 bits, never 0)."""
    raw = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(raw, "little") or 1


def fingerprints(words: Hashes) -> tuple[NDArray[np.int64], Hashes]:
    """The places of the shingles kept, in order, and their hashes. Fewer words than a shingle have none."""
    count = len(words) - SHINGLE + 1
    if count <= 0:
        return np.zeros(0, np.int64), np.zeros(0, np.uint64)
    rolled = shingles(words, SHINGLE)
    if count <= WINDOW:
        kept = np.array([int(rolled.argmin())], np.int64)
    else:
        windows = np.lib.stride_tricks.sliding_window_view(rolled, WINDOW)
        kept = np.unique(windows.argmin(axis=1) + np.arange(len(windows)))  # 1
    return kept, rolled[kept]


def shingles(words: Hashes, size: int) -> Hashes:
    """The hash of each ``size`` words in a row."""
    count = max(0, len(words) - size + 1)
    rolled = np.zeros(count, np.uint64)
    for at in range(size):
        rolled = rolled * MULTIPLIER + words[at : at + count]
    rolled ^= rolled >> np.uint64(31)
    rolled *= MIXER
    return rolled ^ (rolled >> np.uint64(29))


class Postings:
    """For each key the first ``HELD`` texts that were added with it, and how many there are in all."""

    __slots__ = ("_held", "_more")

    def __init__(self) -> None:
        self._held: dict[int, int | list[int]] = {}
        self._more: dict[int, int] = {}

    def add(self, keys: Iterable[int], text: int) -> None:
        """Notes that ``text`` holds the keys (each given once)."""
        for key in keys:
            held = self._held.get(key)
            if held is None:
                self._held[key] = text
            elif isinstance(held, int):
                self._held[key] = [held, text]
            elif len(held) < HELD:  # 2
                held.append(text)
            else:
                self._more[key] = self._more.get(key, 0) + 1

    def holding(self, key: int) -> tuple[int, ...]:
        """The first texts with the key, in the order they were added."""
        held = self._held.get(key, ())
        return (held,) if isinstance(held, int) else tuple(held)

    def count(self, key: int) -> int:
        """How many texts have the key."""
        return len(self.holding(key)) + self._more.get(key, 0)
