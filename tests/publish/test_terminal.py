"""What a person sees: the table and the marked text, at any width, without colours, from hostile text."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from sayso.publish import Form, publish
from sayso.publish.explain import explained, marked
from sayso.publish.sources import source_text
from sayso.publish.terminal import CHAIN_LEGEND, measured_text, report_table
from sayso.publish.visible import one_line, visible
from sayso.text import Span
from sayso.values import Evidence, Link, Manner, Place, Reading, SourceKind, Time
from tests.making import FRIDAY, LUND, TOWN, reading_of, report_of, span_of, statement_of

DANGEROUS = "\x1b[31m\x1b]0;title\x07 \u202eevil\u2066 \x9b2J \ud800 \x00 [bold]not markup[/bold] :smile:"


def shown(reading: Reading, width: int = 100, marks: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
    console.print(explained(reading) if marks else report_table(reading, width))
    return out.getvalue()


def test_a_row_holds_source_role_organisation_stance_manner_content_and_figures() -> None:
    output = shown(reading_of(), 140)
    for part in ("Ana Ruiz (Mayor, Lund)", "asserts", "indirect", "The river crest reached Lund on Friday",
                 "at least 40", "Lund Post · 2031-05-12", "id a1"):
        assert part in output


def test_a_chain_is_shown_from_utterer_to_last_authority() -> None:
    first = statement_of().chain[0]
    last = Link(None, "flood reports", None, None, SourceKind.DOCUMENT, Evidence.DOCUMENT)
    reading = reading_of(statements=(statement_of(chain=(first, last)),))
    assert "Ana Ruiz (Mayor, Lund) < flood reports" in shown(reading, 140)


@pytest.mark.parametrize(("name", "role", "organisation", "expected"), [
    ("dam's operator", "Water", "Water", "dam's operator (Water)"), ("official", "official", None, "official"),
    ("Averil Council", None, "the Averil Council", "Averil Council"),
    ("Harrowby mayor", "Mayor", "Harrowby", "Harrowby mayor"),
    ("Ana Ruiz", "head of Lund Water", "Lund Water", "Ana Ruiz (head of Lund Water)"),
    ("Ana Ruiz", "Mayor", "Lund", "Ana Ruiz (Mayor, Lund)"), ("Lunden", "mayor", "Lund", "Lunden (mayor, Lund)"),
])
def test_nothing_is_said_twice_of_a_source(name: str, role: str | None, organisation: str | None,
                                           expected: str) -> None:
    link = Link(None, name, role, organisation, SourceKind.PERSON, Evidence.STATEMENT)
    assert source_text(statement_of(chain=(link,)), "").plain == expected


def test_what_a_chain_means_is_said_once_and_only_where_one_is_shown() -> None:
    first = statement_of().chain[0]
    chained = reading_of(statements=(statement_of(chain=(first, first)),))
    out = io.StringIO()
    show = publish(Form.TABLES, out)
    for reading in (reading_of(), chained, chained):
        show(reading)
    assert out.getvalue().count(CHAIN_LEGEND) == 1
    assert CHAIN_LEGEND in " ".join(shown(chained, 80, marks=True).split())
    assert CHAIN_LEGEND not in shown(reading_of(), 80, marks=True)


def test_a_narrated_statement_shows_no_score() -> None:
    narrated = statement_of(manner=Manner.NARRATED, chain=(), source=(), cue=(), score=1.0)
    for marks in (False, True):
        assert "1.0" not in shown(reading_of(statements=(narrated,)), 200, marks)


@pytest.mark.parametrize("width", [20, 30, 40, 67, 68, 80])
def test_no_word_is_cut_on_a_narrow_screen(width: int) -> None:
    link = Link(None, "Ana Ruiz", "spokeswoman", "Lund Waterworks", SourceKind.PERSON, Evidence.STATEMENT)
    reading = reading_of(statements=(statement_of(chain=(link, link), hedged=True),))
    lines = shown(reading, width).splitlines()
    assert max(map(len, lines)) <= width
    words = set(re.findall(r"\w+", " ".join(lines)))
    assert {"spokeswoman", "Waterworks", "indirect", "asserts", "hedged", "families"} <= words


def test_a_reader_that_leaves_is_left_to_the_caller() -> None:
    class Gone(io.StringIO):
        def write(self, text: str, /) -> int:
            raise BrokenPipeError

    for form in (Form.MARKED, Form.TABLES):
        with pytest.raises(BrokenPipeError):
            publish(form, Gone())(reading_of())


def test_hedging_the_outlets_voice_duplicates_and_abstentions_are_said() -> None:
    narrated = statement_of(manner=Manner.NARRATED, chain=(), source=(), cue=(), hedged=True)
    output = shown(reading_of(statements=(narrated,), unattributed=(Span(0, 9),), duplicate=True))
    for part in ("outlet's own voice", "hedged", "1 passage was left unattributed", "duplicate"):
        assert part in output


def test_a_report_without_statements_says_so() -> None:
    assert "no statement was found" in shown(reading_of(statements=(), figures=(), times=(), places=()))


@pytest.mark.parametrize("width", [40, 60, 80, 132, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    long = "word " * 200 + "x" * 300
    reading = reading_of(report=report_of(long), statements=(statement_of(
        content=(Span(0, len(long)),), source=(), cue=(), chain=()),))
    for marks in (False, True):
        assert max(len(line) for line in shown(reading, width, marks).splitlines()) <= width


@pytest.mark.parametrize("marks", [False, True])
def test_reading_text_is_shown_and_never_obeyed(marks: bool) -> None:
    text = f"{DANGEROUS} said {DANGEROUS}."
    link = Link(None, DANGEROUS, DANGEROUS, DANGEROUS, SourceKind.PERSON, Evidence.STATEMENT)
    reading = reading_of(report=report_of(text, title=DANGEROUS, outlet=DANGEROUS, byline=DANGEROUS,
                                          external_id=DANGEROUS, credits=(DANGEROUS,)),
                         statements=(statement_of(content=(Span(0, len(text)),), source=(), cue=(), chain=(link,)),))
    output = shown(reading, 300, marks)
    assert not [c for c in output if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
    assert "\u202e" not in output and "\u2066" not in output
    assert "[bold]not markup[/bold]" in output and ":smile:" in output
    output.encode("utf-8")


@given(st.text(st.characters(exclude_categories=())))
def test_visible_replaces_one_character_for_one(text: str) -> None:
    safe = visible(text)
    assert len(safe) == len(text)
    assert visible(safe) == safe
    assert "\n" not in one_line(text)


@given(st.text(), st.integers(4, 60))
def test_one_line_keeps_within_its_width(text: str, width: int) -> None:
    assert len(one_line(text, width)) <= width


def test_marks_are_readable_without_colours() -> None:
    assert marked(reading_of()).plain == (
        "[1 The river crest reached Lund on Friday 1], {1 Mayor Ana Ruiz 1} <1 said 1>, "
        "[1 and at least 40 families had left 1].")


def test_nested_and_crossing_parts_keep_every_character() -> None:
    outer, inner = statement_of(content=(Span(0, 60),)), statement_of(content=(Span(30, 80),), source=(), cue=())
    plain = marked(reading_of(statements=(outer, inner), unattributed=(Span(85, 95),))).plain
    assert re.sub(r"[\[{<][12?] | [12?][\]}>]", "", plain) == LUND


def test_a_line_of_the_list_names_stance_manner_and_evidence() -> None:
    output = shown(reading_of(), 200, marks=True)
    assert "asserts, indirect, statement, 0.93: The river crest" in output


def test_publish_writes_each_form_to_the_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for form, expected in ((Form.LINES, '"schema"'), (Form.TABLES, "Ana Ruiz"), (Form.MARKED, "{1 Mayor"),
                           (Form.FIGURES, "at_least"), (Form.TIMES, "2031-05-09"), (Form.PLACES, "geonames:2693678")):
        out = io.StringIO()
        publish(form, out)(reading_of())
        assert expected in out.getvalue()
        assert "\x1b" not in out.getvalue()


def test_colours_on_a_terminal_and_none_under_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    for value, colours in (("", True), ("1", False)):
        monkeypatch.setenv("NO_COLOR", value)
        out = Terminal()
        publish(Form.TABLES, out)(reading_of())
        assert bool(re.search(r"\x1b\[[0-9;]*3[0-7]m", out.getvalue())) is colours


def test_span_of_finds_a_part() -> None:
    assert span_of(LUND, "said") == Span(55, 59)


def test_figures_times_and_places_stand_beside_the_statement_a_line_each() -> None:
    people = Place(Span(0, 5), "Danes", "Denmark", "DK", None, None, "country", None, "demonym")
    seat = Place(Span(0, 4), "Oslo", "Oslo", "NO", None, None, "city", None, "actor")
    undated = Time(Span(0, 5), "lately", "DATE", "PAST_REF", None, None)
    statement = statement_of(times=(FRIDAY, undated), places=(TOWN, TOWN, people, seat))
    assert measured_text(statement).plain.splitlines() == [
        "at least 40 families", "Friday = 2031-05-09; lately", "Lund (SE); Oslo (NO) [actor]"]
    assert measured_text(statement_of(figures=(), times=(), places=())).plain == ""
