"""The parts of the W3C Web Annotation model that an export uses: a JSON Schema, and the terms of its context, both
written for these tests after the recommendations of 23 February 2017."""

from __future__ import annotations

from typing import Any

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
POSITION = {"type": "integer", "minimum": 0}
URI = {"type": "string", "pattern": "^[a-z][a-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+$"}


def _selector(name: str, **parts: Any) -> dict[str, Any]:
    return {"type": "object", "required": ["type", *(part for part in parts if part not in ("prefix", "suffix"))],
            "properties": {"type": {"const": name}, **parts}, "additionalProperties": False}


TEXT = {"type": "string"}
SELECTOR = {"oneOf": [
    _selector("TextQuoteSelector", exact={"type": "string", "minLength": 1}, prefix=TEXT, suffix=TEXT),
    _selector("TextPositionSelector", start=POSITION, end=POSITION),
    _selector("DataPositionSelector", start=POSITION, end=POSITION),
]}  # fmt: skip
TARGET = {
    "type": "object",
    "required": ["source", "selector"],
    "properties": {
        "type": {"const": "SpecificResource"}, "source": URI, "scope": URI,
        "selector": {"type": "array", "minItems": 1, "items": SELECTOR},
        "state": {"type": "object", "required": ["type"], "properties": {"type": {"const": "TimeState"},
                                                                         "cached": URI}},
    },
    "additionalProperties": False,
}  # fmt: skip
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": URI, "type": {"const": "Annotation"}, "motivation": {"enum": ["describing", "identifying", "linking"]},
        "body": {"type": "array", "minItems": 1, "items": {"anyOf": [
            {"type": "object", "required": ["type", "value"], "properties": {
                "type": {"const": "TextualBody"}, "value": TEXT, "format": TEXT, "language": TEXT,
                "purpose": {"enum": ["describing", "tagging"]}}, "additionalProperties": False},
            {"type": "object", "required": ["id", "type"], "properties": {"id": URI, "type": {
                "const": "sayso:Statement"}}, "patternProperties": {"^sayso:": True}, "additionalProperties": False},
        ]}},
        "target": {"anyOf": [TARGET, {"type": "array", "minItems": 2, "items": TARGET}]},
    },
    "additionalProperties": False,
}  # fmt: skip
COLLECTION = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {"type": "array", "prefixItems": [{"const": "http://www.w3.org/ns/anno.jsonld"}]},
        "id": URI, "type": {"const": "AnnotationCollection"}, "label": TEXT, "total": POSITION,
        "first": {"type": "object", "required": ["id", "type", "partOf", "items"], "properties": {
            "id": URI, "type": {"const": "AnnotationPage"}, "partOf": URI, "startIndex": POSITION,
            "items": {"type": "array", "items": ANNOTATION}}, "additionalProperties": False},
    },
    "additionalProperties": False,
}  # fmt: skip
ID = "@id"
CONTEXT: dict[str, Any] = {"@context": {
    "id": "@id", "type": "@type", "oa": OA, "as": AS, "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{name: f"oa:{name}" for name in (
        "Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector",
        "DataPositionSelector", "TimeState", "exact", "prefix", "suffix", "describing")},
    "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    "body": {ID: "oa:hasBody", "@type": ID}, "target": {ID: "oa:hasTarget", "@type": ID},
    "source": {ID: "oa:hasSource", "@type": ID}, "selector": {ID: "oa:hasSelector", "@type": ID},
    "state": {ID: "oa:hasState", "@type": ID}, "scope": {ID: "oa:hasScope", "@type": ID},
    "cached": {ID: "oa:cachedSource", "@type": ID},
    "motivation": {ID: "oa:motivatedBy", "@type": "@vocab"}, "purpose": {ID: "oa:hasPurpose", "@type": "@vocab"},
    "start": {ID: "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {ID: "oa:end", "@type": "xsd:nonNegativeInteger"},
    "value": "rdf:value", "format": "dc:format", "language": "dc:language", "label": "rdfs:label",
    "first": {ID: "as:first", "@type": ID}, "partOf": {ID: "as:partOf", "@type": ID},
    "items": {ID: "as:items", "@type": ID, "@container": "@list"},
    "total": {ID: "as:totalItems", "@type": "xsd:nonNegativeInteger"},
    "startIndex": {ID: "as:startIndex", "@type": "xsd:nonNegativeInteger"},
}}  # fmt: skip
