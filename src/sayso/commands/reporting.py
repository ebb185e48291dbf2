"""``sayso report``: stories of the inputs, or of the ledger, as one file of HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.commands.asking import query_of
from sayso.commands.exporting import written
from sayso.commands.ledger import LedgerAt, opened
from sayso.commands.running import INPUT, Failures, Offline, Outlet, Published, Run, Workers, guarded
from sayso.errors import UsageError
from sayso.settings import settings_from

TITLE = "On whose say-so?"


def report_command(
    inputs: Annotated[list[str] | None, typer.Argument(metavar="[INPUT]...", help=INPUT, show_default=False)] = None,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all.")],
    title: Annotated[str, typer.Option(metavar="WORDS", help="What stands over it.")] = TITLE,
    ledger: LedgerAt = None,
    id: Annotated[
        list[str] | None,
        typer.Option("--id", metavar="ID", help="Of the ledger: this report, statement, claim or story."),
    ] = None,
    query: Annotated[str | None, typer.Option(metavar="WORDS", help="Of the ledger: claims with these words.")] = None,
    category: Annotated[str | None, typer.Option(metavar="NAME", help="Of the ledger: killed, injured, ...")] = None,
    state: Annotated[str | None, typer.Option(metavar="NAME", help="Of the ledger: agreed, conflicting, ...")] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="Of the ledger: told of then or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Of the ledger: told of then or before.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Of the ledger: a place or country.")] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Of the ledger: who is quoted.")] = None,
    published: Published = None,
    outlet: Outlet = None,
    workers: Workers = None,
    offline: Offline = None,
    failures: Failures = None,
) -> None:
    """Write stories, claims and reports as one file of HTML that opens offline: of the inputs, or of the ledger."""
    with guarded():
        from sayso.web.filed import write_file

        flags = {"published": published, "outlet": outlet if inputs else None, "workers": workers, "offline": offline}
        settings = settings_from({**flags, "ledger": ledger})
        filters = (query, category, state, since, until, place, source)
        if inputs:
            if id or any(value is not None for value in filters):
                raise UsageError("--id, --query and the like ask the ledger; leave the inputs or these out.")
            run = Run(inputs, settings, failures)
            with written(output) as out:
                from sayso.comparing import compare
                from sayso.publish.exporting import part_of, settled

                once = settled(run.readings(at_the_end=True))
                write_file(title, [part_of(once, compare(once))], out.write)
            run.close()
            run.leave()
            return
        from sayso.answers import ALL
        from sayso.commands.choosing import parts_of, stories_of

        asked = query_of([query] if query else None, category, state, since, until, place, source, outlet, None)
        with opened(settings) as book, written(output) as out:
            whole = asked == ALL and not id
            write_file(title, stories_of(book) if whole else parts_of(book, asked, id or []), out.write)
