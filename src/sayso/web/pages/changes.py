"""What reports that were added lately brought to claims: the page that a desk looks at in the morning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from sayso.answers import Change, Page
from sayso.since import moment_of
from sayso.web.pages.asked import After, address
from sayso.web.pages.values import as_json
from sayso.web.rendering import render
from sayso.web.serving import Served

ROWS, LOOKED = 50, 150
"""Changes of a page; of a page of one kind, how many of all kinds are looked at: more would keep the reader waiting."""
KINDS = {"conflict": "in conflict", "figure": "a new figure", "claim": "a new claim", "statement": "told once more"}
SPANS = ("today", "yesterday", "3 days ago", "7 days ago", "30 days ago")
Words = Annotated[str, Query(max_length=100)]
Kind = Annotated[str, Query(max_length=100)]


def router(served: Served) -> APIRouter:
    """``/changes`` and ``/changes.json``."""
    routes, book = APIRouter(default_response_class=HTMLResponse), served.book

    def asked(since: str, kind: str, after: str) -> Page[Change]:
        start = moment_of(since, "since")
        if kind not in KINDS:
            return book.changes(start, ROWS, after or None)
        page = book.changes(start, LOOKED, after or None)
        return Page(tuple(row for row in page.rows if row.kind == kind), page.next)

    @routes.get("/changes.json")
    def changes_json(since: Words = "yesterday", kind: Kind = "", after: After = "") -> Response:
        page = asked(since, kind, after)
        return as_json({"since": moment_of(since, "since"), "rows": page.rows, "next": page.next})

    @routes.get("/changes")
    def changes(since: Words = "yesterday", kind: Kind = "", after: After = "") -> str:
        since = since.strip() or "yesterday"
        page = asked(since, kind, after)
        words = {"since": since, **({"kind": kind} if kind in KINDS else {})}
        more = address("/changes", {**words, "after": page.next}) if page.next else ""
        return render(
            "changes.html", at="/changes", since=since, kind=kind, kinds=KINDS, days=list(by_day(page)), more=more,
            spans=[(span, address("/changes", {**words, "since": span})) for span in SPANS],
            only=[(name, said, address("/changes", {"since": since, "kind": name})) for name, said in KINDS.items()],
            every=address("/changes", {"since": since}), start=moment_of(since, "since"),
            data=address("/changes.json", {**words, **({"after": after} if after else {})}))

    return routes


def by_day(page: Page[Change]) -> Iterator[tuple[date, list[tuple[datetime, str, list[Change]]]]]:
    """The changes by day of adding, those to one claim in a row together with the time of the latest."""
    for day, own in groupby(page.rows, key=lambda row: row.at.date()):
        yield day, [(some[0].at, claim, some) for claim, some in
                    ((claim, list(rows)) for claim, rows in groupby(own, key=lambda row: row.claim))]
