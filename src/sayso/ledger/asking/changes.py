"""What reports that were added lately brought to claims, as the ledger tells it now: the latest first.

A statement of a claim is as old as the adding of its report. Of a claim's statements the first makes it begin; each
later one is a further statement, a further figure where its number was not given before, and a conflict where it
conflicts with one that was there before. Of several, the weightiest is told.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select, tuple_

from sayso.answers import Change, Page
from sayso.ledger import tables as t
from sayso.ledger.asking.lists import moment
from sayso.ledger.asking.loading import rows_in, said, some, told
from sayso.ledger.asking.paging import bounded, key_of, mark
from sayso.ledger.packing import span_of
from sayso.ledger.rows import Row
from sayso.values import Figure

CONFLICTS = "conflicts"
AT_ONCE = 40
"""Reports that are looked at in one step: each brings several changes, of which most would lie beyond the page."""


def changes(connection: Connection, since: datetime, limit: int, after: str | None) -> Page[Change]:
    """A page of changes by reports that were added at this time or later."""
    limit = bounded(limit)
    start = since.astimezone(UTC).isoformat(timespec="milliseconds")
    key = key_of(after, str, str, str) if after else None
    found: list[Change] = []
    last: tuple[str, int] | None = (key[0], (1 << 31) - 1) if key else None
    while len(found) <= limit:
        added = _added(connection, start, last)
        for change in _changes(connection, added):
            own = (_written(change.at), change.claim, change.words.statement)
            if key is None or (own[0] < key[0] or (own[0] == key[0] and own[1:] > key[1:])):
                found.append(change)
        if len(added) < AT_ONCE:
            break
        last = added[-1][0], added[-1][1]
    more, found = len(found) > limit, found[:limit]
    end = found[-1] if found else None
    return Page(tuple(found), mark(_written(end.at), end.claim, end.words.statement) if more and end else None)


def _added(connection: Connection, start: str, last: tuple[str, int] | None) -> list[tuple[str, int]]:
    """Reports that were kept, with when, the latest first: a step of them, and those of the last one's moment."""
    c = t.outcome.c
    query = select(c.at, c.report).where(c.at >= start, c.kind != "failed", c.report.is_not(None), _is_first())
    query = query.order_by(c.at.desc(), c.report.desc())
    if last is not None:
        query = query.where(tuple_(c.at, c.report) < last)
    found = [(row.at, row.report) for row in connection.execute(query.limit(AT_ONCE))]
    if len(found) == AT_ONCE:
        at, report = found[-1]
        rest = query.where(c.at == at, c.report < report)
        found += [(row.at, row.report) for row in connection.execute(rest)]
    return found


def _is_first() -> Any:
    """Whether an outcome is the one by which its report was added."""
    earlier = t.outcome.alias("earlier")
    query = select(func.min(earlier.c.at)).where(earlier.c.report == t.outcome.c.report).scalar_subquery()
    return t.outcome.c.at == query


def _changes(connection: Connection, added: Sequence[tuple[str, int]]) -> list[Change]:
    """The changes of some reports, in their order."""
    when = {report: at for at, report in added}
    touched: set[str] = set()
    query = (
        select(t.member.c.claim)
        .join(t.statement, t.statement.c.id == t.member.c.statement)
        .join(t.reading, t.reading.c.n == t.statement.c.reading)
    )
    for part in some(list(when)):
        touched.update(connection.execute(query.where(t.reading.c.report.in_(part))).scalars())
    if not touched:
        return []
    members = _members(connection, touched)
    stories = {
        claim: story
        for part in some(touched)
        for claim, story in connection.execute(
            select(t.claim.c.id, t.story.c.id)
            .join(t.story, t.story.c.n == t.claim.c.story)
            .where(t.claim.c.id.in_(part))
        )
    }
    conflicts = {
        (row["claim"], frozenset((row["a"], row["b"])))
        for row in rows_in(connection, t.link, t.link.c.story, {row["story"] for row in members})
        if row["kind"] == CONFLICTS
    }
    found: list[tuple[Row, str]] = []
    before: dict[str, list[Row]] = {}
    for row in sorted(members, key=lambda row: (row["at"], row["report"], row["claim"], row["statement"])):
        earlier = before.setdefault(row["claim"], [])
        if row["report"] in when:
            found.append((row, _kind(row, earlier, conflicts)))
        earlier.append(row)
    words = told(connection, {row["statement"] for row, _ in found})
    rows = sorted(found, key=lambda one: (one[0]["claim"], one[0]["statement"]))
    rows.sort(key=lambda one: one[0]["at"], reverse=True)
    return [
        Change(
            moment(row["at"]) or datetime.now(UTC),
            kind,
            row["claim"],
            stories[row["claim"]],
            words[row["statement"]][1],
            words[row["statement"]][0],
            row["figure"].text if row["figure"] else None,
        )
        for row, kind in rows
        if row["claim"] in stories
    ]


def _members(connection: Connection, claims: Collection[str]) -> list[Row]:
    """The members of claims with the report of each, when that was added, and its figure as it was put right."""
    members = [row for part in some(claims) for row in rows_in(connection, t.member, t.member.c.claim, part)]
    known = said(connection, {row["statement"] for row in members})
    ids = {reading.report.id for reading, _ in known.values()}
    query = (
        select(t.report.c.id, t.report.c.n, func.min(t.outcome.c.at).label("at"))
        .join(t.outcome, t.outcome.c.report == t.report.c.n)
        .group_by(t.report.c.id, t.report.c.n)
    )
    added = {row.id: row for part in some(ids) for row in connection.execute(query.where(t.report.c.id.in_(part)))}
    found: list[Row] = []
    for row in members:
        if row["statement"] not in known or known[row["statement"]][0].report.id not in added:
            continue
        reading, statement = known[row["statement"]]
        own = added[reading.report.id]
        span = span_of(row["start"], row["end"])
        figure = next((figure for figure in statement.figures if figure.span == span), None)
        found.append({**row, "report": own.n, "at": own.at, "figure": figure})
    return found


def _kind(row: Row, earlier: Sequence[Row], conflicts: set[Any]) -> str:
    if not any(other["report"] != row["report"] for other in earlier):
        return "claim"
    if any((row["claim"], frozenset((row["statement"], other["statement"]))) in conflicts for other in earlier):
        return "conflict"
    given = {_worth(other["figure"]) for other in earlier}
    return "statement" if row["figure"] is None or _worth(row["figure"]) in given else "figure"


def _worth(figure: Figure | None) -> object:
    return None if figure is None else (figure.value, figure.low, figure.high, figure.bound)


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")
