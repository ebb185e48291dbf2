"""Time from left to right in columns: a day each, or a week, a month, a year where there are many.

Columns stand only for times at which something was published; where others lie between, the gap says how many.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.publish.phrases import MONTHS, day_of, plural

MOST = 14
"""Columns of one picture: as many as fit on a screen with a figure in each."""


@dataclass(frozen=True, slots=True)
class Column:
    """A time; ``start`` None: no day is known. ``gap``: what lies between it and the column before, in words."""

    start: date | None
    label: str
    gap: str = ""


def columns_for(days: Iterable[date | None], most: int = MOST) -> tuple[list[Column], dict[date | None, int]]:
    """At most so many columns, unless they are years, and for each of the days its column's number."""
    given = set(days)
    known = sorted(day for day in given if day is not None)
    unit = next((unit for unit in ("day", "week", "month") if len({_start(day, unit) for day in known}) <= most),
                "year")
    starts = sorted({_start(day, unit) for day in known})
    years = len({start.year for start in starts}) > 1
    made = [Column(start, _label(start, unit, years), _gap(starts[n - 1], start, unit) if n else "")
            for n, start in enumerate(starts)]
    at: dict[date | None, int] = {day: starts.index(_start(day, unit)) for day in known}
    if None in given:
        at[None] = len(made)
        made.append(Column(None, "undated"))
    return made, at


def _start(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def _label(start: date, unit: str, years: bool) -> str:
    if unit == "year":
        return str(start.year)
    if unit == "month":
        return f"{MONTHS[start.month - 1]} {start.year}"
    return ("week of " if unit == "week" else "") + day_of(start, years)


def _gap(before: date, start: date, unit: str) -> str:
    if unit == "month":
        between = (start.year - before.year) * 12 + start.month - before.month - 1
    elif unit == "year":
        between = start.year - before.year - 1
    else:
        between = (start - before).days // (7 if unit == "week" else 1) - 1
    return plural(between, unit) if between > 0 else ""
