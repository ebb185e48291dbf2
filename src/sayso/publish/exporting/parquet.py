"""Parquet: the coder's table, typed. pyarrow is an extra: ``pip install "sayso[parquet]"``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from sayso.errors import UsageError
from sayso.publish.exporting.cells import encodable
from sayso.publish.exporting.columns import CODER, Column, Kind
from sayso.publish.exporting.parts import Part

GROUP = 20_000
"""Rows of a row group: some 20 MB of memory while it is written."""
HINT = '--format parquet: pyarrow is not installed; install it with: pip install "sayso[parquet]", or write csv.'


def write_parquet(parts: Iterable[Part], out: BinaryIO) -> None:
    """One file; the same rows and the same pyarrow give the same bytes."""
    pa, pq = arrow()
    span = pa.struct([pa.field("start", pa.int64(), False), pa.field("end", pa.int64(), False)])
    types = {Kind.TEXT: pa.string(), Kind.WHOLE: pa.int64(), Kind.NUMBER: pa.float64(), Kind.FLAG: pa.bool_(),
             Kind.DAY: pa.date32(), Kind.TEXTS: pa.list_(pa.string()), Kind.SPANS: pa.list_(span)}
    schema = pa.schema([pa.field(column.name, types[column.kind]) for column in CODER.columns])
    rows: list[tuple[Any, ...]] = []
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:

        def flush() -> None:
            arrays = [pa.array([_value(column, row[n]) for row in rows], types[column.kind])
                      for n, column in enumerate(CODER.columns)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema), row_group_size=GROUP)
            rows.clear()

        for part in parts:
            for row in CODER.rows(part):
                rows.append(row)
                if len(rows) == GROUP:
                    flush()
        if rows:
            flush()


def arrow() -> tuple[Any, Any]:
    """pyarrow and its Parquet; a UsageError that says how to install it."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise UsageError(HINT) from None
    return pa, pq


def _value(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.kind is Kind.TEXT:
        return encodable(str(value))
    if column.kind is Kind.TEXTS:
        return [encodable(str(one)) for one in value]
    if column.kind is Kind.SPANS:
        return [{"start": one.start, "end": one.end} for one in value]
    return float(value) if column.kind is Kind.NUMBER else value
