"""The parts of rows that lists share: headlines, words, statements with what people put right in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, select

from sayso.answers import Headline, StatementRow, Words
from sayso.ledger import tables as t
from sayso.ledger.judging.correcting import corrected
from sayso.ledger.judging.judgements import Verb
from sayso.ledger.judging.ruling import corrections_in
from sayso.ledger.packing import spans_of
from sayso.ledger.restoring import current, fetch, restored
from sayso.ledger.rows import Row
from sayso.text import Span
from sayso.values import Reading, Report, Statement

HEADLINE = (t.report.c.id, t.report.c.title, t.report.c.outlet, t.report.c.published, t.report.c.place)
AT_ONCE = 1000


def day_of(value: str | None) -> date | None:
    """A day as it is stored."""
    return date.fromisoformat(value) if value else None


def some(values: Collection[Any]) -> Iterable[list[Any]]:
    """The values, few enough at a time for one query."""
    listed = list(values)
    return (listed[first : first + AT_ONCE] for first in range(0, len(listed), AT_ONCE))


def rows_in(connection: Connection, table: Table, column: Any, values: Collection[Any]) -> list[Row]:
    """The rows of a table whose column has one of these values."""
    return [
        dict(row)
        for part in some(values)
        for row in connection.execute(select(table).where(column.in_(part))).mappings()
    ]


def headline(row: Any) -> Headline:
    """The headline of a row that has the columns of HEADLINE, under their own names."""
    return Headline(row["id"], row["title"], row["outlet"], day_of(row["published"]), row["place"])


def headlines(connection: Connection, reports: Collection[str]) -> dict[str, Headline]:
    """The headlines of reports, by id."""
    return {
        row["id"]: headline(row)
        for part in some(reports)
        for row in connection.execute(select(*HEADLINE).where(t.report.c.id.in_(part))).mappings()
    }


def readings_of(connection: Connection, reports: Collection[str]) -> dict[str, Reading]:
    """The latest readings of reports (ids), with what people put right in them."""
    if not reports:
        return {}
    corrections = corrections_in(connection)
    readings = (restored(rows) for rows in fetch(connection, current(connection, reports)))
    return {r.report.id: corrected(r, corrections.get(r.report.id, ()))[0] for r in readings}


def told(connection: Connection, statements: Collection[str]) -> dict[str, tuple[Words, Headline]]:
    """The words of statements as people put them right, and their reports' headlines, by id."""
    columns = (t.statement.c.id.label("statement"), t.statement.c.content, t.report.c.text)
    query = (
        select(*columns, *HEADLINE)
        .join(t.reading, t.reading.c.n == t.statement.c.reading)
        .join(t.report, t.report.c.n == t.reading.c.report)
    )
    found: dict[str, tuple[Words, Headline]] = {}
    for part in some(statements):
        for row in connection.execute(query.where(t.statement.c.id.in_(part))).mappings():
            words = _words(row["statement"], row["id"], row["text"], spans_of(row["content"]))
            found[row["statement"]] = words, headline(row)
    for id, (reading, statement) in _put_right(
        connection, statements, {id: headline.report for id, (_, headline) in found.items()}
    ).items():
        found[id] = words_of(reading.report, statement), headline_of(reading.report)
    return found


def said(connection: Connection, statements: Collection[str]) -> dict[str, tuple[Reading, Statement]]:
    """Statements as people put them right, with their readings, by id."""
    query = (
        select(t.statement.c.id, t.report.c.id.label("report"))
        .join(t.reading, t.reading.c.n == t.statement.c.reading)
        .join(t.report, t.report.c.n == t.reading.c.report)
    )
    report_of = {
        row.id: row.report
        for part in some(statements)
        for row in connection.execute(query.where(t.statement.c.id.in_(part)))
    }
    readings = readings_of(connection, set(report_of.values()))
    found = {s.id: (reading, s) for reading in readings.values() for s in reading.statements if s.id in report_of}
    return found | _put_right(connection, statements, report_of)


def _put_right(
    connection: Connection, statements: Collection[str], report_of: dict[str, str]
) -> dict[str, tuple[Reading, Statement]]:
    """Those of some statements that people put right or added. ``report_of``: the reports of those that were read."""
    corrections = corrections_in(connection)
    reports = set(report_of.values()).intersection(corrections)
    if any(id not in report_of for id in statements):
        reports |= {id for id, own in corrections.items() if any(judgement.verb is Verb.ADD for judgement in own)}
    wanted = set(statements)
    readings = readings_of(connection, reports)
    return {s.id: (reading, s) for reading in readings.values() for s in reading.statements if s.id in wanted}


def headline_of(report: Report) -> Headline:
    """A report's headline."""
    return Headline(
        report.id, report.title, report.outlet, report.published.day if report.published else None, report.place
    )


def words_of(report: Report, statement: Statement) -> Words:
    """A statement's words."""
    return _words(statement.id, report.id, report.text, statement.content)


def _words(statement: str, report: str, text: str, spans: Sequence[Span]) -> Words:
    return Words(statement, report, tuple(spans), tuple(span.of(text) for span in spans))


def statement_rows(connection: Connection, found: Sequence[tuple[Reading, Statement]]) -> tuple[StatementRow, ...]:
    """Rows of statements."""
    claims: dict[str, set[str]] = {}
    for row in rows_in(connection, t.member, t.member.c.statement, {s.id for _, s in found}):
        claims.setdefault(row["statement"], set()).add(row["claim"])
    query = (
        select(t.report.c.id, t.story.c.id.label("story"))
        .join(t.story_report, t.story_report.c.report == t.report.c.n)
        .join(t.story, t.story.c.n == t.story_report.c.story)
    )
    stories = {
        row.id: row.story
        for part in some({reading.report.id for reading, _ in found})
        for row in connection.execute(query.where(t.report.c.id.in_(part)))
    }
    return tuple(
        StatementRow(
            s.id,
            headline_of(reading.report),
            words_of(reading.report, s),
            s.manner.value,
            s.stance.value,
            s.hedged,
            s.score,
            s.chain,
            s.figures,
            stories.get(reading.report.id),
            tuple(sorted(claims.get(s.id, ()))),
            s.judged,
        )
        for reading, s in found
    )
