"""Names: whole words, whole names, one kind a string; and recordings as subjects."""

from __future__ import annotations

import pytest

from sayso.attribute.subjects import with_hearing, with_recording
from tests.attribute.building import build


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        ("Island Link said so.", "PER Island; ORG Link", [("Island Link", "ORG")]),
        ("Agents of the F.B.I. left.", "ORG F; ORG B", [("F.B.I.", "ORG")]),
        ("Midwife Sara Quist left.", "PER Midwife; PER Sara Quist", [("Midwife", "PER"), ("Sara Quist", "PER")]),
        ("Lind’s team won.", "PER Lind", [("Lind", "PER")]),
        ("Al-Marsa fell.", "LOC Marsa", [("Al-Marsa", "LOC")]),
    ],
)
def test_a_cut_name_is_made_whole(text: str, tagged: str, expected: list[tuple[str, str]]) -> None:
    assert [(n.span.of(text), n.kind) for n in build(text, tagged).names] == expected


def test_a_string_has_one_kind_by_vote_of_the_longer_names() -> None:
    built = build("Velda AG will shrink. Velda said so. Velda AG fell.", "ORG Velda AG; PER Velda")
    assert {n.kind for n in built.names if n.span.of(built.text).startswith("Velda")} == {"ORG"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Radio North", "ORG"), ("Lund Gazette", "ORG"), ("Ana Post", "PER"), ("Radio", "PER"), ("Newsom Daly", "PER")],
)
def test_what_bears_an_outlet_s_word_is_no_person(name: str, kind: str) -> None:
    built = build(f"We heard it from {name} first.", f"PER {name}")
    assert [n.kind for n in built.names] == [kind]


@pytest.mark.parametrize(
    ("text", "tagged", "name", "kind"),
    [
        ("It was in the Harbour Courier on Friday.", "LOC Harbour", "Harbour Courier", "ORG"),
        ("It was in the Harbour Courier on Friday.", "ORG Courier; LOC Harbour", "Harbour Courier", "ORG"),
        ("It was in Lund, Post said.", "LOC Lund", "Lund", "LOC"),
        ("It was in Lund Posters.", "LOC Lund", "Lund", "LOC"),
    ],
)
def test_an_outlet_s_word_behind_a_name_is_part_of_it(text: str, tagged: str, name: str, kind: str) -> None:
    built = build(text, tagged)
    assert [(n.span.of(built.text), n.kind) for n in built.names] == [(name, kind)]


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("Grainy drone footage [Q:appeared] [C:to show trucks at the dam].", ["Grainy drone footage"]),
        ("It rained. Photos [Q:seemed] [C:to show the hole].", ["Photos"]),
        ("The deal [Q:appeared] [C:to be dead].", []),
        ("The trip that the video [Q:is said] [C:to mock] ended.", []),
        ("[C:A clip] [Q:seemed] [C:to show the ferry sink].", ["A clip"]),
        ("[C:The pier that the clip] [Q:seemed] [C:to show was gone].", []),
    ],
)
def test_a_recording_right_before_the_cue_is_its_source(marked: str, source: list[str]) -> None:
    built = build(marked)
    (draft,) = [with_recording(built.text, d) for d in built.drafts]
    assert built.of(draft.source) == source
    assert not any(own.touches(content) for own in draft.source for content in draft.content)


def test_a_court_that_was_told_is_the_source() -> None:
    built = build("[C:The court] [Q:was told] [C:that the clerk had lied].")
    (draft,) = [with_hearing(built.text, d) for d in built.drafts]
    assert (built.of(draft.source), built.of(draft.content)) == (["The court"], ["that the clerk had lied"])
    built = build("[C:The clerk] [Q:was told] [C:that the court had closed].")
    assert [with_hearing(built.text, d) for d in built.drafts] == built.drafts


def test_a_word_of_capitals_behind_what_a_body_is_called_is_its_name() -> None:
    built = build("The news agency HNQ and the group RedQuay met the party Leader. The agency slept.", "PER Leader")
    found = [(name.span.of(built.text), name.kind) for name in built.names]
    assert found == [("HNQ", "ORG"), ("RedQuay", "ORG"), ("Leader", "PER")]
