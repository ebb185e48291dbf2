"""What a figure counts: kind, unit, counted noun and category."""

from __future__ import annotations

import pytest

from tests.measure.figuring import figures

NOUNS = (
    ("Russia may train 10,000 North Korean troops.", "North Korean troops", "troop"),
    ("Dozens of Syrian civilians hid.", "Syrian civilians", "civilian"),
    ("Three of the bodies were named.", "bodies", "body"),
    ("The first 2,600 North Koreans may be ready.", "North Koreans", "Korean"),
    ("Two women sang.", "women", "woman"),
    ("It has 134 million unique email addresses.", "unique email addresses", "address"),
    ("One solution would do.", "solution", "solution"),
    ("One Syrian army officer was late.", "Syrian army officer", "officer"),
    ("Twenty-three of the 30 seats changed hands.", "seats", "seat"),
    ("They found 18,413 reported cases.", "reported cases", "case"),
    ("Six air strikes followed.", "air strikes", "strike"),
    ("Four French nurses left.", "French nurses", "nurse"),
    ("Some 300 Chinese were there.", "Chinese", "Chinese"),
    ("Fifty-four Nyssa (National Yacht Society) volunteers sailed.", "Nyssa (National Yacht Society) volunteers",
     "volunteer"),
    ("Casualties stood at 40.", "Casualties", "casualty"),
    ("The number of troops has risen by 2,000.", "troops", "troop"),
    ("The troops, numbering some 8,000, crossed.", "troops", "troop"),
    ("One mining practice used often is cheap.", "mining practice", "practice"),
    ("Some 50 CDs melted.", "CDs", "CD"),
    ("Some 12 minibuses stalled.", "minibuses", "minibus"),
    ("They met \"no less than 60\" monks.", "monks", "monk"),
    ("A couple of hundred monks sang.", "monks", "monk"),
    ("Hundreds of motel and hotel rooms stood empty.", "motel and hotel rooms", "room"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "counted", "unit"), NOUNS, ids=[row[0] for row in NOUNS])
def test_the_counted_noun_and_its_unit(text: str, counted: str, unit: str) -> None:
    figure = figures(text)[0]
    assert (figure.counted, figure.unit) == (counted, unit)
    assert figure.counted_span is not None and figure.counted_span.of(text) == counted


CATEGORIES = (
    ("The blast killed five and wounded 12.", ["killed", "injured"]),
    ("The attack left 12 dead and more than 30 injured.", ["killed", "injured"]),
    ("600,000 were killed or wounded.", ["killed_or_injured"]),
    ("The death toll rose to 41.", ["killed"]),
    ("Casualties passed 9,000.", ["killed_or_injured"]),
    ("The final death toll could top 300.", ["killed"]),
    ("At least 22 inmates were killed.", ["killed"]),
    ("Some 60 inmates rioted.", ["detained"]),
    ("Last year 40 refugees drowned.", ["killed"]),
    ("The number of people known to have died in floods along the Orla this week has gone up to 52.", ["killed"]),
    ("The number of pilgrims wounded in the crush reached 31.", ["injured"]),
    ("She put the number of those still missing at between six and nine.", ["missing"]),
    ("She put the number of dead at 19.", ["killed"]),
    ("Three suspected poachers were reported to have been arrested.", ["detained"]),
    ("Close to 90,000 people are in relief camps.", ["displaced"]),
    ("Two schools are sheltering 700 people.", [None, "displaced"]),
    ("A magnitude 6.9 earthquake injured 40 people.", [None, "injured"]),
    ("Deaths: 5, injured: 17.", ["killed", "injured"]),
    ("Twelve hikers, including four children, were killed.", ["killed", "killed"]),
    ("Twelve hikers, two of them children, died.", ["killed", "killed"]),
    ("Around twenty nurses and one driver were killed.", ["killed", "killed"]),
    ("Two gunmen killed three shoppers.", [None, "killed"]),
    ("Two bombs killed 44 shoppers.", [None, "killed"]),
    ("Rescuers recovered the bodies of 44 victims.", ["killed"]),
    ("The war claimed 300 lives.", ["killed"]),
    ("Six more people lost their lives.", ["killed"]),
    ("Sixteen people were shot dead and 40 others hurt.", ["killed", "injured"]),
    ("Four dancers were shot outside the hall.", ["injured"]),
    ("Four dancers were shot and killed outside the hall.", ["killed"]),
    ("Two cooks were stabbed to death at noon.", ["killed"]),
    ("A guard shot three passengers.", ["injured"]),
    ("A guard fatally shot three passengers.", ["killed"]),
    ("Nine climbers were taken to a hospital in Vik.", ["injured"]),
    ("Some 20 riders were treated for burns.", ["injured"]),
    ("Fighting displaced millions.", ["displaced"]),
    ("Fighting drove millions from their homes.", ["displaced"]),
    ("The fire forced 3,500 residents to flee.", ["displaced"]),
    ("At least 40 families had left.", ["displaced"]),
    ("Three suspects fled.", [None]),
    ("Seven climbers are missing.", ["missing"]),
    ("Police arrested 23 protesters, including two minors.", ["detained", None]),
    ("Nearly two dozen villagers were taken hostage.", ["detained"]),
    ("Norland sent 3,000 soldiers and 20 tanks.", ["deployed", None]),
    ("Some 8,000 troops are massed there.", ["deployed"]),
    ("Up to 3,000 soldiers sent to the border were wounded.", ["injured"]),
    ("Norland sent 20 letters.", [None]),
    ("The storm killed 40 and damaged 12 bridges.", ["killed", None]),
    ("Rebels killed or captured 55 soldiers.", [None]),
    ("The attack killed or wounded 55 soldiers.", ["killed_or_injured"]),
    ("Sixty visitors praised the show after the old dog died.", [None]),
    ("The firm sent 23 to hospital.", ["injured"]),
    ("The flood killed 14 farmers, among them five children.", ["killed", "killed"]),
    ("He killed himself and three guards.", ["killed"]),
    ("Rebels freed 45 hostages and executed 12.", [None, "killed"]),
    ("There were no fewer than 1,000 arrests.", ["detained"]),
)


@pytest.mark.parametrize(("text", "categories"), CATEGORIES, ids=[row[0] for row in CATEGORIES])
def test_the_category(text: str, categories: list[str | None]) -> None:
    assert [f.category for f in figures(text)] == categories


KINDS = (
    ("It costs $3.5 million.", "money", "USD", 3.5e6),
    ("It costs US $58.24 a barrel.", "money", "USD per barrel", 58.24),
    ("It costs HK$20.", "money", "HKD", 20),
    ("It costs £8.1bn.", "money", "GBP", 8.1e9),
    ("It costs 20 million pounds.", "money", "GBP", 2e7),
    ("It weighs 20 pounds.", "measure", "pound", 20),
    ("It costs 7,199 Chinese yuan.", "money", "CNY", 7199),
    ("It costs RM79 a month.", "money", "MYR per month", 79),
    ("It costs 10.5 million Australian dollars.", "money", "AUD", 1.05e7),
    ("It costs 19 cents.", "money", "cent", 19),
    ("It costs Rs 500 crore.", "money", "INR", 5e9),
    ("Billions of dollars vanished.", "money", "USD", 2e9),
    ("It grew 19 per cent.", "percent", "percent", 19),
    ("It grew 5pc.", "percent", "percent", 5),
    ("It is 277.1GB large.", "measure", "gigabyte", 277.1),
    ("It goes 15 miles per hour.", "measure", "mile per hour", 15),
    ("It goes 100km/h.", "measure", "kilometre per hour", 100),
    ("It covers 311 square miles.", "measure", "square mile", 311),
    ("It lasted two hours.", "measure", "hour", 2),
    ("A six-week strike ended.", "measure", "week", 6),
    ("The 37m (no more) yacht sank.", "measure", "metre", 37),
    ("Some 1.2m tons burned.", "measure", "ton", 1.2e6),
    ("About 8 B people live.", "count", "person", 8e9),
    ("A 15-year-old cellist played.", "age", "year", 15),
    ("Players over the age of 21 may go.", "age", "year", 21),
    ("A $1.9 trillion plan failed.", "money", "USD", 1.9e12),
    ("Children under five may go.", "age", "year", 5),
    ("Children under five filled the ward.", "age", "year", 5),
    ("She is seventy and walks alone.", "age", "year", 70),
    ("A man of 41 fell.", "age", "year", 41),
    ("A boy of nine fell.", "age", "year", 9),
    ("A woman of seventy said so.", "age", "year", 70),
    ("It costs 412 Norwegian crowns.", "money", "NOK", 412),
    ("It pays 4.50 crowns per share.", "money", "crown per share", 4.5),
    ("Unemployment jumped from 5.2 to 9 percent.", "percent", "percent", 5.2),
    ("A third of farmers agreed.", "other", None, 1 / 3),
)


@pytest.mark.parametrize(("text", "kind", "unit", "value"), KINDS, ids=[row[0] for row in KINDS])
def test_kind_and_unit(text: str, kind: str, unit: str | None, value: float) -> None:
    figure = figures(text)[0]
    assert (figure.kind, figure.unit) == (kind, unit)
    assert figure.value == pytest.approx(value)


def test_a_bare_count_takes_over_the_people_before_it() -> None:
    text = "The fire killed five villagers and injured 12, and another six in Brae."
    assert [(f.counted, f.unit) for f in figures(text)] == [("villagers", "villager")] * 3


def test_a_count_takes_the_noun_behind_the_next_one() -> None:
    text = "No fewer than 70 and no more than 90 huts burned."
    assert [(f.text, f.counted) for f in figures(text)] == [("No fewer than 70", "huts"), ("no more than 90", "huts")]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Between 15 and 20 bodies are still inside the mine.", "missing"),
        ("Seven bodies remain under the ice, divers said.", "missing"),
        ("Crews are searching for nine bodies in the lagoon.", "missing"),
        ("Divers recovered 15 bodies from the lagoon.", "killed"),
        ("Forty bodies were found in the cellar.", "killed"),
    ],
)
def test_bodies_that_were_not_found_are_no_toll(text: str, category: str) -> None:
    assert [f.category for f in figures(text)] == [category]
