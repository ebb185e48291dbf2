"""One person who was killed or hurt and whom the text does not number: "a man was shot dead".

Only beside such a fate is an article a count: of one. "A man said" counts nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.measure.figures.categories import category_of
from sayso.measure.figures.counted import noun_after, unit_of
from sayso.measure.figures.nouns import PEOPLE, is_plural
from sayso.measure.figures.tokens import DIGITS, HYPHENS, Tokens
from sayso.values import Figure

ARTICLES = frozenset("a an".split())
FATES = frozenset("killed injured".split())
ONE = PEOPLE | frozenset(
    "guard teacher student driver officer deputy worker pedestrian bystander passenger nurse father mother brother "
    "sister son daughter wife husband girl boy teen teenager infant toddler baby motorist cyclist clerk cook farmer "
    "miner sailor tourist fan player pupil doctor reporter journalist activist lawyer engineer fisherman".split()
)
"""Nouns for one person."""
AGE = frozenset("year month week old".split()) | HYPHENS
LONGEST = 9
"""Tokens from the article to the noun: "a 26-year-old off-duty guard"."""


def singles(tokens: Tokens) -> Iterator[Figure]:
    """The counts of one that an article stands for, in text order; the span is the article's."""
    for i in range(len(tokens)):
        if tokens.low[i] not in ARTICLES:
            continue
        start = i + 1
        while (
            start < len(tokens) and (tokens.kind[start] == DIGITS or tokens.low[start] in AGE) and start - i < LONGEST
        ):
            start += 1
        noun = noun_after(tokens, start, 1.0)
        if noun is None or noun.head - i > LONGEST:
            continue
        word = tokens.low[noun.head]
        if word not in ONE or is_plural(word):
            continue
        category = category_of(tokens, i, noun.end, noun.head)
        if category in FATES:
            span, counted = tokens.span(i, i + 1), tokens.span(noun.first, noun.end)
            yield Figure(
                span,
                span.of(tokens.text),
                1.0,
                1.0,
                1.0,
                "exact",
                None,
                "count",
                unit_of(tokens, noun),
                category,
                counted.of(tokens.text),
                counted,
            )
