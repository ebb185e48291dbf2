"""Who rests on whom in a claim: outlets, those they quote, and what these rest on, as boxes and edges with reasons.

1. A box an outlet's text (copies are one text), an actor's acts, or somebody between them in a chain.
2. An edge from a text to whom it quotes, along the chain; from an actor to what it depends on, with how surely and why.
3. Texts that tell of the same, for the same reasons, are one box.
4. Possible links between outlets' own voices are many and say little: they are only counted here.
5. A link between two that both rest on a third, each as surely, changes nothing of what hangs together: it stands in
   the table and is not drawn. So all that speak for one government are drawn around the first, and not each with each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.compared import Certainty, Claim
from sayso.publish.crossed import Crossed, Said
from sayso.publish.draw.lanes import actors_of
from sayso.publish.phrases import outlet_of
from sayso.values import Manner

TEXTS_SHOWN = 4
"""Outlets named in one box."""


@dataclass(frozen=True, slots=True)
class Node:
    """``kind``: text, or what the source is. ``lines``: what stands in it. ``statements``: its own."""

    id: str
    kind: str
    lines: tuple[str, ...]
    statements: tuple[str, ...]
    counted: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """``certainty``: None where a text quotes somebody, which is read and not inferred. ``drawn``: whether the picture
    has it (5)."""

    a: str
    b: str
    certainty: Certainty | None
    reasons: tuple[str, ...]
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Tracing:
    """The boxes, the edges, and how many possible links between own voices are left to the table (``left``)."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left: int


def tracing_of(crossed: Crossed, claim: Claim) -> Tracing:
    """The claim's boxes and edges, the surest first."""
    rows = crossed.rows_of(claim)
    actor = actors_of([row.origin for row in rows if row.origin.attributed])
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str], Edge] = {}
    texts: dict[str, list[Said]] = defaultdict(list)
    voice: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for one in row.said:
            texts[crossed.text_of[one.report.id]].append(one)
        if row.origin.attributed:
            key = actor[row.origin.id]
            before = nodes[key].statements if key in nodes else ()
            nodes[key] = Node(key, row.origin.kind, (row.origin.name,),
                              (*before, *(one.statement.id for one in row.said)), True)
            for one in row.said:
                _chain(crossed, one, key, nodes, edges)
        else:
            voice[row.origin.id] |= {crossed.text_of[one.report.id] for one in row.said}
    left = _dependences(crossed, claim, actor, voice, edges)
    for text, told in texts.items():
        outlets = tuple(dict.fromkeys(outlet_of(one.report) for one in told))
        nodes[text] = Node(text, "text", outlets, tuple(one.statement.id for one in told), False)
    return Tracing(*_together(nodes, list(edges.values())), left)


def _chain(crossed: Crossed, one: Said, key: str, nodes: dict[str, Node], edges: dict[tuple[str, str], Edge]) -> None:
    """A statement's way from its text to its origin (2)."""
    at = crossed.text_of[one.report.id]
    manner = one.statement.manner.value + (", hedged" if one.statement.hedged else "")
    reason = f"quotes, {manner}" if one.statement.manner is not Manner.NARRATED else "tells"
    for link in one.statement.chain[:-1]:
        between = next((id for id, node in nodes.items() if node.kind == link.kind.value and node.counted
                        and node.lines[0].casefold() == link.name.casefold() and id != key),
                       f"{link.kind.value}:{link.name.casefold()}")
        if between not in nodes:
            nodes[between] = Node(between, link.kind.value, (link.name,), (one.statement.id,), False)
        _edge(edges, Edge(at, between, None, (reason,)))
        at, reason = between, f"cites: {one.statement.chain[-1].evidence.value}"
    _edge(edges, Edge(at, key, None, (reason,)))


def _dependences(crossed: Crossed, claim: Claim, actor: dict[str, str], voice: dict[str, set[str]],
                 edges: dict[tuple[str, str], Edge]) -> int:
    """The edges of what depends on what; how many between own voices are left out (4)."""
    left = 0
    for origin in dict.fromkeys(member.origin for member in claim.members):
        for on in crossed.origins[origin].depends_on if origin in crossed.origins else ():
            starts = {actor[origin]} if origin in actor else voice.get(origin, set())
            ends = {actor[on.origin]} if on.origin in actor else voice.get(on.origin, set())
            if origin in voice and on.origin in voice and on.certainty is Certainty.POSSIBLE:
                left += 1
                continue
            for a in sorted(starts):
                for b in sorted(ends - {a}):
                    _edge(edges, Edge(a, b, on.certainty, on.reasons))
    return left


def _edge(edges: dict[tuple[str, str], Edge], edge: Edge) -> None:
    """Keep an edge; of two between the same boxes the surer, with the reasons of both where they are as sure."""
    known = edges.get((edge.a, edge.b))
    if known is None or _sure(edge) < _sure(known):
        edges[edge.a, edge.b] = edge
    elif _sure(edge) == _sure(known):
        reasons = tuple(dict.fromkeys((*known.reasons, *edge.reasons)))
        edges[edge.a, edge.b] = Edge(edge.a, edge.b, edge.certainty, reasons)


def _sure(edge: Edge) -> int:
    return -1 if edge.certainty is None else list(Certainty).index(edge.certainty)


def _together(nodes: dict[str, Node], edges: Sequence[Edge]) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """The texts that tell of the same put into one box (3)."""
    out: dict[str, list[Edge]] = defaultdict(list)
    into = {edge.b for edge in edges}
    for edge in edges:
        out[edge.a].append(edge)
    alike: dict[object, list[Node]] = defaultdict(list)
    for node in nodes.values():
        key: object = node.id
        if node.kind == "text" and node.id not in into and out[node.id]:
            key = tuple(sorted((edge.b, edge.certainty or "", edge.reasons) for edge in out[node.id]))
        alike[key].append(node)
    gone: dict[str, str] = {}
    kept = []
    for some in alike.values():
        first = some[0]
        if len(some) > 1:
            gone.update((node.id, first.id) for node in some[1:])
            first = Node(first.id, "text", tuple(dict.fromkeys(line for node in some for line in node.lines)),
                         tuple(id for node in some for id in node.statements), False)
        kept.append(first)
    rest = sorted((edge for edge in edges if edge.a not in gone), key=lambda edge: (_sure(edge), edge.a, edge.b))
    return tuple(kept), thinned(rest)


def thinned(edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """The edges, the surest first, with those marked that are not drawn (5), the least sure of them first."""
    out: dict[str, dict[str, int]] = defaultdict(dict)
    for edge in edges:
        out[edge.a][edge.b] = _sure(edge)
    left: set[tuple[str, str]] = set()
    for edge in reversed(edges):
        a, b, sure = out[edge.a], out[edge.b], _sure(edge)
        if edge.certainty is not None and any(on <= sure and b.get(third, sure + 1) <= sure for third, on in a.items()):
            left.add((edge.a, edge.b))
            del a[edge.b]
    return tuple(replace(edge, drawn=(edge.a, edge.b) not in left) for edge in edges)
