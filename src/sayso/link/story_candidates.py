"""Which reports a report is worth comparing with: those that hold the same rare terms, near in time.

Each report stands under its rarest terms, in the order of days. To look one up, the entries nearest in that
order are read, a bounded number for each term; the reports met most often, counting each term by its rarity,
are the candidates. So a lookup costs the same however many reports there are, and of a thousand copies each
still meets its neighbours.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

KEY_TERMS = 24
"""Terms that a report stands under: enough for two rewrites to share some."""
SIDE = 24
"""Entries read on each side of the report's day, for each term."""
SPREAD = 48
"""Entries read, evenly spaced, where the report has no day."""
UNDATED = 12
"""Entries without a day that are read for each term beside those."""
MOST = 16
"""Candidates of one report."""
SHIFT = 32


class Postings:
    """Reports by term, in the order of their days."""

    def __init__(self) -> None:
        """Nothing posted."""
        self._dated: dict[int, array[int]] = {}
        self._undated: dict[int, array[int]] = {}

    def add(self, report: int, day: int | None, terms: Iterable[int]) -> None:
        """Post a report under its terms."""
        for term in terms:
            if day is None:
                self._undated.setdefault(term, array("I")).append(report)
            else:
                insort(self._dated.setdefault(term, array("Q")), day << SHIFT | report)

    def near(self, report: int, day: int | None, terms: Sequence[tuple[int, float]]) -> list[int]:
        """The candidates of a report, best first. ``terms``: its terms with their rarity."""
        met: dict[int, float] = {}
        for term, rarity in terms:
            for other in self._entries(term, day, report):
                met[other] = met.get(other, 0.0) + rarity
        met.pop(report, None)
        return sorted(met, key=lambda other: (-met[other], other))[:MOST]

    def _entries(self, term: int, day: int | None, report: int) -> list[int]:
        undated, dated = self._undated.get(term, ()), self._dated.get(term, ())
        if day is None:
            found = [key & (1 << SHIFT) - 1 for key in spread(dated, SPREAD)]
        else:
            middle = bisect_left(dated, day << SHIFT | report)
            found = [key & (1 << SHIFT) - 1 for key in dated[max(0, middle - SIDE) : middle + SIDE + 1]]
        return [*found, *spread(undated, SPREAD if day is None else UNDATED)]


def spread(entries: Sequence[int], most: int) -> Sequence[int]:
    """At most so many of the entries, evenly spaced, the last among them."""
    if len(entries) <= most:
        return entries
    last = len(entries) - 1
    return [entries[last * n // (most - 1)] for n in range(most)]
