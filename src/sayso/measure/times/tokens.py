"""A sentence as words, numbers and marks, read in one linear pass."""

from __future__ import annotations

import re
from typing import NamedTuple

from sayso.text import Span

TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
LONGEST_NUMBER = 9
"""Digits of the longest number read: no year, day, hour or amount of time needs more."""


class Token(NamedTuple):
    """A word, a number or a mark. ``low``: its text in lower case, typographic marks made plain; ``glued``:
    nothing stands between it and the token before it; ``number``: its value where it is of 1 to 9 digits."""

    text: str
    low: str
    start: int
    end: int
    glued: bool
    number: int | None


EMPTY = Token("", "", 0, 0, False, None)
PLAIN = {"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "--", "−": "-"}


class Words:
    """The tokens of one sentence; asking beyond an end gives an empty token."""

    __slots__ = ("tokens",)

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens

    def __len__(self) -> int:
        return len(self.tokens)

    def at(self, i: int) -> Token:
        """The token at ``i``, an empty one outside the sentence."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else EMPTY

    def low(self, i: int) -> str:
        """The lower-case text at ``i``, empty outside the sentence."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def number(self, i: int) -> int | None:
        """The number at ``i``."""
        return self.tokens[i].number if 0 <= i < len(self.tokens) else None

    def follows(self, i: int, *texts: str) -> bool:
        """Whether these words stand at ``i`` and after."""
        return all(self.low(i + k) == text for k, text in enumerate(texts))

    def joined(self, i: int) -> bool:
        """Whether the token at ``i`` stands right behind the one before it."""
        return 0 < i < len(self.tokens) and self.tokens[i].glued

    def after_hyphen(self, i: int) -> int:
        """``i``, or the place behind a hyphen that stands there between two glued words."""
        return i + 1 if self.low(i) == "-" and self.joined(i) and self.joined(i + 1) else i

    def after_dot(self, i: int) -> int:
        """``i``, or the place behind a full stop glued to the word before."""
        return i + 1 if self.low(i) == "." and self.joined(i) else i

    def after_comma(self, i: int) -> int:
        """``i``, or the place behind a comma."""
        return i + 1 if self.low(i) == "," else i

    def span(self, i: int, end: int) -> Span:
        """From the token at ``i`` to the one before ``end``."""
        return Span(self.tokens[i].start, self.tokens[end - 1].end)


def words_of(text: str, part: Span) -> Words:
    """The tokens of the sentence ``part`` of ``text``."""
    found: list[Token] = []
    last = -1
    for match in TOKEN.finditer(text, part.start, part.end):
        string, start, end = match.group(), match.start(), match.end()
        number = int(string) if end - start <= LONGEST_NUMBER and string[0].isdigit() and string.isdecimal() else None
        found.append(Token(string, PLAIN.get(string, string.lower()), start, end, start == last, number))
        last = end
    return Words(found)
