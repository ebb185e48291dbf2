"""How much two reports look like reports of one event: a sum of named parts, each a value times a weight.

1. ``words``: the cosine of all terms, each weighted by its rarity.
2. ``names``: the summed rarity of the six rarest names that both hold. People, streets and towns tell events
   apart; the bound keeps two long reports on one subject from looking like one event.
3. ``title``: how much of each title (weighted by rarity) the other report holds anywhere, averaged.
4. ``ages`` in both, two at most, and 5. ``other ages``: both give ages, none in common.
6. ``limit``: what the sum lies outside [FLOOR, CEILING], taken off, so that no one pair decides for a story.

The weights lie between those of two logistic regressions on candidate pairs of the development incidents (with more
and with fewer other values beside these), rounded; the incidents' F1 is the same with either to .01. The sum is near
a log odds before the days are looked at (``story_linking``).
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from sayso.link.story_features import Features
from sayso.link.story_prior import share

BASE = -3.65
PARTS = {"words": 5.5, "names": 0.12, "title": 5.5, "ages": 0.4, "other ages": -1.9}
SUMMANDS = {"base": BASE, **PARTS, "limit": 1.0}
"""The weights of all that a score is the sum of."""
FLOOR = -8.0
CEILING = 8.0
"""Wide enough for a victim's name and age to bridge a year to the trial, where 4 is not (recall .75 against .83)."""
PRIOR_REPORTS = 1000
"""How many reports the prior shares of ``story_prior`` count for: below it they lead, above it the data do."""
RAREST = 7.0
"""A term's greatest rarity, that of one report in 1,100, where the weights were fitted: in a larger archive the
same evidence must not weigh more."""
MOST_NAMES = 6
MOST_AGES = 2
SCALE = 1.25
"""A report's norm is computed again once the index has grown by this factor."""
NAMED, TITLED, AGE = 1, 2, 4


Values = tuple[float, float, float, int, int]
"""The values of the five parts, in their order."""


class Part(NamedTuple):
    """One term of a score: its name, its value, the weight. The score is the sum of value times weight."""

    name: str
    value: float
    weight: float


class Card:
    """A report's terms as numbers of a ``Book``, in the order of the features (by key)."""

    __slots__ = ("aged", "day", "flags", "ids", "norm", "norm_at", "title", "weights")

    def __init__(self, ids: array[int], weights: array[float], flags: bytes, day: int | None) -> None:
        """``day``: as an ordinal, None where unknown. ``aged``: whether an age is among the terms."""
        self.ids, self.weights, self.flags, self.day = ids, weights, flags, day
        self.title = array("I", (t for t, flag in zip(ids, flags, strict=True) if flag & TITLED))
        self.aged = any(flag & AGE for flag in flags)
        self.norm, self.norm_at = 0.0, 0


@lru_cache(maxsize=2048)
def held_by(card: Card) -> tuple[dict[int, float], frozenset[int]]:
    """The card's terms with their weights, and those that are names."""
    named = frozenset(term for term, flag in zip(card.ids, card.flags, strict=True) if flag & NAMED)
    return dict(zip(card.ids, card.weights, strict=True)), named


class Book:
    """The reports' terms, and in how many reports each stands."""

    def __init__(self) -> None:
        """An empty book."""
        self.cards: list[Card] = []
        self.keys: list[str] = []
        self._numbers: dict[str, int] = {}
        self._held = array("I")
        self._prior = array("f")

    def add(self, features: Features) -> int:
        """Write a report down; its number."""
        ids = array("I", (self._number(term.key) for term in features.terms))
        weights = array("f", (term.weight for term in features.terms))
        flags = bytes(
            NAMED * term.named + TITLED * term.titled + AGE * term.key.startswith("age:") for term in features.terms
        )
        for number in ids:
            self._held[number] += 1
        self.cards.append(Card(ids, weights, flags, features.day.toordinal() if features.day else None))
        return len(self.cards) - 1

    def _number(self, key: str) -> int:
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._held)
            self._held.append(0)
            self._prior.append(PRIOR_REPORTS * share(key))
            self.keys.append(key)
        return number

    def rarity(self, term: int) -> float:
        """The negative logarithm of the share of reports that hold the term, prior and data together."""
        expected = (self._held[term] + self._prior[term]) / (len(self.cards) + PRIOR_REPORTS)
        return min(RAREST, -math.log(expected)) if expected < 1.0 else 0.0

    def rarest(self, report: int, most: int) -> list[int]:
        """The report's heaviest terms, weight times rarity, by rank."""
        card = self.cards[report]
        ranked = sorted(
            (-weight * self.rarity(term), self.keys[term], term)
            for term, weight in zip(card.ids, card.weights, strict=True)
        )
        return [term for _, _, term in ranked[:most]]

    def vector(self, report: int) -> dict[int, float]:
        """The report's terms, each weight times rarity, scaled to length one."""
        card = self.cards[report]
        norm = self.norm(card)
        return {t: w * self.rarity(t) / norm for t, w in zip(card.ids, card.weights, strict=True)}

    def norm(self, card: Card) -> float:
        """The length of a card's vector, as of some earlier size of the book within ``SCALE``."""
        if len(self.cards) > card.norm_at * SCALE:
            total = sum((w * self.rarity(t)) ** 2 for t, w in zip(card.ids, card.weights, strict=True))
            card.norm, card.norm_at = math.sqrt(total) or 1.0, len(self.cards)
        return card.norm

    def seen(self, report: int) -> Seen:
        """The report made ready to be compared with many, as of now."""
        return Seen(self, self.cards[report])


class Seen:
    """A report held against others."""

    __slots__ = ("_values", "ages", "book", "card", "named", "norm", "rare", "squares", "terms", "title")

    def __init__(self, book: Book, card: Card) -> None:
        """``terms``: of the card, with their weights; ``rare``: their rarity; ``squares``: of that."""
        self.book, self.card = book, card
        self.terms, self.named = held_by(card)
        self.rare = {term: book.rarity(term) for term in self.terms}
        self.squares = {term: rare * rare for term, rare in self.rare.items()}
        self.ages = frozenset(term for term, flag in zip(card.ids, card.flags, strict=True) if flag & AGE)
        self.norm = book.norm(card)
        self.title = sum(self.rare[t] for t in card.title)
        self._values: dict[Card, Values] = {}

    def values(self, other: Card) -> Values:
        """The values of the five parts against another report; the same whichever of the two is held."""
        found = self._values.get(other)
        if found is None:
            found = self._values[other] = self._compared(other)
        return found

    def _compared(self, other: Card) -> Values:
        mine, rare, squares = self.terms, self.rare, self.squares
        theirs, named = held_by(other)
        both = mine.keys() & theirs.keys()
        dot = math.fsum([mine[t] * theirs[t] * squares[t] for t in both])  # exact in whatever order a set has
        cosine = dot / (self.norm * self.book.norm(other))  # 1
        names = sorted([rare[term] for term in self.named & named], reverse=True)
        ages = len(self.ages & both)
        here = sum([rare[t] for t in self.card.title if t in both])
        there = sum([rare[t] for t in other.title if t in both])
        whole = sum(map(self.book.rarity, other.title))
        title = (here / self.title if self.title else 0.0) / 2 + (there / whole if whole else 0.0) / 2  # 3
        apart = self.card.aged and other.aged and not ages
        return cosine, sum(names[:MOST_NAMES]), title, min(MOST_AGES, ages), int(apart)  # 2, 4, 5

    def score(self, other: Card) -> float:
        """The score against another report, between FLOOR and CEILING."""
        total = BASE
        for value, weight in zip(self.values(other), PARTS.values(), strict=True):
            total += value * weight
        return min(CEILING, max(FLOOR, total))

    def summands(self, other: Card) -> tuple[float, ...]:
        """The values of all parts of the score against another report, in the order of SUMMANDS."""
        found = (1.0, *self.values(other))
        total = math.fsum([value * weight for value, weight in zip(found, SUMMANDS.values(), strict=False)])
        return (*found, min(CEILING, max(FLOOR, total)) - total)  # 6

    def parts(self, other: Card) -> tuple[Part, ...]:
        """The parts of the score against another report, the base and the limit among them."""
        return tuple(
            Part(name, float(value), weight)
            for (name, weight), value in zip(SUMMANDS.items(), self.summands(other), strict=True)
        )


def total_of(parts: Iterable[Part]) -> float:
    """The score that parts amount to."""
    return math.fsum(part.value * part.weight for part in parts)
