"""The gazetteer that the package ships: what it holds, and what it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.measure.places.gazetteer import FILE, Gazetteer, gazetteer, kilometres
from sayso.measure.places.keys import BITS, CITY, COUNTRY, REGION, fold, key_of


def test_it_stays_small_enough_for_a_wheel() -> None:
    assert FILE.stat().st_size < 15_000_000


def test_importing_measure_does_not_load_it() -> None:
    code = "import sayso.measure, sayso.measure.places.gazetteer as g; print(g.gazetteer.cache_info().currsize)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "0"


def test_it_is_loaded_once() -> None:
    assert gazetteer() is gazetteer()


@pytest.mark.parametrize(("name", "country", "lat", "lon"), [
    ("Reykjavík", "IS", 64.1, -21.9), ("Reykjavik", "IS", 64.1, -21.9), ("Port-au-Prince", "HT", 18.5, -72.3),
    ("Kiev", "UA", 50.4, 30.5), ("Kyiv", "UA", 50.4, 30.5), ("Qamishli", "SY", 37.0, 41.2),
    ("Bombay", "IN", 19.0, 72.8), ("St Petersburg", "RU", 59.9, 30.3), ("Al-Hasakah", "SY", 36.5, 40.8),
    ("Bavaria", "DE", 48.9, 11.4),
])  # fmt: skip
def test_names_are_found_however_they_are_written(name: str, country: str, lat: float, lon: float) -> None:
    near = [e for e in gazetteer().find(name) if e.country == country]
    assert any(abs(e.lat - lat) < 0.3 and abs(e.lon - lon) < 0.3 for e in near)


def test_abbreviations_hold_only_as_they_are_written() -> None:
    held = gazetteer()
    assert [e.country for e in held.find("US") if e.kind == COUNTRY] == ["US"]
    assert not any(e.kind == COUNTRY for e in held.find("us"))
    assert any(e.kind == REGION and e.name == "Virginia" for e in held.find("Va."))
    assert not any(e.kind == REGION for e in held.find("VA."))


def test_every_country_has_a_point_and_its_capital() -> None:
    held = gazetteer()
    for iso, name in (("FR", "Paris"), ("KP", "Pyongyang"), ("US", "Washington"), ("NZ", "Wellington")):
        country = held.country(iso)
        assert country is not None and country.kind == COUNTRY and country.id is not None
        assert [e.country for e in held.find(name) if e.capital and e.kind == CITY] == [iso]
    assert held.country("ZZ") is None


def test_distances_and_borders() -> None:
    held = gazetteer()
    paris = next(e for e in held.find("Paris") if e.capital)
    london = next(e for e in held.find("London") if e.capital)
    assert kilometres(paris, london) == pytest.approx(343, abs=5) and kilometres(paris, paris) < 0.1
    vladivostok = held.find("Vladivostok")[0]
    assert 100 < held.to_border(vladivostok, "KP") < 200 < held.to_border(paris, "KP")
    assert held.to_border(paris, "ZZ") == float("inf")


def test_a_file_that_is_not_one_is_an_error() -> None:
    with pytest.raises((OSError, ValueError, KeyError)):
        Gazetteer(FILE.with_name("missing.npz"))


@given(st.text())
def test_folding_twice_changes_nothing_and_keys_fit(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert 0 <= key_of(name) < 1 << BITS and key_of(name) != key_of(name, exact=True)
