"""Erasing a report (a takedown, privacy): its content goes from every table, index and file, and a tombstone stays.

1. In one transaction: the report's rows, and those of its captures that no other report has; what tells of it in
   judgements, runs and the index of terms; its place in its story, which is compared anew at once. A row in ``erasing``
   is what lets this through the triggers, and it is gone before the commit.
2. The tombstone holds the ids and hashes by which the report is known again, and who erased it and why. It is never
   removed.
3. After the commit its files are removed, and the database is written anew, so that no free page holds its bytes. What
   was broken off here is done by erasing again.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, func, or_, select

from sayso.errors import PolicyError, UsageError
from sayso.ledger import tables as t
from sayso.ledger.among import ask
from sayso.ledger.asking.entering import leave
from sayso.ledger.captures import Captures
from sayso.ledger.columns import METADATA, shown
from sayso.ledger.inserting import insert, next_n, now
from sayso.ledger.judging.judgements import of_row, row_of, without
from sayso.ledger.judging.moving import gather
from sayso.ledger.packing import unpacked_terms
from sayso.ledger.pages import count_up, counted_to, pages_now
from sayso.values import digest

GONE = "(erased)"
ERASED = """SELECT report, at FROM tombstone
WHERE (received = ? AND capture = 1) OR report = ? OR sameness = ? LIMIT 1"""
FIELDS = ("at", "author", "why", "report", "received", "sha256", "sameness", "capture")


@dataclass(frozen=True, slots=True)
class Erased:
    """What erasing a report took: its id, the captures whose files go, how many statements and judgements told of it.
    ``again``: it had been erased before, and only files were left to be seen to."""

    report: str
    captures: tuple[str, ...]
    statements: int
    judgements: int
    again: bool = False


def tombstone_id(row: dict[str, object]) -> str:
    """The id of a tombstone: a hash of what it says."""
    return digest("tombstone", *(str(row[name]) for name in FIELDS))


def refuse_erased(connection: Connection, place: str, received: str, report: str, sameness: str) -> None:
    """A PolicyError where this capture, report or text was erased."""
    for erased, at in ask(connection, ERASED, received, report, sameness):
        raise PolicyError(refusal(place, shown(erased), at))


def refusal(place: str, report: str, at: str) -> str:
    """One sentence on a report that is not taken again."""
    return f"{place}: the report {report} was erased on {at[:10]} and is not taken again; leave it out."


def erased_captures(connection: Connection) -> dict[str, tuple[str, str]]:
    """For the hash of each erased capture its report's id and when that was erased."""
    query = select(t.tombstone.c.received, t.tombstone.c.report, t.tombstone.c.at).where(t.tombstone.c.capture == 1)
    return {row.received: (row.report, row.at) for row in connection.execute(query)}


def erase(connection: Connection, report: str, author: str, why: str) -> tuple[Erased, int | None]:
    """Erase a report by its whole id (1, 2); what went, and the number of the story that it was in. The caller compares
    the story, in the same transaction."""
    row = connection.execute(select(t.report).where(t.report.c.id == report)).mappings().first()
    if row is None:
        return _again(connection, report), None
    if not why.strip() or not author.strip():
        raise UsageError("erasing needs its reason and its author; give --why TEXT and --author NAME.")
    n = int(row["n"])
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
    insert(connection, t.erasing, [{"report": report}])
    captures = _captures(connection, n, {row["received"], row["sha256"]})
    stone = {
        "at": now(),
        "author": author.strip(),
        "why": why.strip(),
        "report": report,
        **{name: row[name] for name in ("received", "sha256", "sameness")},
        "capture": int(row["received"] in captures),
    }
    number = next_n(connection, t.tombstone)
    insert(connection, t.tombstone, [{"n": number, "id": tombstone_id(stone), **stone}])
    judgements = _judgements(connection, report)
    _runs(connection, n, number, frozenset(text for text in (row["url"], row["place"]) if text))
    _terms(connection, n)
    statements = _rows(connection, n, dict(row), captures)
    story = _from_story(connection, n)
    connection.execute(t.erasing.delete())
    return Erased(report, tuple(sorted(captures)), statements, judgements), story


def _again(connection: Connection, report: str) -> Erased:
    row = connection.execute(select(t.tombstone).where(t.tombstone.c.report == report)).mappings().first()
    if row is None:
        raise UsageError(f"there is no report {report} in the ledger; give its whole id.")
    gone = {row["received"], row["sha256"]}
    gone.difference_update(connection.execute(select(t.capture.c.sha256).where(t.capture.c.sha256.in_(gone))).scalars())
    return Erased(report, tuple(sorted(gone)), 0, 0, again=True)


def _captures(connection: Connection, report: int, own: Collection[str]) -> set[str]:
    """The captures that no other report has, and no capture of another report was derived from."""
    others = connection.execute(
        select(t.report.c.received, t.report.c.sha256).where(
            t.report.c.n != report, or_(t.report.c.received.in_(own), t.report.c.sha256.in_(own))
        )
    )
    return set(own).difference(sha256 for pair in others for sha256 in pair)


def _judgements(connection: Connection, report: str) -> int:
    """Take what tells of the report out of judgements on it; how many there were."""
    ids = connection.execute(select(t.concerns.c.judgement).where(t.concerns.c.report == report)).scalars().all()
    for id in ids:
        row = connection.execute(select(t.judgement).where(t.judgement.c.id == id)).mappings().one()
        values = row_of(without(of_row(row), report))
        connection.execute(t.judgement.update().where(t.judgement.c.id == id).values(values))
    connection.execute(t.concerns.delete().where(t.concerns.c.report == report))
    return len(ids)


def _runs(connection: Connection, report: int, tombstone: int, names: frozenset[str]) -> None:
    """Let outcomes point to the tombstone, and take the report's address out of what runs were given."""
    mine = t.outcome.c.report == report
    runs = connection.execute(select(t.outcome.c.run).where(mine).distinct()).scalars().all()
    connection.execute(t.outcome.update().where(mine).values(report=None, erased=tombstone))
    for run in connection.execute(select(t.run).where(t.run.c.n.in_(runs))).mappings().all():
        inputs = json.loads(run["inputs"])
        if names.intersection(inputs):
            plain = json.dumps([GONE if one in names else one for one in inputs])
            connection.execute(t.run.update().where(t.run.c.n == run["n"]).values(inputs=plain))


def _terms(connection: Connection, report: int) -> None:
    """Take the report out of the index of terms; terms that no report holds any more go."""
    count_up(connection, pages_now(connection, None), _last(connection))
    packed = connection.execute(select(t.features.c.terms).where(t.features.c.report == report)).scalar()
    numbers = list(dict.fromkeys(unpacked_terms(bytes(packed))[0].tolist())) if packed else []
    connection.execute(t.features.delete().where(t.features.c.report == report))
    connection.execute(t.posting.delete().where(t.posting.c.report == report))
    for first in range(0, len(numbers), 500):
        some = t.term.c.n.in_(numbers[first : first + 500])
        connection.execute(t.term.update().where(some).values(held=t.term.c.held - 1))
        connection.execute(t.term.delete().where(some, t.term.c.held <= 0))
    counted_to(connection, _last(connection))


def _last(connection: Connection) -> int:
    """The number of the last report."""
    return int(connection.execute(select(func.coalesce(func.max(t.features.c.report), 0))).scalar_one())


def _rows(connection: Connection, report: int, row: dict[str, object], captures: Collection[str]) -> int:
    """Remove the report's own rows; how many statements there were."""
    readings = select(t.reading.c.n).where(t.reading.c.report == report).scalar_subquery()
    own = select(t.statement.c.n).where(t.statement.c.reading.in_(readings)).scalar_subquery()
    statements = connection.execute(
        select(func.count()).select_from(t.statement).where(t.statement.c.reading.in_(readings))
    ).scalar_one()
    connection.execute(delete(t.source).where(t.source.c.statement.in_(own)))
    for table in (t.statement, t.figure, t.time, t.place):
        connection.execute(table.delete().where(table.c.reading.in_(readings)))
    connection.execute(t.reading.delete().where(t.reading.c.report == report))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO report_words (report_words, rowid, title, text) SELECT 'delete', n, title, text FROM report "
            "WHERE n = ?",
            (report,),
        )
    connection.execute(t.report.delete().where(t.report.c.n == report))
    connection.execute(t.capture.delete().where(t.capture.c.sha256.in_(list(captures))))
    return int(statements)


def _from_story(connection: Connection, report: int) -> int | None:
    """Take the report out of its story, which bears the number of its first report again; that number. Nothing is left
    of a story that has no other report."""
    story = connection.execute(select(t.story_report.c.story).where(t.story_report.c.report == report)).scalar()
    connection.execute(t.moved.delete().where(t.moved.c.report == report))
    connection.execute(t.story_report.delete().where(t.story_report.c.report == report))
    connection.execute(t.joined.delete().where(or_(t.joined.c.story == report, t.joined.c.other == report)))
    if story is None:
        return None
    leave(connection, story)
    rest = connection.execute(select(func.min(t.story_report.c.report)).where(t.story_report.c.story == story)).scalar()
    number = story if rest is None or story != report else int(rest)
    if number != story:
        moving = (t.story_report, t.claim, t.member, t.origin, t.link, t.story_entry, t.claim_entry, t.report_entry)
        for table in (*moving, t.quoted):
            connection.execute(table.update().where(table.c.story == story).values(story=number))
        connection.execute(t.story.update().where(t.story.c.n == story).values(n=number))
        for table in (t.cluster, t.stale):
            connection.execute(table.delete().where(table.c.story == story))
    gather(connection, number)
    return number


def scrub(engine: Engine, captures: Captures, erased: Erased) -> bool:
    """Remove the files of the erased captures, and write the database anew without their bytes (3). False where
    somebody who reads kept the log of writes from being emptied: erase again."""
    for sha256 in erased.captures:
        captures.remove(sha256)
    if engine.dialect.name != "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in METADATA.sorted_tables:
                connection.exec_driver_sql(f'VACUUM (FULL, ANALYZE) "{table.name}"')
        return True
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        for (name,) in cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5%'").fetchall():
            cursor.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")
        cursor.execute("VACUUM")
        (busy, _, _) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
    finally:
        raw.close()
