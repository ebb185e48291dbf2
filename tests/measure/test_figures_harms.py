"""Phrases that say of people that they were hurt, or died."""

from __future__ import annotations

import pytest

from tests.measure.figuring import figures, name


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("Five rowers were airlifted to Vik Medical Center.", ["injured"]),
        ("The landslide sent four people to hospital.", ["injured"]),
        ("Norland sent 20 letters.", [None]),
        ("Two cooks were in critical but stable condition.", ["injured"]),
        ("Four sailors are fighting for their lives.", ["injured"]),
        ("Six miners suffered minor injuries.", ["injured"]),
        ("Six miners suffered fatal injuries.", ["killed"]),
        ("Six miners were awarded for a bridge.", [None]),
        ("Three cyclists were hit by a bus.", ["injured"]),
        ("Three cyclists were hit in the leg by hail.", ["injured"]),
        ("Two million users were hit by the leak.", [None]),
        ("Nine passengers are expected to survive.", ["injured"]),
        ("Nine passengers are expected to arrive at noon.", [None]),
        ("Two drivers were hurt and later died.", ["killed"]),
        ("Three drivers were hurt, and one died.", ["injured", "killed"]),
        ("Two women and a man were hurt in the storm.", ["injured", "injured"]),
        ("Two climbers were asleep when they were struck by rocks.", ["injured"]),
        ("Neighbours called 911 and six people were hurt.", ["injured"]),
        ("Six people drowned.[10]", ["killed"]),
    ],
)
def test_a_phrase_tells_the_fate(text: str, fates: list[str | None]) -> None:
    assert [f.category for f in figures(text) if f.kind == "count"] == fates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A 17-year-old was hurt in Vik.", [("A", "17-year-old", "injured")]),
        ("The 17-year-old was hurt in Vik.", [("The", "17-year-old", "injured")]),
        ("The rower was hurt in Vik.", []),
        ("A boy, 9, of Vik, was swept away and drowned.", [("A", "boy", "killed")]),
        ("A worker suffered burns.", [("A", "worker", "injured")]),
        ("A boy was hit by a bus. The boy was pronounced dead.", [("A", "boy", "killed")]),
        ("A girl was riding home when she was hit by a bus.", [("A", "girl", "injured")]),
        ("Ana Ruiz, 38, was swept away and died. Ana Ruiz died at once.", [("Ana Ruiz", "Ana Ruiz", "killed")]),
        ("The flood killed Ana Ruiz.", [("Ana Ruiz", "Ana Ruiz", "killed")]),
        ("Ana Ruiz was hurt by the scandal.", []),
        ("A three-year-old was rushed to a hospital.", [("A", "three-year-old", "injured")]),
        ("The flood sent a 5-year-old boy to a hospital.", [("a", "boy", "injured")]),
        ("A girl drowned and her father was hurt.", [("A", "girl", "killed"), ("her", "father", "injured")]),
        ("A baker was charged in the death of a woman who was killed.", [("a", "woman", "killed")]),
        ("A 7-year-old fatally shot Ana Ruiz.", [("Ana Ruiz", "Ana Ruiz", "killed")]),
        ("The flood killed 24-year-old Ana Ruiz of Vik.", [("Ana Ruiz", "Ana Ruiz", "killed")]),
        ("News 4 told of a boy who was hurt.", [("a", "boy", "injured")]),
        ("Ana Ruiz shot a film.", []),
    ],
)
def test_one_person_is_told_of_by_article_age_or_name(text: str, found: list[tuple[str, str, str]]) -> None:
    names = [name(text, "Ana Ruiz", "PER")] if "Ana Ruiz" in text else []
    told = [f for f in figures(text, names) if f.kind == "count"]
    assert [(f.text, f.counted, f.category) for f in told] == found
    assert all(f.value == f.low == f.high == 1 for f in told)


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("None of the other eight sailors were injured.", [None]),
        ("A girl and a man were not injured.", []),
        ("Three others sustained non-fatal wounds.", ["injured"]),
        ("Nine miners suffered non-fatal wounds.", ["injured"]),
        ("One of the sailors, identified as Bo Ek, 47, of Vik, later died at sea.", ["killed"]),
        ("Three other stabbing victims were found.", ["injured"]),
        ("A guard is believed to have shot a bear.", []),
        ("Two people, including the deceased, went home.", [None]),
        ("The storm killed one and injured four.", ["killed", "injured"]),
        ("The mill at 1550 Weston Ct. was flooded.", []),
        ("Guards of Precinct 5 were hurt.", []),
        ("Two counts of murder were dropped.", [None]),
        ("Two miners were mortally wounded.", ["killed"]),
    ],
)
def test_what_is_denied_or_only_looks_like_a_fate_is_none(text: str, fates: list[str | None]) -> None:
    assert [f.category for f in figures(text) if f.kind == "count"] == fates
