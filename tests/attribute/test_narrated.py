"""The outlet's own voice."""

from __future__ import annotations

import pytest

from sayso.attribute.narrated import narrated
from sayso.sentences import sentences
from sayso.text import Span
from tests.attribute.building import build


def own_voice(marked: str) -> list[str]:
    built = build(marked)
    spans = [s for d in built.drafts for s in d.spans]
    contents = [c for d in built.drafts for c in d.content]
    return built.of(narrated(built.text, sentences(built.text), spans, contents))


@pytest.mark.parametrize(
    "sentence",
    [
        "The river stood at 4.2 metres on Friday.",
        "Twelve workers lost their posts in spring.",
        "Dozens of fans left the stadium early.",
        "About half of the pupils stayed at home.",
        "The fine came to millions of crowns.",
        "The verdict took the court 11 days.",
    ],
)
def test_a_sentence_with_a_figure_is_a_statement(sentence: str) -> None:
    assert own_voice(f"The morning was quiet. {sentence} Shops were open.") == [sentence]


@pytest.mark.parametrize(
    "sentence",
    ["The morning was quiet in town.", "Shops opened late again.", "Yes, 40.", "Anyone may someone tensely hear."],
)
def test_a_sentence_without_a_figure_or_of_few_words_is_none(sentence: str) -> None:
    assert own_voice(sentence) == []


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
    assert own_voice(marked) == [repeat]


@pytest.mark.parametrize(
    "marked",
    [
        "[S:The clinic] [Q:said] [C:60 nurses were ill].",
        "[C:“We counted 900 votes twice,”] [Q:said] [S:the clerk].",
        "[S:The league] [Q:fined] [C:the club 20,000 crowns for 2 flares].",
    ],
)
def test_what_is_attributed_is_not_narrated(marked: str) -> None:
    assert own_voice(marked) == []


def test_a_sentence_that_is_mostly_unattributed_is_narrated() -> None:
    marked = (
        "After 14 hours in which the harbour, the airport and all of the northern roads had been shut by snow, "
        "[S:it] [Q:was said] [C:to be over]."
    )
    assert len(own_voice(marked)) == 1


def test_sentences_come_back_in_order_as_they_were_given() -> None:
    text = "There were 3 fires last night. Some 4 sheds burned down earlier. It was dry."
    parts = sentences(text)
    assert narrated(text, parts, [], []) == list(parts[:2])
    assert narrated(text, parts, [Span(0, len(text))], []) == []
