"""Windows: everything once, in order, within the size, cut where it hurts least."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.encode.windows import sentence_ends, windows

UNIT = st.tuples(st.integers(1, 12), st.sampled_from([False] * 9 + [True]), st.sampled_from([False] * 6 + [True]))


def cost(costs: list[int], paragraphs: list[bool], start: int, end: int) -> int:
    """Pieces of a window as the encoder lays it out: an opening and a closing one, one between paragraphs."""
    return 2 + sum(costs[start:end]) + sum(paragraphs[start + 1 : end])


@given(st.lists(UNIT, max_size=120), st.integers(16, 60))
def test_windows_cover_everything_once_in_order_and_within_the_size(
    units: list[tuple[int, bool, bool]], most: int
) -> None:
    costs, paragraphs, ends = [u[0] for u in units], [u[1] for u in units], [u[2] for u in units]
    found = windows(costs, paragraphs, ends, most)
    assert [place for start, end in found for place in range(start, end)] == list(range(len(units)))
    assert all(end > start for start, end in found)
    assert all(cost(costs, paragraphs, start, end) <= most for start, end in found)


@given(st.lists(UNIT, max_size=80), st.integers(40, 60), st.integers(16, 40))
def test_a_smaller_first_window_bounds_the_first_alone(
    units: list[tuple[int, bool, bool]], most: int, first: int
) -> None:
    costs = [u[0] for u in units]
    paragraphs, ends = [u[1] for u in units], [u[2] for u in units]
    found = windows(costs, paragraphs, ends, most, first)
    assert [place for start, end in found for place in range(start, end)] == list(range(len(units)))
    assert all(cost(costs, paragraphs, start, end) <= most for start, end in found)


def test_whole_paragraphs_share_a_window_as_long_as_they_fit() -> None:
    paragraphs = [n % 5 == 0 for n in range(20)]
    found = windows([2] * 20, paragraphs, [False] * 20, 26)
    assert found == [(0, 10), (10, 20)]


def test_a_long_paragraph_is_cut_behind_the_last_sentence_that_fits() -> None:
    ends = [n in (3, 8, 14) for n in range(20)]
    assert windows([1] * 20, [False] * 20, ends, 14) == [(0, 9), (9, 20)]


def test_without_an_end_it_is_cut_where_it_is_full() -> None:
    assert windows([1] * 25, [False] * 25, [False] * 25, 13) == [(0, 10), (10, 20), (20, 25)]


@pytest.mark.parametrize("at", [0, 2, 4])
def test_a_unit_that_is_too_large_stands_alone(at: int) -> None:
    costs = [3] * 5
    costs[at] = 99
    found = windows(costs, [False] * 5, [False] * 5, 20)
    assert (at, at + 1) in found and [p for s, e in found for p in range(s, e)] == list(range(5))


def test_nothing_has_no_window() -> None:
    assert windows([], [], []) == []


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        (["It", "fell", ".", "”", "She"], [False, False, True, True, False]),
        (["Who", "?", "'", "Me"], [False, True, True, False]),
        (["”", "a"], [False, False]),
        ([], []),
    ],
)
def test_a_sentence_may_end_behind_a_stop_and_the_marks_that_follow(words: list[str], ends: list[bool]) -> None:
    assert sentence_ends(words) == ends
