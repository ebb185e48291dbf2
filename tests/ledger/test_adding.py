"""What goes in comes out: readings, captures, failures, whatever is in them; twice, shuffled, by another extractor."""

from __future__ import annotations

import random
import threading
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

import sayso.ledger.ledger
import sayso.ledger.rows
from sayso.adding import add_captures
from sayso.errors import IntegrityError, UsageError
from sayso.ledger import Ledger, intake_of, open_ledger, tables, verify
from sayso.settings import Settings
from sayso.text import Span, TextMap
from sayso.values import Capture, Dated, Failure, Given, Reading, digest
from tests.ledger.made import answers, contents, made_capture, made_reading, read_made
from tests.making import map_of, reading_of, report_of

HARD = ("a\0b", "\ud800x\udfff", "\x1a0041", "\u202eabc", "👩‍🚒", "'; DROP TABLE report; --", "%s %(x)s :x ?", "é" * 3)


def same(back: Reading, reading: Reading) -> None:
    """Equal, with their maps."""
    assert (back.report.map.starts == reading.report.map.starts).all()
    assert (back.report.map.ends == reading.report.map.ends).all()
    assert replace(back, report=replace(back.report, map=reading.report.map)) == reading


def whole(text: str, **fields: object) -> tuple[Reading, Capture]:
    """The design's example with a text behind it, whose capture is its UTF-8, with hard values in its fields."""
    base = reading_of()
    full = base.report.text + "\n" + text
    capture = Capture(full.encode("utf-8", "surrogatepass"), "text/plain", text, Given(text))
    report = report_of(
        full,
        id=digest(capture.sha256, None, text, text),
        sha256=capture.sha256,
        place=text,
        outlet=text,
        external_id=text,
        title=text,
        byline=text,
        credits=(text, "AP"),
        dateline=Span(0, 3),
        updated=Dated(date(2031, 5, 13), text),
        blocks=(Span(0, 4),),
        map=map_of(full),
    )
    figure = replace(base.figures[0], counted=text, value=1e300, low=None, doubt=text, time=Span(1, 2))
    statement = replace(
        base.statements[0],
        id=digest(text, "s"),
        figures=(figure, base.figures[0]),
        chain=(*base.statements[0].chain, replace(base.statements[0].chain[0], mention=None, name=text)),
    )
    return replace(
        base, report=report, statements=(statement,), figures=base.figures * 2, unattributed=(Span(2, 9),)
    ), capture


@pytest.mark.parametrize("text", HARD)
def test_a_reading_comes_back_as_it_went_in(ledger: Ledger, text: str) -> None:
    reading, capture = whole(text)
    assert ledger.append(ledger.begin([text]), reading, capture, "i").kind == "kept"
    same(ledger.reading(reading.report.id), reading)
    assert ledger.captures.get(capture.sha256) == capture.data


@given(st.text(max_size=40))
@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back(tmp_path: Path, text: str) -> None:
    with open_ledger(str(tmp_path / "a.db"), create=True) as ledger:
        reading, capture = whole(text)
        ledger.append(ledger.begin([]), reading, capture, "i")
        same(ledger.reading(reading.report.id), reading)


def test_a_very_long_text_of_ever_new_words_is_kept(ledger: Ledger) -> None:
    text = " ".join(chr(0x20000 + n // 500) + chr(0x20100 + n % 500) for n in range(130_000))
    reading, capture = made_reading(1)
    report = replace(reading.report, text=reading.report.text + text, map=map_of(""))
    widths = [len(character.encode()) for character in report.text]
    ends = list(accumulate(widths))
    positions = TextMap([end - width for end, width in zip(ends, widths, strict=True)], ends)
    capture = replace(capture, data=report.text.encode())
    report = replace(report, map=positions, sha256=capture.sha256)
    ledger.append(ledger.begin([]), replace(reading, report=report), capture, "i")
    same(ledger.reading(report.id), replace(reading, report=report))


def test_a_derived_capture_stands_beside_the_one_that_came(ledger: Ledger) -> None:
    reading, capture = made_reading(1)
    original = Capture(b"%PDF-1.7 ...", "application/pdf", "a.pdf", fetched=datetime(2031, 5, 12, tzinfo=UTC))
    ledger.append(ledger.begin([]), reading, original, "i")
    assert ledger.captures.get(capture.sha256) == capture.data and ledger.captures.get(original.sha256) == original.data
    with pytest.raises(IntegrityError):
        ledger.append(
            ledger.begin([]), replace(reading, report=replace(reading.report, sha256="0" * 64, id="x")), original, "j"
        )
    assert ledger.counts()["report"] == 1


def test_twice_is_once(ledger: Ledger) -> None:
    captures: list[Capture | Failure] = [made_capture(n) for n in range(12)]
    first = add_captures(captures, Settings(), ledger, ["x"], one=read_made)
    before = contents(ledger)

    def never(capture: Capture) -> Reading:
        raise AssertionError("it was read before")

    second = add_captures(captures, Settings(), ledger, ["x"], one=never)
    assert (first.kept, second.kept, second.duplicate) == (12, 0, 12) and contents(ledger) == before
    other = add_captures(captures, Settings(outlet="Post 0"), ledger, ["x"], one=read_made)  # read again, in vain
    assert other.duplicate == 12 and contents(ledger) == before


def test_shuffled_is_the_same(place: object) -> None:
    results, nowhere = [], map_of("")
    for seed in (1, 2):
        captures: list[Capture | Failure] = [made_capture(n) for n in range(20)]
        captures += [
            replace(made_capture(n), given=replace(made_capture(n).given, external_id="again")) for n in range(3)
        ]
        random.Random(seed).shuffle(captures)
        address, folder = place()  # type: ignore[operator]
        with open_ledger(address, create=True, captures=folder) as ledger:
            tally = add_captures(captures, Settings(), ledger, ["x"], one=read_made)
            readings = sorted(repr(replace(r, report=replace(r.report, map=nowhere))) for r in ledger.readings())
            found = ledger.compared()
            assert not list(verify(ledger))
            results.append((str(tally), readings, set(found.claims), set(found.stories), answers(ledger)))
    assert results[0] == results[1] and "kept 20 + duplicate 3" in results[0][0]


def test_failures_are_kept_once_and_counted_each_time(ledger: Ledger) -> None:
    items: list[Capture | Failure] = [
        made_capture(0),
        Failure("b.txt", "read", "b.txt: cannot be read; try again."),
        Capture(b"broken off", "text/plain", "c.txt"),
        Capture(b"skipped: Dutch", "text/plain", "d.txt"),
    ]
    for _ in range(2):
        tally = add_captures(items, Settings(), ledger, ["x"], one=read_made)
    assert str(tally) == "read 4 = kept 0 + duplicate 1 + failed 2 + skipped 1"
    with ledger.engine.connect() as connection:
        rows = connection.execute(select(tables.failure.c.place, tables.failure.c.skipped)).all()
        ends = connection.execute(select(tables.run_end.c.read, tables.run_end.c.failed)).all()
    assert sorted(rows) == [("b.txt", 0), ("c.txt", 0), ("d.txt", 1)] and ends == [(4, 2), (4, 2)]
    assert not list(verify(ledger))


def test_another_extractor_stands_beside(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, capture = made_reading(1)
    run = ledger.begin([])
    ledger.append(run, reading, capture, intake_of(capture))
    for module in (sayso.ledger.ledger, sayso.ledger.rows):
        monkeypatch.setattr(module, "EXTRACTOR", "attribution/2")
    assert ledger.known(intake_of(capture)) is None
    fewer = replace(reading, statements=(replace(reading.statements[0], id=digest("other")),))
    assert ledger.append(run, fewer, capture, intake_of(capture)).kind == "kept"
    same(ledger.reading(reading.report.id), fewer)
    with ledger.engine.connect() as connection:
        assert len(connection.execute(select(tables.statement)).all()) == 3
        current = connection.exec_driver_sql("SELECT id FROM current_statement").scalars().all()
    assert current == [fewer.statements[0].id]
    monkeypatch.setattr(sayso.ledger.rows, "EXTRACTOR", "attribution/3")
    monkeypatch.setattr(sayso.ledger.ledger, "EXTRACTOR", "attribution/3")
    other = replace(reading, report=replace(reading.report, text=reading.report.text + "!"))
    with pytest.raises(IntegrityError, match="another text"):
        ledger.append(run, other, capture, "k")


def test_a_reading_that_does_not_agree_with_itself_is_a_failure(ledger: Ledger) -> None:
    def crooked(capture: Capture) -> Reading | Failure:
        reading = read_made(capture)
        assert isinstance(reading, Reading)
        if capture.given.external_id == "1":
            return replace(reading, figures=(replace(reading.figures[0], span=Span(0, 3)),))
        if capture.given.external_id == "2":
            return replace(reading, statements=reading.statements[:1] * 2)
        return reading

    tally = add_captures([made_capture(n) for n in range(4)], Settings(), ledger, ["x"], one=crooked)
    assert str(tally) == "read 4 = kept 2 + duplicate 0 + failed 2 + skipped 0" and not list(verify(ledger))
    with ledger.engine.connect() as connection:
        assert connection.execute(select(tables.failure.c.stage)).scalars().all() == ["ledger", "ledger"]


def test_writers_take_turns(ledger: Ledger) -> None:
    def work(numbers: range) -> None:
        add_captures([made_capture(n) for n in numbers], Settings(), ledger, ["x"], one=read_made)

    threads = [threading.Thread(target=work, args=(range(at, at + 16),)) for at in (0, 8, 12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ledger.counts()["report"] == 28 and not list(verify(ledger))


def test_an_unknown_report_is_said(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="no report"):
        ledger.reading("nothing")
