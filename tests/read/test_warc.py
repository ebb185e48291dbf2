"""Web archives: what is good is read, what is bad is counted, whatever stands beside what."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sayso.read import read
from sayso.settings import Settings
from sayso.values import Capture, Failure

HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def page(number: int) -> bytes:
    return f"<p>Report {number}: the crest reached Lund.</p>".encode()


def record(
    number: int, body: bytes | None = None, http: bytes = HTTP, kind: str = "response", lie: int = 0, **fields: str
) -> bytes:
    """A record; its Content-Length is off by ``lie``."""
    block = http + b"\r\n" + (page(number) if body is None else body) if http else body or b""
    head = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{number:032x}>",
        "WARC-Date": "2031-05-12T09:00:00Z",
        "WARC-Target-URI": f"http://lund.example/{number}",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block) + lie),
        **{name.replace("_", "-"): value for name, value in fields.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def taken(path: Path, data: bytes, settings: Settings | None = None) -> list[Capture | Failure]:
    path.write_bytes(data)
    return list(read([str(path)], settings or Settings()))


def numbers(items: list[Capture | Failure]) -> list[int]:
    return [int(str(item.given.url).rpartition("/")[2]) for item in items if isinstance(item, Capture)]


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc", "a"])
def test_an_archive(tmp_path: Path, name: str) -> None:
    records = [record(n) for n in range(3)]
    if name.endswith("gz"):
        records = [packed(data) for data in records]
    items = taken(tmp_path / name, b"".join(records))
    starts = [0, len(records[0]), len(records[0] + records[1])]
    for number, (item, start) in enumerate(zip(items, starts, strict=True)):
        assert isinstance(item, Capture)
        assert item.data == page(number) and item.media_type == "text/html; charset=utf-8"
        assert item.place == f"{tmp_path / name} record at byte {start}"
        assert item.given.url == f"http://lund.example/{number}"
        assert item.fetched == datetime(2031, 5, 12, 9, tzinfo=UTC)


def test_all_records_in_one_member(tmp_path: Path) -> None:
    items = taken(tmp_path / "a.warc.gz", packed(b"".join(record(n) for n in range(4))))
    assert numbers(items) == [0, 1, 2, 3]


def test_what_has_no_text_is_skipped_and_what_is_about_others_passed_over(tmp_path: Path) -> None:
    pdf = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n"
    items = taken(
        tmp_path / "a.warc",
        b"".join(
            (
                record(0, b"software: x\r\n", b"", "warcinfo"),
                record(1, b"GET / HTTP/1.1\r\n\r\n", b"", "request"),
                record(2, b"\x89PNG\r\n\x1a\n", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"),
                record(3, b"", kind="revisit"),
                record(4, b"not there", b"HTTP/1.1 404 Not Found\r\n"),
                record(5, b"a {}", b"HTTP/1.1 200 OK\r\nContent-Type: text/css\r\n"),
                record(6, b"%PDF-1.7", pdf),
                record(7, b""),
                record(8, b"It rained.", b"", "conversion", Content_Type="text/plain"),
                record(9),
                record(10, b"fields: x", b"", "metadata"),
            )
        ),
    )
    skipped = [item for item in items if isinstance(item, Failure)]
    assert len(items) == 8 and all(item.skipped and "is left out" in item.reason for item in skipped)
    assert numbers(items) == [6, 8, 9]
    assert [item.media_type for item in items if isinstance(item, Capture)] == [
        "application/pdf",
        "text/plain",
        "text/html; charset=utf-8",
    ]


def test_packed_and_chunked_bodies(tmp_path: Path) -> None:
    items = taken(
        tmp_path / "a.warc",
        record(0, packed(page(0)), HTTP + b"Content-Encoding: gzip\r\n")
        + record(1, b"3\r\n<p>\r\n1\r\nx\r\n0\r\n\r\n", HTTP + b"Transfer-Encoding: chunked\r\n"),
    )
    assert [item.data for item in items if isinstance(item, Capture)] == [page(0), b"<p>x"]


def digest(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def test_digests_are_compared(tmp_path: Path) -> None:
    good, bad = digest(HTTP + b"\r\n" + page(0)), digest(b"other")
    items = taken(tmp_path / "a.warc", record(0, WARC_Block_Digest=good) + record(1, WARC_Block_Digest=bad) + record(2))
    assert numbers(items) == [0, 2] and isinstance(items[1], Failure) and "digest" in items[1].reason


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


BAD: dict[str, Callable[[int], bytes]] = {
    "no head": lambda n: record(n).replace(b"WARC/1.0", b"WORC/1.0"),
    "no length": lambda n: record(n).replace(b"Content-Length", b"Content-Longth"),
    "too long": lambda n: record(n, lie=40),
    "far too long": lambda n: record(n, lie=10**9),
    "too short": lambda n: record(n, lie=-5),
    "garbage": lambda n: random.Random(n).randbytes(300),
    "half": lambda n: record(n)[:200],
    "no http": lambda n: record(n, b"garbage", b"garbage\r\n"),
    "cut by its crawler": lambda n: record(n, WARC_Truncated="length"),
    "wrong digest": lambda n: record(n, WARC_Block_Digest=digest(b"x")),
}


def then_packed(make: Callable[[int], bytes]) -> Callable[[int], bytes]:
    return lambda n: packed(make(n))


BAD_PACKED: dict[str, Callable[[int], bytes]] = {
    **{name: then_packed(make) for name, make in BAD.items()},
    "bad bytes": lambda n: flipped(packed(record(n)), 60),
    "bad check sum": lambda n: flipped(packed(record(n)), -6 % len(packed(record(n)))),
    "bad start": lambda n: flipped(packed(record(n)), 1),
    "half a member": lambda n: packed(record(n))[:100],
    "plain garbage": lambda n: b"garbage here\r\n\r\n",
}


@pytest.mark.parametrize(("name", "gz"), [*((name, False) for name in BAD), *((name, True) for name in BAD_PACKED)])
def test_a_bad_record_never_loses_its_good_neighbours(tmp_path: Path, name: str, gz: bool) -> None:
    wrap = packed if gz else bytes
    make = BAD_PACKED[name] if gz else BAD[name]
    bad = {1, 4, 5, 8}
    path = tmp_path / ("a.warc.gz" if gz else "a.warc")
    items = taken(path, b"".join(make(n) if n in bad else wrap(record(n)) for n in range(9)))
    failures = [item for item in items if isinstance(item, Failure)]
    assert numbers(items) == [0, 2, 3, 6, 7]
    assert all(item.stage == "read" and not item.skipped and "record at byte" in item.place for item in failures)
    # Two bad ones side by side, of which no boundary is left, count as one.
    merged = name in (("bad start", "plain garbage") if gz else ("garbage", "no head"))
    assert len(failures) == 4 - merged, failures


def test_the_first_record_may_be_bad(tmp_path: Path) -> None:
    items = taken(tmp_path / "a.warc.gz", flipped(packed(record(0)), 30) + packed(record(1)))
    assert numbers(items) == [1] and len(items) == 2
    items = taken(tmp_path / "a.warc", b"x" * 50 + b"\r\n\r\n" + record(1))
    assert numbers(items) == [1] and len(items) == 2


@pytest.mark.parametrize("gz", [False, True])
def test_truncation_is_seen_wherever_it_is(tmp_path: Path, gz: bool) -> None:
    parts = [packed(record(n)) if gz else record(n) for n in range(3)]
    data, whole = b"".join(parts), len(parts[0] + parts[1])
    for cut in range(whole + 1, len(data) - (0 if gz else 4), 7):
        items = taken(tmp_path / ("a.warc.gz" if gz else "a.warc"), data[:cut])
        assert numbers(items) == [0, 1] and len(items) == 3, cut
        last = items[-1]
        assert isinstance(last, Failure) and f"byte {whole}" in last.place
        assert "breaks off" in last.reason or cut < whole + 8


def test_limits_hold_for_each_record(tmp_path: Path) -> None:
    big = b"<p>" + random.Random(1).randbytes(2 << 20).hex().encode()
    settings = Settings(max_bytes=1 << 20)
    for wrap, name in ((bytes, "a.warc"), (packed, "a.warc.gz")):
        data = wrap(record(0)) + wrap(record(1, big)) + wrap(record(2))
        items = taken(tmp_path / name, data, settings)
        assert numbers(items) == [0, 2]
        assert isinstance(items[1], Failure) and "max_bytes" in items[1].reason


def test_what_is_no_archive(tmp_path: Path) -> None:
    for name, data in (("a.warc", b"It rained."), ("b.warc.gz", packed(b"It rained.")), ("c.warc.gz", b"")):
        (item,) = taken(tmp_path / name, data)
        assert isinstance(item, Failure), name


def test_an_archive_through_a_pipe_is_refused() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    (item,) = read(["-"], Settings(), Pipe(record(0)))
    assert isinstance(item, Failure) and "from a file only" in item.reason
