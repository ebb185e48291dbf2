"""A reading as rows, and rows as a reading again: nothing is lost on the way.

1. The report, its text and its map are one row; what an extractor read from it hangs on a row of ``reading``, so that
   a later extractor's reading stands beside it.
2. Mentions are numbered within the reading; a statement holds the numbers of its own.
3. Every table's rows of a reading are sealed: a hash over all their values, by which a changed one is found.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Table

from sayso.ledger import tables as t
from sayso.ledger.packing import as_numbers, as_spans, ends, packed, packed_map
from sayso.text import Span
from sayso.values import EXTRACTOR, Figure, Link, Place, Reading, Report, Statement, Time, digest

Row = dict[str, Any]
Values = tuple[Any, ...]

NUMBERS = frozenset({"n", "report", "reading", "statement", "seal", "seals"})
"""Columns that a seal leaves out: numbers of this database, and seals."""


@dataclass(slots=True)
class Rows:
    """The rows of one reading. ``sources`` name their statement by its position. ``sealed``: of rows that are to be
    added what is sealed, by table (``values_of``)."""

    report: Row
    reading: Row
    statements: list[Row] = field(default_factory=list)
    sources: list[Row] = field(default_factory=list)
    figures: list[Row] = field(default_factory=list)
    times: list[Row] = field(default_factory=list)
    places: list[Row] = field(default_factory=list)
    sealed: dict[str, list[Values]] = field(default_factory=dict)

    def parts(self) -> tuple[tuple[Table, list[Row]], ...]:
        """The tables that hang on the reading, with their rows."""
        return (
            (t.statement, self.statements),
            (t.source, self.sources),
            (t.figure, self.figures),
            (t.time, self.times),
            (t.place, self.places),
        )


def rows_of(reading: Reading, received: str, intake: str) -> Rows:
    """The rows of a reading whose report came from the capture ``received``."""
    report = report_row(reading.report, received)  # 1
    head: Row = {"extractor": EXTRACTOR, "intake": intake, "unattributed": as_spans(reading.unattributed)}
    rows = Rows(report, head)
    figures, times, places = (_Numbered(reading.figures), _Numbered(reading.times), _Numbered(reading.places))  # 2
    for position, statement in enumerate(reading.statements):
        rows.statements.append(_statement(position, statement, figures, times, places))
        rows.sources += [_source(position, at, link) for at, link in enumerate(statement.chain)]
    rows.figures = figures.rows(_figure)
    rows.times = times.rows(_time)
    rows.places = places.rows(_place)
    report["seal"] = seal(t.report, [report])  # 3
    rows.sealed = {table.name: values_of(table, own) for table, own in rows.parts()}
    head["seals"] = packed(seals(rows))
    return rows


def seals(rows: Rows) -> dict[str, str]:
    """The seals of a reading, by table; the first sixteen digits of each."""
    values = rows.sealed or {table.name: values_of(table, own) for table, own in rows.parts()}
    return {name: _seal(own)[:16] for name, own in {"reading": values_of(t.reading, [rows.reading]), **values}.items()}


def seal(table: Table, rows: Iterable[Mapping[str, Any]]) -> str:
    """A hash over all values of some rows."""
    return _seal(values_of(table, rows))


def _seal(values: Sequence[Values]) -> str:
    return digest(SEALED.encode(values))


def values_of(table: Table, rows: Iterable[Mapping[str, Any]]) -> list[Values]:
    """The values of rows that a seal is over, in the order of ``sealed_names``; before those of a source the position
    of its statement."""
    return list(map(_taking(table), rows))


@cache
def sealed_names(table: Table) -> tuple[str, ...]:
    """The columns that a seal is over."""
    return tuple(column.name for column in table.columns if column.name not in NUMBERS)


@cache
def _taking(table: Table) -> Callable[[Mapping[str, Any]], Values]:
    return itemgetter(*(["at"] if table is t.source else []), *sealed_names(table))


def _plain(value: bytes) -> str:
    """What stands for bytes in JSON."""
    return hashlib.sha256(value).hexdigest()


SEALED = json.JSONEncoder(separators=(",", ":"), default=_plain)


class _Numbered:
    """Mentions with their positions: the report's own, then those that only a statement has."""

    def __init__(self, own: Sequence[Any]) -> None:
        self.all, self.own = list(own), len(own)
        apart = len({mention.span for mention in own}) == len(own)  # so no two are equal: each is known by itself
        self._same = {id(mention): position for position, mention in enumerate(own)} if apart else {}
        self._equal: dict[Any, int] = {}

    def positions(self, mentions: Sequence[Any]) -> str:
        if not mentions:
            return "[]"
        places = [self._same.get(id(mention)) for mention in mentions]
        return as_numbers([self._at(m) if at is None else at for at, m in zip(places, mentions, strict=True)])

    def _at(self, mention: Any) -> int:
        """The place of an equal mention; of one that has none, a new one."""
        if not self._equal:
            for position, one in enumerate(self.all):
                self._equal.setdefault(one, position)
        if mention not in self._equal:
            self._equal[mention] = len(self.all)
            self.all.append(mention)
        return self._equal[mention]

    def rows(self, row: Callable[[Any], Row]) -> list[Row]:
        return [
            {
                "position": position,
                "listed": int(position < self.own),
                "start": mention.span.start,
                "end": mention.span.end,
                "text": mention.text,
                **row(mention),
                "doubt": mention.doubt,
            }
            for position, mention in enumerate(self.all)
        ]


def report_row(report: Report, received: str) -> Row:
    """The row of a report, without its seal."""
    published, updated = report.published, report.updated
    return {
        "id": report.id,
        "received": received,
        "sha256": report.sha256,
        "sameness": sameness(report),
        "media_type": report.media_type,
        "place": report.place,
        "external_id": report.external_id,
        "url": report.url,
        "outlet": report.outlet,
        "title": report.title,
        "byline": report.byline,
        "published": published.day.isoformat() if published else None,
        "published_from": published.evidence if published else None,
        "updated": updated.day.isoformat() if updated else None,
        "updated_from": updated.evidence if updated else None,
        "dateline": packed(list(report.dateline)) if report.dateline else None,
        "credits": packed(list(report.credits)),
        "language": report.language,
        "charset": report.charset,
        "charset_evidence": report.charset_evidence,
        "blocks": as_spans(report.blocks),
        "map": packed_map(report.map),
        "text": report.text,
    }


def sameness(report: Report) -> str:
    """A hash that two reports share when one is a duplicate of the other: text, outlet and URL."""
    return digest(report.text, report.outlet, report.url)


def _statement(position: int, statement: Statement, figures: _Numbered, times: _Numbered, places: _Numbered) -> Row:
    return {
        "id": statement.id,
        "position": position,
        "manner": statement.manner.value,
        "stance": statement.stance.value,
        "hedged": int(statement.hedged),
        "score": float(statement.score),
        "content": as_spans(statement.content),
        "cue": as_spans(statement.cue),
        "source": as_spans(statement.source),
        "figures": figures.positions(statement.figures),
        "times": times.positions(statement.times),
        "places": places.positions(statement.places),
    }


def _source(statement: int, position: int, link: Link) -> Row:
    start, end = ends(link.mention)
    return {
        "at": statement,
        "position": position,
        "start": start,
        "end": end,
        "name": link.name,
        "role": link.role,
        "organisation": link.organisation,
        "kind": link.kind.value,
        "evidence": link.evidence.value,
    }


def _figure(figure: Figure) -> Row:
    row: Row = {
        "value": _number(figure.value),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "bound": figure.bound,
        "trend": figure.trend,
        "kind": figure.kind,
        "unit": figure.unit,
        "category": figure.category,
        "counted": figure.counted,
    }
    spans: tuple[tuple[str, Span | None], ...] = (
        ("counted", figure.counted_span),
        ("time", figure.time),
        ("place", figure.place),
    )
    for name, span in spans:
        row[f"{name}_start"], row[f"{name}_end"] = ends(span)
    return row


def _time(time: Time) -> Row:
    return {
        "type": time.type,
        "value": time.value,
        "earliest": time.earliest.isoformat() if time.earliest else None,
        "latest": time.latest.isoformat() if time.latest else None,
    }


def _place(place: Place) -> Row:
    return {
        "name": place.name,
        "country": place.country,
        "lat": _number(place.lat),
        "lon": _number(place.lon),
        "precision": place.precision,
        "gazetteer_id": place.gazetteer_id,
        "role": place.role,
    }


def _number(value: float | None) -> float | None:
    """As a database gives it back: a whole number too."""
    return None if value is None else float(value)
