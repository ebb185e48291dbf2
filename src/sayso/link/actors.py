"""Sources across the reports of a story: which links of which chains are one person or one body.

1. Every link of every chain is put under a plain name and a sort: person, body, document, recording, outlet, or
   nobody in particular (those are their own report's).
2. Names are joined, the safest first, each join with its reason.
3. Namesakes stay apart: two persons whose given names differ, two bodies of different countries.
4. A person belongs to the body that their role or organisation names; a person or body to the country that the
   reports give it.

Nothing here knows a story: the same rules serve a flood and a merger.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.link.bodies import GENERIC, branch_of
from sayso.link.joins import apart, joins
from sayso.link.nodes import JOINT, Node, country_of, nodes_of, tokens_of
from sayso.link.rules import Rule, separated, sources_judged
from sayso.link.standing import standing_of
from sayso.values import Judged, Reading, digest

LED = re.compile(r"(?P<who>[A-Z][\w'-]+) (?:administration|government|cabinet|regime|team)$")
"""A body that goes by its leader's name."""


OFFICE = re.compile(
    r"(?:(?:chief (?:executive|financial|operating|technology)(?: officer)?|managing director|c[efot]o|chair\w*)|"
    r"spokes(?:wo)?man|spokesperson)",
    re.IGNORECASE,
)
"""Offices in a body that the words do not name."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One source of a story. ``links``: (statement id, number in its chain). ``body``: the actor (id) that a person
    speaks for. ``country``: ISO code of its state, ``branch``: of a state's body or officer. ``named``: not
    "officials", "a source". ``reasons``: how its names were joined; ``judged``: what people say of that."""

    id: str
    name: str
    kind: str
    named: bool
    country: str | None
    branch: str | None
    body: str | None
    links: tuple[tuple[str, int], ...]
    reasons: tuple[str, ...]
    judged: tuple[Judged, ...] = ()

    @property
    def official(self) -> bool:
        """Whether it is a state's body or officer."""
        return self.branch is not None and self.country is not None


def actors_of(readings: Sequence[Reading], rules: Sequence[Rule] = ()) -> tuple[Actor, ...]:
    """The actors of the readings, ordered by id; the same whatever the readings' order. What people hold to be one, or
    not, comes before the rules of names."""
    nodes = separated(nodes_of(sorted(readings, key=lambda reading: reading.report.id)), rules)  # 1
    judged = sources_judged(nodes, rules)
    joined = judged.joined
    reasons: dict[int, list[str]] = defaultdict(list)
    for one, other, why in joins(nodes):  # 2
        if joined.find(one) == joined.find(other) or judged.forbid(one, other):
            continue
        if not apart(nodes, joined, one, other):  # 3
            joined.join(one, other)
            reasons[one].append(why)
    groups = [sorted(group, key=lambda n: nodes[n].name) for group in joined.groups()]
    made = [
        replace(
            _actor([nodes[n] for n in group], [w for n in group for w in reasons[n]], readings),
            judged=judged.said_of(group),
        )
        for group in groups
    ]
    return tuple(sorted(_with_bodies(made, [[nodes[n] for n in group] for group in groups]), key=lambda a: a.id))  # 4


def _actor(group: Sequence[Node], reasons: Sequence[str], readings: Sequence[Reading]) -> Actor:
    shown: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for node in group:
        shown.update(node.shown)
        kinds.update(node.kinds)
    named = any(node.sort != "nobody" for node in group)
    bodies = {n.tokens for n in group if n.sort == "body"}
    people = [n for n in group if n.sort == "person" and n.tokens not in bodies]
    best = people or group
    name = max((s for n in best for s in n.shown), key=lambda s: (min(len(tokens_of(s)), 4), shown[s], s))
    words = [*(role for n in group for role in n.roles), *(n.name for n in group)]
    organisations = [o for n in group for o in n.organisations]
    country, branch = country_of(group), branch_of(*words, *organisations)
    if people:
        told = standing_of({name.split()[-1] for node in people for name in node.shown if name.split()}, readings)
        country = max(told.countries, key=lambda c: (told.countries[c], c), default=country)
        branch = branch or max(told.branches, key=lambda b: (told.branches[b], b), default=None)
    elif branch and not country and named:
        leaders = {found["who"] for one in shown if (found := LED.search(one))}
        told = standing_of([*shown, *leaders], readings)
        country = max(told.countries, key=lambda c: (told.countries[c], c), default=None)
    if JOINT.search(name) and not people:
        country = branch = None  # two bodies named together: whose figure it is the text does not say
    if bodies:
        del kinds["person"]
    kind = "person" if people else min(kinds, key=lambda k: (-kinds[k], k))
    links = tuple(sorted(link for node in group for link in node.links))
    return Actor(
        id=digest("actor", *sorted(f"{n.sort} {n.name} {n.report or ''}" for n in group)),
        name=name,
        kind=kind,
        named=named,
        country=country,
        branch=branch,
        body=None,
        links=links,
        reasons=tuple(dict.fromkeys(reasons)),
    )


def _with_bodies(actors: Sequence[Actor], groups: Sequence[Sequence[Node]]) -> list[Actor]:
    """The actors, persons with the one body that their organisation or role names."""
    bodies = [
        (a, {tokens_of(s) for n in group for s in n.shown})
        for a, group in zip(actors, groups, strict=True)
        if any(n.sort == "body" for n in group)
    ]
    out = []
    for actor, group in zip(actors, groups, strict=True):
        wanted = {tokens_of(o) for n in group for o in n.organisations} | {tokens_of(r) for n in group for r in n.roles}
        if any(n.sort == "document" for n in group):
            wanted |= {tokens_of(name) for n in group for name in n.shown}
        own = [
            (max(len(name) for name in fitting), b)
            for b, names in bodies
            if b.id != actor.id
            and (
                fitting := [
                    n for n in names if n and any(set(n) <= set(w) for w in wanted) and any(t not in GENERIC for t in n)
                ]
            )
        ]
        best = min(own, key=lambda o: (-o[0], -len(o[1].links), o[1].id), default=None)
        if best is None and (only := _only_body(actor, group, actors, groups)) is not None:
            best = (1, only)
        if best is None:
            out.append(actor)
        else:
            body = best[1]
            ours = body.country is not None and actor.kind == "person" and body.branch is not None
            out.append(replace(actor, body=body.id, country=body.country if ours else actor.country))
    return out


def _only_body(
    actor: Actor, group: Sequence[Node], actors: Sequence[Actor], groups: Sequence[Sequence[Node]]
) -> Actor | None:
    """The body of a person of whom only an office is told ("Chief executive Ana Ruiz"): the only one that speaks in the
    reports that the person speaks in; None where it is one of several."""
    roles = [role for node in group for role in node.roles]
    if actor.kind != "person" or not any(OFFICE.fullmatch(role) for role in roles):
        return None
    if actor.country or any(node.organisations for node in group):
        return None
    reports = {report for node in group for report in node.reports}
    found = [
        one
        for one, nodes in zip(actors, groups, strict=True)
        if one.kind == "organisation" and one.named and any(node.reports & reports for node in nodes)
    ]
    return found[0] if len(found) == 1 else None
