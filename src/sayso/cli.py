"""Parse flags, call, print. Data go to stdout, everything else to stderr.

What the commands share (their options, messages and exit codes) is in ``sayso.commands.running``.

What is slow to import (the stages, the model's runtime) is imported in the commands, so that
``sayso --help`` is quick.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso import __version__
from sayso.commands.asking import register as register_asking
from sayso.commands.comparing import compare_command, demo_command, trace_command
from sayso.commands.exporting import export_command
from sayso.commands.judging import register as register_judging
from sayso.commands.ledger import register as register_ledger
from sayso.commands.reporting import report_command
from sayso.commands.running import Failures, Inputs, Offline, Outlet, Published, Run, Workers, guarded
from sayso.commands.serve import serve_command
from sayso.errors import UsageError
from sayso.settings import Settings, settings_from

if TYPE_CHECKING:
    from sayso.publish import Form
    from sayso.values import Reading

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False,
                  help="Who says what, on whose authority: every attributed statement of news reports, "
                       "each with the exact characters it was read from.")


class Mentions(StrEnum):
    """What `--table` lists."""

    FIGURES = "figures"
    TIMES = "times"
    PLACES = "places"


@app.callback(invoke_without_command=True)
def _top(version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False) -> None:
    if version:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.command("read")
def read_command(
        inputs: Inputs, *,
        json: Annotated[bool, typer.Option("--json", help="JSON Lines, also on a terminal.")] = False,
        table: Annotated[Mentions | None, typer.Option(
            help="Instead of statements, a row a figure, time or place, with its pin.")] = None,
        published: Published = None, outlet: Outlet = None, workers: Workers = None,
        offline: Offline = None, failures: Failures = None) -> None:
    """Print the statements of each report: tables on a terminal, JSON Lines otherwise."""
    with guarded():
        settings = settings_from({"published": published, "outlet": outlet, "workers": workers,
                                  "offline": offline})
        from sayso.publish import Form

        if table is not None:
            form = Form(table.value)
        else:
            form = Form.TABLES if sys.stdout.isatty() and not json else Form.LINES
        _run(inputs, settings, form, as_lines=json, failures=failures)


@app.command("explain")
def explain_command(
        inputs: Annotated[list[str], typer.Argument(metavar="REPORT", help="A report, or a file of several.")], *,
        id: Annotated[str | None, typer.Option("--id", metavar="ID", help="Only the report with this id.")] = None,
        published: Published = None, outlet: Outlet = None, offline: Offline = None) -> None:
    """Print the text of a report with its statements marked, to check them."""
    with guarded():
        from sayso.publish import Form

        settings = settings_from({"published": published, "outlet": outlet, "offline": offline})
        _run(inputs, settings, Form.MARKED, only=id)


app.command("compare")(compare_command)
app.command("trace")(trace_command)
app.command("export")(export_command)
app.command("report")(report_command)
app.command("demo")(demo_command)
register_ledger(app)
register_asking(app)
register_judging(app)
app.command("serve")(serve_command)


def _run(inputs: list[str], settings: Settings, form: Form, as_lines: bool = False,
         failures: Path | None = None, only: str | None = None) -> None:
    """Read the inputs, publish the readings in a form, list the failures, close with the counts."""
    from sayso.publish import publish

    run, found = Run(inputs, settings, failures), False
    show = publish(form, sys.stdout, as_lines)
    for reading in run.readings():
        if only is None or _is(reading, only):
            found = True
            show(reading)
    run.close()
    if only is not None and not found:
        raise UsageError(f"no report with the id {only} was read; `sayso read` prints the ids.")
    run.leave()


def _is(reading: Reading, wanted: str) -> bool:
    return wanted in (reading.report.id, reading.report.external_id)


def main() -> None:
    """The console script."""
    app(prog_name="sayso")
