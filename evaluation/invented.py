"""Invented reports of invented events, read without the model: any number of them, for measuring growth.

1. Days pass, each with some ``PER_DAY`` reports. An event begins, and its reports spread over the next days: one
   for most events, dozens for few, as in the press (a power law).
2. Every event has its town, its officials with their bodies, its numbers, which officials revise from day to day and
   sometimes tell apart. Towns come back with other events; names are made of syllables, so that the vocabulary grows
   with the reports as that of real ones does (Heaps, 1978).
3. A report of an event is its own, a copy of an earlier one (another outlet, an agency's credit, the end cut off), or
   a rewrite (the same facts in their order, in other words).
4. A ``Draft`` is small and makes its ``Reading`` anew whenever asked, the same each time: statements with chain and
   figures, times, places, all with exact spans, as the stages before linking would have given them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from random import Random

from evaluation import invented_words as words
from evaluation.invented_text import Source, Writer
from sayso.values import Reading

WITNESS = 3
"""The number of an official who is none: somebody who lives there."""
BEGIN = date(2031, 1, 1)
PER_DAY = 60
"""Reports a day: a desk that follows a region. So 1,000 reports are 17 days, and 100,000 more than four years."""
TOWNS, OUTLETS = 900, 160
LARGEST = 40
"""Reports of the most reported event."""
COPY, REWRITE = 0.2, 0.15
"""Shares of an event's later reports."""
FACTS, COLOURS, BACKGROUND = (5, 8), (3, 6), (4, 9)
"""Fewest and most clauses of a report that are about its event, around it, and about anything else."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens: its number, kind, day and town, all else from the seed."""

    seed: int
    number: int
    day: int

    def random(self, *parts: object) -> Random:
        """Chance that belongs to the event (and to a part of it), the same each time."""
        return Random(" ".join(map(str, (self.seed, self.number, *parts))))


@dataclass(frozen=True, slots=True)
class Draft:
    """A report to be: ``plan`` chooses its facts, ``wording`` their words, ``cut`` how many sentences are left off,
    ``wire`` the agency credited; two drafts with the same plan and wording have the same sentences."""

    number: int
    event: Event
    day: int
    outlet: int
    plan: int
    wording: int
    told: int
    cut: int = 0
    wire: int | None = None


def drafts(seed: int = 0) -> Iterator[Draft]:
    """Reports without end, in order of their days; the same for the same seed."""
    chance = Random(seed)
    waiting: dict[int, list[Event]] = defaultdict(list)
    told: dict[int, list[Draft]] = {}
    number = events = day = 0
    while True:
        while len(waiting[day]) < PER_DAY:  # 1
            event = Event(seed, events, day)
            events += 1
            for _ in range(min(LARGEST, int(chance.paretovariate(1.1)))):
                waiting[day + min(4, int(chance.expovariate(0.9)))].append(event)
        today = waiting.pop(day)
        chance.shuffle(today)
        for event in today:
            before = told.setdefault(event.number, [])
            draft = Draft(number, event, day, chance.randrange(OUTLETS), number, number, day)
            luck = chance.random()
            if before and luck < COPY + REWRITE:  # 3
                first = chance.choice(before)
                if luck < COPY:
                    draft = replace(
                        draft,
                        plan=first.plan,
                        wording=first.wording,
                        told=first.told,
                        cut=chance.choice((0, 0, 1, 3)),
                        wire=first.wire,
                    )
                else:
                    draft = replace(draft, plan=first.plan, told=first.told)
            elif luck > 0.8:
                draft = replace(draft, wire=chance.randrange(len(words.WIRES)))
            before.append(draft)
            yield draft
            number += 1
        told = {n: some for n, some in told.items() if some[0].event.day > day - 6}
        day += 1


def town_of(number: int) -> str:
    """The name of a town."""
    chance = Random(f"town {number}")
    return "".join(chance.sample(words.SYLLABLES, 2)).capitalize() + chance.choice(words.ENDINGS)


def person_of(chance: Random) -> str:
    """Somebody's name."""
    return f"{chance.choice(words.FIRST)} {''.join(chance.sample(words.SYLLABLES, chance.choice((2, 3)))).capitalize()}"


def outlet_of(number: int) -> str:
    """The name of an outlet."""
    return f"{town_of(number % TOWNS)} {words.PAPERS[number % len(words.PAPERS)]}"


@dataclass(frozen=True, slots=True)
class Setting:
    """The names, words and numbers of an event (2). ``officials``: name, role and body of each."""

    kind: tuple[words.Fact, ...]
    names: dict[str, str]
    towns: dict[str, int]
    lists: dict[str, list[str]]
    officials: tuple[Source, ...]
    sizes: dict[str, int]


SIZES = {
    "killed": (1, 40),
    "injured": (2, 120),
    "missing": (1, 30),
    "displaced": (20, 9000),
    "jobs": (40, 6000),
    "workers": (50, 9000),
    "infected": (10, 3000),
    "homes": (100, 40000),
    "money": (1, 900),
    "percent": (2, 60),
    "metres": (2, 9),
    "hours": (2, 40),
    "days": (2, 60),
    "doses": (500, 90000),
    "trapped": (2, 20),
    "aboard": (20, 300),
    "firefighters": (20, 300),
    "cancelled": (10, 900),
    "detained": (1, 60),
    "customers": (900, 4000000),
    "bytes": (2, 900),
}
"""The least and the greatest of each number."""


def setting_of(event: Event) -> Setting:
    """What the event's seed makes of it."""
    chance = event.random()
    towns = {"town": chance.randrange(TOWNS), "near": chance.randrange(TOWNS)}
    names = {name: town_of(number) for name, number in towns.items()}
    names["site"] = "".join(chance.sample(words.SYLLABLES, 3)).capitalize()
    names["street"] = f"{''.join(chance.sample(words.SYLLABLES, 2)).capitalize()} {chance.choice(('Street', 'Road'))}"
    lists = {name: chance.sample(some, count) for name, (some, count) in words.OWN.items()}
    lists["landmark"] = ["".join(chance.sample(words.SYLLABLES, 3)).capitalize() for _ in range(words.LANDMARKS)]
    officials: list[Source] = []
    for choices in words.ROLES:
        role, body = chance.choice(choices)
        officials.append((person_of(chance), role, re.sub(r"\{(\w+)\}", lambda found: names[found[1]], body)))
    sizes = {name: int(least * (most / least) ** chance.random()) for name, (least, most) in SIZES.items()}
    return Setting(chance.choice(words.KINDS), names, towns, lists, tuple(officials), sizes)


def size_at(draft: Draft, setting: Setting, official: int | None, name: str) -> int:
    """The number that an official gives on the day that the report tells of (2)."""
    grown = min(1.0, 0.7 + 0.15 * (draft.told - draft.event.day))
    rival = draft.event.random(name, official).random() < 0.1
    return max(1, round(setting.sizes[name] * grown * (1.3 if rival else 1.0)))


def reading_of(draft: Draft) -> Reading:
    """The draft's report with all that is read from it (4)."""
    setting = setting_of(draft.event)
    plan = draft.event.random("plan", draft.plan)
    facts = plan.sample(setting.kind, min(len(setting.kind), plan.randint(*FACTS)))
    facts = sorted(facts, key=setting.kind.index) + plan.sample(words.COLOUR, plan.randint(*COLOURS))
    facts += plan.choices(words.BACKGROUND, k=plan.randint(*BACKGROUND))
    facts = facts[: max(3, len(facts) - draft.cut)]
    witness = person_of(plan)
    chance = draft.event.random("wording", draft.wording)
    writer = Writer(chance, setting.names, setting.towns, setting.lists, BEGIN + timedelta(days=draft.told))
    if draft.wire is not None:
        writer.text += f"{setting.names['town'].upper()} ({words.WIRES[draft.wire]}) - "
    for place, (official, clause) in enumerate(facts):
        source: Source | None = None
        if official == WITNESS:
            source = (witness, "resident", None)
        elif official is not None:
            source = setting.officials[official]
        writer.sentence(clause, source, partial(size_at, draft, setting, official))
        writer.text += "\n\n" if place % 3 == 2 else " "
    title = f"{setting.names['town']}: {writer.headline}" if writer.headline else None
    return writer.reading(
        f"invented-{draft.event.seed}-{draft.number}", outlet_of(draft.outlet), title, BEGIN + timedelta(days=draft.day)
    )
