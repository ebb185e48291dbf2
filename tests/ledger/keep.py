"""Makes the ledger that is kept for later releases to open: ``python -m tests.ledger.keep`` (of invented reports; run
once a release that changes the tables, into a folder of its own)."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from sayso.adding import add_captures
from sayso.ledger import Change, open_ledger
from sayso.ledger.opening import HEAD
from sayso.settings import Settings
from sayso.values import Capture, Failure
from tests.ledger.two import read_of, read_two, two

KEPT = Path(__file__).parent / "fixtures"


def make(folder: Path) -> None:
    """A ledger with every kind of row: reports, a duplicate, failures, judgements, corrections, a tombstone."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with open_ledger(str(folder / "kept.db"), create=True) as ledger:
        items: list[Capture | Failure] = [two(number) for number in (0, 5, 10, 1, 6)]
        items += [two(0), Capture(b"broken off", "text/plain", "c.txt"), two(15)]
        add_captures(items, Settings(), ledger, ["made"], one=read_two)
        leaving = read_of(5).statements[0].id
        claim = next(c for c in ledger.compared().claims if any(m.statement == leaving for m in c.members))
        ledger.judge("split", [claim.id, leaving], author="Ada", why="counted later")
        gone = ledger.judge("dismiss", [read_of(6).statements[0].id], author="Ada", why="no statement")
        ledger.withdraw(gone.id, author="Bo", why="it is one")
        ledger.correct(read_of(10).statements[0].id, Change(stance="denies"), author="Ada", why="he denied it")
        quote = "The landslide also closed the road"
        ledger.correct(read_of(1).report.id, Change(quote=quote, source="Karl Ek"), author="Ada", why="missed")
        ledger.erase(read_of(15).report.id, author="Ada", why="asked for")
    raw = sqlite3.connect(folder / "kept.db")
    raw.execute("PRAGMA journal_mode = DELETE")
    raw.close()
    shutil.rmtree(folder / "kept.db.captures" / "aside", ignore_errors=True)


if __name__ == "__main__":
    make(KEPT / HEAD)
