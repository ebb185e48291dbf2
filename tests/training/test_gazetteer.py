"""The build of the gazetteer, on a few rows like those of its sources."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sayso.measure.places.gazetteer import Gazetteer
from sayso.measure.places.keys import CITY, DISTRICT, REGION
from training.gazetteer import build, installed, main
from training.gazetteer_rows import shorter, table, usable, without_article

ISOS = sorted({row[0] for row in table("countries")})
COUNTRIES: dict[str, Any] = {
    iso: {"name": f"Land {iso}", "population": 1000, "geonameid": 1, "capital": "Alton" if iso == "US" else "",
          "neighbours": "CA,MX" if iso == "US" else ""}
    for iso in ISOS
}  # fmt: skip
CODES = [row[0] for row in table("states")]


def city(number: int, name: str, code: str, lat: float, lon: float, *others: str, people: int = 500) -> dict[str, Any]:
    """A row as the source gives it; ``code``: country and region ("US.OH")."""
    iso, _, region = code.partition(".")
    return {"geonameid": number, "name": name, "latitude": lat, "longitude": lon, "countrycode": iso,
            "population": people, "admin1code": region, "alternatenames": list(others)}  # fmt: skip


def sources() -> tuple[list[dict[str, Any]], dict[str, Any], dict[str, Any], list[dict[str, str]]]:
    cities = [city(n + 10, f"Town {n}", code, n / 2, n) for n, code in enumerate(CODES)]
    cities += [
        city(1, "Alton", "US.OH", 40.0, -80.0, "ALT", "Альтон", "a er dun", "Elton", people=90),
        city(2, "Alton", "US.PA", 41.0, -81.0, people=400_000),
        city(3, "Al Mirfa", "SY.01", 35.0, 40.0, "Mirfah", "Al Mirfa Old"),
        city(4, "Brell", "FR.99", 45.0, 5.0, "Brellum"),
    ]
    regions = [
        {"lat": str(c["latitude"]), "lon": str(c["longitude"]), "name": c["name"], "cc": c["countrycode"],
         "admin1": f"Region {c['countrycode']} {c['admin1code']}",
         "admin2": "Polk County" if c["geonameid"] < 3 else ""}
        for c in cities
    ]  # fmt: skip
    return cities, COUNTRIES, {"OH": {"geonameid": 77}}, regions


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    file = tmp_path_factory.mktemp("places") / "small.npz"
    np.savez_compressed(file, **build(*sources()))
    return Gazetteer(file)


def test_cities_keep_their_names_points_and_region(built: Gazetteer) -> None:
    large, small = (e for e in built.find("alton") if e.kind == CITY)
    assert (large.lat, large.lon, large.population, large.id) == (41.0, -81.0, 400_000, "geonames:2")
    assert large.capital and not small.capital
    assert built.entry(small.region).name == "Region US OH"


def test_other_names_are_kept_where_they_help(built: Gazetteer) -> None:
    assert [e.name for e in built.find("Brellum")] == ["Brell"]
    assert built.find("ALT") == built.find("Альтон") == built.find("a er dun") == built.find("Elton") == ()
    assert [e.name for e in built.find("Mirfa")] == ["Al Mirfa"]


def test_regions_have_the_table_s_point_or_the_mean_of_their_cities(built: Gazetteer) -> None:
    ohio = next(e for e in built.find("Region US OH") if e.kind == REGION)
    assert (ohio.lat, ohio.lon, ohio.state, ohio.id) == (40.3, -82.8, True, "geonames:77")
    syrian = next(e for e in built.find("Region SY 01") if e.kind == REGION)
    assert (syrian.lat, syrian.lon, syrian.state) == (35.0, 40.0, False)
    districts = built.find("Polk County")
    assert {e.kind for e in districts} == {DISTRICT} and len(districts) == 2


def test_abbreviations_adjectives_seats_and_borders(built: Gazetteer) -> None:
    assert built.find("Pa.")[0].name == "Region US PA" and built.find("pa.") == ()
    assert built.find("Land US")[0].country == "US" and "USCA" in built.borders
    assert built.find("Texans") and built.find("Kremlin") and built.find("Black Sea")


def test_the_same_sources_give_the_same_columns() -> None:
    first, second = build(*sources()), build(*sources())
    assert all(np.array_equal(first[name], second[name]) for name in first)
    assert all(column.dtype != object for column in first.values())


def test_words_for_kinds_are_cut_and_strange_names_left_out() -> None:
    assert shorter("Province of Bulacan") == ["Bulacan"] and shorter("Anhui Sheng") == ["Anhui"]
    assert shorter("Polk County") == []
    assert [usable(n) for n in ("Kiew", "KBP", "Ки́їв", "Io", "kyiv", "")] == [True, False, False, False, False, False]
    assert without_article("Al Qamishli", "SY") == ["Qamishli"] and without_article("Al Capone", "US") == []


def test_the_tables_are_whole() -> None:
    for name, width in (("countries", 3), ("states", 3), ("regions", 4), ("wider", 3), ("seats", 4)):
        for row in table(name):
            assert all(row[:width]), (name, row)
            lat, lon = (float(v) for v in (row[2:4] if name in ("regions", "seats") else row[1:3]))
            assert -90 <= lat <= 90 and -180 <= lon <= 180


def test_a_missing_source_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no_such_package_here is not installed"):
        installed("no_such_package_here")
    monkeypatch.setattr(sys, "argv", ["gazetteer", "--cities", str(tmp_path), "--regions", str(tmp_path / "r.csv")])
    with pytest.raises(FileNotFoundError):
        main()
