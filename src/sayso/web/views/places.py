"""The places that some statements tell of, each once, for the map and its table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.publish.draw.maps import Spotted
from sayso.values import Place, Statement


def spotted(statements: Iterable[Statement]) -> tuple[Spotted, ...]:
    """Places with a point, those told of most first; governments and adjectives are none."""
    told: dict[tuple[str, str | None], dict[str, Place]] = defaultdict(dict)
    for statement in statements:
        for place in statement.places:
            if place.role == "place" and place.lat is not None and place.lon is not None:
                told[place.name, place.gazetteer_id].setdefault(statement.id, place)
    found = []
    for own in told.values():
        first, place = next(iter(own.items()))
        found.append(Spotted(place.name, place.country, place.lat or 0.0, place.lon or 0.0, place.precision, len(own),
                             first))
    return tuple(sorted(found, key=lambda place: (-place.told, place.name)))
