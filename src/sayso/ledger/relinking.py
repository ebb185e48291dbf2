"""Comparing a story anew, whenever its reports have changed: the same story, the same rows.

1. The story's reports are read in one state of the ledger; of duplicates (text, outlet and URL) the one with the
   least id stands for all.
2. They are compared (``sayso.link``, ``sayso.corroborate``), while others may go on adding.
3. In one transaction the story's rows are replaced, if it has not changed meanwhile; otherwise once more from 1.
4. A claim or story whose id is gone leads to the one that took its place: what holds its statement now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Engine, Table, func, select

from sayso.compared import Compared
from sayso.corroborate import corroborate
from sayso.ledger import tables as t
from sayso.ledger.asking.entering import enter
from sayso.ledger.comparisons import compared_of, rows_of_story
from sayso.ledger.inserting import insert
from sayso.ledger.judging.judgements import Judgement
from sayso.ledger.judging.ruling import Ruled, in_force, ruled
from sayso.ledger.opening import transaction
from sayso.ledger.restoring import DAMAGED, fetch, restored
from sayso.ledger.rows import Row, sameness
from sayso.link import Linked, tell
from sayso.link.copies import find_copies
from sayso.values import Reading

ORDER = {
    t.story: (t.story.c.n,),
    t.claim: (t.claim.c.story, t.claim.c.position),
    t.member: (t.member.c.claim, t.member.c.position),
    t.origin: (t.origin.c.story, t.origin.c.position),
    t.link: (t.link.c.story, t.link.c.position),
}

COMPARER = "comparing/3"
"""The rules by which stories are compared. A ledger whose last run went by others compares all of them anew at the next
one, and until then its stories are not held against the present rules."""


def rules_of(extractor: str) -> str:
    """What a run goes by: its extractor and the rules of comparing."""
    return f"{extractor} {COMPARER}"


def as_compared(connection: Connection) -> str | None:
    """What the last run went by; None before the first one."""
    return connection.execute(select(t.run.c.extractor).order_by(t.run.c.n.desc()).limit(1)).scalar()


def relink(engine: Engine, grown: float = 0.0, judged: bool = False) -> None:
    """Compare every stale story anew, or only those whose changes are at least this share of their reports. ``judged``:
    the newest first, so that claims that a person took out of a story are there when the old ids are led on."""
    query = (
        select(t.stale.c.story)
        .join(t.cluster, t.cluster.c.story == t.stale.c.story)
        .where(t.stale.c.version >= t.cluster.c.size * grown)
        .order_by(t.stale.c.story.desc() if judged else t.stale.c.story)
    )
    while True:
        with transaction(engine) as connection:
            stories = list(connection.execute(query).scalars())
        if not stories:
            return
        for story in stories:
            _relink(engine, story)


def _relink(engine: Engine, story: int) -> None:
    with transaction(engine) as connection:  # 1
        before = _state(connection, story)
        readings, judgements = story_with(connection, story)
    told = story_ruled(readings, judgements) if readings else None  # 2
    found = compared_as(told) if told is not None else None
    rows = rows_of_story(story, found) if found is not None else None
    with transaction(engine, writing=True) as connection:  # 3
        if before is None or _state(connection, story) != before:
            return
        replace_rows(connection, story, rows)
        enter(connection, story, found, told.readings if told is not None else (), readings)
        connection.execute(t.stale.delete().where(t.stale.c.story == story))


def relink_within(connection: Connection, story: int) -> None:
    """Compare a story anew in the transaction of whoever changed it."""
    readings, judgements = story_with(connection, story)
    told = story_ruled(readings, judgements) if readings else None
    found = compared_as(told) if told is not None else None
    replace_rows(connection, story, rows_of_story(story, found) if found is not None else None)
    enter(connection, story, found, told.readings if told is not None else (), readings)
    connection.execute(t.stale.delete().where(t.stale.c.story == story))


def compare_story(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> Compared:
    """What comparing the reports of one story finds, whatever their order, as people judge it."""
    return compared_as(story_ruled(readings, judgements))


def compared_as(told: Ruled) -> Compared:
    """What comparing the readings of one story finds under the rules on them."""
    return corroborate(Linked((tell(told.readings, told.rules),), find_copies(told.readings)))


def story_ruled(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> Ruled:
    """The readings of one story without duplicates, corrected, and the rules on them; what was judged of a duplicate
    holds for the one that stands for it."""
    ordered = sorted(readings, key=lambda reading: reading.report.id)
    once: dict[str, Reading] = {}
    for reading in ordered:
        once.setdefault(sameness(reading.report), reading)
    stands_for = {reading.report.id: once[sameness(reading.report)].report.id for reading in ordered}
    return ruled(list(once.values()), judgements, stands_for)


def story_with(connection: Connection, story: int) -> tuple[list[Reading], list[Judgement]]:
    """The readings of a story's reports, and the judgements on any of them."""
    readings = _readings(connection, story)
    return readings, in_force(connection, [reading.report.id for reading in readings])


def _readings(connection: Connection, story: int) -> list[Reading]:
    return [restored(rows) for rows in fetch(connection, [n for n, _ in _numbers(connection, story)])]


def _numbers(connection: Connection, story: int) -> list[tuple[int, str]]:
    """The latest readings of a story's reports, and the reports' ids."""
    query = (
        select(func.max(t.reading.c.n), t.report.c.id)
        .join(t.story_report, t.story_report.c.report == t.reading.c.report)
        .join(t.report, t.report.c.n == t.reading.c.report)
        .where(t.story_report.c.story == story)
        .group_by(t.report.c.id)
    )
    return sorted((n, id) for n, id in connection.execute(query))


def _state(connection: Connection, story: int) -> object:
    """What a story's comparing rests on; None where it does not wait for any. The count of its changes alone would not
    do: another process may have compared it meanwhile, so that the count began anew."""
    version = connection.execute(select(t.stale.c.version).where(t.stale.c.story == story)).scalar()
    if version is None:
        return None
    numbers = _numbers(connection, story)
    return version, numbers, [judgement.id for judgement in in_force(connection, [id for _, id in numbers])]


def replace_rows(connection: Connection, story: int, rows: dict[Table, list[Row]] | None) -> None:
    old_story = connection.execute(select(t.story.c.id).where(t.story.c.n == story)).scalar()
    old_claims = {
        row.id: row.gist
        for row in connection.execute(select(t.claim.c.id, t.claim.c.gist).where(t.claim.c.story == story))
    }
    for table in (t.claim, t.member, t.origin, t.link):
        connection.execute(table.delete().where(table.c.story == story))
    connection.execute(t.story.delete().where(t.story.c.n == story))
    if rows is None:
        return
    new_story = rows[t.story][0]["id"]
    _take_over(connection, new_story, [row["id"] for row in rows[t.claim]])
    for table, own in rows.items():
        if own:
            insert(connection, table, own)
    holders: dict[str, str] = {}
    for row in rows[t.member]:
        holders.setdefault(row["statement"], row["claim"])
    ids = {row["id"] for row in rows[t.claim]}
    gone = {old: holders[gist] for old, gist in old_claims.items() if old not in ids and gist in holders}  # 4
    if old_story is not None and old_story != new_story:
        gone[old_story] = new_story
    alive = [*ids, new_story]
    for some in (alive[first : first + 500] for first in range(0, len(alive), 500)):
        connection.execute(t.redirect.delete().where(t.redirect.c.old.in_(some)))
    if gone:
        connection.execute(t.redirect.delete().where(t.redirect.c.old.in_(list(gone))))
        connection.execute(t.redirect.insert(), [{"old": old, "new": new} for old, new in sorted(gone.items())])


def _take_over(connection: Connection, story: str, claims: Sequence[str]) -> None:
    """Remove rows that bear ids of this story and are of another: what a person has split is still to be compared."""
    connection.execute(t.story.delete().where(t.story.c.id == story))
    for some in (claims[first : first + 500] for first in range(0, len(claims), 500)):
        connection.execute(t.claim.delete().where(t.claim.c.id.in_(some)))
        connection.execute(t.member.delete().where(t.member.c.claim.in_(some)))


def follow(connection: Connection, id: str) -> str:
    """The id that stands for a superseded one now; the same where it is not superseded."""
    seen: set[str] = set()
    while id not in seen:
        seen.add(id)
        new = connection.execute(select(t.redirect.c.new).where(t.redirect.c.old == id)).scalar()
        if new is None:
            return id
        id = new
    return id


def stored_stories(connection: Connection, stories: Sequence[int] | None = None) -> dict[Table, list[Row]]:
    """The rows of some stories (by number), or of all, in their order."""
    found: dict[Table, list[Row]] = {}
    for table, order in ORDER.items():
        column = table.c.n if table is t.story else table.c.story
        query = select(table).order_by(*order)
        if stories is not None:
            query = query.where(column.in_(stories))
        found[table] = [dict(row) for row in connection.execute(query).mappings()]
    return found


def compared_in(connection: Connection, stories: Sequence[int] | None = None) -> Compared:
    """What comparing found of some stories, or of all, as it is stored."""
    rows = stored_stories(connection, stories)
    return compared_of(rows, _reports(connection, [row["n"] for row in rows[t.story]]))


def _reports(connection: Connection, stories: Sequence[int]) -> dict[int, list[str]]:
    """The reports of stories as they were compared: without duplicates, by day and id."""
    first: dict[int, dict[str, tuple[str, str]]] = {story: {} for story in stories}
    for some in (stories[at : at + 500] for at in range(0, len(stories), 500)):
        query = (
            select(t.story_report.c.story, t.report.c.id, t.report.c.sameness, t.report.c.published)
            .join(t.report, t.report.c.n == t.story_report.c.report)
            .where(t.story_report.c.story.in_(some))
            .order_by(t.report.c.id)
        )
        for row in connection.execute(query):
            first[row.story].setdefault(row.sameness, (row.published or "9999", row.id))
    return {story: [id for _, id in sorted(reports.values())] for story, reports in first.items()}


def all_stale(connection: Connection) -> None:
    """Say of every story that it is to be compared anew."""
    waiting = select(t.stale.c.story)
    rest = connection.execute(select(t.cluster.c.story).where(t.cluster.c.story.not_in(waiting))).scalars().all()
    if rest:
        connection.execute(t.stale.insert(), [{"story": story, "version": 1} for story in rest])


def differing_stories(connection: Connection) -> Iterator[tuple[str, str]]:
    """Stories whose rows are not what comparing their reports gives now, with what is wrong; those that wait to be
    compared are left out."""
    stale = set(connection.execute(select(t.stale.c.story)).scalars())
    numbers = (
        connection.execute(select(t.story_report.c.story).distinct().order_by(t.story_report.c.story)).scalars().all()
    )
    for number in numbers:
        if number in stale:
            continue
        stored = stored_stories(connection, [number])
        name = stored[t.story][0]["id"] if stored[t.story] else str(number)
        try:
            fresh = rows_of_story(number, compare_story(*story_with(connection, number)))
        except DAMAGED as error:
            yield name, f"it cannot be compared, since a report of it is damaged ({error})"
            continue
        fresh[t.member].sort(key=lambda row: (row["claim"], row["position"]))
        if stored != fresh:
            yield name, "its claims do not follow from its reports"
    kept = select(t.story_report.c.story)
    for table in ORDER:
        column = table.c.n if table is t.story else table.c.story
        for number in connection.execute(select(column).where(column.not_in(kept)).distinct()).scalars():
            yield str(number), f"rows of {table.name} are of no story"
