"""Distances from a day: "two years ago", "last week", "the following day", "the weekend"; and the business period
that "the quarter" and "a year earlier" go back to.
"""

from __future__ import annotations

from datetime import date, timedelta

from sayso.measure.times.days import moved, range_of, week_value
from sayso.measure.times.known import NOT_TOLD, OUTSIDE, TOO_WIDE, UNDATED, Known, Resolved, valued
from sayso.measure.times.lengths import REACH
from sayso.measure.times.meanings import Period, Shift

WIDEST = {"D": 0, "W": 6, "M": 30, "Q": 91, "Y": 365}
"""Days that the time told of may span for so many days, weeks, months or years to be counted from it."""


def period(meaning: Period, known: Known) -> Resolved:
    """The business period told of, else the quarter last ended."""
    ended_told = known.period and (
        known.published is None or (range_of(known.period) or (date.max, date.max))[1] < known.published
    )
    if known.period is not None and (ended_told or meaning.years):
        return valued(f"{int(known.period[:4]) + meaning.years:04}{known.period[4:]}")
    if known.published is None:
        return Resolved("DATE", None, None, UNDATED)
    ended = moved(known.published, "M", -3)
    if ended is None or ended.year + meaning.years < 1:
        return Resolved("DATE", None, None, OUTSIDE)
    return valued(f"{ended.year + meaning.years:04}-Q{(ended.month + 2) // 3}")


def shift(meaning: Shift, known: Known) -> Resolved:
    """So many units from the day of publication, or from the day told of."""
    type_ = "TIME" if meaning.unit.startswith("T") else "DATE"
    today = known.published
    if meaning.told and type_ == "TIME":
        today = known.day or today
    elif meaning.told and known.told is not None:
        if (known.told[1] - known.told[0]).days > WIDEST[meaning.unit[0]]:
            return Resolved(type_, None, None, TOO_WIDE)
        today = known.told[0]
    elif meaning.told and today is not None and meaning.amount:
        counted = shift(Shift(meaning.unit, meaning.amount, after=meaning.after), known)
        return Resolved(counted.type, counted.value, counted.days, counted.doubt or NOT_TOLD)
    if today is None:
        return Resolved(type_, None, None, UNDATED)
    if meaning.amount is None:
        return _some(meaning, today)
    if meaning.compared and known.period is not None and known.business:
        return period(Period(-1), known)
    if meaning.unit == "WE":
        return _weekend(int(meaning.amount), meaning.after, today, known)
    if meaning.unit == "YE":
        return valued(f"{today.year:04}")
    if meaning.unit == "NI":
        night = moved(today, "D", -1)
        return Resolved("DATE", night.isoformat(), (night, today)) if night else Resolved("DATE", None, None, OUTSIDE)
    unit, factor = meaning.unit[0], int(meaning.unit[1:] or 1) if meaning.unit[0] != "T" else 1
    if type_ == "TIME":
        hours = meaning.amount / {"TH": 1, "TM": 60, "TS": 3600}[meaning.unit]
        day = moved(today, "D", 0 if abs(hours) < 24 else int(hours / 24))
        return valued(day.isoformat(), "TIME") if day else Resolved("TIME", None, None, OUTSIDE)
    amount = meaning.amount * factor
    if unit == "Y" and amount % 1:
        unit, amount = "M", amount * 12
    if unit == "W" and amount % 1:
        unit, amount = "D", amount * 7
    day = moved(today, unit, amount)
    if day is None:
        return Resolved("DATE", None, None, OUTSIDE)
    if factor >= 100 and meaning.amount == 0:
        return valued(f"{day.year // factor:02}" if factor == 100 else f"{day.year:04}")
    if factor == 10 and meaning.amount == 0:
        return valued(f"{day.year // 10:03}")
    value = {"D": day.isoformat(), "W": week_value(day), "M": f"{day.year:04}-{day.month:02}",
             "Q": f"{day.year:04}-Q{(day.month + 2) // 3}", "Y": f"{day.year:04}"}[unit]  # fmt: skip
    return valued(value)


def _some(meaning: Shift, today: date) -> Resolved:
    """ "months ago", "a few days later"."""
    unit, factor = meaning.unit[0], int(meaning.unit[1:] or 1) if meaning.unit[0] != "T" else 1
    if meaning.unit.startswith("T"):
        return Resolved("DATE", "FUTURE_REF" if meaning.after else "PAST_REF", (today, today))
    sign = 1 if meaning.after else -1
    far, near = moved(today, unit, sign * REACH[meaning.unit] * factor), moved(today, unit, sign * factor)
    days = (min(far, near), max(far, near)) if far and near else None
    return Resolved("DATE", "FUTURE_REF" if meaning.after else "PAST_REF", days)


def _weekend(shift: int, ahead: bool, today: date, known: Known) -> Resolved:
    monday = today - timedelta(today.isoweekday() - 1) if today.toordinal() > 7 else today
    if shift == 0 and today.isoweekday() < 6 and known.tense <= 0 and not (ahead and known.tense == 0):
        shift = -1
    day = moved(monday, "W", shift)
    return valued(f"{week_value(day)}-WE") if day else Resolved("DATE", None, None, OUTSIDE)
