"""Holidays and the days they fall on.

Easter by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 1991, chapter 8). Feasts of lunar
and observed calendars have names here and no days: they are stated, not guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

FIXED: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "new year": (1, 1), "new year's day": (1, 1), "epiphany": (1, 6), "valentine's day": (2, 14),
        "st patrick's day": (3, 17), "may day": (5, 1), "victory day": (5, 9), "juneteenth": (6, 19),
        "independence day": (7, 4), "fourth of july": (7, 4), "bastille day": (7, 14), "halloween": (10, 31),
        "all saints' day": (11, 1), "guy fawkes night": (11, 5), "armistice day": (11, 11), "veterans day": (11, 11),
        "christmas eve": (12, 24), "christmas": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
    }
)  # fmt: skip
"""Holidays of a fixed month and day."""
FROM_EASTER: Mapping[str, int] = MappingProxyType(
    {
        "shrove tuesday": -47, "ash wednesday": -46, "palm sunday": -7, "holy thursday": -3, "good friday": -2,
        "holy saturday": -1, "easter": 0, "easter monday": 1, "ascension day": 39, "pentecost": 49, "whit monday": 50,
    }
)  # fmt: skip
"""Days from Easter Sunday."""
NTH: Mapping[str, tuple[int, int, int]] = MappingProxyType(
    {
        "martin luther king day": (1, 1, 3), "presidents' day": (2, 1, 3), "mother's day": (5, 7, 2),
        "memorial day": (5, 1, -1), "father's day": (6, 7, 3), "labor day": (9, 1, 1), "columbus day": (10, 1, 2),
        "thanksgiving": (11, 4, 4),
    }
)  # fmt: skip
"""Month, weekday (1: Monday) and which of them (-1: the last), as the United States keep them."""
UNCOMPUTED = frozenset("ramadan eid passover hanukkah diwali nowruz".split()) | {
    "eid al-fitr",
    "eid al-adha",
    "yom kippur",
    "rosh hashanah",
    "lunar new year",
    "chinese new year",
}
"""Holidays of other calendars: named, without days."""
OTHER_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "christmas day": "christmas", "xmas": "christmas", "easter sunday": "easter", "easter day": "easter",
        "thanksgiving day": "thanksgiving", "labour day": "labor day", "new years day": "new year's day",
        "new years eve": "new year's eve", "new year's": "new year's day", "st. patrick's day": "st patrick's day",
        "veterans' day": "veterans day", "veteran's day": "veterans day", "presidents day": "presidents' day",
        "valentines day": "valentine's day", "july fourth": "fourth of july", "mothers' day": "mother's day",
        "fathers' day": "father's day", "eid al - fitr": "eid al-fitr", "eid al - adha": "eid al-adha",
    }
)  # fmt: skip
HOLIDAYS: Mapping[str, str] = MappingProxyType(
    {name: name for name in (*FIXED, *FROM_EASTER, *NTH, *UNCOMPUTED) if name != "new year"} | dict(OTHER_NAMES)
)
"""Every name in lower case with the one it is kept under."""


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year, 1 to 9999."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l_ = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l_) // 451
    month, day = divmod(h + l_ - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday in a year, None where it is not computed or lies outside the calendar."""
    try:
        if name in FIXED:
            return date(year, *FIXED[name])
        if name in FROM_EASTER:
            return easter(year) + timedelta(FROM_EASTER[name])
        if name in NTH:
            month, weekday, which = NTH[name]
            if which > 0:
                first = date(year, month, 1)
                return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))
            last = date(year, month + 1, 1) - timedelta(1)
            return last - timedelta((last.isoweekday() - weekday) % 7)
    except (ValueError, OverflowError):
        return None
    return None
