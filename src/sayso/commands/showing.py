"""One report, statement, claim or story of the ledger, for a person or as JSON; and its claims, compared."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.answers import Named
from sayso.publish.crossed import Crossed, crossed
from sayso.publish.lines import json_line, report_line, write
from sayso.publish.scale import ASCII, UNICODE
from sayso.publish.story import CLAIM_SCHEMA, claim_object, story_bytes
from sayso.publish.terminal import console_for, report_table

if TYPE_CHECKING:
    from sayso.ledger import Ledger


def show(book: Ledger, named: Named, as_json: bool) -> None:
    """Print what an id names."""
    if named.kind == "report":
        _report(book, named.id, as_json)
    elif named.kind == "statement":
        from sayso.commands.asking import print_rows

        print_rows(book, "statement", [book.statement(named.id)], as_json)
    elif named.kind == "claim":
        _claim(book, named.id, as_json)
    else:
        _story(book, named.id, as_json)


def _report(book: Ledger, id: str, as_json: bool) -> None:
    reading = next(iter(book.readings([id])))
    if as_json:
        write(sys.stdout, report_line(reading))
        return
    console = console_for(sys.stdout)
    console.print(report_table(reading, console.width, ids=book.shown([s.id for s in reading.statements])))


def _claim(book: Ledger, id: str, as_json: bool) -> None:
    found = crossed_in(book, id)
    claim = found.claims[id]
    if as_json:
        story = found.compared.stories[0].id
        write(sys.stdout, json_line({"schema": CLAIM_SCHEMA, "story": story, **claim_object(claim)}))
        return
    from sayso.publish.comparison import claim_lines

    console = console_for(sys.stdout)
    signs = ASCII if console.options.ascii_only else UNICODE
    for line in claim_lines(found, claim, console.width, signs):
        console.print(line)
    story = book.shown([found.compared.stories[0].id])[found.compared.stories[0].id]
    console.print(f"\nsayso trace {found.shown[id]} follows it to its origins; sayso show {story} shows its story.")


def _story(book: Ledger, id: str, as_json: bool) -> None:
    if as_json:
        told = book.told(id)
        write(sys.stdout, story_bytes(told.readings, told.compared))
        return
    from sayso.publish.comparison import Comparison

    console_for(sys.stdout).print(Comparison(crossed_in(book, id), True))


def crossed_in(book: Ledger, id: str) -> Crossed:
    """The story of an id (a story's or a claim's), with ids that tell its claims from all others of the ledger."""
    told = book.told(id)
    found = crossed(told.readings, told.compared)
    return replace(found, shown=book.shown([claim.id for claim in told.compared.claims]))


def every_story(book: Ledger) -> Iterator[Crossed]:
    """All stories of the ledger, the newest first, one at a time."""
    after: str | None = None
    while True:
        page = book.stories(limit=50, after=after)
        yield from (crossed_in(book, row.id) for row in page.rows)
        after = page.next
        if after is None:
            return
