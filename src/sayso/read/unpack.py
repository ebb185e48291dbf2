"""Streams that keep their limits. The only place where packed bytes are unpacked.

A stream hands out bytes piece by piece and raises as soon as a limit is passed, so that a bomb is
never unpacked beyond it. What was good before a break can still be read; the break comes after it.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import BinaryIO

from sayso.errors import InputError, LimitError
from sayso.settings import MEBIBYTE, Settings

GZIP = b"\x1f\x8b"
PACKED_PIECE = 1 << 14
"""Packed bytes taken at a time: small, since each gzip member copies what follows it in the piece."""
BUFFER = 1 << 16
"""Bytes that can be looked at ahead, for telling what a file is."""
RATIO_FROM = MEBIBYTE
"""Below this many unpacked bytes any ratio is harmless."""


def stream_of(raw: BinaryIO, place: str, settings: Settings) -> io.BufferedReader:
    """A reader of what ``raw`` holds, unpacked where it is gzip (told by its first bytes).

    ``peek(1)`` of the reader shows up to 64 KiB ahead, or the first line where that is a row. From then on
    what arrives is handed on at once, so that the rows of a pipe can be read while it is being filled.

    Reading raises LimitError over ``settings.max_ratio``, InputError where the gzip is broken.
    """
    packed: io.BufferedReader = io.BufferedReader(_Steady(getattr(raw, "read1", raw.read)), BUFFER)
    if packed.peek(1)[:2] != GZIP:
        return packed
    return io.BufferedReader(_Steady(_Unpacking(packed, place, settings.max_ratio).read), BUFFER)


def row_in(head: bytes) -> bytes | None:
    """The first line of bytes that begin with a JSON object on a line of its own, else None."""
    line, end, _ = head.partition(b"\n")
    bare = line.removeprefix(b"\xef\xbb\xbf").strip()
    return line + end if end and bare.startswith(b"{") and bare.endswith(b"}") else None


class _Steady(io.RawIOBase):
    """Fills the first request as far as it takes to tell what the bytes are (pipes and unpackers give
    them in small pieces), and answers the others with what there is.

    An error that comes after some bytes is kept back until those were handed out.
    """

    def __init__(self, take: Callable[[int], bytes | None]) -> None:
        super().__init__()
        self._take = take
        self._error: Exception | None = None
        self._told = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        view, filled = memoryview(buffer), 0
        while filled < len(view) and self._error is None:
            try:
                piece = self._take(len(view) - filled)
            except Exception as error:
                self._error = error
                break
            if not piece:
                break
            view[filled:filled + len(piece)] = piece
            filled += len(piece)
            if self._told or _tells(bytes(view[:filled]), piece):
                break
        self._told = True
        if self._error is not None and not filled:
            raise self._error
        return filled


def _tells(head: bytes, piece: bytes) -> bool:
    """Whether bytes, of which ``piece`` came last, tell what they are; only their first line can."""
    if head.startswith(GZIP):
        return True
    return b"\n" in piece and head.find(b"\n") >= len(head) - len(piece) and row_in(head) is not None


class _Unpacking:
    """Unpacks gzip members one after the other. Bytes after them that are no member are left, as gzip
    does; they are an error where the members held nothing."""

    def __init__(self, packed: io.BufferedReader, place: str, ratio: int) -> None:
        self._packed, self._place, self._ratio = packed, place, ratio
        self._member = zlib.decompressobj(wbits=31)
        self._begun = self._over = False
        self._waiting = b""
        self._in = self._out = 0

    def read(self, size: int) -> bytes:
        """Up to ``size`` unpacked bytes; none at the end."""
        while not self._over:
            if not self._waiting:
                self._waiting = self._packed.read1(PACKED_PIECE)
                self._in += len(self._waiting)
                if not self._waiting:
                    if self._begun:
                        raise InputError(self._place, "is a gzip file that breaks off before its end",
                                         "fetch or copy it again")
                    return b""
            if not self._begun:
                self._waiting = self._waiting.lstrip(b"\0")  # members may be followed by padding
                if not self._waiting:
                    continue
                if self._out and not self._a_member_follows():
                    self._over = True
                    break
            piece = self._unpacked(size)
            if piece:
                return piece
        return b""

    def _a_member_follows(self) -> bool:
        while len(self._waiting) < len(GZIP) and (more := self._packed.read1(PACKED_PIECE)):
            self._waiting += more
            self._in += len(more)
        return self._waiting.startswith(GZIP)

    def _unpacked(self, size: int) -> bytes:
        self._begun = True
        try:
            piece = self._member.decompress(self._waiting, size)
        except zlib.error as error:
            raise InputError(self._place, f"is a damaged gzip file ({error})", "fetch or copy it again") from None
        self._waiting = self._member.unconsumed_tail
        if self._member.eof:
            self._waiting = self._member.unused_data
            self._member = zlib.decompressobj(wbits=31)
            self._begun = False
        self._out += len(piece)
        if self._out > RATIO_FROM and self._out > self._ratio * (self._in - len(self._waiting)):
            raise LimitError(self._place, f"unpacks to more than {self._ratio} times its size (max_ratio)",
                             "unpack it yourself if you trust it, or raise SAYSO_MAX_RATIO")
        return piece
