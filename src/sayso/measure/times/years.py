"""Years, decades and centuries: "1989", "'98", "nineteen ninety-four", "fiscal 1989", "the '80s", "20th century"."""

from __future__ import annotations

from sayso.measure.times.counting import ordinal, spelled_year
from sayso.measure.times.lexicon import DECADES, FISCAL, LEADERS, PEOPLE_NOUNS
from sayso.measure.times.meanings import Fixed, Match
from sayso.measure.times.tokens import Words

FIRST_YEAR, LAST_YEAR = 1000, 2199
"""Four digits within these are taken for a year where the context allows it."""
PLAIN_YEARS = range(1800, 2100)
"""Years that need no preposition before them."""
PIVOT = 40
"""Two digits below it are years of this century, others of the last: '98, '24."""
YEAR_LEADERS = frozenset("year early late mid ( the its their his her our that a an s".split())
"""Words besides prepositions before a year that describes a noun: "the 1987 crash"."""
WARMTH = frozenset("temperature temperatures high highs low lows degrees mercury".split())
"""Words that make "the 80s" a temperature."""
EDGE_WORDS = frozenset("mid early late pre post".split())
"""What is hyphened to a year: "mid-1996"."""


def year_number(words: Words, i: int, strict: bool = False) -> tuple[int, int] | None:
    """A year of four digits or in words. ``strict``: behind a comma, where a count may begin."""
    number, token = words.number(i), words.at(i)
    if number is None:
        return spelled_year(words, i)
    if len(token.text) != 4 or not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    if words.joined(i + 1) and (words.low(i + 1) in (":", "%") or words.at(i + 1).text.isalpha()):
        return None
    if (
        words.joined(i + 2)
        and words.joined(i + 1)
        and words.low(i + 1) in (",", ".")
        and words.number(i + 2) is not None
    ):
        return None
    if strict and _counts(words, i + 1):
        return None
    return number, i + 1


def short_year(words: Words, i: int) -> tuple[int, int] | None:
    """ "'98"."""
    number = words.number(i + 1)
    if words.low(i) != "'" or number is None or len(words.at(i + 1).text) != 2 or not words.joined(i + 1):
        return None
    if words.joined(i + 2) and words.at(i + 2).text.isalnum():
        return None
    return number + (2000 if number < PIVOT else 1900), i + 2


def year(words: Words, i: int) -> Match | None:
    """ "1989", "'98", "nineteen ninety-four", "fiscal 1989", "FY 2003"."""
    low, before = words.low(i), words.low(i - 1)
    if low in FISCAL:
        j = i + 1 + (words.low(i + 1) == "year")
        found = year_number(words, j) or short_year(words, j)
        return Match(i, found[1], Fixed(f"{found[0]:04}")) if found else None
    if short := short_year(words, i):
        quoted = words.joined(i)
        return None if quoted else Match(i, short[1], Fixed(f"{short[0]:04}"))
    found = year_number(words, i)
    if found is None:
        return None
    if words.number(i) is None:
        return Match(i, found[1], Fixed(f"{found[0]:04}"))
    if (words.joined(i) and before not in ("(", "-", "/", '"', "“", "[", "--", "'", "‘")) or before in (
        "$",
        "£",
        "€",
        "#",
    ):
        return None
    if words.joined(i) and before in ("-", "/") and not (year_number(words, i - 2) or words.low(i - 2) in EDGE_WORDS):
        return None
    if words.at(i - 1).text.istitle() and before not in LEADERS and before not in YEAR_LEADERS and i > 0:
        return None
    if before == "at" or (before == "." and words.low(i - 2) in ("no", "nos")) or words.low(found[1]) == "block":
        return None
    edged = before == "-" and words.low(i - 2) in EDGE_WORDS
    led = edged or before in LEADERS or before in YEAR_LEADERS
    if before in ("than", "about", "some", "nearly", "over", "no", "number", "nos") or (
        _counts(words, found[1]) and not led
    ):
        return None
    if found[0] not in PLAIN_YEARS and words.at(found[1]).text.istitle():
        return None
    if (found[0] not in PLAIN_YEARS and not led) or (_counts(words, found[1]) and found[0] % 100 == 0):
        return None
    if before in ("of", "to", "at", "by") and _counts(words, found[1]):
        return None
    return Match(i, found[1], Fixed(f"{found[0]:04}"))


def _counts(words: Words, i: int) -> bool:
    """Whether what follows a number is what it counts."""
    token = words.at(i)
    if not token.text.islower() or not token.text.isalpha():
        return token.low in ("%", "percent")
    plural = token.low.endswith("s") and not token.low.endswith(("ss", "us", "is", "as"))
    return (
        token.low in PEOPLE_NOUNS
        or token.low in ("percent", "per", "more", "other")
        or (plural and token.low != "sales")
    )


def decade(words: Words, i: int) -> Match | None:
    """ "1990s", "'80s", "80s", "nineties"."""
    j = i + (words.low(i) == "'")
    number, low = words.number(j), words.low(j)
    if number is not None:
        k = j + 1 + (words.low(j + 1) == "'" and words.joined(j + 1))
        if words.low(k) != "s" or not words.joined(k) or number % 10:
            return None
        size = len(words.at(j).text)
        if size == 4 and FIRST_YEAR <= number <= LAST_YEAR:
            value = f"{number // 100}" if number % 100 == 0 and number < 2000 else f"{number // 10}"
            return Match(i, k + 1, Fixed(value))
        led = j > i or words.low(i - 1) in ("the", "early", "late")
        if any(words.low(i - back) in WARMTH for back in range(2, 7)):
            return None
        if size == 2 and led and words.low(i - 2) not in ("her", "his", "their"):
            return Match(i, k + 1, Fixed(f"{(1900 if number >= 20 else 2000) // 100}{number // 10}"))
        return None
    if low in DECADES and words.low(i - 1) in ("the", "early", "late", "mid", "-", "nineteen", "eighteen"):
        return Match(i, i + 1, Fixed(f"{18 if words.low(i - 1) == 'eighteen' else 19}{DECADES[low]}"))
    return None


def century(words: Words, i: int) -> Match | None:
    """ "20th century", "nineteenth-century"."""
    numbered = ordinal(words, i)
    if numbered is None:
        return None
    j = words.after_hyphen(numbered[1])
    if words.low(j) != "century" or not 1 <= numbered[0] <= 30:
        return None
    return Match(i, j + 1, Fixed(f"{numbered[0] - 1:02}"))
