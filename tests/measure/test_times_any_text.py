"""Times hold on any text: exact spans in order, no crash, and time that grows with the length alone."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.measure.times import find_times
from sayso.sentences import sentences
from sayso.text import Span
from sayso.values import Dated
from tests.making import report_of

PIECES = """
the a an of in on by at to and or last next this that past early late mid - ' . , : / ( ) " “ ” 's about nearly at least
more than end beginning year years month weeks days hour quarter century decade second first third 3rd 31st 12 31 0 29
1998 2031 99999 1,500 2.5 1/2 Q3 T17:00 Feb February May march Sun. Friday Tuesdays night morning noon midnight p.m. GMT
o'clock ago later earlier before after now recently future every each daily twice Easter Christmas New Year's Day Eve
summer fall winter fiscal half two hundred thousand million several few dozen couple weekend ahead overnight yesterday
31 February 2031-02-30 03/04/05 9/11 '98 '80s 1990s nineties nineteen ninety
""".split()
ODD = ["\x00", "\ud800", "‏", "🕰️", "٣١", "１２", "9" * 400, "½", "\u2028", "–", "’", "\n", "́"]
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max]))


def check(text: str, published: date | None, parts: list[Span] | None = None) -> None:
    report = report_of(text, published=Dated(published, "given") if published else None)
    found = find_times(report, sentences(text) if parts is None else parts, ())
    for one in found:
        assert one.text and one.span.of(text) == one.text and one.text.strip() == one.text
        assert (one.earliest is None) == (one.latest is None)
        assert one.earliest is None or one.latest is None or one.earliest <= one.latest
        assert one.type in ("DATE", "TIME", "DURATION", "SET")
        assert one.value is not None or one.doubt
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, *ODD]), max_size=30), st.sampled_from([" ", "", " "]), DAYS)
def test_words_of_time_in_any_order_are_read_without_harm(pieces: list[str], glue: str, published: date | None) -> None:
    text = glue.join(pieces)
    check(text, published, [Span(0, len(text))])


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec=None), max_size=200), DAYS)
def test_any_text_is_read_without_harm(text: str, published: date | None) -> None:
    whole = any("\ud800" <= character <= "\udfff" for character in text)  # the sentence splitter takes no surrogates
    check(text, published, [Span(0, len(text))] if whole else None)


@pytest.mark.parametrize("published", [date.min, date(1, 1, 7), date.max, date(9999, 12, 25), date(2028, 2, 29)])
def test_the_ends_of_the_calendar_are_no_harm(published: date) -> None:
    text = (
        "Last week, last year, next week, next year, a century ago, two days later, this weekend, last winter, on "
        "Friday, next Monday, on Oct. 13, in the fourth quarter, a year earlier, overnight, in the next two weeks, on "
        "the 31st, at Christmas, last Easter, on Feb. 29, in the coming decades, 12 hours ago, this century."
    )
    check(text, published, [Span(0, len(text))])


@pytest.mark.parametrize(
    "piece",
    [
        "the end of ", "early the ", "two hundred ", "1,", "12-", "May 3-", "nearly ", "at least the past ", "more ",
        "Oct. ", "p.m. Friday, ", "the ", "1998-02-", "' ", "a few more ", "Friday, ", "New Year's ", "3:", "years ",
        "one million ", "half a ", "last ", "x", "9", "\u00bd", "said ",
    ],
)  # fmt: skip
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    def seconds(copies: int, times: int = 3) -> float:
        text = piece * copies
        report, best = report_of("", published=Dated(date(2031, 5, 12), "given")), 9.0
        object.__setattr__(report, "text", text)
        for _ in range(times):
            start = time.process_time()
            find_times(report, [Span(0, len(text))], ())
            best = min(best, time.process_time() - start)
        return best

    copies = 1000
    while (once := seconds(copies, 1)) < 0.04 and copies < 200_000:
        copies *= 2
    once = seconds(copies)
    assert seconds(2 * copies) < 3.5 * max(once, 0.01)
