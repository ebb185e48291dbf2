"""Full-text search with an excerpt of each report: the passage that holds most of the words."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from sayso.answers import Found, Page
from sayso.ledger import tables as t
from sayso.ledger.asking.loading import HEADLINE, headline
from sayso.ledger.asking.marking import marks_in
from sayso.ledger.asking.paging import bounded, key_of, mark
from sayso.ledger.searching import search
from sayso.text import Span

WIDTH = 200
"""Characters of an excerpt: some three lines at 80 columns."""
BEFORE = 60
"""Characters before its first word that an excerpt begins with at most."""


def find(connection: Connection, words: str, limit: int, after: str | None) -> Page[Found]:
    """A page of the reports that hold all the words, the best first."""
    limit = bounded(limit)
    passed = key_of(after, int)[0] if after else 0
    hits = search(connection, words, limit + 1, passed)
    more, hits = len(hits) > limit, hits[:limit]
    query = select(*HEADLINE, t.report.c.n, t.report.c.text).where(t.report.c.id.in_([hit.report for hit in hits]))
    rows = {row["id"]: row for row in connection.execute(query).mappings()}
    marks = marks_in(connection, [row["n"] for row in rows.values()], words)
    found = []
    for hit in hits:
        row = rows[hit.report]
        own = marks.get(row["n"], ())
        span = passage(row["text"], own)
        inside = tuple(one for one in own if span.holds(one))
        found.append(Found(headline(row), hit.score, span, span.of(row["text"]), inside))
    return Page(tuple(found), mark(passed + limit) if more else None)


def passage(text: str, marks: Sequence[Span], width: int = WIDTH) -> Span:
    """Whole words of a text, about ``width`` characters, with as many different marked words as there are."""
    best, most = 0, 0
    for number, one in enumerate(marks):
        held = {other.of(text).casefold() for other in marks[number:] if other.end <= one.start + width - BEFORE}
        if len(held) > most:
            best, most = one.start, len(held)
    start = max(0, best - BEFORE)
    line = text.rfind("\n", start, best) + 1
    start = line or (start and text.find(" ", start, best + 1) + 1)
    end = min(len(text), start + width)
    if end < len(text):
        cut = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        end = cut if cut > start + width // 2 else end
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)
