"""A report's text cut into pieces at every end of a span, each with what it is part of.

The pieces in order are the text, and the pieces of a statement's content in order are its content, exactly: wherever
statements lie across each other or inside each other, a piece belongs to all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.text import Span
from sayso.values import Manner, Reading, Statement


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the text of one standing. ``content``, ``source``, ``cue``: numbers of the statements
    that they are part of. ``figure``, ``time``, ``place``: those of statements whose figure (time, place) they are.
    ``opens``: statements whose first character of content is here. ``unattributed``: of somebody who was not found."""

    text: str
    content: tuple[int, ...] = ()
    source: tuple[int, ...] = ()
    cue: tuple[int, ...] = ()
    figure: tuple[int, ...] = ()
    time: tuple[int, ...] = ()
    place: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    narrated: bool = False
    unattributed: bool = False

    @property
    def statements(self) -> tuple[int, ...]:
        """The numbers of all statements that it belongs to."""
        return tuple(sorted({*self.content, *self.source, *self.cue}))


def pieces_of(reading: Reading, unattributed: bool = False) -> list[Piece]:
    """The pieces of the whole text; ``unattributed``: with the passages that were left so marked."""
    text = reading.report.text
    starts: dict[int, list[tuple[str, int]]] = defaultdict(list)
    ends: dict[int, list[tuple[str, int]]] = defaultdict(list)
    opens: dict[int, list[int]] = defaultdict(list)
    for number, statement in enumerate(reading.statements, 1):
        for part, span in _parts(statement):
            span.of(text)
            if span.start < span.end:
                starts[span.start].append((part, number))
                ends[span.end].append((part, number))
        first = min((span.start for span in statement.content if span.start < span.end), default=None)
        if first is not None:
            opens[first].append(number)
    for span in reading.unattributed if unattributed else ():
        if span.start < span.end:
            starts[span.start].append(("unattributed", 0))
            ends[span.end].append(("unattributed", 0))
    narrated = {n for n, s in enumerate(reading.statements, 1) if s.manner is Manner.NARRATED}
    inside: dict[tuple[str, int], int] = defaultdict(int)
    pieces, at = [], 0
    for place in sorted({*starts, *ends, len(text)}):
        if place > at:
            pieces.append(_piece(text[at:place], inside, opens.get(at, []), narrated))
        for one in ends[place]:
            inside[one] -= 1
        for one in starts[place]:
            inside[one] += 1
        at = place
    return pieces


def _parts(statement: Statement) -> Iterator[tuple[str, Span]]:
    for name, spans in (("content", statement.content), ("source", statement.source), ("cue", statement.cue)):
        yield from ((name, span) for span in spans)
    yield from (("figure", figure.span) for figure in statement.figures)
    yield from (("time", time.span) for time in statement.times)
    yield from (("place", place.span) for place in statement.places)


def _piece(text: str, inside: dict[tuple[str, int], int], opens: list[int], narrated: set[int]) -> Piece:
    here: dict[str, list[int]] = defaultdict(list)
    for (part, number), depth in inside.items():
        if depth > 0:
            here[part].append(number)
    of = {part: tuple(sorted(here[part])) for part in ("content", "source", "cue", "figure", "time", "place")}
    return Piece(text, **of, opens=tuple(sorted(opens)), unattributed=bool(here["unattributed"]),
                 narrated=bool(of["content"]) and set(of["content"]) <= narrated)
