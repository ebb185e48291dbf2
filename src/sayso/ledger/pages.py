"""What a process knows of the index of stories from one added report to the next, so as not to read it again.

Only as long as nobody else has added or erased a report (``stamp``) are the counts still so; otherwise all is
forgotten. Whoever uses the pages takes them, and puts them back only after the commit: what a transaction that was
undone wrote on them is lost with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import Connection

from sayso.ledger.among import ask
from sayso.link.story_pairs import Card

Stamp = tuple[int, int]
"""The numbers of the last report and of the last erasure."""
STAMP = "SELECT (SELECT coalesce(max(report), 0) FROM features), (SELECT coalesce(max(n), 0) FROM tombstone)"
MOST_CARDS, MOST_TERMS, MOST_COMMON = 1_000, 50_000, 1_000
"""At most so many are carried on (of more cards the newest half, of the others none): some 20 MB in all."""


@dataclass(slots=True)
class Pages:
    """``cards``: by report. ``terms``: in how many reports a term stands, and its prior. ``common``: what most of the
    reports that a story is known by hold (``Shelf.core``), by their numbers, with their norms then."""

    stamp: Stamp
    cards: dict[int, Card] = field(default_factory=dict)
    terms: dict[int, tuple[int, float]] = field(default_factory=dict)
    common: dict[tuple[int, ...], tuple[list[float], dict[int, float]]] = field(default_factory=dict)

    def carried(self, report: int) -> Pages:
        """The pages for the next transaction, after this one has added a report."""
        if len(self.cards) > MOST_CARDS:
            for oldest in list(self.cards)[: -(MOST_CARDS // 2)]:
                del self.cards[oldest]
        if len(self.terms) > MOST_TERMS:
            self.terms.clear()
        self.stamp = (report, self.stamp[1])
        return self


def pages_now(connection: Connection, known: Pages | None) -> Pages:
    """The known pages, or empty ones where they no longer hold."""
    stamp: Stamp = tuple(ask(connection, STAMP)[0])
    return known if known is not None and known.stamp == stamp else Pages(stamp)
