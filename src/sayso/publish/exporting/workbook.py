"""XLSX: sheets of statements, figures, claims, origins, copies and places, written with the standard library.

1. A text is a cell of type text, with Excel's own mark of one (quotePrefix) where it would be a formula when edited:
   its characters stay what they are.
2. Rows go to a temporary file a sheet as they come; a sheet that is full goes on in another of its name and a number.
3. Nothing in the file tells when it was made, so the same input gives the same bytes.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import date
from typing import IO, Any, BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sayso.publish.exporting.cells import FORMULA, plain
from sayso.publish.exporting.columns import Column, Kind, Table
from sayso.publish.exporting.parts import Part
from sayso.publish.exporting.tables import SHEETS
from sayso.publish.visible import visible

ROWS = 1_048_576
"""Rows that a sheet can hold, as the format limits them."""
LONGEST = 32_767
"""UTF-16 units that a cell can hold, as the format limits them."""
EPOCH, SAFE_FROM = date(1899, 12, 30), date(1900, 3, 1)
"""Day nought of the format's calendar, and the first day from which every program counts alike."""
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time in a zip that stands for none."""
DAY, WORDS, HEAD = 1, 2, 3
"""Styles of cells: a day, a text that looks like a formula, a heading."""
CODE = re.compile("_(?=x[0-9a-fA-F]{4}_)")
"""A text that the format would read as the code of a character."""
NONE = re.compile("[\ufffe\uffff]")
NAMESPACE = "http://schemas.openxmlformats.org/"
MAIN, OFFICE = f"{NAMESPACE}spreadsheetml/2006/main", f"{NAMESPACE}officeDocument/2006/relationships"
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = (
    f'{HEADER}<styleSheet xmlns="{MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def write_xlsx(parts: Iterable[Part], out: BinaryIO) -> None:
    """One workbook."""
    with ExitStack() as stack:
        sheets = [Sheets(table, stack) for table in SHEETS]
        for part in parts:
            for sheet in sheets:
                sheet.add(part)
        _pack([done for sheet in sheets for done in sheet.finished()], out)


class Sheets:
    """The sheet of a table, and those that it goes on in."""

    def __init__(self, table: Table, stack: ExitStack) -> None:
        """``stack`` closes the temporary files."""
        self._table, self._stack = table, stack
        self._files: list[IO[bytes]] = []
        self._rows = ROWS

    def add(self, part: Part) -> None:
        """Write a part's rows."""
        for row in self._table.rows(part):
            self._file().write(row_xml(self._table.columns, row))
            self._rows += 1

    def finished(self) -> list[tuple[str, IO[bytes]]]:
        """The sheets with their names; one at least."""
        self._file()
        for file in self._files:
            file.write(b"</sheetData></worksheet>")
        return [(self._table.name + (f" {n}" if n > 1 else ""), file) for n, file in enumerate(self._files, 1)]

    def _file(self) -> IO[bytes]:
        if self._rows >= ROWS:  # 2
            file = self._stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 (the stack closes it)
            head = "".join(f'<c s="{HEAD}" t="inlineStr"><is><t>{one.name}</t></is></c>' for one in self._table.columns)
            file.write((
                f'{HEADER}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
                'topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
                f"<sheetData><row>{head}</row>"
            ).encode())
            self._files.append(file)
            self._rows = 1
        return self._files[-1]


def row_xml(columns: Sequence[Column], row: Sequence[Any]) -> bytes:
    """A row, each cell with its type."""
    cells = (cell_xml(column.kind, value) for column, value in zip(columns, row, strict=True))
    return ("<row>" + "".join(cells) + "</row>").encode()


def cell_xml(kind: Kind, value: Any) -> str:
    """A cell: a number, a flag, a day or a text (1)."""
    if isinstance(value, date) and value >= SAFE_FROM:
        return f'<c s="{DAY}"><v>{(value - EPOCH).days}</v></c>'
    found = plain(kind, value)
    if found is None:
        return "<c/>"
    if isinstance(found, bool):
        return f'<c t="b"><v>{int(found)}</v></c>'
    if not isinstance(found, str):
        return f"<c><v>{found!r}</v></c>"
    style = f' s="{WORDS}"' if FORMULA.match(found) else ""
    text = escape(CODE.sub("_x005F_", _fitting(NONE.sub("\ufffd", visible(found)))))
    return f'<c{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _fitting(text: str) -> str:
    """The text, or as much as a cell holds with "…" at its end."""
    if len(text) <= LONGEST // 2 or len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    return text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def _pack(sheets: Sequence[tuple[str, IO[bytes]]], out: BinaryIO) -> None:
    numbers = range(1, len(sheets) + 1)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}worksheet+xml"/>' for n in numbers
    )
    package = f"{NAMESPACE}package/2006/"
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, (name, _) in zip(numbers, sheets, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{package}content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{kind}sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{kind}styles+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}relationships">{links}<Relationship '
        f'Id="rId{len(sheets) + 1}" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    }
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(_entry(name), HEADER + text)
        archive.writestr(_entry("xl/styles.xml"), STYLES)
        for n, (_, file) in zip(numbers, sheets, strict=True):
            file.seek(0)
            with archive.open(_entry(f"xl/worksheets/sheet{n}.xml"), "w", force_zip64=True) as entry:
                shutil.copyfileobj(file, entry, 1 << 20)


def _entry(name: str) -> ZipInfo:
    """A member of the zip whose time tells nothing (3)."""
    entry = ZipInfo(name, EARLIEST)
    entry.compress_type = ZIP_DEFLATED
    return entry
