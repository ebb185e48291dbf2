"""The book of terms (``sayso.link.story_pairs``) of which only the pages that are needed are read from the database.

What was read or written before, by this process and since nobody else wrote, is at hand (``sayso.ledger.pages``).

How often a term is held, and each report's card, are as of the transaction. A card's norm is kept with it and computed
again once the ledger has grown by the book's factor, so that comparing two reports needs the rarity of the terms of one
of them, and of the other's title.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import numpy as np
from sqlalchemy import Connection

from sayso.ledger import tables as t
from sayso.ledger.among import among, ask
from sayso.ledger.columns import stored
from sayso.ledger.inserting import insert, next_n
from sayso.ledger.pages import MOST_COMMON, Pages
from sayso.link.story_features import Features
from sayso.link.story_linking import Cluster
from sayso.link.story_pairs import AGE, NAMED, PRIOR_REPORTS, RAREST, SCALE, TITLED, Book, Card, Seen, held_by
from sayso.link.story_prior import share

HELD = "UPDATE term SET held = held + 1 WHERE key {among} RETURNING n, key, held, prior"
RARITY = "SELECT n, held, prior FROM term WHERE n {among}"
NORM = "UPDATE features SET norm = ?, norm_at = ? WHERE report = ?"
CARDS = "SELECT report, day, norm, norm_at, terms FROM features WHERE report {among}"
HUNDREDTHS = 100
"""Weights are rounded to hundredths where they are made."""


class Rarity(dict[int, float]):
    """How rare terms are in a ledger of so many reports, each reckoned when it is first asked for."""

    def __init__(self, terms: Mapping[int, tuple[int, float]], reports: int) -> None:
        """``terms``: in how many reports each stands, and its prior."""
        super().__init__()
        self.terms, self.whole = terms, reports + PRIOR_REPORTS

    def __missing__(self, term: int) -> float:
        held, prior = self.terms[term]
        expected = (held + prior) / self.whole
        found = self[term] = min(RAREST, -math.log(expected)) if expected < 1.0 else 0.0
        return found


class Shelf(Book):
    """A book over the database. Reports and terms are known by their numbers there."""

    def __init__(self, connection: Connection, reports: int, pages: Pages) -> None:
        """``reports``: how many reports the ledger holds, the new one among them."""
        super().__init__()
        self.connection, self.reports, self.pages = connection, reports, pages
        self.cards = pages.cards  # type: ignore[assignment]  # by the report's number: only some are here
        self.words: dict[int, str] = {}
        self.keys = self.words  # type: ignore[assignment]
        self._rarity = Rarity(pages.terms, reports)
        self._seen: dict[int, Seen] = {}

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
        self.pages.cards[report] = card
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
        terms = self.pages.terms
        numbers: dict[str, int] = {}
        for n, key, held, prior in among(self.connection, HELD, keys) if keys else ():
            numbers[written[key]] = n
            terms[n] = (held, prior)
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
                terms[n] = (1, PRIOR_REPORTS * share(key))
        self.words.update((n, key) for key, n in numbers.items())
        return numbers

    def read(self, reports: Iterable[int]) -> None:
        """Take cards from the database, with the rarity of what comparing them with one that is here needs: the terms
        of their titles."""
        reports = list(reports)
        cards = self.pages.cards
        fresh = [report for report in reports if report not in cards]
        for number, day, norm, norm_at, terms in among(self.connection, CARDS, fresh) if fresh else ():
            card = cards[number] = unpacked(bytes(terms), day)
            card.norm, card.norm_at = norm, norm_at
        old = [report for report in reports if self.reports > cards[report].norm_at * SCALE]
        wanted = {term for report in reports for term in cards[report].title}
        for report in old:
            wanted.update(cards[report].ids)
        self.learn(wanted)
        for report in old:
            card = cards[report]
            self._measure(card)
            ask(self.connection, NORM, card.norm, card.norm_at, report)

    def learn(self, terms: Iterable[int]) -> None:
        """Find out how rare these terms are."""
        known = self.pages.terms
        unknown = [term for term in terms if term not in known]
        for n, held, prior in among(self.connection, RARITY, unknown) if unknown else ():
            known[n] = (held, prior)

    def seen(self, report: int) -> Seen:
        """As the book's; made ready once."""
        found = self._seen.get(report)
        if found is None:
            found = self._seen[report] = super().seen(report)
        return found

    def core(self, cluster: Cluster) -> dict[int, float]:
        """As ``story_linking.core_of``; only the terms that half of the story's known reports hold are looked up."""
        common = self._common(cluster.known)
        self.learn(common)
        core = {term: weight * self._rarity[term] for term, weight in common.items()}
        length = math.sqrt(math.fsum(weight * weight for weight in core.values()))
        return {term: weight / length for term, weight in core.items()} if length else {}

    def _common(self, known: tuple[int, ...]) -> dict[int, float]:
        """The terms that half of these reports hold or more, with the sum of their weights in vectors of length one,
        but for the terms' rarity."""
        cards = [self.pages.cards[report] for report in known]
        norms = [card.norm for card in cards]
        found = self.pages.common.get(known)
        if found is None or found[0] != norms:
            held = Counter(chain.from_iterable(card.ids for card in cards))
            kept = {term: 0.0 for term, times in held.items() if 2 * times >= len(cards)}
            for card in cards:
                weights, _ = held_by(card)
                for term in kept.keys() & weights.keys():
                    kept[term] += weights[term] / card.norm
            if len(self.pages.common) >= MOST_COMMON:
                self.pages.common.clear()
            found = self.pages.common[known] = (norms, kept)
        return found[1]

    def rarity(self, term: int) -> float:
        """As the book's; of a term that was read."""
        return self._rarity[term]

    def norm(self, card: Card) -> float:
        """As the book's; measured when the card was read."""
        return card.norm

    def _measure(self, card: Card) -> None:
        rarity = self._rarity
        total = sum([(w * rarity[term]) ** 2 for term, w in zip(card.ids, card.weights, strict=True)])
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
