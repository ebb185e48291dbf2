"""One person who was killed or hurt and whom the text does not number: "a man was shot dead".

1. Only beside such a fate is an article a count: of one. "A man said" counts nobody.
2. An age can stand for the person: "a 17-year-old was shot", "the 17-year-old died".
3. So can a name, once in a report for each fate: "Ana Ruiz, 38, was killed".
4. Where a report tells of one person alone who was hurt, and later that "he" or "the victim" died, that one is dead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.measure.figures.cardinals import SMALL
from sayso.measure.figures.categories import category_of
from sayso.measure.figures.counted import Noun, noun_after, unit_of
from sayso.measure.figures.nouns import PEOPLE, PERSONS, is_plural
from sayso.measure.figures.tokens import DIGITS, HYPHENS, Tokens
from sayso.naming import HONORIFICS, Name
from sayso.text import Span
from sayso.values import Figure

ARTICLES = frozenset("a an another".split())
OWNERS = frozenset("his her their".split())
KIN = frozenset("""
father mother brother sister son daughter wife husband grandmother grandfather uncle aunt nephew niece cousin boyfriend
girlfriend
""".split())  # fmt: skip
"""Of whom an owner has one: "her father was hurt"."""
FATES = frozenset("killed injured".split())
ONE = PEOPLE | PERSONS
AGE = frozenset("year month week old".split()) | HYPHENS
LONGEST = 9
"""Tokens from the article to the noun: "a 26-year-old off-duty guard"."""
FIGURATIVE = frozenset("hurt hit struck wounded".split())
"""What befalls politicians and stars in their polls as well."""
DIED = re.compile(
    r"\b(?:he|she|the (?:[\w-]+ ){0,3}?(?:victim|man|woman|boy|girl|teen|teenager|child|baby|toddler|driver|officer))"
    r"(?:, [^,.]{1,40},)? (?:(?:was|were|has|had|have|since|later|then|also|had been|has been) ){0,3}"
    r"(?:pronounced dead|declared dead|died|found dead|succumbed)\b",
    re.IGNORECASE,
)


def singles(tokens: Tokens, names: Sequence[Name] = ()) -> Iterator[Figure]:
    """The counts of one, in text order; the span is the article's, or the name's. ``names``: those of the report."""
    found = sorted((*_described(tokens), *_named(tokens, names)), key=lambda figure: figure.span)
    yield from _settled(tokens.text, found)


def _described(tokens: Tokens) -> Iterator[Figure]:
    for i in range(len(tokens)):
        if tokens.low[i] not in ARTICLES and tokens.low[i] != "the" and tokens.low[i] not in OWNERS:
            continue
        start = i + 1
        while start < len(tokens) and _aged(tokens, start) and start - i < LONGEST:
            start += 1
        aged = start - i > 3 and tokens.low[start - 1] == "old"
        if (tokens.low[i] == "the" and not aged) or (tokens.low[i] in OWNERS and tokens.at(start) not in KIN):
            continue
        noun = noun_after(tokens, start, 1.0)
        if noun is None and aged:  # 2
            if (category := category_of(tokens, i, start, None)) in FATES:
                yield _figure(tokens.text, tokens.span(i, i + 1), tokens.span(i + 1, start), "person", category)
            continue
        if noun is None or noun.head - i > LONGEST:
            continue
        noun = _before_verb(tokens, noun)
        word = tokens.low[noun.head]
        if word not in ONE or is_plural(word):
            continue
        category = category_of(tokens, i, noun.end, noun.head)
        if category in FATES:
            counted = tokens.span(noun.first, noun.end)
            yield _figure(tokens.text, tokens.span(i, i + 1), counted, unit_of(tokens, noun), category)


def _before_verb(tokens: Tokens, noun: Noun) -> Noun:
    """The phrase up to a person whom a verb follows that was taken into it ("a worker [suffered burns]")."""
    for k in range(noun.first, noun.end - 1):
        if tokens.low[k] in ONE and not is_plural(tokens.low[k]) and tokens.low[k + 1].endswith("ed"):
            return Noun(noun.first, k + 1, k, noun.after)
    return noun


def _named(tokens: Tokens, names: Sequence[Name]) -> Iterator[Figure]:  # 3
    at = {start: i for i, start in enumerate(tokens.starts)}
    beyond = {end: i + 1 for i, end in enumerate(tokens.ends)}
    told = set()
    for name in names:
        first, end = at.get(name.span.start), beyond.get(name.span.end)
        if name.kind != "PER" or first is None or end is None or tokens.low[first] in HONORIFICS:
            continue
        home = tokens.at(first - 1) == "of" and tokens.capital(first - 2)
        if home or tokens.at(end) in ONE:
            continue  # "Ana Ruiz of [Friendship]", "a [Clarissa] man"
        start = first
        while tokens.at(first - 1) == "old" and start > first - 6 and _aged(tokens, start - 1):
            start -= 1
        category = category_of(tokens, start, end, None)
        if category not in FATES or (category, tokens.low[end - 1]) in told:
            continue
        if any(tokens.at(k) in FIGURATIVE for k in (first - 1, end + 1)):
            continue
        told.add((category, tokens.low[end - 1]))
        yield _figure(tokens.text, name.span, name.span, "person", category)


def _aged(tokens: Tokens, k: int) -> bool:
    """Whether token ``k`` is of an age: "38-year-old"."""
    small = tokens.low[k] in SMALL and tokens.at(k + 1) in HYPHENS
    return k >= 0 and (tokens.kind[k] == DIGITS or tokens.low[k] in AGE or small)


def _settled(text: str, found: Sequence[Figure]) -> Iterator[Figure]:  # 4
    """The counts, the one person who was hurt as killed where the report tells the death later."""
    alone = len(found) == 1 and found[0].category == "injured"
    died = DIED.search(text, found[0].span.end) if alone else None
    for figure in found:
        yield replace(figure, category="killed") if died else figure


def _figure(text: str, span: Span, counted: Span, unit: str, category: str | None) -> Figure:
    said, what = span.of(text), counted.of(text)
    return Figure(span, said, 1.0, 1.0, 1.0, "exact", None, "count", unit, category, what, counted)
