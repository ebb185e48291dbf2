"""Who rests on whom, as the words of invented reports say: a port, an epidemic, a closing mill."""

from __future__ import annotations

from sayso.compared import Certainty, Compared, Origin
from sayso.corroborate import corroborate
from sayso.corroborate.stated import rests_of
from sayso.link.linking import Linked, tell
from sayso.values import Reading
from tests.link.telling import told


def rests(*readings: Reading) -> list[tuple[str, str, Certainty]]:
    """Who rests on whom in one story of these readings, and how surely."""
    return [(rest.late.name, rest.name, rest.certainty) for rest in rests_of(tell(readings))]


def compared(*readings: Reading) -> Compared:
    """One story of these readings, corroborated."""
    return corroborate(Linked((tell(readings),), ()))


def origin(found: Compared, name: str) -> Origin:
    """The last origin of that name: voices stand behind acts."""
    return next(o for o in reversed(found.origins) if o.name == name)


BRIEFED = told(
    "Ostby Herald",
    4,
    "[S:The Ostby Harbour Board] [Q:confirmed] [C:that the quay had sunk].\n"
    "It did so after a Danish delegation, with two divers, briefed the Harbour Board on the Vik wreck.\n"
    "[S:Vik Council] [Q:denied] [C:it].",
    "ORG Ostby Harbour Board; ORG Harbour Board; ORG Vik Council",
)


def test_who_was_briefed_rests_on_who_briefed() -> None:
    assert rests(BRIEFED) == [("Ostby Harbour Board", "Danish delegation", Certainty.CERTAIN)]


def test_the_passive_says_the_same() -> None:
    reading = told(
        "Vik Times",
        4,
        "[S:The Tarn clinic] [Q:said] [C:40 were ill].\nThe Tarn clinic was briefed by the Lakeside Laboratory.",
        "ORG Tarn clinic; ORG Lakeside Laboratory",
    )
    assert rests(reading) == [("Tarn clinic", "Lakeside Laboratory", Certainty.CERTAIN)]


def test_the_press_that_is_briefed_rests_on_nobody() -> None:
    reading = told(
        "Vik Times",
        4,
        "[S:The Tarn clinic] [Q:said] [C:40 were ill].\nThe Lakeside Laboratory briefed reporters at the Tarn clinic.",
        "ORG Tarn clinic; ORG Lakeside Laboratory",
    )
    assert rests(reading) == []


def test_a_source_that_no_claim_asks_is_an_origin_all_the_same() -> None:
    found = compared(BRIEFED)
    late, early = origin(found, "Ostby Harbour Board"), origin(found, "Danish delegation")
    (need,) = late.depends_on
    assert need.origin == early.id and need.certainty is Certainty.CERTAIN
    assert "a Danish delegation, with two divers, briefed the Harbour Board" in need.reasons[0]
    assert early.statements == () and late.statements


def test_briefed_and_briefer_are_not_two_origins_of_a_figure() -> None:
    readings = (
        told(
            "Vik Times",
            4,
            "[S:The Tarn clinic] [Q:said] [C:40 people were ill with measles].\n"
            "The Tarn clinic was briefed by the Lakeside Laboratory.",
            "ORG Tarn clinic; ORG Lakeside Laboratory",
        ),
        told(
            "Coast Radio",
            4,
            "[S:The Lakeside Laboratory] [Q:said] [C:40 people were ill with measles].",
            "ORG Lakeside Laboratory",
        ),
    )
    counts = [(c.independent, len(c.members)) for c in compared(*readings).claims if c.counted]
    assert counts == [(1, 2)]
    apart = (
        told("Vik Times", 4, "[S:The Tarn clinic] [Q:said] [C:40 people were ill with measles].", "ORG Tarn clinic"),
        readings[1],
    )
    assert [c.independent for c in compared(*apart).claims if c.counted] == [2]


PART = (
    "[S:Mayor Ana Ruiz] [Q:said] [C:the mill would close].\n"
    "[S1:The Mill Union] [Q1:said] [C1:it was shocked].\n"
    "[S2:Skerra Lines] [Q2:said] [C2:orders had fallen].\n"
    "[S3:Finn Osei] [Q3:said] [C3:nobody had called him].\n"
    "[C4:Beekeepers offered their honey for the canteen], [S4:the Lund Courier] [Q4:reports].\n"
    "[S5:Ida Holm, a beekeeper,] [Q5:said] [C5:the honey is free].\n"
    "Another friend of the canteen, Per Dahl, came too.\n[S6:Per Dahl] [Q6:asked] [C6:for jars].{end}"
)
NAMES = "PER Ana Ruiz; ORG Mill Union; ORG Skerra Lines; PER Finn Osei; ORG Lund Courier; PER Ida Holm; PER Per Dahl"


def test_a_part_with_a_matter_of_its_own_is_the_credited_outlets() -> None:
    found = rests(told("Vik Times", 6, PART.format(end=""), NAMES))
    assert sorted(found) == [(name, "Lund Courier", Certainty.LIKELY) for name in ("Ida Holm", "Per Dahl")]


def test_who_is_heard_elsewhere_too_is_not_heard_through_the_outlet() -> None:
    early = PART.replace("[S1:The Mill Union]", "[S1:Ida Holm]")
    found = rests(told("Vik Times", 6, early.format(end=""), NAMES))
    assert [name for name, _, _ in found] == ["Per Dahl"]


def test_where_nothing_of_another_matter_stands_before_nobody_is() -> None:
    only = PART.split("[C4:")[1]
    assert rests(told("Vik Times", 6, "[C4:" + only.format(end=""), NAMES)) == []


def test_a_lead_and_the_speaker_it_repeats_are_one_telling() -> None:
    reading = told(
        "Vik Times",
        6,
        "[S:Skerra Lines] [Q:says] [C:it cut 300 jobs].\n"
        "[S1:Skerra Lines spokeswoman Ida Holm] [Q1:said] [C1:about 300 posts had gone].",
        "ORG Skerra Lines; PER Ida Holm",
    )
    assert rests(reading) == [("Skerra Lines", "Ida Holm", Certainty.CERTAIN)]


def test_the_order_of_the_reports_changes_nothing() -> None:
    other = told("Coast Radio", 5, "[S:Vik Council] [Q:said] [C:the quay was safe].", "ORG Vik Council")
    assert compared(BRIEFED, other) == compared(other, BRIEFED)
