"""The pages over a ledger of 10,000 reports: how long the server takes for each kind.

    python -m evaluation.bench_web [--reports N] [--ledger PATH_OR_URL] [--asks N] [--seed N] [--json]

1. A ledger is filled with invented reports (``evaluation.invented_ledger``) and kept where ``--ledger`` says; one that
   is there is asked as it is.
2. Each kind of page is asked for ``--asks`` times, of a story, claim, report, source, filter or words drawn by chance,
   from the first line of the app to the last byte of its answer; no network and no browser is between. The kinds take
   turns, so that a busy machine slows all alike.
3. Milliseconds of this process's processor time and by the clock, and kilobytes of the answer: the median and the 95th
   percentile.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

from sqlalchemy import select

from evaluation.invented_ledger import fill
from sayso.errors import UsageError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger import tables as t
from sayso.settings import Settings
from sayso.web import Served, create_app

ALLOWED = 300.0
"""Milliseconds that a page may take at the 95th percentile."""
KINDS = ("start", "stories", "stories filtered", "story", "claims", "claims filtered", "claim", "claim.json", "report",
         "sources", "source", "search", "changes", "conflicts", "correct", "missed", "add", "judgements")


def main() -> None:
    """Fill where needed, ask, print; exit code 1 where a page takes longer than allowed, by processor time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--ledger", help="a ledger to fill, or one that is there; else one that goes away")
    parser.add_argument("--asks", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with (tempfile.TemporaryDirectory(prefix="sayso-") as folder,
          opened(args.ledger or str(Path(folder) / "bench.db"), args.reports, args.seed) as book):
        found = measured(book, args.asks, Random(args.seed))
        counts = book.counts()
    slow = [kind for kind, one in found.items() if one["cpu_95"] > ALLOWED]
    if args.json:
        print(json.dumps({"counts": counts, "pages": found, "slow": slow}))
    else:
        print(f"{counts['report']:,} reports, {counts['statement']:,} statements, {counts['claim']:,} claims")
        print(f"{'page':18}{'cpu 50%':>9}{'cpu 95%':>9}{'clock 50%':>11}{'clock 95%':>11}{'kB 50%':>8}{'kB 95%':>8}")
        for kind, one in found.items():
            print(f"{kind:18}{one['cpu_50']:9.1f}{one['cpu_95']:9.1f}{one['clock_50']:11.1f}{one['clock_95']:11.1f}"
                  f"{one['kb_50']:8.0f}{one['kb_95']:8.0f}")
        print(f"slower than {ALLOWED:.0f} ms: {', '.join(slow) or 'none'}")
    sys.exit(1 if slow else 0)


def opened(where: str, reports: int, seed: int) -> Ledger:
    """The ledger, filled where it was not there."""
    try:
        return open_ledger(where)
    except UsageError:
        ledger = open_ledger(where, create=True)
        fill(ledger, reports, seed)
        return ledger


def measured(book: Ledger, asks: int, chance: Random) -> dict[str, dict[str, float]]:
    """For each kind of page what it took (3)."""
    app = create_app(Served(book, Settings()))
    draw = drawers(book, chance)
    for kind in KINDS:
        asyncio.run(answered(app, draw[kind]()))  # templates compiled, outlines read
    taken: dict[str, list[tuple[float, float, float]]] = {kind: [] for kind in KINDS}
    for _ in range(asks):
        for kind in KINDS:
            path = draw[kind]()
            cpu, clock = time.process_time(), time.perf_counter()
            status, size = asyncio.run(answered(app, path))
            taken[kind].append(((time.process_time() - cpu) * 1e3, (time.perf_counter() - clock) * 1e3, size / 1e3))
            if status != 200:
                raise SystemExit(f"{path} gave {status}")
    return {kind: {f"{name}_{share}": percentile([one[n] for one in some], share / 100)
                   for n, name in enumerate(("cpu", "clock", "kb")) for share in (50, 95)}
            for kind, some in taken.items()}


def drawers(book: Ledger, chance: Random) -> dict[str, Callable[[], str]]:
    """For each kind of page a function that draws an address of it."""
    with book.engine.connect() as connection:
        stories = list(connection.execute(select(t.story.c.id)).scalars())
        claims = list(connection.execute(select(t.claim.c.id)).scalars())
        reports = list(connection.execute(select(t.report.c.id)).scalars())
        outlets = list(connection.execute(select(t.report.c.outlet).distinct()).scalars())
        statements = list(connection.execute(select(t.statement.c.id).limit(5000)).scalars())
        words = sorted({word for text in connection.execute(select(t.report.c.text).limit(500)).scalars()
                        for word in text.split() if word.isalpha() and len(word) > 3})
    sources = [row.id for row in book.sources(limit=500).rows]
    outlet: Callable[[], str] = lambda: quote(str(chance.choice(outlets)))  # noqa: E731
    return {
        "start": lambda: "/", "stories": lambda: "/stories", "claims": lambda: "/claims", "sources": lambda: "/sources",
        "add": lambda: "/add", "judgements": lambda: "/judgements",
        "stories filtered": lambda: f"/stories?outlet={outlet()}&words={chance.choice(words)}",
        "claims filtered": lambda: f"/claims?outlet={outlet()}&state=conflicting",
        "story": lambda: f"/stories/{chance.choice(stories)}", "claim": lambda: f"/claims/{chance.choice(claims)}",
        "claim.json": lambda: f"/claims/{chance.choice(claims)}.json",
        "changes": lambda: "/changes", "conflicts": lambda: "/changes?since=2001-01-01&kind=conflict",
        "correct": lambda: f"/statements/{chance.choice(statements)}/correct",
        "missed": lambda: f"/reports/{chance.choice(reports)}/missed",
        "report": lambda: f"/reports/{chance.choice(reports)}", "source": lambda: f"/sources/{chance.choice(sources)}",
        "search": lambda: f"/search?q={chance.choice(words)}+{chance.choice(words)}"}


async def answered(app: Any, path: str) -> tuple[int, int]:
    """The status of an answer and its bytes."""
    path, _, query = path.partition("?")
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
             "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
             "headers": [(b"host", b"localhost")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80)}
    status = size = 0

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        nonlocal status, size
        status = message.get("status", status)
        size += len(message.get("body", b""))

    await app(scope, receive, send)
    return status, size


def percentile(values: list[float], share: float) -> float:
    """The value below which this share of the values lies."""
    return round(sorted(values)[min(len(values) - 1, int(share * len(values)))], 2)


if __name__ == "__main__":
    main()
