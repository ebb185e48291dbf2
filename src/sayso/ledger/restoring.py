"""Rows as the reading that they were made from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, func, select

from sayso.errors import IntegrityError
from sayso.ledger import tables as t
from sayso.ledger.packing import span_of, spans_of, unpacked_map
from sayso.ledger.rows import Row, Rows
from sayso.text import Span
from sayso.values import (
    Dated,
    Evidence,
    Figure,
    Link,
    Manner,
    Place,
    Reading,
    Report,
    SourceKind,
    Stance,
    Statement,
    Time,
)

AT_ONCE = 400
"""Readings fetched by one query: SQLite takes 32,766 variables, PostgreSQL 65,535; few enough to stay small."""
DAMAGED = (IntegrityError, ValueError, LookupError, TypeError, AttributeError)
"""What putting a reading together raises where its rows were changed behind the ledger's back."""


def fetch(connection: Connection, readings: Sequence[int]) -> Iterator[Rows]:
    """The rows of readings, by their numbers, in their order."""
    for first in range(0, len(readings), AT_ONCE):
        some = readings[first : first + AT_ONCE]
        heads = {row["n"]: row for row in _rows(connection, t.reading, t.reading.c.n, some)}
        reports = {
            row["n"]: row
            for row in _rows(connection, t.report, t.report.c.n, sorted({head["report"] for head in heads.values()}))
        }
        found = {n: Rows(reports[head["report"]], head) for n, head in heads.items() if head["report"] in reports}
        order = (t.statement.c.reading, t.statement.c.position)
        holders: dict[int, tuple[int, int]] = {}
        for row in _rows(connection, t.statement, t.statement.c.reading, some, order):
            if row["reading"] in found:
                found[row["reading"]].statements.append(row)
            holders[row["n"]] = row["reading"], row["position"]
        sources = (
            select(t.source)
            .join(t.statement, t.source.c.statement == t.statement.c.n)
            .where(t.statement.c.reading.in_(some))
            .order_by(*order, t.source.c.position)
        )
        for source in connection.execute(sources).mappings():
            holder, at = holders[source["statement"]]
            if holder in found:
                found[holder].sources.append({**source, "at": at})
        for table, name in ((t.figure, "figures"), (t.time, "times"), (t.place, "places")):
            for row in _rows(connection, table, table.c.reading, some, (table.c.reading, table.c.position)):
                if row["reading"] in found:
                    getattr(found[row["reading"]], name).append(row)
        yield from (found[n] for n in some if n in found)


def current(connection: Connection, reports: Iterable[str] | None = None) -> list[int]:
    """The numbers of the latest readings of some reports (ids), or of all."""
    query = select(func.max(t.reading.c.n)).group_by(t.reading.c.report).order_by(func.max(t.reading.c.n))
    if reports is None:
        return list(connection.execute(query).scalars())
    wanted = list(reports)
    found: list[int] = []
    for first in range(0, len(wanted), 500):
        some = wanted[first : first + 500]
        found += connection.execute(
            query.join(t.report, t.report.c.n == t.reading.c.report).where(t.report.c.id.in_(some))
        ).scalars()
    return found


def _rows(
    connection: Connection, table: Table, column: Any, values: Sequence[int], order: Sequence[Any] = ()
) -> Iterable[Row]:
    query = select(table).where(column.in_(values)).order_by(*order)
    return [dict(row) for row in connection.execute(query).mappings()]


def restored(rows: Rows) -> Reading:
    """The reading. Raises one of DAMAGED where the rows cannot be one."""
    figures, times, places = (
        [_figure(row) for row in rows.figures],
        [_time(row) for row in rows.times],
        [_place(row) for row in rows.places],
    )
    chains: dict[int, list[Link]] = {}
    for row in rows.sources:
        chains.setdefault(row["at"], []).append(_link(row))
    statements = tuple(
        Statement(
            row["id"],
            Manner(row["manner"]),
            Stance(row["stance"]),
            bool(row["hedged"]),
            row["score"],
            spans_of(row["content"]),
            spans_of(row["cue"]),
            spans_of(row["source"]),
            tuple(chains.get(row["position"], ())),
            _some(figures, row["figures"]),
            _some(times, row["times"]),
            _some(places, row["places"]),
        )
        for row in rows.statements
    )
    return Reading(
        report_of(rows.report),
        statements,
        _listed(figures, rows.figures),
        _listed(times, rows.times),
        _listed(places, rows.places),
        spans_of(rows.reading["unattributed"]),
    )


def report_of(row: Row) -> Report:
    """The report of a row."""
    dateline = json.loads(row["dateline"]) if row["dateline"] else None
    return Report(
        id=row["id"],
        sha256=row["sha256"],
        media_type=row["media_type"],
        place=row["place"],
        text=row["text"],
        map=unpacked_map(row["map"], len(row["text"])),
        external_id=row["external_id"],
        url=row["url"],
        outlet=row["outlet"],
        title=row["title"],
        byline=row["byline"],
        published=_dated(row["published"], row["published_from"]),
        updated=_dated(row["updated"], row["updated_from"]),
        dateline=Span(*dateline) if dateline else None,
        credits=tuple(json.loads(row["credits"])),
        language=row["language"],
        charset=row["charset"],
        charset_evidence=row["charset_evidence"],
        blocks=spans_of(row["blocks"]),
    )


def _dated(day: str | None, evidence: str | None) -> Dated | None:
    return Dated(date.fromisoformat(day), evidence or "") if day else None


def _some(mentions: Sequence[Any], positions: str) -> tuple[Any, ...]:
    return tuple(mentions[position] for position in json.loads(positions))


def _listed(mentions: Sequence[Any], rows: Sequence[Row]) -> tuple[Any, ...]:
    return tuple(mention for mention, row in zip(mentions, rows, strict=True) if row["listed"])


def _link(row: Row) -> Link:
    return Link(
        span_of(row["start"], row["end"]),
        row["name"],
        row["role"],
        row["organisation"],
        SourceKind(row["kind"]),
        Evidence(row["evidence"]),
    )


def _figure(row: Row) -> Figure:
    counted, time, place = (span_of(row[f"{name}_start"], row[f"{name}_end"]) for name in ("counted", "time", "place"))
    return Figure(
        Span(row["start"], row["end"]),
        row["text"],
        row["value"],
        row["low"],
        row["high"],
        row["bound"],
        row["trend"],
        row["kind"],
        row["unit"],
        row["category"],
        row["counted"],
        counted,
        row["doubt"],
        time,
        place,
    )


def _time(row: Row) -> Time:
    return Time(
        Span(row["start"], row["end"]),
        row["text"],
        row["type"],
        row["value"],
        _day(row["earliest"]),
        _day(row["latest"]),
        row["doubt"],
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _place(row: Row) -> Place:
    return Place(
        Span(row["start"], row["end"]),
        row["text"],
        row["name"],
        row["country"],
        row["lat"],
        row["lon"],
        row["precision"],
        row["gazetteer_id"],
        row["role"],
        row["doubt"],
    )
