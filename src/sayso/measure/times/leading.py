"""Words that stand before a core and belong to the expression: "the", "early", "the end of", "nearly", "at least"."""

from __future__ import annotations

from collections.abc import Callable

from sayso.measure.times.dayparts import day_part
from sayso.measure.times.definite import adjective, bare, business, day_of_month, referred, week_of
from sayso.measure.times.lengths import length
from sayso.measure.times.meanings import (
    Clocked,
    Fixed,
    Length,
    Match,
    Meaning,
    Named,
    Period,
    Shift,
    Weekday,
)
from sayso.measure.times.parts import part_of_year
from sayso.measure.times.relative import beside_day, pointed, simple, year_ago
from sayso.measure.times.stretches import after_way
from sayso.measure.times.tokens import Words
from sayso.measure.times.years import century, decade

Reader = Callable[[Words, int], Match | None]

ROUNDERS: tuple[tuple[str, ...], ...] = tuple(
    tuple(words.split())
    for words in (
        "no more than", "no less than", "no fewer than", "not more than", "a little over", "a little more than",
        "just over", "just under", "just about", "well over", "more than", "less than", "fewer than", "at least",
        "at most", "up to", "as many as", "as much as", "as little as", "close to", "over", "under", "about", "around",
        "approximately", "roughly", "nearly", "almost", "some", "only about", "just short of",
    )
)  # fmt: skip
"""Words that round an amount, the longer ones first where one begins another."""
EDGES = frozenset("end beginning start middle close dawn turn rest remainder bulk".split())
ADVERBS = frozenset("early late earlier later mid sometime".split())
OVER_LEADERS = frozenset("last lasting lasted for took takes take after in by of been".split())


def led(words: Words, i: int, core: Reader) -> Match | None:
    """An expression with words of its own before its core, at ``i``."""
    low = words.low(i)
    if low == "the":
        return after_the(words, i, core)
    if low in ADVERBS:
        return _adverb(words, i, core)
    if low == "year" and (words.low(i + 1) == "end" or (words.low(i + 1) == "-" and words.low(i + 2) == "end")):
        return Match(i, i + 2 + (words.low(i + 1) == "-"), Shift("YE", 0))
    if low == "year" and words.low(i + 1) == "'" and words.low(i + 3) == "end":
        return Match(i, i + 4, Shift("YE", 0))
    if low in EDGES and words.low(i + 1) == "of":
        return _edge(words, i, i, core)
    return _rounded(words, i, core)


def after_the(words: Words, i: int, core: Reader) -> Match | None:
    """The longest expression of "the" and what may follow it."""
    j = i + 1
    low = words.low(j)
    if low in EDGES and words.low(j + 1) == "of":
        return _edge(words, i, j, core)
    found = [
        match
        for match in (
            after_way(words, j), part_of_year(words, j), decade(words, j), century(words, j), year_ago(words, j),
            beside_day(words, j), bare(words, j), referred(words, j), business(words, j),
            pointed(words, j) if low not in ("this", "that") else None,
            _adverb(words, j, core) if low in ("early", "late", "mid") else None,
            length(words, j) if words.number(j) is not None or low not in ("a", "an", "some") else None,
            day_of_month(words, j), day_part(words, j), week_of(words, j, core),
            simple(words, j) if low == "day" else None,
        )
        if match is not None
    ]  # fmt: skip
    if not found:
        return None
    best = max(found, key=lambda match: match.end)
    if isinstance(best.meaning, Named) and best.meaning.kind == "holiday":
        return None
    if adjective(words, j, best):
        return None
    return Match(i, best.end, best.meaning)


def _edge(words: Words, i: int, edge: int, core: Reader) -> Match | None:
    """ "the end of 1990", "the beginning of the month"."""
    j = edge + 2
    if words.low(j + (words.low(j) == "the")) in EDGES | ADVERBS:
        return None
    found = after_the(words, j, core) if words.low(j) == "the" else core(words, j) or led(words, j, core)
    if found is None or not _calendar(found.meaning) or words.low(j) in ("a", "an"):
        return None
    if words.low(edge) in ("turn", "dawn", "bulk") and not isinstance(found.meaning, Fixed):
        return None
    return Match(i, found.end, found.meaning)


def _calendar(meaning: Meaning) -> bool:
    """Whether it is a place in the calendar."""
    if isinstance(meaning, Fixed):
        return meaning.value[0].isdigit()
    return isinstance(meaning, Named | Period | Weekday | Shift)


def _adverb(words: Words, i: int, core: Reader) -> Match | None:
    """ "early this week", "late yesterday", "earlier this year", "mid-November", "early in the year"."""
    low, j = words.low(i), words.after_hyphen(i + 1)
    if low == "mid" and j == i + 1 and words.low(j) not in ("afternoon", "morning"):
        return None
    inside = words.low(j) in ("in", "on")
    k = j + inside
    start = words.low(k)
    if low in ("earlier", "later") and words.number(k) is not None and not inside:
        return None
    if start == "the" and words.low(k + 1) in EDGES | ADVERBS:
        return None
    if start == "the":
        found = after_the(words, k, core) if inside or low in ("early", "late", "mid") else None
    else:
        found = core(words, k)
    if found is None:
        return None
    meaning = found.meaning
    if isinstance(meaning, Length) or (isinstance(meaning, Fixed) and not meaning.value[0].isdigit()):
        return None
    if isinstance(meaning, Shift) and (
        meaning.amount is None or meaning.unit not in ("D", "W", "M", "Y", "Q", "WE", "YE")
    ):
        return None
    if isinstance(meaning, Weekday) and meaning.way is None and (inside or low in ("earlier", "later")):
        return None
    return Match(i, found.end, meaning)


def _rounded(words: Words, i: int, core: Reader) -> Match | None:
    """ "nearly two years ago", "at least the past 18 months", "around 7:15 p.m.", "more than four hours"."""
    low = words.low(i)
    for phrase in ROUNDERS:
        if low != phrase[0] or not words.follows(i, *phrase):
            continue
        j = i + len(phrase)
        if words.low(j) == "the":
            found = after_way(words, j + 1) if words.low(j + 1) != "first" else None
        elif low in ("about", "around") and words.low(j) not in ("a", "an"):
            found = core(words, j) or led(words, j, core) if words.low(j) == "year" else core(words, j)
        else:
            found = length(words, j)
        if found is None or not _roundable(found.meaning, low):
            continue
        if words.joined(found.end - 1) and words.low(found.end - 2) == "-" and isinstance(found.meaning, Length):
            continue
        if low in ("over", "under") and words.low(i - 1) not in OVER_LEADERS and words.number(j) is None:
            continue
        if low in ("over", "at") and isinstance(found.meaning, Length) and found.meaning.amount is None:
            continue
        return Match(i, found.end, found.meaning)
    return None


def _roundable(meaning: Meaning, low: str) -> bool:
    if isinstance(meaning, Length):
        return True
    if isinstance(meaning, Shift):
        return (meaning.amount is not None and (meaning.after or meaning.amount < 0)) or meaning.unit == "YE"
    dates = isinstance(meaning, Clocked | Named) or (isinstance(meaning, Fixed) and meaning.value[0].isdigit())
    return low in ("around", "about") and dates
