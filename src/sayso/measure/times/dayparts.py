"""Parts of the day: "this morning", "last night", "Friday evening", "noon Saturday", "morning of May 3"."""

from __future__ import annotations

from sayso.measure.times.clocks import beside, by_clock, zone
from sayso.measure.times.lexicon import DAY_PARTS, WEEKDAYS
from sayso.measure.times.meanings import Clocked, Match, Meaning, Shift, Weekday
from sayso.measure.times.tokens import Words

DAY_SHIFTS = {"this": 0, "last": -1, "yesterday": -1, "tomorrow": 1, "today": 0}


def day_part(words: Words, i: int) -> Match | None:
    """ "this morning", "last night", "Friday evening", "tonight", "overnight", "noon Saturday", "morning of May 3"."""
    low = words.low(i)
    if low == "tonight":
        return Match(i, i + 1, Clocked("TNI", Shift("D", 0)))
    if low == "overnight" and words.low(i + 1) not in ("success", "bag", "stay", "rates", "delivery"):
        return Match(i, i + 1, Clocked("TNI", Shift("NI", -1)))
    if low in ("noon", "midnight", "midday"):
        if words.at(i).text.istitle() and i and words.at(i - 1).text.istitle():
            return None
        return beside(words, i, zone(words, i + 1), DAY_PARTS[low])
    if low in DAY_SHIFTS:
        j = i + 1 + (words.low(i + 1) in ("early", "late", "very", "past"))
        if words.low(j) in ("afternoon", "morning", "evening", "night") and (
            low != "last" or words.low(j) in ("night", "evening")
        ):
            return Match(i, j + 1, Clocked(DAY_PARTS[words.low(j)], Shift("D", DAY_SHIFTS[low])))
        return None
    if low in ("that", "same") and words.low(i + 1) in ("afternoon", "morning", "evening", "night"):
        return Match(i, i + 2, Clocked(DAY_PARTS[words.low(i + 1)], Shift("D", 0, told=True)))
    if low in ("next", "following") and words.low(i + 1) in ("afternoon", "morning", "evening", "night"):
        return Match(i, i + 2, Clocked(DAY_PARTS[words.low(i + 1)], Shift("D", 1, told=True, after=True)))
    if low == "previous" and words.low(i + 1) in ("afternoon", "morning", "evening", "night"):
        return Match(i, i + 2, Clocked(DAY_PARTS[words.low(i + 1)], Shift("D", -1, told=True)))
    if low in WEEKDAYS and words.at(i).text[:1].isupper():
        return _weekday_part(words, i, i + 1, Weekday(WEEKDAYS[low]))
    if low in ("mid", "early", "late") and words.low(words.after_hyphen(i + 1)) in ("morning", "afternoon", "evening"):
        j = words.after_hyphen(i + 1)
        return beside(words, i, j + 1, DAY_PARTS[words.low(j)])
    if low in ("morning", "afternoon", "evening", "night") and words.low(i + 1) in ("of", "on"):
        found = beside(words, i, i + 1, DAY_PARTS[low])
        return found if found.end > i + 1 else None
    if (
        low in ("morning", "afternoon", "evening", "night")
        and words.low(i - 1) == "the"
        and words.low(i - 2) in ("in", "during")
    ):
        return Match(i, i + 1, Clocked(DAY_PARTS[low]))
    return None


def _weekday_part(words: Words, i: int, j: int, meaning: Meaning) -> Match | None:
    """A weekday with the part of the day, or with the time of the clock, behind it."""
    k = j + (words.low(j) in ("early", "late", "mid"))
    k = words.after_hyphen(k)
    part = words.low(k)
    if part in DAY_PARTS and words.low(k + 1) not in ("football", "live"):
        return Match(i, k + 1, Clocked(DAY_PARTS[part], meaning))
    k = words.after_comma(j)
    k += words.low(k) == "at"
    found = by_clock(words, k) if k <= j + 1 else None
    if found is not None:
        return Match(i, zone(words, found[1]), Clocked(found[0], meaning))
    return None
