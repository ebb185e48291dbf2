"""JSON Lines: each row its own capture, read while streaming."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sayso.errors import InputError, LimitError, RefusedError, SkippedError
from sayso.settings import Settings
from sayso.values import Capture, Failure, Given

ROWS = "application/x-ndjson"
ONE_ROW = "application/json"
BOM = b"\xef\xbb\xbf"
FIELDS = ("id", "url", "outlet", "title", "byline", "published")
NAMED_BODIES = ("text", "html")
PASSED_OVER = 1 << 16
"""Bytes read at a time while looking for the end of a line that is too long."""
NAMES = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number",
         str: "a string", type(None): "null"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address to be fetched, what is known of it before, and what names it in errors."""

    url: str
    given: Given
    place: str


@dataclass(frozen=True, slots=True)
class Refusal(Failure):
    """A failure by a rule (robots.txt, a private address) rather than by a fault."""


def rows_of(stream: io.BufferedReader, place: str, settings: Settings) -> Iterator[Capture | Failure]:
    """The rows of a JSON Lines stream in order, with a Failure for each that cannot be kept. Blank
    lines are passed over; a line over ``settings.max_bytes`` is left behind unread."""
    number, found = 0, False
    while True:
        number += 1
        try:
            line = stream.readline(settings.max_bytes + 2)
            whole = line.endswith(b"\n") or len(line) < settings.max_bytes + 2
            while not whole:
                rest = stream.readline(PASSED_OVER)
                whole = not rest or rest.endswith(b"\n")
            over = len(line.rstrip(b"\r\n")) > settings.max_bytes
        except (InputError, OSError, EOFError) as error:
            yield broken_off(error, place, number)
            return
        if not line:
            break
        if number == 1:
            line = line.removeprefix(BOM)
        data = line.rstrip(b"\r\n")
        del line
        if not data.strip():
            continue
        found = True
        where = f"{place} line {number}"
        if over:
            yield failed(LimitError(where, f"the line is longer than {size_name(settings.max_bytes)} (max_bytes)",
                                    "split the row, or raise SAYSO_MAX_BYTES"))
            continue
        yield row_of(data, where, ROWS)
    if not found:
        yield failed(InputError(place, "holds no rows", "give JSON Lines, one report a line"))


def row_of(data: bytes, where: str, media_type: str) -> Capture | Failure:
    """One row as a capture, or why it cannot be one."""
    external_id: str | None = None
    try:
        row = _object(data, where)
        given = {name: _word(row.get(name), name, where) for name in FIELDS}
        external_id = given.pop("id")
        body = _body(row, where)
    except InputError as error:
        return failed(error, external_id)
    return Capture(data, media_type, where, Given(external_id, **given), body=body)


def shown_url(url: str) -> str:
    """An address as it can be printed: without a password, and at most 300 characters."""
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    clean = f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}" if mark else url
    clean = " ".join(clean.encode("utf-8", "replace").decode().split())
    return clean if len(clean) <= 300 else clean[:297] + "..."


def failed(error: InputError, external_id: str | None = None) -> Failure:
    """The failure that an error stands for."""
    kind = Refusal if isinstance(error, RefusedError) else Failure
    return kind(error.place, "read", str(error), isinstance(error, SkippedError), external_id)


def broken_off(error: Exception, place: str, number: int) -> Failure:
    """The one failure for whatever follows a break in the bytes."""
    if isinstance(error, InputError):
        # The rows before it were read; the sentence says where it goes on no further.
        kind = type(error)
        return failed(kind(place, f"{error.what}, seen at line {number}", error.advice))
    return failed(InputError(place, f"cannot be read beyond line {number} ({_reason(error)})", "try again"))


def size_name(size: int) -> str:
    """A number of bytes as people write it."""
    for unit, name in ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")):
        if size >= unit and size % unit == 0:
            return f"{size // unit} {name}"
    return f"{size} bytes"


def _object(data: bytes, where: str) -> dict[str, Any]:
    try:
        row = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(where, f"byte {error.start + 1} is not valid UTF-8", "save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        at = f" of its line {error.lineno}" if error.lineno > 1 else ""
        raise InputError(where, f"is not valid JSON ({error.msg.removesuffix(' at')} at character {error.colno}{at})",
                         "write one JSON object a line") from None
    except (ValueError, RecursionError):
        raise InputError(where, "is JSON with a number too long or values nested too deep to be read",
                         "write one flat object a line") from None
    if not isinstance(row, dict):
        raise InputError(where, f"is {NAMES[type(row)]}, not an object",
                         'write one object a line, such as {"id": "a1", "text": "..."}')
    return row


def _word(value: Any, name: str, where: str) -> str | None:
    if isinstance(value, list) and name == "byline" and all(isinstance(part, str) for part in value):
        value = ", ".join(part for part in value if part.strip())
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return json.dumps(value)
    raise InputError(where, f"its {name!r} is {NAMES[type(value)]}", "give a string")


def _body(row: dict[str, Any], where: str) -> str:
    for name in NAMED_BODIES:
        value = row.get(name)
        if value is not None and not isinstance(value, str):
            raise InputError(where, f"its {name!r} is {NAMES[type(value)]}", "give a string")
        if value and not value.isspace():
            return name
    raise InputError(where, "has no text", "give the report as 'text' or 'html'")


def _reason(error: Exception) -> str:
    return (isinstance(error, OSError) and error.strerror) or type(error).__name__
