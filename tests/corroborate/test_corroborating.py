"""Claims, origins and states of invented stories: a flood, layoffs, an epidemic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.compared import Claim, Compared, Relation, State
from sayso.comparing import compare
from sayso.corroborate import corroborate
from sayso.link.linking import Linked, tell
from sayso.values import Reading
from tests.link.telling import told


def compared(*readings: Reading) -> Compared:
    """One story of these readings, corroborated."""
    return corroborate(Linked((tell(readings),), ()))


def claim_of(found: Compared, readings: Sequence[Reading], figure: str) -> Claim:
    """The claim that holds a figure with this text."""
    texts = {s.id: r.report.text for r in readings for s in r.statements}
    return next(
        c for c in found.claims if any(m.figure and figure in m.figure.of(texts[m.statement]) for m in c.members)
    )


FLOOD = (
    told("Ostby Herald", 3, "[S:Mayor Ana Ruiz] [Q:said] [C:12 people were killed in the flood].", "PER Ana Ruiz"),
    told("Vik Times", 3, "[S:Ruiz] [Q:said] [C:the flood had killed 12 people].", "PER Ruiz"),
    told("Coast Radio", 5, "[S:Mayor Ana Ruiz] [Q:said] [C:the flood had killed 15 people].", "PER Ana Ruiz"),
)


def test_one_speaker_in_three_outlets_is_one_origin_and_revises_herself() -> None:
    found = compared(*FLOOD)
    claim = claim_of(found, FLOOD, "12")
    assert len(claim.members) == 3 and claim.independent == 1
    assert set(claim.states) == {State.SINGLE, State.REVISED}
    (tie,) = claim.ties
    assert tie.kind == "revises" and "12 (2031-03-03), then 15 (2031-03-05)" in tie.reasons[0]
    assert claim.best is not None and (claim.best.low, claim.best.high) == (15, 15)
    assert (claim.best.lowest, claim.best.highest) == (15, 15)


def test_two_bodies_with_figures_that_cannot_both_hold_conflict() -> None:
    readings = (
        told("Ledger", 8, "[S:Skerra Lines] [Q:said] [C:the shipyard would lose 300 jobs].", "ORG Skerra Lines"),
        told("Post", 8, "[S:the Dockers Union] [Q:said] [C:the shipyard would lose 710 jobs].", "ORG Dockers Union"),
    )
    claim = claim_of(compared(*readings), readings, "300")
    assert len(claim.members) == 2 and claim.independent == 2
    assert State.CONFLICTING in claim.states and State.AGREED not in claim.states


def test_open_bounds_that_can_both_hold_do_not_conflict() -> None:
    readings = (
        told("Ledger", 8, "[S:Skerra Lines] [Q:said] [C:at least 300 jobs would be lost].", "ORG Skerra Lines"),
        told("Post", 8, "[S:the Dockers Union] [Q:said] [C:about 700 jobs would be lost].", "ORG Dockers Union"),
    )
    claim = claim_of(compared(*readings), readings, "300")
    assert claim.independent == 2 and State.AGREED in claim.states and not claim.ties


def test_a_spokesman_and_his_body_are_one_origin_and_two_bodies_of_a_state_are_likely_one() -> None:
    readings = (
        told(
            "Ledger",
            2,
            "[S:The Norwegian health ministry] [Q:said] [C:84 people had caught the fever].",
            "NORP Norwegian",
        ),
        told(
            "Post",
            2,
            "[S:Norwegian health ministry spokesman Bo Ek] [Q:said] [C:84 people had caught the fever].",
            "NORP Norwegian; PER Bo Ek",
        ),
        told("Wire", 2, "[S:The Norwegian army] [Q:said] [C:84 people had caught the fever].", "NORP Norwegian"),
        told("Mail", 2, "[S:Doctor Ida Moen] [Q:said] [C:91 people had caught the fever].", "PER Ida Moen"),
    )
    found = compared(*readings)
    claim = claim_of(found, readings, "84")
    assert len(claim.members) == 4 and claim.independent == 2
    kinds = {d.certainty.value for o in found.origins for d in o.depends_on}
    assert {"certain", "likely"} <= kinds


def test_the_outlets_own_voice_adds_no_origin() -> None:
    readings = (
        told(
            "Ledger",
            2,
            "Some 40 homes burned in Vik. [S:Fire chief Per Dahl] [Q:said] [C:40 homes burned in Vik].",
            "PER Per Dahl; LOC Vik",
        ),
        told("Post", 2, "Fire took 40 homes in Vik overnight.", "LOC Vik"),
    )
    claim = claim_of(compared(*readings), readings, "40")
    assert claim.independent == 1


def test_who_denies_a_figure_does_not_give_it() -> None:
    readings = (
        told("Ledger", 8, "[S:The group Safe Wells] [Q:said] [C:31 people had died of the fever].", "ORG Safe Wells"),
        told("Post", 9, "[S:The Vik Clinic] [Q:denied] [C:that 31 people had died of the fever].", "ORG Vik Clinic"),
    )
    found = compared(*readings)
    claim = claim_of(found, readings, "31")
    assert claim.independent == 1 and State.DENIED in claim.states and State.AGREED not in claim.states
    assert [m.relation for m in claim.members] == [Relation.SAME, Relation.DENIAL]
    assert {m.origin for m in claim.members} <= {origin.id for origin in found.origins}
    (tie,) = claim.ties
    assert (tie.kind, tie.a, tie.b) == ("denies", claim.members[1].statement, claim.members[0].statement)


def test_bodies_of_a_state_that_goes_unnamed_are_of_one_government() -> None:
    said = "[S:{}] [Q:said] [C:{} people had died of the fever]."
    home = (
        told("Ledger", 8, said.format("The health ministry", 31)),
        told("Post", 8, said.format("The interior ministry", 34)),
    )
    assert claim_of(compared(*home), home, "31").independent == 1
    other = (home[0], told("Post", 8, said.format("The Dockers Union", 34), "ORG Dockers Union"))
    assert claim_of(compared(*other), other, "31").independent == 2
    abroad = (home[0], told("Post", 8, said.format("Norway's interior ministry", 34), "LOC Norway"))
    assert claim_of(compared(*abroad), abroad, "31").independent == 2


def test_a_body_that_cites_somebody_unnamed_relays_an_equal_figure() -> None:
    cited = "[S1:Coast Union] [Q1:said], citing an engineer, [C1:that the plant had lost 240 barrels]."
    said = "[S:Skerra Lines] [Q:said] [C:the plant had lost 240 barrels]."
    readings = (
        told("Ledger", 8, cited, "ORG Coast Union"),
        told("Post", 8, said, "ORG Skerra Lines"),
    )
    assert claim_of(compared(*readings), readings, "240").independent == 1
    readings = (
        told("Ledger", 8, cited.replace(", citing an engineer,", ""), "ORG Coast Union"),
        told("Post", 8, said, "ORG Skerra Lines"),
    )
    assert claim_of(compared(*readings), readings, "240").independent == 2


def test_what_is_told_in_passing_of_another_year_has_no_origin() -> None:
    readings = (
        told("Ledger", 8, "[S:The union] [Q:says] [C:it could rival the flood of 1998, which hit 400 farms]."),
        told("Post", 8, "The flood of 1998 hit 400 farms."),
    )
    claim = claim_of(compared(*readings), readings, "400")
    assert len(claim.members) == 2 and claim.independent == 0


def test_the_dead_the_injured_and_a_part_are_kept_apart() -> None:
    readings = (
        told("Ledger", 2, "[S:Police] [Q:said] [C:nine people were killed and 30 people were injured in the crash]."),
        told("Post", 2, "[S:Police] [Q:said] [C:nine people, including two children, were killed in the crash]."),
    )
    found = compared(*readings)
    dead, hurt = claim_of(found, readings, "nine"), claim_of(found, readings, "30")
    assert dead.id != hurt.id and dead.category == "killed" and hurt.category == "injured"
    part = claim_of(found, readings, "two")
    assert all(m.relation is Relation.PART for m in part.members) or part.id == dead.id


def test_a_denial_hangs_on_what_it_denies() -> None:
    readings = (
        told("Ledger", 2, "[S:The union] [Q:said] [C:the smelter dumped 60 tonnes of slag in the fjord]."),
        told("Post", 3, "[S:The owner] [Q:denied] [C:that the smelter dumped slag in the fjord]."),
    )
    claim = claim_of(compared(*readings), readings, "60")
    assert State.DENIED in claim.states
    assert [m.relation for m in claim.members if m.figure is None] == [Relation.DENIAL]


@given(st.permutations(range(3)))
@settings(max_examples=6, deadline=None)
def test_the_order_of_the_reports_changes_nothing(order: list[int]) -> None:
    assert compared(*(FLOOD[n] for n in order)) == compared(*FLOOD)


@pytest.mark.parametrize(
    "readings",
    [
        (told("Ledger", None, "Nothing happened in town."),),
        (told("Ledger", 2, "[S:A nurse] [Q:said] [C:it had rained]."),),
        (told("Ledger", None, "[S:A nurse] [Q:said] [C:nine cows drowned]."),),
    ],
)
def test_reports_without_figures_sources_or_dates_are_no_trouble(readings: tuple[Reading, ...]) -> None:
    found = compared(*readings)
    assert len(found.stories) == 1 and all(c.independent <= 1 for c in found.claims)


def test_sixty_copies_of_one_report_are_one_text_with_one_origin() -> None:
    marked = (
        "[S:Fire chief Per Dahl] [Q:said] [C:40 homes had burned in the valley below the old dam]. Some 300 people "
        "slept in the school that night, and a source [Q2:put] [C2:the damage at 3 million euros]."
    )
    readings = [told(f"Outlet {n}", 2, marked, "PER Per Dahl") for n in range(60)]
    found = compare(readings)
    assert len(found.stories) == 1 and len(found.copies) == 59
    homes = claim_of(found, readings, "40")
    assert len(homes.members) == 60 and homes.independent == 1 and homes.states == (State.SINGLE,)
    people = claim_of(found, readings, "300")
    assert people.independent == 0 and len({m.origin for m in people.members}) == 1
    assert len(found.origins) <= 4


def test_duplicates_of_a_run_are_left_out() -> None:
    first = FLOOD[0]
    again = replace(first, report=replace(first.report, id="again"), duplicate=True)
    assert compare([first, again]) == compare([first])
