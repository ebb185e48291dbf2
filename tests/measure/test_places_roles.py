"""Places: a place, a government, a people."""

from __future__ import annotations

import pytest

from tests.measure.placing import only


@pytest.mark.parametrize(("text", "name"), [
    ("Oslo has warned its partners.", "Oslo"),
    ("Lima repeatedly denied the charge.", "Lima"),
    ("Nairobi and Kampala signed a pact.", "Nairobi"),
    ("The pact angered Tehran's allies.", "Tehran"),
    ("Talks with Beijing broke down.", "Beijing"),
    ("Norway's foreign ministry sent a note.", "Norway"),
    ("Peru said it would pay.", "Peru"),
    ("The Kremlin called it absurd.", "Kremlin"),
    ("The White House confirmed the visit.", "White House"),
    ("Downing Street had no comment.", "Downing Street"),
])  # fmt: skip
def test_a_capital_a_country_and_a_seat_act_as_a_government(text: str, name: str) -> None:
    assert only(text, LOC=name)[name].role == "actor"


@pytest.mark.parametrize(("text", "name"), [
    ("Rain fell in Oslo.", "Oslo"),
    ("Officials in Lima said the road was open.", "Lima"),
    ("Nairobi residents queued for bread.", "Nairobi"),
    ("Tehran's streets were empty.", "Tehran"),
    ("The mayor of Kampala said it was safe.", "Kampala"),
    ("Norway's western coast was hit.", "Norway"),
    ("Crowds stood outside the White House.", "White House"),
    ("Gothenburg has warned its buyers.", "Gothenburg"),
])  # fmt: skip
def test_elsewhere_it_stays_a_place(text: str, name: str) -> None:
    assert only(text, LOC=name)[name].role == "place"


@pytest.mark.parametrize(("text", "name", "country"), [
    ("Three North Korean sailors were found.", "North Korean", "KP"),
    ("Many Syrians left.", "Syrians", "SY"),
    ("A Texan farmer won.", "Texan", "US"),
    ("The Scottish crew stayed.", "Scottish", "GB"),
])  # fmt: skip
def test_an_adjective_and_a_people_are_demonyms_with_their_country(text: str, name: str, country: str) -> None:
    place = only(text, NORP=name)[name]
    assert (place.role, place.country) == ("demonym", country)


def test_an_abbreviation_in_a_row_with_an_adjective_is_one_too() -> None:
    found = only("US and Thai divers met.", LOC="US", NORP="Thai")
    assert [p.role for p in found.values()] == ["demonym", "demonym"]
    assert only("Divers left the US.", LOC="US")["US"].role == "place"
