"""Two drafts that are one attribution: who speaks, and whom that one cites."""

from __future__ import annotations

import pytest

from sayso.attribute.nesting import nest
from tests.attribute.building import Built, build


def nested(built: Built) -> list[tuple[list[str], list[str], list[str]]]:
    return [(built.of(d.source), built.of(d.content), built.of(d.inner)) for d in nest(built.text, built.drafts)]


@pytest.mark.parametrize(
    ("marked", "source", "content", "inner"),
    [
        (
            "[C1:The plant will close], [Q1:according to] [S1:the Gazette], which [Q2:quoted] [C2:two engineers].",
            "the Gazette",
            "The plant will close",
            "two engineers",
        ),
        (
            "[S1:The broadcaster] [Q1:reported], [Q2:citing] [C2:a police source], [C1:that nine had fled].",
            "The broadcaster",
            "that nine had fled",
            "a police source",
        ),
    ],
)
def test_the_cited_one_stands_inside(marked: str, source: str, content: str, inner: str) -> None:
    assert nested(build(marked)) == [([source], [content], [inner])]


def test_a_citing_draft_with_a_whole_content_of_its_own_gives_up_its_first_words() -> None:
    built = build("[S:The agency] [Q:citing] [C:a harbour pilot, that the channel was clear].")
    assert nested(built) == [(["The agency"], ["the channel was clear"], ["a harbour pilot"])]


def test_two_plain_drafts_stay_two() -> None:
    built = build("[S1:The nurse] [Q1:said] [C1:the ward was full]. [S2:The union] [Q2:denied] [C2:a strike].")
    assert [d for d, _, _ in nested(built)] == [["The nurse"], ["The union"]]


@pytest.mark.parametrize("noun", ["records", "report"])
def test_a_noun_taken_for_the_cue_belongs_to_the_inner_source(noun: str) -> None:
    marked = f"[S1:The minister] [Q1:cited] [S2:harbour] [Q2:{noun}] [C2:saying that the gate was open] [C1:on Monday]."
    built = build(marked)
    (draft,) = nest(built.text, built.drafts)
    assert built.of(draft.inner) == [f"harbour {noun}"] and built.of(draft.cue) == ["cited", "saying"]
    assert built.of(draft.content)[0] == "the gate was open"
