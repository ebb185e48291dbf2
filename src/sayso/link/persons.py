"""One person told of without a number ("a 17-year-old boy was shot", "Ana Ruiz, 38, died"): who, and with whom one.

1. Two are surely not one where their ages, their sex or their surnames differ, where one is a child and the other none,
   or where one clause tells of both or calls one of them "another".
2. Those of a report are as many as cannot be one.
3. Where a toll of more is told, they are parts of it. Where none is, those of a story are one question: how many.
4. Who was shot or struck, and whom the report, or a later one, then counts among the dead, is dead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.values import Figure

if TYPE_CHECKING:
    from sayso.link.items import Item

MALE = frozenset("man boy father brother son husband male grandfather uncle nephew policeman fisherman gunman".split())
FEMALE = frozenset("woman girl mother sister daughter wife female grandmother aunt niece policewoman".split())
CHILD = frozenset("boy girl child infant baby toddler".split())
ADULT = frozenset("man woman officer deputy father mother husband wife grandfather grandmother".split())
FATES = ("killed", "injured")
ARTICLES = frozenset("a an the another his her their".split())
AGE = re.compile(r"\b(\d{1,3})-(?:year|month)-old\b")
AGE_BEHIND = re.compile(r"\s*[,(]\s*(\d{1,3})\b(?! (?:people|others|more))")
SUFFIXES = frozenset("jr. jr sr. sr ii iii".split())
BESIDE = 45
"""Characters between two persons of one clause."""


@dataclass(frozen=True, slots=True)
class Person:
    """What is told of one person: empty or None where it is not. ``start``: where; ``more``: it is "another" one."""

    name: frozenset[str]
    age: int | None
    noun: str
    start: int
    more: bool = False


def person_of(text: str, figure: Figure) -> Person | None:
    """The person that a count of one stands for; None where the text gives a number."""
    if figure.kind != "count" or figure.value != 1 or figure.bound != "exact" or figure.counted_span is None:
        return None
    named = figure.counted_span == figure.span
    if not named and figure.text.lower() not in ARTICLES:
        return None
    end = max(figure.span.end, figure.counted_span.end)
    said = AGE.search(text[max(0, figure.span.start - 14 * named) : end])
    behind = AGE_BEHIND.match(text, end)
    age = said or behind
    name = frozenset(figure.text.lower().split()) - SUFFIXES if named else frozenset()
    before = text[max(0, figure.span.start - 8) : figure.span.start].lower()
    more = figure.text.lower() == "another" or before.endswith("another ")
    return Person(name, int(age[1]) if age else None, (figure.unit or "").lower(), figure.span.start, more)


def differ(one: Person, other: Person, near: bool = True) -> bool:
    """Whether the two are surely not one person (1). ``near``: one report tells of both."""
    if one.name and other.name:
        return not one.name & other.name
    late = max(one, other, key=lambda person: person.start)
    if near and late.more:
        return True
    if one.age is not None and other.age is not None:
        return one.age != other.age
    nouns = {one.noun, other.noun}
    if (nouns & MALE and nouns & FEMALE) or (nouns & CHILD and nouns & ADULT):
        return True
    return near and not (one.name or other.name) and abs(one.start - other.start) < BESIDE


def persons(found: Iterable[Person]) -> list[Person]:
    """The least persons that those told of in one report can be (2)."""
    kept: list[Person] = []
    for person in sorted(found, key=lambda p: p.start):
        known = next((n for n, one in enumerate(kept) if not differ(one, person)), None)
        if known is None:
            kept.append(person)
        else:
            one = kept[known]
            kept[known] = replace(one, name=one.name or person.name, age=person.age if one.age is None else one.age)
    return kept


def with_deaths(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items of a report; those of a person who was struck, and who can be the one dead told of elsewhere, as
    killed (4)."""
    dead = persons(i.person for i in items if i.person and i.category == "killed")
    hurt = persons(i.person for i in items if i.person and i.category == "injured")
    if len(dead) != 1 or len(hurt) != 1 or differ(dead[0], hurt[0]):
        return tuple(items)
    return tuple(
        replace(i, category="killed") if i.person and i.category == "injured" and i.struck else i for i in items
    )


def with_late_deaths(items: Sequence[Item]) -> list[Item]:
    """The items of a story; those of a person who was struck, in a report that tells of no dead, as killed where
    another report tells of one dead person who can be the same (4)."""
    dead = [i for i in items if i.category == "killed" and not i.change]
    told = {i.report for i in dead}
    persons_dead = [i.person for i in dead if i.person]
    if number_of(dead) != 1 or any(i.figure and (i.figure.value or 2) > 1 for i in dead):
        return list(items)
    hurt = [i for i in items if i.category == "injured"]
    alone = number_of(hurt) == 1 and all(i.person or (i.figure and i.figure.value == 1) for i in hurt)

    def late(item: Item) -> bool:
        if item.person is None or item.category != "injured" or not item.struck or item.report in told:
            return False
        return all(not differ(item.person, one, near=False) for one in persons_dead)

    return [replace(i, category="killed") if alone and late(i) else i for i in items]


def number_of(items: Iterable[Item]) -> int:
    """How many persons the items tell of: of the most that one report does."""
    told: dict[str, list[Person]] = defaultdict(list)
    for item in items:
        if item.person is not None:
            told[item.report].append(item.person)
    return max((len(persons(found)) for found in told.values()), default=0)


def beside_tolls(
    groups: Sequence[tuple[Item, ...]], singles: Sequence[Item]
) -> list[tuple[Item, ...]]:
    """The groups with the persons told of: as parts of the toll that their report, or the story, tells; else one group
    for each fate (3)."""
    found = [list(group) for group in groups]
    for fate in FATES:
        some = [i for i in singles if i.category == fate]
        tolls = [n for n, group in enumerate(groups) if _is_toll(group, fate)]
        if not some:
            continue
        if not tolls:
            ones = [n for n, group in enumerate(groups) if _is_one(group, fate)]
            part = number_of(some) > 1
            together = [replace(i, part=part) for i in some]
            if ones:
                found[ones[0]] += together
            else:
                found.append(together)
            continue
        for item in some:
            best = max(tolls, key=lambda n: (_reported(groups[n], item.report), len(groups[n]), -n))
            found[best].append(replace(item, part=True))
    return [tuple(group) for group in found]


def _is_toll(group: Sequence[Item], fate: str) -> bool:
    """Whether the group asks how many met the fate, and one gives more than one."""
    own = sum(item.category == fate for item in group)
    more = [i for i in group if i.figure is not None and not i.part and (i.figure.value or i.figure.high or 0) > 1]
    return 2 * own > len(group) and bool(more)


def _is_one(group: Sequence[Item], fate: str) -> bool:
    """Whether the group says that one person met the fate."""
    return all(i.category == fate and i.figure is not None and i.figure.value == 1 and not i.part for i in group)


def _reported(group: Sequence[Item], report: str) -> float:
    """The most that the report gives in the group; 0 where it gives nothing."""
    return max(
        (i.figure.value or 0.0 for i in group if i.report == report and i.figure is not None and not i.part),
        default=0.0,
    )
