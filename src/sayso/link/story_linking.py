"""When reports, or stories, tell of the same event.

A story is known by at most twelve of its reports, spread over its time. Two stories (a report alone is one)
are joined

- by their **pairs**, where the mean score of their reports (``story_pairs``) less the days between them is
  THRESHOLD or more. The days are those between the nearest two reports, not the farthest: a story goes on for
  weeks, a day at a time, while an event of the same kind in the same town comes months later.
- by their **cores**, where both have three reports or more, at most CORE_DAYS lie between them, and the terms
  that half of each holds agree (cosine of CORE or more). Follow-ups on a long story tell of different days
  in different words, so that few of their pairs look alike, yet what all of them repeat is the same.

- by their **nearest** reports, where one has a report or two and the other STRAGGLED or more, and nothing else joins
  them to any: the mean of the best third of their pairs, less the days, is THRESHOLD or more, and the straggler holds
  what all of the long story repeats (its core, by LATE or more). A long story tells of many days in many words; a late
  report of one of them looks like a few of its reports, not like all. So does any report in the same set phrases, above
  all where few reports are there to tell that they are; but it does not hold the core.

The mean is what keeps chains away: one report of two events joins neither to the other.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sayso.link.story_candidates import spread
from sayso.link.story_pairs import SUMMANDS, Book, Part, Terms, length, total_of

DAYS = -1.05
"""Weight of the logarithm of one and the days between, fitted with the weights of the parts."""
UNKNOWN_DAYS = 1
"""Days between, where one of the two has no date."""
LONGEST = 730
"""Days of silence after which it is another event whatever the words: a year of trial and one more."""
TOO_LONG = -20.0
"""What that costs: more than any pair's score."""
THRESHOLD = -0.3
"""From -0.6 to 0 the development incidents' F1 stays within .01; above, the short reports of a long story fall apart,
below, two events of one day and province fall together."""
KNOWN_BY = 12
"""Reports of a story that a comparison looks at: all of them in most stories."""
CORE = 0.45
"""Between two events of the development data less than CORE_DAYS apart (.34 at most) and the two halves of the one
story there that needs it (.47)."""
CORE_REPORTS = 3
STRAGGLERS, STRAGGLED = 2, 8
"""Reports of a straggler at most, and of the story it may belong to at least."""
NEAREST = 3
"""The share (a third) of the pairs that are asked of a straggler."""
LATE = 0.2
"""Cosine of a straggler's terms and the core of its story, at least. Of 305 reports of other events (invented ones, in
the same phrases) that the nearest third alone would let in half have .1 and less, nine of ten .21 and less; the late
reports of the development stories .20 to .33."""
CORE_DAYS = 14
"""Twice the longest silence in the long development story."""
NO_CORE = Terms(np.zeros(0, np.int64), np.zeros(0))


@dataclass(frozen=True, slots=True)
class Cluster:
    """A story in the making: its size, the reports it is known by, the days it has reports of (in order)."""

    size: int
    known: tuple[int, ...]
    days: tuple[int, ...]

    def with_all(self, other: Cluster) -> Cluster:
        """Both in one."""
        known = spread(sorted({*self.known, *other.known}), KNOWN_BY)
        return Cluster(self.size + other.size, tuple(known), tuple(sorted({*self.days, *other.days})))


def alone(book: Book, report: int) -> Cluster:
    """A report as a story of its own."""
    day = book.cards[report].day
    return Cluster(1, (report,), () if day is None else (day,))


def days_between(a: Sequence[int], b: Sequence[int]) -> int:
    """Days between the nearest two of two ordered lists of days."""
    if not a or not b:
        return UNKNOWN_DAYS
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    best = abs(short[0] - long[0])
    for day in short:
        at = bisect_left(long, day)
        best = min(best, *(abs(day - near) for near in long[max(0, at - 1) : at + 1]))
    return best


def by_pairs(a: Cluster, b: Cluster, score: Callable[[int, int], float]) -> float:
    """The score of joining two stories by their pairs; join at THRESHOLD or more."""
    scores = [score(one, other) for one in a.known for other in b.known]
    return math.fsum(scores) / len(scores) + total_of(parts_of_days(a, b))


def parts_by_pairs(a: Cluster, b: Cluster, book: Book) -> tuple[Part, ...]:
    """The parts of that score: the means over the pairs, and the days."""
    return _parts_of([(one, other) for one in a.known for other in b.known], a, b, book)


def _parts_of(pairs: Sequence[tuple[int, int]], a: Cluster, b: Cluster, book: Book) -> tuple[Part, ...]:
    """The means of the parts over some pairs, and the days."""
    seen = {one: book.seen(one) for one in dict.fromkeys(one for one, _ in pairs)}
    found = [seen[one].summands(book.cards[other]) for one, other in pairs]
    means = [
        Part(name, math.fsum(same) / len(same), weight)
        for (name, weight), same in zip(SUMMANDS.items(), zip(*found, strict=True), strict=True)
    ]
    return (*means, *parts_of_days(a, b))


def nearest(a: Cluster, b: Cluster, score: Callable[[int, int], float]) -> tuple[tuple[int, int], ...]:
    """The best third of the pairs of a straggler and a long story, the best first; none where they are not that."""
    if min(a.size, b.size) > STRAGGLERS or max(a.size, b.size) < STRAGGLED:
        return ()
    pairs = [(one, other) for one in a.known for other in b.known]
    pairs.sort(key=lambda pair: (-score(*pair), pair))
    return tuple(pairs[: -(-len(pairs) // NEAREST)])


def by_nearest(a: Cluster, b: Cluster, score: Callable[[int, int], float]) -> float:
    """The score of joining a straggler and a long story; join at THRESHOLD or more. Never, for any other two."""
    pairs = nearest(a, b, score)
    if not pairs:
        return -math.inf
    return math.fsum(score(*pair) for pair in pairs) / len(pairs) + total_of(parts_of_days(a, b))


def held_core(late: Cluster, core: Terms, book: Book) -> float:
    """The mean cosine of a straggler's reports and the core of the story that it may belong to: LATE or more if so."""
    weights = np.concatenate(([0.0], core.weights))
    cards = [book.cards[report] for report in late.known]
    found = [float((weights[book.shares.places(core.ids, one.ids)] * book.vector(one)).sum()) for one in cards]
    return math.fsum(found) / len(found)


class Likely(NamedTuple):
    """A story that a report may belong to: its number, the score, and whether that is the one by the nearest."""

    story: int
    score: float
    late: bool


def likely(
    stories: Mapping[int, Cluster], me: Cluster, score: Callable[[int, int], float], held: Callable[[Cluster], float]
) -> list[Likely]:
    """The stories that a report alone may belong to, the one that it joins (at THRESHOLD or more) first. ``held``: by
    how much it holds the core of one (``held_core``), asked only where that decides."""
    found = [Likely(story, by_pairs(cluster, me, score), False) for story, cluster in stories.items()]
    found.sort(key=lambda one: (-one.score, one.story))
    if found and found[0].score < THRESHOLD:
        near = [Likely(story, by_nearest(cluster, me, score), True) for story, cluster in stories.items()]
        late = [one for one in near if one.score >= THRESHOLD and held(stories[one.story]) >= LATE]
        if late:
            best = min(late, key=lambda one: (-one.score, one.story))
            found = [best, *(one for one in found if one.story != best.story)]
    return found


def parts_by_nearest(a: Cluster, b: Cluster, book: Book) -> tuple[Part, ...]:
    """The parts of the score by the nearest; none where it is not asked."""
    seen = {one: book.seen(one) for one in a.known}
    pairs = nearest(a, b, lambda one, other: seen[one].score(book.cards[other]))
    return _parts_of(pairs, a, b, book) if pairs else ()


def parts_of_days(a: Cluster, b: Cluster) -> tuple[Part, Part]:
    """What the days between two stories take off."""
    days = days_between(a.days, b.days)
    return Part("days", math.log1p(days), DAYS), Part("silence", float(days > LONGEST), TOO_LONG)


def core_of(cluster: Cluster, book: Book) -> Terms:
    """The terms that at least half of the story's known reports hold, with their mean weight, scaled to length
    one; none for a story too small to have any."""
    if cluster.size < CORE_REPORTS:
        return NO_CORE
    repeated = book.repeated(cluster.known)
    weights = repeated.weights * book.rarities(repeated.ids)
    return Terms(repeated.ids, weights / length(weights))


def by_cores(a: Cluster, b: Cluster, core_a: Terms, core_b: Terms) -> float:
    """The cosine of two cores, 0 where too many days lie between; join at CORE or more."""
    if days_between(a.days, b.days) > CORE_DAYS:
        return 0.0
    _, mine, theirs = np.intersect1d(core_a.ids, core_b.ids, assume_unique=True, return_indices=True)
    return float((core_a.weights[mine] * core_b.weights[theirs]).sum())


def parts_by_cores(cosine: float) -> tuple[Part, ...]:
    """The one part of that score."""
    return (Part("cores", cosine, 1.0),)
