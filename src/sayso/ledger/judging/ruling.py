"""The judgements on some reports, as rules on what is read from them now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.ledger import tables as t
from sayso.ledger.among import among
from sayso.ledger.judging.anchoring import key_at, source_at, statement_at
from sayso.ledger.judging.correcting import corrected
from sayso.ledger.judging.judgements import Anchor, Judgement, Of, Verb, of_row
from sayso.link.rules import Key, Kind, Rule
from sayso.values import Reading

CONCERNS = "SELECT DISTINCT judgement FROM concerns WHERE report {among}"
ROWS = "SELECT n FROM judgement WHERE id {among}"
KINDS = {
    (Verb.MERGE, Of.CLAIM): Kind.ONE_QUESTION,
    (Verb.SPLIT, Of.CLAIM): Kind.OTHER_QUESTION,
    (Verb.SAME, Of.SOURCE): Kind.ONE_SOURCE,
    (Verb.DIFFERENT, Of.SOURCE): Kind.OTHER_SOURCE,
    (Verb.DISMISS, Of.STATEMENT): Kind.NO_STATEMENT,
    (Verb.DISMISS, Of.MEMBER): Kind.NO_MEMBER,
    (Verb.DISMISS, Of.DEPENDENCE): Kind.NO_DEPENDENCE,
    (Verb.MERGE, Of.STORY): Kind.ONE_STORY,
    (Verb.SPLIT, Of.STORY): Kind.OTHER_STORY,
}


@dataclass(frozen=True, slots=True)
class Ruled:
    """Readings with corrections made, the rules on them, and the ids of judgements that found what they are on."""

    readings: tuple[Reading, ...]
    rules: tuple[Rule, ...]
    anchored: frozenset[str]


def in_force(connection: Connection, reports: Iterable[str] | None = None) -> list[Judgement]:
    """The judgements that nobody withdrew, of all reports or those on any of some (ids), in the order they were
    given."""
    if reports is None:
        rows = connection.execute(select(t.judgement)).mappings().all()
    else:
        wanted = list(reports)
        ids = [id for (id,) in among(connection, CONCERNS, wanted)] if wanted else []
        if not ids:
            return []
        numbers = [n for (n,) in among(connection, ROWS, ids)]
        rows = connection.execute(select(t.judgement).where(t.judgement.c.n.in_(numbers))).mappings().all()
    gone = withdrawn(connection) if rows else set()
    found = [of_row(row) for row in rows if row["id"] not in gone and row["withdraws"] is None]
    return sorted(found, key=order)


def corrections_in(connection: Connection) -> dict[str, list[Judgement]]:
    """The corrections in force, and what says that a statement is none, by report, each report's in their order."""
    found: dict[str, list[Judgement]] = {}
    verbs = [Verb.CORRECT.value, Verb.ADD.value, Verb.DISMISS.value]
    query = select(t.judgement).where(t.judgement.c.verb.in_(verbs))
    rows = connection.execute(query).mappings().all()
    gone = withdrawn(connection) if rows else set()
    for judgement in sorted((of_row(row) for row in rows if row["id"] not in gone), key=order):
        if judgement.verb is Verb.DISMISS and judgement.of is not Of.STATEMENT:
            continue
        for report in judgement.reports:
            found.setdefault(report, []).append(judgement)
    return found


def withdrawn(connection: Connection) -> set[str]:
    """The ids of judgements that were withdrawn."""
    query = select(t.judgement.c.withdraws).where(t.judgement.c.withdraws.is_not(None))
    return set(connection.execute(query).scalars())


def order(judgement: Judgement) -> tuple[str, str]:
    """By time, then by id: the last word holds."""
    return judgement.at, judgement.id


def ruled(readings: Sequence[Reading], judgements: Sequence[Judgement], stands_for: Mapping[str, str]) -> Ruled:
    """Readings as people judge them. ``stands_for``: for every report (id) that judgements may be on the one among the
    readings that has its text."""
    own: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        for report in dict.fromkeys(stands_for[one] for one in judgement.reports if one in stands_for):
            own.setdefault(report, []).append(judgement)
    anchored: set[str] = set()
    found: dict[str, Reading] = {}
    for reading in readings:
        after, made = corrected(reading, own.get(reading.report.id, ()))
        found[reading.report.id] = after
        anchored.update(made)
    rules = []
    for judgement in judgements:
        kind = KINDS.get((judgement.verb, judgement.of))
        if kind is None:
            continue
        left, right = (_keys(kind, side, found, stands_for) for side in (judgement.left, judgement.right))
        if judgement.of is Of.STORY:
            here = [any(a.report in stands_for for a in side) for side in (judgement.left, judgement.right)]
            if all(here):
                anchored.add(judgement.id)
            rules.append(Rule(judgement.judged, kind))
        elif left and (right or not judgement.right):
            anchored.add(judgement.id)
            rules.append(Rule(judgement.judged, kind, left, right))
    return Ruled(tuple(found.values()), tuple(rules), frozenset(anchored))


def _keys(
    kind: Kind, anchors: Iterable[Anchor], readings: Mapping[str, Reading], stands_for: Mapping[str, str]
) -> tuple[Key, ...]:
    keys = []
    for anchor in anchors:
        reading = readings.get(stands_for.get(anchor.report, ""))
        if reading is None or anchor.span is None:
            continue
        if kind in (Kind.ONE_SOURCE, Kind.OTHER_SOURCE):
            key = source_at(reading, anchor)
        elif kind is Kind.NO_STATEMENT:
            statement = statement_at(reading, anchor)
            key = (statement.id, -1) if statement else None
        else:
            key = key_at(reading, anchor)
        if key is not None:
            keys.append(key)
    return tuple(dict.fromkeys(keys))
