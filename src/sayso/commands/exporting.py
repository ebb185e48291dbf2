"""``sayso export``: the inputs, cross-checked, or the ledger, for other programs."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

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
    asked,
    not_with_inputs,
    query_of,
)
from sayso.commands.ledger import LedgerAt, opened
from sayso.commands.running import INPUT, Failures, Offline, Outlet, Published, Run, Workers, guarded, say
from sayso.errors import UsageError
from sayso.settings import Settings, settings_from

if TYPE_CHECKING:
    from sayso.answers import Query
    from sayso.ledger import Ledger
    from sayso.publish.exporting import Part
    from sayso.values import Capture

NAMED = "json, jsonl, csv, xlsx, parquet, geojson, jsonld, annotations, ucdp or bundle (or as the first word)."
BUNDLE = "bundle"
Anything = Annotated[
    list[str] | None, typer.Argument(metavar="[FORMAT] [INPUT]...", help=INPUT, show_default=False)
]


def export_command(
    inputs: Anything = None,
    *,
    format: Annotated[str | None, typer.Option("--format", metavar="FORMAT", help=NAMED)] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all.")
    ] = None,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave the reports' words out.")] = False,
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
    """Write reports and what comparing them found, for programs: of the inputs, or of the ledger."""
    with guarded():
        from sayso.publish.exporting import BINARY, FORMATS, ready

        given = list(inputs or ())
        if format is None and given and given[0] in (*FORMATS, BUNDLE):
            format = given.pop(0)
        if format is None:
            raise UsageError(f"give a format as the first word, or with --format: {', '.join((*FORMATS, BUNDLE))}.")
        if format != BUNDLE:
            ready(format)
        elif no_text:
            raise UsageError("a bundle holds the captures, so that --no-text has no meaning; leave it out.")
        if format in (*BINARY, BUNDLE) and output is None and sys.stdout.isatty():
            raise UsageError(f"--format {format} is no text for a terminal; give -o FILE.")
        flags = {"published": published, "outlet": outlet, "workers": workers, "offline": offline, "ledger": ledger}
        settings = settings_from({**flags, "outlet": outlet if given else None})
        words = [query] if query else None
        wanted = query_of(words, category, state, since, until, place, source, None if given else outlet, min_score)
        if not given:
            with opened(settings) as book, written(output) as out:
                _of_ledger(book, format, wanted, id or [], not no_text, out)
            return
        not_with_inputs(id, wanted)
        run = Run(given, settings, failures)
        with written(output) as out:
            _of_inputs(run, format, given, settings, not no_text, out)
        run.close()
        run.leave()


def _of_inputs(run: Run, format: str, given: list[str], settings: Settings, texts: bool, out: BinaryIO) -> None:
    from sayso.comparing import compare
    from sayso.publish.exporting import export, part_of, settled

    captures: dict[str, bytes] = {}

    def keep(capture: Capture) -> None:
        captures[capture.sha256] = capture.data

    once = settled(run.readings(at_the_end=True, keep=keep if format == BUNDLE else None))
    parts = [part_of(once, compare(once), texts=texts)]
    if format == BUNDLE:
        said = {"inputs": given, "published": settings.published, "outlet": settings.outlet}
        _bundle(parts, captures.__getitem__, {name: value for name, value in said.items() if value is not None}, out)
    else:
        export(format, parts, out)


def _of_ledger(book: Ledger, format: str, query: Query, ids: list[str], texts: bool, out: BinaryIO) -> None:
    from sayso.commands.choosing import parts_of
    from sayso.publish.exporting import export

    parts = parts_of(book, query, ids, texts)
    if format == BUNDLE:
        _bundle(parts, book.captures.get, {"ledger": {**asked(query), "ids": ids}}, out)
    else:
        export(format, parts, out)


def _bundle(parts: Iterable[Part], capture: Callable[[str], bytes], said: dict[str, Any], out: BinaryIO) -> None:
    from sayso.publish.bundling import write_bundle

    sha256 = write_bundle(parts, capture, said, out)
    say(f"the bundle's manifest has the SHA-256 {sha256}; who gets it can compare that with what verify.py prints.")


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
