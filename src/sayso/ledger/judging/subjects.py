"""What a person names by ids, as anchors.

1. An id, or its beginning, names a claim, a story, a report, a statement or an origin; superseded ids lead on.
2. A claim is anchored in the statement whose words stand for it; an origin in the first statement that tells of it; a
   story in its reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.errors import UsageError
from sayso.ledger import tables as t
from sayso.ledger.judging.anchoring import anchor_of, compared_figures
from sayso.ledger.judging.judgements import Anchor, Of, Verb
from sayso.ledger.judging.ruling import in_force, ruled
from sayso.ledger.restoring import current, fetch, restored
from sayso.text import Span
from sayso.values import Figure, Reading, Statement

SHORTEST = 4
"""Digits of an id that must be given."""
MOST = 50
"""Reports that a split story is anchored in on the side that stays."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What an id names: its kind and the whole id; the reports that it is told in, a claim's or origin's members as
    (statement, figure)."""

    kind: str
    id: str
    reports: tuple[str, ...]
    members: tuple[tuple[str, Span | None], ...] = ()
    story: int | None = None


class Subjects:
    """Looks up what ids name, in one state of the ledger."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._readings: dict[str, Reading] = {}

    def reading(self, report: str) -> Reading:
        """The report as people have corrected it."""
        if report not in self._readings:
            rows = next(iter(fetch(self._connection, current(self._connection, [report]))), None)
            if rows is None:
                raise UsageError(f"there is no report {report} in the ledger.")
            found = ruled([restored(rows)], in_force(self._connection, [report]), {report: report})
            self._readings[report] = found.readings[0]
        return self._readings[report]

    def find(self, id: str) -> Subject:  # 1
        """What an id names. A UsageError where it names nothing, or several things."""
        id = id.strip().lower()
        if len(id) < SHORTEST or not all(c in "0123456789abcdef" for c in id):
            raise UsageError(f"{id!r} is no id; give its first {SHORTEST} digits, as `sayso claims` shows them.")
        found: dict[tuple[str, str], None] = {}
        for kind, column in (
            ("claim", t.claim.c.id),
            ("story", t.story.c.id),
            ("report", t.report.c.id),
            ("statement", t.statement.c.id),
            ("statement", t.member.c.statement),
            ("origin", t.origin.c.id),
        ):
            query = select(column).where(column >= id, column < f"{id}g").distinct().limit(3)
            found.update(((kind, one), None) for one in self._connection.execute(query).scalars())
        for judgement in in_force(self._connection) if not found else ():
            if judgement.verb is Verb.ADD and judgement.reports:
                reading = self.reading(judgement.reports[0])
                found.update((("statement", s.id), None) for s in reading.statements if s.id.startswith(id))
        if not found:
            query = select(t.redirect.c.new).where(t.redirect.c.old >= id, t.redirect.c.old < f"{id}g").limit(1)
            new = self._connection.execute(query).scalar()
            if new is not None:
                return self.find(new)
            raise UsageError(f"{id} names nothing in the ledger; `sayso claims` and `sayso show` give ids.")
        if len(found) > 1:
            kinds = ", ".join(f"{kind} {one[:12]}" for kind, one in list(found)[:3])
            raise UsageError(f"{id} names several things ({kinds}); give more of its digits.")
        (kind, whole), *_ = found
        return self._subject(kind, whole)

    def _subject(self, kind: str, id: str) -> Subject:
        run = self._connection.execute
        if kind == "report":
            n = run(select(t.report.c.n).where(t.report.c.id == id)).scalar_one()
            return Subject(kind, id, (id,), (), self._story_of(n))
        if kind == "story":
            story = run(select(t.story.c.n).where(t.story.c.id == id)).scalar_one()
            return Subject(kind, id, tuple(self.reports_of(story)), (), story)
        if kind == "statement":
            report = self._report_of(id)
            n = run(select(t.report.c.n).where(t.report.c.id == report)).scalar_one()
            return Subject(kind, id, (report,), ((id, None),), self._story_of(n))
        column = t.member.c.claim if kind == "claim" else t.member.c.origin
        rows = run(select(t.member).where(column == id).order_by(t.member.c.position)).all()
        members = [(row.statement, None if row.start is None else Span(row.start, row.end)) for row in rows]
        if kind == "claim":
            gist = run(select(t.claim.c.gist).where(t.claim.c.id == id)).scalar_one()
            members.sort(key=lambda member: member[0] != gist)
        if not members:
            raise UsageError(f"the {kind} {id} has no statements to be judged.")
        return Subject(kind, id, tuple({self._report_of(s): None for s, _ in members}), tuple(members), rows[0].story)

    def _report_of(self, statement: str) -> str:
        query = (
            select(t.report.c.id)
            .join(t.reading, t.reading.c.report == t.report.c.n)
            .join(t.statement, t.statement.c.reading == t.reading.c.n)
            .where(t.statement.c.id == statement)
        )
        report = self._connection.execute(query).scalar()
        if report is not None:
            return str(report)
        for judgement in in_force(self._connection):
            if judgement.verb is Verb.ADD and judgement.reports:
                reading = self.reading(judgement.reports[0])
                if any(s.id == statement for s in reading.statements):
                    return reading.report.id
        raise UsageError(f"there is no statement {statement} in the ledger.")

    def _story_of(self, report: int) -> int | None:
        query = select(t.story_report.c.story).where(t.story_report.c.report == report)
        return self._connection.execute(query).scalar()

    def reports_of(self, story: int) -> list[str]:
        """The reports of a story, the first day's first."""
        query = (
            select(t.report.c.id)
            .join(t.story_report, t.story_report.c.report == t.report.c.n)
            .where(t.story_report.c.story == story)
            .order_by(t.report.c.published, t.report.c.id)
        )
        return list(self._connection.execute(query).scalars())

    def statement(self, id: str) -> tuple[Reading, Statement]:
        """A statement as people have corrected it, in its report. A UsageError where the present model has none."""
        reading = self.reading(self._report_of(id))
        for statement in reading.statements:
            if statement.id == id:
                return reading, statement
        raise UsageError(f"the statement {id} is not in the latest reading of its report; `sayso show` gives ids.")

    def anchor(self, id: str, figure: Span | None) -> Anchor:  # 2
        """The anchor of a member."""
        reading, statement = self.statement(id)
        own = next((f for f in statement.figures if f.span == figure), None)
        return anchor_of(reading, statement, own)

    def members(self, subject: Subject, like: Subject | None = None) -> list[Anchor]:
        """The anchors of a claim's gist, or of a statement with the figure that answers what a claim asks."""
        statement, span = subject.members[0]
        if subject.kind != "statement":
            return [self.anchor(statement, span)]
        reading, found = self.statement(statement)
        return [anchor_of(reading, found, self._fitting(found, like))]

    def shared_claim(self, first: Subject, others: Iterable[str]) -> Subject:
        """The claim that holds a statement and all of some others."""
        wanted = {first.id, *others}
        query = select(t.member.c.claim, t.member.c.statement).where(t.member.c.statement.in_(wanted))
        holds: dict[str, set[str]] = {}
        for claim, statement in self._connection.execute(query):
            holds.setdefault(claim, set()).add(statement)
        whole = sorted(claim for claim, own in holds.items() if own == wanted)
        if not whole:
            raise UsageError("these statements are in no claim together; there is nothing to be split.")
        return self._subject("claim", whole[0])

    def _fitting(self, statement: Statement, like: Subject | None) -> Figure | None:
        own = compared_figures(statement)
        if like is None or not own:
            return own[0] if own else None
        _, other = self.statement(like.members[0][0])
        span = like.members[0][1]
        asked = next((f for f in other.figures if f.span == span), None) if span else None
        if asked is None:
            return own[0]
        return max(own, key=lambda f: (f.unit == asked.unit, f.category == asked.category, -f.span.start))


def sides_of(verb: Verb, subjects: Sequence[Subject], look: Subjects) -> tuple[Of, list[Anchor], list[Anchor]]:
    """What a judgement is on, and the anchors of its two sides. A UsageError for what the verb cannot be said of."""
    kinds = [subject.kind for subject in subjects]
    first, rest = subjects[0], subjects[1:]
    if verb is Verb.DISMISS:
        return _dismissed(kinds, subjects, look)
    if not rest:
        raise UsageError(f"`sayso judge {verb}` needs two ids or more.")
    if verb in (Verb.MERGE, Verb.SPLIT) and set(kinds) <= {"story", "report"}:
        return _stories(verb, first, rest, look)
    wanted = {"claim", "statement"} if verb in (Verb.MERGE, Verb.SPLIT) else {"origin", "statement"}
    if not set(kinds) <= wanted:
        raise UsageError(
            f"`sayso judge {verb}` cannot be said of {' and '.join(dict.fromkeys(kinds))}; "
            + ("give claims and statements, or stories and reports." if "claim" in wanted else "give statements, or "
               "origins as `sayso trace` shows them.")
        )
    if len({subject.story for subject in subjects}) > 1:
        raise UsageError("these are told in different stories; `sayso judge merge STORY STORY` comes first.")
    if verb is Verb.MERGE:
        like = next((subject for subject in subjects if subject.kind == "claim"), None)
        return Of.CLAIM, look.members(first, like), [a for s in rest for a in look.members(s, like)]
    if verb is Verb.SPLIT:
        return _split(first, rest, look)
    return Of.SOURCE, _source(first, look), [anchor for subject in rest for anchor in _source(subject, look)]


def _source(subject: Subject, look: Subjects) -> list[Anchor]:
    reading, statement = look.statement(subject.members[0][0])
    if not statement.chain:
        raise UsageError(f"the statement {statement.id} is in the outlet's own voice; it has no source to be judged.")
    return [anchor_of(reading, statement)]


def _split(first: Subject, rest: Iterable[Subject], look: Subjects) -> tuple[Of, list[Anchor], list[Anchor]]:
    leaving = {statement for subject in rest for statement, _ in subject.members}
    claim = first if first.kind == "claim" else look.shared_claim(first, leaving)
    going = [(s, f) for s, f in claim.members if s in leaving]
    if {s for s, _ in going} != leaving:
        raise UsageError(f"not all of these statements are members of the claim {claim.id}; `sayso show` lists them.")
    kept: dict[tuple[str | None, str | None], Anchor] = {}
    for statement, figure in claim.members:
        if statement not in leaving:
            anchor = look.anchor(statement, figure)
            kept.setdefault((anchor.quote, anchor.number), anchor)
    if not kept:
        raise UsageError("no statement would be left in the claim; there is nothing to be split from.")
    return Of.CLAIM, [look.anchor(s, f) for s, f in going], list(kept.values())


def _stories(
    verb: Verb, first: Subject, rest: Sequence[Subject], look: Subjects
) -> tuple[Of, list[Anchor], list[Anchor]]:
    if verb is Verb.MERGE:
        return Of.STORY, [Anchor(first.reports[0])], [Anchor(subject.reports[0]) for subject in rest]
    leaving = [report for subject in rest for report in subject.reports if subject.kind == "report"]
    if len(leaving) != len(rest) or first.story is None or any(s.story != first.story for s in rest):
        raise UsageError("`sayso judge split STORY REPORT...` takes reports out of the story that they are in.")
    others = [report for report in look.reports_of(first.story) if report not in leaving]
    staying = [first.id] if first.kind == "report" else others
    if not staying or set(staying) & set(leaving):
        raise UsageError("no report would be left in the story; there is nothing to be split from.")
    return Of.STORY, [Anchor(report) for report in leaving], [Anchor(report) for report in staying[:MOST]]


def _dismissed(
    kinds: Sequence[str], subjects: Sequence[Subject], look: Subjects
) -> tuple[Of, list[Anchor], list[Anchor]]:
    if kinds == ["statement"]:
        reading, statement = look.statement(subjects[0].id)
        return Of.STATEMENT, [anchor_of(reading, statement)], []
    if kinds == ["claim", "statement"]:
        own = [(s, f) for s, f in subjects[0].members if s == subjects[1].id]
        if not own:
            raise UsageError(f"the statement {subjects[1].id} is no member of the claim {subjects[0].id}.")
        return Of.MEMBER, [look.anchor(s, f) for s, f in own], []
    if kinds == ["origin", "origin"]:
        one, other = ([look.anchor(s, f) for s, f in subject.members[:1]] for subject in subjects)
        return Of.DEPENDENCE, one, other
    raise UsageError(
        "`sayso judge dismiss` takes a statement, a claim and a statement that is no member of it, or two origins of "
        "which one does not depend on the other."
    )
