"""Whatever is changed behind the ledger's back is found, and named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, select

import sayso
from sayso.adding import add_captures, add_reports
from sayso.ledger import Ledger, open_ledger, tables, verify
from sayso.ledger.opening import transaction
from sayso.settings import Settings
from sayso.values import Capture, Failure
from tests.ledger.made import made_capture, read_made
from tests.publish.bundling.making import captures, read

EXAMPLES = Path(sayso.__file__).parent / "examples"
SEALED = (
    tables.capture,
    tables.report,
    tables.reading,
    tables.statement,
    tables.source,
    tables.figure,
    tables.time,
    tables.place,
    tables.failure,
    tables.story,
    tables.claim,
    tables.member,
    tables.origin,
    tables.link,
)


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """With two reports, a failure, and a story."""
    items: list[Capture | Failure] = [
        made_capture(0),
        made_capture(5),
        Failure("b.txt", "read", "b.txt: cannot be read; try again."),
    ]
    add_captures(items, Settings(), ledger, ["x"], one=read_made)
    assert list(verify(ledger)) == []
    return ledger


def unguarded(ledger: Ledger) -> None:
    """Take the triggers away, as somebody who has the database may."""
    with transaction(ledger.engine, writing=True) as connection:
        if ledger.engine.dialect.name == "sqlite":
            names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
            for name in names:
                connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        else:
            for table in tables.KEPT:
                connection.exec_driver_sql(f'ALTER TABLE "{table.name}" DISABLE TRIGGER USER')


def another(value: Any) -> Any:
    """A value a little different."""
    if value is None:
        return None
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    if isinstance(value, str):
        return value[:-1] + chr(ord(value[-1]) ^ 1) if value else "x"
    return value + 1


def changes(table: Table, row: dict[str, Any]) -> Iterator[str]:
    referred = {key.parent.name for key in table.foreign_keys} | {column.name for column in table.primary_key}
    yield from (name for name, value in row.items() if value is not None and name not in referred)


@pytest.mark.parametrize("table", SEALED, ids=lambda table: table.name)
def test_any_changed_value_is_found(full: Ledger, table: Table) -> None:
    unguarded(full)
    with full.engine.connect() as connection:
        row = dict(connection.execute(select(table).limit(1)).one()._mapping)
    tried = 0
    where = [column == row[column.name] for column in table.primary_key]
    for name in changes(table, row):
        for value in (another(row[name]), row[name]):
            try:
                with transaction(full.engine, writing=True) as connection:
                    connection.execute(table.update().where(*where).values({name: value}))
            except Exception as error:
                assert "constraint" in str(error).lower() and value != row[name]
                continue
            found = list(verify(full))
            assert bool(found) == (value != row[name]), (name, value)
            tried += 1
    assert tried >= 4


@pytest.mark.parametrize(
    "table",
    [
        tables.statement,
        tables.source,
        tables.figure,
        tables.time,
        tables.place,
        tables.outcome,
        tables.claim,
        tables.member,
        tables.origin,
        tables.link,
    ],
    ids=lambda table: table.name,
)
def test_a_removed_row_is_found(full: Ledger, table: Table) -> None:
    unguarded(full)
    with full.engine.connect() as connection:
        row = connection.execute(select(table).limit(1)).one()._mapping
    off = {"sqlite": "PRAGMA foreign_keys = OFF", "postgresql": "SET session_replication_role = replica"}
    with full.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(off[full.engine.dialect.name])
        connection.execute(table.delete().where(*(column == row[column.name] for column in table.primary_key)))
    full.engine.dispose()
    assert list(verify(full))


def test_every_changed_byte_of_a_capture_is_found(full: Ledger) -> None:
    sha256 = made_capture(0).sha256
    path = full.captures.path(sha256)
    data = path.read_bytes()
    for at in range(0, len(data), 7):
        path.write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
        found = list(verify(full))
        assert any(problem.kind == "capture" and problem.id == sha256 for problem in found)
        assert any(problem.kind == "report" and "capture" in problem.what for problem in found)
    path.write_bytes(data[:-1])
    assert list(verify(full))
    path.unlink()
    assert "cannot be read" in next(iter(verify(full))).what
    path.write_bytes(data)
    assert not list(verify(full))


def test_a_changed_count_is_found(full: Ledger) -> None:
    unguarded(full)
    for name in ("read", "kept", "duplicate", "failed", "skipped"):
        column = tables.run_end.c[name]
        with transaction(full.engine, writing=True) as connection:
            connection.execute(tables.run_end.update().values({name: column + 1}))
        assert [problem.kind for problem in verify(full)] == ["run"]
        with transaction(full.engine, writing=True) as connection:
            connection.execute(tables.run_end.update().values({name: column - 1}))
    assert not list(verify(full))


def test_the_examples_are_proved_to_the_byte(tmp_path: Path) -> None:
    """Of HTML and JSON rows too, a text is what its capture's bytes say."""
    with open_ledger(str(tmp_path / "a.db"), create=True) as ledger:
        tally = add_reports([str(EXAMPLES)], Settings(), ledger)
        assert (tally.kept, list(verify(ledger))) == (8, [])
        assert len(list(ledger.readings())) == 8 and len(ledger.compared().stories) >= 1


def test_texts_of_every_kind_and_charset_are_what_their_captures_say(ledger: Ledger) -> None:
    """Line breaks of a page, references in a row with escapes, two-byte charsets: none of it is a fault."""
    kinds = captures()
    tally = add_captures(kinds, Settings(), ledger, ["x"], one=read)
    assert tally.kept + tally.duplicate == len(kinds)
    assert list(verify(ledger)) == []
