"""Parse flags, call, print. Data go to stdout, everything else to stderr.

Exit codes: 0 all was read (a report may have been skipped on purpose); 1 an error; 2 the call's words are
off; 3 finished, and some inputs failed; 4 all was refused by a rule; 5 bytes, spans or ids do not agree;
130 interrupted; 141 the reader of the output went away.

What is slow to import (the stages, the model's runtime) is imported in the commands, so that
``sayso --help`` is quick.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso import __version__
from sayso.errors import SaysoError, UsageError
from sayso.settings import Settings, settings_from

if TYPE_CHECKING:
    from sayso.publish import Form
    from sayso.values import Reading

INTERRUPTED, NO_READER = 130, 141

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False,
                  help="Who says what, on whose authority: every attributed statement of news reports, "
                       "each with the exact characters it was read from.")


class Mentions(StrEnum):
    """What `--table` lists."""

    FIGURES = "figures"
    TIMES = "times"
    PLACES = "places"


Inputs = Annotated[list[str], typer.Argument(
    metavar="INPUT", help="A file (.txt, .md, .html, .pdf, .jsonl, .csv, .xlsx, .warc, also gzipped), a folder, "
                          "a glob, the address of a page or feed, or - for stdin.")]
Published = Annotated[str | None, typer.Option(
    metavar="DATE", help="The day of publication (2031-05-12), whatever the reports say.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="The outlet, whatever the reports say.")]
Workers = Annotated[int | None, typer.Option(
    metavar="N", help="Processes to use; the output is the same. (default: 1)")]
Offline = Annotated[bool | None, typer.Option(
    "--offline", help="Take addresses from the cache only; nothing is fetched.", show_default=False)]
Failures = Annotated[Path | None, typer.Option(
    metavar="FILE", help="Also write what was not read to FILE, as JSON Lines.", dir_okay=False)]


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


@app.command("demo")
def demo_command() -> None:
    """Read the bundled example reports, then say how to go on."""
    with guarded():
        from importlib import resources

        from sayso.publish import Form

        with resources.as_file(resources.files("sayso") / "examples") as folder:
            _run([str(folder)], Settings(), Form.TABLES)
        _say("These are invented reports of one event. To go on:\n"
             "  sayso read REPORT.txt            the statements of a report of your own\n"
             "  sayso read REPORT.txt --json     the same for programs, each with its exact place\n"
             "  sayso explain REPORT.txt         its text with the statements marked\n"
             "  sayso --help                     all commands")


def _run(inputs: list[str], settings: Settings, form: Form, as_lines: bool = False,
         failures: Path | None = None, only: str | None = None) -> None:
    """Read the inputs, publish the readings in a form, list the failures, close with the counts."""
    from sayso.flow import Tally, read_reports
    from sayso.publish import publish
    from sayso.publish.progress import Progress
    from sayso.read import Refusal
    from sayso.values import Failure

    tally, found, refused = Tally(), False, 0
    with _failures_file(failures) as note, Progress(sys.stderr, sys.stdout) as progress:
        show = publish(form, sys.stdout, as_lines)
        for outcome in read_reports(inputs, settings, sys.stdin.buffer if "-" in inputs else None, tally):
            progress.advance()
            if isinstance(outcome, Failure):
                refused += isinstance(outcome, Refusal)
                _say(f"{'skipped' if outcome.skipped else 'failed'}: {outcome.reason}")
                note(outcome)
            elif only is None or _is(outcome, only):
                found = True
                show(outcome)
    sys.stdout.flush()
    _say(str(tally))
    if only is not None and not found:
        raise UsageError(f"no report with the id {only} was read; `sayso read` prints the ids.")
    if tally.failed:
        raise typer.Exit(4 if refused == tally.failed and not tally.kept + tally.duplicate else 3)


def _is(reading: Reading, wanted: str) -> bool:
    return wanted in (reading.report.id, reading.report.external_id)


@contextmanager
def _failures_file(path: Path | None) -> Iterator[Any]:
    """A function that notes a failure: in the file, one JSON object a line, or nowhere."""
    if path is None:
        yield lambda failure: None
        return
    from dataclasses import asdict

    from sayso.publish.lines import json_line

    try:
        file = path.open("wb")
    except OSError as error:
        raise UsageError(f"{path}: the failures cannot be written there ({error.strerror}); "
                         "give another file.") from error
    with file:
        yield lambda failure: file.write(json_line(asdict(failure)))


@contextmanager
def guarded() -> Iterator[None]:
    """Errors become one sentence on stderr and their exit code; a reader that left ends the run quietly."""
    try:
        yield
    except SaysoError as error:
        _say(f"error: {error}")
        raise typer.Exit(error.exit_code) from None
    except KeyboardInterrupt:
        _say("interrupted: what was printed so far is complete, the rest was not read.")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to flush at exit
        raise typer.Exit(NO_READER) from None


def _say(line: str) -> None:
    from sayso.publish.visible import visible

    typer.echo(visible(line), err=True)


def main() -> None:
    """The console script."""
    app(prog_name="sayso")
