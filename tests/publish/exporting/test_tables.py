"""CSV, XLSX and Parquet, read by the csv module, openpyxl and pyarrow: every text in its place, no formula, numbers
numbers."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings

from sayso.compared import Compared
from sayso.errors import UsageError
from sayso.publish.exporting import part_of, ready
from sayso.publish.exporting.cells import encodable, shown
from sayso.publish.exporting.columns import CODER, FIGURES, STATEMENTS, Kind
from sayso.publish.exporting.tables import SHEETS
from sayso.publish.exporting.workbook import LONGEST, cell_xml
from sayso.publish.visible import visible
from sayso.text import Span
from sayso.values import Reading
from tests.making import report_of
from tests.publish.comparing import compared, readings
from tests.publish.exporting.making import cases, compared_of, exported, raw

Case = tuple[tuple[Reading, ...], Compared]
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ALIVE = tuple("=+-@\t\r\n＝＋－＠")
INVENTED: Case = (readings(), compared())


def spans(cell: str | None) -> list[Span]:
    """The spans of a cell."""
    return [Span(*map(int, part.split("-"))) for part in (cell or "").split()]


def by_id(case: Case) -> dict[str, Reading]:
    return {reading.report.id: reading for reading in case[0]}


def words(reading: Reading, some: list[Span]) -> str:
    return " … ".join(span.of(reading.report.text) for span in some)


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


@FEW
@given(cases())
@example(INVENTED)
def test_csv_reads_back_and_holds_no_formula(case: Case) -> None:
    rows, known = csv_rows(exported("csv", *case)), by_id(case)
    assert {row["statement"] for row in rows} == {s.id for reading in case[0] for s in reading.statements}
    assert len(rows) >= sum(max(1, len(s.figures)) for reading in case[0] for s in reading.statements)
    assert list(rows[0]) == [column.name for column in CODER.columns]
    for row in rows:
        reading = known[row["report"]]
        content = spans(row["content"])
        assert row["quote"] == shown(words(reading, content)) and row["quote"].lstrip("'") != ""
        for text, pin in zip(content, spans(row["pin"]), strict=True):
            assert raw(reading)[pin.start:pin.end].decode("utf-8", "surrogatepass") == text.of(reading.report.text)
        for figure, pin in zip(spans(row["figure_span"]), spans(row["figure_pin"]), strict=True):
            assert row["figure"] == shown(figure.of(reading.report.text))
            assert raw(reading)[pin.start:pin.end].decode("utf-8", "surrogatepass") == figure.of(reading.report.text)
        for column in CODER.columns:
            cell = row[column.name]
            if column.kind in (Kind.NUMBER, Kind.WHOLE):
                assert cell == "" or float(cell) is not None
            else:
                assert not cell.lstrip(" ").startswith(ALIVE), (column.name, cell)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1", "\n+1", "\x0b=1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert shown(text) == "'" + visible(text)


@pytest.mark.parametrize("text", ["a=1", "40", "“-1”", "", "'=1", "left-right"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert shown(text) == text


def test_numbers_stay_numbers_even_below_nought() -> None:
    case = compared_minus()
    row = csv_rows(exported("csv", *case))[0]
    assert row["value"] == "-3" and row["low"] == "-3.5" and row["figure"] == "'-3"


def compared_minus() -> Case:
    text = "It was -3 degrees, they said."
    made = []
    for name in ("a", "b"):
        reading = readings()[0]
        span = Span(7, 9)
        figure = replace(reading.statements[0].figures[0], span=span, text="-3", value=-3.0, low=-3.5, high=-2.5,
                         counted_span=None)
        statement = replace(reading.statements[0], id=name, content=(Span(0, 17),), figures=(figure,))
        made.append(replace(reading, report=report_of(text, id=name), statements=(statement,), figures=(figure,)))
    return tuple(made), compared_of(made)


def sheet_rows(data: bytes) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Of every sheet each row: the values and the cells, by column."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == [table.name for table in SHEETS]
    for sheet, table in zip(book.worksheets, SHEETS, strict=True):
        head, *rows = sheet.iter_rows()
        assert [cell.value for cell in head] == [column.name for column in table.columns]
        for row in rows:
            names = [column.name for column in table.columns]
            cells = dict(zip(names, row, strict=True))
            yield sheet.title, {name: cell.value for name, cell in cells.items()}, cells


def in_excel(text: str) -> str:
    """What Excel shows of a stored text, and what is shown of the text."""
    return re.sub("_x005F_", "_", text)


@FEW
@given(cases())
@example(INVENTED)
def test_a_workbook_reads_back_and_holds_no_formula(case: Case) -> None:
    known, seen = by_id(case), set()
    tables = {table.name: {column.name: column.kind for column in table.columns} for table in SHEETS}
    for name, row, cells in sheet_rows(exported("xlsx", *case)):
        seen.add(name)
        for column, cell in cells.items():
            assert cell.data_type != "f"
            kind = tables[name][column]
            if cell.value is None:
                continue
            if kind in (Kind.NUMBER, Kind.WHOLE):
                assert isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
            elif kind is Kind.DAY:
                assert isinstance(cell.value, datetime) or date.fromisoformat(cell.value) < date(1900, 3, 1)
            elif kind is not Kind.FLAG and cell.value.lstrip().startswith(ALIVE):
                assert cell.style_id and cell.quotePrefix
        if name in ("statements", "figures"):
            reading, content = known[row["report"]], spans(row["content"])
            assert in_excel(row["quote"]) == safe(words(reading, content))
        if name == "figures":
            (figure,) = spans(row["figure_span"])
            assert in_excel(row["figure"]) == safe(figure.of(known[row["report"]].report.text))
        if name == "places":
            (place,) = spans(row["span"])
            assert in_excel(row["text"]) == safe(place.of(known[row["report"]].report.text))
    assert {"statements", "figures", "claims", "origins", "copies"} <= seen


def safe(text: str) -> str:
    return visible(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def test_a_text_beyond_a_cell_is_cut_and_marked() -> None:
    for character in ("a", "😀"):
        xml = cell_xml(Kind.TEXT, character * 40_000)
        text = xml.split('preserve">')[1].split("</t>")[0]
        assert len(text.encode("utf-16-le")) // 2 <= LONGEST and text.endswith("…") and text[:-1] == character * (
            len(text) - 1)
    assert "…" not in cell_xml(Kind.TEXT, "a" * LONGEST)


def test_a_full_sheet_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.publish.exporting.workbook.ROWS", 3)
    book = openpyxl.load_workbook(io.BytesIO(exported("xlsx", *INVENTED)))
    assert book.sheetnames[:3] == ["statements", "statements 2", "statements 3"]
    told = [row[0].value for name in book.sheetnames[:3] for row in list(book[name].iter_rows())[1:]]
    assert len(told) == 5 and all(book[name].cell(1, 1).value == "report" for name in book.sheetnames[:3])


@FEW
@given(cases())
@example(INVENTED)
def test_parquet_reads_back_with_its_types(case: Case) -> None:
    table = pq.read_table(io.BytesIO(exported("parquet", *case)))
    assert table.column_names == [column.name for column in CODER.columns]
    types = {field.name: str(field.type) for field in table.schema}
    assert types["value"] == "double" and types["published"].startswith("date32") and types["hedged"] == "bool"
    assert types["independent_origins"] == "int64" and types["quote"] == "string"
    assert types["states"].startswith("list<") and "struct<" in types["pin"]
    known = by_id(case)
    expected = list(CODER.rows(part_of(*case)))
    for row, values in zip(table.to_pylist(), expected, strict=True):
        reading = known[row["report"]]
        content = [Span(span["start"], span["end"]) for span in row["content"]]
        assert row["quote"] == encodable(words(reading, content))
        for span, pin in zip(content, row["pin"], strict=True):
            pinned = raw(reading)[pin["start"]:pin["end"]]
            assert pinned.decode("utf-8", "surrogatepass") == span.of(reading.report.text)
        given_ = dict(zip((column.name for column in CODER.columns), values, strict=True))
        for name in ("value", "low", "high", "earliest", "latest", "lat", "lon", "published", "hedged"):
            assert row[name] == given_[name], name


def test_without_pyarrow_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install \"sayso\[parquet\]\""):
        ready("parquet")


def test_columns_have_a_name_each() -> None:
    for table in (CODER, STATEMENTS, FIGURES, *SHEETS):
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names)), table.name
