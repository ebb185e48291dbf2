"""Whatever the bytes are: captures and sentences, and never an error."""

from __future__ import annotations

import gzip
import io
import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.read.files import captures_of
from sayso.read.rows import Wanted
from sayso.settings import Settings
from sayso.values import Capture, Failure
from tests.read.test_tables import workbook
from tests.read.test_warc import packed, record
from tests.read.test_web import ATOM, rss

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
PIECES = (
    "\ud800",
    "\0",
    "\u202e",
    "שלום",
    "👩‍🚒",
    '"',
    ",",
    ";",
    "\n",
    "\r",
    "\t",
    "9" * 400,
    "text",
    "url",
    "id",
    "http://[",
    "http://a.example/\ud800",
    "<item>",
    "</item>",
    "<link>",
    "&amp;",
    "&#0;",
    "<![CDATA[",
    "]]>",
    "=1+1",
)
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=25).map("".join)


def followed(wanted: Wanted) -> Iterator[Capture | Failure]:
    assert wanted.url and "\n" not in wanted.place
    yield Failure(wanted.place, "read", f"{wanted.place}: is not followed here.")


def check(data: bytes, name: str, sent: str = "") -> None:
    for item in captures_of(io.BytesIO(data), name, "the input", Settings(max_bytes=1 << 20), followed, sent):
        if isinstance(item, Failure):
            assert item.reason.startswith(item.place) and item.reason.endswith("."), item
            assert "\n" not in item.reason
        else:
            assert item.data


@given(texts, st.sampled_from(["utf-8", "utf-16", "cp1252"]))
@QUICK
def test_any_list(text: str, charset: str) -> None:
    for header in ("", "id,url,text\n", "text;url\n"):
        check((header + text).encode(charset, "replace"), "a.csv")


@given(texts)
@QUICK
def test_any_feed(text: str) -> None:
    data = text.encode("utf-8", "replace")
    check(b"<rss><channel>" + data, "feed")
    check(rss("http://a.example/x").encode().replace(b"Crest", data), "feed", "text/xml; charset=x\udcff")
    check(b"<rss version='2.0'><channel><item><link>" + data + b"</link></item></channel></rss>", "")


def mutated(good: bytes, seed: int) -> bytes:
    """The bytes with some flipped, cut out, doubled or cut off."""
    chance, data = random.Random(seed), bytearray(good)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data))
        size = chance.randint(1, 40)
        kind = chance.randrange(4)
        if kind == 0:
            data[at] = chance.randrange(256)
        elif kind == 1:
            del data[at : at + size]
        elif kind == 2:
            data[at:at] = data[at : at + size]
        else:
            data[at : at + size] = chance.randbytes(size)
        if not data:
            break
    return bytes(data)


@pytest.mark.parametrize("seed", range(8))
def test_damage_of_every_kind_of_input(seed: int) -> None:
    inputs = {
        "a.warc": b"".join(record(n) for n in range(4)),
        "a.warc.gz": b"".join(packed(record(n)) for n in range(4)),
        "feed.xml": ATOM.encode(),
        "feed": rss("http://a.example/x", "http://a.example/y").encode(),
        "a.xlsx": workbook([["id", "text"], [1, "It rained."], [2, "It snowed."]]),
        "a.csv": b'id,url,text\n1,http://a.example/,\n2,,"It ""rained""."\n',
        "a.csv.gz": gzip.compress(b"text\nIt rained."),
        "a.jsonl": b'{"id": 1, "text": "It rained."}\n' * 3,
    }
    for name, good in inputs.items():
        for turn in range(12):
            check(mutated(good, 1000 * seed + turn), name)
