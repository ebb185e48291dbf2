"""Judgements as they are given, withdrawn, listed, and carried between desks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.errors import UsageError
from sayso.ledger import tables as t
from sayso.ledger.inserting import insert, next_n, now
from sayso.ledger.judging.judgements import Anchor, Change, Judgement, Of, Verb, of_row, row_of
from sayso.ledger.judging.moving import mark, obey, places_of, undo
from sayso.ledger.judging.ruling import in_force, order, ruled, withdrawn
from sayso.ledger.judging.subjects import Subjects, sides_of
from sayso.ledger.restoring import current, fetch, restored

GIVEN = (Verb.MERGE, Verb.SPLIT, Verb.SAME, Verb.DIFFERENT, Verb.DISMISS)
"""The verbs of ``sayso judge``."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement, and how it stands. ``state``: in force; withdrawn (by ``by``); not anchored: its words are not read
    as a statement any more; absent: a report of it is not in this ledger; erased: so that nothing of it acts."""

    judgement: Judgement
    state: str
    by: Judgement | None = None


def judge(connection: Connection, verb: str, subjects: Sequence[str], author: str, why: str) -> Judgement:
    """Keep a judgement on what the ids name. A UsageError where it cannot be said of them."""
    if verb not in GIVEN:
        raise UsageError(f"there is no judgement {verb!r}; give {', '.join(GIVEN)}.")
    look = Subjects(connection)
    found = [look.find(id) for id in subjects]
    if not found or len({subject.id for subject in found}) < len(found):
        raise UsageError(f"`sayso judge {verb}` needs ids of different things.")
    of, left, right = sides_of(Verb(verb), found, look)
    return keep(connection, Judgement(now(), *_said(author, why, Verb(verb), of), tuple(left), tuple(right)))


def correct(connection: Connection, id: str, change: Change, author: str, why: str) -> Judgement:
    """Keep a correction of a statement, or, where ``id`` is a report's, a statement that was missed."""
    from sayso.ledger.judging.anchoring import anchor_of
    from sayso.ledger.judging.changing import checked

    look = Subjects(connection)
    subject = look.find(id)
    if subject.kind == "report":
        reading = look.reading(subject.id)
        verb, anchor, change = Verb.ADD, Anchor(subject.id), checked(change, reading, None)
    elif subject.kind == "statement":
        reading, statement = look.statement(subject.id)
        verb, anchor, change = Verb.CORRECT, anchor_of(reading, statement), checked(change, reading, statement)
    else:
        raise UsageError(f"{id} is a {subject.kind}; a statement is corrected, or added to a report.")
    return keep(connection, Judgement(now(), *_said(author, why, verb, Of.STATEMENT), (anchor,), (), change))


def withdraw(connection: Connection, id: str, author: str, why: str) -> Judgement:
    """Take a judgement back, by another one."""
    query = select(t.judgement).where(t.judgement.c.id >= id, t.judgement.c.id < f"{id}g").limit(2)
    rows = connection.execute(query).mappings().all() if id else []
    if len(rows) != 1:
        raise UsageError(
            f"{id} names {'several judgements' if rows else 'no judgement'}; `sayso judge list` gives their ids."
        )
    old = of_row(rows[0])
    if old.verb is Verb.WITHDRAW:
        raise UsageError(f"{id} is a withdrawal; judge anew instead.")
    if old.id in withdrawn(connection):
        raise UsageError(f"the judgement {old.id} was withdrawn already.")
    said = _said(author, why, Verb.WITHDRAW, Of.JUDGEMENT)
    return keep(connection, Judgement(now(), *said, withdraws=old.id))


def _said(author: str, why: str, verb: Verb, of: Of) -> tuple[str, Verb, Of, str]:
    if not why.strip():
        raise UsageError("a judgement needs its reason; give --why TEXT.")
    if not author.strip():
        raise UsageError("a judgement needs its author; give --author NAME.")
    return author.strip(), verb, of, why.strip()


def keep(connection: Connection, judgement: Judgement) -> Judgement:
    """Add a judgement and obey it; one that is in force already, of the same author, is given back as it was."""
    for other in in_force(connection, judgement.reports):
        if other.what == judgement.what:
            return other
    _add(connection, judgement)
    return judgement


def _add(connection: Connection, judgement: Judgement) -> None:
    reports = judgement.reports
    old = _judgement(connection, judgement.withdraws) if judgement.withdraws else None
    insert(connection, t.judgement, [{"n": next_n(connection, t.judgement), **row_of(judgement)}])
    insert(connection, t.concerns, [{"report": report, "judgement": judgement.id} for report in reports])
    if old is not None:
        reports = old.reports
        if old.of is Of.STORY:
            undo(connection, old)
    if (old or judgement).of is Of.STORY:
        obey(connection, reports)
    for story in sorted({story for _, story in places_of(connection, reports).values()}):
        mark(connection, story)


def _judgement(connection: Connection, id: str) -> Judgement | None:
    row = connection.execute(select(t.judgement).where(t.judgement.c.id == id)).mappings().first()
    return None if row is None else of_row(row)


def standing(connection: Connection, subject: str | None = None) -> list[Standing]:
    """All judgements, or those on the reports of what an id names, in their order, each with how it stands."""
    reports = None if subject is None else set(Subjects(connection).find(subject).reports)
    every = sorted((of_row(row) for row in connection.execute(select(t.judgement)).mappings()), key=order)
    by = {judgement.withdraws: judgement for judgement in every if judgement.withdraws}
    own = [j for j in every if j.verb is not Verb.WITHDRAW and (reports is None or reports.intersection(j.reports))]
    anchored, absent = _anchored(connection, [judgement for judgement in own if judgement.id not in by])
    return [
        Standing(
            judgement,
            "withdrawn"
            if judgement.id in by
            else "in force"
            if judgement.id in anchored
            else "erased"
            if judgement.why_id
            else "absent"
            if absent.intersection(judgement.reports)
            else "not anchored",
            by.get(judgement.id),
        )
        for judgement in own
    ]


def _anchored(connection: Connection, judgements: Sequence[Judgement]) -> tuple[set[str], set[str]]:
    """The judgements that find what they are on, and the reports that are not here."""
    reports = list(dict.fromkeys(report for judgement in judgements for report in judgement.reports))
    readings = [restored(rows) for rows in fetch(connection, current(connection, reports))] if reports else []
    there = {reading.report.id for reading in readings}
    found = ruled(readings, judgements, {report: report for report in there})
    return set(found.anchored), set(reports) - there


def take(connection: Connection, judgements: Iterable[Judgement]) -> tuple[int, int]:
    """Add judgements of another desk; how many were new, and how many were here."""
    new = here = 0
    for judgement in sorted(judgements, key=order):
        if _judgement(connection, judgement.id) is not None:
            here += 1
            continue
        _add(connection, judgement)
        new += 1
    return new, here


def every(connection: Connection) -> list[Judgement]:
    """All judgements and withdrawals, in their order."""
    return sorted((of_row(row) for row in connection.execute(select(t.judgement)).mappings()), key=order)
