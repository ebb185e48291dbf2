"""Boxes in layers from left to right, joined by edges: where each stands. The same input gives the same picture.

1. A box's layer is one more than the highest of those that lead to it (edges that close a circle are passed over, and
   so are loose ones); what is said to come last comes last.
2. An edge that passes over a layer goes through a place of its own there.
3. The order in a layer follows the mean place of the neighbours, to and fro a few times; what is equal keeps the order
   in which it was given.
4. Each layer is set in the middle of the height.

After Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system structures" (1981).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 4
"""Rounds of ordering: later ones change nothing in graphs of some dozens of boxes."""
BEND = 16.0
"""Units of an edge's own place."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box to be placed. ``first``, ``last``: whether it belongs into the first or the last layer."""

    id: str
    width: float
    height: float
    first: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Where boxes stand (left, top), which points each edge goes through, and the whole size."""

    at: Mapping[str, tuple[float, float]]
    through: Mapping[tuple[str, str], tuple[tuple[float, float], ...]]
    width: float
    height: float


def place(boxes: Sequence[Box], edges: Sequence[tuple[str, str]], across: float, between: float, top: float,
          loose: Collection[tuple[str, str]] = ()) -> Placed:
    """The boxes' places: ``across`` units between layers, ``between`` units between boxes of one, from ``top`` on.
    ``loose``: edges that may lie within a layer, or lead back."""
    by_id = {box.id: box for box in boxes}
    known = list(dict.fromkeys((a, b) for a, b in edges if a in by_id and b in by_id and a != b))
    layer = _layers(boxes, [edge for edge in known if edge not in loose])
    rows, height, chains = _filled(by_id, layer, known)
    order = _ordered(rows, chains)
    widths = [max((by_id[id].width for id in row if id in by_id), default=0.0) for row in order]
    tall = max(sum(height[id] + between for id in row) - between for row in order)
    lefts = [sum(widths[:n]) + across * n for n in range(len(order))]
    at: dict[str, tuple[float, float]] = {}
    for n, row in enumerate(order):
        y = top + (tall - (sum(height[id] + between for id in row) - between)) / 2  # 4
        for id in row:
            at[id] = (lefts[n], y)
            y += height[id] + between
    through = {(chain[0], chain[-1]): tuple((at[id][0] + widths[layer_of] / 2, at[id][1] + BEND / 2)
                                            for id, layer_of in zip(chain[1:-1], _between(layer, chain), strict=True))
               for chain in chains}
    return Placed({id: at[id] for id in by_id}, through, lefts[-1] + widths[-1], top + tall)


def _layers(boxes: Sequence[Box], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Each box's layer (1)."""
    out: dict[str, list[str]] = defaultdict(list)
    for a, b in edges:
        out[a].append(b)
    order: list[str] = []
    state: dict[str, int] = {}
    back: set[tuple[str, str]] = set()
    for box in boxes:
        todo = [(box.id, iter(out[box.id]))] if box.id not in state else []
        state.setdefault(box.id, 1)
        while todo:
            id, rest = todo[-1]
            for to in rest:
                if state.get(to) == 1:
                    back.add((id, to))
                elif to not in state:
                    state[to] = 1
                    todo.append((to, iter(out[to])))
                    break
            else:
                state[id] = 2
                order.append(id)
                todo.pop()
    layer = {box.id: 0 if box.first else 1 for box in boxes}
    firsts = {box.id for box in boxes if box.first}
    for id in reversed(order):
        for to in out[id]:
            if (id, to) not in back and to not in firsts:
                layer[to] = max(layer[to], layer[id] + 1)
    if not firsts:
        layer = {id: n - 1 for id, n in layer.items()}
    end = max(layer.values())
    alone = all(layer[box.id] < end for box in boxes if not box.last)
    for box in boxes:
        if box.last:
            layer[box.id] = end if alone else end + 1
    used = sorted(set(layer.values()))
    return {id: used.index(n) for id, n in layer.items()}


def _filled(by_id: Mapping[str, Box], layer: Mapping[str, int], edges: Sequence[tuple[str, str]]
            ) -> tuple[list[list[str]], dict[str, float], list[tuple[str, ...]]]:
    """The layers' rows with the places of long edges among them (2), heights, and each edge as a chain of places."""
    rows: list[list[str]] = [[] for _ in range(max(layer.values()) + 1)]
    height = {id: box.height for id, box in by_id.items()}
    for id in by_id:
        rows[layer[id]].append(id)
    chains = []
    for a, b in edges:
        step = 1 if layer[b] >= layer[a] else -1
        chain = [a]
        for n in range(layer[a] + step, layer[b], step) if layer[a] != layer[b] else ():
            bend = f"{a}>{b}>{n}"
            rows[n].append(bend)
            height[bend] = BEND
            chain.append(bend)
        chains.append((*chain, b))
    return rows, height, chains


def _between(layer: Mapping[str, int], chain: Sequence[str]) -> range:
    a, b = layer[chain[0]], layer[chain[-1]]
    return range(a, a) if a == b else range(a + 1, b) if a < b else range(a - 1, b, -1)


def _ordered(rows: list[list[str]], chains: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows in order (3)."""
    near: dict[str, list[str]] = defaultdict(list)
    for chain in chains:
        for a, b in pairwise(chain):
            near[a].append(b)
            near[b].append(a)
    for sweep in range(SWEEPS):
        numbers = range(1, len(rows)) if sweep % 2 == 0 else range(len(rows) - 2, -1, -1)
        for n in numbers:
            beside = rows[n - 1 if sweep % 2 == 0 else n + 1]
            at = {id: i / max(1, len(beside) - 1) for i, id in enumerate(beside)}
            mean = {}
            for i, id in enumerate(rows[n]):
                seen = [at[other] for other in near[id] if other in at]
                mean[id] = sum(seen) / len(seen) if seen else i / max(1, len(rows[n]) - 1)
            rows[n] = sorted(rows[n], key=lambda id: mean[id])
    return rows
