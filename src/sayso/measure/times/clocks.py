"""Times by the clock and the day beside them: "5 p.m. EST, Nov. 6", "17:30 GMT", "9 a.m. to 5 p.m. on Friday"."""

from __future__ import annotations

from sayso.measure.times.counting import SMALL, cardinal
from sayso.measure.times.dates import day_month, month_date, weekday
from sayso.measure.times.lexicon import DAY_PARTS, ZONES
from sayso.measure.times.meanings import Clocked, Fixed, Match, Named, Shift
from sayso.measure.times.numeric import numeric
from sayso.measure.times.tokens import Words

DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
TIME_LEADERS = frozenset("at by until till around about from since before after between to and shortly".split())


def clock(words: Words, i: int) -> Match | None:
    """A time by the clock with its zone, and the day beside it."""
    found = by_clock(words, i)
    if found is None:
        return None
    suffix, j = found
    j = zone(words, j)
    return beside(words, i, j, suffix)


def stamp(words: Words, i: int) -> Match | None:
    """ "2031-05-12T17:00:00Z"."""
    day = numeric(words, i)
    if day is None or words.low(day.end) != "t" or not words.joined(day.end) or not words.joined(day.end + 1):
        return None
    found = by_clock(words, day.end + 1)
    return Match(i, zone(words, found[1]), Clocked(found[0], day.meaning)) if found else None


def beside(words: Words, i: int, j: int, suffix: str) -> Match:
    """The time of the day from ``i`` to before ``j`` with the day behind it, if one stands there. Behind another time
    ("9 a.m. to 5 p.m. on Friday", "10 a.m. (0700 GMT) on Friday") the day counts and is not part of it."""
    day = _day(words, j)
    if day is not None:
        return Match(i, day.end, Clocked(suffix, day.meaning))
    if words.low(j) in ("to", "and", "until", "-", "(", ")"):
        other = (j, j) if words.low(j) == ")" else by_clock(words, j + 1)
        k = zone(words, int(other[1])) if other else j
        day = _day(words, k + (words.low(k) == ")")) if other else None
        if day is not None:
            return Match(i, j, Clocked(suffix, day.meaning))
    return Match(i, j, Clocked(suffix))


def _day(words: Words, j: int) -> Match | None:
    """The day at ``j``, behind a comma or "on"."""
    k = words.after_comma(j)
    k += words.low(k) in ("on", "of") and k == j
    k += words.low(k) == "early"
    low = words.low(k)
    if low in DAYS:
        return Match(j, k + 1, Shift("D", DAYS[low]))
    if low in ("this", "that") and words.low(k + 1) in DAY_PARTS:
        return Match(j, k + 2, Shift("D", 0))
    return weekday(words, k) or _whole(month_date(words, k)) or day_month(words, k) or numeric(words, k)


def _whole(found: Match | None) -> Match | None:
    """The date if it names a day."""
    if found is None or not isinstance(found.meaning, Fixed | Named):
        return None
    name = found.meaning.value if isinstance(found.meaning, Fixed) else found.meaning.name
    return found if name.count("-") == (2 if isinstance(found.meaning, Fixed) else 1) else None


def zone(words: Words, i: int) -> int:
    """The place behind a time zone at ``i``, or ``i``."""
    j = i + (words.low(i) == "(")
    if words.low(j) in ("local", "eastern", "pacific", "central", "moscow", "kyiv") and words.low(j + 1) == "time":
        return j + 2 + (j > i)
    if words.low(j) in ZONES and words.at(j).text.isupper() and (j == i or words.low(j + 1) == ")"):
        return j + 1 + (j > i)
    return i


def by_clock(words: Words, i: int) -> tuple[str, int] | None:
    """A time by the clock as a TIMEX3 suffix, with the place behind it."""
    number = words.number(i)
    if number is None:
        return _spelled(words, i)
    if words.joined(i) and words.low(i - 1) not in ("(", '"', "“", "'", "t"):
        return None
    size, minutes, j = len(words.at(i).text), 0, i + 1
    sep, second = words.low(j), words.number(j + 1)
    colon = sep in (":", ".") and words.joined(j) and words.joined(j + 1) and second is not None
    if colon and second is not None and len(words.at(j + 1).text) == 2:
        minutes, j = second, j + 2
        if words.low(j) == ":" and words.joined(j) and words.number(j + 1) is not None:
            j += 2
    half = half_of_day(words, j)
    if half is not None and 1 <= number <= 12 and minutes < 60:
        return f"T{number % 12 + 12 * half[0]:02}:{minutes:02}", half[1]
    if words.low(j) == "o" and words.low(j + 1) == "'" and words.low(j + 2) == "clock" and number <= 12:
        return _o_clock(words, number, j + 3)
    stamped = words.joined(i) and words.low(i - 1) == "t"
    led = stamped or words.low(i - 1) in TIME_LEADERS
    zoned = zone(words, j) > j
    later, behind = _in_the_part(words, j)
    if behind > j and led and 1 <= number <= 12 and minutes < 60:
        return f"T{number + 12 * (later and number < 12):02}:{minutes:02}", behind
    pointed = sep == "." and led and size < 3 and (zoned or _day(words, j) is not None)
    if (
        j > i + 1
        and (sep == ":" or pointed)
        and number < 25
        and minutes < 60
        and (led or zoned)
        and (zoned or stamped or not words.joined(j))
    ):
        return f"T{number:02}:{minutes:02}", j
    if (
        size == 4
        and j == i + 1
        and number % 100 < 60
        and number < 2400
        and (zoned or (words.low(j) in ("hrs", "hours") and led))
    ):
        return f"T{number // 100:02}:{number % 100:02}", j + (not zoned)
    return None


def _spelled(words: Words, i: int) -> tuple[str, int] | None:
    if words.low(i) not in SMALL:
        return None
    found = cardinal(words, i)
    if found is None or not 1 <= found[0] <= 12 or found[0] % 1:
        return None
    number, j = int(found[0]), found[1]
    if words.follows(j, "o", "'", "clock"):
        return _o_clock(words, number, j + 3)
    later, behind = _in_the_part(words, j)
    if behind > j and words.low(i - 1) in TIME_LEADERS:
        return f"T{number + 12 * (later and number < 12):02}:00", behind
    half = half_of_day(words, j)
    if half is not None and words.low(j) in ("a", "p") and words.low(j + 1) == ".":
        return f"T{number % 12 + 12 * half[0]:02}:00", half[1]
    return None


def _o_clock(words: Words, number: int, j: int) -> tuple[str, int]:
    later, behind = _in_the_part(words, j)
    return f"T{number + 12 * (later and number < 12):02}:00", behind


def _in_the_part(words: Words, j: int) -> tuple[bool, int]:
    """Whether "in the afternoon" or the like stands at ``j`` and is past noon, with the place behind it."""
    width = 3 if words.follows(j, "in", "the") else 2 if words.follows(j, "at") else 1
    part = words.low(j + width - 1)
    if width == 1 or part not in ("morning", "afternoon", "evening", "night"):
        return False, j
    return part != "morning", j + width


def half_of_day(words: Words, i: int) -> tuple[int, int] | None:
    """ "a.m.", "pm": 0 or 1, with the place behind."""
    low = words.low(i)
    if low in ("am", "pm") and (words.joined(i) or words.at(i).text.isupper() or words.low(i - 1) != "i"):
        return int(low == "pm"), i + 1
    if low in ("a", "p") and words.low(i + 1) == "." and words.low(i + 2) == "m" and words.joined(i + 2):
        return int(low == "p"), words.after_dot(i + 3)
    return None
