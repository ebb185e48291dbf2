"""Proving a ledger: everything that can be recomputed is, and whatever does not agree is named.

1. SQLite checks its own file.
2. Each capture's file is hashed again.
3. Each report: its id and seal, its text against the bytes of its capture, and all that was read from it: every span
   is read again, statement ids are computed again, and each table's rows must agree with their seal.
4. Each failure's id; each run's count of outcomes: read = kept + duplicate + failed + skipped.
5. The id of each judgement and tombstone, and the reports that they are said to be on; whether judged words are in
   their reports, stories are as people judge them, and no capture of an erased report is there; the scores by which
   reports joined stories are added up again from their parts.
6. Each story that is not waiting to be compared is compared again, unless the ledger's last run went by other rules.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from sayso.errors import IntegrityError
from sayso.ledger import tables as t
from sayso.ledger.inserting import failure_id
from sayso.ledger.judging.erasing import tombstone_id
from sayso.ledger.judging.judgements import of_row
from sayso.ledger.judging.proving import disobeyed, left_behind, unsummed
from sayso.ledger.ledger import Ledger
from sayso.ledger.opening import plainly, transaction
from sayso.ledger.pinned import first_difference
from sayso.ledger.relinking import as_compared, differing_stories, rules_of
from sayso.ledger.restoring import DAMAGED, fetch, restored
from sayso.ledger.rows import Row, Rows, seal, seals
from sayso.text import Span
from sayso.values import EXTRACTOR, Reading, Statement, digest

CHUNK = 200
"""Reports that are held in memory at a time."""
COUNTS = ("kept", "duplicate", "failed", "skipped")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not agree. ``kind``: database, capture, report, statement, mention, failure, run,
    judgement, tombstone, story. ``id``: whose (a hash or number); ``what``: one sentence."""

    kind: str
    id: str
    what: str


def verify(ledger: Ledger) -> Iterator[Problem]:
    """All that does not agree in a ledger; nothing, where it does. One state of the ledger is looked at, whatever is
    added meanwhile."""
    with plainly(ledger.address), transaction(ledger.engine) as connection:
        if ledger.engine.dialect.name == "sqlite":  # 1
            for (said,) in connection.exec_driver_sql("PRAGMA quick_check"):
                if said != "ok":
                    yield Problem("database", ledger.address.shown, " ".join(str(said).split()))
            for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
                yield Problem(
                    "database", ledger.address.shown, f"a row of {row[0]} refers to a missing row of {row[2]}"
                )
        yield from _captures(ledger, connection)
        yield from _readings(ledger, connection)
        yield from _failures(connection)
        yield from _runs(connection)
        yield from _judged(connection)
        for found in (disobeyed(connection), left_behind(connection, ledger.captures), unsummed(connection)):
            yield from (Problem(*fault) for fault in found)
        if as_compared(connection) in (None, rules_of(EXTRACTOR)):  # 6
            for story, why in differing_stories(connection):
                yield Problem("story", story, why)


def _judged(connection: Connection) -> Iterator[Problem]:  # 5
    """Judgements and tombstones say what their ids follow from, and nobody is in the midst of erasing."""
    concerned = set(map(tuple, connection.execute(select(t.concerns.c.report, t.concerns.c.judgement))))
    told: set[tuple[str, str]] = set()
    rows = {str(row["id"]): row for row in connection.execute(select(t.judgement).order_by(t.judgement.c.n)).mappings()}
    for id, row in rows.items():
        try:
            judgement = of_row(row)
        except IntegrityError as error:
            yield Problem("judgement", id, str(error).rstrip("."))
            told |= {pair for pair in concerned if pair[1] == id}
            continue
        told |= {(report, id) for report in judgement.reports}
        if judgement.withdraws is not None and judgement.withdraws not in rows:
            yield Problem("judgement", id, f"it withdraws {judgement.withdraws}, which is not there")
    for report, id in sorted(told ^ concerned):
        yield Problem("judgement", id, f"whether it is on the report {report} does not follow from it")
    there = set(connection.execute(select(t.report.c.id)).scalars())
    for stone in connection.execute(select(t.tombstone).order_by(t.tombstone.c.n)).mappings():
        if stone["id"] != tombstone_id(dict(stone)):
            yield Problem("tombstone", stone["report"], "it was changed: its id does not follow from what it says")
        if stone["report"] in there:
            yield Problem("tombstone", stone["report"], "the report that it says was erased is there")
    for report in connection.execute(select(t.erasing.c.report)).scalars():
        yield Problem("tombstone", report, "rows may be removed: it is said to be in the midst of erasing")


def _captures(ledger: Ledger, connection: Connection) -> Iterator[Problem]:  # 2
    for row in connection.execute(select(t.capture).order_by(t.capture.c.sha256)):
        if row.seal != seal(t.capture, [dict(row._mapping)]):
            yield Problem("capture", row.sha256, "its row was changed: it does not agree with its seal")
        try:
            data = ledger.captures.get(row.sha256)
        except OSError as error:
            yield Problem("capture", row.sha256, f"its file cannot be read ({error.strerror})")
            continue
        if hashlib.sha256(data).hexdigest() != row.sha256:
            yield Problem("capture", row.sha256, "its bytes were changed: they have another hash")
        elif len(data) != row.size:
            yield Problem("capture", row.sha256, f"it is said to have {row.size} bytes and has {len(data)}")


def _readings(ledger: Ledger, connection: Connection) -> Iterator[Problem]:  # 3
    numbers = list(connection.execute(select(t.reading.c.n).order_by(t.reading.c.n)).scalars())
    bare = select(t.report.c.id).where(~t.report.c.n.in_(select(t.reading.c.report)))
    for id in connection.execute(bare).scalars():
        yield Problem("report", id, "nothing was read from it")
    for first in range(0, len(numbers), CHUNK):
        for rows in fetch(connection, numbers[first : first + CHUNK]):
            yield from _report(ledger, rows)


def _report(ledger: Ledger, rows: Rows) -> Iterator[Problem]:
    row = rows.report
    id = row["id"]
    if id != digest(row["received"], row["url"], row["outlet"], row["external_id"]):
        yield Problem("report", id, "its id does not follow from its capture, URL, outlet and external id")
    if row["seal"] != seal(t.report, [row]):
        yield Problem("report", id, "its row was changed: it does not agree with its seal")
    yield from _text(ledger, row)
    stored = _sealed(rows.reading)
    for name, value in seals(rows).items():
        if stored.get(name) != value:
            yield Problem("report", id, f"its rows of {name} were changed: they do not agree with their seal")
    try:
        reading = restored(rows)
    except DAMAGED as error:
        yield Problem("report", id, f"what was read from it cannot be put together again ({error})")
        return
    yield from _spans(reading, rows)
    for statement in reading.statements:
        if statement.id != _statement_id(id, rows.reading["extractor"], statement):
            yield Problem("statement", statement.id, f"its id does not follow from its spans, in report {id}")


def _sealed(row: Row) -> dict[str, Any]:
    try:
        stored = json.loads(row["seals"])
    except ValueError:
        return {}
    return stored if isinstance(stored, dict) else {}


def _text(ledger: Ledger, row: Row) -> Iterator[Problem]:
    try:
        at = first_difference(row["text"], row["map"], ledger.captures.get(row["sha256"]), row["charset"])
    except OSError:
        return  # said of the capture
    except IntegrityError as error:
        yield Problem("report", row["id"], str(error).rstrip("."))
        return
    if at is not None:
        yield Problem("report", row["id"], f"its text is not what its capture says, from character {at} on")


def _spans(reading: Reading, rows: Rows) -> Iterator[Problem]:
    text = reading.report.text
    for name, own in (("figure", rows.figures), ("time", rows.times), ("place", rows.places)):
        for row in own:
            start, end = row["start"], row["end"]
            if not (0 <= start < end <= len(text)) or text[start:end] != row["text"]:
                yield Problem(
                    "mention",
                    reading.report.id,
                    f"its {name} {row['text']!r} is not what characters {start} to {end} read",
                )
    spans: list[Span | None] = [*reading.report.blocks, *reading.unattributed, reading.report.dateline]
    for statement in reading.statements:
        spans += [*statement.content, *statement.cue, *statement.source, *(link.mention for link in statement.chain)]
    for figure in reading.figures:
        spans += [figure.counted_span, figure.time, figure.place]
    for span in spans:
        if span is not None and not 0 <= span.start <= span.end <= len(text):
            yield Problem("report", reading.report.id, f"the span {span.start}-{span.end} is outside of its text")


def _statement_id(report: str, extractor: str, statement: Statement) -> str:
    """As ``sayso.values.statement_id``, for the extractor that read it."""
    roles = (("c", statement.content), ("q", statement.cue), ("s", statement.source))
    return digest(report, extractor, *(f"{role}{span.start}-{span.end}" for role, spans in roles for span in spans))


def _failures(connection: Connection) -> Iterator[Problem]:  # 4
    for row in connection.execute(select(t.failure).order_by(t.failure.c.n)).mappings():
        if row["id"] != failure_id(dict(row)):
            yield Problem("failure", row["id"], "its id does not follow from what it says")


def _runs(connection: Connection) -> Iterator[Problem]:
    counted: dict[int, Counter[str]] = {n: Counter() for n in connection.execute(select(t.run.c.n)).scalars()}
    for row in connection.execute(select(t.outcome)):
        counted.setdefault(row.run, Counter())[row.kind] += 1
        if (
            (row.report is None and row.erased is None) == (row.kind in ("kept", "duplicate"))
            or (row.report is not None and row.erased is not None)
            or (row.failure is None) == (row.kind in ("failed", "skipped"))
            or row.kind not in COUNTS
        ):
            yield Problem("run", str(row.run), f"its outcome {row.position} does not name what became of the input")
    for end in connection.execute(select(t.run_end)).mappings():
        found = counted.get(end["run"], Counter())
        said = {kind: end[kind] for kind in COUNTS}
        if said != {kind: found[kind] for kind in COUNTS} or end["read"] != sum(said.values()):
            outcomes = ", ".join(f"{kind} {found[kind]}" for kind in COUNTS)
            yield Problem("run", str(end["run"]), f"it counted {end['read']} = {said}, and its outcomes are {outcomes}")
