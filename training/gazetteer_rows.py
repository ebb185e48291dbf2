"""The entries of the gazetteer: our tables and the rows of the sources, one after the other.

``training.gazetteer`` says where the sources come from and packs what is gathered here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sayso.measure.places.keys import (
    ALTERNATE,
    CITY,
    COUNTRY,
    DEMONYM,
    DISTRICT,
    EXACT,
    POINT,
    REGION,
    SEAT,
    WIDER,
    fold,
    key_of,
)

TABLES = Path(__file__).parent / "places"
AFFIXES = tuple(
    """
    Province of |Provincia de |Departement de l'|Departement de la |Departement des |Departement du |Departement de |
    Departement d'|Landkreis |Kreis |Kabupaten |Kota |City of |County of |Metropolitan Borough of |District of |
    Wilayat-e |Respublika |Republic of |Wilaya de |Region de |Departamento de |Estado de |Region of
    """.replace("\n    ", "")
    .strip()
    .split("|")
)
ENDINGS = tuple(
    """ Sheng| Shi| Zizhiqu| Fylke| Lan| Oblast| Krai| Province| Prefecture| Governorate| Municipality| Region
| Voivodeship| County Borough| Borough| Parish| Rayon| Raion| District| Division| State| Department""".replace(
        "\n", ""
    ).split("|")
)
"""What stands before or behind the names of regions in the sources and is not part of the name. " County" is
kept: without it, districts of the United States would be found in every surname."""


ENGLISH, LARGE = frozenset("US GB CA AU NZ IE".split()), 100_000
"""Where names are English already, other names of all but large cities are former ones, which mislead: a village
once called Democrat. No loss was seen on GeoVirus or LGL."""
ARABIC = frozenset("AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TN YE".split())
ARTICLES = frozenset("al ar as ad an at ash az el".split())


class Entries:
    """Places with their names, in the order of adding."""

    def __init__(self) -> None:
        """No entries yet."""
        self.rows: list[dict[str, Any]] = []
        self.names: set[tuple[int, int, int]] = set()

    def add(self, name: str, kind: int, lat: float, lon: float, **more: Any) -> int:
        """A new entry with its first name; its number."""
        at = len(self.rows)
        row = {"country": "", "region": -1, "population": 0, "id": 0, "capital": False, **more}
        self.rows.append({"name": name, "kind": kind, "lat": lat, "lon": lon, **row})
        self.call(at, name, 0)
        return at

    def call(self, at: int, name: str, mark: int = ALTERNATE) -> None:
        """One more name. A name all in capitals or with a full stop holds only as it is written."""
        exact = mark & EXACT or (name.isupper() and len(name) <= 4 and " " not in name)
        key = key_of(name if exact else fold(name), bool(exact))
        self.names.add((key, at, mark | EXACT if exact else mark))


def table(name: str) -> Iterator[list[str]]:
    """The rows of one of our tables, filled up to seven fields."""
    for line in (TABLES / f"{name}.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            yield [*line.split("\t"), *[""] * 7][:7]


def listed(field: str) -> list[str]:
    """Names between bars."""
    return [n for n in field.split("|") if n]


def peoples(field: str) -> list[str]:
    """Adjectives and names of peoples: words, a low line for a space."""
    return [n.replace("_", " ") for n in field.split()]


def add_wider(entries: Entries) -> None:
    """Continents, seas, and regions over several countries."""
    for name, lat, lon, others, adjectives, number, _ in table("wider"):
        at = entries.add(name, WIDER, float(lat), float(lon), id=int(number or 0))
        for other in listed(others):
            entries.call(at, other)
        for people in peoples(adjectives):
            entries.call(at, people, DEMONYM)


def add_countries(entries: Entries, countries: dict[str, Any]) -> None:
    """Countries of the source, with our points, names and adjectives."""
    ours = {row[0]: row for row in table("countries")}
    for iso in sorted(countries):
        country = countries[iso]
        if iso not in ours:
            continue
        _, lat, lon, adjectives, others, _, _ = ours[iso]
        at = entries.add(
            country["name"],
            COUNTRY,
            float(lat),
            float(lon),
            country=iso,
            population=int(country["population"]),
            id=int(country["geonameid"]),
        )
        for other in listed(others):
            entries.call(
                at, other, ALTERNATE if len(other) > 4 or "." in other else ALTERNATE | EXACT * other.isupper()
            )
        for people in peoples(adjectives):
            entries.call(at, people, DEMONYM)


def codes_of(cities: Iterable[dict[str, Any]], regions: Iterable[dict[str, str]]) -> dict[tuple[str, str], str]:
    """The code of a region's name: the one that most of its cities bear in the newer source."""
    known = {(c["countrycode"], round(c["latitude"], 2), round(c["longitude"], 2)): c["admin1code"] for c in cities}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in regions:
        code = known.get((row["cc"], round(float(row["lat"]), 2), round(float(row["lon"]), 2)))
        if code and row["admin1"]:
            votes[row["cc"], row["admin1"]][code] += 1
    return {name: sorted(v.items(), key=lambda x: (-x[1], x[0]))[0][0] for name, v in sorted(votes.items())}


def add_regions(
    entries: Entries,
    regions: list[dict[str, str]],
    codes: dict[tuple[str, str], str],
    states: dict[str, Any],
) -> dict[str, int]:
    """First and second-level regions; the numbers of the first by their codes ("RU.41")."""
    cells: dict[tuple[str, ...], set[tuple[int, int]]] = defaultdict(set)
    counts: Counter[tuple[str, ...]] = Counter()
    for row in regions:
        cell = (round(float(row["lat"]) * 4), round(float(row["lon"]) * 4))
        for names in ((row["cc"], row["admin1"]), (row["cc"], row["admin1"], row["admin2"])):
            if names[-1]:
                cells[names].add(cell)
                counts[names] += 1
    by_code: dict[str, int] = {}
    first: dict[tuple[str, ...], int] = {}
    for names in sorted((n for n in cells if len(n) == 2), key=lambda n: (-counts[n], n)):
        code = f"{names[0]}.{codes.get((names[0], names[1]), '')}"
        number = int(states[code[3:]]["geonameid"]) if names[0] == "US" and code[3:] in states else 0
        lat, lon = mean(cells[names])
        weight = 200_000 + 20_000 * counts[names]
        at = entries.add(names[1], REGION, lat, lon, country=names[0], population=weight, id=number, code=code)
        first[names] = at
        if by_code.setdefault(code, at) != at:
            entries.rows[at]["code"] = ""
        for other in (*shorter(names[1]), *without_article(names[1], names[0])):
            entries.call(at, other, 0)
    for names in sorted(n for n in cells if len(n) == 3):
        lat, lon = mean(cells[names])
        at = entries.add(
            names[2],
            DISTRICT,
            lat,
            lon,
            country=names[0],
            region=first.get(names[:2], -1),
            population=5_000 * counts[names],
        )
        for other in shorter(names[2]):
            entries.call(at, other)
    return by_code


def mean(cells: set[tuple[int, int]]) -> tuple[float, float]:
    """The middle of the cells (quarters of a degree)."""
    points = sorted(cells)
    return (
        round(sum(p[0] for p in points) / len(points) / 4, 4),
        round(sum(p[1] for p in points) / len(points) / 4, 4),
    )


def shorter(name: str) -> list[str]:
    """The name without the words for its kind."""
    out = []
    for affix in AFFIXES:
        if name.startswith(affix) and len(name) - len(affix) >= 3:
            out.append(name[len(affix) :])
            break
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 4:
            out.append(name[: -len(ending)])
            break
    return out


def add_states(entries: Entries, region_of: dict[str, int]) -> None:
    """Points and abbreviations of the states of the US, Canada and Australia."""
    for code, lat, lon, forms, adjectives, _, _ in table("states"):
        at = region_of[code]
        entries.rows[at].update(lat=float(lat), lon=float(lon), state=True)
        entries.rows[at]["population"] += 2_000_000
        for form in listed(forms):
            entries.call(at, form, ALTERNATE | (EXACT if len(form) < 7 else 0))
        for people in peoples(adjectives):
            entries.call(at, people, DEMONYM)


def add_curated(entries: Entries) -> None:
    """Our regions: a better point and more names for one of the sources', or a new one."""
    known: dict[tuple[str, str], int] = {}
    for at, row in enumerate(entries.rows):
        if row["kind"] == REGION:
            for name in (row["name"], *shorter(row["name"])):
                known.setdefault((row["country"], fold(name)), at)
    for iso, name, lat, lon, others, adjectives, _ in table("regions"):
        found = next((known[iso, fold(n)] for n in (name, *listed(others)) if (iso, fold(n)) in known), None)
        if found is None:
            found = entries.add(name, REGION, float(lat), float(lon), country=iso, population=500_000)
        else:
            entries.rows[found].update(lat=float(lat), lon=float(lon))
            entries.call(found, name, 0)
            entries.rows[found]["population"] += 500_000
        for other in listed(others):
            entries.call(found, other, 0)
        for people in peoples(adjectives):
            entries.call(found, people, DEMONYM)


def add_cities(
    entries: Entries, cities: list[dict[str, Any]], countries: dict[str, Any], region_of: dict[str, int]
) -> None:
    """Cities with their other names; which are capitals."""
    capitals = {(iso, fold(c["capital"])) for iso, c in countries.items()}
    largest: dict[tuple[str, str], int] = {}
    for city in sorted(cities, key=lambda c: int(c["geonameid"])):
        iso, name = city["countrycode"], city["name"]
        at = entries.add(
            name,
            CITY,
            float(city["latitude"]),
            float(city["longitude"]),
            country=iso,
            region=region_of.get(f"{iso}.{city['admin1code']}", -1),
            population=int(city["population"]),
            id=int(city["geonameid"]),
        )
        own = {fold(name)}
        for short in without_article(name, iso):
            own.add(fold(short))
            entries.call(at, short)
        for other in sorted(set(city["alternatenames"])):
            if usable(other) and fold(other) not in own and (iso not in ENGLISH or city["population"] >= LARGE):
                own.add(fold(other))
                entries.call(at, other)
        for capital in own & {c for i, c in capitals if i == iso}:
            best = largest.setdefault((iso, capital), at)
            if entries.rows[best]["population"] < city["population"]:
                largest[iso, capital] = at
    for at in largest.values():
        entries.rows[at]["capital"] = True


def without_article(name: str, iso: str) -> list[str]:
    """An Arabic name without its article ("Al Qamishli"): reports leave it out."""
    first, _, rest = name.replace("-", " ", 1).partition(" ")
    return [rest] if iso in ARABIC and first.lower() in ARTICLES and len(rest) >= 4 else []


def usable(name: str) -> bool:
    """Whether an other name is worth keeping: Latin letters, begun by a capital, three letters or more, no code."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 3 or len(name) > 40 or not name[0].isupper() or (len(name) <= 4 and name.isupper()):
        return False
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʻʼ" for c in name)


def add_seats(entries: Entries) -> None:
    """Buildings, squares and bases that reports name; some stand for a government."""
    for name, iso, lat, lon, others, use, _ in table("seats"):
        mark = SEAT if use == "actor" else 0
        at = entries.add(name, POINT, float(lat), float(lon), country=iso, population=100_000)
        entries.call(at, name, mark)
        for other in listed(others):
            entries.call(at, other, mark | ALTERNATE)
