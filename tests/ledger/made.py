"""Captures of invented reports, and a stand-in for the stages that reads them without a model."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from sayso.answers import Query
from sayso.ledger import Ledger, tables
from sayso.text import Span
from sayso.values import (
    Capture,
    Dated,
    Evidence,
    Failure,
    Figure,
    Given,
    Link,
    Manner,
    Place,
    Reading,
    Report,
    SourceKind,
    Stance,
    Statement,
    Time,
    digest,
    statement_id,
)
from tests.making import map_of

TOWNS = ("Lund", "Arvika", "Porvoo", "Vejle", "Tartu")
EVENTS = ("flood", "landslide", "blaze", "blackout", "collapse")
NAMES = ("Ana Ruiz", "Karl Ek", "Liisa Mets", "Bo Dahl", "Eva Lind", "Per Holm")
SAID = re.compile(r"([A-Z]\w+ [A-Z]\w+) said on (\w+) that at least ([\d,]+) families had left (\w+)")


def made_capture(number: int) -> Capture:
    """The report of this number: the event of the number's remainder by five, told on a later day."""
    event = number % len(TOWNS)
    day = date(2031, 5, 1) + timedelta(days=number // len(TOWNS) % 9 + 40 * event)
    name, other = NAMES[number % 6], NAMES[(number + 1 + number // 6) % 6]
    text = (
        f"{EVENTS[event].title()} in {TOWNS[event]}, part {number}.\n\n"
        f"{name} said on Friday that at least {40 + number % 7} families had left {TOWNS[event]} after the "
        f"{EVENTS[event]}.\n\nThe {EVENTS[event]} also closed the road, and {TOWNS[event]} waited. "
        f"{other} said on Friday that at least {1200 + number} families had left {TOWNS[event]}."
    )
    return Capture(
        text.encode(),
        "text/plain",
        f"reports.jsonl line {number + 1}",
        Given(
            str(number), None, f"Post {number % 3}", f"{EVENTS[event].title()} in {TOWNS[event]}", None, day.isoformat()
        ),
    )


def read_made(capture: Capture) -> Reading | Failure:
    """What stands in such a capture; a Failure for one that says "broken", skipped for "skipped"."""
    text = capture.data.decode()
    if text.startswith(("broken", "skipped")):
        return Failure(
            capture.place, "parse", f"{capture.place}: {text}.", text.startswith("skipped"), capture.given.external_id
        )
    given = capture.given
    published = Dated(date.fromisoformat(given.published), "given") if given.published else None
    report = Report(
        digest(capture.sha256, given.url, given.outlet, given.external_id),
        capture.sha256,
        capture.media_type,
        capture.place,
        text,
        map_of(text),
        given.external_id,
        given.url,
        given.outlet,
        given.title,
        published=published,
        blocks=(Span(0, len(text)),),
    )
    statements, figures, times, places = [], [], [], []
    for found in SAID.finditer(text):
        number = float(found[3].replace(",", ""))
        at = Span(text.index("at least", found.start()), found.end(3))
        counted = Span(found.end(3) + 1, found.end(3) + 9)
        figure = Figure(
            at,
            at.of(text),
            number,
            number,
            None,
            "at_least",
            None,
            "count",
            "family",
            "displaced",
            "families",
            counted,
            None,
            Span(*found.span(2)),
            Span(*found.span(4)),
        )
        time = Time(Span(*found.span(2)), found[2], "DATE", None, None, None, "no day")
        place = Place(
            Span(*found.span(4)), found[4], found[4], "SE", 55.70584, 13.19321, "city", f"made:{found[4]}", "place"
        )
        source = Span(*found.span(1))
        cue = Span(source.end + 1, source.end + 5)
        content = Span(text.index("at least", found.start()), found.end())
        link = Link(source, found[1], None, None, SourceKind.PERSON, Evidence.STATEMENT)
        statements.append(
            Statement(
                statement_id(report.id, (content,), (cue,), (source,)),
                Manner.INDIRECT,
                Stance.ASSERTS,
                False,
                0.9,
                (content,),
                (cue,),
                (source,),
                (link,),
                (figure,),
                (time,),
                (place,),
            )
        )
        figures.append(figure)
        times.append(time)
        places.append(place)
    return Reading(report, tuple(statements), tuple(figures), tuple(times), tuple(places))


def made_reading(number: int, **fields: Any) -> tuple[Reading, Capture]:
    """The reading of such a report, with some of its values replaced, and its capture."""
    capture = made_capture(number)
    reading = read_made(capture)
    assert isinstance(reading, Reading)
    return replace(reading, **fields), capture


def contents(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """All rows that follow from what was added, in order; those that tell when, and of ids that are gone, left out."""
    left_out = {tables.run, tables.run_end, tables.outcome, tables.redirect}
    with ledger.engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in (*tables.KEPT, *tables.COMPARED, *tables.ASSIGNED)
            if table not in left_out
        }


def acknowledged(ledger: Ledger) -> set[str]:
    """The ids of all reports."""
    with ledger.engine.connect() as connection:
        return set(connection.execute(select(tables.report.c.id)).scalars())


def answers(ledger: Ledger) -> dict[str, list[str]]:
    """What the lists of the ledger say: claims, stories, sources, statements and passages, in order of their ids; and
    how many claims have which value."""
    words = "families"
    found = {
        "claims": ledger.claims(limit=1000).rows,
        "stories": ledger.stories(limit=1000).rows,
        "statements": ledger.statements(limit=1000).rows,
        "told": ledger.claims(Query(words=words, category="displaced", place="Lund"), limit=1000).rows,
        "facets": (ledger.facets(),),
    }
    reports = [replace(row, added=None) for row in ledger.reports(limit=1000).rows]
    sources = [replace(row, latest=()) for row in ledger.sources(limit=1000).rows]
    passages = [(row.headline.report, row.excerpt, row.marks) for row in ledger.find(words, limit=1000).rows]
    every = {**found, "reports": reports, "sources": sources, "passages": passages}
    return {name: sorted(map(repr, rows)) for name, rows in every.items()}
