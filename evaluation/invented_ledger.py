"""A ledger of invented reports, filled at a few milliseconds a report: for measuring questions, not comparing.

1. A story is an event's reports; its claims are its figures with one unit and category; its origins are its sources'
   names. So neither are stories found nor reports compared, which take more than ten times as long: what is asked of a
   ledger, and what it holds of each report, does not depend on how the claims came about.
2. All rows are those that adding and comparing would write, by the same functions; the index by which stories are found
   has no terms, and there are no files of captures.
3. Processes make the rows, one writes them, many reports a transaction.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from multiprocessing import Pool
from typing import Any

from sqlalchemy import Connection

from evaluation.invented import Draft, drafts, reading_of
from sayso.compared import Best, Claim, Compared, Member, Origin, Relation, State, Story
from sayso.ledger import Ledger, Run
from sayso.ledger import tables as t
from sayso.ledger.asking.entering import enter
from sayso.ledger.comparisons import rows_of_story
from sayso.ledger.inserting import insert, insert_captures, insert_reading, next_n, note_outcome
from sayso.ledger.opening import transaction
from sayso.ledger.relinking import replace_rows
from sayso.ledger.rows import Rows, rows_of
from sayso.values import Capture, Figure, Reading, Statement, digest

AT_ONCE = 50
"""Stories of one transaction."""
Made = tuple[tuple[Reading, ...], list[Rows], Compared]


def captured(reading: Reading) -> tuple[Reading, Capture]:
    """An invented reading, with the capture of its text."""
    capture = Capture(reading.report.text.encode(), "text/plain", reading.report.place)
    return replace(reading, report=replace(reading.report, sha256=capture.sha256)), capture


def fill(ledger: Ledger, reports: int, seed: int = 0, workers: int = 2, tell: Any = None) -> None:
    """Fill a new ledger with so many reports."""
    events: dict[int, list[Draft]] = defaultdict(list)
    for draft in islice(drafts(seed), reports):
        events[draft.event.number].append(draft)
    run, last = ledger.begin(["invented"]), 0
    with Pool(workers) as pool:
        made: list[Made] = []
        for number, one in enumerate(pool.imap(make, events.values(), chunksize=8), 1):
            made.append(one)
            if number % AT_ONCE == 0 or number == len(events):
                with transaction(ledger.engine, writing=True) as connection:
                    for story in made:
                        last = _write(connection, run, last, *story)
                made = []
                if tell is not None:
                    tell(last)
    ledger.end(run, read=last, kept=last, duplicate=0, failed=0, skipped=0)


def make(event: Sequence[Draft]) -> Made:
    """An event's reports as rows, and what could be found in comparing them (1)."""
    readings = tuple(captured(reading_of(draft))[0] for draft in event)
    rows = [rows_of(reading, reading.report.sha256, reading.report.sha256) for reading in readings]
    return readings, rows, grouped(readings)


def grouped(readings: Sequence[Reading]) -> Compared:
    """One story whose claims are its figures with one unit and category."""
    said: dict[tuple[str | None, str | None], list[tuple[Reading, Statement, Figure]]] = defaultdict(list)
    for reading in readings:
        for statement in reading.statements:
            for figure in statement.figures[:1]:
                said[figure.unit, figure.category].append((reading, statement, figure))
    ids = [reading.report.id for reading in readings]
    origins: dict[str, Origin] = {}
    claims = []
    for (unit, category), members in said.items():
        given: dict[str, set[float | None]] = defaultdict(set)
        own = []
        for reading, statement, figure in members:
            name = statement.chain[-1].name if statement.chain else reading.report.outlet or ""
            origin = digest(ids[0], unit, category, name)
            given[origin].add(figure.value)
            day = reading.report.published.day if reading.report.published else None
            before = origins.get(origin)
            told = (*before.statements, statement.id) if before else (statement.id,)
            kind = statement.chain[-1].kind.value if statement.chain else "outlet"
            origins[origin] = Origin(origin, name, kind, before.first if before else day, bool(statement.chain), told)
            own.append(Member(statement.id, figure.span, origin, Relation.SAME))
        _, gist, best = members[0]
        independent = sum(origins[origin].attributed for origin in given)
        values = {value for some in given.values() for value in some}
        states = [State.SINGLE if len(given) == 1 else State.CONFLICTING if len(values) > 1 else State.AGREED]
        states += [State.REVISED] if any(len(some) > 1 for some in given.values()) else []
        claims.append(
            Claim(
                digest(ids[0], unit, category),
                gist.id,
                best.counted,
                unit,
                category,
                Best(best.low, best.high, "the first", best.value, gist.id, best.value, best.value),
                tuple(own),
                tuple(states),
                independent,
                independent,
            )
        )
    story = Story(digest("story", ids[0]), tuple(ids), tuple(claim.id for claim in claims), ids[0])
    return Compared((story,), (), tuple(origins.values()), tuple(claims))


def _write(
    connection: Connection, run: Run, last: int, readings: Sequence[Reading], rows: Iterable[Rows], found: Compared
) -> int:
    """Write a story's rows; the number of its last report."""
    first = last + 1
    for own in rows:
        last += 1
        size = len(own.report["text"].encode())
        capture = {"sha256": own.report["sha256"], "size": size, "media_type": "text/plain", "fetched": None}
        insert_captures(connection, [{**capture, "derived_from": None}])
        insert(connection, t.report, [{**own.report, "n": last}])
        insert_reading(connection, last, own, next_n(connection, t.reading), next_n(connection, t.statement))
        note_outcome(connection, run, "kept", report=last)
        run.outcomes += 1
    numbers = range(first, last + 1)
    insert(connection, t.story_report, [{"report": n, "story": first, "reasons": "[]"} for n in numbers])
    insert(connection, t.cluster, [{"story": first, "size": len(numbers), "known": json.dumps([first]), "days": "[]"}])
    replace_rows(connection, first, rows_of_story(first, found))
    enter(connection, first, found, readings, readings)
    return last
