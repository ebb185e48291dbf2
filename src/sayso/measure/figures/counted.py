"""What a count counts: the noun phrase behind the number, or the noun before it.

1. Behind the number: "of", "of the", "more" are passed over; the phrase runs over adjectives and nouns to the last of
   the first plural nouns ("North Korean troops"); for one thing, to the last word before a verb or a preposition.
2. Before it: "the death toll rose to 41", "casualties stood at 40", "deaths: 5", "a number of troops put at 8,000".
"""

from __future__ import annotations

from typing import NamedTuple

from sayso.measure.figures.cardinals import PLURAL, SMALL, TENS
from sayso.measure.figures.casualties import PASSIVE
from sayso.measure.figures.nouns import IRREGULAR, NOUN_LIKE, PEOPLE, SOLDIERS, is_plural, singular
from sayso.measure.figures.stops import SINGULAR_STOPS, STOPS, VERBS
from sayso.measure.figures.tokens import HYPHENS, WORD, Tokens

SKIPPED = frozenset(
    "of the his her their its our those these them all more further additional other another such".split()
)
NATIONAL = ("ese", "ish", "ch")
TOLLS = {
    "toll": "killed",
    "tolls": "killed",
    "deaths": "killed",
    "fatalities": "killed",
    "dead": "killed",
    "casualties": "killed_or_injured",
    "injuries": "injured",
    "injured": "injured",
    "wounded": "injured",
    "missing": "missing",
    "displaced": "displaced",
    "detained": "detained",
    "detainees": "detained",
    "arrests": "detained",
    "killed": "killed",
}
NUMBERING = frozenset("number numbers numbered numbering total totals totalled totaled totalling totaling".split())
LINKS = frozenset("""
to at of is was were are be been stood stands stand reached reaches reaching hit hits passed topped exceeded : by
from as high total totalled totaled totalling totaling numbered numbering number climbed rose risen rises jumped
fell dropped increased put between climbing rising surpassed crossed above over past than - – — around about roughly
including
""".split())  # fmt: skip
QUOTES = frozenset("\"”’'»")
LONGEST = 9
"""Tokens of the longest phrase that is looked through for its head."""
REACH = 18
"""Tokens before a number in which the noun that it gives the size of may stand."""


class Noun(NamedTuple):
    """A counted noun phrase of the tokens ``first`` to ``end`` with its head; ``after``: the tokens beyond the number
    and the phrase begin there."""

    first: int
    end: int
    head: int
    after: int


def noun_after(tokens: Tokens, at: int, value: float | None) -> Noun | None:  # 1
    """The noun phrase counted by the number that ends before token ``at``."""
    limit, first = tokens.stop[at - 1], _passed_over(tokens, at, tokens.stop[at - 1])
    if tokens.at(first) in HYPHENS:
        return None
    one = value == 1 and tokens.at(at) != "of"
    k, head = first, -1
    while k < min(limit, first + LONGEST):
        word = tokens.low[k]
        if tokens.kind[k] != WORD:
            k = _joined(tokens, k, limit, first, head)
            if k < 0:
                k = -k
                break
            continue
        joint = word in ("and", "or") and first < k and head < 0 and not one
        if joint and _noun(tokens, k + 1, limit):
            k += 1
            continue
        if _ends(tokens, k, first):
            break
        if word in NOUN_LIKE and not (k == first and _noun(tokens, k + 1, limit)):
            head = k if head < 0 and k == first and word in ("dead", "wounded", "injured", "missing") else head
            break
        verdict = _head(tokens, k, head, first, limit, one)
        if verdict is None:
            break
        head, k = verdict, k + 1
    return _closed(tokens, first, k - 1, head, one, at)


def _passed_over(tokens: Tokens, at: int, limit: int) -> int:
    """The first token of the noun phrase: behind "of the", "more", and the number of "two of the five hostages"."""
    k = at + 1 if tokens.at(at) in QUOTES and at + 1 < limit else at
    while k < min(limit, at + 5) and tokens.low[k] in SKIPPED and tokens.low[k] not in ("other", "such"):
        k += 1
        number = k < limit and (tokens.is_digits(k) or (tokens.low[k] in SMALL and tokens.low[k] != "one"))
        if number and (tokens.low[k - 1] == "of" or k > at + 1):
            k += 1
    return k


def _joined(tokens: Tokens, k: int, limit: int, first: int, head: int) -> int:
    """Where the phrase goes on behind the mark at token ``k``: a hyphen between words, or an abbreviation's meaning in
    brackets. The negative of ``k`` where it ends."""
    if tokens.low[k] == "(" and head < 0 and k > first and ")" in tokens.low[k : min(k + LONGEST, limit)]:
        return tokens.low.index(")", k) + 1
    joined = tokens.low[k] in HYPHENS and tokens.glued(k) and tokens.glued(k + 1) and k + 1 < limit
    return k + 1 if joined else -k


def _ends(tokens: Tokens, k: int, first: int) -> bool:
    word, then = tokens.low[k], tokens.at(k + 1)
    if word == "may":
        return not tokens.capital(k)
    if word.endswith("ly") and (then in NOUN_LIKE or then in PASSIVE):
        return True
    if word.endswith("ed") and k == first and _noun(tokens, k + 1, min(tokens.stop[k], k + 3)):
        return False
    ends = word in STOPS or word in SMALL or word in TENS or word in PLURAL
    return ends and not (word == "all" and k == first)


def _head(tokens: Tokens, k: int, head: int, first: int, limit: int, one: bool) -> int | None:
    """The head once the word at token ``k`` is part of the phrase; None where the word is not."""
    word = tokens.low[k]
    possessive = "'" in word or "’" in word
    plural = is_plural(word) and not possessive
    if plural and (
        (one and k > first and word not in PEOPLE) or (head >= 0 and tokens.capital(k) > tokens.capital(head))
    ):
        return None
    if plural or (word in PEOPLE and not possessive):
        return k
    if possessive and word.rstrip("s").rstrip("'’") in PEOPLE:
        return None
    if head >= 0:
        more = _noun(tokens, k, min(limit, k + 3)) and not word.endswith(("ed", "ing", "ly")) and word not in VERBS
        return head if more else None
    then = tokens.at(k + 1)
    verb = (
        one
        and k > first
        and word.endswith("ed")
        and (then in STOPS or then.endswith("ly") or not tokens.is_word(k + 1))
    )
    return None if verb or (one and word in SINGULAR_STOPS) else head


def _closed(tokens: Tokens, first: int, last: int, head: int, one: bool, at: int) -> Noun | None:
    """The phrase up to its head; where no plural marks it, up to its last word if that can be a head."""
    if head < 0 and first <= last:
        single = one and tokens.kind[last] == WORD and last - first < 5
        if single or (tokens.capital(last) and tokens.low[last].endswith(NATIONAL)):
            head = last
    return Noun(first, head + 1, head, at) if head >= 0 else None


def _noun(tokens: Tokens, k: int, limit: int) -> bool:
    """Whether a plural or a person's noun stands at token ``k`` or, behind one or two plain words, soon after."""
    for step in range(k, min(limit, k + 3)):
        if tokens.kind[step] != WORD:
            return False
        word = tokens.low[step]
        if word in STOPS or word in SMALL:
            return False
        if word in NOUN_LIKE and step > k:
            return False
        if (is_plural(word) and word not in NOUN_LIKE) or (word in PEOPLE and word not in NOUN_LIKE):
            return True
    return False


def noun_before(tokens: Tokens, start: int) -> Noun | None:  # 2
    """The noun whose size the number at token ``start`` (its cues included) gives."""
    floor = max(tokens.begin[start], start - REACH)
    if tokens.at(start - 1) not in LINKS and tokens.at(start) not in (
        "exceeded",
        "exceed",
        "passed",
        "pass",
        "topped",
        "top",
        "surpassed",
        "as",
        "at",
    ):
        return None
    for k in range(start - 1, floor - 1, -1):
        word = tokens.low[k]
        if (
            word in (".", ";", "(", ")", "?", "!", "who", "which", "while", "after", "when", "but")
            or tokens.kind[k] == 1
        ):
            return None
        said = word in TOLLS and word in NOUN_LIKE and (tokens.at(k + 1) == ":" or _numbered(tokens, k))
        if word in TOLLS and (word not in NOUN_LIKE or said):
            first = k - 1 if word == "toll" and tokens.at(k - 1) in ("death", "casualty", "injury") else k
            return Noun(first, k + 1, k, start)
        if tokens.low[start - 1] in NUMBERING and (word in PEOPLE or word in SOLDIERS) and is_plural(word):
            return Noun(k, k + 1, k, start)
        if word == "number" and tokens.at(k + 1) == "of":
            return noun_after(tokens, k + 1, 2.0)
    return None


def _numbered(tokens: Tokens, k: int) -> bool:
    """Whether "the", "of" or "the number of those (still)" stands before the adjective at token ``k``."""
    if tokens.at(k - 1) in ("still", "feared", "confirmed", "reported", "known") and tokens.at(k - 2) == "those":
        k -= 1
    return tokens.at(k - 1) in ("of", "the", "those")


def unit_of(tokens: Tokens, noun: Noun) -> str:
    """The singular head noun; "person" where the head is an adjective for people."""
    word = tokens.low[noun.head]
    if word in ("toll", "tolls"):
        return "person"
    if word in NOUN_LIKE:
        return "person"
    unit = singular(word)
    if tokens.raw[noun.head][:-1].isupper() and word.endswith("s"):
        return tokens.raw[noun.head][:-1]
    if tokens.capital(noun.head):
        unit = unit if (word in PEOPLE and word != "americans") or word in IRREGULAR else unit.capitalize()
    return unit if not unit.endswith(("'s", "’s")) else unit[:-2]
