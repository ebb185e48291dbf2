"""JSON Lines: one ``sayso.report/1`` object a report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, TextIO

from sayso.text import Span
from sayso.values import Dated, Figure, Judged, Link, Place, Reading, Report, Statement, Time

SCHEMA = "sayso.report/1"

ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Written as \\uXXXX: lone surrogates, which UTF-8 cannot hold; line breaks that are none to JSON but
are to many readers of lines; and what a terminal would obey."""


def report_line(reading: Reading) -> bytes:
    """The reading as one line of UTF-8 JSON with its line break; the same reading gives the same bytes."""
    return json_line(report_object(reading))


def json_line(value: Any) -> bytes:
    """Any JSON value as one line of UTF-8, its keys in the order given."""
    raw = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", raw).encode("utf-8") + b"\n"


def write(out: TextIO, line: bytes) -> None:
    """Put a line of UTF-8 on a text stream, whatever the stream's own encoding."""
    buffer = getattr(out, "buffer", None)
    if buffer is None:
        out.write(line.decode("utf-8"))
    else:
        out.flush()
        buffer.write(line)
        buffer.flush()


def report_object(reading: Reading) -> dict[str, Any]:
    """The reading as JSON values: spans in code points of ``report.text``, pins in bytes of the capture."""
    return {"schema": SCHEMA,
            "report": _report(reading.report),
            "statements": [_statement(reading.report, statement) for statement in reading.statements],
            "figures": [figure_object(figure) for figure in reading.figures],
            "times": [time_object(time) for time in reading.times],
            "places": [place_object(place) for place in reading.places],
            "abstained": reading.abstained,
            "unattributed": _spans(reading.unattributed)}


def _report(report: Report) -> dict[str, Any]:
    return {"id": report.id, "external_id": report.external_id, "outlet": report.outlet, "url": report.url,
            "title": report.title, "byline": report.byline, "published": _day(report.published),
            "language": report.language, "credits": list(report.credits), "text": report.text,
            "capture": {"sha256": report.sha256, "media_type": report.media_type},
            "published_from": report.published.evidence if report.published else None,
            "updated": _day(report.updated),
            "dateline": list(report.dateline) if report.dateline else None,
            "charset": report.charset}


def _statement(report: Report, statement: Statement) -> dict[str, Any]:
    pins = [report.pin(span) for span in statement.content]
    return {"id": statement.id, "manner": statement.manner.value, "stance": statement.stance.value,
            "hedged": statement.hedged, "score": round(float(statement.score), 4),
            "content": _spans(statement.content), "cue": _spans(statement.cue), "source": _spans(statement.source),
            "chain": [link_object(link) for link in statement.chain],
            "figures": [figure_object(figure) for figure in statement.figures],
            "times": [time_object(time) for time in statement.times],
            "places": [place_object(place) for place in statement.places],
            "pin": [{"start": pin.start, "end": pin.end, "exact": pin.exact} for pin in pins],
            "judged": judged_objects(statement.judged)}


def judged_objects(judged: Iterable[Judged]) -> list[dict[str, str]]:
    """People's judgements where they act, as JSON values."""
    return [asdict(one) for one in judged]


def link_object(link: Link) -> dict[str, Any]:
    """A link of a chain as JSON values."""
    return {"mention": list(link.mention) if link.mention else None, "name": link.name, "role": link.role,
            "organisation": link.organisation, "kind": link.kind.value, "evidence": link.evidence.value}


def figure_object(figure: Figure) -> dict[str, Any]:
    """A figure as JSON values; whole numbers without a point."""
    return {"span": list(figure.span), "text": figure.text, "value": number(figure.value),
            "low": number(figure.low), "high": number(figure.high), "bound": figure.bound, "trend": figure.trend,
            "kind": figure.kind, "unit": figure.unit, "category": figure.category, "counted": figure.counted,
            "counted_span": list(figure.counted_span) if figure.counted_span else None, "doubt": figure.doubt,
            "time": list(figure.time) if figure.time else None, "place": list(figure.place) if figure.place else None}


def time_object(time: Time) -> dict[str, Any]:
    """A time as JSON values; days as ISO dates."""
    return {"span": list(time.span), "text": time.text, "type": time.type, "value": time.value,
            "earliest": time.earliest.isoformat() if time.earliest else None,
            "latest": time.latest.isoformat() if time.latest else None, "doubt": time.doubt}


def place_object(place: Place) -> dict[str, Any]:
    """A place as JSON values; degrees to four places (some 10 metres)."""
    return {"span": list(place.span), "text": place.text, "name": place.name, "country": place.country,
            "lat": degrees(place.lat), "lon": degrees(place.lon), "precision": place.precision,
            "gazetteer_id": place.gazetteer_id, "role": place.role, "doubt": place.doubt}


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]


def _day(dated: Dated | None) -> str | None:
    return dated.day.isoformat() if dated else None


def degrees(value: float | None) -> float | None:
    """Degrees to four places."""
    return None if value is None else round(float(value), 4)


def number(value: float | None) -> float | int | None:
    """A number for JSON: whole ones without a point."""
    if value is None:
        return None
    return int(value) if float(value).is_integer() else float(value)
