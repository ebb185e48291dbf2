"""Figures as intervals, and whether two can both hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.corroborate.intervals import can_both_hold, equal, interval, is_round
from sayso.text import Span
from sayso.values import Figure


def figure(value: float | None, low: float | None, high: float | None, bound: str = "exact") -> Figure:
    return Figure(Span(0, 1), "", value, low, high, bound, None, "count", None, None, None, None)


def exact(value: float) -> Figure:
    return figure(value, value, value)


def at_least(value: float) -> Figure:
    return figure(value, value, None, "at_least")


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (exact(41), exact(41), True),
        (exact(41), exact(42), False),
        (exact(10_000), exact(10_400), True),  # a round number hides as much
        (exact(10_000), exact(12_000), False),
        (at_least(3_000), exact(10_000), True),
        (at_least(3_000), exact(2_400), False),
        (at_least(3_000), figure(4_000, None, 4_000, "at_most"), True),
        (figure(300, 300, None, "more_than"), figure(300, None, 300, "at_most"), False),
        (at_least(300), figure(300, None, 300, "at_most"), True),
        (figure(None, 100, 300, "range"), exact(299), True),
        (figure(None, 100, 300, "range"), exact(340), False),
        (figure(50, 45, 55, "about"), exact(53), True),
    ],
)
def test_two_figures_hold_together_where_their_intervals_meet(one: Figure, other: Figure, both: bool) -> None:
    assert can_both_hold(one, other) is both
    assert can_both_hold(other, one) is both


@pytest.mark.parametrize(
    ("value", "told"), [(100, True), (250, True), (251, False), (99, False), (12_000, True), (2.5, False)]
)
def test_a_round_number_has_at_most_two_telling_digits(value: float, told: bool) -> None:
    assert is_round(value) is told


def test_equal_is_of_the_number_whatever_its_bound() -> None:
    assert equal(at_least(80), exact(80)) and not equal(exact(80), exact(81))
    assert equal(figure(None, 7, 9, "range"), figure(None, 7, 9, "range"))
    assert not equal(figure(None, 7, 9, "range"), exact(8))


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_figure_holds_with_itself_and_inside_its_interval(value: int, other: int) -> None:
    low, high = interval(exact(value))
    assert low <= value <= high
    assert can_both_hold(exact(value), exact(value))
    assert can_both_hold(at_least(min(value, other)), exact(max(value, other)))
