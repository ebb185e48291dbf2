"""Sentences of a plain form that no draft holds."""

from __future__ import annotations

import re

import pytest

from sayso.attribute.drafts import Draft
from sayso.attribute.plainly import plainly
from sayso.naming import Name
from sayso.sentences import sentences
from sayso.text import Span


def found(text: str, drafts: list[Draft] | None = None, **kinds: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of the drafts, as text. ``kinds``: the strings that are names of a kind."""
    names = [Name(Span(m.start(), m.end()), k) for k, s in kinds.items() for m in re.finditer(re.escape(s), text)]
    made = plainly(text, drafts or [], sentences(text), names)
    return [(d.source[0].of(text), d.cue[0].of(text), d.content[0].of(text)) for d in made]


def test_who_has_told_it_stands_behind() -> None:
    text = "The barn burned down after a flood, villagers have told relief workers."
    assert found(text) == [("villagers", "have told", "The barn burned down after a flood")]


def test_what_is_said_per_somebody() -> None:
    text = "Per the Tern Courier, the ferry was sold three weeks before the sale."
    assert found(text, ORG="Tern Courier") == [
        ("the Tern Courier", "Per", "the ferry was sold three weeks before the sale")
    ]
    text = "By the headman's own reckoning, the valley will be dry by May."
    assert found(text, PER="headman") == [("the headman", "By", "the valley will be dry by May")]


def test_what_a_court_was_told() -> None:
    text = "The inquest heard that the brakes had been cut. The court was told that the driver had slept."
    assert found(text) == [
        ("The inquest", "heard", "that the brakes had been cut"),
        ("The court", "was told", "that the driver had slept"),
    ]


def test_a_headline_that_ends_with_its_source() -> None:
    assert found("Leak at dam is larger than admitted: report\n\nIt rained.") == [
        ("report", ":", "Leak at dam is larger than admitted")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The barn burned, she said it would.",
        "Per capita, the valley drinks little of its own water.",
        "By May, the valley will be dry again.",
        "The barn has burned, the clerk who told Ruiz",
        "It rained. Leak at dam is larger than admitted: report",
        "The menu at the old mill this week: bread",
    ],
)
def test_other_sentences_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_what_a_draft_holds_is_left_alone() -> None:
    text = "The barn burned down, villagers said."
    whole = Draft((Span(0, 20),), (Span(32, 36),), (Span(22, 31),), 0.9)
    assert plainly(text, [whole], sentences(text), []) == [whole]


def test_a_draft_inside_ends_what_is_said_per_somebody() -> None:
    text = "Per the Courier, the ferry was sold three weeks ago, a fact that Ruiz denied."
    inner = Draft((Span(53, 59),), (Span(70, 76),), (Span(65, 69),), 0.9)
    assert found(text, [inner], ORG="Courier")[0] == ("the Courier", "Per", "the ferry was sold three weeks ago")
