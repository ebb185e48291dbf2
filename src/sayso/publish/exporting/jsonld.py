"""JSON-LD 1.1: schema.org Claim and Quotation with PROV; its context stands inside, so that it expands offline.

    report     schema:NewsArticle   prov:wasDerivedFrom its capture
    statement  schema:Quotation     prov:wasQuotedFrom its report, prov:wasAttributedTo the sources of its chain
    origin     prov:Entity          prov:wasAttributedTo its actor, prov:qualifiedDerivation from what it depends on
    claim      schema:Claim         prov:wasDerivedFrom its statements; schema:appearance in its reports

What those vocabularies have no word for is in ``urn:sayso:term:``, by the names of ``sayso.report/1``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from sayso.compared import Claim, Origin
from sayso.publish.exporting.linked import capture_name, clean, urn, write_array
from sayso.publish.exporting.parts import Part
from sayso.publish.exporting.tables import days_of
from sayso.publish.lines import number
from sayso.values import Figure, Link, Reading, Report, Statement, digest

_DAY = "http://www.w3.org/2001/XMLSchema#date"
CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "sayso": "urn:sayso:term:",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    **{name: f"schema:{name}" for name in (
        "name", "headline", "text", "jobTitle", "inLanguage", "encodingFormat", "sha256", "value", "minValue",
        "maxValue", "unitText", "identifier")},
    **{name: {"@id": f"schema:{name}", "@type": "xsd:date"} for name in ("datePublished",)},
    "url": {"@id": "schema:url", "@type": "xsd:anyURI"},
    **{name: {"@id": f"schema:{name}", "@type": "@id"} for name in (
        "isPartOf", "appearance", "firstAppearance", "spokenByCharacter", "affiliation", "publisher", "hasPart")},
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in (
        "wasQuotedFrom", "wasDerivedFrom", "wasAttributedTo", "qualifiedDerivation", "entity")},
    **{name: f"sayso:{name}" for name in (
        "manner", "stance", "hedged", "score", "evidence", "start", "end", "bound", "trend", "category", "counted",
        "independent_origins", "independent_if_possible", "attributed", "certainty", "why", "relation", "kind",
        "external_id")},
    **{name: {"@id": f"sayso:{name}", "@type": "xsd:date"} for name in ("first", "last")},
    **{name: {"@id": f"sayso:{name}", "@type": "@id"} for name in ("gist", "origin", "statement", "a", "b", "story")},
    **{name: {"@id": f"sayso:{name}", "@container": "@set"} for name in ("states", "reasons", "figures", "pin")},
    "members": {"@id": "sayso:members", "@container": "@set"},
    "relations": {"@id": "sayso:relations", "@container": "@set"},
    "best": "sayso:best",
    "chain": {"@id": "sayso:chain", "@type": "@id", "@container": "@list"},
    "content": {"@id": "sayso:content", "@container": "@list"},
}  # fmt: skip
TYPES = {"person": "schema:Person", "organisation": "schema:Organization", "office": "schema:Organization",
         "outlet": "schema:NewsMediaOrganization"}
"""The schema.org type of a source; another kind is a prov:Agent only."""


def write_jsonld(parts: Iterable[Part], out: BinaryIO) -> None:
    """One object with ``@context`` and ``@graph``."""
    nodes = (clean(_without_none(node)) for part in parts for node in _nodes(part))
    write_array('{"@context": ' + json.dumps(CONTEXT) + ', "@graph": [', nodes, b"]}\n", out)


def _nodes(part: Part) -> Iterator[dict[str, Any]]:
    for reading in part.readings:
        yield _report(part, reading)
        for statement in part.statements_of(reading):
            yield _statement(part, reading.report, statement)
    for origin in part.found.compared.origins:
        yield _origin(origin)
    for story in part.found.compared.stories:
        yield {"id": urn("story", story.id), "type": "sayso:Story",
               "hasPart": [urn("report", report) for report in story.reports]}
        for claim in story.claims:
            yield _claim(part, part.found.claims[claim], story.id)


def _report(part: Part, reading: Reading) -> dict[str, Any]:
    report = reading.report
    return {
        "id": urn("report", report.id), "type": ["schema:NewsArticle", "prov:Entity"], "headline": report.title,
        "url": report.url, "external_id": report.external_id, "inLanguage": report.language,
        "datePublished": report.published.day.isoformat() if report.published else None,
        "publisher": {"id": urn("agent", digest("outlet", report.outlet)), "type": TYPES["outlet"],
                      "name": report.outlet} if report.outlet else None,
        "text": report.text if part.texts else None,
        "wasDerivedFrom": {"id": capture_name(report), "type": "prov:Entity", "sha256": report.sha256,
                           "encodingFormat": report.media_type},
    }  # fmt: skip


def _statement(part: Part, report: Report, statement: Statement) -> dict[str, Any]:
    agents = [_agent(report, link) for link in statement.chain]
    pins = [report.pin(span) for span in statement.content]
    return {
        "id": urn("statement", statement.id), "type": ["schema:Quotation", "prov:Entity"],
        "text": part.words(report, statement.content), "isPartOf": urn("report", report.id),
        "wasQuotedFrom": urn("report", report.id), "spokenByCharacter": agents[0]["id"] if agents else None,
        "wasAttributedTo": agents or None, "chain": [agent["id"] for agent in agents] or None,
        "evidence": statement.chain[-1].evidence.value if statement.chain else None,
        "manner": statement.manner.value, "stance": statement.stance.value, "hedged": statement.hedged,
        "score": round(float(statement.score), 4),
        "content": [{"start": span.start, "end": span.end} for span in statement.content],
        "pin": [{"start": pin.start, "end": pin.end} for pin in pins],
        "figures": [_figure(figure) for figure in statement.figures] or None,
    }  # fmt: skip


def _agent(report: Report, link: Link) -> dict[str, Any]:
    """A source as one report tells of it: the same name in another report is another node."""
    id = urn("agent", digest(report.id, link.name, link.role, link.organisation, link.kind.value))
    kind = TYPES.get(link.kind.value)
    return {"id": id, "type": ["prov:Agent", *([kind] if kind else ())], "name": link.name, "jobTitle": link.role,
            "kind": link.kind.value,
            "affiliation": {"type": "schema:Organization", "id": urn("agent", digest(report.id, link.organisation)),
                            "name": link.organisation} if link.organisation else None}


def _figure(figure: Figure) -> dict[str, Any]:
    return {"type": "schema:QuantitativeValue", "name": figure.text, "value": number(figure.value),
            "minValue": number(figure.low), "maxValue": number(figure.high), "unitText": figure.unit,
            "bound": figure.bound, "trend": figure.trend, "category": figure.category, "counted": figure.counted,
            "start": figure.span.start, "end": figure.span.end}


def _origin(origin: Origin) -> dict[str, Any]:
    actor = {"id": urn("agent", digest("origin", origin.kind, origin.name)), "name": origin.name, "kind": origin.kind,
             "type": ["prov:Agent", *([TYPES[origin.kind]] if origin.kind in TYPES else ())]}
    return {"id": urn("origin", origin.id), "type": ["sayso:Origin", "prov:Entity"], "attributed": origin.attributed,
            "first": origin.first.isoformat() if origin.first else None,
            "wasAttributedTo": actor if origin.attributed else None,
            "qualifiedDerivation": [
                {"type": "prov:Derivation", "entity": urn("origin", one.origin), "certainty": one.certainty.value,
                 "reasons": list(one.reasons)} for one in origin.depends_on] or None}


def _claim(part: Part, claim: Claim, story: str) -> dict[str, Any]:
    said = part.found.said[claim.gist]
    first, last = days_of(part, claim)
    reports = sorted(part.found.reports_of(claim))
    dated = [(r.published.day, r.id) for r in map(part.found.reports.__getitem__, reports) if r.published]
    best = claim.best
    return {
        "id": urn("claim", claim.id), "type": ["schema:Claim", "prov:Entity"], "story": urn("story", story),
        "text": part.words(said.report, said.statement.content), "gist": urn("statement", claim.gist),
        "appearance": [urn("report", report) for report in reports],
        "firstAppearance": urn("report", min(dated)[1]) if dated else None,
        "wasDerivedFrom": sorted({urn("statement", member.statement) for member in claim.members}),
        "first": first.isoformat() if first else None, "last": last.isoformat() if last else None,
        "counted": claim.counted, "category": claim.category, "states": [state.value for state in claim.states],
        "independent_origins": claim.independent, "independent_if_possible": claim.if_possible,
        "best": {"type": "schema:QuantitativeValue", "value": number(best.value), "minValue": number(best.low),
                 "maxValue": number(best.high), "unitText": claim.unit, "why": best.why,
                 "statement": urn("statement", best.statement) if best.statement else None} if best else None,
        "members": [{"statement": urn("statement", one.statement), "origin": urn("origin", one.origin),
                     "relation": one.relation.value} for one in claim.members],
        "relations": [{"kind": tie.kind, "a": urn("statement", tie.a), "b": urn("statement", tie.b),
                       "reasons": list(tie.reasons)} for tie in claim.ties] or None,
    }  # fmt: skip


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(one) for key, one in value.items() if one is not None}
    return [_without_none(one) for one in value] if isinstance(value, list) else value
