"""CSV and XLSX lists: a header row with the names of columns, then a report a row.

1. The columns are those of JSON Lines rows: ``id``, ``url``, ``outlet``, ``title``, ``byline``, ``published``, ``text``
   or ``html``, in any order, spelled in any case; others are left out. A list without a header, but with an
   address in its first row, is a list of addresses.
2. A row with a text becomes a row of JSON, which is its capture: the cells of a workbook have no bytes of their own,
   and the bytes of a CSV cell depend on its charset and quotation marks.
3. A row with an address and no text is to be fetched.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence

from sayso.errors import InputError
from sayso.read.rows import FIELDS, NAMED_BODIES, ROWS, Wanted, failed, row_of, shown_url
from sayso.read.sniff import TSV, XLSX, wide_charset
from sayso.settings import Settings
from sayso.values import Capture, Failure, Given

COLUMNS = (*FIELDS, *NAMED_BODIES)
DELIMITERS = ",;\t|"
Row = tuple[str, Sequence[str]]
"""Where a row stands, and its cells."""


def table_rows(data: bytes, kind: str, place: str, settings: Settings) -> Iterator[Wanted | Capture | Failure]:
    """The rows of a CSV or XLSX file. Raises InputError where there is nothing in it to be read."""
    if kind == XLSX:
        from sayso.read.workbooks import sheets_of

        found = False
        for sheet in sheets_of(data, place, settings):
            for item in _reports(iter(sheet), place):
                found = True
                yield item
        if not found:
            raise _nothing(place)
        return
    found = False
    for item in _reports(_lines(data, "\t" if kind == TSV else "", place), place):
        found = True
        yield item
    if not found:
        raise _nothing(place)


def _nothing(place: str) -> InputError:
    return InputError(
        place,
        "holds no rows with a 'text', 'html' or 'url'",
        "give a first row with the names of the columns, such as id,url,outlet,published,text",
    )


def _reports(rows: Iterator[Row | Failure], place: str) -> Iterator[Wanted | Capture | Failure]:
    """The reports of one table, by its header."""
    names: list[str] | None = None
    for row in rows:
        if isinstance(row, Failure):
            yield row
            continue
        where, cells = row
        if not any(cell.strip() for cell in cells):
            continue
        if names is None:  # 1
            names = [cell.strip().lstrip("\ufeff").lower() for cell in cells]
            if set(names) & {"url", *NAMED_BODIES}:
                continue
            names = ["url" if _is_address(cell) else "" for cell in cells]
            if "url" not in names:
                raise InputError(
                    place,
                    "its first row names no column 'text', 'html' or 'url'",
                    "give the columns names as in id,url,outlet,published,text",
                )
        if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
            yield failed(
                InputError(
                    where,
                    f"has {len(cells)} cells under {len(names)} names",
                    "put cells that hold a delimiter in quotation marks",
                )
            )
            continue
        fields = {name: cell for name, cell in zip(names, cells, strict=False) if name in COLUMNS and cell.strip()}
        yield _report(fields, where)


def _report(fields: dict[str, str], where: str) -> Wanted | Capture | Failure:
    if not any(name in fields for name in NAMED_BODIES) and "url" in fields:  # 3
        url = fields["url"].strip()
        return Wanted(
            url,
            Given(fields.get("id"), None, *(fields.get(name) for name in FIELDS[2:])),
            f"{where} ({shown_url(url)})",
        )
    ordered = {name: fields[name] for name in COLUMNS if name in fields}  # 2
    return row_of(json.dumps(ordered, ensure_ascii=False).encode("utf-8", "replace"), where, ROWS)


def _lines(data: bytes, delimiter: str, place: str) -> Iterator[Row | Failure]:
    """The rows of a CSV file, with the line that each ends at."""
    text = _decoded(data)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # as Excel marks it
        delimiter, text = first.strip()[4], rest
    delimiter = delimiter or delimiter_of(text.lstrip("\r\n").partition("\n")[0])
    csv.field_size_limit(max(len(text), 1 << 17))  # the limit of sizes is max_bytes
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            unclosed = "unexpected end" in str(error)
            what = (
                "has a quotation mark that is never closed, and what follows it cannot be read"
                if unclosed
                else f"is no row of CSV ({error})"
            )
            yield failed(InputError(f"{place} line {start}", what, "double the quotation marks inside a cell"))
            continue
        yield f"{place} line {start}", cells


def delimiter_of(header: str) -> str:
    """The delimiter with which a header has the most known names, else the one that stands in it most often."""

    def known(delimiter: str) -> tuple[int, int]:
        cells = [cell.strip().strip('"').lower() for cell in header.split(delimiter)]
        return sum(cell in COLUMNS for cell in cells), header.count(delimiter)

    best = max(DELIMITERS, key=known)
    return best if known(best)[0] or not _is_address(header) else ","


def _decoded(data: bytes) -> str:
    """UTF-8 or UTF-16 by mark or form, else Windows-1252, which spreadsheets of the West write."""
    wide = wide_charset(data[:4096])
    if wide:
        return data.decode(wide, "replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _is_address(cell: str) -> bool:
    return cell.strip().lower().startswith(("http://", "https://"))
