"""Sources across reports: who is one, who is not, and why."""

from __future__ import annotations

import pytest

from sayso.link.actors import Actor, actors_of
from sayso.link.bodies import branch_of, seat_of
from sayso.link.nodes import core_of, plain, tokens_of
from sayso.link.papers import paper_of
from tests.link.telling import told


def named(*marked: tuple[str, str]) -> list[Actor]:
    """The actors of reports that each quote one source: its words, and its names."""
    readings = [
        told(f"Outlet {n}", 3, f"[S:{source}] [Q:said] [C:it had rained for {n + 2} days].", names)
        for n, (source, names) in enumerate(marked)
    ]
    return list(actors_of(readings))


def test_a_surname_is_the_only_person_of_that_name() -> None:
    (actor,) = named(("Governor Ana Ruiz", "PER Ana Ruiz"), ("Ruiz", "PER Ruiz"))
    assert actor.name == "Ana Ruiz" and actor.kind == "person" and len(actor.links) == 2
    assert any("the only Ana Ruiz of the story" in why for why in actor.reasons)


def test_namesakes_stay_apart_and_take_no_surname() -> None:
    actors = named(("Ana Ruiz", "PER Ana Ruiz"), ("Tomas Ruiz", "PER Tomas Ruiz"), ("Ruiz", "PER Ruiz"))
    assert sorted(a.name for a in actors) == ["Ana Ruiz", "Ruiz", "Tomas Ruiz"]


def test_spellings_of_one_name_are_one() -> None:
    (actor,) = named(
        ("Oleksandr Zhovnirenko", "PER Oleksandr Zhovnirenko"), ("Oleksandr Zhovnyrenko", "PER Oleksandr Zhovnyrenko")
    )
    assert any("spellings" in why for why in actor.reasons)


def test_initials_stand_for_a_body() -> None:
    (actor,) = named(("the Vik Observatory for Tides", "ORG Vik Observatory for Tides"), ("VOT", "ORG VOT"))
    assert actor.name == "Vik Observatory for Tides"


def test_one_countrys_bodies_of_one_branch_are_one_and_of_two_countries_are_not() -> None:
    actors = named(
        ("Norway's spy agency", "LOC Norway"),
        ("Norwegian intelligence", "NORP Norwegian"),
        ("Danish intelligence", "NORP Danish"),
    )
    assert sorted((a.country, len(a.links)) for a in actors) == [("DK", 1), ("NO", 2)]
    assert all(a.branch == "intelligence" and a.official for a in actors)


def test_a_country_is_not_its_ministry() -> None:
    assert len(named(("Norway", "LOC Norway"), ("Norway's health ministry", "LOC Norway"))) == 2


def test_one_word_taken_for_a_person_and_for_a_body_is_the_body() -> None:
    (actor,) = named(("Norvik", "PER Norvik"), ("Norvik", "ORG Norvik"))
    assert actor.kind == "organisation" and len(actor.links) == 2


def test_a_city_is_not_its_newspaper_nor_two_states_one_of_them() -> None:
    assert len(named(("Oslo", "LOC Oslo"), ("the Oslo Post", "ORG Oslo Post"))) == 2
    assert len(named(("Norway", "LOC Norway"), ("Norway and Denmark", "LOC Norway; LOC Denmark"))) == 2


def test_what_names_nobody_in_particular_is_its_reports_own() -> None:
    actors = named(("officials", ""), ("officials", ""), ("a source", ""))
    assert len(actors) == 3 and not any(a.named for a in actors)


def test_a_spokesman_speaks_for_the_body_that_his_role_names() -> None:
    actors = named(
        ("Skerra Lines spokesman Bo Ek", "ORG Skerra Lines; PER Bo Ek"), ("Skerra Lines", "ORG Skerra Lines")
    )
    person, body = (next(a for a in actors if (a.kind == "person") is is_person) for is_person in (True, False))
    assert person.body == body.id


def test_the_order_of_the_reports_changes_nothing() -> None:
    readings = [
        told("A", 3, "[S:Mayor Ana Ruiz] [Q:said] [C:it rained].", "PER Ana Ruiz"),
        told("B", 4, "[S:Ruiz] [Q:said] [C:it rained].", "PER Ruiz"),
        told("C", 5, "[S:the union] [Q:said] [C:it rained]."),
    ]
    assert actors_of(readings) == actors_of(readings[::-1])


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Lund Institute on Friday", "Lund Institute"),
        ("UK-based Lund Institute", "Lund Institute"),
        ("so-called Lund Institute", "Lund Institute"),
        ("Ostby’s mayor", "Ostby mayor"),
    ],
)
def test_a_plain_name_is_without_what_came_along(name: str, kept: str) -> None:
    assert plain(name) == kept


def test_the_core_of_a_bodys_name_is_its_proper_name() -> None:
    assert core_of("tide monitoring group the Vik Observatory for Tides") == "Vik Observatory for Tides"
    assert core_of("Norwegian military intelligence") == "Norwegian military intelligence"
    assert tokens_of("General Bo Ek") == ("bo", "ek")


@pytest.mark.parametrize(
    ("phrase", "branch"),
    [
        ("Danish defence ministry", "defence"),
        ("the army", "army"),
        ("lawmaker Ito", "parliament"),
        ("Vik Observatory", None),
        ("health officials", "health"),
        ("a baker", None),
    ],
)
def test_branches_of_a_state_are_told_by_their_nouns(phrase: str, branch: str | None) -> None:
    assert branch_of(phrase) == branch


def test_seats_and_papers_are_known_by_their_names() -> None:
    assert seat_of("a Pentagon spokesman") == ("US", "defence") and seat_of("a penthouse") is None
    assert paper_of("a class action") == paper_of("the lawsuit") == "court papers" and paper_of("a letter") is None


def test_what_a_firm_makes_is_not_its_name() -> None:
    (actor,) = named(("Carmaker Norvik", "ORG Carmaker Norvik"), ("Norvik", "ORG Norvik"))
    assert len(actor.links) == 2


def test_an_office_alone_is_one_in_the_only_body_that_speaks_beside_it() -> None:
    firm, union = "[S1:Norvik] [Q1:said] [C1:it had rained]. ", "[S2:Dockers Union] [Q2:said] [C2:it had not]. "
    head = "[S3:Chief executive Ana Ruiz] [Q3:said] [C3:it had blown]."
    names = "ORG Norvik; ORG Dockers Union; PER Ana Ruiz"
    bodies = {actor.name: actor for actor in actors_of([told("Ledger", 3, firm + head, names)])}
    assert bodies["Ana Ruiz"].body == bodies["Norvik"].id
    bodies = {actor.name: actor for actor in actors_of([told("Ledger", 3, firm + union + head, names)])}
    assert bodies["Ana Ruiz"].body is None
