"""Stories as people judge them: joined, or parted, and what follows from that in the tables.

1. A judgement on stories is obeyed where its reports stand otherwise; one that a later judgement contradicts is not.
2. Joining: the story with the higher number goes into the other. Which reports came with it is noted, so that they can
   go again when the judgement is withdrawn.
3. Parting: reports leave for a story of their own. Every story bears the number of its first report.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, or_, select

from sayso.ledger import tables as t
from sayso.ledger.among import ask
from sayso.ledger.asking.entering import join
from sayso.ledger.judging.judgements import Judgement, Of, Verb
from sayso.ledger.judging.ruling import in_force
from sayso.link.story_candidates import spread
from sayso.link.story_linking import KNOWN_BY

MARK = """INSERT INTO stale (story, version) VALUES (?, ?)
ON CONFLICT (story) DO UPDATE SET version = stale.version + excluded.version"""


def obey(connection: Connection, reports: Collection[str]) -> None:
    """Obey the judgements on the stories of some reports (ids), in their order."""
    own = [judgement for judgement in in_force(connection, reports) if judgement.of is Of.STORY]
    for number, judgement in enumerate(own):
        pairs = [(a.report, b.report) for a in judgement.left for b in judgement.right]
        said = {pair for later in own[number + 1 :] if later.verb is not judgement.verb for pair in _pairs(later)}
        standing = [(a, b) for a, b in pairs if (a, b) not in said and (b, a) not in said]  # 1
        places = places_of(connection, {report for pair in standing for report in pair})
        there = [(places[a], places[b]) for a, b in standing if a in places and b in places]
        if judgement.verb is Verb.MERGE:
            for (_, one), (_, other) in there:
                _join(connection, judgement.id, _now(connection, one), _now(connection, other))
        else:
            leaving = {(report, story) for (report, story), (_, stays) in there if story == stays}
            for story in sorted({story for _, story in leaving}):
                part(connection, story, {report for report, own_story in leaving if own_story == story})


def _pairs(judgement: Judgement) -> Iterable[tuple[str, str]]:
    return ((a.report, b.report) for a in judgement.left for b in judgement.right)


def places_of(connection: Connection, reports: Collection[str]) -> dict[str, tuple[int, int]]:
    """The numbers of reports (ids), and of the stories they are in."""
    query = (
        select(t.report.c.id, t.report.c.n, t.story_report.c.story)
        .join(t.story_report, t.story_report.c.report == t.report.c.n)
        .where(t.report.c.id.in_(list(reports)))
    )
    return {row.id: (row.n, row.story) for row in connection.execute(query)}


def _now(connection: Connection, story: int) -> int:
    """The number of a story that may have been joined to another a moment ago."""
    query = select(t.story_report.c.story).where(t.story_report.c.report == story)
    return connection.execute(query).scalar() or story


def _join(connection: Connection, judgement: str, one: int, other: int) -> None:  # 2
    if one == other:
        return
    first, second = min(one, other), max(one, other)
    came = connection.execute(select(t.story_report.c.report).where(t.story_report.c.story == second)).scalars().all()
    connection.execute(t.moved.delete().where(t.moved.c.judgement == judgement, t.moved.c.report.in_(came)))
    connection.execute(t.moved.insert(), [{"judgement": judgement, "report": report} for report in came])
    absorb(connection, first, second)
    gather(connection, first)


def absorb(connection: Connection, first: int, second: int) -> None:
    """Put the second story's reports and claims into the first, whose own are to be compared anew; the caller says what
    the first is known by now."""
    for table in (t.story_report, t.claim, t.member):
        connection.execute(table.update().where(table.c.story == second).values(story=first))
    join(connection, first, second)
    for table in (t.origin, t.link):
        connection.execute(table.delete().where(table.c.story == second))
    for table in (t.cluster, t.stale):
        connection.execute(table.delete().where(table.c.story == second))
    ids = {row.n: row.id for row in connection.execute(select(t.story).where(t.story.c.n.in_([first, second])))}
    connection.execute(t.story.delete().where(t.story.c.n == second))
    if len(ids) == 2:
        connection.execute(t.redirect.insert(), [{"old": ids[second], "new": ids[first]}])


def part(connection: Connection, story: int, leaving: Collection[int]) -> None:  # 3
    """Let reports (numbers) leave a story for one of their own."""
    query = select(t.story_report.c.report).where(t.story_report.c.story == story)
    held = set(connection.execute(query).scalars())
    going, staying = held.intersection(leaving), held.difference(leaving)
    if not going or not staying:
        return
    for some in (going, staying):
        connection.execute(t.story_report.update().where(t.story_report.c.report.in_(some)).values(story=min(some)))
    pairs = (min(going), min(staying))
    connection.execute(
        t.joined.delete().where(or_(t.joined.c.story.in_(pairs), t.joined.c.other.in_(pairs)))
    )
    for some in (going, staying):
        gather(connection, min(some))


def gather(connection: Connection, story: int) -> None:
    """Say what a story is known by, from its reports, and that it is to be compared anew."""
    query = (
        select(t.story_report.c.report, t.features.c.day)
        .join(t.features, t.features.c.report == t.story_report.c.report)
        .where(t.story_report.c.story == story)
        .order_by(t.story_report.c.report)
    )
    rows = connection.execute(query).all()
    connection.execute(t.cluster.delete().where(t.cluster.c.story == story))
    if not rows:
        return
    known = spread([row.report for row in rows], KNOWN_BY)
    days = sorted({row.day for row in rows if row.day is not None})
    row = {"story": story, "size": len(rows), "known": json.dumps(list(known)), "days": json.dumps(days)}
    connection.execute(t.cluster.insert(), [row])
    mark(connection, story)


def mark(connection: Connection, story: int, changes: int = 1) -> None:
    """Say that a story is to be compared anew, after so many changes."""
    ask(connection, MARK, story, changes)


def undo(connection: Connection, judgement: Judgement) -> None:
    """Take back what a judgement on stories did, where its reports still stand as it asked."""
    places = places_of(connection, judgement.reports)
    left = [places[a.report] for a in judgement.left if a.report in places]
    right = [places[a.report] for a in judgement.right if a.report in places]
    if judgement.verb is Verb.MERGE:
        came = select(t.moved.c.report).where(t.moved.c.judgement == judgement.id)
        reports = list(connection.execute(came).scalars())
        by_story: dict[int, set[int]] = {}
        query = select(t.story_report.c.report, t.story_report.c.story).where(t.story_report.c.report.in_(reports))
        for report, story in connection.execute(query):
            by_story.setdefault(story, set()).add(report)
        for story, going in sorted(by_story.items()):
            part(connection, story, going)
    else:
        for _, one in left[:1]:
            for _, other in right[:1]:
                _join(connection, judgement.id, one, other)
    connection.execute(t.moved.delete().where(t.moved.c.judgement == judgement.id))


def kept_apart(connection: Connection, one: int, other: int) -> bool:
    """Whether a person has split reports of these two stories from each other."""
    if not ask(connection, "SELECT 1 FROM concerns LIMIT 1"):
        return False
    query = (
        select(t.report.c.id, t.story_report.c.story)
        .join(t.story_report, t.story_report.c.report == t.report.c.n)
        .where(t.story_report.c.story.in_([one, other]))
    )
    story_of = {row.id: row.story for row in connection.execute(query)}
    return disagreeing(in_force(connection, list(story_of)), story_of, Verb.SPLIT, {one, other})


def disagreeing(
    judgements: Sequence[Judgement], story_of: dict[str, int], verb: Verb, stories: Collection[int]
) -> bool:
    """Whether a judgement of this kind, that no later one contradicts, is on reports of each of two stories."""
    own = [judgement for judgement in judgements if judgement.of is Of.STORY]
    for number, judgement in enumerate(own):
        if judgement.verb is not verb:
            continue
        said = {pair for later in own[number + 1 :] if later.verb is not verb for pair in _pairs(later)}
        for a, b in _pairs(judgement):
            if (a, b) in said or (b, a) in said or a not in story_of or b not in story_of:
                continue
            if {story_of[a], story_of[b]} == set(stories):
                return True
    return False
