"""Named parts of a year, weekdays and days of a month: which of them is meant.

1. A year that is given, or told from the year of publication, decides.
2. Else the direction ("last", "next") or the tense decides, from the day of publication; where neither tells, the
   nearest, the past ones first.
"""

from __future__ import annotations

from datetime import date

from sayso.measure.times.days import Range, day_of, moved, range_of
from sayso.measure.times.holidays import FIXED, UNCOMPUTED, holiday
from sayso.measure.times.known import OUTSIDE, UNDATED, Known, Resolved, valued
from sayso.measure.times.meanings import Named, Ordinal, Weekday

SOON = 30
"""Days ahead within which a date without a year is not put back by a year for a verb of the past."""
WEIGHTS = {-1: (1.0, 3.0), 0: (1.0, 3.0), 1: (3.0, 1.0)}
"""How much farther days behind and days ahead seem under each tense, chosen on TimeBank: the verb found may be
another's, so that a date of last week is not put off by a year; where no verb tells, reports look back."""


def named(meaning: Named, known: Known) -> Resolved:
    """A named part of a year."""
    if meaning.kind == "period":
        whole = f"{meaning.year:04}"
        return valued(f"{whole}-{known.period[5:]}" if known.period else whole)
    if meaning.kind == "holiday" and meaning.name in UNCOMPUTED:
        return Resolved("DATE", None, None, f"the days of {meaning.name.title()} are not computed")
    year = meaning.year
    if year is None and known.published is not None and meaning.years is not None:
        year = known.published.year + meaning.years
    if year is not None:  # 1
        value = _value(meaning, year)
        return valued(value) if value else Resolved("DATE", None, None, OUTSIDE)
    if known.published is None:
        return Resolved("DATE", _open(meaning), None, UNDATED)
    chosen = _chosen(meaning, known.published, known.tense)  # 2
    return valued(chosen) if chosen else Resolved("DATE", None, None, OUTSIDE)


def _open(meaning: Named) -> str | None:
    """The value with the year left open, None where that says nothing."""
    if meaning.years is not None:
        return None
    if meaning.kind != "holiday":
        return f"XXXX-{meaning.name}"
    return f"XXXX-{FIXED[meaning.name][0]:02}-{FIXED[meaning.name][1]:02}" if meaning.name in FIXED else None


def _value(meaning: Named, year: int) -> str | None:
    if meaning.kind == "holiday":
        day = holiday(meaning.name, year)
        return day.isoformat() if day else None
    return f"{year:04}-{meaning.name}"


def _chosen(meaning: Named, today: date, tense: int) -> str | None:
    """The one of the years about publication that the direction or the tense asks for."""
    reach = 8 if meaning.name == "02-29" else 2
    found: list[tuple[str, Range]] = []
    for year in range(today.year - reach, today.year + reach + 1):
        value = _value(meaning, year) if year >= 1 else None
        days = range_of(value) if value else None
        if value and days:
            found.append((value, days))
    if meaning.weekday is not None:
        found = [f for f in found if f[1][0].isoweekday() == meaning.weekday] or found
    if not found:
        return None
    before = [f for f in found if f[1][1] < today]
    after = [f for f in found if f[1][0] > today]
    if meaning.way == -1:
        if meaning.kind == "month" and before and (today - before[-1][1][1]).days < 31:
            before.pop()  # "last month" is said of that one
        return before[-1][0] if before else None
    if meaning.way == 1:
        return after[0][0] if after else None
    begun = [f for f in found if f[1][0] <= today]
    if meaning.way == 0 and meaning.kind != "season":
        return next((f[0] for f in found if f[1][0].year == today.year), found[0][0])
    if meaning.kind == "quarter" and tense <= 0:
        return begun[-1][0] if begun else found[0][0]
    ahead = [f for f in found if f[1][1] >= today]
    if tense < -1 and begun and not (ahead and (ahead[0][1][0] - today).days < SOON):
        return begun[-1][0]
    if tense > 1 and ahead:
        return ahead[0][0]
    return min(found, key=lambda f: _distance(f[1], today, tense))[0]


def _distance(days: Range, today: date, tense: int) -> float:
    """How far a date seems: the tense makes the other side seem farther."""
    if days[0] <= today <= days[1]:
        return 0
    behind, ahead = WEIGHTS[max(-1, min(1, tense))]
    return (today - days[1]).days * behind if days[1] < today else (days[0] - today).days * ahead


def weekday(meaning: Weekday, known: Known) -> Resolved:
    """A day of the week."""
    today = known.told[0] if meaning.told and known.told else known.published
    if today is None:
        return Resolved("DATE", f"XXXX-WXX-{meaning.day}", None, UNDATED)
    back = (today.isoweekday() - meaning.day) % 7
    if meaning.way == -1:
        day = moved(today, "D", -(back or 7))
    elif meaning.way == 1:
        day = moved(today, "D", (7 - back))
    elif meaning.way == 0:
        day = moved(today, "D", meaning.day - today.isoweekday())
        if day and day < today and known.tense > 0:
            day = moved(day, "D", 7)
    elif known.tense > 0 and back:
        day = moved(today, "D", 7 - back)
    else:
        day = moved(today, "D", -back)
    return valued(day.isoformat()) if day else Resolved("DATE", None, None, OUTSIDE)


def ordinal(meaning: Ordinal, known: Known) -> Resolved:
    """A day of a month that is not named."""
    if known.published is None:
        return Resolved("DATE", f"XXXX-XX-{meaning.day:02}", None, UNDATED)
    months = [moved(known.published.replace(day=1), "M", k) for k in (-2, -1, 0, 1, 2)]
    days = [d for m in months if m and (d := day_of(m.year, m.month, meaning.day))]
    ahead, behind = [d for d in days if d >= known.published], [d for d in days if d <= known.published]
    pick = ahead[:1] if known.tense > 0 else behind[-1:]
    return valued(pick[0].isoformat()) if pick else Resolved("DATE", None, None, OUTSIDE)
