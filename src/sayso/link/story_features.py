"""What grouping needs of a report: a few weighted terms, its day and its id. Small enough to store beside it.

1. Terms come from the text and title (``story_words``), and from what was read: names of sources and places,
   figures with a category.
2. A term's weight grows with the logarithm of its count. How rare the term is among all reports enters only
   when two reports are compared, since that changes with every report added.
3. The most telling terms are kept: those of the title, ages, and then by weight and expected rarity.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from sayso.link.story_prior import share
from sayso.link.story_words import Found, folded, telling, words_of
from sayso.values import Reading, SourceKind

MOST_TERMS = 128
"""Terms kept of one report: no limit adds .005 to the development incidents' F1, 64 take .02."""
READ_UP_TO = 200_000
"""Characters of a text that are looked at: what comes after that tells no event from another."""
SLUG = re.compile(r"^\([a-z]{2,12}\)\s")
UNNAMED = frozenset({SourceKind.UNNAMED, SourceKind.GROUP, SourceKind.DOCUMENT, SourceKind.RECORDING})


class Term(NamedTuple):
    """A term (``word:``, ``name:``, ``age:`` or ``number:`` and the folded words), its weight in the report,
    whether it is (part of) a name, and whether it stands in the title."""

    key: str
    weight: float
    named: bool
    titled: bool


@dataclass(frozen=True, slots=True)
class Features:
    """What grouping knows of a report. ``report``: its id. ``day``: when it was published, None where that
    is unknown. ``terms`` are in the order of their keys."""

    report: str
    day: date | None
    terms: tuple[Term, ...]

    def packed(self) -> str:
        """The same as one line of JSON, to be stored."""
        rows = [[t.key, t.weight, int(t.named) + 2 * int(t.titled)] for t in self.terms]
        return json.dumps([self.report, self.day.isoformat() if self.day else None, rows], separators=(",", ":"))

    @classmethod
    def unpacked(cls, line: str) -> Features:
        """What ``packed`` stored."""
        report, day, rows = json.loads(line)
        terms = tuple(Term(key, weight, bool(flags & 1), bool(flags & 2)) for key, weight, flags in rows)
        return cls(report, date.fromisoformat(day) if day else None, terms)


def features_of(reading: Reading) -> Features:
    """The features of a report as read. Deterministic; never fails on any text."""
    report = reading.report
    title = SLUG.sub("", report.title) if report.title else None
    found = words_of(report.text[:READ_UP_TO], title)  # 1
    read = {*_read_names(reading)}
    terms: dict[str, tuple[str, float, bool, bool]] = {}
    for word, count in found.words.items():
        key = f"word:{word}"
        named = word in found.named or (word in read and word in found.small)
        terms[key] = (key, _weight(count), named, word in found.title)  # 2
    for name, times in found.names.items():
        key = f"name:{name}"
        terms[key] = (key, _weight(times), True, False)
    for key in _numeric(found, reading):
        terms[key] = (key, 1.0, False, False)
    kept = list(terms.values())
    if len(kept) > MOST_TERMS:  # 3
        rest = [(not (titled or key[:4] == "age:"), weight * _log_share(key), key) for key, weight, _, titled in kept]
        kept = [terms[key] for _, _, key in sorted(rest)[:MOST_TERMS]]
    day = report.published.day if report.published else None
    return Features(report.id, day, tuple(map(Term._make, sorted(kept, key=itemgetter(0)))))


@lru_cache(maxsize=1 << 10)
def _weight(count: float) -> float:
    return round(1.0 + math.log(count), 2)


@lru_cache(maxsize=1 << 16)
def _log_share(key: str) -> float:
    return math.log(share(key))


def _numeric(found: Found, reading: Reading) -> set[str]:
    keys = {f"age:{age}" for age in found.ages} | {f"number:{number}" for number in found.numbers}
    for figure in reading.figures:
        if figure.category and figure.value is not None and figure.kind == "count":
            keys.add(f"number:{figure.value:g} {figure.category}")
    return keys


def _read_names(reading: Reading) -> set[str]:
    """The folded words of sources and places that were read, so that those count as names which the text writes in
    small letters alone. Of any other word the text tells better: "data" is none for a firm called Public Data."""
    phrases = [link.name for s in reading.statements for link in s.chain if link.kind not in UNNAMED]
    phrases += [place.name for place in reading.places if place.role == "place"]
    capitals = {word for phrase in phrases for word in phrase.split() if word[:1].isupper()}
    return {word for word in map(folded, capitals) if telling(word)}
