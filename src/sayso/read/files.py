"""One file or stream to its captures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from sayso.errors import InputError, LimitError
from sayso.read.rows import BOM, ONE_ROW, ROWS, failed, row_of, rows_of, size_name
from sayso.read.sniff import content_type, refusal, suffix_type, wide_charset
from sayso.read.unpack import row_in, stream_of
from sayso.settings import Settings
from sayso.values import Capture, Failure

PIECE = 1 << 20


def captures_of(raw: BinaryIO, name: str, place: str, settings: Settings) -> Iterator[Capture | Failure]:
    """The captures in a stream of bytes; ``name`` tells its kind by its suffix ("" where there is none)."""
    try:
        stream = stream_of(raw, place, settings)
        head = stream.peek(1)
        head = row_in(head) or head  # however the bytes arrive, a row's kind is told by the same of them
        if not head:
            raise InputError(place, "is empty", "give a file with a report in it")
        refused = refusal(head)
        if refused is not None:
            raise InputError(place, *refused)
        kind = suffix_type(name) or content_type(head)
        if kind in (ROWS, ONE_ROW) and wide_charset(head):
            raise InputError(place, "is JSON in UTF-16 or UTF-32", "save it as UTF-8")
        if kind == ONE_ROW and _on_one_line(head):
            kind = ROWS
        if kind != ROWS:
            data = _whole(stream, place, settings)
            if kind == ONE_ROW:
                yield row_of(data.removeprefix(BOM), place, ONE_ROW)
            elif not data.strip():
                raise InputError(place, "holds white space only", "give a file with a report in it")
            else:
                yield Capture(data, kind, place)
            return
    except InputError as error:
        yield failed(error)
        return
    except (OSError, ValueError) as error:
        yield failed(unreadable(place, error))
        return
    yield from rows_of(stream, place, settings)


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
