"""What a report says about where a place lies.

1. Containers: "Lund, Sweden", "Ystad, Scania, in southern Sweden", "Alexandria, Va.", "Paris (Texas)".
2. Borders: "near Chad's eastern border with Sudan" behind a name: the place is near the border of the two.
3. Rows: "Oregon, Idaho and Washington" are of one kind.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.measure.places.gazetteer import Entry, kilometres
from sayso.measure.places.keys import ALTERNATE, CITY, COUNTRY, DISTRICT, POINT, REGION, WIDER
from sayso.measure.places.mention import Mention
from sayso.text import Span

DIRECTED = (
    r"(?:(?:(?:north|south|east|west|central|mid)(?:ern|-?east(?:ern)?|-?west(?:ern)?|east(?:ern)?|west(?:ern)?)?"
    r"|the|nearby|neighbou?ring|rural)[ -]){0,3}"
)
CONTAINS = re.compile(
    r"(?:,|\s\(|,? (?:a|the) (?:small |remote |port |coastal |border |northern |southern |eastern |western )?"
    r"(?:town|city|village|suburb|district|province|region|state|county|port|island)[\w ]{0,20})?,?"
    r" ?(?:(?:in|of|inside|within) )?" + DIRECTED + r"(?:(?:state|province|region|district|county|department) of )?",
    re.IGNORECASE,
)
"""Between the name of a place and the name of what contains it."""
BORDER = re.compile(r"\bborders?\b|\bfrontier\b", re.IGNORECASE)
ROW = re.compile(r",? (?:and|or|&) (?:the )?|, (?:the )?|/")
ROW_MATES = 6
"""Members of a row that a new one is compared with."""
BORDER_REACH = 120
"""Characters between "border" and the names that it concerns."""
NEAR_KM = 80.0
"""A city contains what lies within this many kilometres of it, a district within twice as many."""
LEVEL = {WIDER: 0, COUNTRY: 1, REGION: 2, DISTRICT: 3, CITY: 4, POINT: 5}


@dataclass(frozen=True, slots=True)
class Hints:
    """Numbers of mentions: ``containers`` of each one, ``borders`` that it is near, ``rows`` that it stands in."""

    containers: dict[int, int]
    borders: dict[int, tuple[int, ...]]
    rows: dict[int, tuple[int, ...]]


def hints(text: str, mentions: Sequence[Mention], parts: Sequence[Span]) -> Hints:
    """The hints of a report."""
    containers: dict[int, int] = {}
    borders: dict[int, tuple[int, ...]] = {}
    rows: dict[int, tuple[int, ...]] = {}
    row: list[int] = []
    for i, (one, two) in enumerate(pairwise(mentions)):
        gap = text[one.span.end : two.span.start]
        contains = len(gap) < 50 and CONTAINS.fullmatch(gap) and gap.strip()
        if contains and _may_hold(two, one) and not _listed(text, mentions, i):  # 1
            containers[i] = i + 1
        elif len(gap) < 12 and ROW.fullmatch(gap):  # 3
            row = [*row[-ROW_MATES:], i + 1] if row and row[-1] == i else [i, i + 1]
            for member in row:
                rows[member] = tuple(m for m in row if m != member)
    starts = [m.span.start for m in mentions]
    for part in parts:  # 2
        mark = BORDER.search(text, part.start, part.end)
        if mark is None:
            continue
        first = bisect_left(starts, max(part.start, mark.start() - BORDER_REACH))
        last = bisect_left(starts, min(part.end, mark.end() + BORDER_REACH))
        inside = [i for i in range(first, last) if part.holds(mentions[i].span)]
        lands = [i for i in inside if any(e.kind == COUNTRY for e in mentions[i].entries)]
        for i in inside:
            near = tuple(j for j in lands if j != i and abs(mentions[j].span.start - mark.start()) < 60)
            if near and i not in lands and abs(mentions[i].span.end - mark.start()) < BORDER_REACH:
                borders[i] = near
    return Hints(containers, borders, rows)


def _listed(text: str, mentions: Sequence[Mention], i: int) -> bool:
    """Whether mention ``i`` and the next one are members of a list: both may be countries or states, and so may
    the one before them or behind."""
    one, two = mentions[i], mentions[i + 1]
    if any(e.kind == COUNTRY and not e.mark & ALTERNATE for e in one.entries) and any(
        e.kind != WIDER for e in two.entries
    ):
        return True
    kinds = {_order(e) for e in one.entries} & {_order(e) for e in two.entries} & {"country", "state"}
    if not kinds:
        return False
    for first, other in ((i + 1, i + 2), (i - 1, i - 1)):
        if first < 0 or first + 1 >= len(mentions):
            continue
        gap = text[mentions[first].span.end : mentions[first + 1].span.start]
        if len(gap) < 12 and ROW.fullmatch(gap) and kinds & {_order(e) for e in mentions[other].entries}:
            return True
    return False


def _order(entry: Entry) -> str:
    return "country" if entry.kind == COUNTRY else "state" if entry.kind == REGION and entry.state else "other"


def _may_hold(outer: Mention, inner: Mention) -> bool:
    """Whether one of the inner's places lies in one of the outer's, and the two are not of a kind."""
    if outer.people or inner.people:
        return False
    return any(holds(o, e) for o in outer.entries for e in inner.entries)


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether the inner place lies in the outer one: by its country and region, or, for cities and districts,
    by distance."""
    if LEVEL[outer.kind] >= LEVEL[inner.kind] and not (outer.kind == inner.kind == CITY):
        return False
    if outer.kind == COUNTRY:
        return outer.country == inner.country
    if outer.kind == WIDER:
        return False
    if outer.country != inner.country or outer.number == inner.number:
        return False
    if outer.kind == REGION:
        if outer.number == inner.region:
            return True
        return not outer.state and kilometres(outer, inner) < 3 * NEAR_KM
    if outer.kind == DISTRICT:
        return kilometres(outer, inner) < 2 * NEAR_KM
    return outer.population > inner.population and kilometres(outer, inner) < NEAR_KM


def nearness(distance: float, scale: float) -> float:
    """From 1 at the spot to 0 far away."""
    return math.exp(-distance / scale)
