"""Authorities within an attribution, outermost first."""

from __future__ import annotations

import pytest

from sayso.attribute.chains import chained
from sayso.attribute.nesting import nest
from tests.attribute.building import build


def chain(marked: str, names: str = "") -> tuple[list[list[str]], list[str]]:
    """The chains of the drafts of a marked text, and their contents."""
    built = build(marked, names)
    found = [chained(built.text, d, built.names) for d in nest(built.text, built.drafts)]
    return (
        [built.of([*c.before, *c.draft.source[:1], *c.after]) for c in found],
        [" … ".join(built.of(c.draft.content)) for c in found],
    )


@pytest.mark.parametrize(
    ("marked", "sources", "content"),
    [
        (
            "[S:The coach] [Q:cited] [C:police reports saying four fans were held].",
            ["The coach", "police reports"],
            "four fans were held",
        ),
        (
            "[S:Mayor Ana Ruiz] [Q:cited] [C:harbour records saying that the gate was open].",
            ["Mayor Ana Ruiz", "harbour records"],
            "the gate was open",
        ),
        (
            "[S:The bank] [Q:quoted] [C:a survey showing rents up by a fifth].",
            ["The bank", "a survey"],
            "rents up by a fifth",
        ),
        (
            "[S:The lawyer] [Q:cites] [C:two doctors who said the boy was fit].",
            ["The lawyer", "two doctors"],
            "the boy was fit",
        ),
        (
            "[S:The club] [Q:cited] [C:a medical paper which states that his knee has healed].",
            ["The club", "a medical paper"],
            "his knee has healed",
        ),
    ],
)
def test_a_content_that_begins_with_a_cited_source_is_cut(marked: str, sources: list[str], content: str) -> None:
    assert chain(marked) == ([sources], [content])


def test_the_cited_source_s_verb_joins_the_cue() -> None:
    built = build("[S:Ana Ruiz] [Q:cited] [C:records showing the gate was open].")
    assert built.of(chained(built.text, built.drafts[0], ()).draft.cue) == ["cited", "showing"]


def test_two_drafts_of_which_one_cites_the_other_s_source_are_one() -> None:
    marked = "[S1:The nurse] [Q1:cited] [S2:ward lists] [Q2:saying] [C2:30 beds were free] [C1:that day]."
    sources, contents = chain(marked)
    assert sources == [["The nurse", "ward lists"]] and "30 beds were free" in contents[0]


def test_two_drafts_of_which_none_cites_the_other_stay_two() -> None:
    sources, _ = chain("[S1:The nurse] [Q1:said] [C1:beds were free]. [S2:Ward lists] [Q2:say] [C2:otherwise].")
    assert sources == [["The nurse"], ["Ward lists"]]


@pytest.mark.parametrize(
    ("marked", "sources"),
    [
        (
            "[C:The fever came by ship], [S:the ministry] [Q:said], citing laboratory tests.",
            ["the ministry", "laboratory tests"],
        ),
        ("[S:The panel] [Q:said] [C:the slope was stable], based on drone images.", ["The panel", "drone images"]),
        ("[S:The referee] [Q:said] [C:the ball was out], quoting his linesman.", ["The referee", "his linesman"]),
        ("[S:The paper] [Q:wrote] [C:that the sale is off], according to two brokers.", ["The paper", "two brokers"]),
    ],
)
def test_an_authority_named_behind_is_the_last(marked: str, sources: list[str]) -> None:
    assert chain(marked)[0] == [sources]


@pytest.mark.parametrize(
    ("marked", "sources"),
    [
        ("[S:Video analysed by the Harbour Courier] [Q:showed] [C:two lorries].", ["the Harbour Courier", "Video"]),
        ("[S:Documents obtained by the Daily Herald] [Q:show] [C:the firm knew].", ["the Daily Herald", "Documents"]),
        ("[S:A letter seen by a judge] [Q:says] [C:the will was forged].", ["a judge", "A letter"]),
        (
            "[S:Satellite images reviewed and verified by the institute] [Q:show] [C:the lake is dry].",
            ["the institute", "Satellite images"],
        ),
        ("[S:Footage that was shared with reporters] [Q:shows] [C:the tackle].", ["reporters", "Footage"]),
    ],
)
def test_who_vouches_for_a_document_comes_before_it(marked: str, sources: list[str]) -> None:
    assert chain(marked, "ORG Harbour Courier; ORG Daily Herald")[0] == [sources]


@pytest.mark.parametrize(
    ("marked", "sources"),
    [
        (
            "[S:The pilot] [Q:was quoted by the Morning Post as saying] [C:the flaps had jammed].",
            ["the Morning Post", "The pilot"],
        ),
        (
            "[S:Striker Ana Poli] [Q:told] the Daily Herald [C:that she would leave].",
            ["the Daily Herald", "Striker Ana Poli"],
        ),
        ("[C:The vaccine is safe], [S:the chemist] [Q:told] Radio North on Friday.", ["Radio North", "the chemist"]),
    ],
)
def test_the_outlet_that_was_told_relays(marked: str, sources: list[str]) -> None:
    assert chain(marked, "ORG Morning Post; ORG Daily Herald; ORG Radio North; PER Ana Poli")[0] == [sources]


@pytest.mark.parametrize(
    ("marked", "sources"),
    [
        ("[S:Timo Haas] [Q:writes] in Tern Business [C:that rents fell].", ["Tern Business", "Timo Haas"]),
        ("[S:Ana Ruiz] [Q:reports] for the Lund Gazette [C:that the quay sank].", ["the Lund Gazette", "Ana Ruiz"]),
        ("[S:The union] [Q:reported] in Lund [C:that the mill would shut].", ["The union"]),
        ("[S:The dentist] [Q:writes] at night [C:that teeth wear].", ["The dentist"]),
        ("[S:Timo Haas] [Q:writes] for Marlow [C:that rents fell].", ["Marlow", "Timo Haas"]),
        ("[S:Ana Ruiz] [Q:reports] at Arden [C:that the quay sank].", ["Arden", "Ana Ruiz"]),
        ("[S:Ana Ruiz] [Q:reported] at Arden [C:that the quay sank].", ["Ana Ruiz"]),
        ("[S:Timo Haas] [Q:reports] in Marlow [C:that rents fell].", ["Timo Haas"]),
        ("[S:The union] [Q:writes] for Marlow [C:that rents fell].", ["The union"]),
    ],
)
def test_the_outlet_that_somebody_writes_for_relays(marked: str, sources: list[str]) -> None:
    names = "ORG Tern Business; ORG Lund Gazette; LOC Lund; LOC Arden; PER Timo Haas; PER Ana Ruiz"
    assert chain(marked, names)[0] == [sources]


@pytest.mark.parametrize(
    "marked",
    [
        "[S:The foreman] [Q:told] the inquiry [C:that the valve was shut].",
        "[S:Ana Ruiz] [Q:told] reporters [C:the gate was open].",
        "[S:The coach] [Q:told] Timo Haas [C:to rest].",
        "[S:The police chief] [Q:told] her [C:that nobody was hurt].",
    ],
)
def test_a_listener_that_is_no_outlet_is_no_authority(marked: str) -> None:
    assert [len(sources) for sources in chain(marked, "PER Timo Haas; PER Ana Ruiz")[0]] == [1]


@pytest.mark.parametrize(
    ("marked", "sources"),
    [
        (
            "[C:the army said three bridges were gone], [S:the Harbour Courier] [Q:reported].",
            ["the Harbour Courier", "the army"],
        ),
        (
            "[S:The Daily Herald] [Q:reports] [C:that the owner has denied selling the team].",
            ["The Daily Herald", "the owner"],
        ),
    ],
)
def test_what_an_outlet_is_credited_with_begins_with_its_own_source(marked: str, sources: list[str]) -> None:
    assert chain(marked, "ORG Harbour Courier; ORG Daily Herald")[0] == [sources]


def test_who_was_told_is_no_source_of_an_outlets_content() -> None:
    marked = "[Q:Per] [S:the Harbour Courier], [C:the board was told of the loss in May]."
    assert chain(marked, "ORG Harbour Courier")[0] == [["the Harbour Courier"]]


@pytest.mark.parametrize(
    "marked",
    [
        "[S:The Daily Herald] [Q:reported] [C:that three bridges were gone].",
        "[S:Ana Ruiz] [Q:said] [C:the army said nothing].",
        "[S:The Daily Herald] [Q:reported] [C:it showed little wear].",
        "[S:The nurse] [Q:said] [C:beds were free] and left.",
    ],
)
def test_a_plain_attribution_has_one_link(marked: str) -> None:
    assert [len(sources) for sources in chain(marked, "ORG Daily Herald; PER Ana Ruiz")[0]] == [1]
