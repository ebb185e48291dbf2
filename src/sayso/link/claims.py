"""Statements that answer the same question, grouped into claims.

1. Items with figures are blocked by kind and unit, so that only pairs that could be one are scored.
2. Groups are merged by average likeness, most alike first, while it stays above ``LEAST`` (group-average
   agglomeration; Sokal and Michener, 1958): one likely pair does not pull two unlike groups together.
3. Ties fall to the least ids, so the order of the input changes nothing.
4. Statements without figures are grouped by their words, where they share most of what is rare in them; a denial,
   doubt or refusal goes to the group whose words it shares most, and to others of its kind only where there is none.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sayso.link.items import REFUSING, Item, stems
from sayso.link.pairs import cosine, currency, likeness, size
from sayso.link.persons import FATES, beside_tolls
from sayso.link.sets import Sets
from sayso.values import Reading, Statement

LEAST = 0.0
"""Log odds: as likely as not."""
SAME_WORDS = 0.55
"""Cosine of the rare words from which two statements without figures say the same."""
DENIED = 0.6
"""Share of a denial's words that a group must hold."""
RAREST, MOST = 6, 50
"""Rarest words of a statement that candidates are looked up by, and candidates a word."""
MOST_KINDS = 400
"""Items that differ in a block: their pairs are all scored, some seconds for this many."""
NEVER = -6.0
"""What a pair that cannot be one question counts in an average."""


def group(items: Sequence[Item]) -> tuple[tuple[Item, ...], ...]:
    """The items with figures of one story, grouped; each group in order of day and id, the groups by their first,
    those of nothing but parts last."""
    figures = sorted((i for i in items if i.figure is not None), key=lambda i: i.key)
    singles = [i for i in figures if (i.person or i.within) and i.category in FATES]
    counted = [i for i in figures if not ((i.person or i.within) and i.category in FATES)]
    rarity = rarity_of(counted)
    found: list[tuple[Item, ...]] = []
    usual = usual_day(counted)
    for block in blocks_of(counted):  # 1
        found += _merged(block, rarity, usual)  # 2
    found = beside_tolls(found, singles)
    told = [i for i in items if i.figure is None]
    rarity = rarity_of(told)
    found += _by_words([i for i in told if not i.refuses], rarity)  # 4
    denying = _Denied(found)
    found += _by_words([i for i in told if i.refuses and denying.of(i.statement, i.words) is None], rarity)
    ordered = (tuple(sorted(g, key=_order)) for g in found)
    return tuple(sorted(ordered, key=lambda g: (all(item.part for item in g), *_order(g[0]))))


def rarity_of(items: Iterable[Item]) -> dict[str, float]:
    """The weight of each stem: the logarithm of how few of the items' clauses have it."""
    items = list(items)
    counts = Counter(word for item in items for word in item.words)
    return {word: math.log((1 + len(items)) / (0.5 + count)) for word, count in counts.items()}


def _order(item: Item) -> tuple[str, str, int]:
    return (item.day.isoformat() if item.day else "9999", *item.key)


def blocks_of(items: Sequence[Item]) -> Iterable[list[Item]]:
    """The items by kind and currency; a block of too many by noun as well, then by number, each a block of its own."""
    blocks: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        figure = item.figure
        assert figure is not None
        blocks[f"money {currency(figure)}" if figure.kind == "money" else figure.kind].append(item)
    for block in blocks.values():
        yield from [block] if _kinds(block) <= MOST_KINDS else _smaller(block)


def _smaller(block: Sequence[Item]) -> Iterable[list[Item]]:
    by_noun: dict[str, list[Item]] = defaultdict(list)
    for item in block:
        by_noun["people" if item.people else item.noun or ""].append(item)
    for some in by_noun.values():
        if _kinds(some) <= MOST_KINDS:
            yield some
            continue
        by_size: dict[int, list[Item]] = defaultdict(list)
        for item in some:
            number = size(item.figure) if item.figure else None
            by_size[round(2 * math.log10(abs(number))) if number else 0].append(item)
        for few in by_size.values():
            ordered = sorted(few, key=_order)
            yield from (ordered[n : n + MOST_KINDS] for n in range(0, len(ordered), MOST_KINDS))


def _kinds(items: Iterable[Item]) -> int:
    return len({_alike(item) for item in items})


def _by_words(items: Iterable[Item], rarity: Mapping[str, float]) -> list[tuple[Item, ...]]:
    """Groups of statements without figures, of two reports or more, that say the same in much the same words; what is
    said not to be is not the same as what is, and two who keep silent do not agree on anything."""
    ordered = sorted(items, key=lambda i: i.key)
    sets = Sets(len(ordered))
    holders: dict[str, list[int]] = defaultdict(list)
    alike: dict[Hashable, int] = {}  # a thousand copies of a statement are asked once
    for number, item in enumerate(ordered):
        if item.words and (first := alike.setdefault((item.words, _side(item)), number)) != number:
            sets.join(first, number)
            continue
        for word in sorted(item.words, key=lambda w: (-rarity[w], w))[:RAREST]:
            for other in holders[word][-MOST:]:
                agree = _side(item) == _side(ordered[other])
                if agree and cosine(item.words, ordered[other].words, rarity) >= SAME_WORDS:
                    sets.join(number, other)
            holders[word].append(number)
    groups = [tuple(ordered[n] for n in group) for group in sets.groups()]
    return [g for g in groups if len({item.report for item in g}) > 1]


def _side(item: Item) -> Hashable:
    """What two statements must have in common to say the same, besides their words."""
    return item.negated, item.voice if item.declines else None


def denials(
    groups: Sequence[Sequence[Item]], statements: Sequence[Statement], readings: Sequence[Reading]
) -> dict[int, tuple[Statement, ...]]:
    """For the numbers of groups the statements that deny, doubt or decline what the group says: each goes to the one
    group whose words it shares most, if it shares enough; a member denies nothing of its own group."""
    text = {s.id: " ".join(span.of(r.report.text) for span in s.content) for r in readings for s in r.statements}
    denying = _Denied(groups)
    found: dict[int, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda s: s.id):
        number = denying.of(statement.id, stems(text[statement.id])) if statement.stance in REFUSING else None
        if number is not None:
            found[number].append(statement)
    return {number: tuple(some) for number, some in found.items()}


class _Denied:
    """Groups, to find the one that a statement denies."""

    def __init__(self, groups: Sequence[Sequence[Item]]) -> None:
        self._words = [frozenset().union(*(i.words | i.modifiers for i in group)) for group in groups]
        self._members = [{i.statement for i in group} for group in groups]
        self._rarity = rarity_of(i for group in groups for i in group)

    def of(self, statement: str, own: frozenset[str]) -> int | None:
        """The number of the group whose words these share most, if they share enough; None else, and for a member."""
        scored = [
            (_share(own, words, self._rarity), -n)
            for n, words in enumerate(self._words)
            if statement not in self._members[n]
        ]
        best, number = max(scored, default=(0.0, 0))
        return -number if best >= DENIED else None


def _share(own: frozenset[str], words: frozenset[str], rarity: Mapping[str, float]) -> float:
    """How much of a denial's weight of words a group holds, where a word that no group has weighs as much as any; of a
    denial in one word nothing is known."""
    if len(own) < 2:
        return 0.0
    most = max(rarity.values(), default=1.0)
    total = sum(rarity.get(w, most) for w in own)
    return sum(rarity.get(w, most) for w in own & words) / total if total else 0.0


def _alike(item: Item) -> Hashable:
    """What two items share that no pair could tell apart: the words of a copied report, say."""
    figure = item.figure
    assert figure is not None
    said = (figure.kind, figure.value, figure.low, figure.high, figure.bound, figure.unit, item.noun, item.category)
    where = item.place.gazetteer_id if item.place else None
    told = (item.phase, item.part, item.change, item.rate, item.lives, item.when, item.befallen)
    return (*said, item.nations, item.modifiers, item.words, where, *told)


def usual_day(items: Iterable[Item]) -> date | None:
    """The middle one of the items' days: what a report without a day is taken to be of."""
    days = sorted(item.day for item in items if item.day)
    return days[len(days) // 2] if days else None


def _merged(items: Sequence[Item], rarity: Mapping[str, float], usual: date | None) -> list[tuple[Item, ...]]:
    """Group-average agglomeration over the scored pairs: the sums of two merged groups add up. Items that cannot be
    told apart are one from the start, with their number as weight."""
    bundles: dict[Hashable, list[Item]] = defaultdict(list)
    for item in items:
        bundles[_alike(item)].append(item)
    kinds = list(bundles.values())
    asked = [replace(some[0], day=some[0].day or usual) for some in kinds]
    scores = np.zeros((len(kinds), len(kinds)))
    for a in range(len(kinds)):
        for b in range(a + 1, len(kinds)):
            found = likeness(asked[a], asked[b], rarity)
            scores[a, b] = NEVER if found is None else found.score
    groups = agglomerated(scores + scores.T, [len(some) for some in kinds])
    return [tuple(item for n in group for item in kinds[n]) for group in groups]


def agglomerated(scores: NDArray[np.float64], sizes: Sequence[int]) -> list[list[int]]:
    """The numbers of some things, grouped: the two groups of greatest mean score are merged, again and again, while
    that is more than ``LEAST``. ``scores``: of each with each, symmetric; ``sizes``: how much each counts in a mean."""
    counts = np.array(sizes, dtype=float)
    many = len(counts)
    sums = scores * np.outer(counts, counts)
    alive = np.ones(many, dtype=bool)
    members = [[n] for n in range(many)]
    while alive.sum() > 1:
        mean = np.round(sums / np.outer(counts, counts), 9)
        mean[~alive, :] = mean[:, ~alive] = -np.inf
        np.fill_diagonal(mean, -np.inf)
        a, b = sorted(divmod(int(mean.argmax()), many))  # 3: the first of equals
        if mean[a, b] <= LEAST:
            break
        sums[a] += sums[b]
        sums[:, a] += sums[:, b]
        counts[a] += counts[b]
        alive[b] = False
        members[a] += members[b]
    return [members[n] for n in range(many) if alive[n]]
