"""Keeping the entries of lists up to date, story by story, in the transaction that replaces what comparing found.

1. An entry's number is its last day, and behind it the next number of that day: lists are read from the newest on, and
   stay in order whatever is added. One whose day is the same keeps its number, one that is the same keeps its row.
2. How many claims an outlet, source, place, category, state or month has, and how many statements a source, is counted
   by what each story adds and takes away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, func, or_, select, update

from sayso.compared import Compared, State
from sayso.ledger import tables as t
from sayso.ledger.among import among, ask
from sayso.ledger.asking.entries import Entries, entries_of, folded, names_of, source_id, token
from sayso.ledger.columns import shown as shown_as
from sayso.ledger.inserting import insert, next_n
from sayso.ledger.rows import Row
from sayso.values import Reading

BITS = 24
"""Bits of a number behind the day: sixteen million entries a day, and of those without a day."""
CATEGORIES = ("killed", "injured", "killed_or_injured", "missing", "displaced", "detained", "deployed")
SHOWN = {token("c", name): name for name in CATEGORIES} | {token("s", state.value): state.value for state in State}
FACETS = "SELECT n, kind, value FROM facet WHERE value {among}"
CHANGE = "UPDATE facet SET claims = claims + ?, statements = statements + ? WHERE n = ?"
Facet = tuple[str, str]


def first_n(day: date | None) -> int:
    """The least number of an entry whose last day this is."""
    return (day.toordinal() if day else 0) << BITS


def enter(
    connection: Connection, story: int, found: Compared | None, told: Sequence[Reading], readings: Sequence[Reading]
) -> None:
    """Make a story's entries those of what comparing found; None takes them away. ``told``: the readings that were
    compared, as people put them right; ``readings``: of all its reports, duplicates too."""
    known = {reading.report.id for reading in told}
    every = [*told, *(reading for reading in readings if reading.report.id not in known)]
    fresh = entries_of(found, every) if found is not None else Entries({}, {}, {}, {})
    query = (
        select(t.report.c.id, t.report.c.n)
        .join(t.story_report, t.story_report.c.report == t.report.c.n)
        .where(t.story_report.c.story == story)
    )
    numbers = {row.id: row.n for row in connection.execute(query)}
    claims = {id: {**row, "story": story} for id, row in fresh.claims.items()}
    own = {numbers[id]: {**row, "report": numbers[id], "story": story} for id, row in fresh.reports.items()}
    whole = {story: {**fresh.story, "story": story}} if fresh.story else {}
    gone, come = _put(connection, t.claim_entry, "claim", story, claims)
    _put(connection, t.report_entry, "report", story, own)
    _put(connection, t.story_entry, "story", story, whole)
    counts: Counter[Facet] = Counter()
    shown: dict[Facet, str] = {}
    for sign, rows in ((-1, gone), (1, come)):
        for row in rows:
            for facet, name in facets_of(row):
                counts[facet] += sign
                shown[facet] = name
    _quote(connection, story, fresh.quoted, counts, shown)


def leave(connection: Connection, story: int) -> None:
    """Take a story's entries away, with what they count; comparing it makes them anew."""
    enter(connection, story, None, (), ())


def join(connection: Connection, first: int, second: int) -> None:
    """Two stories became the first: the entries of the second hang on it until it is compared."""
    for table in (t.claim_entry, t.report_entry):
        connection.execute(update(table).where(table.c.story == second).values(story=first))
    connection.execute(delete(t.story_entry).where(t.story_entry.c.story == second))
    _quote(connection, second, {}, Counter(), {})


def _put(
    connection: Connection, table: Table, of: str, story: int, fresh: Mapping[Any, Row]
) -> tuple[list[Row], list[Row]]:
    """Replace a story's entries in a table, and those that another story gave up; those that went, those that came."""
    query = select(table).where(or_(table.c.story == story, table.c[of].in_(list(fresh))))
    old: dict[Any, Row] = {row[of]: dict(row) for row in connection.execute(query).mappings()}
    gone = [row for key, row in old.items() if {**fresh.get(key, {}), "n": row["n"]} != row]
    come = [dict(row) for key, row in fresh.items() if {**row, "n": old.get(key, {}).get("n")} != old.get(key)]
    days: dict[int, int] = {}
    for row in come:  # 1
        least = first_n(date.fromisoformat(row["last"]) if row["last"] else None)
        before = old.get(row[of])
        if before is not None and before["last"] == row["last"]:
            row["n"] = before["n"]
            continue
        if least not in days:
            query = select(func.max(table.c.n)).where(table.c.n < least + (1 << BITS))
            days[least] = max(connection.execute(query).scalar() or 0, least)
        days[least] = row["n"] = days[least] + 1
    if gone:
        among(connection, f"DELETE FROM {table.name} WHERE n {{among}}", [row["n"] for row in gone])
    insert(connection, table, come)
    return gone, come


def facets_of(row: Row) -> Iterable[tuple[Facet, str]]:
    """The facets of a claim's entry, as they are counted and as they are shown."""
    for kind in ("source", "place", "outlet"):
        for name in names_of(row[f"{kind}s"]):
            yield (kind, folded(name)), name
    for term in row["terms"].split():
        if term[0] in "csm":
            yield ({"c": "category", "s": "state", "m": "month"}[term[0]], term), term


def _quote(
    connection: Connection,
    story: int,
    fresh: Mapping[tuple[str, str], Row],
    counts: Counter[Facet],
    shown: dict[Facet, str],
) -> None:
    """Count who is quoted in a story, and what the claims that came and went have."""  # 2
    old = connection.execute(select(t.quoted.c.facet, t.quoted.c.statements).where(t.quoted.c.story == story)).all()
    statements: Counter[Facet] = Counter()
    for (value, _), row in fresh.items():
        statements["source", value] += row["statements"]
        shown.setdefault(("source", value), row["name"])
    lost: Counter[int] = Counter()
    for facet, number in old:
        lost[facet] += number
    numbers = _numbers(connection, {*statements, *(facet for facet, change in counts.items() if change)}, shown)
    changes: dict[int, list[int]] = {}
    for facet, change in counts.items():
        if change:
            changes.setdefault(numbers[facet], [0, 0])[0] += change
    for facet, change in statements.items():
        changes.setdefault(numbers[facet], [0, 0])[1] += change
    for number, change in lost.items():
        changes.setdefault(number, [0, 0])[1] -= change
    _change(connection, {n: change for n, change in changes.items() if change != [0, 0]})
    if old:
        connection.execute(delete(t.quoted).where(t.quoted.c.story == story))
    insert(
        connection,
        t.quoted,
        [
            {"story": story, "facet": numbers["source", value], "outlet": outlet, **row}
            for (value, outlet), row in fresh.items()
        ],
    )


def _numbers(connection: Connection, facets: Iterable[Facet], shown: Mapping[Facet, str]) -> dict[Facet, int]:
    """The numbers of facets; those that are new are written down."""
    wanted = sorted(facets)
    if not wanted:
        return {}
    found = {
        (kind, shown_as(value)): n
        for n, kind, value in among(connection, FACETS, sorted({value for _, value in wanted}))
    }
    fresh = [facet for facet in wanted if facet not in found]
    if fresh:
        first = next_n(connection, t.facet)
        insert(
            connection,
            t.facet,
            [
                {
                    "n": first + i,
                    "kind": kind,
                    "value": value,
                    "shown": shown_facet(kind, shown[kind, value]),
                    "claims": 0,
                    "statements": 0,
                    "id": source_id(value) if kind == "source" else None,
                }
                for i, (kind, value) in enumerate(fresh)
            ],
        )
        found |= {facet: first + i for i, facet in enumerate(fresh)}
    return found


def _change(connection: Connection, changes: Mapping[int, Sequence[int]]) -> None:
    for n, (claims, statements) in sorted(changes.items()):
        ask(connection, CHANGE, claims, statements, n)
    if any(claims < 0 or statements < 0 for claims, statements in changes.values()):
        empty = (t.facet.c.claims == 0) & (t.facet.c.statements == 0)
        connection.execute(delete(t.facet).where(t.facet.c.n.in_(list(changes)), empty))


def shown_facet(kind: str, value: str) -> str:
    """How a facet is shown: months and tokens as they are written."""
    if kind == "month":
        return f"{value[1:5]}-{value[5:]}"
    return SHOWN.get(value, value)
