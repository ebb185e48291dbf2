"""The verb: statements of a report from what the encoder says."""

from __future__ import annotations

import pytest

from sayso.attribute import attribute
from sayso.values import Manner, Stance, Statement
from tests.attribute.building import Built, build
from tests.making import report_of


def statements(marked: str, names: str = "") -> tuple[Built, tuple[Statement, ...], list[str]]:
    built = build(marked, names)
    found, lost = attribute(report_of(built.text, outlet=None), built.encoded)
    return built, found, built.of(list(lost))


@pytest.mark.parametrize(
    ("marked", "manner"),
    [
        ("[C:“The pumps failed,”] [S:the fireman] [Q:said].", Manner.DIRECT),
        ("[S:The fireman] [Q:said] [C:the pumps had failed].", Manner.INDIRECT),
        ("[S:The fireman] [Q:said] [C:the pumps “simply failed” when the water came].", Manner.MIXED),
        ("[S:The keeper] [Q:said]: [C:‘I saw the ball late.’]", Manner.DIRECT),
    ],
)
def test_the_manner_is_read_off_the_marks(marked: str, manner: Manner) -> None:
    assert [s.manner for s in statements(marked)[1]] == [manner]


def test_the_content_is_without_commas_and_space_at_its_ends() -> None:
    built, (found,), _ = statements("[C:The fever, they say,] [Q:is over], [Q2:said] [S2:a nurse]. ")
    assert built.of(found.content) == ["The fever, they say"]


@pytest.mark.parametrize(
    ("marked", "kept"),
    [
        ("[S:The choir] [Q:released] [C:a record that] was made in a barn.", 0),
        ("[S:The mill] [Q:showed] [C:the four sacks which] mice had opened.", 0),
        ("[S:The miller] [Q:denies] [C:that].", 1),
        ("[C:The sacks that], [S:he] [Q:said], [C:mice had opened] were gone.", 1),
        ("[S:The miller] [Q:knows] [C:that mice come].", 1),
    ],
)
def test_a_content_that_breaks_off_is_none(marked: str, kept: int) -> None:
    assert len(statements(marked)[1]) == kept


def test_a_speaker_who_goes_on_brings_his_chain_and_his_mention() -> None:
    marked = "[C:“We lost the barn,”] [Q:said] [S:farmer Per Dahl].\n\n“The cows got out in time.”"
    built, (first, second), lost = statements(marked, "PER Per Dahl")
    assert not lost and not second.cue and second.source == first.source == (built.span("farmer Per Dahl"),)
    assert [link.name for link in second.chain] == [link.name for link in first.chain] == ["Per Dahl"]


@pytest.mark.parametrize(
    "marked",
    [
        "The square was dark. “Nobody will come back here,” it was all over.",
        "A nurse [Q:said] nothing more.",
        "[S:The club] [Q:refused].",
    ],
)
def test_what_nobody_is_given_is_listed(marked: str) -> None:
    _, found, lost = statements(marked)
    assert not found and len(lost) == 1


def test_statements_stand_in_text_order_with_ids_of_their_own() -> None:
    marked = (
        "[S1:A vet] [Q1:said] [C1:calves died]. Lambs starved too. [S2:The firm] [Q2:denied] [C2:any fault]."
    )
    _, found, _ = statements(marked)
    assert [s.stance for s in found] == [Stance.ASSERTS, Stance.DENIES]
    assert [s.content[0].start for s in found] == sorted(s.content[0].start for s in found)
    assert len({s.id for s in found}) == 2
    assert statements(marked)[1] == found


def test_a_chain_runs_from_the_utterer_to_the_last_authority() -> None:
    marked = "[S:Mayor Ana Ruiz] [Q:cited] [C:harbour records saying the gate was open]."
    built, (found,), _ = statements(marked, "PER Ana Ruiz")
    assert [link.name for link in found.chain] == ["Ana Ruiz", "harbour records"]
    assert [built.of([link.mention]) for link in found.chain if link.mention] == [
        ["Mayor Ana Ruiz"],
        ["harbour records"],
    ]


def test_the_ids_differ_between_reports() -> None:
    built = build("[S:A vet] [Q:said] [C:calves died].")
    one, two = (attribute(report_of(built.text, id=name), built.encoded)[0][0].id for name in ("a", "b"))
    assert one != two
