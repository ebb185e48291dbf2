"""Parts of a year: quarters, halves, seasons and holidays, with the year that goes with them."""

from __future__ import annotations

from sayso.measure.times.counting import ordinal
from sayso.measure.times.holidays import HOLIDAYS
from sayso.measure.times.lexicon import AFTER, BEFORE, FISCAL, SEASONS
from sayso.measure.times.meanings import Fixed, Match, Meaning, Named
from sayso.measure.times.tokens import Words
from sayso.measure.times.years import short_year, year_number

YEAR_SHIFTS = {"last": -1, "this": 0, "next": 1}
SEASON_LEADERS = frozenset(
    "the this last next early late mid every each in since by until past previous following".split()
)


def part_of_year(words: Words, i: int) -> Match | None:
    """ "third quarter (of 1990)", "second-half", "Q3 2021", "summer of 1992", "Christmas Day 1999"."""
    return _fiscal(words, i) or _quarter(words, i) or _season(words, i) or _holiday(words, i)


def _fiscal(words: Words, i: int) -> Match | None:
    if words.low(i) not in FISCAL:
        return None
    found = _quarter(words, words.after_hyphen(i + 1))
    return Match(i, found.end, found.meaning) if found else None


def _quarter(words: Words, i: int) -> Match | None:
    low = words.low(i)
    if low == "q" and words.joined(i + 1) and 1 <= (words.number(i + 1) or 0) <= 4 and words.at(i).text == "Q":
        return with_year(words, i, i + 2, "quarter", f"Q{words.number(i + 1)}")
    numbered = ordinal(words, i) or ((-1, i + 1) if low in ("last", "latter", "final") else None)
    if numbered is None:
        return None
    number, j = numbered
    j = words.after_hyphen(j)
    if words.low(j) == "fiscal":
        j += 1
    if words.low(j) == "quarter" and (1 <= number <= 4):
        if words.low(j + 1) in ("century", "-", "final", "finals", "note") and words.low(j + 2) != "to":
            return None
        return with_year(words, i, j + 1, "quarter", f"Q{number}")
    if words.low(j) == "half" and number in (1, 2, -1):
        found = with_year(words, i, j + 1, "half", f"H{2 if number == -1 else number}")
        bare = isinstance(found.meaning, Named) and found.meaning.year is None and found.meaning.years is None
        return None if bare else found
    return None


def _season(words: Words, i: int) -> Match | None:
    token = words.at(i)
    season = SEASONS.get(token.low)
    if season is None or (token.text[:1].isupper() and words.low(i - 1) not in SEASON_LEADERS and i):
        return None
    found = with_year(words, i, i + 1, "season", season)
    plain = found.end == i + 1
    led = words.low(i - 1) in SEASON_LEADERS
    if plain and not led:
        return None
    if plain and token.low in ("fall", "spring", "autumn") and words.low(i - 1) == "the":
        return found if words.low(i - 2) in ("in", "during", "since", "by", "until", "through", "for", "over") else None
    if plain and token.low in ("fall", "spring") and words.low(i - 1) in ("this", "the") and words.low(i + 1) == "of":
        return None
    return found


def _holiday(words: Words, i: int) -> Match | None:
    if not (words.at(i).text[:1].isupper() or words.low(i) == "new"):
        return None
    for length in range(6, 0, -1):
        if i + length > len(words):
            continue
        key = (
            " ".join(words.low(i + k) for k in range(length)).replace(" '", "'").replace("' s", "'s").replace(" .", "")
        )
        name = HOLIDAYS.get(key)
        if name is not None and words.at(i + length - 1).text != ".":
            return with_year(words, i, i + length, "holiday", name)
    return None


def with_year(words: Words, i: int, j: int, kind: str, name: str) -> Match:
    """The part of a year from ``i`` to before ``j``, with the year behind it."""
    k = words.after_comma(j) if kind in ("holiday",) else j
    k += words.low(k) in ("of", "in") and words.low(k + 1) not in ("the",)
    fiscal = k + (words.low(k) in FISCAL)
    found = year_number(words, fiscal, strict=k > j) or short_year(words, fiscal)
    if found is not None and not (kind == "holiday" and words.low(k) == "in"):
        meaning: Meaning = Named(kind, name, year=found[0])
        if kind in ("quarter", "half", "season"):
            meaning = Fixed(f"{found[0]:04}-{name}")
        return Match(i, found[1], meaning)
    if words.low(k) in YEAR_SHIFTS and words.low(k + 1) == "year":
        return Match(i, k + 2, Named(kind, name, years=YEAR_SHIFTS[words.low(k)]))
    if kind in ("half", "quarter") and words.follows(j, "of", "the", "year") and words.low(j + 3) not in ("-", "'"):
        return Match(i, j + 3, Named(kind, name, years=0))
    before = words.low(i - 1)
    way = -1 if before in BEFORE else 1 if before in AFTER else 0 if before == "this" else None
    return Match(i, j, Named(kind, name, way=way))
