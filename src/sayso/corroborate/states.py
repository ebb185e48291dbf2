"""What the acts of a claim amount to: revisions, conflicts, and the interval that the rule picks.

1. One actor's acts in order of their days are a series: a later one with another figure revises the one before.
2. Two actors that do not depend on each other conflict where their latest figures cannot both hold; a part,
   an earlier figure, and a plan beside a fact are no rivals.
3. The best figure is the one that most reports give, whole, and not revised since by the hand that gave it. It is
   the rule's, not the truth's.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sayso.compared import Best, Certainty, Dependence, State, Tie
from sayso.corroborate.intervals import can_both_hold, equal
from sayso.corroborate.origins import COUNTED, Act
from sayso.link.items import Item
from sayso.link.persons import number_of
from sayso.link.sets import Sets
from sayso.values import Figure

WHY = "the figure that most reports give, revised ones left out"

SURVIVING = "those who were shot or struck, without the dead"
ONE_BY_ONE = "the persons that one report tells of one by one"


def ties_of(acts: Sequence[Act], found: Mapping[tuple[int, int], Dependence]) -> tuple[Tie, ...]:
    """Revisions and conflicts between the acts, as ties between their first statements."""
    return tuple(sorted([*_revisions(acts, found), *_conflicts(acts, found)], key=lambda t: (t.kind, t.a, t.b)))


def _series(acts: Sequence[Act], found: Mapping[tuple[int, int], Dependence]) -> list[list[int]]:
    """The acts of each hand (certain dependences), in order of their days."""
    sets = Sets(len(acts))
    for (a, b), dependence in found.items():
        if dependence.certainty is Certainty.CERTAIN and acts[a].attributed and acts[b].attributed:
            sets.join(a, b)
    return [sorted(group, key=lambda n: (acts[n].first or date.max, acts[n].id)) for group in sets.groups()]


def _revisions(acts: Sequence[Act], found: Mapping[tuple[int, int], Dependence]) -> Iterator[Tie]:
    for series in _series(acts, found):
        whole = [n for n in series if acts[n].attributed and not acts[n].items[0].part]
        for before, after in itertools.pairwise(whole):
            one, other = _figure(acts[before]), _figure(acts[after])
            days = acts[before].first, acts[after].first
            if one is None or other is None or equal(one, other) or None in days or days[0] == days[1]:
                continue
            yield Tie(
                "revises",
                acts[after].items[0].statement,
                acts[before].items[0].statement,
                (f"{_who(acts[after])}: {one.text} ({days[0]}), then {other.text} ({days[1]})",),
            )


def _conflicts(acts: Sequence[Act], found: Mapping[tuple[int, int], Dependence]) -> Iterator[Tie]:
    sets = Sets(len(acts))
    for (a, b), dependence in found.items():
        if dependence.certainty in COUNTED:
            sets.join(a, b)
    latest: dict[int, int] = {}
    for series in _series(acts, found):
        rivals = [n for n in series if acts[n].attributed and _rival(acts[n])]
        if rivals:
            latest[rivals[-1]] = sets.find(rivals[-1])
    numbers = sorted(latest)
    for i, a in enumerate(numbers):
        for b in numbers[i + 1 :]:
            one, other = _figure(acts[a]), _figure(acts[b])
            if latest[a] == latest[b] or one is None or other is None or can_both_hold(one, other):
                continue
            if acts[a].items[0].phase != acts[b].items[0].phase:
                continue  # what is planned and what is done can differ
            yield Tie(
                "conflicts",
                acts[a].items[0].statement,
                acts[b].items[0].statement,
                (f"{_who(acts[a])}: {one.text}; {_who(acts[b])}: {other.text}",),
            )


def _rival(act: Act) -> bool:
    item = act.items[0]
    return not item.part and item.phase != "earlier" and item.figure is not None and item.figure.trend is None


def states_of(independent: int, ties: Sequence[Tie], denied: bool) -> tuple[State, ...]:
    """The states of a claim, from its count of independent origins and its ties."""
    kinds = {tie.kind for tie in ties}
    states = []
    if independent == 1:
        states.append(State.SINGLE)
    if "conflicts" in kinds:
        states.append(State.CONFLICTING)
    elif independent > 1:
        states.append(State.AGREED)
    if "revises" in kinds:
        states.append(State.REVISED)
    if denied:
        states.append(State.DENIED)
    return tuple(states)


def best_of(acts: Sequence[Act], found: Mapping[tuple[int, int], Dependence]) -> Best | None:
    """The figure that most reports give, those left out that their own hand revised later; None without a figure (3).
    Where the text says what became of those counted, only figures that say it are asked. Of equals the one with more
    mentions, then an exact one, then the later."""
    revised = {n for hand in _series(acts, found) for n in _outdated(acts, hand)}
    whole = [n for n, act in enumerate(acts) if _figure(act) is not None and not act.items[0].part]
    fresh = [n for n in whole if n not in revised and acts[n].items[0].phase != "earlier"]
    items = [item for n in fresh or whole or range(len(acts)) for item in acts[n].items if item.figure is not None]
    if not items:
        return None
    if not whole and all(item.person for item in items) and (many := number_of(items)) > 1:
        first = min(items, key=lambda item: (item.day or date.max, item.key))
        return Best(many, many, ONE_BY_ONE, many, first.statement, 1.0, many)
    fates = Counter(item.category for item in items if item.category)
    if fates:
        own = min(fates, key=lambda category: (-fates[category], category))
        items = [item for item in items if item.category == own]
    told: dict[tuple[float | None, float | None], list[Item]] = defaultdict(list)
    for item in items:
        if item.figure is not None:
            told[item.figure.low, item.figure.high].append(item)

    def rank(key: tuple[float | None, float | None]) -> tuple[int, int, bool, date, str]:
        some = told[key]
        last = max((item.day or date.min for item in some), default=date.min)
        return len({item.report for item in some}), len(some), key[0] == key[1], last, str(key)

    best = told[max(told, key=rank)]
    first = min(best, key=lambda item: (item.day or date.max, item.key))
    figure = first.figure
    if figure is None:
        return None
    numbers = [n for i in items if i.figure for n in (i.figure.low, i.figure.value, i.figure.high) if n is not None]
    lowest, highest = min(numbers, default=None), max(numbers, default=None)
    why = SURVIVING if first.less else WHY
    return Best(figure.low, figure.high, why, figure.value, first.statement, lowest, highest)


def _outdated(acts: Sequence[Act], hand: Sequence[int]) -> Iterator[int]:
    """The acts of one hand that a whole figure of a later day has replaced."""
    dated = [n for n in hand if acts[n].attributed and not acts[n].items[0].part and acts[n].first is not None]
    days = [acts[n].first or date.min for n in dated]
    yield from (n for n, day in zip(dated, days, strict=True) if day < max(days))


def _figure(act: Act) -> Figure | None:
    return act.items[0].figure


def _who(act: Act) -> str:
    return act.actor.name if act.actor else act.outlet or "own voice"
