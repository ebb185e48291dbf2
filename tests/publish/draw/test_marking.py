"""The pieces of a marked text, and a statement in its sentences: exact, whatever lies across what."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sayso.publish.draw.marking import pieces_of
from sayso.publish.draw.passages import passage_of
from sayso.sentences import sentences
from sayso.text import Span
from sayso.values import Manner, Reading
from sayso.web.views.report import paragraphs_of
from tests.making import LUND, reading_of, report_of, statement_of


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A text of any characters with statements anywhere in it."""
    text = draw(st.text(max_size=60))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: Span(*sorted(pair)))
    parts = st.lists(spans, max_size=3).map(tuple)
    made = tuple(
        replace(statement_of(), id=str(n), content=tuple(sorted(draw(parts))), cue=draw(parts), source=draw(parts),
                chain=(), figures=(), times=(), places=(), manner=draw(st.sampled_from(Manner)))
        for n in range(draw(st.integers(0, 4))))
    return Reading(report_of(text), made, (), (), (), tuple(draw(parts)))


@given(readings(), st.booleans())
def test_the_pieces_are_the_text_and_each_content(reading: Reading, unattributed: bool) -> None:
    text, pieces = reading.report.text, pieces_of(reading, unattributed)
    assert "".join(piece.text for piece in pieces) == text
    for number, statement in enumerate(reading.statements, 1):
        covered = {at for span in statement.content for at in range(*span)}
        assert "".join(piece.text for piece in pieces if number in piece.content) == "".join(
            text[at] for at in sorted(covered))
        assert sum(number in piece.opens for piece in pieces) == bool(covered)
    paragraphs = paragraphs_of(pieces)
    assert "".join(piece.text for _, some in paragraphs for piece in some) == text
    assert all("\n" not in "".join(piece.text for piece in some).rstrip("\n") for _, some in paragraphs)


def test_a_statement_stands_in_its_sentences() -> None:
    statement = reading_of().statements[0]
    bits = passage_of(LUND, sentences(LUND), statement, Span(65, 76))
    assert "".join(bit.text for bit in bits) == LUND
    assert [bit.text for bit in bits if bit.figure] == ["at least 40"]
    assert [bit.text for bit in bits if bit.part == "source"] == ["Mayor Ana Ruiz"]
    assert "".join(bit.text for bit in bits if bit.part == "content") == LUND[:38] + LUND[61:94]


def test_of_long_sentences_the_parts_are_shown() -> None:
    text = "a " * 600 + "the dam held" + " b" * 600
    statement = replace(statement_of(), content=(Span(1200, 1212),), cue=(), source=())
    bits = passage_of(text, sentences(text), statement)
    assert "the dam held" in [bit.text for bit in bits] and sum(len(bit.text) for bit in bits) < 200
