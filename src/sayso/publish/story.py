"""What comparing found as one JSON object (``sayso.story/1``)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sayso.compared import Claim, Compared, Copy, Origin, Story
from sayso.publish.lines import ESCAPED, number, report_object
from sayso.values import Reading

SCHEMA = "sayso.story/1"


def story_bytes(readings: Sequence[Reading], compared: Compared) -> bytes:
    """The object as UTF-8 JSON with a line break at its end; the same input gives the same bytes."""
    raw = json.dumps(story_object(readings, compared), ensure_ascii=False, allow_nan=False)
    return ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", raw).encode("utf-8") + b"\n"


def story_object(readings: Sequence[Reading], compared: Compared) -> dict[str, Any]:
    """The readings and what comparing found, as JSON values."""
    return {"schema": SCHEMA,
            "reports": [report_object(reading) for reading in readings],
            "stories": [_story(story) for story in compared.stories],
            "copies": [_copy(copy) for copy in compared.copies],
            "origins": [_origin(origin) for origin in compared.origins],
            "claims": [claim_object(claim) for claim in compared.claims]}


def _story(story: Story) -> dict[str, Any]:
    return {"id": story.id, "reports": list(story.reports), "claims": list(story.claims), "title": story.title}


def _copy(copy: Copy) -> dict[str, Any]:
    return {"a": copy.a, "b": copy.b, "kind": copy.kind.value, "score": round(copy.score, 4),
            "reasons": list(copy.reasons), "first_from": copy.first_from,
            "passages": [[list(a), list(b)] for a, b in copy.passages]}


def _origin(origin: Origin) -> dict[str, Any]:
    return {"id": origin.id, "name": origin.name, "kind": origin.kind,
            "first": origin.first.isoformat() if origin.first else None, "attributed": origin.attributed,
            "statements": list(origin.statements),
            "depends_on": [{"origin": d.origin, "certainty": d.certainty.value, "reasons": list(d.reasons)}
                           for d in origin.depends_on]}


def claim_object(claim: Claim) -> dict[str, Any]:
    """A claim as JSON values."""
    best = claim.best
    return {"id": claim.id, "gist": claim.gist, "counted": claim.counted, "unit": claim.unit,
            "category": claim.category,
            "best": {"low": number(best.low), "high": number(best.high), "why": best.why} if best else None,
            "members": [{"statement": m.statement, "figure": list(m.figure) if m.figure else None, "origin": m.origin,
                         "relation": m.relation.value} for m in claim.members],
            "states": [state.value for state in claim.states], "independent_origins": claim.independent,
            "independent_if_possible": claim.if_possible,
            "relations": [{"kind": t.kind, "a": t.a, "b": t.b, "reasons": list(t.reasons)} for t in claim.ties]}
