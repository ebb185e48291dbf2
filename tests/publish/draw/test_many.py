"""Pictures of many origins: they fit on a page, no words lie on others, and what is not drawn changes nothing."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from sayso.compared import Certainty, Relation
from sayso.publish.draw.figures import draw_figures
from sayso.publish.draw.graph import draw_graph
from sayso.publish.draw.lanes import Lane, Point
from sayso.publish.draw.svg import PAGE, SHRUNK
from sayso.publish.draw.tracing import Edge, Node, Tracing, thinned
from tests.making import FIGURE

SVG = "{http://www.w3.org/2000/svg}"
FIRST = date(2031, 6, 2)
RANKS = [None, *Certainty]


def lanes(many: int, points: int = 1) -> list[Lane]:
    """So many sources of a flood, each with figures on later days."""
    made = []
    for n in range(many):
        own = tuple(
            Point(replace(FIGURE, value=40.0 + n, low=40.0 + n, text=f"at least {40 + n}"), Relation.SAME, "asserts",
                  (FIRST + timedelta(days=3 * ((n + 2 * m) % 13)),), (f"s{n}-{m}",), (f"Post {n}",), 1)
            for m in range(points))
        made.append(Lane(f"{n}", f"Mayor {n}", "person", True, (), own))
    return made


def test_a_claim_of_twenty_origins_is_no_wider_than_a_page_can_show() -> None:
    drawn = ElementTree.fromstring(draw_figures("f", "Figures", lanes(20), None, lambda point: "#"))
    assert float(drawn.attrib["width"]) <= PAGE * SHRUNK
    assert len(list(drawn.iter(f"{SVG}a"))) == 20


def test_words_of_a_lane_do_not_lie_on_each_other() -> None:
    drawn = ElementTree.fromstring(draw_figures("f", "Figures", lanes(14, 4), None, lambda point: "#"))
    rows: dict[str, list[tuple[float, float]]] = {}
    for link in drawn.iter(f"{SVG}a"):
        touch = next(link.iter(f"{SVG}rect"))
        x, wide = float(touch.attrib["x"]), float(touch.attrib["width"])
        rows.setdefault(link.attrib["aria-label"].split(",")[0], []).append((x, x + wide))
        assert x + wide <= float(drawn.attrib["width"])
    assert len(rows) == 14
    for spans in rows.values():
        spans.sort()
        assert all(end <= start + 8 for (_, end), (start, _) in pairwise(spans))


def graph(edges: list[Edge], many: int) -> Tracing:
    nodes = tuple(Node(str(n), "text" if n < 4 else "person", (f"Source {n}",), (f"s{n}",), n >= 4)
                  for n in range(many))
    return Tracing(nodes, thinned(edges), 0)


def test_who_speaks_for_one_is_drawn_around_it() -> None:
    every = [Edge(str(a), str(b), Certainty.LIKELY, ("of one ministry",)) for a in range(4, 24) for b in range(4, a)]
    told = [Edge(str(n % 4), str(n), None, ("quotes",)) for n in range(4, 24)]
    tracing = graph([*told, *every], 24)
    assert len(tracing.edges) == len(told) + len(every)
    assert {(e.a, e.b) for e in tracing.edges if e.drawn and e.certainty} == {(str(n), "4") for n in range(5, 24)}
    drawn = str(draw_graph("g", "Graph", tracing, lambda statement: f"#{statement}"))
    assert set(re.findall(r'href="#g-(\d+)"', drawn)) == {
        str(n) for n, edge in enumerate(tracing.edges, 1) if edge.drawn}
    assert float(ElementTree.fromstring(drawn).attrib["width"]) <= PAGE


def test_possible_links_make_a_wide_graph_no_wider() -> None:
    chain = [Edge(str(n), str(n - 1), Certainty.POSSIBLE, ("equal figures",)) for n in range(5, 20)]
    told = [Edge(str(n % 4), str(n), None, ("quotes",)) for n in range(4, 20)]
    tracing = graph([*told, *chain], 20)
    drawn = ElementTree.fromstring(draw_graph("g", "Graph", tracing, lambda statement: "#"))
    assert float(drawn.attrib["width"]) <= PAGE * SHRUNK
    assert sum(edge.drawn for edge in tracing.edges) == len(told) + len(chain)


def parts(edges: list[Edge], most: int) -> set[frozenset[str]]:
    """What hangs together by edges at least so sure."""
    group = {str(n): {str(n)} for n in range(12)}
    for edge in edges:
        if RANKS.index(edge.certainty) <= most and group[edge.a] is not group[edge.b]:
            group[edge.a] |= group[edge.b]
            for one in group[edge.a]:
                group[one] = group[edge.a]
    return {frozenset(some) for some in group.values()}


@given(st.integers(0, 10_000), st.integers(0, 60))
def test_what_is_not_drawn_changes_nothing_of_what_hangs_together(seed: int, many: int) -> None:
    chance = random.Random(seed)
    found = {}
    for _ in range(many):  # circles among them
        a, b = chance.sample(range(12), 2)
        found[a, b] = Edge(str(a), str(b), chance.choice(RANKS), ("why",))
    edges = sorted(found.values(), key=lambda edge: (RANKS.index(edge.certainty), edge.a, edge.b))
    made = thinned(edges)
    drawn = [edge for edge in made if edge.drawn]
    assert [(e.a, e.b) for e in made] == [(e.a, e.b) for e in edges]
    assert all(edge.drawn for edge in made if edge.certainty is None)
    for most in range(len(RANKS)):
        assert parts(edges, most) == parts(drawn, most)
