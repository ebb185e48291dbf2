"""Calendar dates in words: months, days of a month, weekdays.

Each reader gets the words and a place and returns the expression that begins there, or None. A date that no
calendar holds (31 February) is an expression without a value.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.measure.times.counting import ordinal
from sayso.measure.times.lexicon import LEADERS, MONTH_LEADERS, MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from sayso.measure.times.meanings import Days, Fixed, Match, Meaning, Named, Ordinal, Weekday
from sayso.measure.times.numeric import dated, numeric
from sayso.measure.times.tokens import Words
from sayso.measure.times.years import short_year, year_number


def month_at(words: Words, i: int) -> tuple[int, int] | None:
    """A month's name or abbreviation, with the place behind it and its dot. Capitals are asked for, and
    company that makes a month of "May", "March" and the short forms."""
    token = words.at(i)
    if not token.text[:1].isupper():
        return None
    if token.low in MONTHS:
        if token.low in ("may", "march") and not _month_company(words, i):
            return None
        return MONTHS[token.low], i + 1
    if token.low in SHORT_MONTHS:
        j = words.after_dot(i + 1)
        dated_next = words.number(words.after_comma(j)) is not None or words.number(i - 1) is not None
        clear = j > i + 1 and token.low not in ("mar", "jan", "jun")
        if dated_next or clear or token.low == "sept" or (j > i + 1 and words.low(i - 1) in LEADERS):
            return SHORT_MONTHS[token.low], j
    return None


def _month_company(words: Words, i: int) -> bool:
    following, before = words.at(i + 1), words.low(i - 1)
    if (
        following.number is not None
        or ordinal(words, i + 1) is not None
        or words.low(i + 1) in ("this", "last", "next")
    ):
        return True
    if words.low(i + 1) == "of" and words.number(i + 2) is not None:
        return True
    if words.number(i - 1) is not None or (before == "of" and ordinal(words, i - 3)) or before in ("-", "/"):
        return True
    if before in (
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "every",
        "each",
        "that",
        "of",
        "on",
        "at",
        "to",
        "and",
        "s",
    ):
        noun = following.low.isalpha() and following.text.islower() and following.low not in ("for", "of", "on", "to")
        month_before = words.low(i - 2) in MONTHS or words.low(i - 2) in SHORT_MONTHS
        return month_before or (before not in ("at", "on") and noun and before not in ("and", "to", "of"))
    return before in MONTH_LEADERS


def month_date(words: Words, i: int) -> Match | None:
    """ "October", "Oct. 13", "October 13th, 1989", "May 3-5", "October 1989", "October last year"."""
    month = month_at(words, i)
    if month is None:
        return None
    number, j = month
    found = _day_behind(words, j)
    if found is not None:
        day, last, behind = found
        year = year_number(words, words.after_comma(behind), strict=words.low(behind) == ",")
        meaning = dated(year[0] if year else None, number, day)
        meaning = Days(meaning, last) if last else meaning
        return Match(i, year[1], meaning) if year else _of_year(words, i, behind, meaning)
    k = words.after_comma(j)
    year = year_number(words, k + (words.low(k) == "of"), strict=k > j) or short_year(words, j)
    if year is not None:
        return Match(i, year[1], Fixed(f"{year[0]:04}-{number:02}"))
    return _of_year(words, i, j, Named("month", f"{number:02}"))


def _day_behind(words: Words, j: int) -> tuple[int, int, int] | None:
    """The day of the month at ``j``, the last of a row of days (0: none) and the place behind."""
    found = _day(words, j + (words.low(j) == "the"))
    if found is None or (words.low(found[1]) == ":" and words.joined(found[1] + 1)):
        return None
    day, behind = found
    if words.low(behind) in ("-", "to") and (last := _day(words, behind + 1)) and day < last[0]:
        return day, last[0], last[1]
    return day, 0, behind


def _day(words: Words, i: int) -> tuple[int, int] | None:
    """A day of a month, "13" or "13th"."""
    numbered = ordinal(words, i)
    if numbered is not None:
        return numbered if 1 <= numbered[0] <= 31 else None
    number = words.number(i)
    return (number, i + 1) if number is not None and 1 <= number <= 31 and len(words.at(i).text) <= 2 else None


def _of_year(words: Words, i: int, j: int, meaning: Meaning) -> Match:
    """The expression with "this year", "of last year" behind it, if it stands there."""
    k = words.after_comma(j)
    k += words.low(k) == "of"
    shifts = {"last": -1, "this": 0, "next": 1}
    if isinstance(meaning, Named) and words.low(k) in shifts and words.low(k + 1) == "year":
        return Match(i, k + 2, Named(meaning.kind, meaning.name, years=shifts[words.low(k)]))
    return Match(i, j, meaning)


def day_month(words: Words, i: int) -> Match | None:
    """ "13 October 1989", "13th of October", "3 to 5 May", "the" left out."""
    found = _day(words, i)
    if found is None or (words.joined(i) and words.low(i - 1) in ("$", "£", "€", ".", ",")):
        return None
    (day, j), last = found, 0
    if words.low(j) in ("-", "to") and (row := _day(words, j + 1)) and day < row[0]:
        last, j = row
    month = month_at(words, j + (words.low(j) == "of"))
    if month is None:
        return None
    number, behind = month[0], month[1]
    if words.low(behind - 1) != "." and _day(words, behind) is not None:
        return None
    year = year_number(words, words.after_comma(behind), strict=words.low(behind) == ",")
    meaning = dated(year[0] if year else None, number, day)
    meaning = Days(meaning, last) if last else meaning
    return Match(i, year[1], meaning) if year else _of_year(words, i, behind, meaning)


def weekday(words: Words, i: int) -> Match | None:
    """ "Friday", "Friday, Oct. 13", "Fri. 13 October"; the date decides where both stand."""
    token = words.at(i)
    short = token.low in SHORT_WEEKDAYS
    if not token.text[:1].isupper() or not (short or token.low in WEEKDAYS):
        return None
    j = words.after_dot(i + 1) if short else i + 1
    k = words.after_comma(j)
    k += words.low(k) == "the" and ordinal(words, k + 1) is not None
    date = month_date(words, k) or day_month(words, k) or numeric(words, k)
    if date is not None and not (isinstance(date.meaning, Named) and date.meaning.kind == "month"):
        number = WEEKDAYS.get(token.low) or SHORT_WEEKDAYS[token.low]
        meaning = date.meaning
        return Match(i, date.end, replace(meaning, weekday=number) if isinstance(meaning, Named) else meaning)
    if short:
        return None
    if words.low(k - 1) == "the" and k > j:
        numbered = ordinal(words, k)
        if numbered is not None and not words.at(numbered[1]).text.isalpha():
            return Match(i, numbered[1], Ordinal(numbered[0]))
    return Match(i, j, Weekday(WEEKDAYS[token.low]))
