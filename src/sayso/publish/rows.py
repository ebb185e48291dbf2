"""Rows of the ledger's lists as JSON values: the names of their fields, spans as pairs, days as ISO dates."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from sayso.publish.lines import figure_object, json_line, link_object, number
from sayso.values import Figure, Link

SCHEMA = "sayso.row/1"


def row_line(kind: str, row: Any) -> bytes:
    """A row as a line of JSON; ``kind`` says what it is one of."""
    return json_line({"schema": SCHEMA, "row": kind, **row_object(row)})


def row_object(row: Any) -> Any:
    """A row as JSON values."""
    if isinstance(row, Figure):
        return figure_object(row)
    if isinstance(row, Link):
        return link_object(row)
    if is_dataclass(row):
        return {field.name: row_object(getattr(row, field.name)) for field in fields(row)}
    if isinstance(row, Enum):
        return row.value
    if isinstance(row, date | datetime):
        return row.isoformat()
    if isinstance(row, tuple):
        return [row_object(value) for value in row]
    if isinstance(row, float):
        return number(round(row, 4))
    return row
