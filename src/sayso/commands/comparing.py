"""``compare`` and ``trace``: the inputs are read, cross-checked, and shown; without inputs, the ledger is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.commands.ledger import LedgerAt, opened
from sayso.commands.running import INPUT, Failures, Offline, Outlet, Published, Run, Workers, guarded, say
from sayso.errors import UsageError
from sayso.settings import Settings, settings_from

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.publish.crossed import Crossed

Anything = Annotated[list[str] | None, typer.Argument(metavar="[INPUT]...", help=INPUT, show_default=False)]


def compare_command(
    inputs: Anything = None,
    *,
    ledger: LedgerAt = None,
    json: Annotated[bool, typer.Option("--json", help="JSON Lines, also on a terminal.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Also claims of one statement in an outlet's own voice.")
    ] = False,
    published: Published = None,
    outlet: Outlet = None,
    workers: Workers = None,
    offline: Offline = None,
    failures: Failures = None,
) -> None:
    """Cross-check reports: claims, their origins, and how many are independent."""
    with guarded():
        flags = {"published": published, "outlet": outlet, "workers": workers, "offline": offline, "ledger": ledger}
        settings = settings_from(flags)
        if not inputs:
            _ledgers(settings, json or not sys.stdout.isatty(), everything)
            return
        run = Run(inputs, settings, failures)
        show_compared(crossed_of(run), as_lines=json or not sys.stdout.isatty(), everything=everything)
        run.close()
        run.leave()


def trace_command(
    claim: Annotated[
        str, typer.Argument(metavar="CLAIM", help="The first digits of a claim's id, as `compare` shows them.")
    ],
    inputs: Anything = None,
    *,
    ledger: LedgerAt = None,
    published: Published = None,
    outlet: Outlet = None,
    workers: Workers = None,
    offline: Offline = None,
    failures: Failures = None,
) -> None:
    """Print the origins of a claim as a tree: what rests on what, how surely, and why."""
    with guarded():
        flags = {"published": published, "outlet": outlet, "workers": workers, "offline": offline, "ledger": ledger}
        settings = settings_from(flags)
        from sayso.publish.terminal import console_for
        from sayso.publish.trace import Trace, claim_named

        if not inputs:
            with opened(settings) as book:
                id = claim_in(book, claim)
                from sayso.commands.showing import crossed_in

                told = crossed_in(book, id)
                shown = told.claims[id]
                ids = book.shown({one for member in shown.members for one in (member.origin, member.statement)})
                console_for(sys.stdout).print(Trace(told, shown, ids))
            return
        run = Run(inputs, settings, failures)
        found = crossed_of(run)
        try:
            console_for(sys.stdout).print(Trace(found, claim_named(found, claim)))
        finally:
            run.close()
        run.leave()


def demo_command() -> None:
    """Compare the bundled example reports, then say how to go on."""
    with guarded():
        from importlib import resources

        with resources.as_file(resources.files("sayso") / "examples") as folder:
            run = Run([str(folder)], Settings())
            show_compared(crossed_of(run), as_lines=False, most=DEMO)
            run.close()
        say(GO_ON)


DEMO = 3
"""Claims of the demo: a screen or two."""
GO_ON = """\
These are eight invented reports of one event, and the claims that most of them tell. To go on:
  sayso read REPORT.txt            who says what in a report of your own
  sayso explain REPORT.txt         its text with the statements marked
  sayso compare REPORTS...         several reports, cross-checked as above
  sayso serve --demo               these claims in a browser: pictures, origins, map, the words in place
  sayso trace CLAIM REPORTS...     the origins of one claim (its first digits), with the reasons
  sayso read --json, sayso export  the same for programs, each statement with its exact place
  sayso --help                     all commands"""


def crossed_of(run: Run) -> Crossed:
    """The run's readings, compared."""
    readings = tuple(run.readings(at_the_end=True))
    from sayso.comparing import compare
    from sayso.publish.crossed import crossed

    return crossed(readings, compare(readings))


def show_compared(found: Crossed, as_lines: bool, everything: bool = False, most: int | None = None) -> None:
    """Print a comparison: a line of JSON a claim, or for a person."""
    if as_lines:
        from sayso.publish.lines import write
        from sayso.publish.story import claim_lines

        for line in claim_lines(found.compared):
            write(sys.stdout, line)
        return
    from sayso.publish.comparison import Comparison
    from sayso.publish.terminal import console_for

    console_for(sys.stdout).print(Comparison(found, everything, most))


def claim_in(book: Ledger, short: str) -> str:
    """The id of the ledger's claim that is named; a UsageError where it is something else."""
    named = book.named(short)
    if named.kind != "claim":
        raise UsageError(f"{short} is a {named.kind}, and no claim; `sayso claims` shows the ids of claims.")
    return named.id


def _ledgers(settings: Settings, as_lines: bool, everything: bool) -> None:
    """Print what comparing found of every story of the ledger."""
    with opened(settings) as book:
        from sayso.commands.showing import every_story

        for found in every_story(book):
            show_compared(found, as_lines, everything)
