"""The tables of CSV, XLSX and Parquet: for each its columns, with their types, and its rows.

Every column is named, typed and read here only; a format turns the values of its types into cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sayso.compared import Claim
from sayso.publish.exporting.parts import Line, Part
from sayso.publish.lines import degrees
from sayso.text import Span
from sayso.values import Report, Statement


class Kind(StrEnum):
    """The type of a column's values, None aside: str, int, float, bool, date, tuple of str, tuple of Span."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    FLAG = "flag"
    DAY = "day"
    TEXTS = "texts"
    SPANS = "spans"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``of`` reads its value from a row's subject."""

    name: str
    kind: Kind
    of: Callable[[Part, Any], Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``subjects`` gives what each row is of."""

    name: str
    columns: tuple[Column, ...]
    subjects: Callable[[Part], Iterator[Any]]

    def rows(self, part: Part) -> Iterator[tuple[Any, ...]]:
        """The rows of a part, in a fixed order."""
        for subject in self.subjects(part):
            yield tuple(column.of(part, subject) for column in self.columns)


def column(name: str, kind: Kind, of: Callable[[Part, Any], Any]) -> Column:
    """A column."""
    return Column(name, kind, of)


def pins(report: Report, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The byte ranges of spans in the report's capture."""
    return tuple(Span(*report.map.bytes_of(span)) for span in spans)


def chain_of(statement: Statement) -> str | None:
    """The names of the chain, utterer first: "A < B"."""
    return " < ".join(link.name for link in statement.chain) or None


def _first(field: str) -> Callable[[Part, Line], str | None]:
    def read(part: Part, line: Line) -> str | None:
        return getattr(line.statement.chain[0], field) if line.statement.chain else None

    return read


def _figure(field: str) -> Callable[[Part, Line], Any]:
    return lambda part, line: getattr(line.figure, field) if line.figure else None


def _part(name: str, field: str) -> Callable[[Part, Line], Any]:
    def read(part: Part, line: Line) -> Any:
        found = getattr(line, name)
        return getattr(found, field) if found is not None else None

    return read


def _origin(field: str) -> Callable[[Part, Line], Any]:
    def read(part: Part, line: Line) -> Any:
        origin = part.origin_of(line.member)
        return getattr(origin, field) if origin is not None else None

    return read


T, W, N, F, D, TS, SP = Kind.TEXT, Kind.WHOLE, Kind.NUMBER, Kind.FLAG, Kind.DAY, Kind.TEXTS, Kind.SPANS

REPORT = (
    column("report", T, lambda part, line: line.report.id),
    column("external_id", T, lambda part, line: line.report.external_id),
    column("outlet", T, lambda part, line: line.report.outlet),
    column("url", T, lambda part, line: line.report.url),
    column("title", T, lambda part, line: line.report.title),
    column("published", D, lambda part, line: line.report.published.day if line.report.published else None),
    column("duplicate", F, lambda part, line: line.reading.duplicate),
)
STATEMENT = (
    column("statement", T, lambda part, line: line.statement.id),
    column("source_name", T, _first("name")),
    column("source_role", T, _first("role")),
    column("source_organisation", T, _first("organisation")),
    column("source_kind", T, _first("kind")),
    column("chain", T, lambda part, line: chain_of(line.statement)),
    column("evidence", T, lambda part, line: line.statement.chain[-1].evidence if line.statement.chain else None),
    column("manner", T, lambda part, line: line.statement.manner),
    column("stance", T, lambda part, line: line.statement.stance),
    column("hedged", F, lambda part, line: line.statement.hedged),
    column("score", N, lambda part, line: round(float(line.statement.score), 4)),
    column("quote", T, lambda part, line: part.words(line.report, line.statement.content)),
    column("content", SP, lambda part, line: line.statement.content),
    column("pin", SP, lambda part, line: pins(line.report, line.statement.content)),
    column("sha256", T, lambda part, line: line.report.sha256),
)
FIGURE = (
    column("figure", T, _figure("text")),
    column("value", N, _figure("value")),
    column("low", N, _figure("low")),
    column("high", N, _figure("high")),
    *(column(name, T, _figure(name)) for name in ("bound", "trend", "kind", "unit", "category", "counted", "doubt")),
    column("figure_span", SP, lambda part, line: (line.figure.span,) if line.figure else ()),
    column("figure_pin", SP, lambda part, line: pins(line.report, (line.figure.span,)) if line.figure else ()),
    column("time", T, _part("time", "text")),
    column("earliest", D, _part("time", "earliest")),
    column("latest", D, _part("time", "latest")),
    column("place", T, _part("place", "name")),
    column("country", T, _part("place", "country")),
    column("lat", N, lambda part, line: degrees(line.place.lat) if line.place else None),
    column("lon", N, lambda part, line: degrees(line.place.lon) if line.place else None),
    column("precision", T, _part("place", "precision")),
    column("gazetteer_id", T, _part("place", "gazetteer_id")),
    column("place_role", T, _part("place", "role")),
)
CLAIM = (
    column("story", T, lambda part, line: part.story_of(line.report.id)),
    column("claim", T, _part("claim", "id")),
    column("relation", T, _part("member", "relation")),
    column("origin", T, _origin("id")),
    column("origin_name", T, _origin("name")),
    column("origin_first", D, _origin("first")),
    column("independent_origins", W, _part("claim", "independent")),
    column("independent_if_possible", W, _part("claim", "if_possible")),
    column("states", TS, lambda part, line: line.claim.states if line.claim else ()),
)


def _statements(part: Part) -> Iterator[Line]:
    for reading in part.readings:
        for statement in part.statements_of(reading):
            yield Line(reading, statement, None, None, None)


def _claims_of(part: Part, line: Line) -> tuple[str, ...]:
    found: tuple[tuple[Claim, Any], ...] = part.claims.get(line.statement.id, ())
    return tuple(dict.fromkeys(claim.id for claim, _ in found))


CODER = Table("figures", (*REPORT, *STATEMENT, *FIGURE, *CLAIM), Part.lines)
"""A row a statement and figure: what CSV and Parquet hold."""
FIGURES = Table("figures", CODER.columns, lambda part: (line for line in part.lines() if line.figure is not None))
STATEMENTS = Table(
    "statements",
    (
        *REPORT,
        *STATEMENT,
        column("figures", TS, lambda part, line: tuple(figure.text for figure in line.statement.figures)),
        column("times", TS, lambda part, line: tuple(time.text for time in line.statement.times)),
        column("places", TS, lambda part, line: tuple(place.text for place in line.statement.places)),
        CLAIM[0],
        column("claims", TS, _claims_of),
    ),
    _statements,
)
