"""`sayso add`, `sayso watch` and `sayso verify`."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.commands.running import (
    Failures,
    Inputs,
    Offline,
    Outlet,
    Published,
    Workers,
    failures_file,
    guarded,
    say,
    written_to,
)
from sayso.settings import Settings, settings_from

if TYPE_CHECKING:
    from sayso.adding import Done
    from sayso.flow import Tally
    from sayso.ledger import Added, Ledger
    from sayso.values import Failure

LedgerAt = Annotated[
    str | None,
    typer.Option("--ledger", metavar="PATH_OR_URL", help="The ledger: a file, or postgresql://... (default: sayso.db)"),
]
DISAGREES = 5


def register(app: typer.Typer) -> None:
    """Name these commands in an app."""
    app.command("add")(add_command)
    app.command("watch")(watch_command)
    app.command("verify")(verify_command)


def opened(settings: Settings, create: bool = False) -> Ledger:
    """The ledger that the settings name."""
    from sayso.ledger import open_ledger

    return open_ledger(settings.ledger, create=create, captures=settings.captures)


def add_command(
    inputs: Inputs,
    *,
    ledger: LedgerAt = None,
    json: Annotated[bool, typer.Option("--json", help="A line of JSON an input, once it is kept.")] = False,
    published: Published = None,
    outlet: Outlet = None,
    workers: Workers = None,
    offline: Offline = None,
    failures: Failures = None,
) -> None:
    """Add reports to the ledger; what is in it already is known again."""
    with guarded():
        settings = settings_from(
            {"published": published, "outlet": outlet, "workers": workers, "offline": offline, "ledger": ledger}
        )
        if failures is not None:
            written_to(failures).close()
        with opened(settings, create=True) as book:
            _add(inputs, settings, book, json, failures)


def watch_command(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED", help="The address of a feed (RSS or Atom).")],
    *,
    ledger: LedgerAt = None,
    json: Annotated[bool, typer.Option("--json", help="A line of JSON an input, once it is kept.")] = False,
    outlet: Outlet = None,
    workers: Workers = None,
    failures: Failures = None,
) -> None:
    """Add what is new in feeds, as it comes, until Ctrl-C or SIGTERM."""
    with guarded():
        settings = settings_from({"outlet": outlet, "workers": workers, "ledger": ledger})
        if failures is not None:
            written_to(failures).close()
        with opened(settings, create=True) as book:
            from sayso.adding import Stop, watch_feeds

            stop = Stop()
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, stop.ask)
            tally = _noted(json, failures, lambda tally, done: watch_feeds(feeds, settings, book, stop, tally, done))[0]
    say(str(tally))


def _add(inputs: list[str], settings: Settings, book: Ledger, as_lines: bool, failures: Path | None) -> None:
    from sayso.adding import add_reports

    stdin = sys.stdin.buffer if "-" in inputs else None
    tally, refused = _noted(
        as_lines, failures, lambda tally, done: add_reports(inputs, settings, book, stdin, tally, done)
    )
    say(str(tally))
    if tally.failed:
        raise typer.Exit(4 if refused == tally.failed and not tally.kept + tally.duplicate else 3)


def _noted(as_lines: bool, failures: Path | None, run: Callable[[Tally, Done], object]) -> tuple[Tally, int]:
    """Add, telling what becomes of each input; the counts, and how many inputs a rule refused."""
    from sayso.flow import Tally
    from sayso.publish.lines import json_line, write
    from sayso.publish.progress import Progress
    from sayso.read import Refusal

    tally, refused = Tally(), 0
    with failures_file(failures) as note, Progress(sys.stderr, sys.stdout if as_lines else None) as progress:

        def done(added: Added, failure: Failure | None) -> None:
            nonlocal refused
            progress.advance()
            if failure is not None:
                refused += isinstance(failure, Refusal)
                say(f"{'skipped' if failure.skipped else 'failed'}: {failure.reason}")
                note(failure)
            if as_lines:
                place = None if failure is None else failure.place
                write(sys.stdout, json_line({"outcome": added.kind, "report": added.report, "place": place}))

        run(tally, done)
    return tally, refused


def verify_command(
    *, ledger: LedgerAt = None, json: Annotated[bool, typer.Option("--json", help="A line of JSON a fault.")] = False
) -> None:
    """Prove the ledger: every byte, span, id and count of it."""
    with guarded():
        from sayso.ledger import verify
        from sayso.publish.lines import json_line, write
        from sayso.publish.visible import visible

        found = 0
        with opened(settings_from({"ledger": ledger})) as book:
            for problem in verify(book):
                found += 1
                if json:
                    write(sys.stdout, json_line({"kind": problem.kind, "id": problem.id, "what": problem.what}))
                else:
                    typer.echo(visible(f"{problem.kind} {problem.id}: {problem.what}"))
            counts, older, waiting = book.counts(), book.other_rules(), book.waiting()
        sys.stdout.flush()
        say(
            f"{counts['report']} reports, {counts['statement']} statements, {counts['capture']} captures: "
            + (f"{found} faults" if found else "all agrees")
        )
        if older:
            say("stories were compared by other rules than today's, and not again now; `sayso add` compares them anew.")
        elif waiting:
            say(f"{waiting} stories or new reports wait to be compared, and were not; `sayso add` does so at its end.")
        if found:
            raise typer.Exit(DISAGREES)
