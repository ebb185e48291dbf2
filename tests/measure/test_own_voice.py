"""The outlet's own voice."""

from __future__ import annotations

import re

import pytest

from sayso.attribute import attribute
from sayso.measure.own_voice import own_voice
from sayso.sentences import sentences
from sayso.text import Span
from sayso.values import Figure, Manner, Stance, Statement
from tests.attribute.building import build
from tests.making import report_of

FIGURE = re.compile(r"#(\w+)")


def narrated(marked: str) -> tuple[str, list[Statement]]:
    """``#40`` is a figure; attributions as in ``build``."""
    built = build(marked)
    report = report_of(built.text, outlet=None)
    found, lost = attribute(report, built.encoded)
    figures = [
        Figure(Span(*m.span()), m.group(), 1, 1, 1, "exact", None, "count", None, None, None, None)
        for m in FIGURE.finditer(built.text)
    ]
    return built.text, list(own_voice(report, sentences(built.text), found, lost, figures))


def voice(marked: str) -> list[str]:
    text, found = narrated(marked)
    return [span.of(text) for one in found for span in one.content]


@pytest.mark.parametrize(
    "sentence",
    ["The river stood at #4 metres on Friday.", "#Twelve workers lost their posts in spring.", "It fined #9 clubs."],
)
def test_a_sentence_with_a_figure_is_a_statement(sentence: str) -> None:
    assert voice(f"The morning was quiet. {sentence} Shops were open.") == [sentence]


@pytest.mark.parametrize("sentence", ["The morning was quiet in town.", "Shops opened late in 1990 again."])
def test_a_sentence_without_a_figure_is_none(sentence: str) -> None:
    assert voice(sentence) == []


def test_an_age_makes_no_statement() -> None:
    text = "A girl of #9 sang."
    age = Figure(Span(10, 12), "#9", 9, 9, 9, "exact", None, "age", None, None, None, None)
    assert not own_voice(report_of(text), sentences(text), (), (), [age])


@pytest.mark.parametrize(
    ("marked", "repeat"),
    [
        (
            "[S:The coach] [Q:said] [C:the captain had torn a muscle early]. The captain tore a muscle early.",
            "The captain tore a muscle early.",
        ),
        (
            "The foundry closed its rolling mill. [S:Unions] [Q:said] [C:the foundry had closed the rolling mill].",
            "The foundry closed its rolling mill.",
        ),
    ],
)
def test_a_sentence_that_repeats_what_somebody_said_is_a_statement(marked: str, repeat: str) -> None:
    assert voice(marked) == [repeat]


@pytest.mark.parametrize(
    "marked",
    [
        "[S:The clinic] [Q:said] [C:#60 nurses were ill].",
        "[C:“We counted #900 votes twice,”] [Q:said] [S:the clerk].",
        "[S:A group of #300 tenants] [Q:demanded] [C:that the lift be mended].",
        "The square was dark. “#Nine of us came back,” it was all over.",
    ],
)
def test_what_is_attributed_or_nobodys_is_not_narrated(marked: str) -> None:
    assert voice(marked) == []


def test_a_sentence_that_was_left_unattributed_is_narrated_where_it_carries_a_figure() -> None:
    text, found = narrated("A nurse [Q:said] #60 beds were lost. A clerk [Q:said] nothing.")
    assert [one.content[0].of(text) for one in found] == ["A nurse said #60 beds were lost."]


def test_of_a_sentence_with_an_attribution_only_the_rest_with_the_figure_is_narrated() -> None:
    marked = (
        "The blaze destroyed #14 barns and a mill, [C:though nobody had been hurt by the smoke in the village], "
        "[S:a fireman] [Q:told] reporters."
    )
    assert voice(marked) == ["The blaze destroyed #14 barns and a mill"]


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("[S:The divers, each of them with #30 dives behind them,] [Q:want] [C:to raise the wreck].",
         ["each of them with #30 dives behind them"]),
        ("[S:Ola Berg, owner of #12 kennels] [Q:said] [C:that dogs know].", ["owner of #12 kennels"]),
        ("[S:Some #40 divers, all of them old,] [Q:want] [C:to raise the wreck].", []),
        ("[S:Ola Berg, of Lund] [Q:said] [C:that #40 dogs know].", []),
    ],
)
def test_what_a_source_is_told_of_between_commas_is_the_outlets(marked: str, told: list[str]) -> None:
    assert voice(marked) == told


def test_a_narrated_statement_has_no_source_cue_or_chain() -> None:
    _, (found,) = narrated("The strike will cost the line some #3 crowns.")
    assert (found.manner, found.source, found.cue, found.chain, found.score) == (Manner.NARRATED, (), (), (), 1.0)
    assert found.stance is Stance.FORECASTS and not found.hedged


def test_sentences_come_in_text_order_with_ids_of_their_own() -> None:
    text, found = narrated("There were #3 fires last night. Some #4 sheds burned down earlier. It was dry.")
    assert [s.content[0].of(text) for s in found] == [s.of(text) for s in sentences(text)[:2]]
    assert len({s.id for s in found}) == 2
