"""Days told by their distance: "yesterday", "last month", "this week", "the following year", "the day before",
"the year-ago quarter"; references without a day ("now", "recently", "the future"); and what recurs ("every
month", "Tuesdays").
"""

from __future__ import annotations

from sayso.measure.times.clocks import DAYS
from sayso.measure.times.dates import month_at, weekday
from sayso.measure.times.lexicon import (
    MONTHS,
    REFERENCES,
    UNITS,
    WEEKDAYS,
)
from sayso.measure.times.meanings import Fixed, Length, Match, Named, Period, Shift, Weekday
from sayso.measure.times.parts import part_of_year
from sayso.measure.times.tokens import Words

WAYS = {"last": -1, "this": 0, "next": 1, "past": -1, "coming": 1, "previous": -1, "preceding": -1, "following": 1,
        "that": 0, "same": 0, "current": 0, "upcoming": 1}  # fmt: skip
TOLD = frozenset("previous preceding following that same".split())
"""Words that count from the day told of and not from that of publication."""
DETERMINERS = frozenset("the its their his her our in very".split())
OFTEN = {"daily": "P1D", "annually": "P1Y", "yearly": "P1Y", "weekly": "P1W", "monthly": "P1M", "hourly": "PT1H",
         "nightly": "XXXX-XX-XXTNI"}  # fmt: skip
SETS = {
    "D": "P1D",
    "W": "P1W",
    "M": "P1M",
    "Y": "P1Y",
    "Q": "P1Q",
    "TH": "PT1H",
    "TM": "PT1M",
    "Y10": "P10Y",
    "Y100": "P100Y",
}
PERIODS = frozenset("quarter period".split())


def simple(words: Words, i: int) -> Match | None:
    """ "today", "now", "recently", "right now", "the day after tomorrow"."""
    low = words.low(i)
    if low in DAYS and i and words.at(i).text[:1].isupper() and words.at(i - 1).text[:1].isalpha():
        return None
    if low in DAYS:
        if low == "today" and (words.low(i + 1) == "'" or words.at(i + 1).text == "’") and words.low(i + 2) == "s":
            return Match(i, i + 1, Fixed("PRESENT_REF") if words.low(i - 1) in ("in", "of") else Shift("D", 0))
        return Match(i, i + 1, Shift("D", DAYS[low]))
    if low == "day" and words.low(i + 2) in ("yesterday", "tomorrow") and words.low(i + 1) in ("before", "after"):
        return Match(i, i + 3, Shift("D", 2 if words.low(i + 2) == "tomorrow" else -2))
    if low == "right" and words.low(i + 1) == "now":
        return Match(i, i + 2, Fixed("PRESENT_REF"))
    if low == "these" and words.low(i + 1) == "days":
        return Match(i, i + 2, Fixed("PRESENT_REF"))
    if low == "more" and words.low(i + 1) == "recently":
        return Match(i, i + 2, Fixed("PAST_REF"))
    if low not in REFERENCES:
        return None
    if (low == "now" and words.low(i + 1) == "-") or (low == "recently" and words.low(i - 1) == "most"):
        return None
    if low in ("current", "recent") and words.low(i + 1) in ("affairs", "account", ","):
        return None
    return Match(i, i + 1, Fixed(REFERENCES[low]))


def pointed(words: Words, i: int) -> Match | None:
    """A word of direction with a unit, month, weekday or season: "last month", "this Friday", "next spring",
    "this coming Sunday", "the same day"."""
    low = words.low(i)
    if low not in WAYS:
        return None
    way, j, told = WAYS[low], i + 1, low in TOLD
    if low in ("this", "these") and words.low(j) in ("past", "coming", "last", "upcoming"):
        way, j = WAYS[words.low(j)], j + 1
    if low == "current" and words.low(i - 1) != "the":
        return None
    fiscal = words.low(j) == "fiscal"
    j += fiscal
    target = words.low(j)
    if target in UNITS and words.at(j).text.istitle():
        return None
    if target == "weekend":
        return Match(i, j + 1, Shift("WE", way, told, after=low == "this"))
    if target in UNITS and UNITS[target] not in ("TS", "TM", "W2"):
        return _unit(words, i, j, way, told)
    if target == "period" and low in ("same", "previous", "preceding") and words.low(j + 1) not in ("of",):
        return _same_period(words, i, j + 1)
    if target in WEEKDAYS and words.at(j).text[:1].isupper():
        found = weekday(words, j)
        if found is None or not isinstance(found.meaning, Weekday):
            return Match(i, found.end, found.meaning) if found else None
        return Match(i, found.end, Weekday(found.meaning.day, way, told))
    if (target in MONTHS and not told) or (target in MONTHS and low in ("following", "previous")):
        month = month_at(words, j)
        return Match(i, month[1], Named("month", f"{month[0]:02}", way=way)) if month else None
    part = part_of_year(words, j)
    if part is not None and low not in ("that", "same"):
        meaning = part.meaning
        return Match(
            i,
            part.end,
            Named(meaning.kind, meaning.name, meaning.year, meaning.years, way)
            if isinstance(meaning, Named)
            else meaning,
        )
    return None


def _unit(words: Words, i: int, j: int, way: int, told: bool) -> Match | None:
    unit, low, end = UNITS[words.low(j)], words.low(i), j + 1
    if words.low(end) == "-" and words.joined(end):
        return None
    if words.low(end) == "of" and low in ("last", "next") and _parts(words, i, end + 1):
        return None
    possessive = words.low(end) == "'" and words.low(end + 1) == "s"
    if possessive:
        part = part_of_year(words, end + 2)
        if unit == "Y" and part is not None and isinstance(part.meaning, Named) and not told:
            return Match(i, part.end, Named(part.meaning.kind, part.meaning.name, years=way))
        if unit == "Y" and words.low(end + 2) in PERIODS and not told:
            return Match(i, end + 3, Period(way))
    if unit == "Y" and words.low(end) in PERIODS:
        return Match(i, end + 1, Period(way))
    if unit in ("D", "TH") and not told:
        if unit == "TH" or low not in ("next", "this"):
            return None
        return Match(i, end, Shift("D", 1, told=True, after=True)) if low == "next" else None
    if unit == "D" and low == "following" and words.low(i - 1) not in ("the", "on"):
        return None
    if unit == "Q" and low in ("this", "that", "current", "same"):
        return Match(i, end, Shift("Q", 0) if low == "current" else Period())
    if unit in ("Y100", "Y10") and low in ("last", "past"):
        return Match(i, end, Length(1.0, unit, -1))
    if unit == "Y" and words.follows(end, "or", "so"):
        end += 2
    if unit in ("W", "M", "Y", "Q", "D", "Y10", "Y100", "TH", "Y1000"):
        return Match(i, end, Shift(unit, way, told, after=told and way > 0))
    return None


def _parts(words: Words, i: int, j: int) -> bool:
    """Whether "last week of" takes part of what stands at ``j``: "the last week of May", not "jailed last week of"."""
    return words.low(i - 1) in DETERMINERS or words.low(j) in MONTHS or words.number(j) is not None


def _same_period(words: Words, i: int, j: int) -> Match | None:
    """ "same period last year", "corresponding quarter a year earlier"."""
    k = j + (words.low(j) == "of")
    if words.low(k) == "last" and words.low(k + 1) == "year":
        return Match(i, k + 2, Period(-1))
    if words.follows(k, "a", "year") and words.low(k + 2) in ("ago", "earlier", "before"):
        return Match(i, k + 3, Period(-1))
    return Match(i, j, Period()) if words.low(i) == "same" else None


def year_ago(words: Words, i: int) -> Match | None:
    """ "year-ago", "year-earlier quarter"."""
    if words.low(i) != "year" or words.low(i + 1) != "-" or words.low(i + 2) not in ("ago", "earlier"):
        return None
    j = i + 3
    part = part_of_year(words, j)
    if part is not None and isinstance(part.meaning, Named) and part.meaning.kind == "quarter":
        return Match(i, part.end, Named("quarter", part.meaning.name, years=-1))
    return Match(i, j + (words.low(j) in PERIODS), Period(-1))


def beside_day(words: Words, i: int) -> Match | None:
    """ "the day before", "a day after", "the week before": nothing may hang on "before"."""
    unit = UNITS.get(words.low(i))
    if unit not in ("D", "W", "M", "Y") or words.low(i + 1) not in ("before", "after", "earlier", "later"):
        return None
    if words.low(i + 2) not in ("", ".", ",", ";", ":", "--", "?", "!", '"', "”", ")", "and", "but"):
        return None
    sign = -1 if words.low(i + 1) in ("before", "earlier") else 1
    return Match(i, i + 2, Shift(unit, sign, told=True, after=sign > 0))
