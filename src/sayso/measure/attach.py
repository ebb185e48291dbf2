"""Which statement a figure, a time or a place belongs to, and which time and place a figure has.

1. A mention belongs to the one statement whose content holds it, over all parts of a split quotation: to the
   innermost where contents lie inside one another, since nested authority is one chain. What stands in no
   content (in a source, beside a cue) belongs to none.
2. Inside a sentence a figure has the nearest time and place of its own clause; a figure in a relative clause
   that has none takes those of the clause around it, never the other way round.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from sayso.text import Span
from sayso.values import Figure, Place, Statement, Time

Mention = TypeVar("Mention", Figure, Time, Place)

RELATIVE = re.compile(r"\b(?:which|who|whom|whose|where)\b")
BREAK = re.compile(r"[;:—–]|,|\b(?:and|but|while|after|before|as|or)\b")
BREAK_COST = 30
"""Characters that a conjunction or comma between a figure and a time or place counts for: half a clause."""
BESIDE = 8
"""Times, places and clauses on either side that are looked at: more than a sentence of the press has."""
SPOT = frozenset({"place"})
POINT = frozenset({"DATE", "TIME"})


def attach(
    text: str,
    parts: Sequence[Span],
    statements: Sequence[Statement],
    figures: Sequence[Figure],
    times: Sequence[Time],
    places: Sequence[Place],
) -> tuple[tuple[Statement, ...], tuple[Figure, ...]]:
    """The statements, each with the mentions that belong to it, and the figures, each with the spans of its
    time and place. ``parts``: the sentences of ``text``."""
    points = [t.span for t in times if t.type in POINT]
    spots = [p.span for p in places if p.role in SPOT]
    clauses: dict[int, list[Span]] = {}
    placed = tuple(_circumstances(text, parts, figure, points, spots, clauses) for figure in figures)
    owners = _Owners(statements, len(text))
    shares = zip(statements, owners.shares(placed), owners.shares(times), owners.shares(places), strict=True)
    return tuple(
        replace(statement, figures=tuple(some), times=tuple(when), places=tuple(where))
        for statement, some, when, where in shares
    ), placed


class _Owners:
    """Which statement owns a span."""

    def __init__(self, statements: Sequence[Statement], size: int) -> None:
        sized = sorted(
            (sum(s.end - s.start for s in statement.content), -statement.score, number)
            for number, statement in enumerate(statements)
        )
        self._order = [number for _, _, number in sized]
        self._contents = [statement.content for statement in statements]
        self._inner = [-1] * size
        for number in reversed(self._order):  # the least is written last, and stays
            for part in self._contents[number]:
                self._inner[part.start : part.end] = [number] * (part.end - part.start)

    def owner(self, span: Span) -> int | None:
        """The number of the statement with the least content that holds the span (1)."""
        inner = {number for number in self._inner[span.start : span.end] if number >= 0}
        if not inner:
            return None
        first = self._inner[span.start]
        if first >= 0 and any(part.holds(span) for part in self._contents[first]):
            return first
        for number in self._order:
            if any(part.holds(span) for part in self._contents[number]):
                return number
        # a content that begins behind the figure's "some" still has its number
        return next(number for number in self._order if number in inner)

    def shares(self, mentions: Sequence[Mention]) -> list[list[Mention]]:
        """For each statement the mentions that it owns, in their order."""
        shares: list[list[Mention]] = [[] for _ in self._contents]
        for mention in mentions:
            owner = self.owner(mention.span)
            if owner is not None:
                shares[owner].append(mention)
        return shares


def _circumstances(
    text: str,
    parts: Sequence[Span],
    figure: Figure,
    points: Sequence[Span],
    spots: Sequence[Span],
    clauses: dict[int, list[Span]],
) -> Figure:
    """The figure with the spans of its time and its place (2). ``clauses``: the relative clauses of the sentences
    looked at so far."""
    number = bisect_right(parts, (figure.span.start, len(text))) - 1
    if number < 0 or not parts[number].holds(figure.span):
        return figure
    sentence = parts[number]
    when, where = _beside(points, sentence, figure.span), _beside(spots, sentence, figure.span)
    if not when and not where:
        return figure
    if number not in clauses:
        clauses[number] = _relative_clauses(text, sentence)
    return replace(
        figure,
        time=_nearest(text, figure.span, when, clauses[number]),
        place=_nearest(text, figure.span, where, clauses[number]),
    )


def _beside(others: Sequence[Span], sentence: Span, figure: Span) -> list[Span]:
    """The spans of the sentence that stand beside the figure, ``BESIDE`` on either side."""
    at = bisect_left(others, figure)
    near = others[max(0, at - BESIDE) : at + BESIDE]
    return [span for span in near if sentence.holds(span) and not span.touches(figure)]


def _relative_clauses(text: str, sentence: Span) -> list[Span]:
    """From each relative word to the next comma, or to the sentence's end."""
    found, end = [], sentence.end
    words = list(RELATIVE.finditer(text, sentence.start, sentence.end))
    for n in range(len(words) - 1, -1, -1):
        upto = words[n + 1].start() if n + 1 < len(words) else sentence.end
        comma = text.find(",", words[n].end(), upto)
        end = comma if comma >= 0 else end
        found.append(Span(words[n].start(), end))
    return found[::-1]


def _clause(span: Span, clauses: Sequence[Span]) -> int:
    """The number of the innermost relative clause that holds the span; -1: the main clause."""
    at = bisect_right(clauses, (span.start, span.end))
    inside = [n for n in range(max(0, at - BESIDE), min(len(clauses), at + 1)) if clauses[n].holds(span)]
    return inside[-1] if inside else -1


def _nearest(text: str, figure: Span, others: Sequence[Span], clauses: Sequence[Span]) -> Span | None:
    own = _clause(figure, clauses)
    for clause in (own, -1) if own >= 0 else (-1,):
        near = [span for span in others if _clause(span, clauses) == clause]
        if near:
            return min(near, key=lambda span: (_distance(text, figure, span), span))
    return None


def _distance(text: str, figure: Span, other: Span) -> int:
    """Characters between the two, and ``BREAK_COST`` for each comma or conjunction there."""
    start, end = (figure.end, other.start) if figure.end <= other.start else (other.end, figure.start)
    return end - start + BREAK_COST * sum(1 for _ in BREAK.finditer(text, start, end))
