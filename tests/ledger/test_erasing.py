"""Erasing a report: its words are in no file of the ledger any more, and the rest is as if it had never been added."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from sayso.adding import add_captures
from sayso.errors import UsageError
from sayso.ledger import Added, Ledger, open_ledger, tables, verify
from sayso.ledger.opening import transaction
from sayso.settings import Settings
from sayso.values import Failure
from tests.ledger.made import made_capture, made_reading, read_made

DESK = {"author": "Ida", "why": "a court order"}
NUMBERS = (0, 5, 10, 15, 1, 6)


def fill(ledger: Ledger, *numbers: int) -> list[tuple[str, str | None]]:
    told: list[tuple[str, str | None]] = []

    def done(added: Added, failure: Failure | None) -> None:
        told.append((added.kind, failure.reason if failure else None))

    add_captures([made_capture(n) for n in numbers], Settings(), ledger, ["x"], one=read_made, done=done)
    return told


def report_id(number: int) -> str:
    return made_reading(number)[0].report.id


def raw(ledger: Ledger, words: str) -> list[str]:
    """Where words are found: the files of the ledger, or the rows of a server's tables."""
    found = []
    path = ledger.address.path
    files = [p for p in ledger.address.captures.rglob("*") if p.is_file()]
    if path is not None:
        files += [p for p in path.parent.glob(path.name + "*") if p.is_file()]
    found += [str(file) for file in files if words.encode() in file.read_bytes()]
    if path is None:
        with ledger.engine.connect() as connection:
            for table in tables.story.metadata.sorted_tables:
                query = text(f'SELECT count(*) FROM "{table.name}" AS row WHERE CAST(row AS text) LIKE :words')
                if connection.execute(query, {"words": f"%{words}%"}).scalar():
                    found.append(table.name)
    return found


def test_nothing_of_it_is_left_and_the_rest_is_as_without_it(
    ledger: Ledger, place: Callable[[], tuple[str, Path]]
) -> None:
    fill(ledger, *NUMBERS)
    gone = report_id(5)
    (statement, *_) = ledger.reading(gone).statements
    ledger.judge("dismiss", [statement.id], author="Bo", why="part 5 is not his word")
    assert raw(ledger, "part 5")
    erased = ledger.erase(gone, **DESK)
    assert (erased.report, erased.statements, len(erased.captures), erased.judgements) == (gone, 2, 1, 1)
    assert raw(ledger, "part 5") == [] and raw(ledger, "1205 families") == []
    assert not list(verify(ledger))
    with pytest.raises(UsageError, match="no report"):
        ledger.reading(gone)
    assert [row.state for row in ledger.judgements()] == ["erased"]
    address, captures = place()
    with open_ledger(address, create=True, captures=captures) as other:
        fill(other, *(n for n in NUMBERS if n != 5))
        assert ledger.compared() == other.compared()
        found, fresh = (book.claims(limit=50).rows for book in (ledger, other))
        assert {(row.id, row.members) for row in found} == {(row.id, row.members) for row in fresh}
        assert ledger.search("flood") == other.search("flood")


def test_the_only_report_of_a_story_leaves_none(ledger: Ledger) -> None:
    fill(ledger, 0, 1)
    ledger.erase(report_id(1), **DESK)
    assert [s.reports for s in ledger.compared().stories] == [(report_id(0),)]
    assert len(ledger.stories(limit=10).rows) == 1 and not list(verify(ledger))
    assert {row.name for row in ledger.sources(limit=10).rows} == {
        link.name for s in made_reading(0)[0].statements for link in s.chain
    }


def test_a_changed_tombstone_or_judgement_is_found(ledger: Ledger) -> None:
    fill(ledger, *NUMBERS)
    ledger.judge("dismiss", [ledger.reading(report_id(0)).statements[0].id], author="Bo", why="no")
    ledger.erase(report_id(5), **DESK)
    with transaction(ledger.engine, writing=True) as connection:
        connection.execute(tables.erasing.insert(), [{"report": "x"}])
        if ledger.engine.dialect.name == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER tombstone_kept")
        else:
            connection.exec_driver_sql("ALTER TABLE tombstone DISABLE TRIGGER ALL")
        connection.execute(tables.tombstone.update().values(why="none"))
        connection.execute(tables.judgement.update().values(author="Eve"))
    kinds = {(p.kind, p.what.split(":")[0]) for p in verify(ledger)}
    assert ("tombstone", "it was changed") in kinds and ("tombstone", "rows may be removed") in kinds
    assert any(kind == "judgement" for kind, _ in kinds)
