"""Words with their places, and the runs of them that may be a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sayso.measure.places.lexicon import CONNECTORS
from sayso.text import Span

WORD = re.compile(r"(?:[^\W\d_]\.){2,6}|[^\W\d_]+(?:['’][^\W\d_]+){0,3}")
OWNER = re.compile(r"['’][sS]$")
GAPS = frozenset((" ", "-", "‐", "‑", "\u00a0"))
SHORT = frozenset("st ste mt ft w e n s pt".split())
"""Words that a full stop may follow inside a name ("St. Louis", "W. Va.")."""
LONGEST = 6
"""Words of a name; "Democratic Republic of the Congo" has five."""


class Token(NamedTuple):
    """A word: ``[start, end)`` without a possessive ending, ``stop`` with it. ``capital``: it holds one.
    ``first``: it begins its sentence."""

    start: int
    end: int
    stop: int
    text: str
    capital: bool
    first: bool


def tokens(text: str, parts: Sequence[Span]) -> tuple[Token, ...]:
    """The words of the text in order."""
    begins = {span.start for span in parts}
    out: list[Token] = []
    last = -1
    for match in WORD.finditer(text):
        start, stop = match.span()
        word = match.group()
        owner = OWNER.search(word)
        end = start + owner.start() if owner else stop
        first = any(at in begins for at in range(max(last, start - 3, 0), start + 1))
        out.append(Token(start, end, stop, text[start:end], any(c.isupper() for c in word), first))
        last = stop
    return tuple(out)


def joined(text: str, left: Token, right: Token) -> bool:
    """Whether the two words may stand in one name."""
    gap = text[left.stop : right.start]
    return gap in GAPS or (gap in (". ", ".") and left.text.lower() in SHORT)


def runs(text: str, words: Sequence[Token], at: int) -> list[int]:
    """Where a name that begins with word ``at`` may end (numbers of last words), longest first."""
    ends = [at]
    for i in range(at + 1, min(at + LONGEST, len(words))):
        if not joined(text, words[i - 1], words[i]):
            break
        if words[i].capital:
            ends.append(i)
        elif words[i].text.lower() not in CONNECTORS:
            break
    return ends[::-1]
