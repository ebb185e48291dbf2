"""The picture of who rests on whom: boxes in layers (outlets, sources, documents), and on each edge its reason.

An edge bears a number, and its reason where there is room; all reasons stand in the table beside the picture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from markupsafe import Markup

from sayso.compared import Certainty
from sayso.publish.draw.layers import Box, Placed, place
from sayso.publish.draw.svg import Rectangle, element, fitted, is_free, joined, picture, width_of, wrapped
from sayso.publish.draw.tracing import TEXTS_SHOWN, Edge, Node, Tracing

WIDE, LINE, BETWEEN, TOP = 176, 15, 22, 34
MOST, LEAST, WORDS, FILLED = 170, 84, 120, 1056
"""Units between two layers at most and at least, those from which on reasons stand between them, and of a page."""
LAST = ("document", "recording")
STEPS = (0.5, 0.36, 0.64, 0.25, 0.75)
"""Where along an edge its reason is tried, one after the other."""


def draw_graph(id: str, title: str, tracing: Tracing, href: Callable[[str], str]) -> Markup:
    """The picture; ``href``: where a statement stands."""
    lines = {node.id: _lines(node) for node in tracing.nodes}
    boxes = [Box(node.id, WIDE, 20 + LINE * len(lines[node.id]), node.kind == "text", node.kind in LAST)
             for node in tracing.nodes]
    drawn = [(number, edge) for number, edge in enumerate(tracing.edges, 1) if edge.drawn]
    placed, across = _fitting(boxes, [edge for _, edge in drawn])
    height = {box.id: box.height for box in boxes}
    taken: list[Rectangle] = [(x, y, x + WIDE, y + height[one]) for one, (x, y) in placed.at.items()]
    edges, labels = [], []
    inner = 64.0 if any(placed.at[e.a][0] == placed.at[e.b][0] == 0 for _, e in drawn) else 0.0
    for number, edge in drawn:
        points = _points(placed, edge, height)
        edges.append(_line(edge, points))
        labels.append(_label(id, number, edge, points, taken, across - 26 if across >= WORDS else 0.0))
    left = -12 - inner
    return picture(
        id, title, placed.width + 24 + inner, placed.height + 16,
        element("g", *_heads(placed, tracing), *edges,
                *(_box(node, lines[node.id], placed, height, href) for node in tracing.nodes), *labels,
                transform=f"translate({-left:.0f} 0)"),
        class_="picture graph")


def _fitting(boxes: Sequence[Box], edges: Sequence[Edge]) -> tuple[Placed, float]:
    """The boxes' places, and the units between layers: fewer and nearer layers where the picture would be wider than a
    page; then links that are only possible make no layer."""
    pairs, across = [(edge.a, edge.b) for edge in edges], float(MOST)
    placed = place(boxes, pairs, across, BETWEEN, TOP)
    if placed.width <= FILLED:
        return placed, across
    loose = {(edge.a, edge.b) for edge in edges if edge.certainty is Certainty.POSSIBLE}
    layers = len({x for x, _ in place(boxes, pairs, across, BETWEEN, TOP, loose).at.values()})
    across = min(across, max(LEAST, (FILLED - layers * WIDE) / max(1, layers - 1)))
    return place(boxes, pairs, across, BETWEEN, TOP, loose), across


def _lines(node: Node) -> list[str]:
    if node.kind == "text":
        more = len(node.lines) - TEXTS_SHOWN
        shown = node.lines[:TEXTS_SHOWN] if more > 1 else node.lines
        return [fitted(line, 12, WIDE - 20) for line in shown] + ([f"and {more} more"] if more > 1 else [])
    return [*wrapped(node.lines[0], 12, WIDE - 20, 2), node.kind]


def _heads(placed: Placed, tracing: Tracing) -> list[Markup]:
    """What each layer holds, over it."""
    kinds: dict[float, set[str]] = {}
    for node in tracing.nodes:
        kinds.setdefault(placed.at[node.id][0], set()).add(
            "outlets" if node.kind == "text" else "documents" if node.kind in LAST else "sources")
    return [element("text", " and ".join(sorted(names)), x=x + 2, y=18, class_="layer")
            for x, names in sorted(kinds.items())]


def _points(placed: Placed, edge: Edge, height: dict[str, float]) -> list[tuple[float, float]]:
    """The points that an edge goes through, its ends at the boxes' sides."""
    (ax, ay), (bx, by) = placed.at[edge.a], placed.at[edge.b]
    ay, by = ay + height[edge.a] / 2, by + height[edge.b] / 2
    if ax == bx:  # within one layer: round the left side
        return [(ax, ay), (ax - 46, (ay + by) / 2), (bx, by)]
    start, end = (ax + WIDE, bx) if ax < bx else (ax, bx + WIDE)
    return [(start, ay), *placed.through.get((edge.a, edge.b), ()), (end, by)]


def _line(edge: Edge, points: Sequence[tuple[float, float]]) -> Markup:
    parts = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        bend = (to_x - x) / 2
        parts.append(f"C{x + bend:.1f} {y:.1f} {to_x - bend:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}")
    x, y = points[-1]
    way = 1 if points[-2][0] <= x else -1
    kind = edge.certainty.value if edge.certainty else "quotes"
    head = element("path", d=f"M{x - 8 * way:.1f} {y - 4:.1f}L{x:.1f} {y:.1f}L{x - 8 * way:.1f} {y + 4:.1f}z",
                   class_=f"edge head {kind}")
    return joined([element("path", d="".join(parts), class_=f"edge {kind}"), head])


def _label(id: str, number: int, edge: Edge, points: Sequence[tuple[float, float]], taken: list[Rectangle],
           room: float) -> Markup:
    """The edge's number, with its reason beneath it where nothing else stands and there is ``room`` for words."""
    reason = "; ".join(edge.reasons)
    said = f"{edge.certainty.value}: {reason}" if edge.certainty else reason
    lines = wrapped(said, 11, room, 3) if room else []
    wide = max((width_of(line, 11) for line in lines), default=0.0)
    for share in STEPS:
        x, y = _along(points, share)
        if is_free(box := (x - wide / 2 - 4, y - 9, x + wide / 2 + 4, y + 11 + 13 * len(lines)), taken):
            taken.append(box)
            words = [element("text", line, x=x, y=y + 19 + 13 * n, text_anchor="middle", class_="reason")
                     for n, line in enumerate(lines)]
            return _numbered(id, number, said, x, y, words)
    for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8):
        x, y = _along(points, share)
        if is_free((x - 9, y - 9, x + 9, y + 9), taken):
            break
    taken.append((x - 9, y - 9, x + 9, y + 9))
    return _numbered(id, number, said, x, y, [])


def _numbered(id: str, number: int, said: str, x: float, y: float, words: Sequence[Markup]) -> Markup:
    badge = element("circle", cx=x, cy=y, r=9, class_="badge")
    digits = element("text", str(number), x=x, y=y + 4, text_anchor="middle", class_="number")
    return element("a", element("title", said), badge, digits, *words, href=f"#{id}-{number}",
                   aria_label=f"link {number}, {said}")


def _along(points: Sequence[tuple[float, float]], share: float) -> tuple[float, float]:
    """A point of the edge: on its longest piece, so far along."""
    pieces = list(pairwise(points))
    (x, y), (to_x, to_y) = max(pieces, key=lambda p: abs(p[1][0] - p[0][0]) + abs(p[1][1] - p[0][1]))
    bend = (to_x - x) / 2
    t, u = share, 1 - share
    return (u ** 3 * x + 3 * u * u * t * (x + bend) + 3 * u * t * t * (to_x - bend) + t ** 3 * to_x,
            (u ** 3 + 3 * u * u * t) * y + (3 * u * t * t + t ** 3) * to_y)


def _box(node: Node, lines: Sequence[str], placed: Placed, height: dict[str, float], href: Callable[[str], str]
         ) -> Markup:
    """A box: an outlet's with square corners, a person's or body's round, a document's with a corner folded."""
    (x, y), tall = placed.at[node.id], height[node.id]
    kind = "text" if node.kind == "text" else "counted" if node.counted else "between"
    if node.kind in LAST:
        shape = element("path", d=f"M{x:.1f} {y:.1f}h{WIDE - 14}l14 14v{tall - 14:.1f}h-{WIDE}zM{x + WIDE - 14:.1f} "
                                  f"{y:.1f}v14h14", class_=f"box {kind}")
    else:
        shape = element("rect", x=x, y=y, width=WIDE, height=tall, rx=2 if node.kind == "text" else 16,
                        class_=f"box {kind}{' unnamed' if node.kind == 'unnamed' else ''}")
    quiet = len(lines) - 1 if node.kind != "text" else len(lines)
    words = [element("text", line, x=x + 12, y=y + 22 + LINE * n, class_="name" if n < quiet else "kind")
             for n, line in enumerate(lines)]
    name = ", ".join((*node.lines, node.kind if node.kind != "text" else "outlet"))
    return element("a", element("title", name), shape, *words, href=href(node.statements[0]), aria_label=name,
                   data_s=" ".join(dict.fromkeys(node.statements)))
