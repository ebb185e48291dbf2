"""The other tables of a workbook: claims, origins with what they depend on, copies, and places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sayso.compared import Claim, Copy, Dependence, Origin, Relation
from sayso.publish.exporting.columns import FIGURES, SP, STATEMENTS, TS, D, F, N, T, Table, W, column, pins
from sayso.publish.exporting.parts import Part
from sayso.publish.lines import degrees
from sayso.values import Place, Reading


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim with its story's id and the days of its reports."""

    claim: Claim
    story: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A place where a report names it, with the statements that hold it and their claims."""

    reading: Reading
    place: Place
    statements: tuple[str, ...]
    claims: tuple[str, ...]


def claims_of(part: Part) -> Iterator[Claimed]:
    """The claims, in the order of their stories."""
    for story in part.found.compared.stories:
        for claim in story.claims:
            yield Claimed(part.found.claims[claim], story.id)


def places_of(part: Part) -> Iterator[Mentioned]:
    """Every mention of a place, attached to a statement or not, in the order of the text."""
    for reading in part.readings:
        holders: dict[Place, list[str]] = {place: [] for place in reading.places}
        for statement in part.statements_of(reading):
            for place in statement.places:
                holders.setdefault(place, []).append(statement.id)
        for place in sorted(holders, key=lambda one: (one.span, one.name)):
            claims = (claim.id for id in holders[place] for claim, _ in part.claims.get(id, ()))
            yield Mentioned(reading, place, tuple(holders[place]), tuple(dict.fromkeys(claims)))


def days_of(part: Part, claim: Claim) -> tuple[date | None, date | None]:
    """The first and the last day that a report of the claim was published."""
    reports = [part.found.said[member.statement].report for member in claim.members]
    days = sorted(report.published.day for report in reports if report.published)
    return (days[0], days[-1]) if days else (None, None)


def _gist(part: Part, one: Claimed) -> str | None:
    said = part.found.said[one.claim.gist]
    return part.words(said.report, said.statement.content)


def _dependences(part: Part) -> Iterator[tuple[Origin, Dependence | None]]:
    for origin in part.found.compared.origins:
        yield from ((origin, dependence) for dependence in origin.depends_on or (None,))


def _outlet(part: Part, report: str) -> str | None:
    return part.found.reports[report].outlet if report in part.found.reports else None


CLAIMS = Table(
    "claims",
    (
        column("claim", T, lambda part, one: one.claim.id),
        column("story", T, lambda part, one: one.story),
        column("gist", T, lambda part, one: one.claim.gist),
        column("quote", T, _gist),
        column("counted", T, lambda part, one: one.claim.counted),
        column("unit", T, lambda part, one: one.claim.unit),
        column("category", T, lambda part, one: one.claim.category),
        column("value", N, lambda part, one: one.claim.best and one.claim.best.value),
        column("low", N, lambda part, one: one.claim.best and one.claim.best.low),
        column("high", N, lambda part, one: one.claim.best and one.claim.best.high),
        column("lowest", N, lambda part, one: one.claim.best and one.claim.best.lowest),
        column("highest", N, lambda part, one: one.claim.best and one.claim.best.highest),
        column("why", T, lambda part, one: one.claim.best and one.claim.best.why),
        column("best_statement", T, lambda part, one: one.claim.best and one.claim.best.statement),
        column("states", TS, lambda part, one: one.claim.states),
        column("independent_origins", W, lambda part, one: one.claim.independent),
        column("independent_if_possible", W, lambda part, one: one.claim.if_possible),
        column("reports", W, lambda part, one: len(part.found.reports_of(one.claim))),
        column("texts", W, lambda part, one: part.found.texts(part.found.reports_of(one.claim))),
        column("members", W, lambda part, one: len(one.claim.members)),
        column("denials", W, lambda part, one: sum(m.relation is Relation.DENIAL for m in one.claim.members)),
        column("first", D, lambda part, one: days_of(part, one.claim)[0]),
        column("last", D, lambda part, one: days_of(part, one.claim)[1]),
    ),
    claims_of,
)
ORIGINS = Table(
    "origins",
    (
        column("origin", T, lambda part, one: one[0].id),
        column("name", T, lambda part, one: one[0].name),
        column("kind", T, lambda part, one: one[0].kind),
        column("first", D, lambda part, one: one[0].first),
        column("attributed", F, lambda part, one: one[0].attributed),
        column("statements", TS, lambda part, one: one[0].statements),
        column("depends_on", T, lambda part, one: one[1] and one[1].origin),
        column("certainty", T, lambda part, one: one[1] and one[1].certainty),
        column("reasons", TS, lambda part, one: one[1].reasons if one[1] else ()),
    ),
    _dependences,
)


def _copies(part: Part) -> Iterator[Copy]:
    yield from part.found.compared.copies


COPIES = Table(
    "copies",
    (
        column("a", T, lambda part, one: one.a),
        column("a_outlet", T, lambda part, one: _outlet(part, one.a)),
        column("b", T, lambda part, one: one.b),
        column("b_outlet", T, lambda part, one: _outlet(part, one.b)),
        column("kind", T, lambda part, one: one.kind),
        column("score", N, lambda part, one: round(one.score, 4)),
        column("first_from", T, lambda part, one: one.first_from),
        column("reasons", TS, lambda part, one: one.reasons),
    ),
    _copies,
)
PLACES = Table(
    "places",
    (
        column("report", T, lambda part, one: one.reading.report.id),
        column("external_id", T, lambda part, one: one.reading.report.external_id),
        column("outlet", T, lambda part, one: one.reading.report.outlet),
        column("text", T, lambda part, one: one.place.text),
        column("span", SP, lambda part, one: (one.place.span,)),
        column("pin", SP, lambda part, one: pins(one.reading.report, (one.place.span,))),
        column("sha256", T, lambda part, one: one.reading.report.sha256),
        column("name", T, lambda part, one: one.place.name),
        column("country", T, lambda part, one: one.place.country),
        column("lat", N, lambda part, one: degrees(one.place.lat)),
        column("lon", N, lambda part, one: degrees(one.place.lon)),
        column("precision", T, lambda part, one: one.place.precision),
        column("gazetteer_id", T, lambda part, one: one.place.gazetteer_id),
        column("role", T, lambda part, one: one.place.role),
        column("doubt", T, lambda part, one: one.place.doubt),
        column("statements", TS, lambda part, one: one.statements),
        column("claims", TS, lambda part, one: one.claims),
    ),
    places_of,
)
SHEETS = (STATEMENTS, FIGURES, CLAIMS, ORIGINS, COPIES, PLACES)
