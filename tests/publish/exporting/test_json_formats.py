"""GeoJSON, JSON-LD, Web Annotation and JSON Lines, checked by rules, a JSON-LD processor and a JSON Schema."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, example, given, settings
from pyld import jsonld

from sayso.compared import Compared
from sayso.publish.exporting.cells import encodable
from sayso.values import Reading
from tests.publish.comparing import compared, readings
from tests.publish.exporting.annotation_model import AS, COLLECTION, CONTEXT, OA
from tests.publish.exporting.making import cases, exported, raw

Case = tuple[tuple[Reading, ...], Compared]
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
INVENTED: Case = (readings(), compared())
PROV, SCHEMA, TERM = "http://www.w3.org/ns/prov#", "https://schema.org/", "urn:sayso:term:"


def by_id(case: Case) -> dict[str, Reading]:
    return {reading.report.id: reading for reading in case[0]}


def strict(data: bytes) -> Any:
    """JSON in UTF-8 without a key twice, NaN or lone surrogate."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({key for key, _ in pairs}) == len(pairs)
        return dict(pairs)

    value = json.loads(data.decode("utf-8"), object_pairs_hook=once, parse_constant=lambda name: pytest.fail(name))
    json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


def refusing(address: str, options: Any) -> Any:
    raise AssertionError(f"{address} was asked for")


def with_annotations(address: str, options: Any) -> Any:
    assert address == "http://www.w3.org/ns/anno.jsonld", address
    return {"contextUrl": None, "documentUrl": address, "document": CONTEXT}


@FEW
@given(cases())
@example(INVENTED)
def test_geojson_keeps_the_rules_of_rfc_7946(case: Case) -> None:
    value, known = strict(exported("geojson", *case)), by_id(case)
    assert set(value) == {"type", "features"} and value["type"] == "FeatureCollection"
    assert len({feature["id"] for feature in value["features"]}) == len(value["features"])
    mentions = {(r.report.id, p.span) for r in case[0] for p in r.places}
    assert {(f["properties"]["report"], tuple(f["properties"]["span"])) for f in value["features"]} == mentions
    for feature in value["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"} and feature["type"] == "Feature"
        own = feature["properties"]
        reading = known[own["report"]]
        (place,) = (place for place in reading.places if list(place.span) == own["span"])
        if feature["geometry"] is None:
            assert place.lat is None
        else:
            assert set(feature["geometry"]) == {"type", "coordinates"} and feature["geometry"]["type"] == "Point"
            lon, lat = feature["geometry"]["coordinates"]
            assert (lon, lat) == (round(place.lon or 0, 4), round(place.lat or 0, 4))
            assert -180 <= lon <= 180 and -90 <= lat <= 90
        assert own["text"] == encodable(place.span.of(reading.report.text))
        start, end = own["pin"]
        assert raw(reading)[start:end].decode("utf-8", "surrogatepass") == place.span.of(reading.report.text)
        said = {s.id: s for s in reading.statements}
        for id, quote in zip(own["statements"], own["quotes"], strict=True):
            assert quote == " … ".join(encodable(span.of(reading.report.text)) for span in said[id].content)
        assert own["claims"] and own["figures"] == [encodable(f.text) for s in reading.statements for f in s.figures]


def typed(nodes: list[dict[str, Any]], type: str) -> list[dict[str, Any]]:
    return [node for node in nodes if type in node.get("@type", ())]


def only(node: dict[str, Any], term: str) -> Any:
    (value,) = node[term]
    return value.get("@value", value.get("@id"))


@FEW
@given(cases())
@example(INVENTED)
def test_json_ld_expands_offline_to_claims_quotations_and_their_provenance(case: Case) -> None:
    value, known = strict(exported("jsonld", *case)), by_id(case)
    nodes = jsonld.expand(value, {"documentLoader": refusing})
    assert len(nodes) == len(value["@graph"])
    quotations, claims = typed(nodes, f"{SCHEMA}Quotation"), typed(nodes, f"{SCHEMA}Claim")
    assert len(quotations) == sum(len(reading.statements) for reading in case[0])
    assert len(claims) == len(case[1].claims)
    ids = {node["@id"] for node in nodes}
    for node in quotations:
        report = only(node, f"{PROV}wasQuotedFrom")
        assert report in ids and report == only(node, f"{SCHEMA}isPartOf")
        reading = known[report.removeprefix("urn:sayso:report:")]
        (statement,) = (s for s in reading.statements if node["@id"] == f"urn:sayso:statement:{s.id}")
        assert only(node, f"{SCHEMA}text") == " … ".join(
            encodable(span.of(reading.report.text)) for span in statement.content
        )
        (content,) = node[f"{TERM}content"]
        places = [(only(part, f"{TERM}start"), only(part, f"{TERM}end")) for part in content["@list"]]
        assert places == [tuple(span) for span in statement.content]
        agents = node.get(f"{PROV}wasAttributedTo", [])
        assert [only(agent, f"{SCHEMA}name") for agent in agents] == [encodable(x.name) for x in statement.chain]
        if agents:
            assert only(node, f"{SCHEMA}spokenByCharacter") == agents[0]["@id"]
    for node in claims:
        assert {one["@id"] for one in node[f"{PROV}wasDerivedFrom"]} <= ids
        assert {one["@id"] for one in node[f"{SCHEMA}appearance"]} <= ids and only(node, f"{TERM}gist") in ids
    derived = [one for node in typed(nodes, f"{TERM}Origin") for one in node.get(f"{PROV}qualifiedDerivation", ())]
    assert derived and all(only(one, f"{PROV}entity") and only(one, f"{TERM}certainty") for one in derived)


def test_json_ld_normalises_and_no_key_is_lost() -> None:
    value = strict(exported("jsonld", *INVENTED))
    quads = jsonld.normalize(value, {"documentLoader": refusing, "algorithm": "URDNA2015",
                                     "format": "application/n-quads"})
    for word in ("Quotation", "Claim", "wasQuotedFrom", "wasDerivedFrom", "wasAttributedTo", "qualifiedDerivation"):
        assert f"{word}>" in quads, word
    used: set[str] = set()

    def keys(part: Any) -> None:
        if isinstance(part, dict):
            used.update(part)
        for one in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            keys(one)

    keys(value["@graph"])
    assert used <= set(value["@context"]), used - set(value["@context"])


def in_text(selectors: list[dict[str, Any]], reading: Reading) -> None:
    """Each selector leads to the same words."""
    text, found = reading.report.text, {one["type"]: one for one in selectors}
    place, data, quote = found["TextPositionSelector"], found["DataPositionSelector"], found["TextQuoteSelector"]
    words = text[place["start"]:place["end"]]
    assert words and quote["exact"] == encodable(words)
    assert raw(reading)[data["start"]:data["end"]].decode("utf-8", "surrogatepass") == words
    assert encodable(text[:place["start"]]).endswith(quote["prefix"]) and len(quote["prefix"]) <= 32
    assert encodable(text[place["end"]:]).startswith(quote["suffix"]) and len(quote["suffix"]) <= 32
    assert quote["prefix"] or place["start"] == 0
    assert quote["suffix"] or place["end"] == len(text)


@FEW
@given(cases())
@example(INVENTED)
def test_annotations_keep_the_model_and_every_selector_reads_back(case: Case) -> None:
    value, known = strict(exported("annotations", *case)), by_id(case)
    jsonschema_rs.validate(COLLECTION, value)
    items = value["first"]["items"]
    assert value["total"] == len(items) == sum(len(reading.statements) for reading in case[0])
    for item in items:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        reading = known[targets[0]["scope"].removeprefix("urn:sayso:report:")]
        for target in targets:
            in_text(target["selector"], reading)
            name = target["state"]["cached"].removeprefix("ni:///sha-256;")
            assert base64.urlsafe_b64decode(name + "=").hex() == reading.report.sha256
        (statement,) = (s for s in reading.statements if item["id"].endswith(s.id))
        body = item["body"][1]
        assert body["sayso:stance"] == statement.stance and len(body["sayso:figures"]) == len(statement.figures)
        assert [link["sayso:name"] for link in body["sayso:chain"]] == [encodable(x.name) for x in statement.chain]


def test_annotations_expand_with_the_context_of_the_model() -> None:
    value = strict(exported("annotations", *INVENTED))
    (collection,) = jsonld.expand(value, {"documentLoader": with_annotations})
    assert collection["@type"] == [f"{AS}OrderedCollection"]
    page = collection[f"{AS}first"][0]
    items = page[f"{AS}items"][0]["@list"]
    assert len(items) == 5
    for item in items:
        assert item["@type"] == [f"{OA}Annotation"] and item[f"{OA}motivatedBy"] == [{"@id": f"{OA}describing"}]
        for target in item[f"{OA}hasTarget"]:
            assert target[f"{OA}hasSource"] and target[f"{OA}hasState"][0][f"{OA}cachedSource"]
            types = {one["@type"][0] for one in target[f"{OA}hasSelector"]}
            assert types == {f"{OA}{name}Selector" for name in ("TextQuote", "TextPosition", "DataPosition")}
        statement = item[f"{OA}hasBody"][1]
        assert statement["@type"] == [f"{TERM}Statement"] and f"{TERM}stance" in statement


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a.example/<script>", "https://a.example/a b", "ftp://a",
                                 "https://a.example/\u202e", None, "//a.example"])
def test_an_address_that_no_browser_should_open_is_no_source(url: str | None) -> None:
    case = tuple(replace(reading, report=replace(reading.report, url=url)) for reading in INVENTED[0])
    value = strict(exported("annotations", case, INVENTED[1]))
    sources = {item["target"]["source"] for item in value["first"]["items"]}
    assert all(source.startswith("urn:sayso:report:") for source in sources)


@FEW
@given(cases())
@example(INVENTED)
def test_json_lines_hold_what_the_one_object_holds(case: Case) -> None:
    whole = json.loads(exported("json", *case))
    lines = [json.loads(line) for line in exported("jsonl", *case).split(b"\n")[:-1]]
    parts: dict[str, list[Any]] = {}
    for line in lines:
        parts.setdefault(line["schema"], []).append(line)
    assert parts.pop("sayso.report/1", []) == whole["reports"]
    for schema, name in (("story_line", "stories"), ("copy", "copies"), ("origin", "origins"), ("claim", "claims")):
        found = [{k: v for k, v in one.items() if k not in ("schema",) and not (name == "claims" and k == "story")}
                 for one in parts.pop(f"sayso.{schema}/1", [])]
        assert found == whole[name], name
    assert not parts
    known = by_id(case)
    for report in whole["reports"]:
        reading = known[report["report"]["id"]]
        assert report["report"]["text"] == reading.report.text
        for statement in report["statements"]:
            for pin in statement["pin"]:
                assert raw(reading)[pin["start"]:pin["end"]].decode("utf-8", "surrogatepass") == pin["exact"]
