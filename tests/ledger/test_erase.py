"""Erasing: nothing of a report is left in any table, index or file, and it does not come back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, select
from sqlalchemy.exc import DBAPIError

from sayso.adding import add_captures
from sayso.errors import PolicyError, SaysoError, UsageError
from sayso.ledger import Change, Ledger, open_ledger, tables, verify
from sayso.ledger.columns import METADATA
from sayso.ledger.opening import transaction
from sayso.ledger.pages import count_up, pages_now
from sayso.settings import Settings
from sayso.values import Capture, Given, Reading, digest
from tests.ledger.made import acknowledged, contents, made_capture, read_made

SECRETS = ("Quentilia Zabrowskaja", "quentilia", "zabrowskaja", "Zabrowskaja", "zabrowski", "plumbagofield")
"""Words of the report that is erased and of no other: as written, in the form in which words are indexed, in its
address."""


def secret(number: int = 3) -> Capture:
    """A report of the first event, with a name and an address that no other has."""
    capture = made_capture(5 * number)
    text = capture.data.decode().replace("Flood in Lund, part", "Plumbagofield flood in Lund, part")
    text += "\n\nQuentilia Zabrowskaja said on Friday that at least 999 families had left Lund."
    given = replace(capture.given, url="https://post.example/plumbagofield", title="Flood in Lund")
    return Capture(text.encode(), "text/plain", "plumbagofield.txt", given)


def read_of(capture: Capture) -> Reading:
    """What is read of it."""
    reading = read_made(capture)
    assert isinstance(reading, Reading)
    return reading


def filled(ledger: Ledger, first: bool = False) -> str:
    """Four reports of one story, the secret one among them; its id."""
    captures = [made_capture(0), made_capture(5), made_capture(10)]
    captures.insert(0 if first else 2, secret())
    add_captures(captures, Settings(), ledger, ["https://post.example/plumbagofield", "b"], one=read_made)
    assert len(ledger.compared().stories) == 1
    return read_of(secret()).report.id


def judged(ledger: Ledger, report: str) -> None:
    """With words of people on the report, alone and together with another."""
    own, other = (list(ledger.reading(id).statements) for id in (report, read_of(made_capture(0)).report.id))
    ledger.judge("dismiss", [own[0].id], author="Ada", why="not what Quentilia Zabrowskaja said")
    ledger.judge("merge", [own[-1].id, other[-1].id], author="Ada", why="both ask how many left")
    ledger.correct(own[-1].id, Change(source="Quentilia Zabrowskaja", role="plumbagofield"), author="Ada", why="role")
    quote = "Plumbagofield flood in Lund"
    ledger.correct(report, Change(quote=quote, source="Quentilia Zabrowskaja"), author="Ada", why="plumbagofield")


def rows_with(ledger: Ledger, word: str) -> list[str]:
    """The tables in which a word stands."""
    with ledger.engine.connect() as connection:
        return [
            table.name
            for table in METADATA.sorted_tables
            if any(word in repr(tuple(row)) for row in connection.execute(select(table)))
        ]


def files_with(ledger: Ledger, words: tuple[str, ...], root: Path) -> list[str]:
    """The files of the ledger in whose bytes a word stands; of a server, those of its tables and indexes."""
    places = [ledger.captures.folder]
    if ledger.address.path is not None:
        places += list(root.glob(f"{ledger.address.path.name}*"))
    else:
        engine = create_engine(ledger.address.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql("VACUUM FULL pg_statistic")
            connection.exec_driver_sql("CHECKPOINT")
            places.append(Path(str(connection.exec_driver_sql("SHOW data_directory").scalar())) / "base")
        engine.dispose()
    found = []
    for place in places:
        for path in [place, *place.rglob("*")]:
            if path.is_file():
                data = path.read_bytes()
                found += [f"{path.name}: {word}" for word in words if word.encode() in data]
    return found


@pytest.mark.parametrize("first", [False, True])
def test_nothing_is_left_of_it(ledger: Ledger, tmp_path: Path, first: bool) -> None:
    report = filled(ledger, first)
    judged(ledger, report)
    assert rows_with(ledger, "Zabrowskaja")
    assert len({found.split(":")[0] for found in files_with(ledger, SECRETS, tmp_path)}) > 1  # the capture, and others
    found = ledger.erase(report, author="Ada", why="she asked for it")
    assert found.captures == (secret().sha256,) and found.statements == 3 and found.judgements == 4
    for word in SECRETS:
        assert rows_with(ledger, word) == []
    assert files_with(ledger, SECRETS, tmp_path) == []
    assert report not in acknowledged(ledger) and not ledger.search("Zabrowskaja")
    assert len(ledger.search("flood")) == 3
    assert list(verify(ledger)) == []
    states = [(s.state, s.judgement.why) for s in ledger.judgements()]
    assert states == [("erased", "")] * 4
    with pytest.raises(UsageError, match="no report"):
        ledger.reading(report)
    again = ledger.erase(report, author="Ada", why="she asked for it")
    assert again.again and list(verify(ledger)) == []


def test_the_rest_is_as_if_it_had_never_been(ledger: Ledger, place: Callable[[], tuple[str, Path]]) -> None:
    report = filled(ledger)
    ledger.erase(report, author="Ada", why="she asked for it")
    address, folder = place()
    with open_ledger(address, create=True, captures=folder) as other:
        captures = [made_capture(0), made_capture(5), made_capture(10)]
        add_captures(captures, Settings(), other, [""], one=read_made)
        assert ledger.compared() == other.compared()
        with transaction(other.engine, writing=True) as connection:  # as erasing does first
            count_up(connection, pages_now(connection, None), 3)
        mine, theirs = contents(ledger), contents(other)
    for name in ("capture", "statement", "figure", "claim", "member", "origin"):
        assert len(mine[name]) == len(theirs[name]), name
    terms = [sorted((row[1], row[2]) for row in found["term"]) for found in (mine, theirs)]
    assert terms[0] == terms[1]


def test_it_is_not_taken_again(ledger: Ledger) -> None:
    report = filled(ledger)
    ledger.erase(report, author="Ada", why="she asked for it")
    heard: list[str] = []
    tally = add_captures(
        [secret()], Settings(), ledger, ["x"], one=read_made, done=lambda added, failure: heard.append(str(failure))
    )
    assert (tally.failed, tally.kept) == (1, 0) and "Refusal" in heard[0] and "was erased on" in heard[0]
    other = Capture(secret().data + b"\n", "text/plain", "c.txt", secret().given)  # the same text in other bytes
    reading = replace(read_of(secret()), report=replace(read_of(secret()).report, id=digest("x"), sha256=other.sha256))
    with pytest.raises((PolicyError, SaysoError)):
        ledger.append(ledger.begin([]), replace(reading), other, "i")
    assert not ledger.captures.path(secret().sha256).exists()
    assert not ledger.captures.path(other.sha256).exists()
    assert list(verify(ledger)) == []


def test_who_asks_for_it_is_told_who_erased_it_and_why(ledger: Ledger) -> None:
    report = filled(ledger)
    ledger.erase(report, author="Ada", why="she asked for it")
    for short in (report, report[:8].upper()):
        with pytest.raises(UsageError, match=f"the report {report} was erased on .* by Ada: she asked for it"):
            ledger.named(short)


def test_a_capture_that_another_report_has_stays(ledger: Ledger) -> None:
    one = made_capture(0)
    other = replace(one, given=Given(outlet="Another Post", external_id="z", published="2031-05-01"))
    add_captures([one, other], Settings(), ledger, ["x"], one=read_made)
    ids = [read_of(capture).report.id for capture in (one, other)]
    assert ledger.erase(ids[0], author="Ada", why="w").captures == ()
    assert ledger.captures.path(one.sha256).exists() and list(verify(ledger)) == []
    tally = add_captures([one], Settings(), ledger, ["x"], one=read_made)
    assert tally.failed == 1 and acknowledged(ledger) == {ids[1]}
    assert ledger.erase(ids[1], author="Ada", why="w").captures == (one.sha256,)
    assert not ledger.captures.path(one.sha256).exists() and list(verify(ledger)) == []
    with ledger.engine.connect() as connection:
        for table in (*tables.COMPARED, *tables.ASSIGNED, *tables.LISTED):
            if table not in (tables.redirect, tables.counted):
                assert connection.execute(select(func.count()).select_from(table)).scalar() == 0, table.name


def test_new_reports_come_after_the_last_was_erased(ledger: Ledger) -> None:
    for number in (0, 1):
        add_captures([made_capture(number)], Settings(), ledger, ["x"], one=read_made)
    ledger.erase(read_of(made_capture(1)).report.id, author="Ada", why="w")
    add_captures([made_capture(number) for number in (2, 5, 6)], Settings(), ledger, ["x"], one=read_made)
    assert list(verify(ledger)) == [] and len(acknowledged(ledger)) == 4  # number 6 is of the erased story's event


def test_a_reader_delays_the_last_of_it_and_is_told_of(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "a.db"), create=True) as ledger:
        report = filled(ledger)
        reader = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM report").fetchone()
        with pytest.raises(SaysoError, match="erase it again"):
            ledger.erase(report, author="Ada", why="w")
        reader.execute("COMMIT")
        reader.close()
        assert ledger.erase(report, author="Ada", why="w").again
        assert files_with(ledger, SECRETS, tmp_path) == []


@pytest.mark.parametrize("table", [tables.report, tables.statement, tables.judgement, tables.outcome, tables.tombstone])
def test_the_way_through_is_shut_afterwards(ledger: Ledger, table: object) -> None:
    report = filled(ledger)
    judged(ledger, report)
    ledger.erase(report, author="Ada", why="w")
    with ledger.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(tables.erasing)).scalar() == 0
    for attempt in (table.delete(), table.update().values(**{next(iter(table.c)).name: next(iter(table.c))})):  # type: ignore[attr-defined]
        with pytest.raises(DBAPIError, match="insert-only"), transaction(ledger.engine, writing=True) as connection:
            connection.execute(attempt)


def test_what_is_not_there_cannot_be_erased(ledger: Ledger) -> None:
    filled(ledger)
    for id in ("", "nothing", digest("x")):
        with pytest.raises(UsageError, match="no report"):
            ledger.erase(id, author="Ada", why="w")
    with pytest.raises(UsageError, match="reason"):
        ledger.erase(next(iter(acknowledged(ledger))), author="Ada", why=" ")
