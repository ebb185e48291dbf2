"""Lengths that touch the present, behind "the": "past three months", "next several weeks", "first nine months"."""

from __future__ import annotations

from sayso.measure.times.counting import amount
from sayso.measure.times.lengths import FILLERS, NEXT_WORDS, PAST_WORDS
from sayso.measure.times.lexicon import ANY_UNIT, PLURAL_UNITS, SEASONS, UNITS
from sayso.measure.times.meanings import Fixed, Length, Match
from sayso.measure.times.tokens import Words


def after_way(words: Words, i: int) -> Match | None:
    """ "past three months", "next several weeks", "last 24 hours", "first nine months", "coming weeks": what may
    stand behind "the"."""
    low = words.low(i)
    way = -1 if low in PAST_WORDS else 1 if low in NEXT_WORDS else 0 if low in ("first", "final", "same") else None
    if way is None:
        return None
    j = i + 1
    if words.low(j) in ("couple", "few", "dozen", "half", "several"):
        many: float | None = {"couple": 2.0, "dozen": 12.0, "half": 0.5}.get(words.low(j))
        j += 1 + (words.low(j + 1) == "of")
        if words.low(i + 1) == "half" and words.low(j) == "-":
            j += 1
    else:
        found = amount(words, j)
        if found is None or words.low(j) in ("a", "an"):
            return _unit_behind(words, i, j, way)
        many, j = found
    j += (words.low(j) in FILLERS) + (words.low(j) in FILLERS and words.low(j + 1) in FILLERS)
    season = SEASONS.get(words.low(j).removesuffix("s")) if words.low(j).endswith("s") else None
    if season is not None:
        return Match(i, j + 1, Fixed(f"XXXX-{season}", "SET"))
    unit = ANY_UNIT.get(words.low(j))
    if unit is None or (unit == "TS" and many is None):
        return None
    end = j + 1
    if words.follows(end, "or", "so"):
        end += 2
    return Match(i, end, Length(many, unit, way))


def _unit_behind(words: Words, i: int, j: int, way: int) -> Match | None:
    """ "past decade", "last century", "first hours", "coming months"."""
    unit = PLURAL_UNITS.get(words.low(j))
    if unit is not None and unit not in ("TS", "Q"):
        return Match(i, j + 1, Length(None, unit, way))
    if unit == "Q" and way == 1:
        return Match(i, j + 1, Fixed("FUTURE_REF"))
    single = UNITS.get(words.low(j))
    if single in ("Y10", "Y100", "Y1000") and way:
        return Match(i, j + 1, Length(1.0, single, way))
    if words.low(i) == "past" and single is not None and single not in ("TS", "Q"):
        return Match(i, j + 1, Length(1.0, single, way))
    return None
