"""The gazetteer in memory: names to entries, loaded once a process at the first use.

1. The file holds columns (see ``training/gazetteer.py``); keys of names are stored as gaps and summed up here.
2. A name is looked up by its folded key and, as written, by its exact one ("US" but not "us").
3. Of many entries with one name the most populous are kept.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sayso.measure.places.keys import CITY, COUNTRY, REGION, fold, key_of

FILE = Path(__file__).parent / "data" / "gazetteer.npz"
MOST = 60
"""Entries considered of one name, the most populous: few names have more, and the 61st village called San Jose is
what a report means too rarely to pay for."""


class Entry(NamedTuple):
    """One place under one name. ``region``: the number of its first-level region's entry, -1 where unknown.
    ``x``, ``y``, ``z``: its point on the unit sphere. ``mark``: see ``keys``. ``state``: of the US, Canada or
    Australia, whose states are named like countries."""

    number: int
    name: str
    kind: int
    country: str
    region: int
    lat: float
    lon: float
    population: int
    id: str | None
    capital: bool
    state: bool
    mark: int
    x: float
    y: float
    z: float


class Gazetteer:
    """Names and entries, read-only."""

    def __init__(self, file: Path = FILE) -> None:
        """Reads the columns (some 0.1 s)."""
        with np.load(file, allow_pickle=False) as data:
            self._keys = np.cumsum(data["names"], dtype=np.int64)  # 1
            self._postings = data["postings"]
            self._kind, self._lat, self._lon = data["kind"], data["lat"], data["lon"]
            self._population, self._country = data["population"], data["country"]
            self._region, self._id = data["region"], data["id"]
            self._ends, self._bytes = data["name_ends"], data["name_bytes"].tobytes()
            self._isos = [str(iso) for iso in data["isos"]]
            codes = [str(code) for code in data["codes"]]
            self.borders = frozenset(str(pair) for pair in data["borders"])
        self._codes = dict(zip(np.flatnonzero(self._kind % 8 == REGION).tolist(), codes, strict=True))
        countries = np.flatnonzero(self._kind % 8 == COUNTRY)
        self._country_at = {self._isos[self._country[i]]: int(i) for i in countries}

    def find(self, name: str) -> tuple[Entry, ...]:
        """The entries that bear the name, most populous first."""
        found: dict[int, int] = {}
        for key in (key_of(fold(name)), key_of(name, exact=True)):  # 2
            at = int(np.searchsorted(self._keys, key))
            while at < len(self._keys) and self._keys[at] == key:
                number, mark = divmod(int(self._postings[at]), 16)
                found[number] = min(mark, found.get(number, 15))
                at += 1
        if len(found) > MOST:  # 3
            largest = sorted(found, key=lambda n: (-int(self._population[n]), n))[:MOST]
            found = {n: found[n] for n in largest}
        entries = [self.entry(number, mark) for number, mark in found.items()]
        return tuple(sorted(entries, key=lambda e: (-e.population, e.number)))

    def entry(self, number: int, mark: int = 0) -> Entry:
        """The entry of that number."""
        kind = int(self._kind[number])
        lat, lon = int(self._lat[number]) / 1e4, int(self._lon[number]) / 1e4
        phi, lam = math.radians(lat), math.radians(lon)
        start = int(self._ends[number - 1]) if number else 0
        name = self._bytes[start : int(self._ends[number])].decode()
        numeric = int(self._id[number])
        code = str(numeric) if numeric else self._codes.get(number, "")
        return Entry(
            number,
            name,
            kind % 8,
            self._isos[self._country[number]],
            int(self._region[number]),
            lat,
            lon,
            int(self._population[number]),
            f"geonames:{code}" if code else None,
            bool(kind & 8),
            bool(kind & 16),
            mark,
            math.cos(phi) * math.cos(lam),
            math.cos(phi) * math.sin(lam),
            math.sin(phi),
        )

    def country(self, iso: str) -> Entry | None:
        """The country's own entry."""
        at = self._country_at.get(iso)
        return None if at is None else self.entry(at)

    def to_border(self, entry: Entry, iso: str) -> float:
        """Kilometres from the entry to the nearest city of another country: how near it is to their border."""
        if iso not in self._isos:
            return math.inf
        at = np.flatnonzero((self._country == self._isos.index(iso)) & (self._kind % 8 == CITY))
        if not len(at):
            return math.inf
        phi, lam = np.radians(self._lat[at] / 1e4), np.radians(self._lon[at] / 1e4)
        dots = entry.z * np.sin(phi) + np.cos(phi) * (entry.x * np.cos(lam) + entry.y * np.sin(lam))
        return 6371.0 * math.acos(min(1.0, float(dots.max())))


def kilometres(a: Entry, b: Entry) -> float:
    """The great-circle distance (sphere of radius 6,371 km)."""
    return 6371.0 * math.acos(max(-1.0, min(1.0, a.x * b.x + a.y * b.y + a.z * b.z)))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that the package ships, loaded at the first call."""
    return Gazetteer()
