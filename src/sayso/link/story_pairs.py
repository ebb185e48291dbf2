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
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

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
SCALE = 1.5
"""A report's norm is computed again once the index has grown by this factor."""
NAMED, TITLED, AGE = 1, 2, 4

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.uint8]


class Part(NamedTuple):
    """One term of a score: its name, its value, the weight. The score is the sum of value times weight."""

    name: str
    value: float
    weight: float


class Terms(NamedTuple):
    """Terms by their numbers, in order, each with a weight."""

    ids: Ints
    weights: Floats


class Card:
    """A report's terms as numbers of a ``Book``, in the order of the features (by key)."""

    __slots__ = ("aged", "day", "flags", "ids", "norm", "norm_at", "title", "weights")

    def __init__(self, ids: Ints, weights: Floats, flags: Flags, day: int | None) -> None:
        """``day``: as an ordinal, None where unknown. ``aged``: whether an age is among the terms."""
        self.ids, self.weights, self.flags, self.day = ids, weights, flags, day
        self.title = ids[(flags & TITLED) != 0]
        self.aged = bool((flags & AGE).any())
        self.norm, self.norm_at = 0.0, 0

    @classmethod
    def of(cls, features: Features, numbers: Iterable[int]) -> Card:
        """The card of a report, given the numbers of its terms."""
        keys, weights, named, titled = zip(*features.terms, strict=True) if features.terms else ((), (), (), ())
        aged = [key.startswith("age:") for key in keys]
        flags = NAMED * np.array(named, np.uint8) + TITLED * np.array(titled, np.uint8) + AGE * np.array(aged, np.uint8)
        day = features.day.toordinal() if features.day else None
        return cls(np.fromiter(numbers, np.int64, len(keys)), np.array(weights, np.float64), flags, day)


class Shares:
    """In how many reports each term stands, and its prior, by the terms' numbers."""

    def __init__(self, size: int = 1 << 10) -> None:
        """Of no report. ``size``: of how many terms, for a start."""
        self.held, self.prior = np.zeros(size, np.float64), np.zeros(size, np.float64)
        self._at, self._set = np.zeros(size, np.int32), np.zeros(0, np.int64)

    def put(self, numbers: Sequence[int], held: Sequence[float], prior: Sequence[float]) -> None:
        """Set those of some terms."""
        if numbers:
            while max(numbers) >= len(self.held):
                self.held, self.prior = (np.concatenate([one, np.zeros_like(one)]) for one in (self.held, self.prior))
            at = np.array(numbers)
            self.held[at], self.prior[at] = held, prior

    def places(self, own: Ints, terms: Ints) -> Ints:
        """The place of each term in ``own``, from 1; 0 where it is not there."""
        most = int(max(own.max(initial=0), terms.max(initial=0)))
        if most >= len(self._at):
            self._at = np.zeros(2 * most, np.int32)
        else:
            self._at[self._set] = 0
        self._set = own
        self._at[own] = np.arange(1, len(own) + 1)
        found: Ints = self._at[terms].astype(np.int64)
        return found

    def rarities(self, terms: Ints, reports: int) -> Floats:
        """The negative logarithm of the share of so many reports that hold each term, prior and data together."""
        expected = (self.held[terms] + self.prior[terms]) / (reports + PRIOR_REPORTS)
        found: Floats = np.minimum(np.maximum(-np.log(expected), 0.0), RAREST)
        return found


class Book:
    """The reports' terms, and in how many reports each stands."""

    def __init__(self) -> None:
        """An empty book."""
        self.cards: list[Card] = []
        self.keys: list[str] = []
        self._numbers: dict[str, int] = {}
        self.shares = Shares()

    def add(self, features: Features) -> int:
        """Write a report down; its number."""
        card = Card.of(features, [self._number(term.key) for term in features.terms])
        self.shares.held[card.ids] += 1
        self.cards.append(card)
        return len(self.cards) - 1

    def _number(self, key: str) -> int:
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.keys)
            self.shares.put([number], [0], [PRIOR_REPORTS * share(key)])
            self.keys.append(key)
        return number

    def rarities(self, terms: Ints) -> Floats:
        """How rare each of some terms is (``Shares.rarities``)."""
        return self.shares.rarities(terms, len(self.cards))

    def rarity(self, term: int) -> float:
        """How rare a term is."""
        return float(self.rarities(np.array([term]))[0])

    def rarest(self, report: int, most: int) -> list[int]:
        """The report's heaviest terms, weight times rarity, by rank; of equal ones by key."""
        card = self.cards[report]
        order = np.argsort(-card.weights * self.rarities(card.ids), kind="stable")
        found: list[int] = card.ids[order[:most]].tolist()
        return found

    def vector(self, card: Card) -> Floats:
        """A report's terms in their order, each weight times rarity, scaled to length one."""
        found: Floats = card.weights * self.rarities(card.ids) / self.norm(card)
        return found

    def repeated(self, reports: Sequence[int]) -> Terms:
        """The terms that half of these reports hold or more, with the sums of their weights in vectors of length one,
        but for the terms' rarity."""
        cards = [self.cards[report] for report in reports]
        ids, which = np.unique(np.concatenate([card.ids for card in cards]), return_inverse=True)
        most = np.flatnonzero(2 * np.bincount(which) >= len(cards))
        weights = _sums(len(ids), which, np.concatenate([card.weights / self.norm(card) for card in cards]))
        return Terms(ids[most], weights[most])

    def norm(self, card: Card) -> float:
        """The length of a card's vector, as of some earlier size of the book within ``SCALE``."""
        if len(self.cards) > card.norm_at * SCALE:
            card.norm, card.norm_at = length(card.weights * self.rarities(card.ids)), len(self.cards)
        return card.norm

    def seen(self, report: int) -> Seen:
        """The report made ready to be compared with many, as of now."""
        return Seen(self, self.cards[report])


def length(vector: Floats) -> float:
    """The length of a vector, 1 of none."""
    return float(np.sqrt(np.square(vector).sum())) or 1.0


class Seen:
    """A report held against others."""

    __slots__ = ("_found", "book", "card", "norm", "rare", "title")

    def __init__(self, book: Book, card: Card) -> None:
        """``rare``: the rarity of the card's terms, in their order."""
        self.book, self.card = book, card
        self.rare = book.rarities(card.ids)
        self.norm = book.norm(card)
        self.title = float(_sums(1, None, self.rare[(card.flags & TITLED) != 0])[0])
        self._found: dict[Card, tuple[float, ...]] = {}

    def look_at(self, others: Iterable[Card]) -> None:
        """Make the values against some reports ready, all at once: one by one each takes as long as some twenty."""
        cards = [other for other in dict.fromkeys(others) if other not in self._found]
        if not cards:
            return
        count, card = len(cards), self.card
        parts = zip(*[(other.ids, other.weights, other.flags) for other in cards], strict=True)
        ids, weights, marks = (np.concatenate(one) for one in parts)
        places = self.book.shares.places(card.ids, ids)
        both = places.nonzero()[0]  # the terms that both hold, in the order of their keys
        mine = places[both] - 1
        owners = np.arange(count).repeat([len(other.ids) for other in cards])
        whose = owners[both]
        rare, flags, theirs, weights = self.rare[mine], card.flags[mine], marks[both], weights[both]
        dots = _sums(count, whose, card.weights[mine] * weights * (rare * rare))
        cosines = dots / (self.norm * np.array([self.book.norm(other) for other in cards]))  # 1
        names = (flags & theirs & NAMED).nonzero()[0]
        names = names[np.lexsort((-rare[names], whose[names]))]
        owner = whose[names]
        first = np.arange(len(names)) - owner.searchsorted(owner) < MOST_NAMES
        best = _sums(count, owner[first], rare[names[first]])  # 2
        here = _sums(count, whose, rare * (flags & TITLED != 0))
        there = _sums(count, whose, rare * (theirs & TITLED != 0))
        titles = (marks & TITLED).nonzero()[0]
        whole = _sums(count, owners[titles], self.book.rarities(ids[titles]))
        title = here / (self.title or 1.0) / 2 + there / np.where(whole, whole, 1.0) / 2  # 3
        ages = _sums(count, whose, (flags & AGE != 0).astype(np.float64))  # 4
        apart = np.array([other.aged for other in cards]) & card.aged & (ages == 0)  # 5
        values = (cosines, best, title, np.minimum(MOST_AGES, ages), apart)
        scores = np.full(count, BASE)
        for one, weight in zip(values, PARTS.values(), strict=True):
            scores += one * weight
        scores = np.minimum(CEILING, np.maximum(FLOOR, scores))
        found = zip(scores.tolist(), *(one.tolist() for one in values), strict=True)
        self._found.update(zip(cards, found, strict=True))

    def score(self, other: Card) -> float:
        """The score against another report, between FLOOR and CEILING."""
        return self._at(other)[0]

    def values(self, other: Card) -> tuple[float, ...]:
        """The values of the five parts against another report; the same whichever of the two is held."""
        return self._at(other)[1:]

    def _at(self, other: Card) -> tuple[float, ...]:
        if other not in self._found:
            self.look_at([other])
        return self._found[other]

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


def _sums(count: int, whose: Ints | None, values: Floats) -> Floats:
    """The sums of values by whose they are, each added up in the order given: the same whichever report is held."""
    owner = np.zeros(len(values), np.int64) if whose is None else whose
    found: Floats = np.bincount(owner, values, minlength=count).astype(np.float64, copy=False)
    return found


def total_of(parts: Iterable[Part]) -> float:
    """The score that parts amount to."""
    return math.fsum(part.value * part.weight for part in parts)
