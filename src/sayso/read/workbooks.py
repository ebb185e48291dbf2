"""XLSX workbooks to rows of text, sheet by sheet. Formulas are never computed: a cell with one is its text.

openpyxl is an extra: ``pip install "sayso[xlsx]"``.
"""

from __future__ import annotations

import datetime
import io
import warnings
from collections.abc import Iterator
from typing import Any

from sayso.errors import InputError
from sayso.read.rows import failed
from sayso.read.unpack import check_zip
from sayso.settings import Settings
from sayso.values import Failure

HINT = 'install it with: pip install "sayso[xlsx]", or save the list as .csv'


def sheets_of(data: bytes, place: str, settings: Settings) -> Iterator[Iterator[tuple[str, list[str]] | Failure]]:
    """The rows of each sheet, with where they stand. Raises InputError for what is no workbook, LimitError for one
    that unpacks beyond the settings."""
    check_zip(data, place, settings)
    try:
        import openpyxl
    except ImportError:
        raise InputError(place, "is an Excel workbook, and openpyxl is not installed", HINT) from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions, which hold no text
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        except Exception as error:  # openpyxl lets errors of zip and XML through
            raise InputError(
                place, f"is a damaged Excel workbook ({_short(error)})", "save it again, or as .csv"
            ) from None
        for sheet in book.worksheets:
            yield _rows(sheet, place, len(book.worksheets))


def _rows(sheet: Any, place: str, sheets: int) -> Iterator[tuple[str, list[str]] | Failure]:
    named = f" of sheet {sheet.title!r}" if sheets > 1 else ""
    number = 0
    try:
        sheet.reset_dimensions()  # what the file says of them may be wrong
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            yield f"{place} row {number}{named}", [cell_text(value) for value in row]
    except Exception as error:
        where = f"{place} row {number + 1}{named}"
        yield failed(
            InputError(
                where, f"cannot be read, nor can what follows ({_short(error)})", "save the workbook again, or as .csv"
            )
        )


def cell_text(value: Any) -> str:
    """A cell as text: whole numbers without a point, days and times in ISO form, formulas as they are written."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(getattr(value, "text", None) or value)  # an array formula keeps its words in ``text``


def _short(error: Exception) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= 100 else text[:97] + "..."
