"""Bad input: strange digits, numbers too long, ranges the wrong way round, any text at all; and time linear in it."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.measure.figures import find_figures
from sayso.text import Span
from tests.making import report_of
from tests.measure.figuring import figures


@pytest.mark.parametrize(
    ("text", "value", "doubt"),
    (
        ("The ship carried 1.200 passengers.", 1200, "point"),
        ("The rate is 1.200 per mille.", 1.2, "point"),
        ("At 1,500 stands a rate of 1.439 shares.", 1.439, "point"),
        ("It holds 2,5 litres.", 2.5, "comma"),
        ("The fund holds 1.200.000 shares.", 1200000, None),
        ("The fund holds 1.200,50 euros.", 1200.5, None),
        ("The fund holds 3'400 crates.", 3400, None),
        ("The fund holds 3’400 crates.", 3400, None),
        ("The fund holds 12\u2009000 crates.", 12000, None),
        ("The fund holds 12\u202f345 crates.", 12345, None),
        ("The fund holds 12\u00a0345 crates.", 12345, None),
        ("The fund holds 12 000 crates.", 12000, None),
        ("The fund holds 12 345 crates.", 12345, "space"),
        ("The fund holds 1,00,000 crates.", 100000, None),
        ("The fund holds ١٢٠ crates.", 120, None),
        ("The fund holds ١٬٢٠٠ crates.", 1200, None),
        ("The fund holds １２３ crates.", 123, None),
        ("The fund holds 1e6 crates.", 1e6, None),
        ("The fund holds 1e999 crates.", None, "too large"),
        ("The fund holds " + "7" * 400 + " crates.", None, "too many digits"),
        ("The fund holds " + "7" * 5000 + " crates.", None, "too many digits"),
        ("The fund holds " + "1,000" * 3 + " crates.", None, "no figure"),
    ),
    ids=lambda value: str(value)[:40],
)
def test_strange_numbers_have_a_value_or_a_reason(text: str, value: float | None, doubt: str | None) -> None:
    found = figures(text)
    if doubt == "no figure":
        assert found == ()
        return
    figure = found[-1]
    assert figure.value == (None if value is None else pytest.approx(value))
    assert (figure.doubt is None) == (doubt is None) and (doubt or "") in (figure.doubt or "")


def test_a_range_the_wrong_way_round_is_sorted_and_doubted() -> None:
    (figure,) = figures("Between 300 and 100 sheep strayed.")
    assert (figure.low, figure.high, figure.bound) == (100, 300, "range")
    assert figure.doubt is not None and "wrong way" in figure.doubt


WORDS = st.sampled_from(
    "12 1,200 3.5 ٣ ３ 1e9 half dozens tens of thousands one two hundred and a million - – to between from at least "
    "over about $ £ % km people killed wounded troops . , ( ) : / ' US$ m bn May 2019 -year-old th a.m. in out up down "
    "rose ½ minus + ~ per cent share the others \n \ud800 \x00 \u202e 👩‍👩‍👧".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=25).map("".join)
    )
)
def test_any_text_gives_exact_spans_in_order_and_sound_intervals(text: str) -> None:
    end = 0
    lines = [Span(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text)]
    for figure in find_figures(report_of(text), lines, (), ()):
        assert figure.span.of(text) == figure.text and figure.text and figure.span.start >= end
        end = figure.span.end
        assert (figure.counted is None) == (figure.counted_span is None)
        if figure.counted_span is not None:
            assert figure.counted_span.of(text) == figure.counted
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
        if figure.value is None:
            assert figure.bound == "range" or figure.doubt
        else:
            assert figure.low is None or figure.low <= figure.value
            assert figure.high is None or figure.value <= figure.high


ADVERSE = {
    "digits": "7",
    "grouped": "1,000",
    "spaced": "100 ",
    "hyphens": "1-",
    "numbers": "two hundred and ",
    "cues": "at least ",
    "of": "tens of thousands of ",
    "brackets": "one Word (",
    "plain": "1 a b c d e f g h ",
    "thin": "1\u2009",
    "toll": "toll to 5 ",
    "points": "1.200 ",
}


@pytest.mark.parametrize("unit", ADVERSE.values(), ids=ADVERSE.keys())
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        report, parts = replace(report_of("x"), text=text), (Span(0, len(text)),)
        best = 1e9
        for _ in range(3):
            start = time.process_time()
            find_figures(report, parts, (), ())
            best = min(best, time.process_time() - start)
        return best

    assert seconds(24_000) / max(seconds(12_000), 1e-3) < 3.5


def test_a_cue_that_ends_the_text_ends_there() -> None:
    text = "0 AND OVER"
    assert [f.text for f in find_figures(report_of(text), (Span(0, len(text)),), (), ())] == ["0 AND OVER"]
