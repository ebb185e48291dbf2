"""What a time expression says before it is resolved against a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Fixed:
    """A whole TIMEX3 value that needs no other day: 1998-03-06, PRESENT_REF, XXXX-WXX-2 (Tuesdays). ``doubt``:
    what else was meant, perhaps."""

    value: str
    type: str = "DATE"
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Nameless:
    """An expression that has no value, with the reason."""

    reason: str
    type: str = "DATE"


@dataclass(frozen=True, slots=True)
class Named:
    """A named part of a year: a month ("05"), a day ("05-14"), a quarter ("Q3"), half ("H1"), season ("SU") or
    holiday ("easter"). ``year``: the year given; ``years``: the years from the publication's ("last year":
    -1); ``way``: -1 for "last", 0 for "this", 1 for "next"; None leaves it to the tense. ``weekday``: the
    one that it is said to be."""

    kind: str
    name: str
    year: int | None = None
    years: int | None = None
    way: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 1 for Monday. ``way`` as above; ``told``: counted from the day last told of."""

    day: int
    way: int | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units before (below 0) or after a day: that of publication, or (``told``) the day last told
    of. ``amount`` None: some. ``compared``: "a year ago", which in business news is the same period of that year."""

    unit: str
    amount: float | None
    told: bool = False
    after: bool = False
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A day of an unnamed month: "on the 14th"."""

    day: int


@dataclass(frozen=True, slots=True)
class Period:
    """ "the quarter", "the year-ago period": the business period last told of, so many years on."""

    years: int = 0


@dataclass(frozen=True, slots=True)
class Length:
    """An amount of a unit, None for some. ``way``: -1 where it ends now ("the past three months"), 1 where it
    begins now, 0 where it is just long."""

    amount: float | None
    unit: str
    way: int = 0


@dataclass(frozen=True, slots=True)
class Clocked:
    """A time of the day (a TIMEX3 suffix) of a day, by default the one told of."""

    suffix: str
    day: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """Days in a row, from a day to one of the same month: "May 3-5"."""

    first: Meaning
    last: int


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week of a day."""

    day: Meaning


Meaning = Fixed | Nameless | Named | Weekday | Shift | Ordinal | Period | Length | Clocked | Days | WeekOf


class Match(NamedTuple):
    """An expression in a sentence's words: from ``start`` to before ``end``."""

    start: int
    end: int
    meaning: Meaning
