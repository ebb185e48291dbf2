"""CSV and XLSX lists."""

from __future__ import annotations

import builtins
import datetime
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from sayso.read import read
from sayso.read.tables import delimiter_of
from sayso.read.workbooks import cell_text
from sayso.settings import Settings
from sayso.values import Capture, Failure, Given
from tests.read.serving import Web, answer

PAGE = "<html><p>The river crest reached Lund on Friday.</p>"


def taken(path: Path, data: bytes, settings: Settings | None = None, web: Web | None = None) -> list[Capture | Failure]:
    path.write_bytes(data)
    return list(read([str(path)], settings or Settings(), net=web.net() if web else None))


def row_in(item: Capture | Failure) -> dict[str, Any]:
    assert isinstance(item, Capture), item
    return dict(json.loads(item.data))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_list_of_texts(tmp_path: Path, delimiter: str, charset: str) -> None:
    header = delimiter.join(("ID", "Outlet", " published ", "pages", "Text"))
    text = f'"She said ""go{delimiter} now"".\r\nThey went to Malmö."'
    data = f"{header}\r\na1{delimiter}Lund Post{delimiter}2031-05-12{delimiter}3{delimiter}{text}\r\n\r\n"
    (item,) = taken(tmp_path / "list.csv", data.encode(charset))
    assert isinstance(item, Capture) and item.place == f"{tmp_path / 'list.csv'} line 2"
    assert item.given == Given("a1", None, "Lund Post", None, None, "2031-05-12") and item.body == "text"
    assert row_in(item) == {
        "id": "a1",
        "outlet": "Lund Post",
        "published": "2031-05-12",
        "text": f'She said "go{delimiter} now".\r\nThey went to Malmö.',
    }
    assert item.media_type == "application/x-ndjson"


def test_addresses_are_fetched(web: Web, usual: Settings, tmp_path: Path) -> None:
    web.pages["lund.example/a"] = answer(PAGE)
    data = (
        "url,outlet,text,id\nhttp://lund.example/a,Lund Post,,a1\nhttp://gone.example/,,,a2\n"
        "http://lund.example/c,,It rained.,a3\n,,,a4\n"
    )
    one, two, three, four = taken(tmp_path / "list.csv", data.encode(), usual, web)
    assert isinstance(one, Capture) and one.data == PAGE.encode() and one.fetched == web.today
    assert one.given == Given("a1", "http://lund.example/a", "Lund Post")
    assert one.place == f"{tmp_path / 'list.csv'} line 2 (http://lund.example/a)"
    assert isinstance(two, Failure) and two.external_id == "a2" and "no host" in two.reason and "line 3" in two.place
    assert isinstance(three, Capture) and three.body == "text" and web.paths() == ["/a"]
    assert isinstance(four, Failure) and four.external_id == "a4" and "has no text" in four.reason


def test_a_list_of_addresses_without_a_header(web: Web, usual: Settings, tmp_path: Path) -> None:
    web.pages["lund.example/a,b"] = web.pages["lund.example/c"] = answer(PAGE)
    items = taken(tmp_path / "list.csv", b'"http://lund.example/a,b"\nhttp://lund.example/c\n', usual, web)
    # The first row is a header where it has names; here it is the first address.
    assert [type(item) for item in items] == [Capture, Capture]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"name,age\nAna,3\n", "names no column"),
        (b"id,text\n", "holds no rows"),
        (b" \n", "white space"),
        (b"", "is empty"),
    ],
)
def test_what_is_no_list(tmp_path: Path, data: bytes, says: str) -> None:
    (item,) = taken(tmp_path / "list.csv", data)
    assert isinstance(item, Failure) and (says in item.reason or "holds no rows" in item.reason)


def test_bad_rows_are_named_and_the_others_read(tmp_path: Path) -> None:
    data = b'sep=;\nid;text\n1;"It" rained.\n2;It rained.\n3;It; rained.\n4;It rained.;\n5;"It rained.\n6;It rained.\n'
    items = taken(tmp_path / "list.csv", data)
    assert [type(item) for item in items] == [Failure, Capture, Failure, Capture, Failure]
    reasons = [item.reason for item in items if isinstance(item, Failure)]
    assert "is no row of CSV" in reasons[0] and "3 cells under 2 names" in reasons[1] and "never closed" in reasons[2]


def test_a_long_cell(tmp_path: Path) -> None:
    (item,) = taken(tmp_path / "list.csv", b"text\n" + b"rain " * 100_000)
    assert len(row_in(item)["text"]) == 500_000


def test_delimiters() -> None:
    assert [delimiter_of(h) for h in ("text", "url;text,x", '"id"\t"text"', "text|a,b,c", "a;b")] == [
        ",",
        ";",
        "\t",
        "|",
        ";",
    ]


def workbook(*sheets: list[list[Any]]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook(web: Web, usual: Settings, tmp_path: Path) -> None:
    web.pages["lund.example/a"] = answer(PAGE)
    data = workbook(
        [
            ["id", "Published", "Text", "url"],
            [7, datetime.date(2031, 5, 12), "It rained.", None],
            [None] * 4,
            [8.5, None, '=HYPERLINK("http://x.example/")', None],
            ["c", "2031", None, "http://lund.example/a"],
        ],
        [["text"], ["It snowed."]],
    )
    one, two, three, four = taken(tmp_path / "list.xlsx", data, usual, web)
    assert row_in(one) == {"id": "7", "published": "2031-05-12", "text": "It rained."}
    assert isinstance(one, Capture) and one.place == f"{tmp_path / 'list.xlsx'} row 2 of sheet 'S0'"
    assert row_in(two) == {"id": "8.5", "text": '=HYPERLINK("http://x.example/")'}
    assert isinstance(three, Capture) and three.data == PAGE.encode() and three.given.published == "2031"
    assert row_in(four) == {"text": "It snowed."}
    (tmp_path / "noname").write_bytes(data)
    assert len(taken(tmp_path / "noname", data, usual, web)) == 4


def test_a_bad_workbook(tmp_path: Path) -> None:
    good = workbook([["text"], ["It rained."]])
    for data in (good[:200], b"PK\x03\x04 xl/ garbage", good[:-30]):
        (item,) = taken(tmp_path / "list.xlsx", data)
        assert isinstance(item, Failure) and "damaged" in item.reason, item
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b"a" * (64 << 20))
    (item,) = taken(tmp_path / "list.xlsx", out.getvalue())
    assert isinstance(item, Failure) and "max_ratio" in item.reason
    (item,) = taken(tmp_path / "list.xlsx", out.getvalue(), Settings(max_bytes=1 << 20))
    assert isinstance(item, Failure) and "max_bytes" in item.reason


def test_without_openpyxl_there_is_a_hint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook([["text"], ["It rained."]])
    real = builtins.__import__

    def absent(name: str, *rest: Any) -> Any:
        if name == "openpyxl":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", absent)
    (item,) = taken(tmp_path / "list.xlsx", data)
    assert isinstance(item, Failure) and 'pip install "sayso[xlsx]"' in item.reason


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (3.0, "3"),
        (1e300, "1e+300"),
        (datetime.datetime(2031, 5, 12), "2031-05-12"),
        (datetime.datetime(2031, 5, 12, 3), "2031-05-12T03:00:00"),
        (datetime.time(3), "03:00:00"),
        ("x", "x"),
    ],
)
def test_cells(value: Any, text: str) -> None:
    assert cell_text(value) == text
