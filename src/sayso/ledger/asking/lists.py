"""Pages of stories, claims, reports and statements that have what a query asks for, the newest first.

Stories, claims and reports have entries; a page of statements goes through the reports that may have some, and holds
each against the query itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, func, select

from sayso.answers import ClaimRow, Page, Query, ReportRow, StatementRow, StoryRow
from sayso.compared import Best, State
from sayso.ledger import tables as t
from sayso.ledger.asking.entries import names_of
from sayso.ledger.asking.holding import holding
from sayso.ledger.asking.loading import day_of, headlines, readings_of, rows_in, statement_rows, told
from sayso.ledger.asking.paging import bounded, key_of, mark
from sayso.ledger.asking.selecting import END, numbers_of
from sayso.ledger.rows import Row
from sayso.values import Reading, Statement

ORDER = tuple(State)
FIRST, MOST_AT_ONCE = 10, 200
"""Reports that are looked through for statements at once, at first and at most."""


def stories(connection: Connection, query: Query, limit: int, after: str | None) -> Page[StoryRow]:
    """A page of stories."""
    entries, following = _entries(connection, t.story_entry, query, limit, after)
    numbers = [row["story"] for row in entries]
    own = {row["n"]: row for row in rows_in(connection, t.story, t.story.c.n, numbers)}
    titles = headlines(connection, {row["title"] for row in own.values()})
    states: dict[int, set[str]] = {}
    for row in rows_in(connection, t.claim, t.claim.c.story, numbers):
        states.setdefault(row["story"], set()).update(json.loads(row["states"]))
    rows = [
        StoryRow(
            own[row["story"]]["id"],
            titles[own[row["story"]]["title"]],
            row["reports"],
            row["texts"],
            row["claims"],
            tuple(names_of(row["outlets"])),
            states_of(states.get(row["story"], ())),
            day_of(row["first"]),
            day_of(row["last"]),
        )
        for row in entries
        if row["story"] in own
    ]
    return Page(tuple(rows), following)


def claims(connection: Connection, query: Query, limit: int, after: str | None) -> Page[ClaimRow]:
    """A page of claims."""
    entries, following = _entries(connection, t.claim_entry, query, limit, after)
    return Page(claim_rows(connection, entries), following)


def claims_named(connection: Connection, ids: Sequence[str]) -> dict[str, ClaimRow]:
    """Claims, by their ids."""
    entries = rows_in(connection, t.claim_entry, t.claim_entry.c.claim, ids)
    return {row.id: row for row in claim_rows(connection, entries)}


def claim_rows(connection: Connection, entries: Sequence[Row]) -> tuple[ClaimRow, ...]:
    """The claims of entries."""
    own = {row["id"]: row for row in rows_in(connection, t.claim, t.claim.c.id, [row["claim"] for row in entries])}
    words = told(connection, {row["gist"] for row in own.values()})
    stories = {
        row["n"]: row["id"] for row in rows_in(connection, t.story, t.story.c.n, {row["story"] for row in own.values()})
    }
    rows = []
    for entry in entries:
        claim = own.get(entry["claim"])
        if claim is None:
            continue
        rows.append(
            ClaimRow(
                claim["id"],
                stories.get(claim["story"], ""),
                words[claim["gist"]][0],
                claim["counted"],
                claim["unit"],
                claim["category"],
                None if claim["best"] is None else Best(**json.loads(claim["best"])),
                states_of(json.loads(claim["states"])),
                claim["independent"],
                claim["if_possible"],
                entry["members"],
                entry["reports"],
                entry["score"],
                day_of(entry["first"]),
                day_of(entry["last"]),
            )
        )
    return tuple(rows)


def reports(connection: Connection, query: Query, limit: int, after: str | None) -> Page[ReportRow]:
    """A page of reports, of those that were compared."""
    entries, following = _entries(connection, t.report_entry, query, limit, after)
    return Page(report_rows(connection, {row["report"]: row["statements"] for row in entries}), following)


def report_rows(connection: Connection, statements: dict[int, int]) -> tuple[ReportRow, ...]:
    """Reports by their numbers, in that order; for each how many statements it has."""
    c = t.report.c
    columns = (c.n, c.id, c.external_id, c.title, c.outlet, c.byline, c.url, c.place, c.published)
    query = (
        select(*columns, t.story.c.id.label("story"))
        .outerjoin(t.story_report, t.story_report.c.report == c.n)
        .outerjoin(t.story, t.story.c.n == t.story_report.c.story)
        .where(c.n.in_(list(statements)))
    )
    found = {row["n"]: row for row in connection.execute(query).mappings()}
    first = (
        select(t.outcome.c.report, func.min(t.outcome.c.at).label("at"))
        .where(t.outcome.c.report.in_(list(statements)))
        .group_by(t.outcome.c.report)
    )
    added = {row.report: row.at for row in connection.execute(first)}
    return tuple(
        ReportRow(
            found[n]["id"],
            found[n]["external_id"],
            found[n]["title"],
            found[n]["outlet"],
            found[n]["byline"],
            found[n]["url"],
            found[n]["place"],
            day_of(found[n]["published"]),
            found[n]["story"],
            number,
            moment(added.get(n)),
        )
        for n, number in statements.items()
        if n in found
    )


def statements(
    connection: Connection, query: Query, limit: int, after: str | None, exactly: str | None = None
) -> Page[StatementRow]:
    """A page of statements: of each report in their order. ``exactly``: the whole folded name of a source."""
    limit = bounded(limit)
    before, position = key_of(after, int, int) if after else (END, -1)
    found: list[tuple[int, int, Reading, Statement]] = []
    top, size = (before + 1 if after else END), FIRST
    while len(found) <= limit:
        numbers = numbers_of(connection, t.report_entry, query, size, top, exactly)
        chosen = (
            select(t.report_entry.c.n, t.report.c.id)
            .join(t.report, t.report.c.n == t.report_entry.c.report)
            .where(t.report_entry.c.n.in_(numbers))
            .order_by(t.report_entry.c.n.desc())
        )
        ids = {row.id: row.n for row in connection.execute(chosen)}
        readings = readings_of(connection, ids)
        ordered = [readings[id] for id in ids if id in readings]
        for reading, own in zip(ordered, holding(connection, query, ordered, exactly), strict=True):
            n = ids[reading.report.id]
            found += [(n, at, reading, s) for at, s in own if (n, -at) < (before, -position)]
        if len(numbers) < size:
            break
        top, size = numbers[-1], min(2 * size, MOST_AT_ONCE)
    more, found = len(found) > limit, found[:limit]
    rows = statement_rows(connection, [(reading, s) for _, _, reading, s in found])
    return Page(rows, mark(*found[-1][:2]) if more else None)


def _entries(
    connection: Connection, table: Table, query: Query, limit: int, after: str | None
) -> tuple[list[Row], str | None]:
    limit = bounded(limit)
    before = key_of(after, int)[0] if after else END
    numbers = numbers_of(connection, table, query, limit + 1, before)
    following = mark(numbers[limit - 1]) if len(numbers) > limit else None
    numbers = numbers[:limit]
    rows = {row["n"]: row for row in rows_in(connection, table, table.c.n, numbers)}
    return [rows[n] for n in numbers], following


def states_of(values: Any) -> tuple[State, ...]:
    """States in the order of their list."""
    held = set(values)
    return tuple(state for state in ORDER if state.value in held)


def moment(value: str | None) -> datetime | None:
    """A time as it is stored."""
    return datetime.fromisoformat(value).astimezone(UTC) if value else None
