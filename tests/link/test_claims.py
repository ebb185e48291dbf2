"""Items and their pairs: what is one question, and what is not."""

from __future__ import annotations

import pytest

from sayso.link.claims import group
from sayso.link.items import Item, items_of
from sayso.link.pairs import WEIGHTS, apart, likeness
from tests.link.telling import told


def item(sentence: str, names: str = "") -> Item:
    """The first item of a sentence in an outlet's own voice."""
    return items_of(told("Outlet", 3, sentence, names))[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The quake killed 40 people.", "The quake injured 40 people."),
        ("The firm sold 40 boats.", "The firm sold 40 cars."),
        ("It cost 40 euros.", "It cost 40 dollars."),
        ("It took 40 hours.", "It took 40 tonnes."),
        ("The blast hurt 40 Danish soldiers.", "The blast hurt 40 Swedish soldiers."),
        ("The camp held 40 children.", "The camp held 40 nurses."),
        ("Prices rose 40 percent.", "Prices rose 40 euros."),
    ],
)
def test_other_units_people_and_fates_are_other_questions(one: str, other: str) -> None:
    assert apart(item(one), item(other)) and likeness(item(one), item(other), {}) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The quake killed 40 people.", "Some 45 villagers were killed."),
        ("The leak hit 3 million people.", "It exposed data of 2.9 million individuals."),
        ("The yard cut 300 jobs.", "The yard shed 310 posts."),
        ("It weighed 2 tonnes.", "It weighed 2,000 kilograms."),
    ],
)
def test_words_for_one_thing_are_one_question(one: str, other: str) -> None:
    assert not apart(item(one), item(other))


def test_the_reasons_add_up_to_the_score() -> None:
    found = likeness(item("The quake killed 40 people in Vik."), item("In Vik 41 people were killed by the quake."), {})
    assert found is not None
    assert found.score == pytest.approx(sum(WEIGHTS[name] * value for name, value in found.features), abs=1e-6)
    said = sum(float(reason.rsplit(" ", 1)[1]) for reason in found.reasons)
    assert said == pytest.approx(found.score, abs=0.01 * len(found.reasons))
    assert [name for name, _ in found.features] == list(WEIGHTS)


@pytest.mark.parametrize(
    ("sentence", "phase"),
    [
        ("The yard has cut 300 jobs.", "done"),
        ("The yard plans to cut 300 jobs.", "planned"),
        ("The yard will hire 20 cooks next year.", "planned"),
        ("The toll was up from 12 people.", "earlier"),
        ("They already moved 40 tents and will need more.", "done"),
        ("Nine ferries are expected to return.", "planned"),
    ],
)
def test_the_phase_is_read_off_the_nearest_verb(sentence: str, phase: str) -> None:
    assert item(sentence).phase == phase


@pytest.mark.parametrize(
    ("sentence", "number", "part"),
    [
        ("The crash killed 12 people, including two children.", 1, True),
        ("The first 400 of the tents arrived.", 0, True),
        ("Another 30 homes burned.", 0, True),
        ("The blast killed nine people and wounded 30 more.", 1, False),
        ("The fire took 30 homes.", 0, False),
    ],
)
def test_a_part_says_so(sentence: str, number: int, part: bool) -> None:
    assert items_of(told("Outlet", 3, sentence))[number].part is part


def test_the_place_is_the_finest_that_something_is_said_to_be_in() -> None:
    found = item("Denmark sent 40 trucks to Aarhus.", "LOC Denmark; LOC Aarhus")
    assert found.place is not None and found.place.text == "Aarhus"
    assert item("Denmark sent 40 trucks.", "LOC Denmark").place is None


def test_groups_are_the_same_in_any_order_and_hold_every_item_once() -> None:
    readings = [
        told(f"Outlet {n}", n + 2, text)
        for n, text in enumerate(
            (
                "The flood killed 12 people in Vik. It cost 3 million euros.",
                "In Vik the flood killed 14 people, including two children.",
                "The flood in Vik did damage of 3.1 million euros.",
                "Next year the town will build 40 dykes.",
            )
        )
    ]
    items = [i for r in readings for i in items_of(r)]
    groups = group(items)
    assert group(items[::-1]) == groups
    keys = [i.key for g in groups for i in g]
    assert len(keys) == len(set(keys)) == len([i for i in items if i.figure])
    money = next(g for g in groups if g[0].figure and g[0].figure.kind == "money")
    assert len(money) == 2


def test_statements_without_figures_are_one_where_they_share_their_rare_words() -> None:
    readings = [
        told("A", 3, "[S:The navy] [Q:said] [C:a torpedo misfired inside the harbour tunnel]."),
        told("B", 3, "[S:A sailor] [Q:said] [C:the torpedo misfired in the harbour tunnel]."),
        told("C", 3, "[S:A cook] [Q:said] [C:the soup was excellent that evening]."),
    ]
    groups = group([i for r in readings for i in items_of(r)])
    assert [len(g) for g in groups] == [2]
    assert all(isinstance(i.key, tuple) and i.figure is None for g in groups for i in g)
