"""Opening a ledger: where it is, its database engine, its tables made or brought up to date.

1. An address is a path (SQLite) or a database URL (PostgreSQL).
2. SQLite: write-ahead logging, foreign keys on, every commit synced. Transactions that write take the write lock at
   once and wait for it, so that none fails half-way for being late; those that read never wait.
3. The tables are brought to HEAD under a lock, so that two processes may begin at the same time.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from sayso.errors import SaysoError, UsageError
from sayso.ledger.among import run

HEAD = "0006"
DEFAULT = "sayso.db"
PATIENCE = 120.0
"""Seconds that a writer waits for others: a transaction takes some milliseconds, a migration some seconds."""
LOCK = 0x5361674F
"""The number of the lock that PostgreSQL's writers take turns by; also SQLite's application id."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a ledger is. ``shown`` names it without a password. ``path``: of SQLite, None otherwise."""

    url: str
    path: Path | None
    shown: str
    captures: Path


def address_of(given: str | None, captures: Path | None = None) -> Address:
    """The ledger that ``--ledger`` or ``SAYSO_LEDGER`` names. A UsageError where it is neither path nor URL."""  # 1
    text = given or DEFAULT
    if "://" in text:
        try:
            url = make_url(text)
        except ArgumentError:
            raise UsageError(
                "the ledger's address cannot be read; give a path, or postgresql://user@host/name."
            ) from None
        kind = url.get_backend_name()
        if kind == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
            return Address(
                url.render_as_string(hide_password=False),
                None,
                url.render_as_string(),
                captures or Path("sayso.captures"),
            )
        if kind != "sqlite" or not url.database:
            raise UsageError(f"a ledger cannot be kept in {kind}; give a path, or postgresql://user@host/name.")
        text = url.database
    path = Path(text).expanduser()
    return Address("sqlite://", path, str(path), captures or path.with_name(path.name + ".captures"))


def engine_of(address: Address, create: bool) -> Engine:
    """The engine of a ledger; with ``create`` its file is made where there is none. A UsageError where there is no
    such ledger, or the driver is missing."""
    if address.path is None:
        try:
            import psycopg  # noqa: F401 - SQLAlchemy asks for it by the address
        except ModuleNotFoundError:
            raise UsageError("a ledger in PostgreSQL needs the driver; pip install 'sayso[postgres]'.") from None
        return create_engine(address.url, pool_pre_ping=True, pool_size=4)
    path = address.path
    if path.is_dir():
        raise UsageError(f"{path} is a folder; give the path of a file for the ledger.")
    if not path.exists():
        if not create:
            raise UsageError(f"there is no ledger at {path}; make one with `sayso add`, or give --ledger.")
        if not path.parent.is_dir():
            raise UsageError(f"there is no folder {path.parent} for the ledger; make it first.")
    return create_engine("sqlite://", creator=lambda: _connect(path, create), poolclass=QueuePool)


def _connect(path: Path, create: bool) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    if not create and not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        uri = f"{path.absolute().as_uri()}?immutable=1"  # a folder that cannot be written to: nobody else writes either
    connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)  # 2
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -32000")
    connection.execute("PRAGMA wal_autocheckpoint = 16000")
    return connection


@contextmanager
def transaction(engine: Engine, writing: bool = False) -> Iterator[Connection]:
    """One transaction: all of it, or nothing. Writers take turns; readers see one state from beginning to end."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            with connection.begin():  # which the driver leaves to the next line
                run(connection, "BEGIN IMMEDIATE" if writing else "BEGIN", ())
                yield connection
        else:
            connection.execution_options(isolation_level="READ COMMITTED" if writing else "REPEATABLE READ")
            with connection.begin():
                if writing:
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
                yield connection


def prepare(engine: Engine, address: Address, create: bool) -> None:
    """Bring the tables to HEAD (3). A UsageError where it is no ledger, or a later release's."""
    if create and address.path is not None:
        _write_ahead(engine)
    with transaction(engine) as connection:
        version = _version(connection)
    if version == HEAD:
        return
    if not create and version is None:
        raise UsageError(f"there is no ledger at {address.shown}; make one with `sayso add`, or give --ledger.")
    with transaction(engine, writing=True) as connection:
        version = _version(connection)
        if version is not None and version > HEAD:
            raise UsageError(f"the ledger {address.shown} was written by a later sayso; update sayso.")
        if version is None and _tables(connection):
            raise UsageError(f"the database {address.shown} holds something else than a ledger; give another.")
        if version != HEAD:
            _migrate(connection)


def _write_ahead(engine: Engine) -> None:
    """Switch to write-ahead logging; SQLite does not wait for others here, so this does."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            raw = engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
            finally:
                raw.close()
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _tables(connection: Connection) -> set[str]:
    from sqlalchemy import inspect

    return set(inspect(connection).get_table_names())


def _version(connection: Connection) -> str | None:
    if "alembic_version" not in _tables(connection):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


@contextmanager
def plainly(address: Address) -> Iterator[None]:
    """What the database says, as one sentence."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise SaysoError(_sentence(error, address.shown)) from error
    except OSError as error:
        where = error.filename or address.captures
        raise SaysoError(
            f"{where} cannot be written ({error.strerror}); what was added before is kept, "
            "make room or give another --ledger, then run it again."
        ) from error


def _sentence(error: Exception, shown: str) -> str:
    said: Any = error.orig if isinstance(error, DBAPIError) else error
    what = " ".join(str(said).split()).rstrip(".")
    for signs, advice in (
        (("is full", "disk I/O", "No space", "too large"), "make room on the disk, then run it again"),
        (("unable to open", "readonly", "read-only", "permission"), "see whether its folder may be written to"),
        (("not a database", "malformed"), "it is damaged or something else; give another --ledger, or a copy of it"),
        (("connection", "refused", "timeout"), "see whether the server runs and the address is right"),
    ):
        if any(sign in what for sign in signs):
            return f"the ledger {shown} cannot be used ({what}); what was added before is kept, {advice}."
    return f"the ledger {shown} refused ({what}); what was added before is kept, please report it."
