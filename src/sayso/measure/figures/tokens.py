"""A report as tokens: runs of digits with their separators, words, vulgar fractions, single marks.

One regular expression reads the text once. Hyphens and currency signs are marks of their own, so that "ten-thousand",
"F-16" and "US$5m" come apart; ``glued`` tells whether white space stood between.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.text import Span

PATTERN = re.compile(
    r"(\d{1,3}(?:[\u2009\u202f\u00a0]\d{3})+(?!\d)|\d+(?:[.,'’\u066b\u066c]\d+)*)"
    r"|([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])"
    r"|((?:[^\W\d_]\.){2,8}|[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|[^\s]"
)
COMMA = re.compile(r"\d,\d{3}(?!\d)")
DIGITS, VULGAR, WORD, MARK = 1, 2, 3, 0
MONTHS = frozenset("""
january february march april may june july august september october november december jan feb mar apr jun jul aug
sep sept oct nov dec
""".split())  # fmt: skip
HYPHENS = frozenset("-‐‑–—−")
JOINERS = frozenset("-‐‑")
"""Hyphens that make a compound; dashes do not."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of ``text`` in order, column by column.

    ``low``: the characters in lower case; ``raw``: as they stand; ``kind``: DIGITS, VULGAR, WORD or MARK; ``stop``: for
    each token the number of the first token beyond its sentence, ``begin``: of the first inside it. ``commas``:
    somewhere a comma separates thousands, so that a point is likely to separate decimals.
    """

    text: str
    low: tuple[str, ...]
    raw: tuple[str, ...]
    kind: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    begin: tuple[int, ...]
    stop: tuple[int, ...]
    commas: bool

    def __len__(self) -> int:
        return len(self.low)

    def at(self, i: int) -> str:
        """The token in lower case; an empty string outside the text."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def glued(self, i: int) -> bool:
        """Whether token ``i`` follows its forerunner without white space."""
        return 0 < i < len(self.low) and self.starts[i] == self.ends[i - 1]

    def is_word(self, i: int) -> bool:
        """Whether token ``i`` exists and is a word."""
        return 0 <= i < len(self.low) and self.kind[i] == WORD

    def is_digits(self, i: int) -> bool:
        """Whether token ``i`` exists and is a run of digits."""
        return 0 <= i < len(self.low) and self.kind[i] == DIGITS

    def capital(self, i: int) -> bool:
        """Whether token ``i`` is a word with a capital letter first."""
        return self.is_word(i) and self.raw[i][0].isupper()

    def span(self, first: int, end: int) -> Span:
        """The characters of the tokens ``first`` to ``end``, the last left out."""
        return Span(self.starts[first], self.ends[end - 1])


def tokenise(text: str, parts: Sequence[Span]) -> Tokens:
    """The text's tokens; ``parts`` are its sentences. What lies in no sentence belongs to the one before."""
    kinds, starts, ends, raw = [], [], [], []
    for found in PATTERN.finditer(text):
        kinds.append(found.lastindex or MARK)
        start, end = found.span()
        starts.append(start)
        ends.append(end)
        raw.append(found.group())
    begin, stop = [0] * len(raw), [len(raw)] * len(raw)
    cuts = sorted({bisect_left(starts, part.start) for part in parts} | {0, len(raw)})
    for first, end in pairwise(cuts):
        begin[first:end] = [first] * (end - first)
        stop[first:end] = [end] * (end - first)
    return Tokens(
        text,
        tuple([token.lower() for token in raw]),
        tuple(raw),
        tuple(kinds),
        tuple(starts),
        tuple(ends),
        tuple(begin),
        tuple(stop),
        COMMA.search(text) is not None,
    )
