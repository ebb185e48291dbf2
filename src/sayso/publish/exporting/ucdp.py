"""A coder's line a claim, after the columns of UCDP's Georeferenced Event Dataset: low, best and high, each with its
source, when and where, and how sure those are.

1. Claims that say what became of people: those with a category and a figure.
2. Best is the rule's; low and high are the lowest and highest number among the figures that the rule chose from.
3. When and where: of the figure that is best; else what most members' figures say, of equals the first.
4. Deaths are of civilians where the report's own words count civilians; whose side others were on is a coder's to say.
5. ``date_prec`` and ``where_prec`` are UCDP's codes where what is known maps to one, else empty; see the reference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, TypeVar

from sayso.compared import Claim, Member, Relation
from sayso.publish.exporting.columns import D, Kind, N, T, W
from sayso.publish.exporting.comma import cell, write_rows
from sayso.publish.exporting.parts import Part
from sayso.publish.exporting.tables import Claimed, claims_of
from sayso.publish.lines import degrees
from sayso.values import Place, Report, Time

M = TypeVar("M", bound=Time | Place)
DAYS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
"""Up to so many days: UCDP's code of a date's precision (a day, some days, a week, a month, more)."""
WHERE = {"point": 1, "city": 1, "region": 4, "country": 6}
"""UCDP's code of a place's precision: an exact place, a first-order division, a country. A wider one has none."""
COLUMNS: tuple[tuple[str, Kind], ...] = (
    ("id", T), ("relid", T), ("category", T), ("low", N), ("best", N), ("high", N), ("best_low", N), ("best_high", N),
    ("deaths_civilians", N),
    ("rule", T), ("low_source", T), ("best_source", T), ("high_source", T), ("low_statement", T),
    ("best_statement", T), ("high_statement", T), ("states", T), ("number_of_sources", W), ("independent_origins", W),
    ("independent_if_possible", W), ("source_office", T), ("source_date", T), ("source_headline", T),
    ("source_article", T), ("source_original", T), ("date_start", D), ("date_end", D), ("date_prec", W),
    ("where_coordinates", T), ("where_prec", W), ("country", T), ("latitude", N), ("longitude", N),
    ("gazetteer_id", T), ("counted", T), ("quote", T),
)  # fmt: skip


def write_ucdp(parts: Iterable[Part], out: BinaryIO) -> None:
    """CSV with a heading."""
    rows = (
        [cell(kind, value) for (_, kind), value in zip(COLUMNS, row, strict=True)]
        for part in parts for one in claims_of(part) if (row := _row(part, one)) is not None
    )  # fmt: skip
    write_rows([name for name, _ in COLUMNS], rows, out)


def _row(part: Part, one: Claimed) -> tuple[Any, ...] | None:
    claim, best = one.claim, one.claim.best
    if best is None or claim.category is None:
        return None  # 1
    chosen = next((m for m in claim.members if m.statement == best.statement and m.figure), None)
    low, high = (_member(part, claim, value, chosen) for value in (best.lowest, best.highest))
    time, place = _most(part, claim, chosen, _time), _most(part, claim, chosen, _place)  # 3
    reports = sorted((part.found.reports[id] for id in part.found.reports_of(claim)), key=_day)
    value = best.value if best.value is not None else best.low if best.low is not None else best.high
    said = part.found.said[claim.gist]
    return (
        claim.id, one.story, claim.category, best.lowest, value, best.highest, best.low, best.high,
        value if claim.category == "killed" and civilians(claim.counted) else None, best.why,
        *(_source(part, member) for member in (low, chosen, high)),
        *(member.statement if member else None for member in (low, chosen, high)),
        "; ".join(claim.states), len(reports), claim.independent, claim.if_possible,
        _joined(report.outlet for report in reports),
        _joined(map(_published, reports)),
        _joined(report.title for report in reports), _joined(_article(report) for report in reports),
        _joined(origin.name for origin in _origins(part, claim)),
        time and time.earliest, time and time.latest, date_prec(time),
        place and place.name, WHERE.get(place.precision) if place else None, place and place.country,
        degrees(place.lat) if place else None, degrees(place.lon) if place else None, place and place.gazetteer_id,
        claim.counted, part.words(said.report, said.statement.content),
    )  # fmt: skip


def civilians(counted: str | None) -> bool:
    """Whether those who are counted are called civilians."""
    return (counted or "").casefold().split()[-1:] in (["civilian"], ["civilians"])


def date_prec(time: Time | None) -> int | None:
    """UCDP's code for the days that a time may mean; None where it has no days, or more than a year (5)."""
    if time is None or time.earliest is None or time.latest is None:
        return None
    days = (time.latest - time.earliest).days + 1
    return next((code for most, code in DAYS if days <= most), None)


def _member(part: Part, claim: Claim, wanted: float | None, best: Member | None) -> Member | None:
    """The member that gives a number: that of best where it does, else the earliest, those of the question first."""
    if wanted is None:
        return None

    def gives(member: Member) -> bool:
        figure = part.found.figure_of(member)
        return figure is not None and wanted in (figure.low, figure.value, figure.high)

    def rank(member: Member) -> tuple[bool, bool, tuple[str, str]]:
        report = part.found.said[member.statement].report
        return member.statement != (best and best.statement), member.relation is not Relation.SAME, _day(report)

    return min(filter(gives, claim.members), key=rank, default=None)


def _source(part: Part, member: Member | None) -> str | None:
    """Who says it, in which outlet: "Ana Ruiz (Lund Post, 2031-05-12)"."""
    if member is None:
        return None
    report, origin = part.found.said[member.statement].report, part.origin_of(member)
    who = origin.name if origin is not None and origin.attributed else "own voice"
    where = ", ".join(filter(None, (report.outlet, _published(report))))
    return f"{who} ({where})" if where else who


def _origins(part: Part, claim: Claim) -> Iterator[Any]:
    found = {member.origin: part.origin_of(member) for member in claim.members}
    yield from (origin for origin in found.values() if origin is not None and origin.attributed)


def _most(
    part: Part, claim: Claim, chosen: Member | None, of: Callable[[Part, Member], M | None]
) -> M | None:
    own = of(part, chosen) if chosen is not None else None
    if own is not None:
        return own
    others = [found for m in claim.members if m.relation is Relation.SAME and (found := of(part, m)) is not None]
    if not others:
        return None
    keys = Counter(_key(found) for found in others)
    most = max(keys.values())
    return next(found for found in others if keys[_key(found)] == most)


def _key(found: Time | Place) -> tuple[Any, ...]:
    return (found.earliest, found.latest) if isinstance(found, Time) else (found.gazetteer_id, found.name)


def _time(part: Part, member: Member) -> Time | None:
    figure = part.found.figure_of(member)
    times = part.found.said[member.statement].statement.times
    return next((one for one in times if figure and one.span == figure.time and one.earliest), None)


def _place(part: Part, member: Member) -> Place | None:
    figure = part.found.figure_of(member)
    places = part.found.said[member.statement].statement.places
    return next((one for one in places if figure and one.span == figure.place), None)


def _day(report: Report) -> tuple[str, str]:
    return _published(report) or "9", report.id


def _article(report: Report) -> str:
    return ", ".join(filter(None, (report.outlet, _published(report), report.title, report.url))) or report.id


def _published(report: Report) -> str | None:
    return report.published.day.isoformat() if report.published else None


def _joined(values: Iterable[str | None]) -> str:
    return "; ".join(dict.fromkeys(filter(None, values)))
