"""The ordered map over processes: order, bounds, and a process that dies."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from sayso.errors import SaysoError
from sayso.pool import AHEAD, Lost, in_order


def work(item: int) -> int:
    """Ten times the item; 13 kills the process, an item below 0 raises."""
    if item == 13:
        os._exit(9)
    if item < 0:
        raise ValueError(f"no work for {item}")
    time.sleep(0.02 if item % 3 == 0 else 0)
    return item * 10


def always(item: object) -> bool:
    return True


def test_results_come_in_the_order_of_the_items() -> None:
    items = list(range(10))
    assert list(in_order(work, items, 2, always)) == [(item, item * 10) for item in items]


def test_an_item_that_is_handed_on_keeps_its_place() -> None:
    found = list(in_order(work, [1, 2, 3], 2, lambda item: item != 2))
    assert found == [(1, 10), (2, None), (3, 30)]


def test_no_more_items_are_taken_than_the_bound() -> None:
    taken = []

    def items() -> Iterator[int]:
        for item in range(100):
            taken.append(item)
            yield item

    results = in_order(work, items(), 2, always)
    assert next(results) == (0, 0)
    assert len(taken) <= 2 * AHEAD + 1
    results.close()  # type: ignore[attr-defined]


def test_a_process_that_dies_loses_its_item_alone() -> None:
    found = dict(in_order(work, [*range(16), 20], 2, always))
    assert list(found) == [*range(16), 20]
    assert isinstance(found[13], Lost)
    assert all(result == item * 10 for item, result in found.items() if item != 13)


def test_processes_that_keep_dying_end_the_run_with_one_sentence() -> None:
    with pytest.raises(SaysoError, match="keep ending"):
        list(in_order(work, [13] * 12, 2, always))


def test_an_error_in_the_work_reaches_the_caller() -> None:
    with pytest.raises(ValueError, match="no work for -1"):
        list(in_order(work, [1, -1], 2, always))
