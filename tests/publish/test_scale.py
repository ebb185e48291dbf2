"""Figures on a scale of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.publish.scale import ASCII, UNICODE, scale_for, short_number
from sayso.text import Span
from sayso.values import Figure


def figure(value: float | None, low: float | None, high: float | None, bound: str = "exact") -> Figure:
    return Figure(Span(0, 1), "1", value, low, high, bound, None, "count", None, None, None, None)


TEN, FIFTY = figure(10, 10, 10), figure(50, 50, 50)


@pytest.mark.parametrize(
    ("one", "line", "plain"),
    [
        (TEN, " ●         ", " o         "),
        (FIFTY, "         ● ", "         o "),
        (figure(30, 20, 40, "about"), "   ├─●─┤   ", "   |-o-|   "),
        (figure(None, 20, 40, "range"), "   ├───┤   ", "   |---|   "),
        (figure(30, 30, None, "at_least"), "     ●────▶", "     o---->"),
        (figure(30, 30, None, "more_than"), "     ○────▶", "     *---->"),
        (figure(30, None, 30, "at_most"), "◀────●     ", "<----o     "),
        (figure(30, None, 30, "fewer_than"), "◀────○     ", "<----*     "),
        (figure(None, None, None), "     ?     ", "     ?     "),
    ],
)
def test_an_interval_is_drawn_between_its_bounds(one: Figure, line: str, plain: str) -> None:
    for signs, expected in ((UNICODE, line), (ASCII, plain)):
        scale = scale_for([TEN, FIFTY, one], 11, signs)
        assert scale is not None and scale.line(one) == expected
        assert scale.line(None) == " " * 11


def test_the_axis_names_its_ends_and_is_logarithmic_beyond_a_factor_of_thirty() -> None:
    narrow, wide = scale_for([TEN, figure(300, 300, 300)], 20), scale_for([TEN, figure(301, 301, 301)], 20)
    assert narrow is not None and narrow.axis() == "10───────────────300"
    assert wide is not None and wide.axis() == "10───── log ─────301"
    assert wide.line(figure(55, 55, 55)).index("●") == 10
    alone = scale_for([TEN, figure(10, 10, None, "at_least")], 11)
    assert alone is not None and alone.axis().strip() == "10" and alone.line(TEN) == "     ●     "
    below = scale_for([figure(0, 0, 0), figure(9000, 9000, 9000)], 20)
    assert below is not None and not below.logarithmic


def test_one_interval_alone_is_not_drawn() -> None:
    assert scale_for([TEN, TEN], 20) is None and scale_for([], 20) is None
    assert scale_for([figure(None, None, None), TEN], 20) is not None
    assert scale_for([figure(-1e308, -1e308, -1e308), figure(1e308, 1e308, 1e308)], 20) is None


ENDS = st.none() | st.floats(allow_nan=False) | st.integers(-10, 10**6).map(float)


BOUNDS = st.sampled_from(["exact", "about", "more_than", "range"])


@given(st.lists(st.tuples(ENDS, ENDS, ENDS, BOUNDS)), st.integers(0, 60))
def test_any_figures_give_lines_of_one_width(
    raw: list[tuple[float | None, float | None, float | None, str]], cells: int
) -> None:
    figures = [figure(*one) for one in raw]
    scale = scale_for(figures, cells)
    if scale is not None:
        assert {len(scale.line(one)) for one in figures} | {len(scale.axis())} == {scale.cells}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (12, "12"),
        (10_000, "10,000"),
        (999_999, "999,999"),
        (1_200_000, "1.2m"),
        (3.5e9, "3.5bn"),
        (2.5, "2.5"),
        (0.125, "0.12"),
        (-40, "-40"),
        (0, "0"),
        (0.0001, "1.00e-04"),
        (1e20, "1.00e+20"),
        (250e6, "250m"),
    ],
)
def test_numbers_are_short(value: float, expected: str) -> None:
    assert short_number(value) == expected
