"""Items and their pairs: what is one question, and what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.link.claims import denials, group
from sayso.link.itemising import items_of
from sayso.link.items import Item
from sayso.link.pairs import WEIGHTS, apart, gives_both, likeness
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


def features(one: Item, other: Item) -> dict[str, float]:
    """The features of a pair that count for or against it."""
    found = likeness(one, other, {})
    assert found is not None
    return {name: value for name, value in found.features if value}


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        ("The fever struck 4,000 people.", "The island is home to 5,000 people.", "lives"),
        ("The flood killed 40 people on 2 March 2031.", "The flood killed 90 people on 1 March 2031.", "day"),
        ("The leak hit 9,000 people.", "The leak of 2027 hit 8,000 people.", "old"),
        ("Two of the patients died.", "Five of the patients died.", "pieces"),
        ("Layoffs hit 40 welders.", "Layoffs hit 900 welders.", "far"),
        ("The yard has cut 300 jobs.", "The yard plans to cut 300 jobs.", "phase"),
        ("The quake killed 12 people.", "Four people were among the dead of the quake.", "part"),
    ],
)
def test_what_tells_two_questions_apart_is_named(one: str, other: str, against: str) -> None:
    assert against in features(item(one), item(other)) and WEIGHTS[against] < 0


def test_a_part_of_equal_size_is_no_sign_of_one_question() -> None:
    whole, part = item("The bank cut 300 jobs."), item("The bank cut another 300 jobs.")
    assert "part" in features(whole, part) and "value" not in features(whole, part)


def test_sums_a_day_are_one_question_however_that_is_said() -> None:
    daily = item("The yard put its daily loss at 30 million euros.")
    assert not apart(daily, item("The strike costs 30 million euros a day."))
    assert apart(daily, item("The strike cost 30 million euros."))


@pytest.mark.parametrize(
    ("one", "other", "told_apart"),
    [
        ("The ward admitted 240 patients.", "The ward admitted 240 people.", False),
        ("The ward admitted 240 patients.", "The ward admitted 250 people.", True),
        ("The ward admitted 4 patients.", "The ward admitted 4 people.", True),
        ("The ward admitted 240 patients.", "The flood killed 240 people.", True),
        ("The ward admitted 240 patients.", "Some 240 people live there.", True),
    ],
)
def test_an_equal_number_of_people_is_of_those_whom_another_names(one: str, other: str, told_apart: bool) -> None:
    assert apart(item(one), item(other)) is told_apart


def test_a_wide_range_is_neither_near_to_nor_far_from_what_lies_in_it() -> None:
    wide = item("The plan concerns between 300 and 4,000 nurses.")
    inside = features(wide, item("The plan concerns 700 nurses."))
    assert not {"value", "far", "open"} & inside.keys()
    assert "value" not in features(wide, item("The plan concerns 200 nurses."))
    assert features(wide, item("The plan concerns 90,000 nurses."))["far"] > 1


def test_a_continent_is_no_other_place_than_a_country() -> None:
    one = item("Some 40 nurses went to Africa.", "LOC Africa")
    assert one.place is not None and one.place.precision == "wider"
    assert "elsewhere" not in features(one, item("Some 40 nurses went to Chad.", "LOC Chad"))


def test_people_are_one_question_where_something_befell_them() -> None:
    guests, swimmers = item("The hotel took in 58 people."), item("At least three people opened the hatch.")
    ill, struck = item("The virus affected 58 people."), item("Some 9,000 people suffered from the fever.")
    assert "loose" in features(guests, swimmers) and "befallen" not in features(guests, swimmers)
    assert "loose" not in features(ill, struck) and "befallen" in features(ill, struck)
    assert WEIGHTS["loose"] < 0 < WEIGHTS["befallen"]


def test_a_unit_says_less_than_a_noun() -> None:
    rent, fine = item("The fine was 40 euros."), item("Rents rose to 900 euros.")
    boats, ships = item("The firm sold 40 boats."), item("The firm sold 90 boats.")
    assert 0 < features(rent, fine)["noun"] < features(boats, ships)["noun"]


def test_one_voice_in_one_report_does_not_give_two_answers() -> None:
    mixed = told(
        "Ledger",
        3,
        "[S:The union] [Q:said] [C:40 nurses fell ill in May]. [S2:It] [Q2:said] [C2:95 nurses were vaccinated]. "
        "[S3:The clinic] [Q3:said] [C3:60 nurses fell ill].",
    )
    first, second, third = (replace(i, voice=who) for i, who in zip(items_of(mixed), ("u", "u", "c"), strict=True))
    assert gives_both(first, second) and not gives_both(first, third)
    assert "voice" in features(first, second) and "voice" not in features(first, third)
    about = replace(second, figure=replace(first.figure, low=20.0, high=None)) if first.figure else second
    assert not gives_both(first, about)
    assert not gives_both(first, replace(second, report="another"))


def test_an_undated_report_is_of_the_storys_usual_days() -> None:
    """An earlier leak is not this one's, in a report without a day as in one with."""
    readings = [
        told("A", 3, "The leak exposed the data of 9,000 people."),
        told("B", None, "The leak exposed the data of 9,100 people."),
        told("C", None, "The 2024 breach of a clinic exposed the data of 9,000 people."),
    ]
    groups = group([i for r in readings for i in items_of(r) if i.figure])
    assert sorted(len(g) for g in groups) == [1, 2]


def test_groups_of_nothing_but_parts_come_last() -> None:
    readings = [told("A", 3, "Five of the welders went home."), told("B", 4, "The yard dismissed 80 welders.")]
    groups = group([i for r in readings for i in items_of(r)])
    assert [g[0].part for g in groups] == [False, True]


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


def test_a_refusal_is_no_member_of_what_it_refuses() -> None:
    readings = [
        told("A", 3, "[S:The navy] [Q:said] [C:a torpedo misfired inside the harbour tunnel]."),
        told("B", 3, "[S:A sailor] [Q:said] [C:the torpedo misfired in the harbour tunnel]."),
        told("C", 4, "[S:The admiral] [Q:denied] [C:that a torpedo misfired in the harbour tunnel]."),
        told("D", 4, "[S:The mayor] [Q:denied] [C:that the lighthouse keeper had been dismissed]."),
        told("E", 4, "[S:The mayor] [Q:denied] [C:that the lighthouse keeper was dismissed]."),
    ]
    groups = group([i for r in readings for i in items_of(r)])
    assert [[i.refuses for i in g] for g in groups] == [[False, False], [True, True]]
    statements = [s for r in readings for s in r.statements]
    attached = denials(groups, statements, readings)
    assert {n: len(some) for n, some in attached.items()} == {0: 1}


def test_two_who_keep_silent_agree_on_nothing() -> None:
    readings = [
        told("A", 3, "[S:The dairy] [Q:did not respond to] [C:a request for comment]."),
        told("B", 4, "[S:The vet] [Q:did not answer] [C:a request for comment]."),
        told("C", 4, "[S:The dairy] [Q:declined to answer] [C:a request for comment]."),
    ]
    groups = group([i for r in readings for i in items_of(r)])
    assert sorted(sorted(i.voice for i in g) for g in groups) == [["dairy", "dairy"]]


def test_small_numbers_that_are_bare_are_not_the_same_by_chance() -> None:
    readings = [
        told("A", 3, "[S:A cook] [Q:said] [C:there were eight of us on the roof at dawn]."),
        told("B", 4, "[S:The mayor] [Q:said] [C:as many as eight goats were on the roof of the dairy]."),
        told("C", 4, "[S:A vet] [Q:said] [C:eight goats were found on the roof]."),
    ]
    groups = group([i for r in readings for i in items_of(r)])
    assert sorted(len(g) for g in groups) == [1, 2]


def test_lengths_of_other_things_are_apart() -> None:
    readings = [
        told("A", 3, "[S:A diver] [Q:said] [C:the tractor lay in the pond at a depth of 9 metres]."),
        told("B", 4, "[S:The mayor] [Q:said] [C:a wall of 2 metres had stood around the pond]."),
        told("C", 4, "[S:A second diver] [Q:said] [C:the tractor lay at a depth of 14 metres]."),
    ]
    groups = group([i for r in readings for i in items_of(r)])
    texts = sorted(sorted(i.figure.text for i in g if i.figure) for g in groups)
    assert texts == [["14 metres", "9 metres"], ["2 metres"]]


def test_what_is_said_not_to_be_is_another_claim_than_what_is() -> None:
    readings = [
        told("A", 3, "[S:The chemist] [Q:said] [C:there was arsenic in the well of the dairy]."),
        told("B", 3, "[S:A farmer] [Q:said] [C:arsenic was in the well of the dairy]."),
        told("C", 4, "[S:The mayor] [Q:said] [C:there was no arsenic in the well of the dairy]."),
        told("D", 4, "[S:The vet] [Q:said] [C:arsenic was not in the well of the dairy]."),
        told("E", 4, "[S:A nurse] [Q:said] [C:the fair would open on time with a brass band]."),
    ]
    groups = group([i for r in readings for i in items_of(r)])
    assert sorted((len(g), g[0].negated) for g in groups) == [(2, False), (2, True)]
