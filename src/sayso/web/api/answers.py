"""Values as JSON answers: whole with an ETag, in pages with a Link to the next, or streamed a line a row.

Lone surrogates, which UTF-8 cannot hold, are written as escapes, as in the lines of ``sayso read --json``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from sayso.answers import Page
from sayso.errors import UsageError
from sayso.publish.lines import json_line
from sayso.web.pages.values import plain

LINES = "application/x-ndjson"
AT_ONCE = 500
"""Rows asked of the ledger at a time while streaming."""
PAGE = 50


def whole(request: Request, value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """One JSON value, with an ETag; 304 without it where the asker has it already."""
    body = json_line(plain(value))
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    more = {"ETag": tag, **(headers or {})}
    known = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if request.method in ("GET", "HEAD") and (tag in known or "*" in known):
        return Response(status_code=304, headers=more)
    return Response(body, status, more, "application/json")


def listed(request: Request, ask: Callable[[int, str | None], Page[Any]], limit: int | None, after: str | None
           ) -> Response:
    """A page of rows; all rows, or ``limit`` of them, a line each where lines are asked for."""
    if LINES in request.headers.get("accept", ""):
        rows = _rows(ask, limit, after)
        first = next(rows, b"")  # what cannot be asked is an answer of its own, not a broken stream
        return StreamingResponse(_from(first, rows), media_type=LINES)
    page = asked(ask, limit or PAGE, after)
    headers = {"Vary": "Accept"}
    if page.next is not None:
        words = [(key, one) for key, one in request.query_params.multi_items() if key not in ("after", "limit")]
        query = urlencode([*words, ("limit", str(limit or PAGE)), ("after", page.next)])
        headers["Link"] = f'<{request.url.path}?{query}>; rel="next"'
    return whole(request, {"rows": page.rows, "next": page.next}, headers=headers)


def asked(ask: Callable[[int, str | None], Page[Any]], limit: int, after: str | None) -> Page[Any]:
    """A page. A UsageError too for a mark that holds numbers no ledger has."""
    try:
        return ask(limit, after)
    except (OverflowError, ArithmeticError):
        raise UsageError("`after` is no place in this list; give the `next` of the page before.") from None


def _rows(ask: Callable[[int, str | None], Page[Any]], limit: int | None, after: str | None) -> Iterator[bytes]:
    left = limit
    while True:
        page = asked(ask, AT_ONCE if left is None else min(left, AT_ONCE), after)
        for row in page.rows:
            yield json_line(plain(row))
        after = page.next
        left = None if left is None else left - len(page.rows)
        if after is None or left == 0:
            return


def _from(first: bytes, rows: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rows
