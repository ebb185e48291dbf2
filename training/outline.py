"""Natural Earth's outlines of countries -> the file that maps are drawn from (one .npz, no pickles).

Run (``make outline``; some seconds) with the file ``countries-50m.json`` of the npm package world-atlas 2.0.2 (ISC; its
data are those of Natural Earth, which are in the public domain)::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m training.outline package/countries-50m.json

1. Arcs are decoded (TopoJSON: quantised, each point as the step from the one before) and thinned, each once for the two
   countries that share it, so that borders stay closed.
2. Rings are put together of arcs; points are hundredths of a degree, stored as steps.
3. A country's name stands at the middle of its largest ring.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

HUNDREDTHS = 100
NEAR = 3
"""Hundredths of a degree from the line between its neighbours' ends below which a point is left out: a pixel on a map
of a country of middling size."""
SMALL = 4
"""Points of the smallest ring."""


def main() -> None:
    """Build the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="countries-50m.json of world-atlas 2.0.2")
    parser.add_argument("--out", type=Path, default=Path("src/sayso/publish/draw/data/outline.npz"))
    args = parser.parse_args()
    columns = build(json.loads(args.source.read_text("utf-8")))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(args.out, allow_pickle=False, **columns)
    print(f"{args.out}: {args.out.stat().st_size:,} bytes, {len(columns['starts'])} rings")


def build(topology: dict[str, Any]) -> dict[str, NDArray[Any]]:
    """``steps`` [n, 2]: longitude and latitude in hundredths of a degree, as steps within a ring; ``starts``: where
    rings begin; ``names`` and their ``points``: the countries'."""
    arcs = [thinned(arc) for arc in decoded(topology)]  # 1
    rings: list[NDArray[np.int64]] = []
    names: list[str] = []
    points: list[tuple[int, int]] = []
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        own = [ring for polygon in polygons for ring in [ring_of(arcs, polygon[0])] if len(ring) >= SMALL]  # 2
        if own:
            rings += own
            names.append(country["properties"]["name"])
            points.append(middle(max(own, key=lambda ring: abs(area(ring)))))  # 3
    starts = np.cumsum([0, *(len(ring) for ring in rings)])[:-1]
    steps = np.concatenate([np.diff(ring, axis=0, prepend=np.zeros((1, 2), dtype=np.int64)) for ring in rings])
    return {"steps": steps.astype(np.int16), "starts": starts.astype(np.int32),
            "names": np.array(names, dtype=np.str_), "points": np.array(points, dtype=np.int16)}


def decoded(topology: dict[str, Any]) -> list[NDArray[np.int64]]:
    """Each arc as points in hundredths of a degree."""
    scale, shift = np.array(topology["transform"]["scale"]), np.array(topology["transform"]["translate"])
    return [np.rint((np.cumsum(arc, axis=0) * scale + shift) * HUNDREDTHS).astype(np.int64)
            for arc in topology["arcs"]]


def thinned(arc: NDArray[np.int64]) -> NDArray[np.int64]:
    """The arc without points that lie near the line between those that stay (Douglas and Peucker, 1973)."""
    keep = np.zeros(len(arc), dtype=bool)
    keep[[0, -1]] = True
    todo = [(0, len(arc) - 1)]
    while todo:
        first, last = todo.pop()
        if last - first < 2:
            continue
        a, b = arc[first].astype(float), arc[last].astype(float)
        between = arc[first + 1:last] - a
        along = b - a
        length = float(np.hypot(*along))
        away = np.abs(between[:, 0] * along[1] - between[:, 1] * along[0]) / length if length else np.hypot(
            between[:, 0], between[:, 1])
        farthest = int(np.argmax(away))
        if away[farthest] > NEAR:
            keep[first + 1 + farthest] = True
            todo += [(first, first + 1 + farthest), (first + 1 + farthest, last)]
    return arc[keep]


def ring_of(arcs: list[NDArray[np.int64]], numbers: list[int]) -> NDArray[np.int64]:
    """The ring made of arcs; a negative number is an arc run backwards."""
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.concatenate([part[:-1] for part in parts])


def area(ring: NDArray[np.int64]) -> float:
    """Twice the area within a ring, signed."""
    x, y = ring[:, 0].astype(float), ring[:, 1].astype(float)
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))


def middle(ring: NDArray[np.int64]) -> tuple[int, int]:
    """The centroid of what the ring surrounds."""
    x, y = ring[:, 0].astype(float), ring[:, 1].astype(float)
    cross = x * np.roll(y, -1) - np.roll(x, -1) * y
    whole = 3 * float(cross.sum())
    return (round(float(((x + np.roll(x, -1)) * cross).sum()) / whole),
            round(float(((y + np.roll(y, -1)) * cross).sum()) / whole))


if __name__ == "__main__":
    main()
