"""A name of a place where a report writes it, and the words beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.measure.places.gazetteer import Entry
from sayso.measure.places.lexicon import ADMINISTRATIVE, STATELY
from sayso.measure.places.tokens import Token, joined
from sayso.naming import Name
from sayso.text import Span

OVERLAPPING = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a place. ``first``, ``last``: its words. ``people``: it is an adjective or a people's name.
    ``area``: a word for a region stands behind it. ``tag``: the kind of the encoder's name there."""

    span: Span
    text: str
    entries: tuple[Entry, ...]
    first: int
    last: int
    people: bool
    area: bool
    tag: str | None


class Wording:
    """A report's text and words, and what stands beside a word in the same name."""

    __slots__ = ("text", "words")

    def __init__(self, text: str, words: Sequence[Token]) -> None:
        """``words``: the text's."""
        self.text, self.words = text, tuple(words)

    def next(self, last: int) -> Token | None:
        """The word behind word ``last``, if only a blank or hyphen is between."""
        words = self.words
        return words[last + 1] if last + 1 < len(words) and joined(self.text, words[last], words[last + 1]) else None

    def before(self, first: int) -> Token | None:
        """The word before word ``first``, if only a blank or hyphen is between."""
        words = self.words
        return words[first - 1] if first and joined(self.text, words[first - 1], words[first]) else None

    def low(self, at: int) -> str:
        """Word ``at`` in lower case; nothing outside the text."""
        return self.words[at].text.lower() if 0 <= at < len(self.words) else ""

    def owns(self, last: int) -> bool:
        """Whether word ``last`` bears a possessive ending."""
        return self.words[last].stop != self.words[last].end

    def is_area(self, first: int, last: int) -> bool:
        """A word for a region stands beside the words: "Lagos state", "the state of Lagos", but not "Lagos's state"
        or "Lagos state media"."""
        if self.low(first - 1) == "of" and self.low(first - 2) in ADMINISTRATIVE:
            return True
        after = self.next(last)
        if after is None or after.text.lower() not in ADMINISTRATIVE or self.owns(last):
            return False
        return after.text.lower() != "state" or self.low(last + 2) not in STATELY

    @staticmethod
    def touching(names: Sequence[Name], span: Span) -> list[Name]:
        """Those of the names, which are in order, that share a character with the span; of many that overlap one
        another, the last few."""
        end = bisect_left(names, span.end, key=lambda n: n.span.start)
        return [n for n in names[max(0, end - OVERLAPPING) : end] if n.span.touches(span)]
