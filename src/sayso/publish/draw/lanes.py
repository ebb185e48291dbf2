"""A claim's members put into lanes: one an actor, its figures in the order of their days.

1. Origins that are acts of one actor (joined by links that are certain, and of one name) share a lane: so a revision
   runs along it.
2. What outlets tell in their own voice, and what somebody says whom a report does not name, has a lane each at the
   bottom: neither is counted.
3. A lane has a point for each figure and relation; the reports that give it are told by it, each with its day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.compared import Certainty, Claim, Origin, Relation
from sayso.publish.crossed import Crossed, Row, Said
from sayso.publish.phrases import outlet_of, voice_of
from sayso.values import Figure

VOICES = {"own voice of": "in outlets’ own voice", "not named in": "somebody not named"}


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a lane, or a saying without one: what it is to the claim, its stance, the days that it was published
    (in order, none twice; empty: undated), the statements that are it, the outlets and how many reports tell it, and
    the statements that it revises and conflicts with."""

    figure: Figure | None
    relation: Relation
    stance: str
    days: tuple[date, ...]
    statements: tuple[str, ...]
    outlets: tuple[str, ...]
    reports: int
    revises: frozenset[str] = frozenset()
    conflicts: frozenset[str] = frozenset()

    @property
    def day(self) -> date | None:
        """The first day that it was published."""
        return self.days[0] if self.days else None


@dataclass(frozen=True, slots=True)
class Lane:
    """An actor's lane. ``counted``: whether its origins count. ``origins``: its acts."""

    key: str
    name: str
    kind: str
    counted: bool
    origins: tuple[Origin, ...]
    points: tuple[Point, ...]


def lanes_of(crossed: Crossed, claim: Claim) -> tuple[Lane, ...]:
    """The claim's lanes: actors in order of their first day, then what is not counted."""
    rows = crossed.rows_of(claim)
    actor = actors_of([row.origin for row in rows if row.origin.attributed])
    of_lane: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        of_lane[actor[row.origin.id] if row.origin.attributed else voice_of(row)].append(row)  # 1, 2
    lanes = [_lane(key, own, claim) for key, own in of_lane.items()]
    return tuple(sorted(lanes, key=lambda lane: (not lane.counted, _first(lane), lane.name, lane.key)))


def actors_of(origins: Sequence[Origin]) -> dict[str, str]:
    """For each origin the id that stands for its actor (1)."""
    group = {origin.id: origin.id for origin in origins}
    named = {origin.id: origin.name.casefold() for origin in origins}

    def head(id: str) -> str:
        while group[id] != id:
            id = group[id]
        return id

    for origin in origins:
        for on in origin.depends_on:
            if on.origin in group and on.certainty is Certainty.CERTAIN and named[on.origin] == named[origin.id]:
                one, other = sorted((head(origin.id), head(on.origin)))
                group[other] = one
    return {id: head(id) for id in group}


def _lane(key: str, rows: Sequence[Row], claim: Claim) -> Lane:
    origins = tuple({row.origin.id: row.origin for row in rows}.values())
    first = min(origins, key=lambda origin: (origin.first or date.max, origin.id))
    points: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        f = row.figure
        points[(f.value, f.low, f.high, f.bound, f.trend) if f else None, row.relation].append(row)
    made = tuple(sorted((_point(own, claim) for own in points.values()), key=_order))  # 3
    counted = first.attributed
    return Lane(key, first.name if counted else VOICES[key], first.kind if counted else "not counted", counted, origins,
                made)


def _point(rows: Sequence[Row], claim: Claim) -> Point:
    told = sorted(((m, s) for row in rows for m, s in zip(row.members, row.said, strict=True)),
                  key=lambda pair: (_day(pair[1]), pair[1].report.id, pair[0].statement))
    own = {member.statement for member, _ in told}
    conflicts = {t.b if t.a in own else t.a for t in claim.ties if t.kind == "conflicts" and (t.a in own or t.b in own)}
    revises = {t.b for t in claim.ties if t.kind == "revises" and t.a in own}
    return Point(
        rows[0].figure, rows[0].relation, told[0][1].statement.stance.value,
        tuple(sorted({one.report.published.day for _, one in told if one.report.published})),
        tuple(dict.fromkeys(member.statement for member, _ in told)),
        tuple(dict.fromkeys(outlet_of(one.report) for _, one in told)),
        len({one.report.id for _, one in told}), frozenset(revises - own), frozenset(conflicts - own))


def _day(said: Said) -> date:
    return said.report.published.day if said.report.published else date.max


def _order(point: Point) -> tuple[date, str]:
    return point.day or date.max, min(point.statements)


def _first(lane: Lane) -> date:
    return min((day for point in lane.points if (day := point.day)), default=date.max)
