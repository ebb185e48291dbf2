"""Which statements of a report have what a query asks for, each held against it alone."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, select

from sayso.answers import Query
from sayso.ledger import tables as t
from sayso.ledger.asking.entries import WORD, folded
from sayso.ledger.asking.loading import rows_in
from sayso.ledger.asking.marking import marks_in
from sayso.text import Span
from sayso.values import Place, Reading, Statement


def holding(
    connection: Connection, query: Query, readings: Sequence[Reading], exactly: str | None = None
) -> list[list[tuple[int, Statement]]]:
    """For each reading its statements that have what is asked for, with their positions. Of the words one stands in
    the statement, all in its report. ``exactly``: the whole folded name of a source."""
    marks = _marks(connection, query, readings)
    stated = _stated(connection, query, {s.id for reading in readings for s in reading.statements})
    return [
        [
            (position, s)
            for position, s in enumerate(reading.statements)
            if (stated is None or s.id in stated)
            and (query.min_score is None or s.score >= query.min_score)
            and (query.source is None or any(holds(link.name, query.source) for link in s.chain))
            and (exactly is None or any(folded(link.name) == exactly for link in s.chain))
            and (query.category is None or any(figure.category == folded(query.category) for figure in s.figures))
            and (query.place is None or any(_is_at(place, query.place) for place in s.places))
            and (marks is None or any(span.touches(m) for span in s.content for m in marks.get(reading.report.id, ())))
        ]
        for reading in readings
    ]


def _marks(connection: Connection, query: Query, readings: Sequence[Reading]) -> dict[str, tuple[Span, ...]] | None:
    if query.words is None:
        return None
    chosen = select(t.report.c.id, t.report.c.n).where(t.report.c.id.in_([r.report.id for r in readings]))
    numbers = {row.n: row.id for row in connection.execute(chosen)}
    return {numbers[n]: spans for n, spans in marks_in(connection, list(numbers), query.words).items()}


def _stated(connection: Connection, query: Query, statements: Collection[str]) -> set[str] | None:
    """Of some statements those that are in a claim with the state that is asked for."""
    if query.state is None:
        return None
    members = rows_in(connection, t.member, t.member.c.statement, statements)
    claims = rows_in(connection, t.claim, t.claim.c.id, {row["claim"] for row in members})
    having = {row["id"] for row in claims if folded(query.state) in json.loads(row["states"])}
    return {row["statement"] for row in members if row["claim"] in having}


def _is_at(place: Place, wanted: str) -> bool:
    country = len(wanted) == 2 and wanted.isupper()
    return place.role == "place" and (place.country == wanted if country else holds(place.name, wanted))


def holds(name: str, wanted: str) -> bool:
    """Whether the wanted words stand together in a name, in any case."""
    words, own = WORD.findall(folded(wanted)), WORD.findall(folded(name))
    return any(own[at : at + len(words)] == words for at in range(len(own) - len(words) + 1)) if words else False
