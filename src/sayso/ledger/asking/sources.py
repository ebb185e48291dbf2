"""Who is quoted: those with most statements first. Told by the name: the same name is one source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, func, select, tuple_

from sayso.answers import ALL, Page, Query, SourceRow, SourceView
from sayso.errors import UsageError
from sayso.ledger import tables as t
from sayso.ledger.asking.faceting import held_by
from sayso.ledger.asking.holding import holds
from sayso.ledger.asking.lists import statements
from sayso.ledger.asking.loading import day_of, rows_in
from sayso.ledger.asking.paging import bounded, key_of, mark
from sayso.ledger.asking.selecting import numbers_of
from sayso.ledger.rows import Row

LATEST = 3
"""Claims that a source's row names."""


def sources(connection: Connection, query: Query, limit: int, after: str | None) -> Page[SourceRow]:
    """A page of the sources of the claims that have what is asked for; their counts are of the whole ledger."""
    limit = bounded(limit)
    key = key_of(after, int, int) if after else None
    c = t.facet.c
    chosen = select(c.n, c.statements, c.value).where(c.kind == "source", c.statements > 0)
    only = _within(connection, query)
    found: list[Row] = []
    while len(found) <= limit:
        some = chosen if key is None else chosen.where(tuple_(c.statements, c.n) < key)
        rows = connection.execute(some.order_by(c.statements.desc(), c.n.desc()).limit(max(limit + 1, 200))).mappings()
        part = [dict(row) for row in rows]
        found += [
            row
            for row in part
            if (only is None or row["value"] in only) and (query.source is None or holds(row["value"], query.source))
        ]
        if len(part) < max(limit + 1, 200):
            break
        key = part[-1]["statements"], part[-1]["n"]
    more, found = len(found) > limit, found[:limit]
    following = mark(found[-1]["statements"], found[-1]["n"]) if more else None
    return Page(source_rows(connection, [row["n"] for row in found]), following)


def _within(connection: Connection, query: Query) -> set[str] | None:
    """The folded names of the sources of a query's claims; None for all."""
    asked = (query.words, query.category, query.state, query.since, query.until, query.place, query.outlet)
    if all(given is None for given in asked) and query.min_score is None:
        return None
    return {value for (kind, value), _ in held_by(connection, query) if kind == "source"}


def source_rows(connection: Connection, numbers: Sequence[int]) -> tuple[SourceRow, ...]:
    """Sources, by the numbers of their facets, in that order."""
    facets = {row["n"]: row for row in rows_in(connection, t.facet, t.facet.c.n, numbers)}
    c = t.quoted.c
    which = c.facet.in_(list(numbers))
    outlets = select(c.facet, func.count(c.outlet.distinct()).label("outlets")).where(which).group_by(c.facet)
    counts = {row.facet: row.outlets for row in connection.execute(outlets)}
    columns = (func.sum(c.statements).label("statements"), func.min(c.first).label("first"))
    names = select(c.facet, c.name, c.kind, *columns, func.max(c.last).label("last")).where(which)
    quoted: dict[int, list[Row]] = {}
    for row in connection.execute(names.group_by(c.facet, c.name, c.kind)).mappings():
        quoted.setdefault(row["facet"], []).append(dict(row))
    latest = {
        n: numbers_of(connection, t.claim_entry, ALL, LATEST, exactly=facet["value"]) for n, facet in facets.items()
    }
    entry = t.claim_entry.c
    ids = select(entry.n, entry.claim).where(entry.n.in_({n for own in latest.values() for n in own}))
    claims = {row.n: row.claim for row in connection.execute(ids)}
    return tuple(
        _row(facets[n], quoted.get(n, []), counts.get(n, 0), tuple(claims[at] for at in latest[n]))
        for n in numbers
        if n in facets
    )


def _row(facet: Row, quoted: Sequence[Row], outlets: int, latest: tuple[str, ...]) -> SourceRow:
    names: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for row in quoted:
        names[row["name"]] += int(row["statements"])
        kinds[row["kind"]] += int(row["statements"])
    firsts = [row["first"] for row in quoted if row["first"]]
    lasts = [row["last"] for row in quoted if row["last"]]
    return SourceRow(
        facet["id"],
        min(names, key=lambda name: (-names[name], name), default=facet["shown"]),
        min(kinds, key=lambda kind: (-kinds[kind], kind), default=""),
        facet["statements"],
        outlets,
        facet["claims"],
        day_of(min(firsts, default=None)),
        day_of(max(lasts, default=None)),
        latest,
    )


def source(connection: Connection, id: str, limit: int, after: str | None) -> SourceView:
    """A source with its statements. A UsageError for an id that is none's."""
    facet = connection.execute(select(t.facet).where(t.facet.c.id == id)).mappings().first()
    if facet is None:
        raise UsageError(f"there is no source {id}; `sayso sources` lists them.")
    row = source_rows(connection, [facet["n"]])[0]
    return SourceView(row, statements(connection, ALL, limit, after, exactly=facet["value"]))
