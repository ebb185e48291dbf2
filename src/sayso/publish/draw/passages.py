"""A statement in its sentences: exact pieces of the text, with what is content, source, cue and figure in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.text import Span, merged
from sayso.values import Statement

MOST = 700
"""Characters of sentences that are shown whole; of longer ones the statement's own parts are."""
AROUND = 60
"""Characters shown before and after the parts of a statement whose sentences are longer."""


@dataclass(frozen=True, slots=True)
class Bit:
    """Characters of the report's text. ``part``: content, source, cue or nothing; ``figure``: whether they are the
    figure in question."""

    text: str
    part: str
    figure: bool


def passage_of(text: str, sentences: Sequence[Span], statement: Statement, figure: Span | None = None
               ) -> tuple[Bit, ...]:
    """The sentences that a statement touches, in pieces; "…" stands where text lies between them."""
    parts = [("cue", span) for span in statement.cue] + [("source", span) for span in statement.source]
    parts += [("content", span) for span in statement.content]
    parts = [(name, span) for name, span in parts if span.start < span.end]
    own = [span for _, span in parts]
    shown = merged([*own, *(one for one in sentences if any(one.touches(span) for span in own))])
    if sum(span.end - span.start for span in shown) > MOST:
        shown = merged(Span(max(0, s.start - AROUND), min(len(text), s.end + AROUND)) for s in own)
    bits: list[Bit] = []
    for n, span in enumerate(shown):
        if n:
            bits.append(Bit(" … ", "", False))
        inside = [edge for _, one in parts for edge in one if span.start < edge < span.end]
        inside += [edge for edge in figure or () if span.start < edge < span.end]
        edges = sorted({span.start, span.end, *inside})
        for start, end in pairwise(edges):
            here = Span(start, end)
            part = next((name for name, one in parts if one.holds(here)), "")
            bits.append(Bit(here.of(text), part, figure is not None and figure.holds(here)))
    return tuple(bits)
