"""GeoJSON (RFC 7946): one Feature a mention of a place, with the statements and claims that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from sayso.publish.exporting.linked import clean, write_array
from sayso.publish.exporting.parts import Part
from sayso.publish.exporting.tables import Mentioned, places_of
from sayso.publish.lines import degrees


def write_geojson(parts: Iterable[Part], out: BinaryIO) -> None:
    """One FeatureCollection."""
    features = (_feature(part, one) for part in parts for one in places_of(part))
    write_array('{"type": "FeatureCollection", "features": [', features, b"]}\n", out)


def _feature(part: Part, one: Mentioned) -> dict[str, Any]:
    report, place = one.reading.report, one.place
    lat, lon = degrees(place.lat), degrees(place.lon)
    known = lat is not None and lon is not None and -90 <= lat <= 90 and -180 <= lon <= 180
    pin = report.pin(place.span)
    said = [part.found.said[id].statement for id in one.statements]
    value = {
        "type": "Feature",
        "id": f"{report.id}:{place.span.start}-{place.span.end}",
        "geometry": {"type": "Point", "coordinates": [lon, lat]} if known else None,
        "properties": {
            "name": place.name, "country": place.country, "precision": place.precision,
            "gazetteer_id": place.gazetteer_id, "role": place.role, "doubt": place.doubt, "text": place.text,
            "span": list(place.span), "pin": [pin.start, pin.end], "sha256": report.sha256, "report": report.id,
            "external_id": report.external_id, "outlet": report.outlet, "url": report.url, "title": report.title,
            "published": report.published.day.isoformat() if report.published else None,
            "statements": list(one.statements), "claims": list(one.claims),
            "quotes": [part.words(report, statement.content) for statement in said] if part.texts else None,
            "figures": [figure.text for statement in said for figure in statement.figures
                        if figure.place == place.span],
        },
    }  # fmt: skip
    return dict(clean(value))
