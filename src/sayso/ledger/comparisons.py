"""What comparing found of one story as rows, and rows as what comparing found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Table

from sayso.compared import (
    Best,
    Certainty,
    Claim,
    Compared,
    Copy,
    CopyKind,
    Dependence,
    Member,
    Origin,
    Relation,
    State,
    Story,
    Tie,
)
from sayso.ledger import tables as t
from sayso.ledger.packing import ends, packed, span_of
from sayso.ledger.rows import Row
from sayso.text import Span
from sayso.values import Judged

COPY, DEPENDS = "copy", "depends"
"""Kinds of links beside those of ties (revises, conflicts, denies)."""


def rows_of_story(n: int, found: Compared) -> dict[Table, list[Row]]:
    """The rows of a comparison of one story, by table, in the order of their keys."""
    story = found.stories[0]
    rows: dict[Table, list[Row]] = {
        t.story: [{"n": n, "id": story.id, "title": story.title, "judged": _judged(story.judged)}],
        t.claim: [],
        t.member: [],
        t.origin: [],
        t.link: [],
    }
    for position, claim in enumerate(found.claims):
        rows[t.claim].append({"story": n, "position": position, **_claim(claim)})
        for at, member in enumerate(claim.members):
            start, end = ends(member.figure)
            rows[t.member].append(
                {
                    "claim": claim.id,
                    "position": at,
                    "story": n,
                    "statement": member.statement,
                    "start": start,
                    "end": end,
                    "origin": member.origin,
                    "relation": member.relation.value,
                }
            )
    for position, origin in enumerate(found.origins):
        rows[t.origin].append(
            {
                "story": n,
                "position": position,
                "id": origin.id,
                "name": origin.name,
                "kind": origin.kind,
                "first": origin.first.isoformat() if origin.first else None,
                "attributed": int(origin.attributed),
                "statements": packed(list(origin.statements)),
                "judged": _judged(origin.judged),
            }
        )
    for position, link in enumerate(_links(found)):
        rows[t.link].append({"story": n, "position": position, **link})
    return rows


def _claim(claim: Claim) -> Row:
    best = claim.best
    return {
        "id": claim.id,
        "gist": claim.gist,
        "counted": claim.counted,
        "unit": claim.unit,
        "category": claim.category,
        "best_low": _number(best.low) if best else None,
        "best_high": _number(best.high) if best else None,
        "best": packed(asdict(best)) if best else None,
        "states": packed([state.value for state in claim.states]),
        "independent": claim.independent,
        "if_possible": claim.if_possible,
        "judged": _judged(claim.judged),
    }


def _judged(judged: Iterable[Judged]) -> str:
    return packed([[one.id, one.verb, one.author, one.at, one.why] for one in judged])


def _people(stored: str) -> tuple[Judged, ...]:
    return tuple(Judged(*fields) for fields in json.loads(stored))


def _links(found: Compared) -> Iterable[Row]:
    for copy in found.copies:
        detail: dict[str, Any] = {
            "kind": copy.kind.value,
            "reasons": copy.reasons,
            "first_from": copy.first_from,
            "passages": copy.passages,
        }
        yield _link(COPY, copy.a, copy.b, None, None, copy.score, detail)
    for origin in found.origins:
        for dependence in origin.depends_on:
            yield _link(
                DEPENDS,
                origin.id,
                dependence.origin,
                None,
                dependence.certainty.value,
                None,
                {"reasons": dependence.reasons},
            )
    for claim in found.claims:
        for tie in claim.ties:
            yield _link(tie.kind, tie.a, tie.b, claim.id, None, None, {"reasons": tie.reasons})


def _link(
    kind: str, a: str, b: str, claim: str | None, certainty: str | None, score: float | None, detail: dict[str, Any]
) -> Row:
    return {
        "kind": kind,
        "a": a,
        "b": b,
        "claim": claim,
        "certainty": certainty,
        "score": _number(score),
        "detail": packed(detail),
    }


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)


def compared_of(rows: Mapping[Table, Sequence[Row]], reports: Mapping[int, Sequence[str]]) -> Compared:
    """What was compared, of rows in the order of story and position. ``reports``: the ids of the reports that each
    story (by its number) was compared from, in their order."""
    members: dict[str, list[Member]] = {}
    for row in rows[t.member]:
        members.setdefault(row["claim"], []).append(
            Member(row["statement"], span_of(row["start"], row["end"]), row["origin"], Relation(row["relation"]))
        )
    copies: list[Copy] = []
    depends: dict[tuple[int, str], list[Dependence]] = {}
    ties: dict[str, list[Tie]] = {}
    for row in rows[t.link]:
        detail = json.loads(row["detail"])
        reasons = tuple(detail["reasons"])
        if row["kind"] == COPY:
            passages = tuple((Span(*a), Span(*b)) for a, b in detail["passages"])
            copies.append(
                Copy(
                    row["a"], row["b"], CopyKind(detail["kind"]), row["score"], reasons, detail["first_from"], passages
                )
            )
        elif row["kind"] == DEPENDS:
            depends.setdefault((row["story"], row["a"]), []).append(
                Dependence(row["b"], Certainty(row["certainty"]), reasons)
            )
        else:
            ties.setdefault(row["claim"], []).append(Tie(row["kind"], row["a"], row["b"], reasons))
    origins = tuple(
        Origin(
            row["id"],
            row["name"],
            row["kind"],
            date.fromisoformat(row["first"]) if row["first"] else None,
            bool(row["attributed"]),
            tuple(json.loads(row["statements"])),
            tuple(depends.get((row["story"], row["id"]), ())),
            _people(row["judged"]),
        )
        for row in rows[t.origin]
    )
    claims: dict[int, list[Claim]] = {}
    for row in rows[t.claim]:
        best = None if row["best"] is None else Best(**json.loads(row["best"]))
        claims.setdefault(row["story"], []).append(
            Claim(
                row["id"],
                row["gist"],
                row["counted"],
                row["unit"],
                row["category"],
                best,
                tuple(members.get(row["id"], ())),
                tuple(State(state) for state in json.loads(row["states"])),
                row["independent"],
                row["if_possible"],
                tuple(ties.get(row["id"], ())),
                _people(row["judged"]),
            )
        )
    stories = tuple(
        Story(
            row["id"],
            tuple(reports[row["n"]]),
            tuple(claim.id for claim in claims.get(row["n"], ())),
            row["title"],
            _people(row["judged"]),
        )
        for row in rows[t.story]
    )
    return Compared(
        stories, tuple(copies), origins, tuple(c for row in rows[t.story] for c in claims.get(row["n"], ()))
    )
