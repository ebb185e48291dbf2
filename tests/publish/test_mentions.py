"""One row a mention: columns, pins, and cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import io
import json

import pytest

from sayso.publish.mentions import cell, columns, mentions_writer, rows
from sayso.values import Reading
from tests.making import reading_of, report_of


def written(reading: Reading, kind: str, as_lines: bool = False) -> str:
    out = io.StringIO()
    mentions_writer(kind, out, as_lines)(reading)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["figures", "times", "places"])
def test_tab_separated_rows_have_the_columns_of_their_heading(kind: str) -> None:
    lines = written(reading_of(), kind).splitlines()
    assert lines[0].split("\t") == list(columns(kind)) and len(lines) == 2
    row = dict(zip(columns(kind), lines[1].split("\t"), strict=True))
    assert row["external_id"] == "a1"
    text = reading_of().report.text
    assert text[int(row["start"]):int(row["end"])] == row["text"]
    assert text.encode()[int(row["pin_start"]):int(row["pin_end"])].decode() == row["text"]


def test_a_report_without_mentions_gives_the_heading_alone() -> None:
    bare = reading_of(figures=(), times=(), places=())
    assert written(bare, "figures") == "\t".join(columns("figures")) + "\n"
    assert list(rows(bare, "places")) == []


def test_a_terminal_is_told_that_there_are_none() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = Terminal()
    mentions_writer("figures", out, False)(reading_of(figures=()))
    assert "no figures" in out.getvalue()


def test_json_lines_have_one_object_a_mention() -> None:
    value = json.loads(written(reading_of(), "figures", as_lines=True))
    assert value["value"] == 40 and value["high"] is None and list(value) == list(columns("figures"))


@pytest.mark.parametrize("text", ["=1+1", "+40", "-5", "@sum"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text) == "'" + text


def test_cells_stay_on_one_line() -> None:
    assert cell("a\tb\nc\x1b") == "a b c\u241b" and cell(None) == "" and cell(-5) == "-5"


def test_an_external_id_with_a_tab_breaks_no_row() -> None:
    reading = reading_of(report=report_of(external_id="a\tb\n"))
    assert len(written(reading, "times").splitlines()[1].split("\t")) == len(columns("times"))
