"""The outlines of countries, cut to a window of the world: Natural Earth's, 1:50 million (``training/outline.py``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the world in degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class _Outlines:
    """``rings``: [n, 2] degrees each. ``low``, ``high``: [rings, 2] their corners. ``names`` at ``points``."""

    rings: tuple[Ring, ...]
    low: Ring
    high: Ring
    names: tuple[str, ...]
    points: Ring


@cache
def _outlines() -> _Outlines:
    with resources.as_file(resources.files("sayso.publish.draw") / "data" / "outline.npz") as path, np.load(path) as f:
        steps, starts, names, points = f["steps"].astype(np.int32), f["starts"], f["names"], f["points"]
    rings = tuple(np.cumsum(part, axis=0) / 100.0 for part in np.split(steps, starts[1:]))
    return _Outlines(rings, np.array([ring.min(axis=0) for ring in rings]), np.array([r.max(axis=0) for r in rings]),
                     tuple(str(name) for name in names), points / 100.0)


@lru_cache(maxsize=128)
def land(window: Window, smallest: float) -> tuple[Ring, ...]:
    """The parts of all countries inside the window, points nearer than ``smallest`` degrees to the one before left
    out."""
    all_of_them = _outlines()
    low, high = all_of_them.low, all_of_them.high
    inside = ((low[:, 0] < window.east) & (high[:, 0] > window.west) & (low[:, 1] < window.north)
              & (high[:, 1] > window.south))
    return tuple(part for n in np.flatnonzero(inside) for part in _cut(all_of_them.rings[n], window, smallest))


def countries(window: Window) -> list[tuple[str, float, float]]:
    """Names of countries with their middles, longitude and latitude, where those lie inside the window."""
    found = zip(_outlines().names, _outlines().points.tolist(), strict=True)
    return [(name, x, y) for name, (x, y) in found
            if window.west < x < window.east and window.south < y < window.north]


def _cut(ring: Ring, window: Window, smallest: float) -> Iterator[Ring]:
    """The ring inside the window (Sutherland and Hodgman, 1974, one side after the other)."""
    for axis, edge, above in ((0, window.west, True), (0, window.east, False),
                              (1, window.south, True), (1, window.north, False)):
        ring = _side(ring, axis, edge, above)
        if len(ring) < 3:
            return
    thin = _thinned(ring, smallest)
    if len(thin) >= 3:
        yield thin


def _side(ring: Ring, axis: int, edge: float, above: bool) -> Ring:
    """The part of the ring on one side of a straight line."""
    values = ring[:, axis]
    kept = values >= edge if above else values <= edge
    if kept.all():
        return ring
    if not kept.any():
        return ring[:0]
    before = np.roll(ring, 1, axis=0)
    crossing = kept != np.roll(kept, 1)
    span = values - before[:, axis]
    share = np.where(crossing, (edge - before[:, axis]) / np.where(span == 0, 1, span), 0.0)
    met = before + (ring - before) * share[:, None]
    both = np.stack((met, ring), axis=1).reshape(-1, 2)
    part: Ring = both[np.stack((crossing, kept), axis=1).reshape(-1)]
    return part


def _thinned(ring: Ring, smallest: float) -> Ring:
    """The ring on a grid of ``smallest`` degrees, each cell once in a row."""
    cells = np.rint(ring / smallest)
    fresh: NDArray[np.bool_] = np.any(cells != np.roll(cells, 1, axis=0), axis=1)
    return ring[fresh]


Projected = Callable[[float, float], tuple[float, float]]


def path_of(rings: Iterable[Ring], at: Projected, tenths: bool = True) -> str:
    """The rings as the data of an SVG path, in tenths of a unit, or in whole ones."""
    unit = 10 if tenths else 1
    parts = []
    for ring in rings:
        points = np.rint(np.array([at(x, y) for x, y in ring.tolist()]) * unit).astype(np.int64)
        steps = np.diff(points, axis=0)
        steps = steps[np.any(steps != 0, axis=1)]
        if len(steps):
            lines = " ".join(_pair(step, unit) for step in steps.tolist())
            parts.append(f"M{_pair(points[0].tolist(), unit)}l{lines}z")
    return "".join(parts).replace(" -", "-")


def _pair(point: Sequence[int], unit: int) -> str:
    return " ".join(f"{value / unit:g}" for value in point)


@cache
def world(smallest: float) -> str:
    """All countries as the data of one path, in hundredths of a degree, south below; points nearer than ``smallest``
    degrees to the one before left out."""
    rings = (_thinned(ring, smallest) for ring in _outlines().rings)
    return path_of((ring for ring in rings if len(ring) >= 3), lambda x, y: (100 * x, -100 * y), tenths=False)
