"""W3C Web Annotation: one annotation a statement, its words as targets.

1. A target is a span of the content, as a quotation with the words around it (TextQuoteSelector), by its place in the
   report's text (TextPositionSelector, code points), and by its bytes in the capture (DataPositionSelector).
2. The state names the capture by its SHA-256 (RFC 6920): what the words were read from.
3. The bodies: a sentence of a fixed form, for programs that show annotations; then the statement itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from sayso.publish.exporting.columns import chain_of
from sayso.publish.exporting.linked import address_of, capture_name, clean, urn, write_array
from sayso.publish.exporting.parts import Part
from sayso.publish.lines import number
from sayso.text import Span
from sayso.values import Figure, Report, Statement

AROUND = 32
"""Code points before and after a quotation: enough to tell it from its like, as annotating programs give."""
TERMS = ("manner", "stance", "hedged", "evidence", "score", "chain", "figures", "claims", "value", "low", "high",
         "bound", "unit", "category", "counted", "name", "role", "organisation", "kind", "text", "span")
CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {"sayso": "urn:sayso:term:", **{f"sayso:{term}": {"@id": f"sayso:{term}"} for term in TERMS},
     "sayso:claims": {"@id": "sayso:claims", "@type": "@id"},
     "sayso:chain": {"@id": "sayso:chain", "@container": "@list"},
     "sayso:span": {"@id": "sayso:span", "@container": "@list"}},
]  # fmt: skip


def write_annotations(parts: Iterable[Part], out: BinaryIO) -> None:
    """An AnnotationCollection with all annotations on its one page."""
    items = (
        clean(annotation(part, reading.report, statement))
        for part in parts for reading in part.readings for statement in part.statements_of(reading)
    )  # fmt: skip
    before = (
        '{"@context": ' + json.dumps(CONTEXT) + ', "id": "urn:sayso:annotations", "type": "AnnotationCollection", '
        '"label": "Statements read by sayso", "first": {"id": "urn:sayso:annotations:1", "type": "AnnotationPage", '
        '"partOf": "urn:sayso:annotations", "startIndex": 0, "items": ['
    )
    out_count = write_array(before, items, b"]}", out)
    out.write(f', "total": {out_count}}}\n'.encode())


def annotation(part: Part, report: Report, statement: Statement) -> dict[str, Any]:
    """One annotation."""
    claims = list(dict.fromkeys(urn("claim", claim.id) for claim, _ in part.claims.get(statement.id, ())))
    body: dict[str, Any] = {
        "type": "sayso:Statement", "id": urn("statement", statement.id), "sayso:manner": statement.manner.value,
        "sayso:stance": statement.stance.value, "sayso:hedged": statement.hedged,
        "sayso:score": round(float(statement.score), 4),
        "sayso:chain": [_named({"name": link.name, "role": link.role, "organisation": link.organisation,
                                "kind": link.kind.value, "evidence": link.evidence.value})
                        for link in statement.chain],
        "sayso:figures": [_figure(figure) for figure in statement.figures], "sayso:claims": claims,
    }  # fmt: skip
    targets = [_target(part, report, span) for span in statement.content]
    sentence = {"type": "TextualBody", "value": phrase(statement), "format": "text/plain", "language": "en",
                "purpose": "describing"}
    return {"id": urn("annotation", statement.id), "type": "Annotation", "motivation": "describing",
            "body": [sentence, body], "target": targets[0] if len(targets) == 1 else targets}


def phrase(statement: Statement) -> str:
    """Who, how and how many, in a fixed form: "Ana Ruiz: asserts, indirect; at least 40 families"."""
    who = chain_of(statement) or ("own voice" if not statement.source else "not named")
    how = f"{statement.stance.value}{', hedged' if statement.hedged else ''}, {statement.manner.value}"
    figures = "; ".join(f"{one.text} {one.counted or ''}".strip() for one in statement.figures)
    return f"{who}: {how}" + (f"; {figures}" if figures else "")


def _target(part: Part, report: Report, span: Span) -> dict[str, Any]:
    text, pin = report.text, report.pin(span)
    quote = {"type": "TextQuoteSelector", "exact": pin.exact, "prefix": text[max(0, span.start - AROUND):span.start],
             "suffix": text[span.end:span.end + AROUND]}
    return {
        "type": "SpecificResource", "source": address_of(report) or urn("report", report.id),
        "selector": [*([quote] if part.texts else ()),
                     {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                     {"type": "DataPositionSelector", "start": pin.start, "end": pin.end}],
        "state": {"type": "TimeState", "cached": capture_name(report)},
        "scope": urn("report", report.id),
    }  # fmt: skip


def _figure(figure: Figure) -> dict[str, Any]:
    return _named({"text": figure.text, "value": number(figure.value), "low": number(figure.low),
                   "high": number(figure.high), "bound": figure.bound, "unit": figure.unit,
                   "category": figure.category, "counted": figure.counted, "span": list(figure.span)})


def _named(value: dict[str, Any]) -> dict[str, Any]:
    return {f"sayso:{key}": one for key, one in value.items() if one is not None}
