"""Web archives (WARC, also gzipped): each answer with a text in it is a capture, with its address and its day.

fastwarc reads a record quickly and well, but ends in silence where an archive breaks off, and gives up, or runs into
the next record, where one is damaged. So the records are told apart here first, and each is given to it alone:

1. In a gzipped archive each record is a gzip member; after a damaged one the next beginning of a member is looked for.
2. In a plain one each record says its length; where no two line breaks follow at its end, the length is wrong, and
   the next beginning of a record is looked for.
3. A record that is whole is read by fastwarc, its digest compared, and its text handed on.
4. Answers without a text, and records that repeat another, are skipped, each with its reason. Requests, metadata and
   notes of the crawler are about other records and are passed over.
"""

from __future__ import annotations

import io
import mmap
import re
from collections.abc import Iterator
from datetime import UTC
from typing import Any, BinaryIO

from sayso.errors import InputError, LimitError, SkippedError
from sayso.read.rows import failed, size_name
from sayso.read.sniff import PDF, marked_type, refusal, told_type
from sayso.read.unpack import GZIP, member_of
from sayso.settings import Settings
from sayso.values import Capture, Failure, Given

Archive = bytes | mmap.mmap
BEGINNING = b"WARC/1."
RECORD = re.compile(rb"WARC/1\.[0-9]\r?\n[A-Za-z-]{1,40}:")
"""A record's first bytes, as they are looked for behind a bad one."""
BETWEEN = b"\r\n\r\n"
MEMBER = GZIP + b"\x08"
LARGEST_HEAD = 1 << 15
"""Bytes of a record's head, as fastwarc bounds them too."""
LENGTH = re.compile(rb"(?i)\r\ncontent-length:[ \t]*([0-9]{1,18})[ \t]*(?:\r\n|$)")
TEXTS = ("text/html", "text/plain", "text/markdown", PDF)
ABOUT_OTHERS = ("warcinfo", "request", "metadata")
COPY_AGAIN = "fetch or copy the archive again"


def records_of(raw: BinaryIO, place: str, settings: Settings) -> Iterator[Capture | Failure]:
    """The texts of an archive in its order, and a failure for each record that is broken or skipped. ``raw`` is
    a file or bytes in memory. Raises InputError where there are no records."""
    data = _seen(raw)
    found = False
    for start, record in _members(data, place, settings) if data[:2] == GZIP else _framed(data, None, place, settings):
        found = True
        if isinstance(record, Failure):
            yield record
        else:
            item = _text_of(record, f"{place} record at byte {start}")
            if item is not None:
                yield item
    if not found:
        raise InputError(place, "holds no records", "give a web archive (WARC), or name the file by what it is")


def _seen(raw: BinaryIO) -> Archive:
    try:
        return mmap.mmap(raw.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return raw.read()


def _members(data: Archive, place: str, settings: Settings) -> Iterator[tuple[int, bytes | Failure]]:  # 1
    at = 0
    while 0 <= at < len(data):
        where = f"{place} record at byte {at}"
        try:
            record, end = member_of(data, at, where, settings)
        except LimitError as error:
            yield at, failed(error)
            at = data.find(MEMBER, at + 1)
            continue
        except InputError as error:
            following = data.find(MEMBER, at + 1)
            cut = following < 0 and "breaks off" in error.what
            yield at, failed(_broken_off(where) if cut else _damaged(where))
            at = following
            continue
        yield from _framed(record, at, place, settings)
        at = end
        while at < len(data) and data[at : at + 1] == b"\0":  # padding
            at += 1
        if at < len(data) and data[at : at + 3] != MEMBER:
            yield at, failed(_damaged(f"{place} record at byte {at}"))
            at = data.find(MEMBER, at)


def _framed(
    data: Archive, member: int | None, place: str, settings: Settings
) -> Iterator[tuple[int, bytes | Failure]]:  # 2
    """The records of an archive that is not packed, or of the gzip member that begins at byte ``member``."""
    at = 0
    while at < len(data):
        position = at if member is None else member
        where = f"{place} record at byte {position}"
        end, error = _end_of(data, at, where, settings)
        if error is None:
            yield position, data[at:end]
            at = end
            while data[at : at + 2] == b"\r\n":
                at += 2
            continue
        yield position, failed(error)
        following = RECORD.search(data, at + 1)
        if following is None:
            return
        at = following.start()


def _end_of(data: Archive, at: int, where: str, settings: Settings) -> tuple[int, InputError | None]:
    """Where the record that begins at ``at`` ends, or what is wrong with it."""
    if data[at : at + len(BEGINNING)] != BEGINNING:
        return at, _damaged(where)
    head_end = data.find(BETWEEN, at, at + LARGEST_HEAD)
    if head_end < 0:
        if at + LARGEST_HEAD > len(data) and not RECORD.search(data, at + 1):
            return at, _broken_off(where)
        return at, InputError(where, "has a head without an end, and is left out", COPY_AGAIN)
    if RECORD.search(data, at + 1, head_end):  # cut off in its head, and the next one's is taken for the rest of it
        return at, _damaged(where)
    length = LENGTH.search(data[at : head_end + 2])
    if length is None:
        return at, InputError(where, "says no length, and is left out", COPY_AGAIN)
    size = int(length[1])
    end = head_end + len(BETWEEN) + size
    if end > len(data):
        if not RECORD.search(data, head_end):
            return at, _broken_off(where)
        return at, InputError(where, "says a length that is wrong, and is left out", COPY_AGAIN)
    if not BETWEEN.startswith(data[end : end + len(BETWEEN)]):
        return at, InputError(where, "says a length that is wrong, and is left out", COPY_AGAIN)
    if size > settings.max_bytes:
        # It is whole, so what follows is not at risk: the search for the next record finds its end.
        return at, LimitError(
            where, f"is larger than {size_name(settings.max_bytes)} (max_bytes)", "raise SAYSO_MAX_BYTES"
        )
    return end, None


def _broken_off(where: str) -> InputError:
    return InputError(where, "breaks off: the archive ends before this record does", COPY_AGAIN)


def _damaged(where: str) -> InputError:
    return InputError(where, "is damaged, and is left out", COPY_AGAIN)


def _text_of(record: bytes, where: str) -> Capture | Failure | None:  # 3
    """The text in a whole record, why there is none, or None for a record that is about another."""
    from fastwarc import ArchiveIterator

    try:
        parsed = next(iter(ArchiveIterator(io.BytesIO(record + BETWEEN), parse_http=False)), None)
        if parsed is None:
            raise ValueError("no record")
        return _capture(parsed, where)
    except InputError as error:
        return failed(error)
    except Exception as error:  # fastwarc lets errors of several kinds through
        what = " ".join(str(error).split())[:100] or type(error).__name__
        return failed(InputError(where, f"cannot be read ({what})", COPY_AGAIN))


def _capture(record: Any, where: str) -> Capture | None:
    kind = (record.headers.get("WARC-Type") or "unknown").strip().lower()
    if kind in ABOUT_OTHERS:
        return None
    if kind not in ("response", "resource", "conversion"):  # 4
        raise SkippedError(
            where, f"is left out, since it is a {kind} record, with no text of its own", "nothing needs to be done"
        )
    if record.headers.get("WARC-Block-Digest") and not record.verify_block_digest():
        raise InputError(where, "does not have the digest that it says, and is left out", COPY_AGAIN)
    cut = record.headers.get("WARC-Truncated")
    if cut:
        raise InputError(where, f"was cut short when it was archived ({cut[:20]})", "look for another copy")
    sent = record.headers.get("Content-Type") or ""
    if kind == "response":
        if not record.is_http:
            raise SkippedError(where, "is left out, since it is no answer of a web server", "nothing needs to be done")
        record.parse_http(auto_decode="all")
        status = record.http_headers.status_code
        if status is None:
            raise InputError(where, "holds no answer that can be read as HTTP", COPY_AGAIN)
        if status != 200:
            raise SkippedError(where, f"is left out, since the server answered {status}", "nothing needs to be done")
        sent = record.http_headers.get("Content-Type") or ""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    body = record.reader.read()
    return Capture(body, _type_of(body, sent, where), where, Given(url=url), record.record_date.astimezone(UTC))


def _type_of(body: bytes, sent: str, where: str) -> str:
    head = body[: 1 << 16]
    if not head.strip():
        raise SkippedError(where, "is left out, since it is empty", "nothing needs to be done")
    kind = marked_type(head) or (None if refusal(head) else told_type(head, sent=sent))
    if kind not in TEXTS:
        what = kind or sent.partition(";")[0].strip() or "binary data"
        raise SkippedError(where, f"is left out, since it is {what[:60]} and no text", "nothing needs to be done")
    charset = re.search(r"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{1,40})", sent, re.IGNORECASE)
    return f"{kind}; charset={charset[1]}" if charset and kind.startswith("text/") else kind
