"""What may stand behind "the": "weekend", "fiscal year", "near future", "1988 third quarter", "week of May 3"."""

from __future__ import annotations

from collections.abc import Callable

from sayso.measure.times.counting import ordinal
from sayso.measure.times.lexicon import UNITS
from sayso.measure.times.meanings import Fixed, Length, Match, Named, Ordinal, Period, Shift, WeekOf
from sayso.measure.times.parts import part_of_year
from sayso.measure.times.relative import PERIODS, year_ago
from sayso.measure.times.tokens import Words
from sayso.measure.times.years import short_year, year_number

Reader = Callable[[Words, int], Match | None]


def adjective(words: Words, j: int, found: Match) -> bool:
    """Whether it stands before a noun that "the" belongs to: "the third-quarter loss", "the year-ago results"."""
    last = words.low(found.end - 1)
    if isinstance(found.meaning, Length):
        single = last in UNITS and found.meaning.amount is not None and found.meaning.amount != 1
        return words.low(found.end - 2) == "-" or (single and not found.meaning.way)
    if last in ("ago", "earlier") and words.low(found.end - 2) == "-":
        return True
    return last in ("quarter", "half") and words.low(found.end - 2) == "-"


def bare(words: Words, j: int) -> Match | None:
    """ "(the) weekend, week, month, year, fiscal year, full year, quarter, period"."""
    low = words.low(j)
    if low == "weekend":
        return Match(j, j + 1, Shift("WE", 0))
    if low == "year":
        found = year_number(words, j + 1)
        if found is not None:
            return Match(j, found[1], Fixed(f"{found[0]:04}"))
    fiscal = j + (low in ("fiscal", "full", "current", "latest", "entire", "whole"))
    unit = words.low(fiscal)
    follower = words.low(fiscal + 1)
    if follower == "-" or (follower == "'" and words.low(fiscal + 2) != "s"):
        return None
    if unit == "year" and low == "fiscal" and (named := year_number(words, fiscal + 1)):
        return Match(j, named[1], Fixed(f"{named[0]:04}"))
    if unit == "quarter" and low == "current":
        return Match(j, fiscal + 1, Shift("Q", 0))
    if unit in PERIODS and not (unit == "period" and low != "latest"):
        return Match(j, fiscal + 1, Period())
    if unit == "year" and follower in ("ended", "ending"):
        return Match(j, fiscal + 1, Length(1.0, "Y"))
    if unit in ("week", "month", "year") and follower not in ("of", "after", "before", "when", "that", "long"):
        return Match(j, fiscal + 1, Shift(UNITS[unit], 0))
    return None


def week_of(words: Words, j: int, core: Reader) -> Match | None:
    """ "(the) week of March 6"."""
    if words.low(j) != "week" or words.low(j + 1) != "of":
        return None
    found = core(words, j + 2)
    if (
        found is None
        or not isinstance(found.meaning, Fixed | Named)
        or "-" not in (found.meaning.value[5:] if isinstance(found.meaning, Fixed) else found.meaning.name)
    ):
        return None
    return Match(j, found.end, WeekOf(found.meaning))


def referred(words: Words, j: int) -> Match | None:
    """ "(the) future, near future, past"."""
    low = words.low(j)
    if low in ("near", "immediate", "distant") and words.low(j + 1) in ("future", "term"):
        return Match(j, j + 2, Fixed("FUTURE_REF"))
    if low in ("future", "past") and words.low(j - 2) in ("in", "into", "for", "from", "about", "of"):
        return Match(j, j + 1, Fixed("FUTURE_REF" if low == "future" else "PAST_REF"))
    if low in ("short", "near") and words.low(j + 1) == "term":
        return Match(j, j + 2, Fixed("FUTURE_REF"))
    return None


def business(words: Words, j: int) -> Match | None:
    """ "(the) 1988 third quarter, 1988 period, comparable year-ago quarter, corresponding period last year"."""
    if words.low(j) in ("comparable", "corresponding", "same", "like"):
        found = year_ago(words, j + 1)
        if found is not None:
            return Match(j, found.end, found.meaning)
        if words.low(j + 1) in PERIODS:
            k = j + 2 + (words.low(j + 2) == "of")
            if words.low(k) == "last" and words.low(k + 1) == "year":
                return Match(j, k + 2, Period(-1))
            if words.low(k) == "a" and words.low(k + 1) == "year" and words.low(k + 2) in ("ago", "earlier", "before"):
                return Match(j, k + 3, Period(-1))
        return None
    dated = year_number(words, j) or short_year(words, j)
    if dated is None:
        return None
    value, k = dated
    if words.low(k) in PERIODS:
        return Match(j, k + 1, Named("period", "", year=value))
    part = part_of_year(words, k)
    if part is not None and isinstance(part.meaning, Named) and part.meaning.kind in ("quarter", "half"):
        return Match(j, part.end, Fixed(f"{value:04}-{part.meaning.name}"))
    return None


def day_of_month(words: Words, j: int) -> Match | None:
    """ "(the) 14th", where nothing is ordered by it."""
    found = ordinal(words, j)
    if found is None or words.number(j) is None or not 1 <= found[0] <= 31:
        return None
    if words.low(j - 2) not in ("on", "by", "until", "since", "till", "from") or words.at(found[1]).text.isalpha():
        return None
    return Match(j, found[1], Ordinal(found[0]))
