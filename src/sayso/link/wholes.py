"""What the items of a report, or of a story, tell of each other.

1. Two numbers that stand together and add up to a third one of the same are its parts ("15 in the town and six in a
   village", of 21).
2. Losses without a day of their own are of the day that the report tells first.
3. Those who were shot are the dead and the injured, where the story gives the numbers of both.
4. Where it gives none of the injured, they are those shot without the dead of whom the report tells after them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sayso.link.items import Item
from sayso.link.nouns import same_noun
from sayso.link.persons import number_of, with_deaths, with_late_deaths
from sayso.link.tolls import with_tolls

LEAD, FEW_DAYS = 500, 3
"""Characters in which a report tells its event, and days that an event takes at most."""
TOGETHER, NEXT = 200, 400
"""Characters between two parts, and to what they add up to."""
LOSSES = frozenset(("killed", "injured", "missing", "displaced", "detained"))


def in_report(items: Sequence[Item], text: str) -> tuple[Item, ...]:
    """The items of one report of this text, with what they tell of each other (1, 2)."""
    whole = with_tolls(with_deaths(with_sums(items)), text)
    day = _event_day(whole)
    return tuple(replace(i, when=day) if day and i.when is None and i.category in LOSSES else i for i in whole)


def with_sums(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items of a report, where two numbers that stand together add up to a third one of the same: they are its
    parts, and count what it counts (1)."""
    counts = [i for i in items if i.figure is not None and i.figure.kind == "count" and i.figure.value]
    parts: dict[tuple[str, int], Item] = {}
    for n, one in enumerate(counts):
        for other in counts[n + 1 : n + 3]:
            whole = next((w for w in counts if _adds_up(w, one, other)), None)
            for part in (one, other) if whole is not None else ():
                told = part.noun is not None or part.category is not None
                parts[part.key] = replace(
                    part,
                    part=True,
                    noun=part.noun if told or whole is None else whole.noun,
                    category=part.category if told or whole is None else whole.category,
                    people=part.people or (whole is not None and whole.people and not told),
                )
    return tuple(parts.get(item.key, item) for item in items)


def _adds_up(whole: Item, one: Item, other: Item) -> bool:
    a, b, c = one.figure, other.figure, whole.figure
    if a is None or b is None or c is None or whole.key in (one.key, other.key):
        return False
    if a.value is None or b.value is None or c.value is None or a.value + b.value != c.value:
        return False
    if (
        b.span.start - a.span.end > TOGETHER
        or min(abs(a.span.start - c.span.start), abs(b.span.start - c.span.start)) > NEXT
    ):
        return False
    return all(_counts_as(part, whole) for part in (one, other)) and "earlier" not in (one.phase, other.phase)


def _counts_as(part: Item, whole: Item) -> bool:
    """Whether a part counts what the whole counts, or does not say what it counts."""
    if part.noun is None and part.category is None:
        return True
    return part.category == whole.category and (part.category is not None or same_noun(part.noun, whole.noun))


def _event_day(items: Sequence[Item]) -> tuple[date, date] | None:
    """When the losses fell that a report tells first, if it tells the day (2)."""
    told = [
        i for i in items if i.when is not None and i.category in LOSSES and (i.when[1] - i.when[0]).days <= FEW_DAYS
    ]
    first = min((i for i in told if i.figure and i.figure.span.start < LEAD), key=lambda i: i.key[1], default=None)
    return first.when if first else None


def of_both(items: Sequence[Item]) -> list[Item]:
    """The items of a story, where those said to be shot, stabbed or struck are as many as the dead and the injured
    together: then they are both, not the injured (3). Where nobody else is told to be injured, the dead are taken off
    them (4)."""
    items = with_late_deaths(items)
    dead = {i.figure.value for i in items if i.figure is not None and i.category == "killed" and not i.part}
    hurt = [i for i in items if i.figure is not None and i.category == "injured" and not i.part]
    left = {i.figure.value for i in hurt if i.figure is not None and not i.struck}

    def both(item: Item) -> bool:
        value = item.figure.value if item.figure is not None else None
        return value is not None and any(value - some in left for some in dead if some)

    totals = {i.figure.value for i in hurt if i.figure is not None and i.struck and both(i)}
    found = {i.key for i in hurt if i.figure is not None and i.figure.value in totals}
    marked = [replace(i, category="killed_or_injured") if i.key in found else i for i in items]
    return marked if any(not i.struck for i in hurt if i.key not in found) or found else _without_dead(marked)


def _without_dead(items: Sequence[Item]) -> list[Item]:
    """The items of a story in which nobody is told to be injured but those struck: they without the dead that their
    report tells of after them; as the dead where they are no more (4)."""
    dead = _dead(items)
    return [_survivors(item, dead.get(item.report)) for item in items]


def _dead(items: Iterable[Item]) -> dict[str, tuple[int, float]]:
    """For each report where it first tells of the dead, and how many."""
    told: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.category == "killed" and item.figure is not None and item.phase == "done":
            told[item.report].append(item)
    found = {}
    for report, some in told.items():
        counts = [i.figure.value for i in some if i.figure and i.figure.value and not i.part and not i.person]
        found[report] = (min(i.key[1] for i in some), max(counts, default=float(number_of(some))))
    return found


def _survivors(item: Item, dead: tuple[int, float] | None) -> Item:
    figure = item.figure
    if dead is None or figure is None or figure.bound != "exact" or figure.value is None:
        return item
    first, many = dead
    if item.category != "injured" or not item.struck or item.more or not many:
        return item
    left = figure.value - many
    if left <= 0:
        return replace(item, category="killed")
    if item.key[1] > first or item.part:
        return item
    return replace(item, figure=replace(figure, value=left, low=left, high=left), less=True)
