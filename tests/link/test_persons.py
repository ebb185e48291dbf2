"""Persons told of one by one, and the tolls that they are parts of."""

from __future__ import annotations

import pytest

from sayso.compared import Claim, Relation
from sayso.comparing import compare
from sayso.link.itemising import items_of
from sayso.link.persons import persons
from sayso.values import Reading
from tests.link.telling import told


def tolls(*readings: Reading) -> dict[str, Claim]:
    """The claims on the dead and the injured, by category; each must be the only one of its category."""
    found = [c for c in compare(readings).claims if c.category in ("killed", "injured")]
    assert len(found) == len({c.category for c in found})
    return {c.category: c for c in found if c.category}


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("A 20-year-old man drowned in Vik. A 31-year-old man drowned in Ostby.", 2),
        ("A 20-year-old man drowned in Vik. The 20-year-old died at noon, the harbour office found out.", 1),
        ("A man drowned near the harbour of Vik on Monday. A woman drowned near the harbour of Ostby.", 2),
        ("A man drowned near the harbour of Vik on Monday. A sailor died of it, the harbour office found.", 1),
        ("A 20-year-old man drowned in Vik on Monday. Hours later another 20-year-old man drowned there.", 2),
        ("A man drowned on Monday near the mill. Hours later another man drowned near the harbour.", 2),
    ],
)
def test_persons_are_as_many_as_cannot_be_one(text: str, many: int) -> None:
    items = items_of(told("Vik Herald", 3, text))
    assert len(persons(i.person for i in items if i.person)) == many


def test_one_person_is_a_part_of_a_toll() -> None:
    claim = tolls(told("Vik Herald", 3, "Four people were hurt in the storm. A 9-year-old girl was hurt by a tree."))
    assert claim["injured"].best is not None
    assert (claim["injured"].best.low, claim["injured"].best.high) == (4, 4)
    assert sorted(m.relation for m in claim["injured"].members) == [Relation.PART, Relation.SAME]


def test_persons_told_of_one_by_one_add_up() -> None:
    text = "A 20-year-old man drowned in the flood in Vik. Hours later a 31-year-old woman drowned in Ostby."
    best = tolls(told("Vik Herald", 3, text))["killed"].best
    assert best is not None
    assert (best.low, best.high) == (2, 2)
    assert "one by one" in best.why


def test_one_person_told_of_in_two_reports_is_one() -> None:
    first = told("Vik Herald", 3, "A 20-year-old man drowned in the flood in Vik.")
    second = told("Ostby Post", 3, "One person drowned in the flood in Vik. A man, 20, drowned near the mill.")
    best = tolls(first, second)["killed"].best
    assert best is not None
    assert best.high == 1


def test_who_was_struck_and_died_is_not_among_the_injured() -> None:
    text = "A 20-year-old man was struck by a tree in Vik. The storm passed. The 20-year-old died on Monday."
    assert list(tolls(told("Vik Herald", 3, text))) == ["killed"]


@pytest.mark.parametrize(
    ("late", "fates"),
    [
        ("A 20-year-old man has died in the storm in Vik.", ["killed"]),
        ("A 31-year-old man has died in the storm in Vik.", ["injured", "killed"]),
        ("Two men have died in the storm in Vik.", ["injured", "killed"]),
    ],
)
def test_who_was_struck_is_dead_once_another_report_tells_of_that_death(late: str, fates: list[str]) -> None:
    first = told("Vik Herald", 3, "A 20-year-old man was struck in the storm in Vik.")
    found = {c.category for c in compare((first, told("Ostby Post", 4, late))).claims}
    assert sorted(c for c in found if c) == fates


def test_a_name_and_a_longer_one_are_one_person() -> None:
    text = "Joe Ek Pons drowned in the flood in Vik. Joe Ek was killed by the flood. Bo Ro drowned, too."
    items = items_of(told("Vik Herald", 3, text, "PER Joe Ek Pons; PER Joe Ek; PER Bo Ro"))
    found = [i.person for i in items if i.person]
    assert len(found) == 3
    assert len(persons(found)) == 2
