"""Streams that keep their limits. The only place where packed bytes are unpacked.

A stream hands out bytes piece by piece and raises as soon as a limit is passed, so that a bomb is
never unpacked beyond it. What was good before a break can still be read; the break comes after it.
"""

from __future__ import annotations

import io
import mmap
import zipfile
import zlib
from collections.abc import Callable, Iterable
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


def body_of(pieces: Iterable[bytes], packed: bool, place: str, settings: Settings) -> Callable[[int], bytes]:
    """A ``read(size)`` over the pieces of a body as they arrive, unpacked where the sender packed it (gzip).

    Reading raises LimitError over ``settings.max_ratio``, InputError where the gzip is broken.
    """
    taken = _Pieces(pieces)
    if not packed:
        return taken.read
    return _Unpacking(io.BufferedReader(_Steady(taken.read), BUFFER), place, settings.max_ratio).read


class _Pieces:
    """Hands out pieces of any sizes in sizes asked for."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces, self._rest = iter(pieces), b""

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes; none at the end."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = piece
        out, self._rest = self._rest[:size], self._rest[size:]
        return out


def row_in(head: bytes) -> bytes | None:
    """The first line of bytes that begin with a JSON object on a line of its own, else None."""
    line, end, _ = head.partition(b"\n")
    bare = line.removeprefix(b"\xef\xbb\xbf").strip()
    return line + end if end and bare.startswith(b"{") and bare.endswith(b"}") else None


def member_of(data: bytes | mmap.mmap, at: int, place: str, settings: Settings) -> tuple[bytes, int]:
    """The gzip member that begins at byte ``at``, unpacked, and where it ends.

    Raises LimitError over ``settings.max_bytes`` (and some room for a head) or ``settings.max_ratio``, InputError
    where the member is broken.
    """
    limit = settings.max_bytes + RATIO_FROM
    member = zlib.decompressobj(wbits=31)
    pieces: list[bytes] = []
    size, taken = 0, at
    waiting = b""
    while not member.eof:
        if not waiting:
            waiting = data[taken:taken + PACKED_PIECE]
            taken += len(waiting)
            if not waiting:
                raise InputError(place, "is a gzip file that breaks off before its end", "fetch or copy it again")
        try:
            piece = member.decompress(waiting, BUFFER)
        except zlib.error as error:
            raise InputError(place, f"is a damaged gzip file ({error})", "fetch or copy it again") from None
        waiting = member.unconsumed_tail
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise LimitError(place, f"is larger than {settings.max_bytes} bytes (max_bytes)", "raise SAYSO_MAX_BYTES")
        if size > RATIO_FROM and size > settings.max_ratio * (taken - at):
            raise LimitError(place, f"unpacks to more than {settings.max_ratio} times its size (max_ratio)",
                             "raise SAYSO_MAX_RATIO if you trust it")
    return b"".join(pieces), taken - len(member.unused_data)


def check_zip(data: bytes, place: str, settings: Settings) -> None:
    """Raise LimitError for a ZIP file whose parts unpack beyond the settings, InputError for a damaged one. The sizes
    in its directory hold: no reader of it unpacks a part beyond them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise InputError(place, f"is a damaged ZIP or office file ({error})", "save or copy it again") from None
    if size > settings.max_bytes:
        raise LimitError(place, f"unpacks to more than {settings.max_bytes} bytes (max_bytes)",
                         "split it, or raise SAYSO_MAX_BYTES")
    if size > RATIO_FROM and size > settings.max_ratio * len(data):
        raise LimitError(place, f"unpacks to more than {settings.max_ratio} times its size (max_ratio)",
                         "raise SAYSO_MAX_RATIO if you trust it")


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
