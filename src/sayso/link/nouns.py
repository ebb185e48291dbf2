"""Nouns that are counted: which of them mean people, which mean the same thing."""

from __future__ import annotations

import re

PEOPLE = frozenset(
    """
adult aide athlete attendee baby body boy bystander captive casualty cadet child citizen civilian client colleague
commuter conscript convict crew crewman customer dead death defector defendant demonstrator detainee displaced doctor
driver elder employee evacuee expat fan farmer fatality fighter firefighter foreigner girl guest hostage household
human immigrant individual infant infantryman inhabitant insurgent islander jihadist journalist juvenile kid lawmaker
local man medic member mercenary migrant militant minor miner mother nurse offender officer official passenger patient
pedestrian peacekeeper people person personnel pilgrim pilot policeman policewoman politician population prisoner
protester pupil rebel recruit refugee relative reporter rescuer resident sailor schoolchild serviceman servicewoman
settler shopper soldier spectator staff staffer student subscriber suspect survivor taxpayer teacher teenager tenant
tourist traveller traveler troop user veteran victim villager visitor volunteer voter warden witness woman worker
wounded youngster youth injured missing killed american european african asian briton
""".split()
)
"""Singular nouns for persons, and words that stand for them where people are counted."""
PERSONAL = re.compile(r"(?:[^aeiou]er|or|ist|ian|ant|ee|man|woman|mate)$")
"""Endings that most often make a person of a word; used only beside a category that people alone have."""
ANYBODY = frozenset(
    """
people person individual civilian resident inhabitant citizen victim casualty fatality dead death toll life human
man population american european african asian briton injured wounded injury killed missing local villager other
""".split()
)
"""Nouns that say no more of the people counted than that they are people."""
ALIKE = (
    frozenset("soldier troop serviceman infantryman fighter force personnel recruit conscript".split()),
    frozenset("record row line entry".split()),
    frozenset("strike airstrike raid bombing".split()),
    frozenset("home house dwelling property".split()),
    frozenset("job position post redundancy layoff".split()),
    frozenset("case infection".split()),
    frozenset("vehicle car truck lorry".split()),
    frozenset("death fatality dead victim".split()),
    frozenset("people person individual resident inhabitant citizen".split()),
    frozenset("family household".split()),
    frozenset("village town settlement".split()),
    frozenset("vote ballot".split()),
    frozenset("share stock".split()),
    frozenset("worker employee staff staffer".split()),
    frozenset("injury wounded injured".split()),
)
"""Nouns that reports use for one another."""
OF_PEOPLE = frozenset("killed injured killed_or_injured missing displaced detained deployed".split())


def is_people(noun: str | None, category: str | None = None) -> bool:
    """Whether the noun (singular, lower case) means people; a category that only people have helps."""
    if noun is None:
        return category in OF_PEOPLE
    return noun in PEOPLE or (category in OF_PEOPLE and bool(PERSONAL.search(noun)))


def may_be(one: str | None, other: str | None) -> bool:
    """Whether two nouns for people can mean the same ones: neither says who, or the one that does says soldiers,
    whom reports call people, casualties or by their nation as well."""
    wide = [noun for noun in (one, other) if not is_anybody(noun)]
    return not wide or (len(wide) == 1 and wide[0] in ALIKE[0])


def is_anybody(noun: str | None) -> bool:
    """Whether the noun says nothing of the people counted ("civilians", "Norwegians"), or there is none."""
    return noun is None or noun in ANYBODY


def same_noun(one: str | None, other: str | None) -> bool:
    """Whether two counted nouns mean the same: equal, or used for one another."""
    if one is None or other is None:
        return False
    return one == other or any(one in group and other in group for group in ALIKE)
