"""Finding again what a judgement is on, in what the present model reads.

1. The words are looked for in the report's text, which no model changes; where they stand several times, the place
   nearest to the old one counts.
2. Of the statements there the one is meant that shares most characters with them, if that is half of what either has;
   of equals the one that names the same source, then the first.
3. A figure is the one whose text it is, nearest to the old place; a source is the link of that name, or the only link.
"""

from __future__ import annotations

from collections.abc import Iterable

from sayso.ledger.judging.judgements import Anchor
from sayso.link.nodes import plain
from sayso.link.rules import Key
from sayso.text import Span
from sayso.values import Figure, Link, Reading, SourceKind, Statement

LEAST = 0.5
"""Share of the characters of both together from which a statement is the one that was meant."""
COMPARED = ("count", "money", "percent", "measure")
"""Kinds of figures that claims are made of."""


def anchor_of(reading: Reading, statement: Statement, figure: Figure | None = None, link: int | None = None) -> Anchor:
    """The anchor of a statement, of its figure, of a link of its chain (by default the last authority's)."""
    span = hull(statement.content)
    number = authority(statement) if link is None else link
    source = statement.chain[number].name if number is not None else None
    return Anchor(
        reading.report.id,
        span,
        span.of(reading.report.text),
        figure.span if figure else None,
        figure.text if figure else None,
        source,
    )


def hull(spans: Iterable[Span]) -> Span:
    """From the first to the last character of some spans."""
    spans = list(spans)
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else Span(0, 0)


def authority(statement: Statement) -> int | None:
    """The number of the last link that names somebody, else of the first; None without a chain."""
    named = [n for n, link in enumerate(statement.chain) if link.kind is not SourceKind.UNNAMED]
    return named[-1] if named else 0 if statement.chain else None


def located(text: str, quote: str, near: int) -> Span | None:
    """Where the words stand nearest to a place (1)."""
    found = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    best = min(found, key=lambda start: (abs(start - near), start), default=None)
    return None if best is None else Span(best, best + len(quote))


def statement_at(reading: Reading, anchor: Anchor) -> Statement | None:
    """The statement that an anchor means; None where no statement holds its words any more."""
    if anchor.span is None or anchor.quote is None:
        return None
    span = located(reading.report.text, anchor.quote, anchor.span.start)
    if span is None:
        return None

    def rank(numbered: tuple[int, Statement]) -> tuple[bool, float, bool, int]:
        number, statement = numbered
        has = anchor.number is not None and figure_at(statement, anchor) is not None
        named = anchor.source is not None and any(link.name == anchor.source for link in statement.chain)
        return has, _shared(span, hull(statement.content)), named, -number

    near = [(n, s) for n, s in enumerate(reading.statements) if _shared(span, hull(s.content)) > 0]
    if not near:
        return None
    best = max(near, key=rank)
    has, shared, _, _ = rank(best)
    return best[1] if has or shared >= LEAST else None


def _shared(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / max(1, max(one.end, other.end) - min(one.start, other.start))


def figure_at(statement: Statement, anchor: Anchor) -> Figure | None:
    """The statement's figure that an anchor means."""
    if anchor.figure is None or anchor.number is None:
        return None
    at, number = anchor.figure, anchor.number
    same = [f for f in statement.figures if f.text == number] or [
        f for f in statement.figures if f.text in number or number in f.text
    ]
    return min(same, key=lambda f: (abs(f.span.start - at.start), f.span.start), default=None)


def compared_figures(statement: Statement) -> list[Figure]:
    """The figures of a statement that claims are made of."""
    return [f for f in statement.figures if f.kind in COMPARED]


def key_at(reading: Reading, anchor: Anchor) -> Key | None:
    """The key of an item: a statement and the start of its figure, -1 for one without a figure; None where it is not
    found again."""
    statement = statement_at(reading, anchor)
    if statement is None:
        return None
    if anchor.figure is None:
        return statement.id, -1
    figure = figure_at(statement, anchor)
    return None if figure is None else (statement.id, figure.span.start)


def source_at(reading: Reading, anchor: Anchor) -> Key | None:
    """The key of a source: a statement and the number of the link in its chain (3)."""
    statement = statement_at(reading, anchor)
    if statement is None or not statement.chain:
        return None
    wanted = _words(anchor.source or "")
    same = [n for n, link in enumerate(statement.chain) if _named(link, wanted)]
    if same:
        return statement.id, same[-1]
    return (statement.id, 0) if len(statement.chain) == 1 else None


def _named(link: Link, wanted: str) -> bool:
    return _words(link.name) == wanted


def _words(name: str) -> str:
    return " ".join(plain(name).lower().split())
