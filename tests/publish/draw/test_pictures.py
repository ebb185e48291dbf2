"""The pictures: what stands in them, where, and that the same input gives the same picture."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from xml.etree import ElementTree

import numpy as np
import pytest

from sayso.compared import Relation
from sayso.publish.draw.columns import MOST, columns_for
from sayso.publish.draw.figures import draw_figures, words_at
from sayso.publish.draw.graph import draw_graph
from sayso.publish.draw.lanes import lanes_of
from sayso.publish.draw.layers import Box, place
from sayso.publish.draw.maps import LEAST, Spotted, draw_map, outlines, window_for
from sayso.publish.draw.marks import rise_for
from sayso.publish.draw.outline import Window, countries, land, path_of
from sayso.publish.draw.small import draw_small
from sayso.publish.draw.svg import element, fitted, width_of, wrapped
from sayso.publish.draw.tracing import tracing_of
from tests.making import FIGURE
from tests.publish.comparing import found

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script>\"' &\x00\u202e"


def texts(markup: str) -> list[str]:
    """What stands in a picture; an error where it is no XML."""
    return ["".join(one.itertext()) for one in ElementTree.fromstring(markup).iter(f"{SVG}text")]


def test_an_element_escapes_whatever_it_is_given() -> None:
    written = element("text", HOSTILE, x=1.04, y=None, class_=HOSTILE, aria_label=HOSTILE)
    parsed = ElementTree.fromstring(written)
    assert list(parsed.attrib) == ["x", "class", "aria-label"] and parsed.attrib["x"] == "1"
    assert len(parsed) == 0 and "<script>" in (parsed.text or "")


def test_lanes_hold_each_member_once_and_what_is_not_counted_last() -> None:
    crossed = found()
    claim = crossed.compared.claims[0]
    lanes = lanes_of(crossed, claim)
    told = [statement for lane in lanes for point in lane.points for statement in point.statements]
    assert sorted(told) == sorted({member.statement for member in claim.members})
    assert [lane.counted for lane in lanes] == sorted((lane.counted for lane in lanes), reverse=True)
    board = next(lane for lane in lanes if lane.name == "river board")
    assert [(p.reports, p.outlets) for p in board.points] == [(2, ("Morning Post", "Evening Sun"))]


def test_the_figures_bear_their_words_ties_and_addresses() -> None:
    crossed = found()
    claim = crossed.compared.claims[0]
    lanes = lanes_of(crossed, claim)
    drawn = str(draw_figures("f", "Figures", lanes, claim.best, lambda point: f"#{point.statements[0]}"))
    shown = texts(drawn)
    assert {"river board", "Ines Vauk", "2 May", "3 May", "undated", "≠ At least 30", "≠ 45"} <= set(shown)
    assert any(text.startswith("denies") for text in shown)
    hrefs = [one.attrib["href"] for one in ElementTree.fromstring(drawn).iter(f"{SVG}a")]
    assert len(hrefs) == sum(len(lane.points) for lane in lanes) and "#s-a" in hrefs
    assert 'class="revised"' in drawn and 'class="best"' in drawn and "style=" not in drawn
    assert drawn == str(draw_figures("f", "Figures", lanes, claim.best, lambda point: f"#{point.statements[0]}"))


def test_where_room_is_short_signs_stand_for_words() -> None:
    point = next(p for lane in lanes_of(found(), found().compared.claims[0]) for p in lane.points
                 if p.figure and p.figure.bound == "at_least")
    assert words_at(point) == "≠ At least 30" and words_at(point, signs=True) == "≠ ≥ 30"


def test_the_graph_leads_from_outlets_to_what_they_rest_on() -> None:
    crossed = found()
    tracing = tracing_of(crossed, crossed.compared.claims[0])
    kinds = {node.id: node.kind for node in tracing.nodes}
    assert all(edge.a in kinds and edge.b in kinds and edge.reasons for edge in tracing.edges)
    assert any(kinds[edge.a] == "text" and edge.certainty is None for edge in tracing.edges)
    drawn = str(draw_graph("g", "Graph", tracing, lambda statement: f"#{statement}"))
    assert "outlets" in texts(drawn) and all(f"#g-{n}" in drawn for n in range(1, len(tracing.edges) + 1))


def test_layers_are_the_same_every_time_and_nothing_overlaps() -> None:
    chance = random.Random(7)
    boxes = [Box(str(n), 100, 20 + n % 3 * 15, n < 4, n > 16) for n in range(20)]
    edges = [(str(chance.randrange(20)), str(chance.randrange(20))) for _ in range(40)]  # circles among them
    placed = place(boxes, edges, 80, 10, 30)
    assert placed == place(boxes, edges, 80, 10, 30)
    spots = [(*placed.at[box.id], box.height) for box in boxes]
    for n, (x, y, height) in enumerate(spots):
        assert x >= 0 and y >= 30 and x + 100 <= placed.width and y + height <= placed.height + 0.01
        assert all(x != other[0] or y + height <= other[1] or other[1] + other[2] <= y for other in spots[:n])
    assert all(placed.at[str(n)][0] == 0 for n in range(4))


@pytest.mark.parametrize("days, unit", [(5, "Mar"), (60, "week of"), (300, "2031"), (3000, "20")])
def test_columns_are_never_too_many(days: int, unit: str) -> None:
    given = [date(2031, 3, 1) + timedelta(days=n * max(1, days // 40)) for n in range(min(days, 40))]
    columns, at = columns_for([*given, None])
    assert len(columns) <= MOST + 1 and columns[-1].label == "undated" and unit in columns[0].label
    assert [at[day] for day in given] == sorted(at[day] for day in given)


def test_a_gap_between_columns_is_named() -> None:
    columns, _ = columns_for([date(2031, 3, 4), date(2031, 3, 9), date(2031, 3, 10)])
    assert [column.gap for column in columns] == ["", "4 days", ""]


def test_the_window_holds_all_places() -> None:
    places = [Spotted("Lund", "SE", 55.7, 13.2, "city", 3, "s"), Spotted("Suva", "FJ", -18.1, 178.4, "city", 1, "s"),
              Spotted("Nome", "US", 64.5, -165.4, "city", 1, "s")]
    for some in (places, places[:1], places[1:]):
        window = window_for(some)
        assert all(window.west <= p.lon <= window.east and window.south <= p.lat <= window.north for p in some)
        assert window.north - window.south >= LEAST
        shown = texts(str(draw_map("m", "Map", some, "#")))
        assert {place.name for place in some} <= set(shown)
    assert draw_map("m", "Map", [], "#") == ""


def test_land_is_cut_to_the_window() -> None:
    window = Window(10.0, 54.0, 20.0, 60.0)
    rings = land(window, 0.05)
    assert rings and all((ring[:, 0] >= 9.99).all() and (ring[:, 0] <= 20.01).all() for ring in rings)
    assert "Denmark" not in {name for name, _, _ in countries(window)}  # its middle lies further west
    assert {name for name, _, _ in countries(Window(-180, -90, 180, 90))} >= {"Denmark", "Ukraine", "Syria"}


def test_a_path_reads_back_as_its_rings() -> None:
    rings = land(Window(10.0, 54.0, 20.0, 60.0), 0.05)
    parts = re.findall(r"M([^l]+)l([^z]+)z", path_of(rings, lambda x, y: (100 * x, -100 * y)))
    assert len(parts) == len(rings)
    for ring, (start, steps) in zip(rings, parts, strict=True):
        numbers = [float(one) for one in re.findall(r"-?[\d.]+", f"{start} {steps}")]
        points = np.cumsum(np.array(numbers).reshape(-1, 2), axis=0)
        wanted = np.rint(ring * (1000, -1000)) / 10
        kept = np.any(np.diff(wanted, axis=0, prepend=np.nan) != 0, axis=1)
        assert np.abs(points - wanted[kept]).max() < 0.01


def test_shared_outlines_show_the_same_window() -> None:
    place = [Spotted("Lund", "SE", 55.7, 13.2, "city", 3, "s")]
    drawn = ElementTree.fromstring(str(draw_map("m", "Map", place, "#", shared=True)))
    (first, *_) = [one for one in drawn.iter(f"{SVG}svg") if one is not drawn]
    window = window_for(place)
    assert [float(one) for one in first.attrib["viewBox"].split()] == pytest.approx(
        [100 * window.west, -100 * window.north, 100 * (window.east - window.west),
         100 * (window.north - window.south)], abs=0.1)
    ids = {one.attrib["id"] for one in ElementTree.fromstring(str(outlines())).iter(f"{SVG}path")}
    assert {one.attrib["href"].removeprefix("#") for one in drawn.iter(f"{SVG}use")} == ids


def test_a_small_picture_only_where_figures_differ() -> None:
    crossed = found()
    whole, alone = crossed.compared.claims
    assert ElementTree.fromstring(str(draw_small("s", "Small", lanes_of(crossed, whole)))) is not None
    assert draw_small("s", "Small", lanes_of(crossed, alone)) == ""


def test_an_axis_keeps_the_order_of_numbers() -> None:
    rise = rise_for([FIGURE], 60, 10)
    assert rise is not None and rise.y(40) == 30
    assert rise_for([None], 60, 10) is None


def test_words_are_fitted_into_their_room() -> None:
    long = "the regional emergency and reconstruction coordination office"
    assert width_of(fitted(long, 12, 100), 12) <= 100 and fitted("short", 12, 100) == "short"
    lines = wrapped(long, 12, 120, 2)
    assert len(lines) == 2 and all(width_of(line, 12) <= 120 for line in lines) and lines[1].endswith("…")
    assert re.fullmatch(r"the regional.*", lines[0]) and Relation.SAME.value == "same"
