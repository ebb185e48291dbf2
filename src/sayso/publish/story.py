"""What comparing found as one JSON object (``sayso.story/1``), or a line a claim (``sayso.claim/1``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sayso.compared import Claim, Compared, Copy, Origin, Story
from sayso.publish.lines import json_line, judged_objects, number, report_object
from sayso.values import Reading

SCHEMA = "sayso.story/1"
CLAIM_SCHEMA = "sayso.claim/1"


def story_bytes(readings: Sequence[Reading], compared: Compared, texts: bool = True) -> bytes:
    """The object as UTF-8 JSON with a line break at its end; the same input gives the same bytes."""
    return json_line(story_object(readings, compared, texts))


def claim_lines(compared: Compared) -> Iterator[bytes]:
    """A line of JSON a claim, with its story's id; in the order of the stories."""
    claims = {claim.id: claim for claim in compared.claims}
    for story in compared.stories:
        for claim in story.claims:
            yield json_line({"schema": CLAIM_SCHEMA, "story": story.id, **claim_object(claims[claim])})


def story_object(readings: Sequence[Reading], compared: Compared, texts: bool = True) -> dict[str, Any]:
    """The readings and what comparing found, as JSON values. ``texts`` False: null stands for the text of each
    report, and for the exact text of each pin."""
    return {"schema": SCHEMA,
            "reports": [report_value(reading, texts) for reading in readings],
            "stories": [story_value(story) for story in compared.stories],
            "copies": [copy_object(copy) for copy in compared.copies],
            "origins": [origin_object(origin) for origin in compared.origins],
            "claims": [claim_object(claim) for claim in compared.claims]}


def report_value(reading: Reading, texts: bool) -> dict[str, Any]:
    """A reading as JSON values, its words left out where asked."""
    value = report_object(reading)
    if not texts:
        value["report"]["text"] = None
        for statement in value["statements"]:
            for pin in statement["pin"]:
                pin["exact"] = None
    return value


def story_value(story: Story) -> dict[str, Any]:
    """A story as JSON values."""
    return {"id": story.id, "reports": list(story.reports), "claims": list(story.claims), "title": story.title,
            "judged": judged_objects(story.judged)}


def copy_object(copy: Copy) -> dict[str, Any]:
    """A copy as JSON values."""
    return {"a": copy.a, "b": copy.b, "kind": copy.kind.value, "score": round(copy.score, 4),
            "reasons": list(copy.reasons), "first_from": copy.first_from,
            "passages": [[list(a), list(b)] for a, b in copy.passages]}


def origin_object(origin: Origin) -> dict[str, Any]:
    """An origin as JSON values."""
    return {"id": origin.id, "name": origin.name, "kind": origin.kind,
            "first": origin.first.isoformat() if origin.first else None, "attributed": origin.attributed,
            "statements": list(origin.statements),
            "depends_on": [{"origin": d.origin, "certainty": d.certainty.value, "reasons": list(d.reasons)}
                           for d in origin.depends_on],
            "judged": judged_objects(origin.judged)}


def claim_object(claim: Claim) -> dict[str, Any]:
    """A claim as JSON values."""
    best = claim.best
    return {"id": claim.id, "gist": claim.gist, "counted": claim.counted, "unit": claim.unit,
            "category": claim.category,
            "best": {"low": number(best.low), "high": number(best.high), "why": best.why, "value": number(best.value),
                     "statement": best.statement, "lowest": number(best.lowest),
                     "highest": number(best.highest)} if best else None,
            "members": [{"statement": m.statement, "figure": list(m.figure) if m.figure else None, "origin": m.origin,
                         "relation": m.relation.value} for m in claim.members],
            "states": [state.value for state in claim.states], "independent_origins": claim.independent,
            "independent_if_possible": claim.if_possible,
            "relations": [{"kind": t.kind, "a": t.a, "b": t.b, "reasons": list(t.reasons)} for t in claim.ties],
            "judged": judged_objects(claim.judged)}
