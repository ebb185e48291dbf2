"""Full-text search of the reports, the same words on both databases: all of them must stand in a report's title or
text, in any form (English stems). What the words say is never taken for a command of the search.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection

WORD = re.compile(r"\w+")
MOST = 50
"""Words of one search."""
TITLE = 5.0
"""How much more a word in the title counts than one in the text."""
RANKED = 20_000
"""Reports that are ranked at most, those added last: SQLite ranks some five hundred a millisecond."""
OLDEST = "SELECT rowid FROM report_words WHERE report_words MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"
SQLITE = (
    "SELECT report.id, found.score FROM (SELECT rowid AS n, -bm25(report_words, ?, 1.0) AS score FROM report_words "
    "WHERE report_words MATCH ? AND rowid > ? ORDER BY score DESC, rowid DESC LIMIT ? OFFSET ?) AS found "
    "JOIN report ON report.n = found.n ORDER BY found.score DESC, found.n DESC"
)
POSTGRESQL = (
    "SELECT report.id, ts_rank_cd(%s::real[], words, plainto_tsquery('english', %s)) AS score FROM report "
    "WHERE words @@ plainto_tsquery('english', %s) ORDER BY score DESC, report.n DESC LIMIT %s OFFSET %s"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words. ``score``: larger is better, comparable within one search only."""

    report: str
    score: float


def search(connection: Connection, words: str, limit: int, after: int = 0) -> list[Hit]:
    """The best reports for some words, best first; ``after`` passes over so many."""
    terms = WORD.findall(words)[:MOST]
    if not terms:
        return []
    if connection.dialect.name == "sqlite":
        query = " ".join(f'"{term}"' for term in terms)
        oldest = connection.exec_driver_sql(OLDEST, (query, RANKED)).scalar() or 0
        rows = connection.exec_driver_sql(SQLITE, (TITLE, query, oldest, limit, after))
    else:
        plain = " ".join(terms)
        weights = [1 / TITLE, 0.0, 0.0, 1.0]  # of D to A: the text has D, the title A
        rows = connection.exec_driver_sql(POSTGRESQL, (weights, plain, plain, limit, after))
    return [Hit(id, float(score)) for id, score in rows]
