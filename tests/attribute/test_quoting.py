"""A quote is never split, has one speaker, and what it cites within itself is content."""

from __future__ import annotations

import pytest

from sayso.attribute.quotes import quotes
from sayso.attribute.quoting import cut_at_according, cut_at_contrast, keep_quotes_whole, words_in
from sayso.text import Span
from tests.attribute.building import build


def contents(marked: str) -> list[list[str]]:
    built = build(marked)
    return [built.of(d.content) for d in keep_quotes_whole(built.text, built.drafts, quotes(built.text))]


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        (
            "“[C:The pumps failed] at four in the morning,” [S:Ines Mota] [Q:said].",
            "“The pumps failed at four in the morning,”",
        ),
        (
            '"We were told nothing [C:until the gate was locked]," [Q:said] [S:a welder].',
            '"We were told nothing until the gate was locked,"',
        ),
        ("[S:Dr Sato] [Q:said]: ‘The fever [C:passes in a week] or so.’", "‘The fever passes in a week or so.’"),
        (
            "«We were robbed [C:in the last minute] of the game», [Q:said] [S:the captain].",
            "«We were robbed in the last minute of the game»",
        ),
    ],
)
def test_a_quote_that_the_tags_cut_becomes_whole(marked: str, whole: str) -> None:
    assert contents(marked) == [[whole]]


def test_two_contents_in_one_quote_are_one() -> None:
    assert contents("“[C:The roof leaks.] It always did. [C:Now it is gone,]” [S:the verger] [Q:said].") == [
        ["“The roof leaks. It always did. Now it is gone,”"]
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "[C1:“The rival bid was high and] [S2:our bank] [Q2:says] [C2:no to it],” [S1:Cai Wen] [Q1:told] staff.",
        "[S1:The widow] [Q1:said], “[S2:The doctor] [Q2:swore] [C2:he would live] [C1:and I believed it all].”",
    ],
)
def test_what_a_speaker_reports_of_others_within_a_quote_is_content(marked: str) -> None:
    built = build(marked)
    (draft,) = keep_quotes_whole(built.text, built.drafts, quotes(built.text))
    (quote,) = quotes(built.text)
    assert draft.content == (quote.span,)
    assert not any(quote.span.holds(c) for c in draft.cue)


def test_a_quote_has_one_owner_the_one_whose_content_holds_most_of_it() -> None:
    built = build(
        "[S1:The keeper] [Q1:said] “[C1:the whistle came too late and] [C2:so did] he,” [S2:she] [Q2:said], [C2:sadly]."
    )
    first, second = keep_quotes_whole(built.text, built.drafts, quotes(built.text))
    assert built.of(first.content) == ["“the whistle came too late and so did he,”"]
    assert built.of(second.content) == ["sadly"]


def test_drafts_inside_a_quote_that_no_cue_claims_stay() -> None:
    marked = "The leaflet lay there: “[S:The board] [Q:says] [C:the school stays open].”"
    assert contents(marked) == [["the school stays open"]]


def test_a_quoted_part_of_an_indirect_content_joins_it() -> None:
    assert contents("[S:The minister] [Q:called] [C:the strike “a gift] to nobody at all”.") == [
        ["the strike “a gift to nobody at all”"]
    ]


def test_a_source_within_the_quote_it_would_own_is_dropped() -> None:
    built = build("“[C:The clinic shut, and ][S:my sister][C: knew it,]” it was [Q:said].")
    (draft,) = keep_quotes_whole(built.text, built.drafts, quotes(built.text))
    assert draft.source == () and built.of(draft.content) == ["“The clinic shut, and my sister knew it,”"]


def test_quotes_that_no_content_touches_change_nothing() -> None:
    built = build("The film “Nine Lives of the Cat” opened. [S:The editor] [Q:said] [C:it was long].")
    assert keep_quotes_whole(built.text, built.drafts, quotes(built.text)) == built.drafts


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("one", 1), ("– … !", 0), ("It is 5 °C — cold", 5), ("a\nb  c", 3)]
)
def test_words_are_counted_without_marks(text: str, count: int) -> None:
    assert words_in(text, Span(0, len(text))) == count


@pytest.mark.parametrize(
    ("marked", "kept"),
    [
        ("[C:The dam holds; the spillway is cracked], [Q:according to] [S:Ana Ruiz].", ["the spillway is cracked"]),
        ("[C:“The dam holds; the spillway is cracked]”, [Q:according to] [S:Ana Ruiz].", None),
        ("[Q:According to] [S:Ana Ruiz], [C:the dam holds; the spillway is cracked].", None),
        ("[C:The dam holds; the spillway is cracked], [S:Ana Ruiz] [Q:said].", None),
    ],
)
def test_according_to_reaches_back_to_a_semicolon(marked: str, kept: list[str] | None) -> None:
    built = build(marked)
    (draft,) = cut_at_according(built.text, built.drafts)
    assert built.of(draft.content) == (kept or built.of(built.drafts[0].content))


@pytest.mark.parametrize(
    ("marked", "kept"),
    [
        ("[S:The union] [Q:counts] [C:900 posts, while the town has 4,000 in all].", ["900 posts"]),
        ("[S:She] [Q:said] [C:the mill would shut, whereas the quay stays open].", ["the mill would shut"]),
        ("[S:She] [Q:said] [C:that one thing is sure: the quay sinks].", None),
        ("[S:She] [Q:said] [C:“the mill shuts, while the quay stays”].", None),
        ("[C:The mill shuts, while the quay stays], [S:she] [Q:said].", None),
        ("[S:She] [Q:said] [C:the men slept while the quay sank].", None),
    ],
)
def test_what_is_said_ends_before_a_contrast(marked: str, kept: list[str] | None) -> None:
    built = build(marked)
    (draft,) = cut_at_contrast(built.text, built.drafts)
    assert built.of(draft.content) == (kept or built.of(built.drafts[0].content))


def test_a_content_that_points_at_what_a_colon_opens_is_none() -> None:
    built = build("[S:The crew] [Q:doubts] [C:that: its mate, Ola, said “we sink”].")
    assert len(built.drafts) == 1 and not cut_at_contrast(built.text, built.drafts)
