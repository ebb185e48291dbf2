"""Arithmetic on days, and the first and last day of a TIMEX3 value. Nothing here leaves the calendar: what lies
outside the years 1 to 9999 is None.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from sayso.measure.times.lexicon import SEASON_MONTHS

VALUE = re.compile(r"(\d{2,4})(?:-([A-Z]?[A-Z0-9]\d?))?(?:-(\d\d|WE))?(?:T.{0,12})?")
Range = tuple[date, date]


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None where there is none."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def moved(day: date, unit: str, amount: float) -> date | None:
    """``day`` so many days, weeks, months or years on. Months keep the day of the month where they can."""
    try:
        if unit in ("D", "W"):
            return day + timedelta(days=amount * (7 if unit == "W" else 1))
        months = round(amount * {"M": 1, "Q": 3, "Y": 12}[unit])
        whole, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(whole, month + 1, min(day.day, monthrange(whole, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def week_value(day: date) -> str:
    """The ISO week of a day: 2026-W12."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def range_of(value: str) -> Range | None:
    """The first and last day of a TIMEX3 date value; None where it fixes none."""
    match = VALUE.fullmatch(value)
    if match is None:
        return None
    head, middle, tail = match.groups()
    if len(head) < 4:
        scale = 10 ** (4 - len(head))
        first, last = day_of(int(head) * scale, 1, 1), day_of(int(head) * scale + scale - 1, 12, 31)
        return (first, last) if first and last and not middle else None
    year = int(head)
    if middle is None:
        return _months(year, 1, 12)
    if middle.isdigit() and len(middle) == 2:
        if tail is None:
            return _months(year, int(middle), 1)
        day = day_of(year, int(middle), int(tail)) if tail.isdigit() else None
        return (day, day) if day else None
    letter, number = middle[0], middle[1:]
    if letter == "W" and number.isdigit():
        return _week(year, int(number), tail == "WE")
    if letter == "Q" and number.isdigit():
        return _months(year, 3 * int(number) - 2, 3)
    if letter == "H" and number.isdigit():
        return _months(year, 6 * int(number) - 5, 6)
    return _months(year, SEASON_MONTHS[middle], 3) if middle in SEASON_MONTHS else None


def _months(year: int, month: int, many: int) -> Range | None:
    first = day_of(year, month, 1)
    if first is None:
        return None
    behind = moved(first, "M", many - 1)
    return (first, behind.replace(day=monthrange(behind.year, behind.month)[1])) if behind else None


def _week(year: int, week: int, weekend: bool) -> Range | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
        return (monday + timedelta(5 if weekend else 0), monday + timedelta(6))
    except (ValueError, OverflowError):
        return None
