"""The body of a JSON row, with the bytes of the row that each character came from."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np

from sayso.errors import InputError, IntegrityError
from sayso.parse.source import Source, Widths, bounds_of, widths_utf8

BOM = b"\xef\xbb\xbf"
TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]', re.DOTALL)
ESCAPE = re.compile(rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)


def row_source(data: bytes, name: str, place: str) -> Source:
    """The string in field ``name`` of the JSON object that ``data`` is, unchanged.

    An escape is one character with the bytes of the escape; a pair of surrogate escapes is one with all
    twelve. Raises InputError for bytes that are no JSON object with such a string.
    """
    try:
        row = json.loads(data.removeprefix(BOM).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(place, f"byte {error.start + 1} is not valid UTF-8", "save the file as UTF-8") from None
    except (ValueError, RecursionError):
        raise InputError(place, "is not valid JSON", "write one JSON object a line") from None
    value: Any = row.get(name) if isinstance(row, dict) else None
    start, end = literal_of(data, name)
    if not isinstance(value, str) or not end:
        raise InputError(place, f"has no string {name!r}", f"give the report as {name!r}")
    text, widths = unescaped(data[start:end])
    if text != value:
        raise IntegrityError(f"{place}: the characters of {name!r} do not agree with their bytes.")
    return Source(text, bounds_of(widths, start), "utf-8", "json")


def literal_of(data: bytes, name: str) -> tuple[int, int]:
    """Where the value of the outermost object's field ``name`` stands, without its quotation marks: the
    last one, as JSON readers take it; (0, 0) where there is no string. ``data`` is valid JSON."""
    found = (0, 0)
    depth = 0
    expects_key, key = False, None
    for token in TOKEN.finditer(data):
        mark = token[0][:1]
        if mark in b"{[":
            depth += 1
            if depth == 1:
                expects_key = mark == b"{"
            elif depth == 2 and key == name:
                found = (0, 0)
        elif mark in b"}]":
            depth -= 1
        elif depth != 1 or mark == b":":
            continue
        elif mark == b",":
            expects_key, key = True, None
        elif expects_key:
            expects_key, key = False, json.loads(token[0].decode("utf-8"), strict=False)
        elif key == name:
            found = (token.start() + 1, token.end() - 1)
    return found


def unescaped(literal: bytes) -> tuple[str, Widths]:
    """The characters of a JSON string's inside, and how many bytes each takes."""
    if b"\\" not in literal:
        text = literal.decode("utf-8")
        return text, widths_utf8(text)
    parts: list[str] = []
    widths: list[Widths] = []
    at = 0
    for escape in ESCAPE.finditer(literal):
        if escape.start() > at:
            plain = literal[at:escape.start()].decode("utf-8")
            parts.append(plain)
            widths.append(widths_utf8(plain))
        parts.append(json.loads(b'"' + escape[0] + b'"'))
        widths.append(np.array([escape.end() - escape.start()], dtype=np.uint8))
        at = escape.end()
    rest = literal[at:].decode("utf-8")
    parts.append(rest)
    widths.append(widths_utf8(rest))
    return "".join(parts), np.concatenate(widths)
