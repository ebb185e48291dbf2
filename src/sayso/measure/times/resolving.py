"""A meaning with the report's day, the days told of so far and the tense -> a TIMEX3 value with its days.

1. A whole value needs nothing; its days are the calendar's.
2. A named part of a year or a weekday is the one that the direction or the tense asks for, from the day of
   publication (``named``).
3. A distance is counted from the day of publication, or from the day last told of (``shifts``).

Without a day to count from there is no value, or one with X for what is open, and the doubt says why.
"""

from __future__ import annotations

from sayso.measure.times.days import day_of, week_value
from sayso.measure.times.durations import length_days, length_value
from sayso.measure.times.known import UNDATED, Known, Resolved, valued
from sayso.measure.times.meanings import (
    Clocked,
    Days,
    Fixed,
    Length,
    Meaning,
    Named,
    Nameless,
    Ordinal,
    Period,
    Weekday,
    WeekOf,
)
from sayso.measure.times.named import named, ordinal, weekday
from sayso.measure.times.shifts import period, shift


def resolve(meaning: Meaning, known: Known) -> Resolved:
    """The value and days of a meaning."""
    if isinstance(meaning, Fixed):  # 1
        return _fixed(meaning, known)
    if isinstance(meaning, Nameless):
        return Resolved(meaning.type, None, None, meaning.reason)
    if isinstance(meaning, Length):
        return _length(meaning, known)
    if isinstance(meaning, Clocked):
        return _clocked(meaning, known)
    if isinstance(meaning, Named):  # 2
        return named(meaning, known)
    if isinstance(meaning, Weekday):
        return weekday(meaning, known)
    if isinstance(meaning, Days):
        return _row(meaning, known)
    if isinstance(meaning, WeekOf):
        return _week_of(meaning, known)
    if isinstance(meaning, Ordinal):
        return ordinal(meaning, known)
    if isinstance(meaning, Period):
        return period(meaning, known)
    return shift(meaning, known)  # 3


def _fixed(meaning: Fixed, known: Known) -> Resolved:
    if meaning.type == "SET" or meaning.value.startswith("X"):
        return Resolved(meaning.type, meaning.value)
    if meaning.value.endswith("_REF"):
        today = known.published if meaning.value == "PRESENT_REF" else None
        unknown = UNDATED if meaning.value == "PRESENT_REF" and today is None else None
        return Resolved("DATE", meaning.value, (today, today) if today else None, unknown)
    whole = valued(meaning.value)
    return Resolved(whole.type, whole.value, whole.days, meaning.doubt or whole.doubt)


def _length(meaning: Length, known: Known) -> Resolved:
    value = length_value(meaning)
    if meaning.way and known.published is None:
        return Resolved("DURATION", value, None, UNDATED)
    return Resolved("DURATION", value, length_days(meaning, known.published) if known.published else None)


def _clocked(meaning: Clocked, known: Known) -> Resolved:
    if meaning.day is None:
        day = known.day or known.published
        base = valued(day.isoformat()) if day else Resolved("TIME", None, None, UNDATED)
    else:
        base = resolve(meaning.day, known)
    if base.value is None:
        open_value = f"XXXX-XX-XX{meaning.suffix}" if base.doubt == UNDATED else None
        return Resolved("TIME", open_value, None, base.doubt)
    return Resolved("TIME", base.value.partition("T")[0] + meaning.suffix, base.days, base.doubt)


def _row(meaning: Days, known: Known) -> Resolved:
    """Days in a row: the value of the first."""
    first = resolve(meaning.first, known)
    if first.days is None:
        return first
    last = day_of(first.days[0].year, first.days[0].month, meaning.last)
    if last is None:
        return Resolved("DATE", None, None, f"the month of {first.value} has no day {meaning.last}")
    return Resolved("DATE", first.value, (first.days[0], last))


def _week_of(meaning: WeekOf, known: Known) -> Resolved:
    day = resolve(meaning.day, known)
    return valued(week_value(day.days[0])) if day.days else Resolved("DATE", None, None, day.doubt)
