"""The ledger: what was read, kept exactly, and what comparing finds in it.

Adding a report:

1. Its capture is put in the folder of captures, synced.
2. In one transaction its rows are added, and the outcome is noted. A report that is there (same capture, URL, outlet
   and external id) is a duplicate and adds only the outcome. One with the text, outlet and URL of another is added and
   counted as a duplicate.
3. Only after the commit is it acknowledged.
4. The stories of some reports are found together (``settling``), in the order of their adding, whoever added them.
5. Stories that a report joined are compared anew later, each once for many reports (``relinking``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, func, select

from sayso.compared import Compared
from sayso.errors import IntegrityError, PolicyError, SaysoError, UsageError
from sayso.ledger import tables as t
from sayso.ledger.asking.asking import Asking
from sayso.ledger.captures import Captures
from sayso.ledger.inserting import (
    Run,
    before,
    check_rows,
    check_text,
    failure_id,
    insert,
    insert_captures,
    insert_reading,
    next_n,
    note_outcome,
    now,
    read_as,
    report_of,
)
from sayso.ledger.judging.correcting import corrected
from sayso.ledger.judging.erasing import Erased, erase, erased_captures, refuse_erased, scrub
from sayso.ledger.judging.judgements import Change, Judgement
from sayso.ledger.judging.keeping import Standing, correct, every, judge, standing, take, withdraw
from sayso.ledger.judging.moving import mark, places_of
from sayso.ledger.judging.ruling import corrections_in
from sayso.ledger.opening import Address, address_of, engine_of, plainly, prepare, transaction
from sayso.ledger.pages import Pages
from sayso.ledger.relinking import all_stale, as_compared, compared_in, follow, relink, relink_within, rules_of
from sayso.ledger.restoring import current, fetch, restored
from sayso.ledger.rows import Row, rows_of
from sayso.ledger.searching import Hit, search
from sayso.ledger.settling import SETTLED_EVERY, settle
from sayso.link.stories import features_of
from sayso.values import EXTRACTOR, Capture, Failure, Reading, digest

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an input. ``kind``: kept, duplicate, failed or skipped. ``report``: its id, where it is one."""

    kind: str
    report: str | None = None


def intake_of(capture: Capture, *flags: object) -> str:
    """A hash of all that reading a capture depends on, by which it is known before it is read again."""
    given = capture.given
    return digest(
        capture.sha256,
        capture.media_type,
        capture.body,
        given.external_id,
        given.url,
        given.outlet,
        given.title,
        given.byline,
        given.published,
        *map(str, flags),
        EXTRACTOR,
    )


def open_ledger(address: str | None, *, create: bool = False, captures: Path | None = None) -> Ledger:
    """The ledger at a path or database URL (None: ``./sayso.db``); with ``create`` it is made where there is none.
    Raises UsageError where there is none or it is something else, SaysoError where it cannot be used."""
    where = address_of(address, captures)
    with plainly(where):
        engine = engine_of(where, create)
        try:
            prepare(engine, where, create)
        except BaseException:
            engine.dispose()
            raise
    return Ledger(where, engine)


class Ledger(Asking):
    """An open ledger; close it, or use it in a ``with``. It may be used by several threads."""

    def __init__(self, address: Address, engine: Engine) -> None:
        """See ``open_ledger``."""
        self.address, self.engine, self.captures = address, engine, Captures(address.captures)
        self._pages: Pages | None = None
        self._waiting: dict[str, Reading] = {}

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave the database."""
        self.engine.dispose()

    def begin(self, inputs: Sequence[str]) -> Run:
        """A new run of adding these inputs."""
        from sayso import __version__

        self.captures.tidy()
        with plainly(self.address), transaction(self.engine, writing=True) as connection:
            if as_compared(connection) not in (None, rules_of(EXTRACTOR)):
                all_stale(connection)  # by other rules than the present ones
            n = next_n(connection, t.run)
            insert(
                connection,
                t.run,
                [
                    {
                        "n": n,
                        "begun": now(),
                        "version": __version__,
                        "extractor": rules_of(EXTRACTOR),
                        "inputs": json.dumps(list(inputs)),
                    }
                ],
            )
        return Run(n)

    def end(self, run: Run, **counts: int) -> None:
        """Note what the run counted: read, kept, duplicate, failed, skipped."""
        with plainly(self.address), transaction(self.engine, writing=True) as connection:
            insert(connection, t.run_end, [{"run": run.n, "at": now(), **counts}])

    def known(self, intake: str) -> str | None:
        """The report that a capture was read as before, in the same way; None where it was not."""
        with plainly(self.address), transaction(self.engine) as connection:
            return read_as(connection, intake)

    def addresses(self) -> set[str]:
        """The addresses of all reports that have one."""
        with plainly(self.address), transaction(self.engine) as connection:
            query = select(t.report.c.url).where(t.report.c.url.is_not(None)).distinct()
            return {url for url in connection.execute(query).scalars() if url}

    def again(self, run: Run, report: str) -> Added:
        """Note that a report was given again."""
        with plainly(self.address), transaction(self.engine, writing=True) as connection:
            note_outcome(connection, run, "duplicate", report=report_of(connection, report)[0])
        run.outcomes += 1
        return Added("duplicate", report)

    def append(self, run: Run, reading: Reading, capture: Capture, intake: str) -> Added:
        """Add a reading of a capture. It is kept, whatever happens, once this returns. An IntegrityError where it
        does not agree with its capture or with what is kept."""
        rows = rows_of(reading, capture.sha256, intake)
        check_rows(rows)
        if len(self._waiting) >= SETTLED_EVERY:
            self.settle()  # 4
        with plainly(self.address):
            files = self._put(reading, capture)  # 1
            with self._unless_erased(files), transaction(self.engine, writing=True) as connection:  # 2
                was, row, there = before(connection, rows.report), rows.report, set[str]()
                n, kind = was.n, "duplicate"
                if was.erased:
                    refuse_erased(connection, capture.place, row["received"], row["id"], row["sameness"])
                if n is None:
                    n, kind = was.report, "duplicate" if was.same else "kept"
                    insert_captures(connection, files, None if was.captured else row["received"])
                    insert(connection, t.report, [{**row, "n": n}])
                elif EXTRACTOR not in (there := report_of(connection, row["id"])[1]):
                    check_text(connection, n, row)
                    kind = "kept"
                    for _, story in places_of(connection, [row["id"]]).values():
                        mark(connection, story)
                if EXTRACTOR not in there:
                    insert_reading(connection, n, rows, was.reading, was.statement)
                note_outcome(connection, run, kind, report=n)
        if was.n is None:
            self._waiting[row["id"]] = reading
        run.outcomes += 1
        return Added(kind, row["id"])  # 3

    def settle(self) -> None:
        """Find the stories of the reports that were added since that was last done."""
        with plainly(self.address), self._settled():
            pass

    @contextmanager
    def _settled(self) -> Iterator[Connection]:
        """A transaction that writes, in which every report has its story."""
        waiting = list(self._waiting.items())
        features = {report: features_of(reading) for report, reading in waiting}  # one after the other, in less time
        with transaction(self.engine, writing=True) as connection:
            pages, self._pages = self._pages, None  # what is undone is forgotten
            pages = settle(connection, pages, features)
            yield connection
        self._pages = pages
        for report, _ in waiting:
            self._waiting.pop(report, None)

    @contextmanager
    def _unless_erased(self, files: Sequence[Row]) -> Iterator[None]:
        """Where a report was erased, its captures do not come back."""
        try:
            yield
        except PolicyError:
            with transaction(self.engine) as connection:
                kept = set(connection.execute(select(t.capture.c.sha256)).scalars())
            for file in files:
                if file["sha256"] not in kept:
                    self.captures.remove(file["sha256"])
            raise

    def _put(self, reading: Reading, capture: Capture) -> list[Row]:
        """Put the capture in the folder, and the one that its text was derived from it, where it was; their rows."""
        fetched = capture.fetched.astimezone(UTC).isoformat() if capture.fetched else None
        self.captures.put(capture.data)
        files: list[Row] = [
            {
                "sha256": capture.sha256,
                "size": len(capture.data),
                "media_type": capture.media_type,
                "fetched": fetched,
                "derived_from": None,
            }
        ]
        report = reading.report
        if report.sha256 != capture.sha256:
            derived = report.text.encode("utf-8", "surrogatepass")
            if hashlib.sha256(derived).hexdigest() != report.sha256:
                raise IntegrityError(f"{report.place}: its text is not that of its capture.")
            self.captures.put(derived)
            files.append(
                {
                    "sha256": report.sha256,
                    "size": len(derived),
                    "media_type": report.media_type,
                    "fetched": None,
                    "derived_from": capture.sha256,
                }
            )
        return files

    def note(self, run: Run, failure: Failure) -> Added:
        """Keep a failure."""
        row: Row = {
            "place": failure.place,
            "stage": failure.stage,
            "reason": failure.reason,
            "skipped": int(failure.skipped),
            "external_id": failure.external_id,
        }
        id = failure_id(row)
        kind = "skipped" if failure.skipped else "failed"
        with plainly(self.address), transaction(self.engine, writing=True) as connection:
            n = connection.execute(select(t.failure.c.n).where(t.failure.c.id == id)).scalar()
            if n is None:
                n = next_n(connection, t.failure)
                insert(connection, t.failure, [{"n": n, "id": id, **row}])
            note_outcome(connection, run, kind, failure=n)
        run.outcomes += 1
        return Added(kind)

    def compare_stale(self, grown: float = 0.0) -> None:
        """Compare anew the stories that gained a report since they were compared; or only those that gained at least
        this share of their reports."""
        self.settle()
        with plainly(self.address):
            relink(self.engine, grown)

    def compared(self) -> Compared:
        """What comparing found, of all stories."""
        with plainly(self.address), transaction(self.engine) as connection:
            return compared_in(connection)

    def search(self, words: str, limit: int = 20, after: int = 0) -> list[Hit]:
        """Reports that hold all the words, the best first; ``after`` passes over so many."""
        with plainly(self.address), transaction(self.engine) as connection:
            return search(connection, words, limit, after)

    def current_id(self, id: str) -> str:
        """The id that a story or claim has now, where it was given up for another; else the same."""
        with plainly(self.address), transaction(self.engine) as connection:
            return follow(connection, id)

    def other_rules(self) -> bool:
        """Whether the last run compared stories by other rules than the present ones; the next run compares anew."""
        with plainly(self.address), transaction(self.engine) as connection:
            return as_compared(connection) not in (None, rules_of(EXTRACTOR))

    def counts(self) -> dict[str, int]:
        """How many captures, reports, statements, stories and claims there are."""
        with plainly(self.address), transaction(self.engine) as connection:
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (t.capture, t.report, t.statement, t.story, t.claim)
            }

    def reading(self, report: str) -> Reading:
        """What the latest extractor read from a report. A UsageError for an id that is not there."""
        found = list(self.readings([report]))
        if not found:
            raise UsageError(f"there is no report {report} in {self.address.shown}.")
        return found[0]

    def readings(self, reports: Iterable[str] | None = None, as_read: bool = False) -> Iterator[Reading]:
        """The latest readings of some reports, or of all, in the order of their adding, with what people put right in
        them (``Statement.judged``); ``as_read``: without, as the extractor left them."""
        with plainly(self.address), transaction(self.engine) as connection:
            corrections = {} if as_read else corrections_in(connection)
            for rows in fetch(connection, current(connection, reports)):
                reading = restored(rows)
                yield corrected(reading, corrections.get(reading.report.id, ()))[0]

    def judge(self, verb: str, subjects: Sequence[str], *, author: str, why: str) -> Judgement:
        """Keep a person's judgement and compare anew what it is on. ``verb``: merge, split, same, different, dismiss;
        ``subjects``: ids, or their beginnings (see the reference). A UsageError where it cannot be said of them."""
        return self._judged(lambda connection: judge(connection, verb, subjects, author, why))

    def correct(self, id: str, change: Change, *, author: str, why: str) -> Judgement:
        """Keep what a person puts right in a statement, or, where ``id`` is a report's, a statement that was missed.
        What the extractor read stays beside it. A UsageError where the report does not have the words."""
        return self._judged(lambda connection: correct(connection, id, change, author, why))

    def withdraw(self, judgement: str, *, author: str, why: str) -> Judgement:
        """Take a judgement or correction back; both stay in the ledger. A UsageError for one that is not in force."""
        return self._judged(lambda connection: withdraw(connection, judgement, author, why))

    def judgements(self, subject: str | None = None) -> list[Standing]:
        """All judgements and corrections, or those on the reports of what an id names, and how each stands."""
        with plainly(self.address), transaction(self.engine) as connection:
            return standing(connection, subject)

    def give(self) -> list[Judgement]:
        """All judgements, corrections and withdrawals, in their order, to be taken by another desk."""
        with plainly(self.address), transaction(self.engine) as connection:
            return every(connection)

    def take(self, judgements: Iterable[Judgement]) -> tuple[int, int]:
        """Add another desk's judgements; how many were new, and how many were here already."""
        return self._judged(lambda connection: take(connection, judgements))

    def erase(self, report: str, *, author: str, why: str) -> Erased:
        """Erase a report, by its whole id, from every table, index and file; a tombstone stays, by which it is refused
        when it is given again. Once more for a report that is erased removes what a broken run left. A UsageError for
        an id that is not there; an error where readers keep the log of writes from being emptied."""
        with plainly(self.address):
            with self._settled() as connection:
                found, story = erase(connection, report, author, why)
                if story is not None:
                    relink_within(connection, story)
            if not scrub(self.engine, self.captures, found):
                raise SaysoError(
                    f"the report {report} is erased, but somebody reads {self.address.shown}, so that its bytes are "
                    "in the file yet; erase it again when they are done."
                )
        return found

    def erased_captures(self) -> dict[str, tuple[str, str]]:
        """For the hash of each erased capture its report's id and when it was erased."""
        with plainly(self.address), transaction(self.engine) as connection:
            return erased_captures(connection)

    def _judged(self, change: Callable[[Connection], T]) -> T:
        with plainly(self.address):
            with self._settled() as connection:
                found = change(connection)
            relink(self.engine, judged=True)
        return found

