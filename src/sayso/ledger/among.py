"""Asking past SQLAlchemy's own way, which takes longer than the database: what each added report asks.

1. Many rows by their keys at once, with one value in the query whatever their number, where SQLAlchemy writes a
   placeholder for each.
2. A query as text, where SQLAlchemy would put it together anew each time.

Text is given and taken as stored (``columns.stored``).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Connection

from sayso.ledger.columns import stored


def among(connection: Connection, query: str, values: Sequence[int] | Sequence[str], *before: int) -> list[Any]:
    """The rows of a query that says ``column {among}`` of these values, and has a ? for each number ``before`` that.
    None for what only changes rows."""  # 1
    texts = bool(values) and isinstance(values[0], str)
    plain = [stored(value) if isinstance(value, str) else value for value in values]
    if connection.dialect.name == "sqlite":
        query = query.format(among="IN (SELECT value FROM json_each(?))")
        return run(connection, query, (*before, json.dumps(plain)))
    query = query.format(among=f"= ANY(%s::{'text' if texts else 'bigint'}[])")
    return run(connection, query.replace("?", "%s"), (*before, plain))


def ask(connection: Connection, query: str, *values: float | str | None) -> list[Any]:
    """The rows of a query with a ? for each value. None for what only changes rows."""  # 2
    plain = tuple(stored(value) if isinstance(value, str) else value for value in values)
    return run(connection, query if connection.dialect.name == "sqlite" else query.replace("?", "%s"), plain)


def run(connection: Connection, query: str, values: tuple[Any, ...]) -> list[Any]:
    """The rows of a query in the database's own words; none where it gives none."""
    if connection.dialect.name == "sqlite":
        return _sqlite(connection).execute(query, values).fetchall()
    found = connection.exec_driver_sql(query, values)
    if not found.returns_rows or found.cursor is None:
        return []
    rows = list(found.cursor.fetchall())
    found.close()
    return rows


def run_many(connection: Connection, query: str, values: list[tuple[Any, ...]]) -> None:
    """The same statement with each of these values."""
    if connection.dialect.name == "sqlite":
        _sqlite(connection).executemany(query, values)
    else:
        connection.exec_driver_sql(query, values)


def _sqlite(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection."""
    own: Any = connection.connection.dbapi_connection
    return cast(sqlite3.Connection, own)
