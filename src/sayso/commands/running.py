"""What every command shares: its options, its messages, its run over the inputs, its exit code.

Exit codes: 0 all was read (a report may have been skipped on purpose); 1 an error; 2 the call's words are
off; 3 finished, and some inputs failed; 4 all was refused by a rule; 5 bytes, spans or ids do not agree;
130 interrupted; 141 the reader of the output went away.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from sayso.errors import SaysoError, UsageError

if TYPE_CHECKING:
    from sayso.settings import Settings
    from sayso.values import Capture, Failure, Reading

INTERRUPTED, NO_READER = 130, 141

INPUT = (
    "A file (.txt, .md, .html, .pdf, .jsonl, .csv, .xlsx, .warc, also gzipped), a folder, a glob, the address of "
    "a page or feed, or - for stdin."
)
Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help=INPUT)]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="The day of publication (2031-05-12), whatever the reports say.")
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="The outlet, whatever the reports say.")]
Workers = Annotated[
    int | None, typer.Option(metavar="N", help="Processes to use; the output is the same. (default: 1)")
]
Offline = Annotated[
    bool | None,
    typer.Option("--offline", help="Take addresses from the cache only; nothing is fetched.", show_default=False),
]
Failures = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Also write what was not read to FILE, as JSON Lines.", dir_okay=False),
]


class Run:
    """One run over the inputs: its readings, a line on stderr for each that was not read, the counts at the end."""

    def __init__(self, inputs: Sequence[str], settings: Settings, failures: Path | None = None) -> None:
        from sayso.flow import Tally

        if failures is not None:
            written_to(failures).close()  # a wrong path is told before anything is read or printed
        self._inputs, self._settings, self._failures = inputs, settings, failures
        self._tally, self._refused = Tally(), 0

    def readings(
        self, at_the_end: bool = False, keep: Callable[[Capture], None] | None = None
    ) -> Iterator[Reading]:
        """What was read, in the order of the inputs. ``at_the_end``: nothing is printed before the last of them, so
        that progress is shown beside a terminal too. ``keep`` is given each capture."""
        from sayso.flow import read_reports
        from sayso.publish.progress import Progress
        from sayso.values import Failure

        stdin = sys.stdin.buffer if "-" in self._inputs else None
        with (
            failures_file(self._failures) as note,
            Progress(sys.stderr, None if at_the_end else sys.stdout) as progress,
        ):
            for outcome in read_reports(self._inputs, self._settings, stdin, self._tally, keep):
                progress.advance()
                if isinstance(outcome, Failure):
                    self._failed(outcome)
                    note(outcome)
                else:
                    yield outcome

    def close(self) -> None:
        """Print the counts, after all that was written to stdout."""
        sys.stdout.flush()
        say(str(self._tally))

    def leave(self) -> None:
        """End with the exit code that failed inputs ask for, if any did."""
        tally = self._tally
        if tally.failed:
            raise typer.Exit(4 if self._refused == tally.failed and not tally.kept + tally.duplicate else 3)

    def _failed(self, failure: Failure) -> None:
        from sayso.read import Refusal

        self._refused += isinstance(failure, Refusal)
        say(f"{'skipped' if failure.skipped else 'failed'}: {failure.reason}")


@contextmanager
def failures_file(path: Path | None) -> Iterator[Any]:
    """A function that notes a failure: in the file, one JSON object a line, or nowhere."""
    if path is None:
        yield lambda failure: None
        return
    from dataclasses import asdict

    from sayso.publish.lines import json_line

    with written_to(path) as file:
        yield lambda failure: file.write(json_line(asdict(failure)))


def written_to(path: Path) -> BinaryIO:
    """The file, opened for writing; a UsageError where that cannot be."""
    try:
        return path.open("wb")
    except OSError as error:
        raise UsageError(
            f"{path}: the failures cannot be written there ({error.strerror}); give another file."
        ) from error


@contextmanager
def guarded() -> Iterator[None]:
    """Errors become one sentence on stderr and their exit code; a reader that left ends the run quietly."""
    try:
        yield
        sys.stdout.flush()
    except SaysoError as error:
        say(f"error: {error}")
        raise typer.Exit(error.exit_code) from None
    except KeyboardInterrupt:
        say("interrupted: what was printed so far is complete, the rest was not read.")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to flush at exit
        raise typer.Exit(NO_READER) from None
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        say(f"error: the output cannot be written ({error.strerror}); make room, or write elsewhere.")
        raise typer.Exit(1) from None


def say(line: str) -> None:
    """Print a message to stderr; what it quotes is shown, never obeyed."""
    from sayso.publish.visible import visible

    typer.echo(visible(line), err=True)
