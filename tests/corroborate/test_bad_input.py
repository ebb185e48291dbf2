"""What comparing makes of reports that lack something or repeat themselves: a flood, layoffs, an epidemic."""

from __future__ import annotations

import itertools
from dataclasses import replace

from sayso.compared import Compared, State
from sayso.comparing import compare
from sayso.values import Reading, digest
from tests.link.telling import told

FLOOD = (
    "[S:The Ostby River Board] [Q:said] [C:340 homes were flooded in Ostby when the Vel dyke broke].\n"
    "Boats carried the old and the sick to the school on the hill, and the mill bridge was shut to lorries."
)
BOARD = "ORG Ostby River Board; LOC Ostby"
LAYOFFS = (
    "[S:Skerra Lines] [Q:said] [C:it would cut 900 jobs at the Tarn shipyard].\n"
    "Welders gathered at the gates, and the union called a vote on a strike for the coming week."
)
YARD = "ORG Skerra Lines; LOC Tarn"


def read_again(reading: Reading, outlet: str, **fields: object) -> Reading:
    """The same text in another outlet's report."""
    name = digest(outlet, reading.report.id)
    report = replace(reading.report, id=name, outlet=outlet, **fields)  # type: ignore[arg-type]
    own = tuple(replace(s, id=digest(name, s.id)) for s in reading.statements)
    return replace(reading, report=report, statements=own)


def figures(found: Compared) -> list[tuple[str | None, int, int]]:
    """Of each claim with figures: what is counted, its members, its independent origins."""
    return sorted((c.counted or "", len(c.members), c.independent) for c in found.claims if c.counted)


def test_one_report_alone_is_a_story_with_its_claims() -> None:
    found = compare([told("Ostby Herald", 3, FLOOD, BOARD)])
    assert len(found.stories) == 1 and found.copies == ()
    assert figures(found) == [("homes", 1, 1)]
    assert found.claims[0].states == (State.SINGLE,)


def test_a_thousand_copies_of_a_report_are_one_origin() -> None:
    first = told("Ostby Herald", 3, FLOOD, BOARD)
    found = compare([read_again(first, f"Outlet {n}") for n in range(1000)])
    assert len(found.stories) == 1 and figures(found) == [("homes", 1000, 1)]
    assert State.CONFLICTING not in found.claims[0].states


def test_word_for_word_equal_reports_of_two_outlets_are_copies_with_one_origin() -> None:
    first = told("Ostby Herald", 3, FLOOD, BOARD)
    found = compare([first, read_again(first, "Vik Times")])
    (copy,) = found.copies
    assert copy.kind.value == "same text" and copy.first_from is None
    assert figures(found) == [("homes", 2, 1)]


def test_without_dates_nothing_is_revised_and_nothing_fails() -> None:
    more = FLOOD.replace("340", "410")
    found = compare([told("Ostby Herald", None, FLOOD, BOARD), told("Vik Times", None, more, BOARD)])
    assert figures(found) == [("homes", 2, 1)]
    assert State.REVISED not in found.claims[0].states and all(origin.first is None for origin in found.origins)


def test_without_sources_no_origin_is_counted() -> None:
    plain = "The Vel dyke broke on Monday, and 340 homes were flooded in Ostby."
    found = compare([told("Ostby Herald", 3, plain), told("Vik Times", 3, plain.replace("broke", "burst"))])
    assert all(claim.independent == 0 and claim.states == () for claim in found.claims)
    assert not any(origin.attributed for origin in found.origins)


def test_without_figures_there_are_no_figures_to_compare() -> None:
    found = compare([told("Ostby Herald", 3, "[S:Ana Ruiz] [Q:said] [C:the dyke would hold].", "PER Ana Ruiz")])
    assert len(found.stories) == 1 and figures(found) == []


def test_without_a_word_there_is_a_story_and_nothing_in_it() -> None:
    found = compare([told("Ostby Herald", 3, "")])
    assert [len(story.reports) for story in found.stories] == [1] and found.claims == ()


def test_two_stories_mixed_do_not_meet() -> None:
    readings = [
        told("Ostby Herald", 3, FLOOD, BOARD),
        told("Vik Times", 3, FLOOD.replace("Boats", "Barges"), BOARD),
        told("Ostby Herald", 3, LAYOFFS, YARD),
        told("Vik Times", 3, LAYOFFS.replace("Welders", "Fitters"), YARD),
    ]
    expected = compare(readings)
    assert sorted(len(story.reports) for story in expected.stories) == [2, 2]
    assert figures(expected) == [("homes", 2, 1), ("jobs", 2, 1)]
    for order in itertools.permutations(readings):
        assert compare(order) == expected


def test_one_address_with_two_texts_is_two_reports() -> None:
    url = "https://herald.example/flood"
    readings = (
        told("Ostby Herald", 3, FLOOD, BOARD, url=url),
        told("Ostby Herald", 4, FLOOD.replace("340", "410"), BOARD, url=url),
    )
    found = compare(readings)
    (story,) = found.stories
    assert len(story.reports) == 2 and figures(found) == [("homes", 2, 1)]
    assert State.REVISED in found.claims[0].states


def test_a_report_that_credits_itself_and_two_that_credit_each_other_stay_one_text() -> None:
    first = told("Ostby Herald", 3, FLOOD, BOARD, credits=("Vik Times", "Ostby Herald"))
    second = read_again(first, "Vik Times", credits=("Ostby Herald",))
    found = compare([first, second])
    (copy,) = found.copies
    assert copy.first_from is None and figures(found) == [("homes", 2, 1)]


def test_an_outlet_that_is_its_own_source_is_one_origin_with_its_own_voice() -> None:
    text = "[S:The Ostby Herald] [Q:reports] [C:340 homes were flooded].\nOn Monday 340 homes were flooded in Ostby."
    found = compare([told("Ostby Herald", 3, text, "ORG Ostby Herald; LOC Ostby")])
    assert figures(found) == [("homes", 2, 1)]


def test_figures_of_other_units_do_not_conflict() -> None:
    readings = [
        told(
            "Ostby Herald",
            3,
            "[S:The clinic] [Q:said] [C:the measles ward had used 340 litres of fluid].",
            "ORG clinic",
        ),
        told(
            "Vik Times",
            3,
            "[S:Vik Council] [Q:said] [C:the measles ward had used 12 tonnes of ice].",
            "ORG Vik Council",
        ),
        told("Coast Radio", 3, "[S:Ida Holm] [Q:said] [C:the measles ward had cost 7 percent more].", "PER Ida Holm"),
    ]
    found = compare(readings)
    assert not any(State.CONFLICTING in claim.states for claim in found.claims)
    assert all(len(claim.members) == 1 for claim in found.claims if claim.counted)
