"""How likely a name means an entry when nothing else is known.

In powers of ten of inhabitants: a city of a million weighs 6. Countries weigh more than any city of their name, states
of the US, Canada and Australia more than most; a region gives way to its large city of the same name, and all other
names give way to first ones.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from sayso.measure.places.gazetteer import Entry
from sayso.measure.places.keys import ALTERNATE, CITY, COUNTRY, DISTRICT, EXACT, POINT, REGION, WIDER

CAPITAL, SHADOW, METROPOLIS, NAMESAKE = 1.0, 2.5, 1.5, 2.0
"""A capital weighs more than its inhabitants; a region less beside its large city, a state less beside a city of
five millions; and a town less that bears the name of a state or country."""


def prior(entry: Entry, entries: Sequence[Entry], area: bool) -> float:
    """How likely a name means the entry, knowing nothing else, in powers of ten of inhabitants."""
    weight = math.log10(entry.population + 3)
    other = bool(entry.mark & ALTERNATE) and not entry.mark & EXACT
    if entry.kind == COUNTRY:
        return 9.5 - (0.5 if other else 0.0)
    if entry.kind == WIDER:
        return 8.5
    if entry.kind == POINT:
        return 6.0
    if entry.kind == REGION:
        base = 8.0 if entry.state else 5.0 + min(1.5, weight - 5)
        if area:
            return base + 3.0
        same = [e for e in entries if e.kind == CITY and e.country == entry.country]
        if any(e.capital and not e.mark & ALTERNATE for e in same):
            return base - 2.5
        largest = max((e.population for e in same), default=0)
        return base - (SHADOW if not entry.state and largest > 100_000 else METROPOLIS if largest > 5_000_000 else 0.0)
    if entry.kind == DISTRICT:
        return min(5.0, weight) - (1.0 if other else 0.0) + (3.0 if area else 0.0)
    famous = CAPITAL if entry.capital else 0.0
    shaded = 3.0 if area and any(e.kind in (REGION, DISTRICT) for e in entries) else 0.0
    if not entry.capital and entry.population < 1_000_000 and any(e.state or e.kind == COUNTRY for e in entries):
        shaded += NAMESAKE
    return weight + famous - (1.5 if other and entry.population < 5_000_000 else 0.3 if other else 0.0) - shaded
