"""Line breaks that wrap a text, and those that mean something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.flow import read_one
from sayso.parse.wrapped import unwrapped
from sayso.settings import Settings
from sayso.values import Capture, Reading

LETTER = """\
The harbour office said on Friday that 31 boats had sunk in
the gale off Tolmin Point. Its head, Runa Feld, said that two
sailors had drowned. The owners denied that they had been
warned.

"We lost everything in one night," said Aldo Breen.
"""


def test_a_wrapped_paragraph_is_read_as_one_line_and_keeps_its_length() -> None:
    first, _, last = unwrapped(LETTER).partition("\n\n")
    assert first == LETTER.partition("\n\n")[0].replace("\n", " ") and last == LETTER.partition("\n\n")[2]


@pytest.mark.parametrize(
    "text",
    [
        "Gale sinks boats\n3 May 2031\nThe harbour office said on Friday that 31 boats had sunk off the point.\n",
        "The harbour office said that boats had sunk in the gale.\nIts head said that two sailors had drowned there.\n",
        "A paragraph that was set as one line, " * 4 + "as on a page\nand one more of its kind, " + "as it " * 21,
        "tea\nmilk\nbread\nand a loaf\n",
        "\n\n",
    ],
)
def test_other_breaks_stay(text: str) -> None:
    assert unwrapped(text) == text


def test_a_short_line_in_a_wrapped_run_ends_its_paragraph() -> None:
    text = (
        "The harbour office said on Friday that 31 boats had sunk in\nthe gale.\n"
        "Its head, Runa Feld, said that two sailors had drowned there\nin the night."
    )
    assert unwrapped(text) == (
        "The harbour office said on Friday that 31 boats had sunk in the gale.\n"
        "Its head, Runa Feld, said that two sailors had drowned there in the night."
    )


def test_a_long_text_without_any_break_costs_no_more_than_its_length() -> None:
    assert unwrapped("word " * 400_000) == "word " * 400_000  # by a pattern that tries each place anew this takes hours


@given(st.text(alphabet="aB .\n\t“", max_size=400))
def test_only_breaks_become_spaces(text: str) -> None:
    after = unwrapped(text)
    assert len(after) == len(text)
    assert all(new == old or (old == "\n" and new == " ") for old, new in zip(text, after, strict=True))


def test_statements_reach_over_soft_breaks_and_mentions_are_as_written() -> None:
    wrapped, flat = (
        read_one(Settings(), Capture(text.encode(), "text/plain", "letter.txt")) for text in (LETTER, unwrapped(LETTER))
    )
    assert isinstance(wrapped, Reading) and isinstance(flat, Reading)
    assert [(s.content, s.source, s.stance) for s in wrapped.statements] == [
        (s.content, s.source, s.stance) for s in flat.statements
    ]
    said = [span.of(LETTER) for s in wrapped.statements for span in s.content]
    assert "that two\nsailors had drowned" in said
    mentions = [(m.text, m.span) for m in wrapped.figures] + [(m.text, m.span) for m in wrapped.times]
    assert mentions and all(text == span.of(LETTER) for text, span in mentions)
    assert any(figure.category == "killed" for figure in wrapped.figures)
