"""The book of terms (``sayso.link.story_pairs``) of which only the pages that are needed are read from the database.

How often a term is held, and each report's card, are as of the transaction. A card's norm is kept with it and computed
again once the ledger has grown by the book's factor, so that comparing two reports needs the rarity of the terms of one
of them, and of the other's title.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from sqlalchemy import Connection

from sayso.ledger import tables as t
from sayso.ledger.among import among
from sayso.ledger.columns import stored
from sayso.ledger.inserting import insert, next_n
from sayso.link.story_features import Features
from sayso.link.story_linking import Cluster
from sayso.link.story_pairs import AGE, NAMED, PRIOR_REPORTS, RAREST, SCALE, TITLED, Book, Card
from sayso.link.story_prior import share

KNOWN = "SELECT n, key, held, prior FROM term WHERE key {among}"
HELD = "UPDATE term SET held = held + 1 WHERE n {among}"
RARITY = "SELECT n, held, prior FROM term WHERE n {among}"
CARDS = "SELECT report, day, norm, norm_at, terms FROM features WHERE report {among}"
HUNDREDTHS = 100
"""Weights are rounded to hundredths where they are made."""


class Shelf(Book):
    """A book over the database. Reports and terms are known by their numbers there."""

    def __init__(self, connection: Connection, reports: int) -> None:
        """``reports``: how many reports the ledger holds, the new one among them."""
        super().__init__()
        self.connection, self.reports = connection, reports
        self.pages: dict[int, Card] = {}
        self.cards = self.pages  # type: ignore[assignment]  # by the report's number: only some are here
        self.words: dict[int, str] = {}
        self.keys = self.words  # type: ignore[assignment]
        self._rarity: dict[int, float] = {}

    def write(self, report: int, features: Features) -> Card:
        """Add a report's terms to the database; its card."""
        keys = [term.key for term in features.terms]
        numbers = self._numbers_of(keys)
        ids = array("I", (numbers[key] for key in keys))
        weights = array("f", (term.weight for term in features.terms))
        flags = bytes(
            NAMED * term.named + TITLED * term.titled + AGE * term.key.startswith("age:") for term in features.terms
        )
        card = Card(ids, weights, flags, features.day.toordinal() if features.day else None)
        self.pages[report] = card
        self._measure(card)
        insert(
            self.connection,
            t.features,
            [{"report": report, "day": card.day, "norm": card.norm, "norm_at": card.norm_at, "terms": packed(card)}],
        )
        return card

    def _numbers_of(self, keys: Sequence[str]) -> dict[str, int]:
        """The numbers of terms, each held by one report more."""
        written = {stored(key): key for key in keys}
        known = among(self.connection, KNOWN, keys) if keys else []
        numbers = {written[row.key]: int(row.n) for row in known}
        for row in known:
            self._learn(row.n, row.held + 1, row.prior)
        if numbers:
            among(self.connection, HELD, list(numbers.values()))
        fresh = [key for key in keys if key not in numbers]
        if fresh:
            first = next_n(self.connection, t.term)
            rows = [
                {"n": first + i, "key": key, "held": 1, "prior": PRIOR_REPORTS * share(key)}
                for i, key in enumerate(fresh)
            ]
            insert(self.connection, t.term, rows)
            for n, key in enumerate(fresh, first):
                numbers[key] = n
                self._learn(n, 1, PRIOR_REPORTS * share(key))
        self.words.update((n, key) for key, n in numbers.items())
        return numbers

    def _learn(self, n: int, held: int, prior: float) -> None:
        expected = (held + prior) / (self.reports + PRIOR_REPORTS)
        self._rarity[n] = min(RAREST, -math.log(expected)) if expected < 1.0 else 0.0

    def read(self, reports: Iterable[int]) -> None:
        """Take cards from the database, with the rarity of what comparing them with one that is here needs: the terms
        of their titles."""
        reports = list(reports)
        fresh = [report for report in reports if report not in self.pages]
        for number, day, norm, norm_at, terms in among(self.connection, CARDS, fresh) if fresh else ():
            card = self.pages[number] = unpacked(bytes(terms), day)
            card.norm, card.norm_at = norm, norm_at
        old = [report for report in reports if self.reports > self.pages[report].norm_at * SCALE]
        wanted = {term for report in reports for term in self.pages[report].title}
        for report in old:
            wanted.update(self.pages[report].ids)
        self.learn(wanted)
        for report in old:
            card = self.pages[report]
            self._measure(card)
            self.connection.execute(
                t.features.update().where(t.features.c.report == report).values(norm=card.norm, norm_at=card.norm_at)
            )

    def learn(self, terms: Iterable[int]) -> None:
        """Find out how rare these terms are."""
        unknown = [term for term in terms if term not in self._rarity]
        for n, held, prior in among(self.connection, RARITY, unknown) if unknown else ():
            self._learn(n, held, prior)

    def core(self, cluster: Cluster) -> dict[int, float]:
        """As ``story_linking.core_of``; only the terms that half of the story's known reports hold are looked up."""
        cards = [self.pages[report] for report in cluster.known]
        held = Counter(term for card in cards for term in card.ids)
        kept = {term for term, times in held.items() if 2 * times >= len(cards)}
        self.learn(kept)
        core: dict[int, float] = {}
        for card in cards:
            for term, weight in zip(card.ids, card.weights, strict=True):
                if term in kept:
                    core[term] = core.get(term, 0.0) + weight * self.rarity(term) / card.norm
        length = math.sqrt(math.fsum(weight * weight for weight in core.values()))
        return {term: weight / length for term, weight in core.items()} if length else {}

    def rarity(self, term: int) -> float:
        """As the book's; of a term that was read."""
        return self._rarity[term]

    def norm(self, card: Card) -> float:
        """As the book's; measured when the card was read."""
        return card.norm

    def _measure(self, card: Card) -> None:
        total = sum((w * self.rarity(term)) ** 2 for term, w in zip(card.ids, card.weights, strict=True))
        card.norm, card.norm_at = math.sqrt(total) or 1.0, self.reports


def packed(card: Card) -> bytes:
    """A card's terms in seven bytes each: numbers, weights in hundredths, flags."""
    weights = np.rint(np.frombuffer(card.weights, dtype=np.float32) * HUNDREDTHS)
    return np.array(card.ids, dtype="<u4").tobytes() + weights.astype("<u2").tobytes() + card.flags


def unpacked(raw: bytes, day: int | None) -> Card:
    """The card that ``packed`` stored."""
    size = len(raw) // 7
    ids, hundredths = array("I", raw[: 4 * size]), array("H", raw[4 * size : 6 * size])
    if sys.byteorder == "big":
        ids.byteswap()
        hundredths.byteswap()
    return Card(ids, array("f", [number / HUNDREDTHS for number in hundredths]), raw[6 * size :], day)
