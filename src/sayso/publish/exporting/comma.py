"""CSV (RFC 4180, UTF-8): a row a statement and figure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any, BinaryIO

from sayso.publish.exporting.cells import plain, shown
from sayso.publish.exporting.columns import CODER, Kind
from sayso.publish.exporting.parts import Part

SAFE = (Kind.WHOLE, Kind.NUMBER, Kind.FLAG, Kind.DAY, Kind.SPANS)
"""Kinds that hold digits and signs of ours only."""


def write_csv(parts: Iterable[Part], out: BinaryIO) -> None:
    """A heading, then the coder's table."""
    write_rows([column.name for column in CODER.columns], ([
        cell(column.kind, value) for column, value in zip(CODER.columns, row, strict=True)
    ] for part in parts for row in CODER.rows(part)), out)


def write_rows(heading: list[str], rows: Iterable[list[str]], out: BinaryIO) -> None:
    """A heading and rows of cells that are safe already."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(heading)
    writer.writerows(rows)
    text.detach()


def cell(kind: Kind, value: Any) -> str:
    """A value as the text of a cell; empty for None; true and false for flags."""
    found = plain(kind, value)
    if found is None:
        return ""
    if isinstance(found, bool):
        return "true" if found else "false"
    return str(found) if kind in SAFE else shown(str(found))
