"""What the dead and the injured that a report counts tell of each other.

1. "Of them" makes no part of a toll where none of that fate is larger: of five hurt, "two of whom died" are the dead.
2. Where a toll of more is told, one more of that fate is a person of it, if he is counted ("one victim died") or not.
3. People of one fate that are counted side by side ("two women and a man", "one man and three others") are its toll,
   where no other is told: the first of them stands for their sum. Where one is, they are parts of it.
4. So are fewer of that fate of whom it is told how they fare ("two are in critical condition").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.link.items import Item
from sayso.link.nouns import is_anybody
from sayso.link.persons import FATES, Person

KINDS = frozenset(
    """
man woman boy girl child kid baby infant toddler teen teenager youth adult male female juvenile minor student
father mother son daughter wife husband brother sister grandmother grandfather uncle aunt nephew niece cousin
officer policeman policewoman firefighter deputy bystander pedestrian passenger driver guest
""".split()
)
"""Nouns for people by age, sex or part in the event, who make one toll together."""
JOINT = re.compile(r"\s*(?:of|from|in)?\s*(?:,|,? ?and|,? ?plus|,? ?as well as|,? ?along with)\s*$", re.IGNORECASE)
OTHERS = re.compile(r"\s*(?:\w+ )?(?:others?|more)\b", re.IGNORECASE)
HURT = frozenset(("injured", "killed_or_injured"))
CONDITION = re.compile(
    r"(?:(?!\band\b)[^.;,])*\b(?:condition|surgery|intensive care|discharged|treated and released|fighting for|"
    r"life-threatening)\b",
    re.IGNORECASE,
)
NEAR = 90
"""Characters in which it is told how those counted fare."""
FAR = 130
"""Characters between people and the "others" that are counted with them."""


def with_tolls(items: Sequence[Item], text: str) -> tuple[Item, ...]:
    """The items of a report of this text, with what its tolls tell of each other."""
    told = {item.key: replace(item, more=True) if is_more(item, text) else item for item in items}
    for fate in FATES:
        some = sorted((i for i in told.values() if i.category == fate and _counts(i)), key=lambda i: i.key[1])
        largest = max((_value(i) for i in some if not i.part and not i.struck), default=0.0)
        for item in some:
            if item.part and item.person is None and fate == "killed" and largest == 0 and _of_hurt(item, items):  # 1
                told[item.key] = replace(item, part=False)
        for run in _runs(some, text):
            told |= _summed(run, [i for i in some if i not in run], text)
        most = max((_value(i) for i in told.values() if i.category == fate and _counts(i) and not i.part), default=0.0)
        for item in some:
            one = told[item.key]
            if most > 1 and one.person is None and _kind(one) and _value(one) == 1:  # 2
                noun = one.noun or ""
                told[item.key] = replace(one, part=True, person=Person(frozenset(), None, noun, item.key[1]))
            elif 1 < _value(one) < most and _kind(one) and CONDITION.match(text, item.key[1], item.key[1] + NEAR):  # 4
                told[item.key] = replace(one, part=True)
    return tuple(told[item.key] for item in items)


def _of_hurt(part: Item, items: Sequence[Item]) -> bool:
    """Whether the people counted before it in its statement, more than it counts, are the hurt."""
    before = [i for i in items if i.statement == part.statement and i.key[1] < part.key[1] and i.figure is not None]
    whole = before[-1] if before else None
    return whole is not None and whole.category in HURT and _value(whole) > _value(part)


def is_more(item: Item, text: str) -> bool:
    """Whether those counted are others than those told of before."""
    figure = item.figure
    if figure is None:
        return False
    if item.person is not None and item.person.more:
        return True
    return "another" in figure.text.lower() or bool(OTHERS.match(text, figure.span.end))


def _counts(item: Item) -> bool:
    figure = item.figure
    exact = figure is not None and figure.kind == "count" and figure.value is not None and figure.bound == "exact"
    return exact and not item.change and item.phase == "done" and item.rate is None


def _value(item: Item) -> float:
    return (item.figure.value or 0.0) if item.figure is not None else 0.0


def _runs(items: Sequence[Item], text: str) -> list[list[Item]]:
    """The items counted side by side, of two or more (3)."""
    found: list[list[Item]] = []
    for one, other in pairwise(items):
        if not _side_by_side(one, other, text):
            continue
        if found and found[-1][-1] is one:
            found[-1].append(other)
        else:
            found.append([one, other])
    return found


def _side_by_side(one: Item, other: Item, text: str) -> bool:
    a, b = one.figure, other.figure
    if a is None or b is None or one.statement != other.statement or not (_kind(one) and _kind(other)):
        return False
    start = max(a.span.end, a.counted_span.end if a.counted_span else 0)
    gap = text[start : b.span.start]
    if JOINT.fullmatch(gap):
        return True
    return is_more(other, text) and len(gap) < FAR and not re.search(r"[.!?;\n]", gap)


def _kind(item: Item) -> bool:
    return item.people and (item.noun in KINDS or is_anybody(item.noun))


def _summed(run: Sequence[Item], others: Sequence[Item], text: str) -> dict[tuple[str, int], Item]:
    total = sum(_value(item) for item in run)
    adds_up = any(_value(i) == total for i in others)
    parts = {item.key: replace(item, part=True, within=adds_up) for item in run}
    first, last = run[0].figure, run[-1].figure
    if first is None or last is None or any(_value(i) >= total and not i.part and not i.struck for i in others):
        return parts
    end = max(last.span.end, last.counted_span.end if last.counted_span else 0)
    said = " ".join(text[first.span.start : end].split())
    whole = replace(first, value=total, low=total, high=total, text=said)
    parts = {key: replace(item, within=True) for key, item in parts.items()}
    return parts | {run[0].key: replace(run[0], figure=whole, part=False, within=False, person=None)}
