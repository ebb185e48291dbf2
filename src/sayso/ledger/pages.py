"""What a process knows of the index of stories from one added report to the next, so as not to read it again.

Only as long as nobody else has added or erased a report (``stamp``) is all of it still so. Where somebody has added,
what he added is counted, too, and the cards are forgotten, whose norms he may have measured; where somebody has erased,
all is. Whoever uses the pages takes them, and puts them back only after the commit: what a transaction that was undone
wrote on them is lost with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from sayso.ledger.among import among, ask
from sayso.ledger.packing import unpacked_terms
from sayso.link.story_pairs import Card, Ints, Shares, Terms

Stamp = tuple[int, int]
"""The numbers of the last report and of the last erasure."""
STAMP = """SELECT (SELECT coalesce(max(report), 0) FROM features), (SELECT coalesce(max(n), 0) FROM tombstone),
EXISTS (SELECT 1 FROM features WHERE day IS NULL)"""
COUNTED = "SELECT report FROM counted"
ADDED = "SELECT terms FROM features WHERE report > ?"
HELD = "UPDATE term SET held = held + ? WHERE n {among}"
MOST_CARDS, MOST_REPEATED, MOST_KEYS = 1_000, 1_000, 50_000
"""At most so many are carried on (of more cards the newest half, of the others none): some 20 MB in all."""
COUNTED_EVERY = 512
"""Reports whose terms are counted together: one row of a term is written then, and not one for each report. A process
that begins reads so many reports' terms at most, in some 10 milliseconds."""


@dataclass(slots=True)
class Pages:
    """``cards``: by report. ``numbers``: of terms, by their keys. ``terms``: in how many reports a term stands, and its
    prior, of those that were met (20 bytes for each term of the ledger). ``counted``: the report up to which the
    database counts them; ``tail``: those after it. ``undated``: whether any report is without a day. ``repeated``: what
    most of the reports that a story is known by hold, by their numbers, with their norms then."""

    stamp: Stamp
    counted: int
    tail: Counter[int]
    undated: bool
    cards: dict[int, Card] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    terms: Shares = field(default_factory=Shares)
    repeated: dict[tuple[int, ...], tuple[list[float], Terms]] = field(default_factory=dict)

    def met(self, rows: Sequence[Any]) -> None:
        """Take note of terms as the database has them: their numbers, counts and priors."""
        if rows:
            numbers, held, prior = zip(*rows, strict=True)
            self.terms.put(numbers, [count + self.tail[n] for n, count in zip(numbers, held, strict=True)], prior)

    def one_more(self, card: Card) -> None:
        """Count the terms of one more report."""
        self._count(card.ids)
        self.undated |= card.day is None

    def _count(self, ids: Ints) -> None:
        self.tail.update(ids.tolist())
        self.terms.held[ids[ids < len(self.terms.held)]] += 1  # of one that was not met yet it is set when it is

    def caught_up(self, connection: Connection, stamp: Stamp, counted: int) -> Pages:
        """The pages after others have added reports."""
        added = _added(connection, self.stamp[0])
        for ids in added:
            self._count(ids)
        if counted != self.counted:
            self.tail = Counter(n for ids in _added(connection, counted) for n in ids.tolist())
        self.stamp, self.counted = stamp, counted
        self.cards.clear()
        self.repeated.clear()
        return self

    def carried(self, report: int) -> Pages:
        """The pages for the next transaction, after this one has found the stories of all reports up to this one."""
        if len(self.cards) > MOST_CARDS:
            for oldest in list(self.cards)[: -(MOST_CARDS // 2)]:
                del self.cards[oldest]
        if len(self.numbers) > MOST_KEYS:
            self.numbers.clear()
        self.stamp = (report, self.stamp[1])
        return self


def pages_now(connection: Connection, known: Pages | None) -> Pages:
    """The known pages, brought up to date, or empty ones where they no longer hold."""
    report, erasure, undated = ask(connection, STAMP)[0]
    stamp: Stamp = (report, erasure)
    if known is not None and known.stamp[1] == erasure:
        known.undated = bool(undated)
        return known if known.stamp == stamp else known.caught_up(connection, stamp, _counted(connection))
    counted = _counted(connection)
    tail = Counter(n for ids in _added(connection, counted) for n in ids.tolist())
    return Pages(stamp, counted, tail, bool(undated))


def _counted(connection: Connection) -> int:
    return int(ask(connection, COUNTED)[0][0])


def _added(connection: Connection, report: int) -> list[Ints]:
    """The terms of each report after this one."""
    return [unpacked_terms(bytes(raw))[0] for (raw,) in ask(connection, ADDED, report)]


def count_up(connection: Connection, pages: Pages, report: int) -> None:
    """Let the database count the terms of all reports up to this one, the last."""
    by_count: dict[int, list[int]] = {}
    for term, more in pages.tail.items():
        by_count.setdefault(more, []).append(term)
    for more, terms in sorted(by_count.items()):
        among(connection, HELD, sorted(terms), more)
    counted_to(connection, report)
    pages.tail, pages.counted = Counter(), report


def counted_to(connection: Connection, report: int) -> None:
    """Note up to which report the database counts terms."""
    ask(connection, "UPDATE counted SET report = ?", report)
