"""What a format writes: whole stories, their reports in a fixed order, and each statement's place in the claims.

1. Reports are put in order of day, outlet and id, each id once, and of those with the same text, outlet and URL the
   one with the least id is no duplicate: so the order of the inputs changes nothing.
2. A format takes parts one after the other, so that a ledger can be written a few stories at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from sayso.compared import Claim, Compared, Member, Origin, Story
from sayso.publish.crossed import Crossed, crossed
from sayso.text import Span
from sayso.values import Figure, Place, Reading, Report, Statement, Time

M = TypeVar("M", bound=Time | Place)


@dataclass(frozen=True, slots=True)
class Line:
    """A statement with one figure of it, or none, and the claim that the two answer, if any."""

    reading: Reading
    statement: Statement
    figure: Figure | None
    member: Member | None
    claim: Claim | None

    @property
    def report(self) -> Report:
        """The statement's report."""
        return self.reading.report

    @property
    def time(self) -> Time | None:
        """When: the time that the figure is said of; without a figure, the only time of the statement."""
        span = self.figure.time if self.figure else None
        return _mention(self.statement.times, self.reading.times, self.figure, span)

    @property
    def place(self) -> Place | None:
        """Where: the place that the figure is said of; without a figure, the only place of the statement."""
        span = self.figure.place if self.figure else None
        return _mention(self.statement.places, self.reading.places, self.figure, span)


def _mention(
    own: tuple[M, ...], others: tuple[M, ...], figure: Figure | None, span: Span | None
) -> M | None:
    if figure is None:
        return own[0] if len(own) == 1 else None
    return next((mention for mention in (*own, *others) if mention.span == span), None)


@dataclass(frozen=True, slots=True)
class Part:
    """Some stories. ``readings``: in order, each report once. ``texts``: whether the reports' words are written.
    ``narrow``: of the reports, only the statements that are members of these claims are written (but in JSON, where a
    report is always whole). ``stories``: by report. ``claims``: with the member, by statement."""

    readings: tuple[Reading, ...]
    found: Crossed
    texts: bool
    narrow: bool
    stories: Mapping[str, Story]
    claims: Mapping[str, tuple[tuple[Claim, Member], ...]]

    def story_of(self, report: str) -> str | None:
        """The id of a report's story; None for a duplicate, which is in none."""
        story = self.stories.get(report)
        return story.id if story else None

    def lines(self) -> Iterator[Line]:
        """Every statement once for each of its figures and claims; one without either once."""
        for reading in self.readings:
            for statement in self.statements_of(reading):
                yield from self.lines_of(reading, statement)

    def statements_of(self, reading: Reading) -> list[Statement]:
        """The statements of a report that are written, in the order of the text."""
        chosen = [one for one in reading.statements if not self.narrow or one.id in self.claims]
        return sorted(chosen, key=lambda one: (one.content, one.id))

    def lines_of(self, reading: Reading, statement: Statement) -> Iterator[Line]:
        """A statement once for each figure, in the order of the text, and for each claim that asks for no figure."""
        members = self.claims.get(statement.id, ())
        plain = [(claim, member) for claim, member in members if member.figure is None]
        for claim, member in plain:
            yield Line(reading, statement, None, member, claim)
        for figure in sorted(statement.figures, key=lambda one: one.span):
            answered = [(claim, member) for claim, member in members if member.figure == figure.span]
            for claim, member in answered:
                yield Line(reading, statement, figure, member, claim)
            if not answered and not self.narrow:
                yield Line(reading, statement, figure, None, None)
        if not plain and not statement.figures:
            yield Line(reading, statement, None, None, None)

    def origin_of(self, member: Member | None) -> Origin | None:
        """The origin of a member."""
        return self.found.origin_of(member) if member is not None else None

    def words(self, report: Report, spans: Iterable[Span]) -> str | None:
        """The exact words of some spans, " … " between; None where words are left out."""
        return " … ".join(span.of(report.text) for span in spans) if self.texts else None


def part_of(readings: Iterable[Reading], compared: Compared, texts: bool = True, only: Iterable[str] | None = None
            ) -> Part:
    """Readings, settled, and what comparing them found, as a part. ``only``: these claims, and what they rest on."""
    if only is not None:
        readings, compared = narrowed(tuple(readings), compared, frozenset(only))
    once = settled(readings)
    claims: dict[str, list[tuple[Claim, Member]]] = defaultdict(list)
    for claim in compared.claims:
        for member in claim.members:
            claims[member.statement].append((claim, member))
    return Part(
        once,
        crossed(once, compared),
        texts,
        only is not None,
        {report: story for story in compared.stories for report in story.reports},
        {statement: tuple(some) for statement, some in claims.items()},
    )


def settled(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings in a fixed order, each report once, duplicates marked anew (1)."""
    once = {reading.report.id: reading for reading in readings}
    first: dict[tuple[str, str | None, str | None], str] = {}
    for id in sorted(once):
        report = once[id].report
        first.setdefault((report.text, report.outlet, report.url), id)
    marked = [
        replace(reading, duplicate=first[reading.report.text, reading.report.outlet, reading.report.url] != id)
        for id, reading in once.items()
    ]
    return tuple(sorted(marked, key=lambda reading: _place(reading.report)))


def _place(report: Report) -> tuple[date, str, str]:
    return report.published.day if report.published else date.max, report.outlet or "", report.id


def narrowed(
    readings: Sequence[Reading], compared: Compared, only: frozenset[str]
) -> tuple[tuple[Reading, ...], Compared]:
    """Some claims with their reports, and the stories, copies and origins of those."""
    claims = tuple(claim for claim in compared.claims if claim.id in only)
    told = {member.statement for claim in claims for member in claim.members}
    chosen = tuple(reading for reading in readings if any(one.id in told for one in reading.statements))
    reports = {reading.report.id for reading in chosen}
    acts = {member.origin for claim in claims for member in claim.members}
    depends = {one.id: [link.origin for link in one.depends_on] for one in compared.origins}
    waiting = list(acts)
    while waiting:  # what an origin rests on is shown with it
        more = set(depends.get(waiting.pop(), ())) - acts
        acts |= more
        waiting += more
    stories = tuple(
        replace(story, reports=tuple(one for one in story.reports if one in reports),
                claims=tuple(one for one in story.claims if one in only))
        for story in compared.stories if only.intersection(story.claims)
    )  # fmt: skip
    copies = tuple(copy for copy in compared.copies if copy.a in reports and copy.b in reports)
    origins = tuple(origin for origin in compared.origins if origin.id in acts)
    return chosen, Compared(stories, copies, origins, claims)
