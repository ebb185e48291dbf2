"""The verb: inputs as a person names them, one after the other."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from sayso.errors import InputError, SkippedError, UsageError
from sayso.read.files import captures_of, unreadable
from sayso.read.rows import Wanted, failed, shown_url
from sayso.read.sniff import TYPES, suffix_type
from sayso.read.web import Web
from sayso.settings import Settings
from sayso.values import Capture, Failure, Given

if TYPE_CHECKING:
    from sayso.read.net import Net

STDIN = "standard input"
OTHER_KINDS = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISCHR, "a device"),
               (stat.S_ISBLK, "a device"))
ADVICE = "give a path, a folder, a quoted pattern, or - for standard input"


def read(inputs: Sequence[str], settings: Settings, stdin: BinaryIO | None = None,
         net: Net | None = None) -> Iterator[Capture | Failure]:
    """The captures that the inputs name, in their order; a Failure in the place of each that cannot be read.

    An input is a path, a folder (its reports, sorted, at any depth), a pattern (``*``, ``**``), an address (of a
    page, or of anything that a file may be), or ``-``. Feeds, and lists that give an address without a text, are
    followed. Files of any name are read when they are named; a folder gives those with a known suffix, and a
    skipped Failure for each other one that is not hidden. ``net`` takes the place of the outside world in tests.
    Raises UsageError, at once, where there are no inputs; everything else is a Failure.
    """
    if not inputs:
        raise UsageError(f"there is nothing to read; {ADVICE}.")
    return _all(tuple(inputs), settings, stdin, Web(settings, net))


def read_stream(stream: BinaryIO, name: str, place: str, settings: Settings, net: Net | None = None
                ) -> Iterator[Capture | Failure]:
    """The captures in bytes that somebody handed over; ``name`` tells their kind by its suffix, as a file's does, and
    ``place`` names them for a person."""
    yield from captures_of(stream, name, place, settings, Web(settings, net).follow)


def read_url(url: str, settings: Settings, given: Given, net: Net | None = None) -> Iterator[Capture | Failure]:
    """The captures behind an address, with what is known of them before; a Failure where it is none."""
    place = shown_url(url)
    if not url.lower().startswith(("http://", "https://")):
        yield failed(InputError(place, "is no address of a page", "give one that begins with http:// or https://"),
                     given.external_id)
        return
    yield from Web(settings, net).captures(Wanted(url, given, place))


def _all(inputs: tuple[str, ...], settings: Settings, stdin: BinaryIO | None, web: Web) -> Iterator[Capture | Failure]:
    stdin_read = False
    for name in inputs:
        if name.lower().startswith(("http://", "https://")):
            yield from web.captures(Wanted(name, Given(), shown_url(name)))
        elif name != "-":
            yield from _named(name, settings, web)
        elif stdin_read:
            yield failed(InputError(STDIN, "was already read", "give - once"))
        else:
            stdin_read = True
            yield from _standard_input(settings, stdin, web)


def _standard_input(settings: Settings, stdin: BinaryIO | None, web: Web) -> Iterator[Capture | Failure]:
    stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
    if stream is None:
        yield failed(InputError(STDIN, "is closed", "pipe a report into it, or give a path"))
    else:
        yield from captures_of(stream, "", STDIN, settings, web.follow)


def _named(name: str, settings: Settings, web: Web) -> Iterator[Capture | Failure]:
    place = shown(name)
    try:
        mode = os.stat(name).st_mode
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError) and glob.has_magic(name) and not os.path.lexists(name):
            yield from _matching(name, settings, web)
        else:
            yield failed(unreadable(place, error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(name, settings, web)
    else:
        yield from _file(name, settings, web)


def _matching(pattern: str, settings: Settings, web: Web) -> Iterator[Capture | Failure]:
    names = sorted(glob.glob(pattern, recursive=True))
    if not names:
        yield failed(InputError(shown(pattern), "no file matches the pattern", "check it, and put it in quotes"))
        return
    folders: set[str] = set()
    named = frozenset(os.path.normpath(name) for name in names)
    for name in names:
        path = os.path.normpath(name)
        # "**" matches a folder and what is in it: each file once. One that the folder left out was named here.
        given = any(str(parent) in folders for parent in PurePath(path).parents)
        if not os.path.isdir(name):
            if not given or suffix_type(path) is None:
                yield from _named(name, settings, web)
        elif path not in folders:
            folders.add(path)
            if not given:
                yield from _folder(name, settings, web, named)


def _folder(name: str, settings: Settings, web: Web,
            named: frozenset[str] = frozenset()) -> Iterator[Capture | Failure]:
    """What a folder holds; ``named`` files are read for their own name, and not left out here."""
    found = False
    for item in _walk(name):
        if isinstance(item, Failure):
            found = True
            yield item
        elif suffix_type(item) is not None:
            found = True
            yield from _file(item, settings, web)
        elif os.path.normpath(item) not in named:
            yield _left_out(item)
    if not found:
        yield failed(InputError(shown(name), "the folder holds no reports",
                                f"name a file, or give a folder with {', '.join(TYPES)} files"))


def _left_out(path: str) -> Failure:
    suffix = os.path.splitext(path)[1]
    why = f"a folder's {suffix} files are not read" if suffix else "its name has no suffix that tells its kind"
    error = SkippedError(shown(path), f"is left out, since {why}", "name the file to have it tried")
    return replace(failed(error), skipped=True)


def _walk(top: str) -> Iterator[str | Failure]:
    """The files, depth first by name, without hidden ones. A folder reached twice (links) is read once."""
    seen: set[tuple[int, int]] = set()
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            state = os.stat(path)
            if not stat.S_ISDIR(state.st_mode):
                yield path
                continue
            if (state.st_dev, state.st_ino) in seen:
                continue
            seen.add((state.st_dev, state.st_ino))
            entries = sorted((e for e in os.listdir(path) if not e.startswith(".")), reverse=True)
        except OSError as error:
            if path == top or suffix_type(path) is not None or isinstance(error, PermissionError):
                yield failed(unreadable(shown(path), error))
            else:
                yield path
            continue
        waiting.extend(os.path.join(path, entry) for entry in entries)


def _file(name: str, settings: Settings, web: Web) -> Iterator[Capture | Failure]:
    place = shown(name)
    try:
        mode = os.stat(name).st_mode
        for is_kind, kind in OTHER_KINDS:
            if is_kind(mode):
                raise InputError(place, f"is {kind}, not a file", "give a file, or pipe it into -")
        stream = open(name, "rb", buffering=0)  # noqa: SIM115 - closed below, after the last capture is taken
    except InputError as error:
        yield failed(error)
        return
    except (OSError, ValueError) as error:
        yield failed(unreadable(place, error))
        return
    with closing(stream):
        yield from captures_of(stream, name, place, settings, web.follow)


def shown(path: str) -> str:
    """A path as it can be printed: bytes that are no text become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
