"""What recurs: "every month", "each July", "daily", "Tuesdays", "Monday nights", "twice a week"."""

from __future__ import annotations

from sayso.measure.times.lexicon import (
    ANY_UNIT,
    DAY_PARTS,
    LEADERS,
    MONTHS,
    PLURAL_DAY_PARTS,
    PLURAL_WEEKDAYS,
    UNITS,
    WEEKDAYS,
)
from sayso.measure.times.meanings import Fixed, Match, Meaning, Named, Weekday
from sayso.measure.times.parts import part_of_year
from sayso.measure.times.tokens import Words

OFTEN = {"daily": "P1D", "annually": "P1Y", "yearly": "P1Y", "weekly": "P1W", "monthly": "P1M", "hourly": "PT1H",
         "nightly": "XXXX-XX-XXTNI"}  # fmt: skip
FUNCTION_WORDS = LEADERS | frozenset("and or but when while as with for the a is are was were he she it they".split())
"""Words after which a plural weekday is a plural."""
SETS = frozenset("TM TH D W M Q Y Y10 Y100".split())
"""Units that something can recur by."""


def repeated(words: Words, i: int) -> Match | None:
    """ "every month", "each July", "daily", "Tuesdays", "Monday nights", "twice a week"."""
    low = words.low(i)
    if low in OFTEN:
        paper = words.low(i - 1) in ("the", "a", "'") and words.at(i + 1).text.istitle()  # "the daily Vreme"
        return Match(i, i + 1, Fixed(OFTEN[low], "SET")) if words.at(i).text.islower() and not paper else None
    if low in ("every", "each"):
        return _every(words, i)
    if low in PLURAL_WEEKDAYS:
        return _weekdays(words, i)
    if low in WEEKDAYS and words.low(i + 1) in PLURAL_DAY_PARTS:
        return Match(i, i + 2, Fixed(f"XXXX-WXX-{WEEKDAYS[low]}{PLURAL_DAY_PARTS[words.low(i + 1)]}", "SET"))
    if low in ("once", "twice", "times") and words.low(i + 1) in ("a", "an", "per", "every", "each"):
        unit = UNITS.get(words.low(i + 2))
        if unit in SETS:
            return Match(i if low != "times" else i + 1, i + 3, _set(1, unit))
    if low in ("weekdays", "weekends"):
        return Match(i, i + 1, Fixed("XXXX-WXX-WE" if low == "weekends" else "XXXX-WXX", "SET"))
    return None


def _weekdays(words: Words, i: int) -> Match | None:
    """ "Tuesdays"; in text that has lost its apostrophes "Tuesdays statement" is of one Tuesday."""
    day, following = PLURAL_WEEKDAYS[words.low(i)], words.at(i + 1)
    if not words.at(i).text[:1].isupper():
        return None
    noun = following.text.islower() and following.text.isalpha() and following.low not in FUNCTION_WORDS
    if noun and words.low(i - 1) not in ("on", "and", "or", "every", "most"):
        return Match(i, i + 1, Weekday(day))
    return Match(i, i + 1, Fixed(f"XXXX-WXX-{day}", "SET"))


def _every(words: Words, i: int) -> Match | None:
    j = i + 1 + (words.low(i + 1) in ("single", "other"))
    target = words.low(j)
    if target in WEEKDAYS:
        suffix = DAY_PARTS.get(words.low(j + 1), "")
        return Match(i, j + 1 + bool(suffix), Fixed(f"XXXX-WXX-{WEEKDAYS[target]}{suffix}", "SET"))
    if target in MONTHS:
        return Match(i, j + 1, Fixed(f"XXXX-{MONTHS[target]:02}", "SET"))
    if target in DAY_PARTS:
        return Match(i, j + 1, Fixed(f"XXXX-XX-XX{DAY_PARTS[target]}", "SET"))
    part = part_of_year(words, j)
    if part is not None and isinstance(part.meaning, Named) and part.meaning.kind in ("season", "quarter"):
        return Match(i, part.end, Fixed(f"XXXX-{part.meaning.name}", "SET"))
    number = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}.get(target, words.number(j))
    if number is not None and words.low(j + 1) in ANY_UNIT:
        return Match(i, j + 2, _set(number, ANY_UNIT[words.low(j + 1)]))
    unit = UNITS.get(target)
    if unit not in SETS or (words.low(i) == "each" and words.low(j + 1) == "of"):
        return None
    return Match(i, j + 1, _set(2 if words.low(i + 1) == "other" else 1, unit))


def _set(number: int, unit: str) -> Meaning:
    letter = unit.lstrip("T")
    times = int(letter[1:] or 1) * number if len(letter) > 1 else number
    return Fixed(f"P{'T' if unit.startswith('T') else ''}{times}{letter[0]}", "SET")
