"""Dates in digits: "1989-10-13", "10/13/1989", "13.10.1989"; and whether the calendar has such a day."""

from __future__ import annotations

from calendar import monthrange

from sayso.measure.times.lexicon import MONTHS
from sayso.measure.times.meanings import Fixed, Match, Meaning, Named, Nameless
from sayso.measure.times.tokens import Words
from sayso.measure.times.years import FIRST_YEAR, LAST_YEAR, PIVOT

MONTH_NAMES = tuple(name.capitalize() for name in MONTHS)


def dated(year: int | None, month: int, day: int, doubt: str | None = None) -> Meaning:
    """The meaning of a day of a month, of no value where there is no such day."""
    leap = 2000 if year is None else year
    if not 1 <= month <= 12:
        return Nameless(f"there is no month {month}")
    if not 1 <= leap <= 9999 or not 1 <= day <= monthrange(leap, month)[1]:
        return Nameless(f"there is no {day} {MONTH_NAMES[month - 1]}" + (f" {year}" if year is not None else ""))
    if year is None:
        return Named("day", f"{month:02}-{day:02}")
    return Fixed(f"{year:04}-{month:02}-{day:02}", doubt=doubt)


def numeric(words: Words, i: int) -> Match | None:
    """ "1989-10-13", "10/13/1989", "13.10.1989", "9/11". The month stands first where either could: a doubt; two
    dots put the day first."""
    first, mark, second = words.number(i), words.low(i + 1), words.number(i + 2)
    if first is None or second is None or mark not in ("-", "/", ".") or not _glued(words, i + 1, i + 2):
        return None
    if words.joined(i) and words.low(i - 1) not in ("(", "[", '"', "'", "“", ","):
        return None
    if (first, mark, second) == (9, "/", 11) and words.low(i + 3) != "/":
        return Match(i, i + 3, Fixed("2001-09-11"))
    third, end = words.number(i + 4), i + 5
    if third is None or words.low(i + 3) != mark or not _glued(words, i + 3, i + 4) or _goes_on(words, end):
        return None
    sizes = [len(words.at(i + k).text) for k in (0, 2, 4)]
    if sizes[0] == 4 and sizes[1] <= 2 and sizes[2] <= 2 and FIRST_YEAR <= first <= LAST_YEAR:
        return Match(i, end, dated(first, second, third)) if mark != "." else None
    if sizes[0] > 2 or sizes[1] > 2 or sizes[2] not in (2, 4) or (sizes[2] == 2 and mark != "/"):
        return None
    full = third if sizes[2] == 4 else third + (2000 if third < PIVOT else 1900)
    if not FIRST_YEAR <= full <= LAST_YEAR or not (1 <= first <= 31 and 1 <= second <= 31):
        return None
    if min(first, second) > 12:
        return Match(i, end, dated(full, second, first)) if sizes[2] == 4 else None
    month_first = first <= 12 and (mark != "." or second > 12)
    month, day = (first, second) if month_first else (second, first)
    either = mark != "." and first <= 12 and second <= 12 and first != second
    doubt = f"or {full:04}-{day:02}-{month:02}, where the day stands first" if either else None
    return Match(i, end, dated(full, month, day, doubt))


def _glued(words: Words, *places: int) -> bool:
    return all(words.joined(i) for i in places)


def _goes_on(words: Words, end: int) -> bool:
    """Whether the digits are part of something longer: a version, a code."""
    if not words.joined(end):
        return False
    following = words.at(end)
    if following.low in ("-", "/") or (following.text.isalnum() and following.low != "t"):
        return True
    return following.low == "." and words.joined(end + 1) and words.number(end + 1) is not None
