"""A cue keeps no content that only lacks its own cue."""

from __future__ import annotations

import pytest

from sayso.attribute.quotes import quotes
from sayso.attribute.strays import without_strays
from sayso.sentences import sentences
from tests.attribute.building import Built, build


def kept(built: Built) -> list[list[str]]:
    drafts = without_strays(built.text, built.drafts, sentences(built.text), quotes(built.text))
    return [built.of(d.content) for d in drafts]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[C:the levee would hold]. Hours passed. [S:The mayor] [Q:said] [C:the pumps had failed].",
            ["the pumps had failed"],
        ),
        ("[S:The coach] [Q:denied] [C:a rift]. [C:The club was calm], it seemed.", ["a rift"]),
        (
            "[C:Nine wards had closed]\n[S:The clinic] [Q:said] [C:that 40 nurses were ill].",
            ["that 40 nurses were ill"],
        ),
        ("[C:“Shut the gates.”] ― Ana\n[C:“Open them.”] [Q:―] [S:Tim]", ["“Open them.”"]),
    ],
)
def test_what_stands_in_another_sentence_is_somebody_else_s(marked: str, expected: list[str]) -> None:
    assert kept(build(marked)) == [expected]


@pytest.mark.parametrize(
    "marked",
    [
        "[C:“The furnace was cold,”] [S:Lind] [Q:said]. [C:“Nobody had lit it.”]",
        "[C:The ferry], [S:the line] [Q:said], [C:would sail at noon].",
        "[S:The court] [Q:added]:\n[C:“The verdict stands.”]",
        "[C:Prices would fall]. So [Q:wrote] [S:the bank].",
    ],
)
def test_what_goes_on_in_quotes_or_in_the_sentence_stays(marked: str) -> None:
    built = build(marked)
    assert kept(built) == [built.of(d.content) for d in built.drafts]
