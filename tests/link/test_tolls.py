"""What the dead and the injured that reports count tell of each other."""

from __future__ import annotations

import pytest

from sayso.compared import Claim
from sayso.comparing import compare
from sayso.link.itemising import items_of
from tests.link.telling import told


def claims(text: str) -> dict[str, Claim]:
    """The claims on the dead and the injured of a report by category; of each the one with most members."""
    found = sorted(compare([told("Vik Herald", 3, text)]).claims, key=lambda claim: len(claim.members))
    return {claim.category: claim for claim in found if claim.category in ("killed", "injured")}


def best(text: str) -> dict[str, float | None]:
    """The best figures of those claims."""
    return {category: claim.best.high for category, claim in claims(text).items() if claim.best}


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Two women and a man were hurt in the flood.", {"injured": 3}),
        ("One man is in critical condition and three others were hurt in the flood.", {"injured": 4}),
        ("Two mothers and two daughters were hurt in the flood.", {"injured": 4}),
        ("A man drowned in the flood and three others were hurt.", {"killed": 1, "injured": 3}),
        ("Ten people were hurt in the flood. Five women and five men were hurt at the mill.", {"injured": 10}),
        ("Six people were hurt in the flood. One victim was hurt at the mill by a beam.", {"injured": 6}),
        ("Five people were hurt in the flood, two of whom died.", {"injured": 5, "killed": 2}),
    ],
)
def test_people_of_one_fate_make_one_toll(text: str, tolls: dict[str, float]) -> None:
    assert best(text) == tolls


def test_soldiers_and_civilians_are_no_one_toll() -> None:
    items = items_of(told("Vik Herald", 3, "The attack killed two soldiers and three civilians."))
    assert [item.figure.value for item in items if item.figure] == [2, 3]


def test_some_whose_state_is_told_are_a_part() -> None:
    items = items_of(told("Vik Herald", 3, "Six people were hurt in the flood. Two people are in critical condition."))
    assert [item.part for item in items] == [False, True]


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Four people were stabbed at the fair. One person died in the night.", {"killed": 1, "injured": 3}),
        ("One person was killed at the fair. Four others were stabbed.", {"killed": 1, "injured": 4}),
        ("Three people were found dead at the fair. All three people were stabbed.", {"killed": 3}),
    ],
)
def test_those_stabbed_are_the_injured_without_the_dead(text: str, tolls: dict[str, float]) -> None:
    assert best(text) == tolls


def test_the_best_figure_says_that_the_dead_were_taken_off() -> None:
    found = claims("Four people were stabbed at the fair. One person died in the night.")["injured"].best
    assert found is not None
    assert found.why == "those who were shot or struck, without the dead"
