"""Adding rows, inside the transaction of whoever writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from sqlalchemy import Connection, Table, select

from sayso.errors import IntegrityError
from sayso.ledger import tables as t
from sayso.ledger.among import ask, run, run_many
from sayso.ledger.columns import Exact, shown, stored
from sayso.ledger.rows import Row, Rows, Values, seal, sealed_names
from sayso.values import digest

KNOWN = "SELECT r.id FROM report r JOIN reading i ON i.report = r.n WHERE i.intake = ? LIMIT 1"
LAST = ", ".join(f"(SELECT coalesce(max(n), 0) FROM {name})" for name in ("report", "reading", "statement"))
BEFORE = f"""SELECT (SELECT n FROM report WHERE id = ?), EXISTS (SELECT 1 FROM report WHERE sameness = ?),
EXISTS (SELECT 1 FROM tombstone WHERE (received = ? AND capture = 1) OR report = ? OR sameness = ?),
EXISTS (SELECT 1 FROM capture WHERE sha256 = ?), {LAST}"""
READ = "SELECT r.n, i.extractor FROM report r LEFT JOIN reading i ON i.report = r.n WHERE r.id = ?"


@dataclass(slots=True)
class Run:
    """One run of adding, by its number, and how many outcomes it has."""

    n: int
    outcomes: int = 0


@dataclass(frozen=True, slots=True)
class Before:
    """What there is of a report before it is added: its number; whether its text (with outlet and URL) is there, it was
    erased, its capture is there; the next numbers of a report, a reading and a statement."""

    n: int | None
    same: bool
    erased: bool
    captured: bool
    report: int
    reading: int
    statement: int


def failure_id(row: Row) -> str:
    """The id of a failure: the same failure of the same input is one."""
    return digest("failure", row["place"], row["stage"], row["reason"], str(row["skipped"]), row["external_id"])


def now() -> str:
    """The time, in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def next_n(connection: Connection, table: Table) -> int:
    """The next number of a table's rows. Only whoever writes asks, so nobody else takes it."""
    return int(ask(connection, f'SELECT coalesce(max(n), 0) FROM "{table.name}"')[0][0]) + 1


def insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add rows, all with the same columns."""
    if rows:
        names = tuple(rows[0])
        insert_values(connection, table, names, [tuple(map(row.__getitem__, names)) for row in rows])


def insert_values(connection: Connection, table: Table, names: tuple[str, ...], values: list[Values]) -> None:
    """Add rows, given their values in these columns. Past SQLAlchemy's own way, which takes longer than the
    database."""
    if values:
        sql, exact = _inserting(table, names, connection.dialect.name)
        texts = [row[place] or "" for place in exact for row in values]
        if texts and not "".join(texts).isprintable():
            values = [
                tuple(stored(v) if at in exact and v is not None else v for at, v in enumerate(row)) for row in values
            ]
        if len(values) == 1:
            run(connection, sql, values[0])
        else:
            run_many(connection, sql, values)


@cache
def _inserting(table: Table, names: tuple[str, ...], dialect: str) -> tuple[str, tuple[int, ...]]:
    """The statement, and the places of the columns that hold any text whatever."""
    mark = "?" if dialect == "sqlite" else "%s"
    columns = ", ".join(f'"{table.c[name].name}"' for name in names)
    marks = ", ".join(mark for _ in names)
    exact = tuple(place for place, name in enumerate(names) if isinstance(table.c[name].type, Exact))
    return f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', exact


def report_of(connection: Connection, id: str) -> tuple[int | None, set[str]]:
    """The number of a report, and the extractors that read it."""
    found = ask(connection, READ, id)
    return (found[0][0], {shown(extractor) for _, extractor in found if extractor}) if found else (None, set())


def read_as(connection: Connection, intake: str) -> str | None:
    """The id of the report that was read so before; None where there is none."""
    found = ask(connection, KNOWN, intake)
    return str(found[0][0]) if found else None


def before(connection: Connection, row: Row) -> Before:
    """What the ledger has of a report that is to be added, in one question."""
    report, sameness = row["id"], row["sameness"]
    (found,) = ask(connection, BEFORE, report, sameness, row["received"], report, sameness, row["received"])
    n, same, erased, captured, *last = found
    return Before(n, bool(same), bool(erased), bool(captured), *(number + 1 for number in last))


def check_rows(rows: Rows) -> None:
    """Refuse a reading that ``verify`` would find fault with: a misaligned mention, or two statements that are one."""
    text, place = rows.report["text"], rows.report["place"]
    for mention in (*rows.figures, *rows.times, *rows.places):
        if text[mention["start"] : mention["end"]] != mention["text"]:
            raise IntegrityError(f"{place}: {mention['text']!r} is not what its span reads.")
    if len({row["id"] for row in rows.statements}) != len(rows.statements):
        raise IntegrityError(f"{place}: two of its statements have the same id.")


def check_text(connection: Connection, n: int, row: Row) -> None:
    """A later extractor must have read the same text, since every span of the report refers to it."""
    if connection.execute(select(t.report.c.text).where(t.report.c.n == n)).scalar() != row["text"]:
        raise IntegrityError(f"{row['place']}: this version takes another text from it than the one that is kept.")


def insert_captures(connection: Connection, files: Sequence[Row], fresh: str | None = None) -> None:
    """Add the rows of captures that have none, sealed. ``fresh``: the hash of one that is known to have none."""
    for file in files:
        if file["sha256"] == fresh or not ask(connection, "SELECT 1 FROM capture WHERE sha256 = ?", file["sha256"]):
            insert(connection, t.capture, [{**file, "seal": seal(t.capture, [file])}])


def insert_reading(connection: Connection, report: int, rows: Rows, n: int, first: int) -> None:
    """Add the sealed rows of what an extractor read from a report. ``n``: the reading's number; ``first``: that of its
    first statement."""
    insert(connection, t.reading, [{**rows.reading, "n": n, "report": report}])
    statements = [(*row, number, n) for number, row in enumerate(rows.sealed["statement"], first)]
    insert_values(connection, t.statement, (*sealed_names(t.statement), "n", "reading"), statements)
    sources = [(first + at, *row) for at, *row in rows.sealed["source"]]
    insert_values(connection, t.source, ("statement", *sealed_names(t.source)), sources)
    for table in (t.figure, t.time, t.place):
        own = [(*row, n) for row in rows.sealed[table.name]]
        insert_values(connection, table, (*sealed_names(table), "reading"), own)


def note_outcome(
    connection: Connection, run: Run, kind: str, report: int | None = None, failure: int | None = None
) -> None:
    """Note what became of the run's next input."""
    insert(
        connection,
        t.outcome,
        [{"run": run.n, "position": run.outcomes, "kind": kind, "report": report, "failure": failure, "at": now()}],
    )
