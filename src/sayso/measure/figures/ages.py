"""Numbers that are somebody's age.

An age that only tells who somebody is ("Ana Ruiz, 25,") is left out; one that is stated is a figure of kind age.
"""

from __future__ import annotations

from sayso.measure.figures.cardinals import SMALL, TENS
from sayso.measure.figures.nouns import PEOPLE, PERSONS, is_plural
from sayso.measure.figures.tokens import Tokens

AGED = frozenset("may will can should are were have had when and at in on but with or last this next who years".split())


YOUNG = frozenset("children child kids infants babies boys girls women men adults pupils".split())
"""Who is "under five" also before a verb: "children under five made up a third"."""


def is_age(tokens: Tokens, start: int, i: int, end: int) -> bool:
    """Whether the count at tokens ``start`` to ``end``, its number at ``i``, is an age: "aged 25", "over the
    age of 21", "when she was 16", "died at 74", "younger than 13"."""
    before, left = tokens.at(start - 1), tokens.at(start - 2)
    if before == "of" and left in ("man", "woman", "boy", "girl") and not _noun_at(tokens, end):
        spelled = tokens.at(i) != "one" and (tokens.at(i) in SMALL or tokens.at(i) in TENS)
        if spelled or (tokens.is_digits(i) and len(tokens.raw[i]) < 3):
            return True
    if before in ("aged", "age", "ages") or (before == "of" and left in ("age", "ages")):
        return True
    if tokens.at(start) in ("over", "under") and before in YOUNG and not _noun_at(tokens, end):
        return tokens.at(i) in SMALL or tokens.at(i) in TENS or (tokens.is_digits(i) and len(tokens.raw[i]) < 3)
    if tokens.is_word(end) and tokens.low[end] not in AGED:
        return False
    if before == "at" and left in ("died", "dies", "dead", "retired", "retire", "retires", "married"):
        return tokens.at(start - 3) != "of" and tokens.is_digits(i) and len(tokens.raw[i]) < 3
    if before in ("was", "is", "am", "turned", "turns", "turn", "be", "been"):
        person = left in ("he", "she", "i", "who", "just", "will") or before.startswith("turn")
        return person and ((tokens.is_digits(i) and len(tokens.raw[i]) < 3) or tokens.at(i) in TENS)
    if tokens.at(start) in ("over", "under") and before in PEOPLE:
        return (tokens.is_digits(i) and len(tokens.raw[i]) < 3) or tokens.at(i) in SMALL
    return tokens.at(start) in ("younger", "older") and tokens.at(start + 1) == "than"


def _noun_at(tokens: Tokens, at: int) -> bool:
    return tokens.is_word(at) and (is_plural(tokens.low[at]) or tokens.low[at] in PEOPLE)


def named_age(tokens: Tokens, i: int, end: int, value: float) -> bool:
    """Whether the number is the age of somebody named: "Ana Ruiz, 25, said", "Bo Ek Jr., 25 of Vik", "both 14,"."""
    if not 0 < value < 120 or value != int(value):
        return False
    before, after = tokens.at(i - 1), tokens.at(end)
    name = i - 3 if tokens.at(i - 2) == "." and tokens.at(i - 3) in ("jr", "sr") else i - 2
    if before == "," and (tokens.capital(name) or tokens.at(name) in PEOPLE or tokens.at(name) in PERSONS):
        if after == "of" and tokens.capital(end + 1):
            return True
        if after == "and" and tokens.is_digits(end + 1) and tokens.at(end + 2) in (",", "."):
            return True
        return after in (",", ";", ")", ".", "!", "?", "")
    if before == "and" and tokens.is_digits(i - 2) and tokens.at(i - 3) == "," and tokens.at(i - 4) in PEOPLE:
        return after in (",", ".")
    return before == "both" and not tokens.is_word(end)
