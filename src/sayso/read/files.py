"""One file or stream to its captures.

What the bytes are is told by their first ones, then by the file's name, then by how their text begins.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from sayso.errors import InputError, LimitError
from sayso.read.feeds import entries_of
from sayso.read.rows import BOM, ONE_ROW, ROWS, Wanted, failed, row_of, rows_of, size_name
from sayso.read.sniff import (
    CSV,
    FEED,
    TSV,
    TYPES,
    WARC,
    XLSX,
    marked_type,
    refusal,
    suffix_type,
    told_type,
    wide_charset,
)
from sayso.read.tables import table_rows
from sayso.read.unpack import row_in, stream_of
from sayso.read.warc import records_of
from sayso.settings import Settings
from sayso.values import Capture, Failure

PIECE = 1 << 20
READ = frozenset((*TYPES.values(), FEED))
CHARSET = re.compile(r"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
Follow = Callable[[Wanted], Iterator[Capture | Failure]]


def captures_of(raw: BinaryIO, name: str, place: str, settings: Settings, follow: Follow | None = None,
                sent: str = "") -> Iterator[Capture | Failure]:
    """The captures in a stream of bytes; ``name`` tells its kind by its suffix ("" where there is none), and
    ``sent`` is the media type that came with it. ``follow`` gives what is behind the addresses of feeds and
    lists; without it these are failures."""
    try:
        if suffix_type(name) == WARC and raw.seekable():  # even one whose first bytes are damaged
            stream, head, kind = None, b"", WARC
        else:
            stream = stream_of(raw, place, settings)
            head = stream.peek(1)
            kind = _kind_of(head, name, place, sent)
        if kind == WARC:
            if not raw.seekable():
                raise InputError(place, "is a web archive (WARC), which is read from a file only", "give its path")
            raw.seek(0)
            yield from records_of(raw, place, settings)
            return
        assert stream is not None
        if kind != ROWS:
            data = _whole(stream, place, settings)
            if kind == ONE_ROW:
                yield row_of(data.removeprefix(BOM), place, ONE_ROW)
            elif kind == FEED:
                entries = list(entries_of(data, place, sent))
                if not entries:
                    raise InputError(place, "is a feed without entries", "give another, or the address of a page")
                yield from _followed(entries, follow)
            elif kind in (CSV, TSV, XLSX):
                yield from _followed(table_rows(data, kind, place, settings), follow)
            elif not data.strip():
                raise InputError(place, "holds white space only", "give a file with a report in it")
            else:
                yield Capture(data, _with_charset(kind, sent), place)
            return
    except InputError as error:
        yield failed(error)
        return
    except (OSError, ValueError) as error:
        yield failed(unreadable(place, error))
        return
    yield from rows_of(stream, place, settings)


def _kind_of(head: bytes, name: str, place: str, sent: str) -> str:
    """The media type of what begins so. Raises InputError for what is nothing that can be read."""
    head = row_in(head) or head  # however the bytes arrive, a row's kind is told by the same of them
    if not head:
        raise InputError(place, "is empty", "give a file with a report in it")
    kind = marked_type(head, name)
    if kind is not None:
        return kind
    refused = refusal(head)
    if refused is not None:
        raise InputError(place, *refused)
    kind = told_type(head, name, sent)
    if kind not in READ:
        raise InputError(place, f"is {kind[:60]!r}, which is not read", "give a report as text, HTML or PDF")
    if kind in (ROWS, ONE_ROW) and wide_charset(head):
        raise InputError(place, "is JSON in UTF-16 or UTF-32", "save it as UTF-8")
    return ROWS if kind == ONE_ROW and _on_one_line(head) else kind


def _followed(items: Iterable[Wanted | Capture | Failure], follow: Follow | None) -> Iterator[Capture | Failure]:
    for item in items:
        if not isinstance(item, Wanted):
            yield item
        elif follow is not None:
            yield from follow(item)
        else:
            yield failed(InputError(item.place, "stands in a feed or list that another one leads to, and is not "
                                                "followed", "give that feed or list itself"), item.given.external_id)


def _with_charset(kind: str, sent: str) -> str:
    charset = CHARSET.search(sent)
    return f"{kind}; charset={charset[1]}" if charset and kind.startswith("text/") else kind


def unreadable(place: str, error: Exception) -> InputError:
    """The error for a file that the system does not hand out."""
    if isinstance(error, FileNotFoundError):
        return InputError(place, "no such file or folder", "check the path")
    if isinstance(error, PermissionError):
        return InputError(place, "may not be read", "check its permissions")
    reason = (isinstance(error, OSError) and error.strerror) or str(error)
    return InputError(place, f"cannot be read ({reason})", "check the path")


def _on_one_line(head: bytes) -> bool:
    """Whether JSON is one object a line, rather than one object over many lines."""
    first = head.removeprefix(BOM).lstrip()
    line, end, _ = first.partition(b"\n")
    return not end or (line.startswith(b"{") and line.rstrip().endswith(b"}")) or not line.startswith(b"{")


def _whole(stream: io.BufferedReader, place: str, settings: Settings) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(min(PIECE, settings.max_bytes + 1 - size)):
        pieces.append(piece)
        size += len(piece)
        if size > settings.max_bytes:
            raise LimitError(place, f"is larger than {size_name(settings.max_bytes)} (max_bytes)",
                             "split it, or raise SAYSO_MAX_BYTES")
    return b"".join(pieces)
