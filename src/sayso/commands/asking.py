"""``claims``, ``show``, ``search``, ``sources`` and ``changes``: what is in the ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.commands.filters import (
    Category,
    MinScore,
    OutletIs,
    Place,
    Since,
    Source,
    StateIs,
    Until,
    Words,
    query_of,
)
from sayso.commands.ledger import LedgerAt, opened
from sayso.commands.running import guarded, say
from sayso.settings import settings_from
from sayso.since import moment_of

if TYPE_CHECKING:
    from sayso.answers import Page
    from sayso.ledger import Ledger

SCREEN = 20
"""Rows that a terminal is shown without ``--limit``."""
AT_ONCE = 200
Json = Annotated[bool, typer.Option("--json", help="JSON Lines, also on a terminal; all rows, unless --limit.")]
Limit = Annotated[int | None, typer.Option(metavar="N", help="No more rows than this.")]
After = Annotated[str | None, typer.Option(metavar="MARK", help="Go on where a list ended, by the mark it gave.")]

def register(app: typer.Typer) -> None:
    """Name these commands in an app."""
    app.command("claims")(claims_command)
    app.command("show")(show_command)
    app.command("search")(search_command)
    app.command("sources")(sources_command)
    app.command("changes")(changes_command)


def claims_command(
    words: Words = None,
    *,
    category: Category = None,
    state: StateIs = None,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    source: Source = None,
    outlet: OutletIs = None,
    min_score: MinScore = None,
    ledger: LedgerAt = None,
    json: Json = False,
    limit: Limit = None,
    after: After = None,
) -> None:
    """List claims, those told last first."""
    with guarded(), _ledger(ledger) as book:
        query = query_of(words, category, state, since, until, place, source, outlet, min_score)
        _listed(book, "claim", lambda size, mark: book.claims(query, size, mark), json, limit, after)


def search_command(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words, all of them, in any form.")],
    *,
    ledger: LedgerAt = None,
    json: Json = False,
    limit: Limit = None,
    after: After = None,
) -> None:
    """Find reports by their words, the best first."""
    with guarded(), _ledger(ledger) as book:
        _listed(book, "found", lambda size, mark: book.find(" ".join(words), size, mark), json, limit, after)


def sources_command(
    words: Words = None,
    *,
    category: Category = None,
    state: StateIs = None,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    source: Source = None,
    outlet: OutletIs = None,
    min_score: MinScore = None,
    ledger: LedgerAt = None,
    json: Json = False,
    limit: Limit = None,
    after: After = None,
) -> None:
    """List who is quoted, how often and on what: in all claims, or in those with these words, places, ..."""
    with guarded(), _ledger(ledger) as book:
        query = query_of(words, category, state, since, until, place, source, outlet, min_score)
        _listed(book, "source", lambda size, mark: book.sources(query, size, mark), json, limit, after)


def changes_command(
    *,
    since: Annotated[str, typer.Option(metavar="TIME", help="A day or time, yesterday, today, '3 days ago'.")],
    ledger: LedgerAt = None,
    json: Json = False,
    limit: Limit = None,
    after: After = None,
) -> None:
    """List claims that gained a statement, a figure or a conflict, by reports added since then."""
    with guarded(), _ledger(ledger) as book:
        start = moment_of(since, "--since")
        _listed(book, "change", lambda size, mark: book.changes(start, size, mark), json, limit, after)


def show_command(
    id: Annotated[
        str,
        typer.Argument(metavar="ID", help="The first digits of the id of a report, statement, claim, source, story."),
    ],
    *,
    ledger: LedgerAt = None,
    json: Json = False,
    limit: Limit = None,
    after: After = None,
) -> None:
    """Show a report, statement, claim, source or story."""
    with guarded(), _ledger(ledger) as book:
        from sayso.commands.showing import show

        named = book.named(id)
        if named.kind == "source":
            if after is None:
                view = book.source(named.id, 1)
                print_rows(book, "source", [view.source], json or not sys.stdout.isatty())
            _listed(
                book, "statement", lambda size, mark: book.source(named.id, size, mark).statements, json, limit, after
            )
        else:
            show(book, named, json or not sys.stdout.isatty())


def _ledger(address: str | None) -> Ledger:
    book = opened(settings_from({"ledger": address}))
    if book.other_rules():
        say("stories were compared by other rules than today's; `sayso add` compares them anew.")
    elif waiting := book.waiting():
        say(f"{waiting} stories or new reports wait to be compared; `sayso add` does so at its end.")
    return book


def _listed(
    book: Ledger,
    kind: str,
    page: Callable[[int, str | None], Page[Any]],
    as_json: bool,
    limit: int | None,
    after: str | None,
) -> None:
    """Print the rows of a list, and on stderr the mark to go on from, where there are more."""
    from sayso.errors import UsageError

    if limit is not None and limit < 1:
        raise UsageError(f"--limit {limit}: give a number above 0.")
    as_json = as_json or not sys.stdout.isatty()
    most = limit if limit is not None else None if as_json else SCREEN
    marks: list[str | None] = [after]
    print_rows(book, kind, _rows(page, most, marks), as_json)
    sys.stdout.flush()
    if marks[-1] is not None and most is not None:
        say(f"there are more: --after {marks[-1]}")


def _rows(page: Callable[[int, str | None], Page[Any]], most: int | None, marks: list[str | None]) -> Iterator[Any]:
    """The rows of as many pages as are asked for; ``marks`` ends with where the list goes on."""
    left = most
    while left is None or left > 0:
        found = page(AT_ONCE if left is None else min(left, AT_ONCE), marks[-1])
        yield from found.rows
        marks.append(found.next)
        left = None if left is None else left - len(found.rows)
        if found.next is None:
            return


def print_rows(book: Ledger, kind: str, rows: Iterable[Any], as_json: bool) -> None:
    """Print rows: a line of JSON each, or for a person."""
    if as_json:
        from sayso.publish.lines import write
        from sayso.publish.rows import row_line

        for row in rows:
            write(sys.stdout, row_line(kind, row))
        return
    from sayso.publish import listing
    from sayso.publish.scale import ASCII, UNICODE
    from sayso.publish.terminal import console_for

    console = console_for(sys.stdout)
    signs = ASCII if console.options.ascii_only else UNICODE
    drawn: dict[str, Callable[..., Iterable[Any]]] = {
        "claim": listing.claim_lines,
        "statement": listing.statement_lines,
        "found": listing.found_lines,
        "change": listing.change_lines,
    }
    every = iter(rows)
    none = True
    while some := list(islice(every, AT_ONCE)):
        none = False
        shown = book.shown({id for row in some for id in listing.ids_of(row)})
        if kind == "source":
            console.print(listing.source_table(some, shown, console.width))
            continue
        for row in some:
            for line in drawn[kind](row, shown, signs):
                console.print(line)
            console.print()
    if none:
        say("nothing in the ledger has that.")
