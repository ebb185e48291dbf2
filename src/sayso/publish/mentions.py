"""One row a figure, time or place, each with its pin: tab-separated, a table on a terminal, or JSON Lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TextIO

from rich import box
from rich.table import Table
from rich.text import Text

from sayso.publish.lines import figure_object, json_line, place_object, time_object, write
from sayso.publish.terminal import console_for, heading
from sayso.publish.visible import one_line
from sayso.text import Span
from sayso.values import Reading

COMMON = ("report", "external_id", "start", "end", "text")
FIELDS = {
    "figures": ("value", "low", "high", "bound", "trend", "kind", "unit", "category", "counted", "doubt"),
    "times": ("type", "value", "earliest", "latest", "doubt"),
    "places": ("name", "country", "lat", "lon", "precision", "gazetteer_id", "role", "doubt")}
PIN = ("pin_start", "pin_end")
"""Bytes of the capture."""


def columns(kind: str) -> tuple[str, ...]:
    """The names of the columns of "figures", "times" or "places"."""
    return (*COMMON, *FIELDS[kind], *PIN)


def rows(reading: Reading, kind: str) -> Iterator[dict[str, Any]]:
    """The report's mentions of a kind in the order of the text, keyed by ``columns(kind)``."""
    report = reading.report
    objects = {"figures": [figure_object(figure) for figure in reading.figures],
               "times": [time_object(time) for time in reading.times],
               "places": [place_object(place) for place in reading.places]}[kind]
    for found in sorted(objects, key=lambda one: (one["span"], one["text"])):
        span = Span(*found["span"])
        pin = report.pin(span)
        values = {"report": report.id, "external_id": report.external_id, "start": span.start, "end": span.end,
                  "pin_start": pin.start, "pin_end": pin.end, **found}
        yield {column: values[column] for column in columns(kind)}


def mentions_writer(kind: str, out: TextIO, as_lines: bool) -> Callable[[Reading], None]:
    """A function that writes the mentions of one reading; the heading of the columns is written at once."""
    if as_lines:
        return lambda reading: write(out, b"".join(json_line(row) for row in rows(reading, kind)))
    if out.isatty():
        return _tables(kind, out)
    write(out, "\t".join(columns(kind)).encode() + b"\n")

    def line(reading: Reading) -> None:
        for row in rows(reading, kind):
            write(out, "\t".join(cell(value) for value in row.values()).encode("utf-8", "replace") + b"\n")
    return line


def cell(value: Any) -> str:
    """A value as one tab-separated cell: on one line, and never a formula to a spreadsheet."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    text = one_line(value)
    return "'" + text if text[:1] in ("=", "+", "-", "@") else text


def _tables(kind: str, out: TextIO) -> Callable[[Reading], None]:
    console = console_for(out)
    shown = [column for column in columns(kind) if column != "report"]

    def table(reading: Reading) -> None:
        found = list(rows(reading, kind))
        console.print(Text(heading(reading.report), style="bold"))
        if not found:
            console.print(Text(f"no {kind}\n", style="dim"))
            return
        grid = Table(*shown, box=box.SIMPLE_HEAD, pad_edge=False)
        for row in found:
            grid.add_row(*(Text("" if row[c] is None else one_line(str(row[c]))) for c in shown))
        console.print(grid)
    return table
