"""What the picture of a comparison is drawn from: everything found, by id, with copies collapsed.

1. Reports are joined over the copies whose score is at least ``COPIED``: each joined set is one text.
2. A claim's members are put together by origin and figure, in order of their days: a row each.
3. Ids are shown by their first digits, as many as tell them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.compared import Claim, Compared, Copy, Member, Origin, Relation
from sayso.values import Figure, Manner, Reading, Report, Statement

COPIED = 0.5
"""Share of the shorter report from which two reports count as one text, as in corroborating."""
DIGITS = 8
"""Digits of an id that are shown: among 10,000 claims two share them once in 90 runs, and then more are shown."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its report."""

    report: Report
    statement: Statement


@dataclass(frozen=True, slots=True)
class Row:
    """The members of a claim that go back to one origin with one figure. ``figure``: the first member's."""

    origin: Origin
    figure: Figure | None
    members: tuple[Member, ...]
    said: tuple[Said, ...]
    relation: Relation

    @property
    def day(self) -> date | None:
        """The first day that a report of it was published."""
        return min((one.report.published.day for one in self.said if one.report.published), default=None)


@dataclass(frozen=True, slots=True)
class Crossed:
    """What was found. ``said``, ``origins``, ``claims``, ``reports``: by id.
    ``text_of``: for a report's id, the id that stands for its text.
    ``shown``: the first digits of a claim's id."""

    compared: Compared
    said: Mapping[str, Said]
    origins: Mapping[str, Origin]
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    text_of: Mapping[str, str]
    shown: Mapping[str, str]

    def texts(self, reports: Iterable[str]) -> int:
        """How many texts these reports are, copies collapsed."""
        return len({self.text_of[report] for report in reports})

    def reports_of(self, claim: Claim) -> tuple[str, ...]:
        """The ids of the reports with a member of the claim, denials aside, each once."""
        whole = [m for m in claim.members if m.relation is not Relation.DENIAL] or claim.members
        return tuple(dict.fromkeys(self.said[m.statement].report.id for m in whole))

    def rows_of(self, claim: Claim) -> tuple[Row, ...]:
        """The claim's rows (2); what is not dated comes last."""
        found: dict[tuple[str, object, Relation], list[Member]] = defaultdict(list)
        for member in claim.members:
            found[member.origin, _worth(self.figure_of(member)), member.relation].append(member)
        rows = [self._row(members) for members in found.values()]
        return tuple(
            sorted(
                rows,
                key=lambda row: (
                    row.relation is Relation.DENIAL,
                    row.day or date.max,
                    not row.origin.attributed,
                    row.origin.name,
                    row.origin.id,
                ),
            )
        )

    def _row(self, members: Sequence[Member]) -> Row:
        ordered = sorted(members, key=lambda m: (_day(self.said[m.statement].report), m.statement))
        first = ordered[0]
        return Row(
            self.origin_of(first),
            self.figure_of(first),
            tuple(ordered),
            tuple(self.said[m.statement] for m in ordered),
            first.relation,
        )

    def figure_of(self, member: Member) -> Figure | None:
        """The figure with which a member answers its claim's question."""
        figures = self.said[member.statement].statement.figures
        return next((figure for figure in figures if figure.span == member.figure), None)

    def origin_of(self, member: Member) -> Origin:
        """A member's origin; for one that is not listed among the origins, what its own statement tells of it."""
        if (known := self.origins.get(member.origin)) is not None:
            return known
        one = self.said[member.statement]
        link = one.statement.chain[-1] if one.statement.chain else None
        name = link.name if link else one.report.outlet or "own voice"
        first = one.report.published.day if one.report.published else None
        return Origin(
            member.origin, name, link.kind.value if link else "outlet", first, link is not None, (member.statement,)
        )


def crossed(readings: Iterable[Reading], compared: Compared) -> Crossed:
    """What was found in comparing these readings, by id."""
    once = {reading.report.id: reading for reading in readings}
    return Crossed(
        compared=compared,
        said={s.id: Said(reading.report, s) for reading in once.values() for s in reading.statements},
        origins={origin.id: origin for origin in compared.origins},
        claims={claim.id: claim for claim in compared.claims},
        reports={report: reading.report for report, reading in once.items()},
        text_of=texts_of(once, compared.copies),
        shown=shown_ids([claim.id for claim in compared.claims]),
    )


def texts_of(reports: Iterable[str], copies: Iterable[Copy]) -> dict[str, str]:
    """For each report the least id of the reports that it is joined with (1)."""
    group = {report: {report} for report in reports}
    for copy in copies:
        if copy.score >= COPIED and copy.a in group and copy.b in group and group[copy.a] is not group[copy.b]:
            few, many = sorted((group[copy.a], group[copy.b]), key=len)
            many |= few  # the smaller into the larger, so that a thousand copies of one take no million steps
            group.update(dict.fromkeys(few, many))
    return {report: min(joined) for report, joined in group.items()}


def shown_ids(ids: Sequence[str]) -> dict[str, str]:
    """Each id's first digits: ``DIGITS``, or as many as tell all of them apart (3)."""
    size = DIGITS
    while size < 64 and len({one[:size] for one in ids}) < len(set(ids)):
        size += 1
    return {one: one[:size] for one in ids}


def narrated_once(crossed: Crossed, claim: Claim) -> bool:
    """Whether one statement in an outlet's own voice is all that there is of the claim."""
    told = {member.statement for member in claim.members}
    return len(told) == 1 and crossed.said[next(iter(told))].statement.manner is Manner.NARRATED


def in_order(crossed: Crossed, claims: Iterable[Claim]) -> list[Claim]:
    """Claims with most reports first; then those with most texts, most independent origins, most members."""

    def rank(claim: Claim) -> tuple[int, int, int, int, str]:
        reports = crossed.reports_of(claim)
        return -len(reports), -crossed.texts(reports), -claim.independent, -len(claim.members), claim.id

    return sorted(claims, key=rank)


def _worth(figure: Figure | None) -> object:
    return None if figure is None else (figure.value, figure.low, figure.high, figure.bound, figure.trend)


def _day(report: Report) -> tuple[date, str]:
    return (report.published.day if report.published else date.max, report.id)
