"""The persons of one report: one for each, whatever the text calls them."""

from __future__ import annotations

import pytest

from sayso.attribute.people import People
from tests.attribute.building import build


def people(text: str, names: str) -> People:
    built = build(text, names)
    return People(built.text, built.names)


@pytest.mark.parametrize(
    ("text", "names", "full"),
    [
        ("Ana Ruiz spoke. Ruiz left.", "PER Ana Ruiz; PER Ruiz", ["Ana Ruiz"]),
        ("Ruiz left early. Ana Ruiz had spoken.", "PER Ana Ruiz; PER Ruiz", ["Ana Ruiz"]),
        (
            "Timo Haas scored. Mr Haas is 19. Haas's mother cried.",
            "PER Timo Haas; PER Haas; PER Mr Haas",
            ["Timo Haas"],
        ),
        ("Dora K. Lind sold. Dora Lind gained.", "PER Dora K. Lind; PER Dora Lind", ["Dora K. Lind"]),
        ("Dora Lind sold. D. Lind gained.", "PER D. Lind; PER Dora Lind", ["Dora Lind"]),
        (
            "Ana Ruiz met Eva Moss. Moss smiled, Ruiz did not.",
            "PER Ana Ruiz; PER Eva Moss; PER Moss; PER Ruiz",
            ["Ana Ruiz", "Eva Moss"],
        ),
        ("Jan Vos and Piet Vos are brothers.", "PER Jan Vos; PER Piet Vos", ["Jan Vos", "Piet Vos"]),
        ("The Minister came.", "PER Minister", []),
    ],
)
def test_one_person_for_each_with_the_fullest_name(text: str, names: str, full: list[str]) -> None:
    assert sorted(p.name for p in people(text, names).persons) == full


@pytest.mark.parametrize(
    ("text", "names", "role"),
    [
        ("Breen thanked the harbour director for his help.", "PER Breen", None),
        ("Aldo Breen, director of the harbour, left.", "PER Aldo Breen", "director of the harbour"),
        ("Mayor Ana Ruiz spoke.", "PER Ana Ruiz", "Mayor"),
        ("Ana Ruiz, the mayor of Lund, spoke.", "PER Ana Ruiz; LOC Lund", "mayor of Lund"),
        ("We saw former coach Timo Haas there.", "PER Timo Haas", "former coach"),
        ("Norvik chairwoman Dora Lind sold.", "PER Dora Lind; ORG Norvik", "Norvik chairwoman"),
        ("Then Eva Moss spoke.", "PER Eva Moss", None),
        ("Heavy rain kept Eva Moss, 44, at home.", "PER Eva Moss", None),
    ],
)
def test_roles_come_from_titles_and_appositions(text: str, names: str, role: str | None) -> None:
    (person,) = people(text, names).persons
    assert person.role == role


@pytest.mark.parametrize(
    ("text", "female"),
    [
        ("Mrs Kim Day ran.", True),
        ("Mr Kim Day ran.", False),
        ("Spokeswoman Kim Day ran.", True),
        ("King Kim Day ran.", False),
        ("Kim Day ran.", None),
    ],
)
def test_a_title_tells_the_gender(text: str, female: bool | None) -> None:
    (person,) = people(text, "PER Kim Day").persons
    assert person.female is female


def test_a_short_name_finds_the_full_one_and_a_foreign_one_nobody() -> None:
    found = people("Judge Ike Obi heard Lea Brun.", "PER Ike Obi; PER Lea Brun")
    assert [
        p.name if p else None for p in map(found.named, ("Obi", "Mr. Obi", "Lea", "Falk", "Pia Brun", "Lea Brun", ""))
    ] == ["Ike Obi", "Ike Obi", "Lea Brun", None, None, "Lea Brun", None]


def test_titles_tell_the_gender() -> None:
    built = build("Mrs Ana Ruiz met Mr Timo Haas and Kim Lund.", "PER Ana Ruiz; PER Timo Haas; PER Kim Lund")
    found = People(built.text, built.names)
    assert [p.female for p in found.persons] == [True, False, None]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the mayor", "Ana Ruiz"),
        ("the Lund mayor", "Ana Ruiz"),
        ("the health minister", "Samir Aziz"),
        ("the coach", "Timo Haas"),
        ("the archbishop", None),
        ("the town", None),
    ],
)
def test_an_office_finds_its_holder(phrase: str, name: str | None) -> None:
    built = build(
        "Ana Ruiz, the mayor of Lund, met Health Minister Samir Aziz in town. Coach Timo Haas watched.",
        "PER Ana Ruiz; PER Samir Aziz; PER Timo Haas; LOC Lund",
    )
    holder = People(built.text, built.names).office(phrase, len(built.text))
    assert (holder.name if holder else None) == name


def test_a_holder_named_before_comes_before_one_named_later() -> None:
    built = build("Coach Rui Lima won. The coach smiled. Coach Omar Tal lost.", "PER Rui Lima; PER Omar Tal")
    found = People(built.text, built.names)
    holders = [found.office("the coach", built.span(mark).start) for mark in ("Coach Rui", "The coach", " lost")]
    assert [p.name if p else None for p in holders] == ["Rui Lima", "Rui Lima", "Omar Tal"]


def test_a_mention_is_known_by_its_span() -> None:
    built = build("Ana Ruiz spoke. Ruiz left.", "PER Ana Ruiz; PER Ruiz")
    found = People(built.text, built.names)
    assert found.at(built.span("Ana Ruiz")) is found.at(built.span("Ruiz", after="spoke")) is not None
    assert found.at(built.span("spoke")) is None
