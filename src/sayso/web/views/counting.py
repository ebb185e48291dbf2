"""What the count of independent origins hangs on: each link that would change it, alone, and to what.

A link that is certain or likely is counted as holding, a possible one as not. For each likely one the count is taken
again without it, for each possible one with it (Tarjan's components, by union and find).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.compared import Certainty, Claim, Dependence, Origin, Relation
from sayso.publish.crossed import Crossed
from sayso.publish.phrases import outlet_of

COUNTED = frozenset({Certainty.CERTAIN, Certainty.LIKELY})


@dataclass(frozen=True, slots=True)
class Hinge:
    """A link on which the count hangs. ``count``: what it would be if the link ``holds``, or did not."""

    late: str
    early: str
    certainty: Certainty
    reasons: tuple[str, ...]
    holds: bool
    count: int


def hinges_of(crossed: Crossed, claim: Claim) -> tuple[Hinge, ...]:
    """The links whose holding, or not, changes the claim's count, each alone; those that are likely first."""
    origins = _origins(crossed, claim)
    known = {origin.id: origin for origin in origins}
    links = [(origin, on) for origin in origins for on in origin.depends_on if on.origin in known]
    counted = [(origin.id, on.origin) for origin, on in links if on.certainty in COUNTED]
    now = _parts(origins, counted)
    found: dict[tuple[frozenset[str], bool], Hinge] = {}
    for origin, on in links:
        if on.certainty is Certainty.CERTAIN:
            continue
        holds = on.certainty is Certainty.POSSIBLE
        pair = (origin.id, on.origin)
        count = _parts(origins, [*counted, pair] if holds else [one for one in counted if one != pair])
        if count != now:
            early = known[on.origin]
            names = _name(crossed, origin), _name(crossed, early)
            found.setdefault((frozenset(names), holds), _hinge(names, on, holds, count))
    return tuple(sorted(found.values(), key=lambda hinge: (hinge.holds, hinge.late, hinge.early)))


def _origins(crossed: Crossed, claim: Claim) -> list[Origin]:
    ids = dict.fromkeys(member.origin for member in claim.members if member.relation is not Relation.DENIAL)
    return [crossed.origins[id] for id in ids if id in crossed.origins]


def _name(crossed: Crossed, origin: Origin) -> str:
    told = (crossed.said[statement].report for statement in origin.statements if statement in crossed.said)
    return origin.name if origin.attributed else f"own voice of {next(map(outlet_of, told), origin.name)}"


def _hinge(names: tuple[str, str], on: Dependence, holds: bool, count: int) -> Hinge:
    return Hinge(*names, on.certainty, on.reasons, holds, count)


def _parts(origins: Sequence[Origin], pairs: Iterable[tuple[str, str]]) -> int:
    """Connected parts that hold an attributed origin."""
    group = {origin.id: origin.id for origin in origins}

    def head(id: str) -> str:
        while group[id] != id:
            group[id] = group[group[id]]
            id = group[id]
        return id

    for a, b in pairs:
        group[head(a)] = head(b)
    return len({head(origin.id) for origin in origins if origin.attributed})
