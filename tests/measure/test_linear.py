"""What measuring costs grows as the text does, also where one sentence holds thousands of numbers."""

from __future__ import annotations

import re
import time

import pytest

from sayso.measure.attach import attach
from sayso.measure.own_voice import own_voice
from sayso.text import Span
from sayso.values import Figure, Time
from tests.making import report_of

NUMBER, DAY = re.compile("12"), re.compile("Monday")
LEAST = 300


def seconds(unit: str, size: int) -> float:
    """The least CPU seconds of three runs over ``size`` repetitions in one sentence."""
    report = report_of(unit * size)
    text, parts = report.text, [Span(0, len(report.text))]
    figures = [
        Figure(Span(*m.span()), "12", 12, 12, 12, "exact", None, "count", None, None, None, None)
        for m in NUMBER.finditer(text)
    ]
    times = [Time(Span(*m.span()), "Monday", "DATE", None, None, None) for m in DAY.finditer(text)]
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        narrated = own_voice(report, parts, (), (), figures)
        attach(text, parts, narrated, figures, times, ())
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize(
    "unit", ["12 on Monday, ", "12 which who Monday ", "and 12 but Monday ", "where, 12 ", "Monday "]
)
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    assert seconds(unit, 2 * LEAST) < 3.5 * max(seconds(unit, LEAST), 0.01)
