"""What stands between people who are counted and the verb that tells their fate: more people, and asides.

1. "54 volunteers and staff", "a boy, a 19-year-old woman and an officer": the verb tells of all of them.
2. "One of them, Ana Ruiz, 38, of Vik, later died": what is set between commas tells who somebody is.
"""

from __future__ import annotations

from sayso.measure.figures.casualties import ACTIVE, ALONE, PASSING
from sayso.measure.figures.nouns import PEOPLE, PERSONS, is_plural
from sayso.measure.figures.tokens import DIGITS, HYPHENS, WORD, Tokens

LONGEST = 9
"""Tokens of one more person in a list, with age and home."""
ASIDE = 18
"""Tokens between two commas in which it is told who somebody is."""
VERBAL = frozenset("has had have later died suffered drowned".split())
"""Verbs that go on with who was set between commas."""


def beyond(tokens: Tokens, end: int) -> int:
    """The token beyond a second noun joined to the first without a number: "54 volunteers AND STAFF"."""
    if tokens.at(end) in ("and", "or"):
        for k in range(end + 1, min(end + 4, tokens.stop[end])):
            if tokens.kind[k] != WORD or tokens.low[k] in ACTIVE or tokens.low[k] in ALONE:
                break
            if is_plural(tokens.low[k]) or tokens.low[k] in PEOPLE:
                return k + 1
    at, closed = end, False
    while not closed and tokens.at(at) in ("and", ",") and (beyond := _listed(tokens, at + 1)) > at + 1:
        closed, at = tokens.low[at] == "and" or tokens.low[at + 1] == "and", beyond
    return at if closed else end


def past_aside(tokens: Tokens, end: int, limit: int) -> int:
    """The token beyond what is set between commas and tells who somebody is ("one of them, Ana Ruiz, 38, of Vik, was
    hurt"); ``end`` for none."""
    if tokens.at(end) != ",":
        return end
    closing = (k for k in range(end + 1, min(end + ASIDE, limit)) if tokens.low[k] == ",")
    goes_on = (k + 1 for k in closing if tokens.at(k + 1) in VERBAL or tokens.at(k + 1) in PASSING)
    return next(goes_on, end)


def _listed(tokens: Tokens, first: int) -> int:
    """The token beyond one more person of a list ("a boy, A 19-YEAR-OLD WOMAN and an officer"); ``first`` for none."""
    k = first + 1 if tokens.at(first) == "and" else first
    if tokens.at(k) not in ("a", "an", "another"):
        return first
    for n in range(k + 1, min(k + LONGEST, tokens.stop[first])):
        word = tokens.low[n]
        if word in PERSONS or word in PEOPLE:
            return n + 1
        if tokens.kind[n] not in (WORD, DIGITS) and word not in HYPHENS:
            break
    return first
