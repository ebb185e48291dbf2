"""The tables: what migrations make is what the code knows, and what is kept cannot be changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect, select
from sqlalchemy.exc import DBAPIError

from sayso.errors import SaysoError, UsageError
from sayso.ledger import Ledger, open_ledger, tables
from sayso.ledger.columns import METADATA
from sayso.ledger.opening import transaction
from sayso.values import Failure
from tests.ledger.made import made_reading


def filled(ledger: Ledger) -> Ledger:
    """With a row in every kept table."""
    run = ledger.begin(["x"])
    ledger.append(run, *made_reading(1), intake="i")
    ledger.note(run, Failure("a.txt", "read", "a.txt: broken; try again."))
    ledger.end(run, read=2, kept=1, duplicate=0, failed=1, skipped=0)
    with transaction(ledger.engine, writing=True) as connection:
        connection.execute(
            tables.judgement.insert(),
            [{"n": 1, "id": "j", "at": "2031-05-12", "author": "a", "verb": "same", "body": "[]", "why": "w"}],
        )
        names = ("id", "at", "author", "why", "report", "received", "sha256", "sameness")
        connection.execute(tables.tombstone.insert(), [{"n": 1, "capture": 1} | dict.fromkeys(names, "x")])
    return ledger


def test_what_the_migrations_make_is_what_the_code_knows(ledger: Ledger) -> None:
    found = inspect(ledger.engine)
    hidden = {"alembic_version"} | {name for name in found.get_table_names() if "_words" in name or "_index" in name}
    assert set(found.get_table_names()) - hidden == set(METADATA.tables)
    groups = (tables.KEPT, tables.COMPARED, tables.ASSIGNED, tables.JUDGED, tables.LISTED)
    assert set(METADATA.sorted_tables) == {table for group in groups for table in group}
    for table in METADATA.sorted_tables:
        made = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
        made = {
            name: null
            for name, null in made.items()
            if "_index" not in name and (table.name, name) != ("report", "words")
        }
        assert made == {column.name: bool(column.nullable) for column in table.columns}, table.name
        assert set(found.get_pk_constraint(table.name)["constrained_columns"]) == {c.name for c in table.primary_key}
        keys = {
            (tuple(key["constrained_columns"]), key["referred_table"]) for key in found.get_foreign_keys(table.name)
        }
        assert keys == {((key.parent.name,), key.column.table.name) for key in table.foreign_keys}, table.name
        indexes = {
            index["name"]: tuple(index["column_names"])
            for index in found.get_indexes(table.name)
            if not str(index["name"]).endswith(("words", "_index")) and not index.get("duplicates_constraint")
        }
        assert indexes == {index.name: tuple(index.columns.keys()) for index in table.indexes}, table.name


@pytest.mark.parametrize("name", [table.name for table in tables.KEPT])
def test_what_is_kept_cannot_be_changed_or_removed(ledger: Ledger, name: str) -> None:
    filled(ledger)
    table = METADATA.tables[name]
    column = next(iter(table.primary_key))
    with ledger.engine.connect() as connection:
        before = connection.execute(select(table)).all()
    assert before
    row = dict(before[0]._mapping)
    attempts = [table.update().values({column.name: column}), table.delete()]
    for attempt in attempts:
        with pytest.raises(DBAPIError, match="insert-only"), transaction(ledger.engine, writing=True) as connection:
            connection.execute(attempt)
    if ledger.engine.dialect.name == "sqlite":
        with pytest.raises(DBAPIError, match="insert-only"), transaction(ledger.engine, writing=True) as connection:
            connection.execute(table.insert().prefix_with("OR REPLACE"), [row])
    with ledger.engine.connect() as connection:
        assert connection.execute(select(table)).all() == before


def test_sqlite_is_strict_and_logs_ahead(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "a.db"), create=True):
        raw = sqlite3.connect(tmp_path / "a.db")
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        strict = dict(raw.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").fetchall())
        assert all(strict[name] for name in METADATA.tables)
        raw.close()


def test_opened_again_it_is_the_same(tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")
    with open_ledger(path, create=True) as ledger:
        filled(ledger)
    with open_ledger(path) as ledger:
        assert ledger.counts()["report"] == 1
    with open_ledger(path, create=True) as ledger:
        assert ledger.counts()["report"] == 1


def test_what_is_no_ledger_is_refused_and_left_alone(tmp_path: Path) -> None:
    text, other = tmp_path / "a.db", tmp_path / "b.db"
    text.write_text("This is a note, and no database at all.\n" * 40)
    raw = sqlite3.connect(other)
    raw.execute("CREATE TABLE mine (a)")
    raw.commit()
    raw.close()
    for path in (text, other):
        before = path.read_bytes()[100:]
        for create in (True, False):
            with pytest.raises(SaysoError):
                open_ledger(str(path), create=create)
        assert path.read_bytes()[100:] == before
    with pytest.raises(UsageError, match="no ledger"):
        open_ledger(str(tmp_path / "c.db"))
    with pytest.raises(UsageError, match="folder"):
        open_ledger(str(tmp_path), create=True)
    with pytest.raises(UsageError, match="mysql"):
        open_ledger("mysql://user@host/name")
    assert not (tmp_path / "c.db").exists()


def test_a_later_ledger_is_refused(tmp_path: Path) -> None:
    open_ledger(str(tmp_path / "a.db"), create=True).close()
    raw = sqlite3.connect(tmp_path / "a.db")
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.commit()
    raw.close()
    with pytest.raises(UsageError, match="later"):
        open_ledger(str(tmp_path / "a.db"), create=True)


def test_a_server_that_does_not_answer_is_one_sentence() -> None:
    with pytest.raises(SaysoError, match="server") as caught:
        open_ledger("postgresql://sayso:secret@127.0.0.1:1/nothing")
    assert "secret" not in str(caught.value) and "\n" not in str(caught.value)
