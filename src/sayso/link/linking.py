"""Readings -> what belongs together: stories, copies, and in each story its actors and its groups of statements.

1. Reports of one event become a story.
2. Copies are looked for among all reports.
3. In each story, sources that are one are joined, and statements that answer one question are grouped.

Everything here is a pure function of the readings, whatever their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.compared import Copy
from sayso.link.actors import Actor, actors_of
from sayso.link.claims import group
from sayso.link.copies import find_copies
from sayso.link.itemising import items_of
from sayso.link.items import Item
from sayso.link.rules import Rule, admitted, regrouped
from sayso.link.stories import features_of
from sayso.link.stories import group as group_stories
from sayso.link.wholes import of_both
from sayso.values import Reading


@dataclass(frozen=True, slots=True)
class Told:
    """One story: its readings in order of day and id, its actors, and its groups of items; the rules of people that
    they obey."""

    readings: tuple[Reading, ...]
    actors: tuple[Actor, ...]
    groups: tuple[tuple[Item, ...], ...]
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """Stories and copies of a set of readings."""

    stories: tuple[Told, ...]
    copies: tuple[Copy, ...]


def link(readings: Sequence[Reading]) -> Linked:
    """The stories of the readings, the largest first, and the copies among them. A report that is given twice
    counts once."""
    once = {reading.report.id: reading for reading in readings}
    alike = _alike(once.values())
    stories = group_stories(features_of(once[report]) for report in alike)  # 1
    told = [tell([once[one] for report in story.reports for one in alike[report]]) for story in stories]
    order = sorted(told, key=lambda story: (-len(story.readings), story.readings[0].report.id))
    return Linked(tuple(order), find_copies([once[report] for report in sorted(once)]))  # 2


def _alike(readings: Iterable[Reading]) -> dict[str, list[str]]:
    """The ids of the reports that share text, title and day, under the least of them: whatever tells a story, they are
    one, and a thousand copies are looked at once."""
    found: dict[tuple[str, str | None, str], list[str]] = defaultdict(list)
    for reading in readings:
        report = reading.report
        found[report.text, report.title, _order(reading)[0]].append(report.id)
    return {min(same): sorted(same) for same in found.values()}


def tell(readings: Sequence[Reading], rules: Sequence[Rule] = ()) -> Told:
    """One story of these readings (3), with what people judged of it."""
    ordered = sorted(readings, key=_order)
    actors = actors_of(ordered, rules)
    items = admitted(items_told(ordered, actors), rules)
    return Told(tuple(ordered), actors, regrouped(group(items), items, rules), tuple(rules))


def items_told(readings: Sequence[Reading], actors: Sequence[Actor]) -> list[Item]:
    """The items of a story's readings, with what only the whole story tells: one voice across its names, and those shot
    who are the dead and the injured together."""
    voices = _voices(readings, actors)
    found = of_both([item for reading in readings for item in items_of(reading)])
    return [replace(item, voice=voices[item.statement]) if item.voice else item for item in found]


def _voices(readings: Sequence[Reading], actors: Sequence[Actor]) -> dict[str, str]:
    """For each statement the last authority of its chain, across its names, or the body that it speaks for."""
    who = {link: actor.body or actor.id for actor in actors for link in actor.links}
    return {
        s.id: who.get((s.id, len(s.chain) - 1), s.chain[-1].name) for r in readings for s in r.statements if s.chain
    }


def _order(reading: Reading) -> tuple[str, str]:
    published = reading.report.published
    return (published.day.isoformat() if published else "9999", reading.report.id)
