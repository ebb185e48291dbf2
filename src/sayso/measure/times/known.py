"""What is known where an expression stands, and what it resolves to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.measure.times.days import Range, range_of

UNDATED = "the report has no date"
NOT_TOLD = "counted from the day of publication: no other day is told of before"
TOO_WIDE = "the time that it is counted from is given less exactly"
OUTSIDE = "outside the calendar"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known where an expression stands. ``published``: the day of publication; ``told``: the days that a
    distance is counted from; ``day``: the one that a time of the day belongs to; ``period``: the business period last
    told of, as a value; ``business``: told of a few sentences ago at most; ``tense``: below 0 past, above 0 to come,
    0 not told, 2 either way where it is sure."""

    published: date | None
    told: Range | None = None
    day: date | None = None
    period: str | None = None
    business: bool = False
    tense: int = 0


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 type and value with its days and its doubt."""

    type: str
    value: str | None
    days: Range | None = None
    doubt: str | None = None


def valued(value: str, type_: str = "DATE") -> Resolved:
    """A value with the days that the calendar gives it."""
    days = range_of(value)
    return Resolved(type_, value, days, None if days else OUTSIDE)
