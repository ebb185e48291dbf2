"""``sayso export``: the inputs, cross-checked, or the ledger, for other programs."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from sayso.commands.running import INPUT, Failures, Offline, Outlet, Published, Run, Workers, guarded
from sayso.errors import UsageError
from sayso.settings import settings_from

NAMED = "json, jsonl, csv, xlsx, parquet, geojson, jsonld, annotations or ucdp."
LEDGER = "the ledger cannot be asked by this command as yet: name the reports to be read."
Anything = Annotated[list[str] | None, typer.Argument(metavar="[INPUT]...", help=INPUT, show_default=False)]


def export_command(
    inputs: Anything = None,
    *,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT", help=NAMED)],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all.")
    ] = None,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave the reports' words out.")] = False,
    published: Published = None,
    outlet: Outlet = None,
    workers: Workers = None,
    offline: Offline = None,
    failures: Failures = None,
) -> None:
    """Write reports and what comparing them found, for programs."""
    with guarded():
        from sayso.publish.exporting import BINARY, export, part_of, ready

        ready(format)
        if format in BINARY and output is None and sys.stdout.isatty():
            raise UsageError(f"--format {format} is no text for a terminal; give -o FILE.")
        settings = settings_from({"published": published, "outlet": outlet, "workers": workers, "offline": offline})
        if not inputs:
            raise UsageError(LEDGER)
        run = Run(inputs, settings, failures)
        with written(output) as out:
            readings = tuple(run.readings(at_the_end=True))
            from sayso.comparing import compare
            from sayso.publish.exporting.parts import settled

            once = settled(readings)
            export(format, [part_of(once, compare(once), texts=not no_text)], out)
        run.close()
        run.leave()


@contextmanager
def written(path: Path | None) -> Iterator[BinaryIO]:
    """Where bytes go: stdout, or a file that takes its name only when all is written. A UsageError where it cannot be
    made."""
    if path is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if path.exists() and not path.is_file():
        with _opened(path) as file:  # a device or a pipe has no place for a file beside it
            yield file
        return
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written there ({error.strerror}); give another file.") from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); give another file.") from error
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("wb")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); give another file.") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
