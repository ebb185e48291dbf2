"""The map of some places: a window around them, each with a mark as large as it is often told of.

1. The window holds all places, with room around them; it is never smaller than ``LEAST`` degrees of latitude, so that
   the outline is not blown up beyond what it shows.
2. A degree of longitude is drawn as long as it is at the middle of the window (equirectangular projection).
3. A city is a full dot; a region, a country or what is wider is a ring, since it stands for more than its point.
4. A small map of the world tells where the window lies.
5. Where several maps stand in one file, each shows its window of one outline that stands there once (``outlines``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.publish.draw.outline import Projected, Window, countries, land, path_of, world
from sayso.publish.draw.svg import Rectangle, element, fitted, is_free, joined, picture, width_of
from sayso.publish.phrases import plural

WIDE, TALL = 640.0, 400.0
LEAST = 5.0
WORLD = Window(-180.0, -58.0, 180.0, 84.0)
INSET = 120.0
"""Units of the small map's width."""
FINE, COARSE = "outline-fine", "outline-coarse"
COARSEST = 12.0
"""Units of a degree up to which the coarse outline is fine enough."""
EXACT = frozenset({"point", "city"})


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place: its name, point in degrees, precision, how many statements tell of it, and one of them."""

    name: str
    country: str | None
    lat: float
    lon: float
    precision: str
    told: int
    statement: str


def draw_map(id: str, title: str, places: Sequence[Spotted], href: str, shared: bool = False) -> Markup:
    """The map; ``href`` + a statement's id is where a mark leads. ``shared``: the outlines stand in the same file (5).
    Nothing for no places."""
    if not places:
        return Markup("")
    window = window_for(places)
    scale = TALL / (window.north - window.south)
    narrow = WIDE / (window.east - window.west)

    def at(lon: float, lat: float) -> tuple[float, float]:
        return (lon - window.west) * narrow, (window.north - lat) * scale

    taken: list[Rectangle] = []
    marks = [_mark(place, at, href, taken) for place in sorted(places, key=lambda p: (-p.told, p.name))]
    names = [_country(name, at(lon, lat), taken) for name, lon, lat in countries(window)]
    return picture(
        id, title, WIDE, TALL,
        element("rect", x=0, y=0, width=WIDE, height=TALL, class_="sea"),
        _part(window, 0.0, 0.0, WIDE, TALL, FINE if scale > COARSEST else COARSE) if shared else
        element("path", d=path_of(land(window, 0.8 / scale), at), class_="land"),
        *names, *reversed(marks), _inset(window, shared),
        class_="picture map")


def outlines() -> Markup:
    """The outlines that maps of one file share (5), not shown by themselves."""
    paths = [element("path", id=id, d=world(smallest), vector_effect="non-scaling-stroke")
             for id, smallest in ((FINE, 0.01), (COARSE, 0.5))]
    return element("svg", element("defs", *paths), width=0, height=0, aria_hidden="true", class_="outlines",
                   xmlns="http://www.w3.org/2000/svg")


def _part(window: Window, x: float, y: float, width: float, height: float, outline: str) -> Markup:
    """A window of a shared outline."""
    box = (100 * window.west, -100 * window.north, 100 * (window.east - window.west),
           100 * (window.north - window.south))
    return element("svg", element("use", href=f"#{outline}", class_="land"), x=x, y=y, width=width, height=height,
                   viewBox=" ".join(f"{value:.1f}" for value in box), preserveAspectRatio="none")


def window_for(places: Sequence[Spotted]) -> Window:
    """The window around the places (1), in the shape of the picture (2)."""
    west, east = min(p.lon for p in places), max(p.lon for p in places)
    south, north = min(p.lat for p in places), max(p.lat for p in places)
    lat, lon = (south + north) / 2, (west + east) / 2
    long = 1 / max(0.2, math.cos(math.radians(lat)))
    tall = max(LEAST, (north - south) * 1.5, (east - west) * 1.35 * TALL / WIDE / long)
    tall = min(tall, WORLD.north - WORLD.south)
    wide = min(360.0, max(tall * WIDE / TALL * long, (east - west) * 1.04))
    low = min(max(lat - tall / 2, -89.0), 89.0 - tall)
    left = min(max(lon - wide / 2, -180.0), 180.0 - wide)
    return Window(left, low, left + wide, low + tall)


def _mark(place: Spotted, at: Projected, href: str, taken: list[Rectangle]) -> Markup:
    x, y = at(place.lon, place.lat)
    r = 4 + 2.2 * math.sqrt(min(place.told, 40))
    said = f"{place.name}, {place.precision}, {plural(place.told, 'statement')}"
    words = fitted(place.name, 12, 150)
    wide = width_of(words, 12)
    left = x + r + 4 + wide > WIDE
    box = (x - r - 4 - wide if left else x - r, y - max(r, 8), x + r if left else x + r + 4 + wide, y + max(r, 8))
    free = is_free(box, taken)
    taken.append(box if free else (x - r, y - r, x + r, y + r))
    label = element("text", words, x=x - r - 4 if left else x + r + 4, y=y + 4, class_="place",
                    text_anchor="end" if left else None)
    dot = element("circle", cx=x, cy=y, r=r, class_="spot" if place.precision in EXACT else "spot wide")  # 3
    return element("a", element("title", said), dot, *([label] if free else []), href=f"{href}{place.statement}",
                   aria_label=said)


def _country(name: str, point: tuple[float, float], taken: list[Rectangle]) -> Markup:
    """A country's name, where no mark stands."""
    x, y = point
    wide = width_of(name, 11) / 2 + 4
    box = (x - wide, y - 9, x + wide, y + 5)
    if not is_free(box, taken) or box[0] < 0 or box[2] > WIDE:
        return Markup("")
    taken.append(box)
    return element("text", name, x=x, y=y, class_="country", text_anchor="middle", aria_hidden="true")


def _inset(window: Window, shared: bool) -> Markup:
    """The small map of the world (4), in the lower right corner."""
    if window.east - window.west > 200:
        return Markup("")
    scale = INSET / (WORLD.east - WORLD.west)
    tall = (WORLD.north - WORLD.south) * scale
    left, top = WIDE - INSET - 6, TALL - tall - 6

    def at(lon: float, lat: float) -> tuple[float, float]:
        return left + (lon - WORLD.west) * scale, top + (WORLD.north - lat) * scale

    x, y = at(window.west, window.north)
    return element("g", joined([
        element("rect", x=left, y=top, width=INSET, height=tall, class_="sea inset"),
        _part(WORLD, left, top, INSET, tall, COARSE) if shared else
        element("path", d=path_of(land(WORLD, 2.5), at), class_="land"),
        element("rect", x=x - 1, y=y - 1, width=max(5.0, (window.east - window.west) * scale),
                height=max(5.0, (window.north - window.south) * scale), class_="window")]), aria_hidden="true")
