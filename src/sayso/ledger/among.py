"""Asking for many rows by their keys at once, with one value in the query whatever their number.

SQLAlchemy writes a placeholder for each value of an IN, which for the hundreds of terms of each report takes longer
than the database takes to answer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from sayso.ledger.columns import stored


def among(connection: Connection, query: str, values: Sequence[int] | Sequence[str]) -> list[Any]:
    """The rows of a query that says ``column {among}`` of these values; text is given and taken as stored. None for
    what only changes rows."""
    texts = bool(values) and isinstance(values[0], str)
    plain = [stored(value) if isinstance(value, str) else value for value in values]
    if connection.dialect.name == "sqlite":
        query = query.format(among="IN (SELECT value FROM json_each(?))")
        found = connection.exec_driver_sql(query, (json.dumps(plain),))
    else:
        query = query.format(among=f"= ANY(%s::{'text' if texts else 'bigint'}[])")
        found = connection.exec_driver_sql(query, (plain,))
    return list(found) if found.returns_rows else []
