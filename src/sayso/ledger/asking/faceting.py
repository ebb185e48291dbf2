"""What the claims of a query have, and how many have it. Of all claims the counts are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from sayso.answers import ALL, Count, Facets, Query
from sayso.ledger import tables as t
from sayso.ledger.among import among
from sayso.ledger.asking.entering import Facet, facets_of, shown_facet
from sayso.ledger.asking.selecting import numbers_of
from sayso.ledger.columns import shown

KINDS = ("outlet", "source", "category", "state", "place", "month")
MOST = 50
"""Values of a facet that are given, the most frequent; months are all given."""
ENTRIES = "SELECT sources, places, outlets, terms FROM claim_entry WHERE n {among}"
EVERY = 1 << 31


def facets(connection: Connection, query: Query) -> Facets:
    """The facets of the claims that have what is asked for."""
    if query == ALL:
        claims = connection.execute(select(func.count()).select_from(t.claim_entry)).scalar_one()
        return Facets(claims, *(_kept(connection, kind) for kind in KINDS))
    numbers = numbers_of(connection, t.claim_entry, query, EVERY)
    held = _held(connection, numbers)
    return Facets(len(numbers), *(_counted(kind, held) for kind in KINDS))


def held_by(connection: Connection, query: Query) -> Counter[tuple[Facet, str]]:
    """How many of the query's claims have each facet, with how it is shown."""
    return _held(connection, numbers_of(connection, t.claim_entry, query, EVERY))


def _held(connection: Connection, numbers: list[int]) -> Counter[tuple[Facet, str]]:
    counts: Counter[tuple[Facet, str]] = Counter()
    for sources, places, outlets, terms in among(connection, ENTRIES, numbers) if numbers else ():
        row = {"sources": shown(sources), "places": shown(places), "outlets": shown(outlets), "terms": shown(terms)}
        counts.update(facets_of(row))
    return counts


def _kept(connection: Connection, kind: str) -> tuple[Count, ...]:
    c = t.facet.c
    query = select(c.value, c.shown, c.claims).where(c.kind == kind, c.claims > 0)
    query = query.order_by(c.value) if kind == "month" else query.order_by(c.claims.desc(), c.n).limit(MOST)
    rows = [(row.value, row.shown, row.claims) for row in connection.execute(query)]
    if kind != "month":  # numbers follow the order of adding, which is to change nothing
        rows.sort(key=lambda row: (-row[2], row[0]))
    return _counts(kind, rows)


def _counted(kind: str, counts: Counter[tuple[Facet, str]]) -> tuple[Count, ...]:
    merged: Counter[str] = Counter()
    names: dict[str, str] = {}
    for ((own, value), name), claims in counts.items():
        if own == kind:
            merged[value] += claims
            names[value] = shown_facet(kind, name)
    ordered = sorted(merged.items(), key=lambda one: one[0] if kind == "month" else (-one[1], one[0]))
    some = ordered if kind == "month" else ordered[:MOST]
    return _counts(kind, ((value, names[value], claims) for value, claims in some))


def _counts(kind: str, rows: Iterable[tuple[str, str, int]]) -> tuple[Count, ...]:
    """``value`` is what a query takes: of categories and states how they are written, of months the month."""
    plain = kind in ("category", "state", "month")
    return tuple(Count(name if plain else value, name, claims) for value, name, claims in rows)
