"""What the words around a figure say: of floods, layoffs, an epidemic."""

from __future__ import annotations

import pytest

from sayso.link.itemising import items_of
from sayso.link.items import Item
from sayso.link.wholes import of_both
from tests.link.telling import told


def items(text: str, names: str = "", day: int | None = 3) -> tuple[Item, ...]:
    return items_of(told("Outlet", day, text, names))


def item(text: str, number: int = 0, names: str = "") -> Item:
    return items(text, names)[number]


@pytest.mark.parametrize(
    ("text", "number", "names", "place"),
    [
        ("Of the 900 nurses in Norway, up to 200 work in Bergen.", 0, "LOC Norway; LOC Bergen", "Norway"),
        ("Of the 900 nurses in Norway, up to 200 work in Bergen.", 1, "LOC Norway; LOC Bergen", "Bergen"),
        ("The yard put its staff in Oslo at 40 out of 300 in Norway.", 0, "LOC Oslo; LOC Norway", "Oslo"),
        ("The yard put its staff in Oslo at 40 out of 300 in Norway.", 1, "LOC Oslo; LOC Norway", "Norway"),
        ("Some 60 pumps went to Sweden and most moved on to Malmö.", 0, "LOC Sweden; LOC Malmö", "Sweden"),
        ("Some 60 pumps stand in Malmö in Sweden.", 0, "LOC Malmö; LOC Sweden", "Malmö"),
        ("They moved 80 patients from Bergen to Oslo.", 0, "LOC Bergen; LOC Oslo", "Oslo"),
        ("Cases in Bergen rose by 20, to a total of 300.", 1, "LOC Bergen", "Bergen"),
    ],
)
def test_the_place_is_that_of_the_figures_own_stretch(text: str, number: int, names: str, place: str) -> None:
    found = item(text, number, names).place
    assert found is not None and found.text == place


@pytest.mark.parametrize(
    ("text", "names", "place"),
    [
        ("Some 60 lorries wait on Chad's border.", "LOC Chad", None),
        ("Some 60 lorries wait at the border of Chad.", "LOC Chad", None),
        ("Some 60 lorries wait in the border town of Bergen.", "LOC Bergen", "Bergen"),
        ("Some 60 lorries wait in Norway's border towns.", "LOC Norway", "Norway"),
        ("Some 60 lorries wait in Chad.", "LOC Chad", "Chad"),
    ],
)
def test_on_which_side_of_a_border_somebody_is_goes_unsaid(text: str, names: str, place: str | None) -> None:
    found = item(text, 0, names).place
    assert (found.text if found else None) == place


@pytest.mark.parametrize(
    ("text", "number", "phase"),
    [
        ("Some 70 cooks are in training at the school.", 0, "planned"),
        ("Some 70 cooks are in the school.", 0, "done"),
        ("The total should reach 900 beds, with 300 already in use.", 1, "done"),
        ("The total should reach 900 beds, with 300 already in use.", 0, "planned"),
        ("The firm expects some 80 workers now at the quay to be sent home.", 0, "done"),
        ("The 300 nurses are split among four wards and training.", 0, "done"),
        ("The union was told of the possible closure, and the letter concerned 70 cooks.", 0, "planned"),
        ("The union was told of the blast, and the letter concerned 70 cooks.", 0, "done"),
        ("The possible closure was in the news, and the ward treated 70 cooks.", 0, "done"),
    ],
)
def test_what_stands_right_at_the_number_says_whether_it_is_so_yet(text: str, number: int, phase: str) -> None:
    assert item(text, number).phase == phase


@pytest.mark.parametrize(
    ("text", "lives"),
    [
        ("The island is home to some 4,000 people.", True),
        ("The county has close to 90,000 people.", True),
        ("The town's population was 4,000.", True),
        ("Some 4,000 people live below the dam.", True),
        ("The flood drove out 4,000 people.", False),
        ("The fever has struck 4,000 people.", False),
    ],
)
def test_who_lives_somewhere_is_told_from_what_befell_people(text: str, lives: bool) -> None:
    assert item(text).lives is lives


@pytest.mark.parametrize(
    ("text", "number", "noun"),
    [
        ("The county's population is 40,000.", 0, "population"),
        ("The letter tells of 300 workers' pay.", 0, "worker"),
        ("The list holds two million people's names.", 0, "people"),
        ("The total was 40.", 0, None),
        ("Some 70 nurses will lose their jobs.", 0, "job"),
        ("The yard has laid off 70 workers.", 0, "job"),
        ("Some 70 workers were sacked in May.", 0, "job"),
        ("The yard shed 40 posts. The union has spoken of 70.", 1, "post"),
        ("Divers recovered 12 bodies.", 0, "death"),
        ("The number of nurses is disputed: the union claims thousands.", 0, "nurse"),
        ("The number of nurses infected is disputed, and the union puts it at 300.", 0, "nurse"),
        ("The number of nurses is disputed. The bill was put at 300.", 0, None),
    ],
)
def test_a_bare_number_counts_its_subject_or_the_people_it_is_about(text: str, number: int, noun: str | None) -> None:
    found = item(text, number)
    assert found.noun == noun and found.people is (noun not in (None, "job", "post"))


@pytest.mark.parametrize(
    ("content", "aside"),
    [
        ("it could rival the flood of 1998, which hit 400 farms", True),
        ("the 2008 strike at the yard, which cost 400 jobs, was worse", True),
        ("the flood reached the dam, which failed and hit 400 farms", False),
        ("the strike of 2031, which cost 400 jobs, was over", False),
        ("the flood of 1998 hit 400 farms", False),
        ("“it could rival the flood of 1998, which hit 400 farms”", False),
    ],
)
def test_what_is_told_in_passing_of_another_year_is_the_outlets(content: str, aside: bool) -> None:
    assert item(f"[S:The union] [Q:says] [C:{content}].").aside is aside


def test_a_time_before_something_is_not_how_long_it_took() -> None:
    rates = {
        "The alarm went off 40 minutes before the roof fell.": "before",
        "The alarm went off 40 minutes earlier.": "before",
        "A second shock came 3 hours later.": "after",
        "The camp lies 25 kilometres north-east of Tartu.": "away",
        "The roof fell within 40 minutes.": None,
        "The fire burned for 3 hours.": None,
    }
    assert {text: item(text).rate for text in rates} == rates


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("The strike costs 30 million euros a day.", "day"),
        ("The yard put its daily loss at 30 million euros.", "day"),
        ("The bill rose from 30 million euros a day earlier.", None),
        ("The yard lost 30 million euros.", None),
    ],
)
def test_what_a_figure_is_given_for_is_told_before_or_behind(text: str, rate: str | None) -> None:
    assert item(text).rate == rate


def test_a_number_without_words_of_its_own_has_the_phase_of_the_one_it_takes_its_noun_from() -> None:
    assert item("The yard will shed 40 posts. The union has spoken of 70.", 1).phase == "planned"
    assert item("The yard has shed 40 posts. The union has spoken of 70.", 1).phase == "done"


def test_what_is_offered_is_there() -> None:
    assert item("[S:Vex] [Q:offered] [C:400 records for $90].").phase == "done"


def test_a_number_in_each_thing_is_a_rate() -> None:
    assert item("The yard built 30 boats a year.").rate == "year"
    assert item("It has 30 boats now, up from 20 a year earlier.", 1).rate is None
    assert item("Each of the 30 boats held 12 pilgrims.", 1).rate == "each"
    assert item("The boats held 12 pilgrims.").rate is None


@pytest.mark.parametrize(
    ("text", "number", "category"),
    [
        ("Clinics took in 90 injured hikers.", 0, "injured"),
        ("The slide killed 14 hikers, including three boys.", 1, "killed"),
        ("There are 14 dead including three boys and dozens more wounded.", 1, "killed"),
        ("The slide killed 14 hikers mostly men and boys.", 0, "killed"),
        ("Some 14 hikers mostly men and boys were killed.", 0, "killed"),
    ],
)
def test_the_counted_words_say_what_became_of_those_counted(text: str, number: int, category: str) -> None:
    assert item(text, number).category == category


@pytest.mark.parametrize(
    ("text", "number", "part"),
    [
        ("Nine of the patients were in a coma.", 0, True),
        ("Two cooks were among the 30 people dismissed.", 0, True),
        ("Nine patients were in a coma.", 0, False),
    ],
)
def test_some_of_them_are_a_part(text: str, number: int, part: bool) -> None:
    assert item(text, number).part is part


def test_two_numbers_that_add_up_are_the_parts_of_the_third() -> None:
    text = "The bank cut 45 jobs on Monday. It cut 30 jobs at its head office and 15 in the branches."
    assert [i.part for i in items(text)] == [False, True, True]
    assert items(text)[2].noun == "job"
    unlike = "The bank cut 45 jobs on Monday. It shut 30 offices, and 15 in the branches."
    assert not any(i.part for i in items(unlike))
    apart = "The bank cut 45 jobs on Monday. It cut 30 jobs at its head office and 16 in the branches."
    assert not any(i.part for i in items(apart))


def test_losses_without_a_day_are_of_the_day_told_first() -> None:
    found = items("A landslide killed 12 people on 2 March 2031. Police said nine people were injured.")
    assert found[0].when is not None and found[1].when == found[0].when
    jobs = items("A bank cut 12 jobs on 2 March 2031. Police said nine shops were shut.")
    assert jobs[1].when is None


def test_what_is_counted_since_a_day_goes_on() -> None:
    found = item("The fever has killed 300 people since January 2029.")
    assert found.when is not None and found.when[1].year == 2031


def test_one_nation_among_several_is_not_whose_they_are() -> None:
    mixed = item("The yard hired 90 welders, including Danes.", 0, "NORP Danes")
    danes = item("The yard hired 90 Danish welders.", 0, "NORP Danish")
    assert mixed.nations and danes.nations == {"DK"} and not mixed.nations & danes.nations


def test_those_who_were_stabbed_are_the_dead_and_the_hurt() -> None:
    first = told("Ledger", 2, "Seven people were stabbed at the fair. Two people died.")
    second = told("Post", 2, "Two people were killed and five others injured at the fair.")
    found = of_both([*items_of(first), *items_of(second)])
    by_value = {i.figure.value: i.category for i in found if i.figure is not None}
    assert by_value == {7: "killed_or_injured", 2: "killed", 5: "injured"}
    alone = of_both(items_of(first))
    assert alone[0].category == "injured"


def test_the_day_of_a_count_is_not_that_of_the_loss() -> None:
    lost = "The cannery said that 12 hands drowned on Monday."
    counted = "The cannery said that the number of dead rose on Monday to 12."
    assert item(lost).when is not None and item(counted).when is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The cannery put the sick at 30. It had earlier said at least 9.", 1),
        ("The first count was at least 9.", 0),
        ("The sick are 30, up from 9 on Monday.", 1),
    ],
)
def test_what_was_said_before_is_earlier(text: str, number: int) -> None:
    assert item(text, number).phase == "earlier"
