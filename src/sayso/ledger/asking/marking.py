"""Where the words of a search stand in the texts of reports, as the database finds them, as spans.

The database gives the text with a mark on each side of a word; the marks are characters that the text does not have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import Connection

from sayso.ledger.among import among
from sayso.ledger.columns import shown, stored
from sayso.ledger.searching import MOST, WORD
from sayso.text import Span

BEGIN, END = "\x02", "\x03"
PARTS = re.compile(f"([{BEGIN}{END}])")
SQLITE = (
    "SELECT rowid, highlight(report_words, 1, '\x02', '\x03') FROM report_words "
    "WHERE report_words MATCH '{words}' AND rowid {{among}}"
)
POSTGRESQL = (
    "SELECT n, ts_headline('english', translate(text, '<>', '()'), plainto_tsquery('english', '{words}'), "
    "'HighlightAll=true, StartSel=\x02, StopSel=\x03') FROM report WHERE n {{among}}"
)


def marks_in(connection: Connection, reports: Sequence[int], words: str) -> dict[int, tuple[Span, ...]]:
    """The spans of the words in each of these reports (by number), in their order. A text that holds such marks
    itself gives none."""
    terms = WORD.findall(stored(words))[:MOST]
    if not terms or not reports:
        return {}
    sqlite = connection.dialect.name == "sqlite"
    given = " ".join(f'"{term}"' for term in terms) if sqlite else " ".join(terms)
    query = (SQLITE if sqlite else POSTGRESQL).format(words=given)
    return {n: spans_between(shown(marked)) for n, marked in among(connection, query, list(reports))}


def spans_between(marked: str) -> tuple[Span, ...]:
    """The spans that lie between marks, in the text without them; none where the marks are not in pairs."""
    parts = PARTS.split(marked)
    if parts[1::4] != [BEGIN] * (len(parts) // 4) or parts[3::4] != [END] * (len(parts) // 4) or len(parts) % 4 != 1:
        return ()
    spans: list[Span] = []
    at = 0
    for number, part in enumerate(parts[::2]):
        if number % 2:
            spans.append(Span(at, at + len(part)))
        at += len(part)
    return tuple(spans)
