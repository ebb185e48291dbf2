"""What a value becomes in a cell: text that no spreadsheet takes for a formula, numbers that stay numbers."""

from __future__ import annotations

import re
from typing import Any

from sayso.publish.exporting.columns import Kind
from sayso.publish.lines import number
from sayso.publish.visible import visible

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r\n]")
"""What a spreadsheet takes for the beginning of a formula, a command or a new cell, blanks before it aside."""
LONE = re.compile("[\ud800-\udfff]")
BETWEEN = "; "
"""What stands between the texts of one cell."""


def unformulated(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return "'" + text if FORMULA.match(text) else text


def shown(text: str) -> str:
    """``visible``, with an apostrophe before it where the text would be a formula as it stands or as it is shown."""
    seen = visible(text)
    return "'" + seen if FORMULA.match(text) or FORMULA.match(seen) else seen


def encodable(text: str) -> str:
    """The text with lone surrogates, which UTF-8 cannot hold, replaced one for one by U+FFFD."""
    return LONE.sub("\ufffd", text)


def plain(kind: Kind, value: Any) -> str | float | int | bool | None:
    """A value as one text, number or flag: lists in one text, days as ISO dates, empty lists as None."""
    if value is None:
        return None
    if kind is Kind.TEXTS:
        return BETWEEN.join(map(str, value)) or None
    if kind is Kind.SPANS:
        return " ".join(f"{span.start}-{span.end}" for span in value) or None
    if kind is Kind.DAY:
        return str(value.isoformat())
    if kind in (Kind.WHOLE, Kind.NUMBER):
        return number(value)
    return bool(value) if kind is Kind.FLAG else str(value)
