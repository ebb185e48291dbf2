"""Spans, and the map from a report's text back to the bytes of its capture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.errors import IntegrityError


class Span(NamedTuple):
    """Half-open ``[start, end)`` in Unicode code points of ``Report.text``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` it points to; an error where it points outside."""
        if not 0 <= self.start <= self.end <= len(text):
            raise IntegrityError(f"span {self.start}-{self.end} is outside a text of {len(text)} characters.")
        return text[self.start:self.end]

    def touches(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class TextMap:
    """Where each character of a text came from: a byte range of the capture.

    ``starts[i]:ends[i]`` are the bytes of character ``i``. A character that stands for no bytes (the
    break between two blocks) has an empty range. Ranges never run backwards.
    """

    __slots__ = ("ends", "starts")

    def __init__(self, starts: Sequence[int] | NDArray[np.int64], ends: Sequence[int] | NDArray[np.int64]) -> None:
        """One start and one end a character, in bytes from the capture's first."""
        self.starts = np.asarray(starts, dtype=np.int64)
        self.ends = np.asarray(ends, dtype=np.int64)
        if self.starts.shape != self.ends.shape or bool((self.ends < self.starts).any()):
            raise IntegrityError("the map from text to bytes is not one range a character.")
        if len(self.starts) > 1 and bool((self.starts[1:] < self.ends[:-1]).any()):
            raise IntegrityError("the map from text to bytes runs backwards.")

    def __len__(self) -> int:
        return len(self.starts)

    def bytes_of(self, span: Span) -> tuple[int, int]:
        """The byte range that holds the span's characters: from its first character's first byte to its
        last one's last. An empty span gives an empty range."""
        if not 0 <= span.start <= span.end <= len(self):
            raise IntegrityError(f"span {span.start}-{span.end} is outside a text of {len(self)} characters.")
        if span.start == span.end:
            at = int(self.starts[span.start]) if span.start < len(self) else int(self.ends[-1]) if len(self) else 0
            return at, at
        return int(self.starts[span.start]), int(self.ends[span.end - 1])

    def select(self, indices: NDArray[np.int64]) -> TextMap:
        """The map of a text made of these characters of this map's text, in this order."""
        return TextMap(self.starts[indices], self.ends[indices])

    def shifted(self, by: int) -> TextMap:
        """The same ranges, ``by`` bytes further on."""
        return TextMap(self.starts + by, self.ends + by)


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends; may become empty."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, touching and overlapping ones joined."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
