"""A ledger of 100,000 reports: how long it takes to answer, and what it holds of a report. And what adding costs.

    python -m evaluation.bench_ledger [--reports N] [--ledger PATH_OR_URL] [--asks N] [--adds N] [--held N] [--seed N]
        [--json]

1. A ledger is filled with invented reports (``evaluation.invented_ledger``) and kept where ``--ledger`` says; one that
   is there is asked as it is.
2. Each kind of question is asked ``--asks`` times, a page of 50 rows, with words, names and days drawn from the
   reports: every filter of claims alone, several together, and search by one to three words. Milliseconds of processor
   time and by the clock: the median and the 95th percentile. The first are of this process, which is what counts in
   SQLite, whatever else the machine does; on PostgreSQL only the clock tells.
3. ``--adds`` reports of the same kind are added to a ledger of their own that holds ``--held`` (added in the same way,
   6 ms each), each with its capture, in a transaction of its own, their stories found together, and all compared at
   the end, as `sayso add` does (15 ms each). Beside it stands what extracting takes: invented texts of this length go
   through all stages, in turn with the adding, so that a busy machine slows both.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select, text

from evaluation import shared
from evaluation.invented import BEGIN, drafts, reading_of
from evaluation.invented_ledger import captured, fill
from sayso.answers import Query
from sayso.errors import UsageError
from sayso.flow import read_one
from sayso.ledger import Ledger, open_ledger
from sayso.ledger import tables as t
from sayso.settings import Settings
from sayso.values import Capture

PAGE = 50
BY_TABLE = "SELECT m.tbl_name, sum(s.pgsize) FROM dbstat s JOIN sqlite_master m ON m.name = s.name GROUP BY 1"
ALLOWED, OVERHEAD = 100.0, 0.10
"""Milliseconds that an answer may take at the 95th percentile, and how much of extracting adding may take."""

EXTRACTED = 5
"""Of so many reports that are added one is extracted."""


class Drawn:
    """Words, names and days of the ledger, drawn as often as they stand there."""

    def __init__(self, ledger: Ledger, chance: Random) -> None:
        """From some reports that are drawn."""
        self.chance = chance
        reports = ledger.counts()["report"]
        numbers = sorted(chance.sample(range(1, reports + 1), min(400, reports)))
        with ledger.engine.connect() as connection:
            rows = connection.execute(select(t.report.c.text, t.report.c.outlet).where(t.report.c.n.in_(numbers))).all()
            entries = connection.execute(select(t.facet.c.kind, t.facet.c.shown, t.facet.c.claims)).all()
        self.words = [[word for word in row.text.split() if word.isalpha() and len(word) > 2] for row in rows]
        self.outlets = [row.outlet for row in rows]
        self.names = {
            kind: ([e.shown for e in entries if e.kind == kind], [e.claims for e in entries if e.kind == kind])
            for kind in ("source", "place", "category", "state")
        }
        self.days = reports // 60 + 1

    def word(self, count: int = 1) -> str:
        """Words of one report."""
        return " ".join(self.chance.sample(self.chance.choice(self.words), count))

    def name(self, kind: str) -> str:
        """A source, place, category or state, by how many claims have it."""
        names, weights = self.names[kind]
        return str(self.chance.choices(names, weights)[0])

    def day(self) -> date:
        """A day."""
        return BEGIN + timedelta(days=self.chance.randrange(self.days))


def questions(ledger: Ledger, drawn: Drawn) -> dict[str, Callable[[], object]]:
    """Each kind of question, to be asked with other words each time."""

    def claims(**given: Callable[[], Any]) -> Callable[[], object]:
        return lambda: ledger.claims(Query(**{name: draw() for name, draw in given.items()}), PAGE)

    def name(kind: str) -> Callable[[], str]:
        return lambda: drawn.name(kind)

    filters: dict[str, Callable[[], Any]] = {
        "words": drawn.word,
        "category": name("category"),
        "state": name("state"),
        "since": drawn.day,
        "until": drawn.day,
        "place": name("place"),
        "source": name("source"),
        "outlet": lambda: drawn.chance.choice(drawn.outlets),
        "min_score": lambda: drawn.chance.choice((0.5, 0.8, 0.95, 0.99)),
    }
    two = ("words", "category"), ("place", "category"), ("source", "until"), ("state", "since"), ("outlet", "min_score")
    found: dict[str, Callable[[], object]] = {"claims": claims()}
    found |= {f"claims {one}": claims(**{one: draw}) for one, draw in filters.items()}
    found |= {f"claims {a} {b}": claims(**{a: filters[a], b: filters[b]}) for a, b in two}
    found |= {f"claims {word}": claims(words=partial(str, word)) for word in ("people", "water")}
    found |= {f"search {n}": partial(_search, ledger, drawn, n) for n in (1, 2, 3)}
    found |= {
        "stories": lambda: ledger.stories(limit=PAGE),
        "sources": lambda: ledger.sources(limit=PAGE),
        "reports outlet": lambda: ledger.reports(Query(outlet=drawn.chance.choice(drawn.outlets)), PAGE),
        "statements source": lambda: ledger.statements(Query(source=drawn.name("source")), PAGE),
        "facets": ledger.facets,
    }
    return found


def _search(ledger: Ledger, drawn: Drawn, words: int) -> object:
    return ledger.find(drawn.word(words), 20)


def ask(ledger: Ledger, asks: int, seed: int) -> Iterator[shared.Row]:
    """One row a kind of question: milliseconds."""
    drawn = Drawn(ledger, Random(seed))
    for kind, question in questions(ledger, drawn).items():
        spent: list[tuple[float, float]] = []
        for _ in range(asks):
            begun, clock = time.process_time(), time.perf_counter()
            question()
            spent.append((time.process_time() - begun, time.perf_counter() - clock))
        cpu, wall = (sorted(1000 * one[which] for one in spent) for which in (0, 1))
        at = min(asks - 1, int(0.95 * asks))
        row = {"cpu": cpu[asks // 2], "cpu95": cpu[at], "clock": wall[asks // 2], "clock95": wall[at]}
        own = ledger.engine.dialect.name == "sqlite"
        yield {"question": kind, **row, "counted": row["cpu95" if own else "clock95"]}


def sizes(ledger: Ledger) -> shared.Row:
    """Bytes of the database a report, whole and (of SQLite) by table with its indices."""
    reports = ledger.counts()["report"]
    row: shared.Row = {"reports": reports}
    with ledger.engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            whole = connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
            return {**row, "bytes": whole / reports}
        page = connection.execute(text("PRAGMA page_size")).scalar_one()
        whole = connection.execute(text("PRAGMA page_count")).scalar_one() * page
        row["bytes"] = whole / reports
        try:
            own = connection.execute(text(BY_TABLE)).all()
        except Exception:  # a build of SQLite without this table
            own = []
        return {**row, **{name: size / reports for name, size in own if size / reports >= 1}}


def add(adds: int, seed: int, held: int) -> shared.Row:
    """Milliseconds of processor time a report: extracting, adding to so many, comparing."""
    pairs = (captured(reading_of(draft)) for draft in islice(drafts(seed), held + adds))
    extracting = adding = waited = 0.0
    words = 0
    with tempfile.TemporaryDirectory() as folder, open_ledger(f"{folder}/a.db", create=True) as ledger:
        run = ledger.begin([])
        for reading, capture in islice(pairs, held):
            ledger.append(run, reading, capture, capture.sha256)
        ledger.settle()
        read_one(Settings(), capture)  # the model is loaded
        for number, (reading, capture) in enumerate(pairs):
            words += len(reading.report.text.split())
            if number % EXTRACTED == 0:
                begun = time.process_time()
                read_one(Settings(), Capture(capture.data, "text/plain", capture.place))
                extracting += time.process_time() - begun
            begun, clock = time.process_time(), time.perf_counter()
            ledger.append(run, reading, capture, capture.sha256)
            adding, waited = adding + time.process_time() - begun, waited + time.perf_counter() - clock
        begun, clock = time.process_time(), time.perf_counter()
        ledger.settle()
        adding, waited = adding + time.process_time() - begun, waited + time.perf_counter() - clock
        begun = time.process_time()
        ledger.compare_stale()
        comparing = (time.process_time() - begun) / (held + adds)
    extracting, adding, waited = extracting / -(-adds // EXTRACTED), adding / adds, waited / adds
    return {
        "held": held,
        "words": words / adds,
        "extracting": 1000 * extracting,
        "adding": 1000 * adding,
        "comparing": 1000 * comparing,
        "adding_by_the_clock": 1000 * waited,
        "overhead": adding / extracting,
    }


def table(found: Sequence[shared.Row]) -> str:
    """The rows of questions as lines."""
    lines = [f"{'':<26}{'median ms':>10}{'95th':>8}{'by the clock':>14}{'95th':>8}"]
    for row in found:
        numbers = f"{row['cpu']:>10.1f}{row['cpu95']:>8.1f}{row['clock']:>14.1f}{row['clock95']:>8.1f}"
        lines.append(f"{row['question']:<26}{numbers}{'' if row['counted'] <= ALLOWED else '  MISSED'}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse flags, fill, ask, add, print."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.bench_ledger",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--reports", type=int, default=100_000, help="reports of the ledger (default: 100000)")
    parser.add_argument("--ledger", help="where the ledger is kept; a folder of its own that is removed otherwise")
    parser.add_argument("--asks", type=int, default=60, help="how often each question is asked (default: 60)")
    parser.add_argument("--adds", type=int, default=300, help="reports that are added to another (default: 300)")
    parser.add_argument("--held", type=int, default=1_000, help="reports of that one before (default: 1000)")
    parser.add_argument("--seed", type=int, default=0, help="another seed gives other reports (default: 0)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    args = parser.parse_args(arguments)
    if min(args.reports, args.asks, args.adds, args.held) < 1:
        raise UsageError("--reports, --asks, --adds and --held are whole numbers above 0; give such.")
    with tempfile.TemporaryDirectory() as folder:
        at = args.ledger or f"{folder}/a.db"
        with open_ledger(at, create=True, captures=Path(folder)) as ledger:
            if not ledger.counts()["report"]:
                fill(ledger, args.reports, args.seed)
            found, held = list(ask(ledger, args.asks, args.seed)), sizes(ledger)
    added = add(args.adds, args.seed, args.held)
    if args.json:
        print("\n".join(map(json.dumps, (*found, held, added))))
        return 0
    print(table(found))
    parts = sorted((size, name) for name, size in held.items() if name not in ("reports", "bytes"))
    print(f"\n{held['reports']} reports, {held['bytes']:.0f} bytes each: ", end="")
    print(", ".join(f"{name} {size:.0f}" for size, name in reversed(parts)))
    print(f"\nadding to {added['held']}, CPU ms a report of {added['words']:.0f} words:", end=" ")
    print(", ".join(f"{name} {added[name]:.1f}" for name in ("extracting", "adding", "comparing")), end="; ")
    print(f"adding by the clock {added['adding_by_the_clock']:.1f}")
    told = "" if added["overhead"] <= OVERHEAD else "  MISSED"
    print(f"adding to extracting: {added['overhead']:.2f}  <= {OVERHEAD}{told}")
    return 0


if __name__ == "__main__":
    sys.exit(shared.run(main))
