"""Quotes without a cue: the other half, the speaker who goes on, or nobody's."""

from __future__ import annotations

import pytest

from sayso.attribute.continuing import continue_quotes
from sayso.attribute.drafts import Draft
from sayso.attribute.quotes import quotes
from sayso.attribute.quoting import keep_quotes_whole
from tests.attribute.building import Built, build


def continued(marked: str) -> tuple[Built, list[Draft], list[str]]:
    built = build(marked)
    marks = quotes(built.text)
    drafts, alone = continue_quotes(built.text, keep_quotes_whole(built.text, built.drafts, marks), marks)
    return built, drafts, built.of(alone)


@pytest.mark.parametrize(
    ("marked", "parts"),
    [
        (
            "[C:“The ice was thin,”] [Q:said] [S:Olaf Berg]. “Nobody put up a sign.”",
            ["“The ice was thin,”", "“Nobody put up a sign.”"],
        ),
        (
            '[C:"We sold the ship,"] [S:she] [Q:said], "and we kept the crew on."',
            ['"We sold the ship,"', '"and we kept the crew on."'],
        ),
        (
            "[S:Coach Rui Lima] [Q:said]: [C:“They ran more than us.”] “They wanted it more too.”",
            ["“They ran more than us.”", "“They wanted it more too.”"],
        ),
    ],
)
def test_the_quote_behind_a_speaker_is_his_other_half(marked: str, parts: list[str]) -> None:
    built, drafts, alone = continued(marked)
    assert [built.of(d.content) for d in drafts] in ([parts], [[" ".join(parts)]])
    assert not alone


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n \n"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[C:“The ward is full,”] [Q:said] [S:Sister Maud].", "“We send them on to the next town.”"),
        ("[S:Juror Pia Falk] [Q:said]: [C:“We voted nine times.]", "“Then we went home to sleep.”"),
        ('[S:The owner] [Q:said]: [C:"The shop was our life."]', '"Now the water has all of it."'),
    ],
)
def test_a_paragraph_that_is_a_quote_goes_on_with_the_speaker_before(first: str, second: str, gap: str) -> None:
    built, drafts, alone = continued(first + gap + second)
    assert not alone and len(drafts) == 2
    assert built.of(drafts[1].content) == [second] and not drafts[1].cue
    assert drafts[1].speaker == drafts[0].source[0]
    assert drafts[1].score < drafts[0].score


def test_a_speaker_goes_on_over_several_paragraphs() -> None:
    built, drafts, alone = continued(
        "[C:“The goal stood,”] [S:Ivo Kral] [Q:said].\n\n“The flag went up late.”\n\n“We saw it all on film.”"
    )
    assert [d.speaker for d in drafts] == [None, built.span("Ivo Kral"), built.span("Ivo Kral")]
    assert not alone


@pytest.mark.parametrize(
    "marked",
    [
        "[S:The council] [Q:said] [C:rents would rise].\n\n“They never asked a single one of us.”",
        "[C:“It burned all night,”] [S:Jo Dean] [Q:said]. The mill is from 1870.\n\n“We saw it from the hill.”",
        "The square was empty.\n\n“Nobody will buy fish from here again.”",
        "[C:“I saw nothing at all,”] it was [Q:said].\n\n“Nor did I see anything.”",
    ],
)
def test_a_quote_that_nobody_goes_on_with_is_left_alone(marked: str) -> None:
    built, _, alone = continued(marked)
    assert alone == [q.span.of(built.text) for q in quotes(built.text)][-1:]


@pytest.mark.parametrize(
    "text",
    ["The “house of cards” fell.", "They played “Fields of Gold and Barley” again.", "He is “out” for the season."],
)
def test_a_term_or_title_in_marks_is_no_speech(text: str) -> None:
    _, drafts, alone = continued(text)
    assert not drafts and not alone


def test_a_quote_that_is_a_content_already_is_not_given_twice() -> None:
    _, drafts, alone = continued(
        "[C1:“The tests were clean,”] [S1:Ada Roth] [Q1:said].\n\n[C2:“They were not,”] [S2:the union] [Q2:said]."
    )
    assert len(drafts) == 2 and not alone and all(d.cue for d in drafts)
