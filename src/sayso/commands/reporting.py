"""``sayso report``: stories of the inputs, or of the ledger, as one file of HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.commands.exporting import written
from sayso.commands.filters import (
    Category,
    Ids,
    MinScore,
    Place,
    QueryIs,
    Since,
    Source,
    StateIs,
    Until,
    not_with_inputs,
    query_of,
)
from sayso.commands.ledger import LedgerAt, opened
from sayso.commands.running import INPUT, Failures, Offline, Outlet, Published, Run, Workers, guarded
from sayso.settings import settings_from

TITLE = "On whose say-so?"


def report_command(
    inputs: Annotated[list[str] | None, typer.Argument(metavar="[INPUT]...", help=INPUT, show_default=False)] = None,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all.")],
    title: Annotated[str, typer.Option(metavar="WORDS", help="What stands over it.")] = TITLE,
    ledger: LedgerAt = None,
    id: Ids = None,
    query: QueryIs = None,
    category: Category = None,
    state: StateIs = None,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    source: Source = None,
    min_score: MinScore = None,
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
        words = [query] if query else None
        asked = query_of(words, category, state, since, until, place, source, None if inputs else outlet, min_score)
        if inputs:
            not_with_inputs(id, asked)
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

        with opened(settings) as book, written(output) as out:
            whole = asked == ALL and not id
            write_file(title, stories_of(book) if whole else parts_of(book, asked, id or []), out.write)
