"""Whatever the text: every span of every statement reads back to the same characters of the capture."""

from __future__ import annotations

import html
import io
import json
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.flow import read_one, read_reports
from sayso.publish.lines import report_line
from sayso.settings import Settings
from sayso.text import Span
from sayso.values import Capture, Given, Manner, Reading, Statement

PARTS = (
    "“The river will crest on Friday,” mayor Ana Ruiz said.",
    "She added that 40 families had left.",
    "‘It’s over,’ the coach said 😀.",
    "According to the clinic, 12 children were ill.",
    "Zoe\u0308 Cafe\u0301 denied that the firm had lied.",
    "The judge told Radio North that he saw nothing.",
    '"We sold\u200d the 👩‍🚒 mill," said Dora Lind, "and kept the land."',
    "דן לוי said the match (אבג) was “off”.",
    "“We were robbed.",
    "Video analysed by the Harbour Courier showed 3 < 4 lorries & a van.",
    "The bank\x00 said rates rose by 2%.",
    "\u202eThe port\u202c is shut, it said.",
    "Fares rose by 5 crowns.",
    "“Nobody will come back here again.”",
    "Ruiz cited harbour records saying the gate &amp; wall held.",
    "''We won,'' he said.``",
)
GAPS = (" ", "\n\n", "\r\n", "\r\n\r\n", "\u00a0", "\n")
TEXTS = st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(GAPS)), min_size=1, max_size=6).map(
    lambda p: "".join(a + b for a, b in p)
)
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def spans_of(statement: Statement) -> Iterator[Span]:
    yield from (*statement.content, *statement.cue, *statement.source)
    yield from (link.mention for link in statement.chain if link.mention)


def read(capture: Capture) -> Reading:
    reading = read_one(Settings(), capture)
    assert isinstance(reading, Reading), reading
    return reading


def check(reading: Reading, capture: Capture) -> None:
    """What holds for every reading."""
    report = reading.report
    for span in (*(s for statement in reading.statements for s in spans_of(statement)), *reading.unattributed):
        pin = report.pin(span)
        assert pin.exact == span.of(report.text) and pin.exact.strip()
        assert 0 <= pin.start < pin.end <= len(capture.data) and pin.capture == capture.sha256
    ids = [statement.id for statement in reading.statements]
    assert len(ids) == len(set(ids))
    for statement in reading.statements:
        assert statement.content and 0 <= statement.score <= 1
        assert list(statement.content) == sorted(statement.content)
        assert all(a.end <= b.start for a, b in zip(statement.content, statement.content[1:], strict=False))
        assert not any(c.touches(q) for c in statement.content for q in statement.cue)
        assert bool(statement.chain) <= bool(statement.source)
        assert (statement.manner is Manner.NARRATED) == (not statement.source and not statement.cue)


@FEW
@given(TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_plain_text(text: str, charset: str) -> None:
    capture = Capture(text.encode(charset), f"text/plain; charset={charset.removesuffix('-sig')}", "a.txt")
    reading = read(capture)
    check(reading, capture)
    for statement in reading.statements:
        for span in spans_of(statement):
            pin = reading.report.pin(span)
            raw = capture.data[pin.start : pin.end]
            decoded = raw.decode("utf-16-le" if charset == "utf-16" else "utf-8")
            assert decoded == pin.exact or decoded.replace("\r\n", "\n") == pin.exact


@FEW
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5), st.sampled_from(["", "named", "numbers"]))
def test_pages_with_entities_and_markup(parts: list[str], entities: str) -> None:
    def written(part: str) -> str:
        safe = html.escape(part, quote=False).replace("\x00", "")
        if entities == "named":
            safe = safe.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("é", "&eacute;")
        elif entities == "numbers":
            safe = "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in safe)
        head, _, rest = safe.partition(" ")
        return f"<p><b>{head}</b> {rest}</p>"

    page = f"<html><body><article><h1>News</h1>{''.join(map(written, parts))}</article></body></html>"
    capture = Capture(page.encode(), "text/html; charset=utf-8", "a.html")
    reading = read(capture)
    check(reading, capture)
    for statement in reading.statements:
        for span in spans_of(statement):
            pin = reading.report.pin(span)
            assert folded(html.unescape(without_tags(capture.data[pin.start : pin.end].decode()))) == folded(pin.exact)


def folded(text: str) -> str:
    return "".join(text.split())


def without_tags(markup: str) -> str:
    out, inside = [], False
    for c in markup:
        inside = c == "<" or (inside and c != ">")
        out.append("" if inside or c == ">" else c)
    return "".join(out)


@FEW
@given(TEXTS)
def test_rows_of_json_lines_keep_their_text_and_place(text: str) -> None:
    line = (json.dumps({"id": "a1", "text": text}, ensure_ascii=True) + "\n").encode()
    (reading,) = read_reports(["-"], Settings(), io.BytesIO(line))
    assert isinstance(reading, Reading), reading
    assert reading.report.text == text and reading.report.external_id == "a1"
    body = line.rstrip(b"\n")
    for statement in reading.statements:
        for span in spans_of(statement):
            pin = reading.report.pin(span)
            assert json.loads(b'"' + body[pin.start : pin.end] + b'"') == pin.exact == span.of(text)


@FEW
@given(TEXTS)
def test_the_same_bytes_twice(text: str) -> None:
    capture = Capture(text.encode(), "text/plain", "a.txt", Given(external_id="7"))
    first = report_line(read(capture))
    assert first == report_line(read(Capture(text.encode(), "text/plain", "a.txt", Given(external_id="7"))))
    assert first.count(b"\n") == 1 and json.loads(first)["statements"] is not None
