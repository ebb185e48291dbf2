"""The export formats by name, and the one verb that writes them. What a format needs is imported when it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

from sayso.errors import UsageError
from sayso.publish.exporting.parts import Part

Writer = Callable[[Iterable[Part], BinaryIO], None]
FORMATS = ("json", "jsonl", "csv", "xlsx", "parquet", "geojson", "jsonld", "annotations", "ucdp")
BINARY = ("xlsx", "parquet")
"""Those that no terminal can show."""


def ready(format: str) -> None:
    """A UsageError where there is no such format, or what it needs is not installed: before anything is read."""
    writer(format)
    if format == "parquet":
        from sayso.publish.exporting.parquet import arrow

        arrow()


def export(format: str, parts: Iterable[Part], out: BinaryIO) -> None:
    """Write parts in a format. A UsageError where there is no such format, or what it needs is not installed."""
    writer(format)(parts, out)


def writer(format: str) -> Writer:
    """The function that writes a format."""
    if format in ("json", "jsonl"):
        from sayso.publish.exporting.lined import write_json, write_jsonl

        return write_json if format == "json" else write_jsonl
    if format == "csv":
        from sayso.publish.exporting.comma import write_csv

        return write_csv
    if format == "xlsx":
        from sayso.publish.exporting.workbook import write_xlsx

        return write_xlsx
    if format == "parquet":
        from sayso.publish.exporting.parquet import write_parquet

        return write_parquet
    if format == "geojson":
        from sayso.publish.exporting.places import write_geojson

        return write_geojson
    if format == "jsonld":
        from sayso.publish.exporting.jsonld import write_jsonld

        return write_jsonld
    if format == "annotations":
        from sayso.publish.exporting.annotations import write_annotations

        return write_annotations
    if format == "ucdp":
        from sayso.publish.exporting.ucdp import write_ucdp

        return write_ucdp
    raise UsageError(f"--format {format}: there is no such format; give one of {', '.join(FORMATS)}.")
