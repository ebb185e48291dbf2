"""The page on exports names every format, sheet, column, property and term."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sayso.compared import Compared
from sayso.publish.exporting import FORMATS
from sayso.publish.exporting.annotations import TERMS
from sayso.publish.exporting.columns import CODER
from sayso.publish.exporting.tables import SHEETS
from sayso.publish.exporting.ucdp import COLUMNS
from tests.making import reading_of
from tests.publish.exporting.making import exported

PAGE = (Path(__file__).parents[3] / "docs/exports.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    return PAGE.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]


def named(name: str, text: str) -> bool:
    return f"`{name}`" in text


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_named(format: str) -> None:
    assert f"| `{format}` |" in PAGE


def test_every_column_of_a_table_is_named() -> None:
    assert all(named(column.name, section("CSV and Parquet")) for column in CODER.columns)
    both = section("CSV and Parquet") + section("XLSX")
    for table in SHEETS:
        assert f"| {table.name} |" in both
        for column in table.columns:
            assert named(column.name, both), (table.name, column.name)
    assert all(named(name, section("UCDP")) for name, _ in COLUMNS)


def test_no_column_is_named_that_is_not_there() -> None:
    names = {column.name for column in CODER.columns}
    heads = [line.split("|")[1] for line in section("CSV and Parquet").splitlines() if line.startswith("| `")]
    assert {name for head in heads for name in re.findall(r"`(\w+)`", head)} == names
    heads = [line.split("|")[1] for line in section("UCDP").splitlines() if line.startswith("| `")]
    assert {name for head in heads for name in re.findall(r"`(\w+)`", head)} == {name for name, _ in COLUMNS}


def test_every_property_and_term_is_named() -> None:
    value = json.loads(exported("geojson", (reading_of(),), Compared((), (), (), ())))
    assert all(named(name, section("GeoJSON")) for name in value["features"][0]["properties"])
    assert all(named(f"sayso:{name}", section("Web Annotation")) for name in TERMS)
    for schema in ("story_line", "copy", "origin", "claim"):
        assert named(f"sayso.{schema}/1", section("JSON Lines"))
