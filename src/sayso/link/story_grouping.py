"""Grouping all reports at once: see ``sayso.link.stories`` for how this and the index relate.

1. Reports are put in one order, by day and id, and counted into one ``Book``, so that every score is fixed.
2. Each is compared with its candidates (``story_candidates``): no comparing of all with all.
3. Stories are joined by their pairs, the best first, until no two reach the threshold (``story_linking``).
4. Then stories of three reports and more are joined by their cores, the best first, and last what is left alone to
   long stories by the nearest of their reports.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from sayso.link.story_candidates import KEY_TERMS, Postings
from sayso.link.story_decisions import Group, Joined
from sayso.link.story_features import Features
from sayso.link.story_linking import (
    CORE,
    LATE,
    NO_CORE,
    THRESHOLD,
    alone,
    by_cores,
    by_nearest,
    by_pairs,
    core_of,
    held_core,
    parts_by_cores,
    parts_by_nearest,
    parts_by_pairs,
)
from sayso.link.story_pairs import Book, Part, Terms, total_of

REMEMBERED = 200_000
"""Pair scores kept while grouping, some 20 MB."""


def group(features: Iterable[Features]) -> tuple[Group, ...]:
    """The stories of some reports, each with its reports in order of day and id, the stories in order of
    their first. The same for any order of the input; a report given twice counts once."""
    ordered = sorted(features, key=lambda f: (f.day or date.max, f.report, f.terms))  # 1
    once: dict[str, Features] = {}
    for one in ordered:
        once.setdefault(one.report, one)
    return _Grouping(list(once.values())).groups()


class _Grouping:
    """One run of ``group``. Reports and clusters are known by the number of their (first) report."""

    def __init__(self, ordered: list[Features]) -> None:
        self.book = Book()
        for one in ordered:
            self.book.add(one)
        self.names = [one.report for one in ordered]
        self.clusters = {report: alone(self.book, report) for report in range(len(ordered))}
        self.above = list(range(len(ordered)))
        self.cores: dict[int, tuple[int, Terms]] = {}
        self.joins: list[tuple[int, Joined]] = []
        self._seen = lru_cache(2)(self.book.seen)
        self.score = lru_cache(REMEMBERED)(self._score)

    def groups(self) -> tuple[Group, ...]:
        pairs = self._candidates()  # 2
        alike = [(a, b) for a, near in groupby(pairs, itemgetter(0)) for b in self._alike(a, [b for _, b in near])]
        while self._join_best(alike, self._by_pairs, THRESHOLD, self._parts_by_pairs):  # 3
            pass
        while self._join_best(pairs, self._by_cores, CORE, self._parts_by_cores):  # 4
            pass
        while self._join_best(pairs, self._by_nearest, THRESHOLD, self._parts_by_nearest):
            pass
        members: dict[int, list[str]] = {}
        for report, name in enumerate(self.names):
            members.setdefault(self.root(report), []).append(name)
        joins: dict[int, list[Joined]] = {}
        for report, joined in self.joins:
            joins.setdefault(self.root(report), []).append(joined)
        return tuple(Group(names[0], tuple(names), tuple(joins.get(r, ()))) for r, names in sorted(members.items()))

    def _alike(self, report: int, near: list[int]) -> list[int]:
        """Those whose score with a report is enough, computed at once."""
        self._seen(report).look_at(self.book.cards[other] for other in near)
        return [other for other in near if self.score(report, other) >= THRESHOLD]

    def root(self, report: int) -> int:
        while self.above[report] != report:
            self.above[report] = self.above[self.above[report]]
            report = self.above[report]
        return report

    def _score(self, a: int, b: int) -> float:
        return self._seen(a).score(self.book.cards[b])

    def _candidates(self) -> list[tuple[int, int]]:
        postings = Postings()
        terms = [self.book.rarest(report, KEY_TERMS) for report in range(len(self.names))]
        for report, held in enumerate(terms):
            postings.add(report, self.book.cards[report].day, held)
        pairs = set()
        for report, held in enumerate(terms):
            ranked = [(term, self.book.rarity(term)) for term in held]
            for other in postings.near(report, self.book.cards[report].day, ranked):
                pairs.add((min(report, other), max(report, other)))
        return sorted(pairs)

    def _either(self, one: int, other: int) -> float:
        return self.score(min(one, other), max(one, other))

    def _by_pairs(self, a: int, b: int) -> float:
        return by_pairs(self.clusters[a], self.clusters[b], self._either)

    def _by_nearest(self, a: int, b: int) -> float:
        found = by_nearest(self.clusters[a], self.clusters[b], self._either)
        if found < THRESHOLD:
            return found
        late, story = sorted((a, b), key=lambda one: self.clusters[one].size)
        return found if held_core(self.clusters[late], self._core(story), self.book) >= LATE else -math.inf

    def _parts_by_nearest(self, a: int, b: int) -> tuple[Part, ...]:
        return parts_by_nearest(self.clusters[a], self.clusters[b], self.book)

    def _parts_by_pairs(self, a: int, b: int) -> tuple[Part, ...]:
        return parts_by_pairs(self.clusters[a], self.clusters[b], self.book)

    def _by_cores(self, a: int, b: int) -> float:
        return by_cores(self.clusters[a], self.clusters[b], self._core(a), self._core(b))

    def _parts_by_cores(self, a: int, b: int) -> tuple[Part, ...]:
        return parts_by_cores(self._by_cores(a, b))

    def _core(self, story: int) -> Terms:
        size, core = self.cores.get(story, (0, NO_CORE))
        if size != self.clusters[story].size:
            core = core_of(self.clusters[story], self.book)
            self.cores[story] = self.clusters[story].size, core
        return core

    def _between(self, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """The pairs of stories that pairs of their reports lie between, in order."""
        roots = {(self.root(a), self.root(b)) for a, b in pairs}
        return sorted({(min(a, b), max(a, b)) for a, b in roots if a != b})

    def _join_best(
        self,
        pairs: Iterable[tuple[int, int]],
        value: Callable[[int, int], float],
        least: float,
        parts: Callable[[int, int], tuple[Part, ...]],
    ) -> bool:
        """Join the two stories of greatest value, again and again; whether any were joined. A value is computed
        anew when its turn comes and one of the two has grown; what grew better has its turn in the next round."""
        heap = [entry for a, b in self._between(pairs) if -(entry := self._entry(a, b, value(a, b)))[0] >= least]
        heapq.heapify(heap)
        joined = False
        while heap:
            negative, one, other, size = heapq.heappop(heap)
            a, b = sorted((self.root(one), self.root(other)))
            if a == b:
                continue
            if (a, b) != (one, other) or self._size(a, b) != size:
                again = value(a, b)
                if again >= least:
                    heapq.heappush(heap, self._entry(a, b, min(again, -negative)))
                continue
            self._join(a, b, parts(a, b))
            joined = True
        return joined

    def _entry(self, a: int, b: int, value: float) -> tuple[float, int, int, int]:
        return -value, a, b, self._size(a, b)

    def _size(self, a: int, b: int) -> int:
        return self.clusters[a].size + self.clusters[b].size

    def _join(self, a: int, b: int, parts: tuple[Part, ...]) -> None:
        self.joins.append((a, Joined(self.names[a], self.names[b], total_of(parts), parts)))
        self.above[b] = a
        self.clusters[a] = self.clusters[a].with_all(self.clusters.pop(b))
