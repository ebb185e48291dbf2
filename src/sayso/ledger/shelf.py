"""The book of terms (``sayso.link.story_pairs``) of which only the pages that are needed are read from the database.

What was read or written before, by this process and since nobody else wrote, is at hand (``sayso.ledger.pages``).

How often a term is held, and each report's card, are as of the transaction. A card's norm is kept with it and computed
again once the ledger has grown by the book's factor, so that comparing two reports needs the rarity of the terms of one
of them, and of the other's title.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from sqlalchemy import Connection

from sayso.ledger import tables as t
from sayso.ledger.among import among, ask
from sayso.ledger.columns import stored
from sayso.ledger.inserting import insert_values, next_n
from sayso.ledger.packing import packed_terms, unpacked_terms
from sayso.ledger.pages import COUNTED_EVERY, MOST_REPEATED, Pages, count_up
from sayso.link.story_features import Features
from sayso.link.story_pairs import PRIOR_REPORTS, SCALE, Book, Card, Floats, Ints, Seen, Terms, length
from sayso.link.story_prior import share

TERM = ("n", "key", "held", "prior")
CARD = ("report", "day", "norm", "norm_at", "terms")
TERMS = "SELECT n, key, held, prior FROM term WHERE key {among}"
RARITY = "SELECT n, held, prior FROM term WHERE n {among}"
NORM = "UPDATE features SET norm = ?, norm_at = ? WHERE report = ?"
CARDS = "SELECT report, day, norm, norm_at, terms FROM features WHERE report {among}"


class Shelf(Book):
    """A book over the database. Reports and terms are known by their numbers there."""

    def __init__(self, connection: Connection, pages: Pages) -> None:
        """``pages``: as they are now."""
        super().__init__()
        self.connection, self.pages = connection, pages
        self.cards = pages.cards  # type: ignore[assignment]  # by the report's number: only some are here
        self.shares = pages.terms
        self._written: Sequence[str] = ()
        self._unkept: list[int] = []
        self._seen: dict[int, Seen] = {}

    def number(self, features: Iterable[Features]) -> None:
        """Find out the numbers of all terms of some reports."""
        self._numbers_of(list(dict.fromkeys(term.key for one in features for term in one.terms)))

    def write(self, report: int, features: Features) -> Card:
        """Add a report, the last one now; its card, which ``keep`` puts into the database."""
        keys = [term.key for term in features.terms]
        pages = self.pages
        self.reports = report
        self._seen.clear()
        card = pages.cards[report] = Card.of(features, self._numbers_of(keys))
        self._written = keys
        self._unkept.append(report)
        pages.one_more(card)
        self._measure(card)
        if report - pages.counted >= COUNTED_EVERY:
            count_up(self.connection, pages, report)
        return card

    def keep(self) -> None:
        """Put the cards of the reports that were written into the database."""
        cards = [(report, self.cards[report]) for report in self._unkept]
        rows = [
            (report, card.day, card.norm, card.norm_at, packed_terms(card.ids, card.weights, card.flags))
            for report, card in cards
        ]
        insert_values(self.connection, t.features, CARD, rows)
        self._unkept.clear()

    def keys_of(self, report: int) -> dict[int, str]:
        """The terms of the report that was written, as words."""
        return dict(zip(self.cards[report].ids.tolist(), self._written, strict=True))

    def _numbers_of(self, keys: Sequence[str]) -> list[int]:
        """The numbers of terms; those that there are not yet are made."""
        numbers = self.pages.numbers
        unknown = [key for key in keys if key not in numbers]
        if unknown:
            written = {stored(key): key for key in unknown}
            found = among(self.connection, TERMS, unknown)
            numbers.update((written[key], n) for n, key, _, _ in found)
            self.pages.met([(n, held, prior) for n, _, held, prior in found])
        fresh = [key for key in unknown if key not in numbers]
        if fresh:
            first = next_n(self.connection, t.term)
            rows = [(n, key, 0, PRIOR_REPORTS * share(key)) for n, key in enumerate(fresh, first)]
            insert_values(self.connection, t.term, TERM, rows)
            numbers.update((key, n) for n, key, _, _ in rows)
            self.pages.met([(n, held, prior) for n, _, held, prior in rows])
        return [numbers[key] for key in keys]

    def read(self, reports: Sequence[int]) -> None:
        """Take cards from the database, with the rarity of what comparing them with one that is here needs: the terms
        of their titles."""
        cards = self.pages.cards
        fresh = [report for report in reports if report not in cards]
        for number, day, norm, norm_at, terms in among(self.connection, CARDS, fresh) if fresh else ():
            card = cards[number] = Card(*unpacked_terms(bytes(terms)), day)
            card.norm, card.norm_at = norm, norm_at
        old = [report for report in reports if self.reports > cards[report].norm_at * SCALE]
        if fresh or old:  # of the others it was found out when they were read
            self.learn(*(cards[report].title for report in fresh), *(cards[report].ids for report in old))
        for report in old:
            card = cards[report]
            self._measure(card)
            ask(self.connection, NORM, card.norm, card.norm_at, report)

    def learn(self, *terms: Ints) -> None:
        """Find out how rare these terms are."""
        asked = np.concatenate(terms) if terms else np.array([], np.int64)
        known = self.shares.prior
        unknown = asked[(asked >= len(known)) | (known[np.minimum(asked, len(known) - 1)] == 0)]
        if len(unknown):
            self.pages.met(among(self.connection, RARITY, np.unique(unknown).tolist()))

    def seen(self, report: int) -> Seen:
        """As the book's; made ready once."""
        found = self._seen.get(report)
        if found is None:
            found = self._seen[report] = super().seen(report)
        return found

    def repeated(self, reports: Sequence[int]) -> Terms:
        """As the book's; how rare these terms are is found out."""
        known, kept = tuple(reports), self.pages.repeated
        norms = [self.cards[report].norm for report in known]
        found = kept.get(known)
        if found is None or found[0] != norms:
            if len(kept) >= MOST_REPEATED:
                kept.clear()
            found = kept[known] = norms, super().repeated(known)
            self.learn(found[1].ids)
        return found[1]

    def rarities(self, terms: Ints) -> Floats:
        """As the book's; of terms that were read."""
        return self.shares.rarities(terms, self.reports)

    def norm(self, card: Card) -> float:
        """As the book's; measured when the card was read."""
        return card.norm

    def _measure(self, card: Card) -> None:
        card.norm, card.norm_at = length(card.weights * self.rarities(card.ids)), self.reports
