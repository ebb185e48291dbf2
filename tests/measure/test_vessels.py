"""Ships are no places, and the places beside them stay."""

from __future__ import annotations

import pytest

from sayso.measure.places.vessels import vessels_in
from tests.measure.placing import only

CALLS = [
    ("The tanker Cordoba Star left Oslo. The Cordoba Star was late.", ["Cordoba Star", "Cordoba Star"]),
    ("HMS London and the frigate “Elba”, from Elba", ["London", "Elba"]),
    ("a trawler named Malta sank off Malta", ["Malta"]),
    ("the ship Russia sent to Libya", []),
    ("a boat to Dover Castle", []),
]


@pytest.mark.parametrize(("text", "names"), CALLS)
def test_names_of_ships_are_found(text: str, names: list[str]) -> None:
    assert [span.of(text) for span in vessels_in(text)] == names


def test_a_ship_named_after_a_place_is_none() -> None:
    text = "The freighter Cordoba Star left Oslo on Monday. Sailors of the Cordoba Star reached Bergen."
    assert set(only(text, LOC="Cordoba|Oslo|Bergen")) == {"Oslo", "Bergen"}
    assert set(only("The embassy in Cordoba said the train left Oslo.", LOC="Cordoba|Oslo")) == {"Cordoba", "Oslo"}
